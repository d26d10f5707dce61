package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.condense.PairLowering;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.Distillation.Judgement;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.emit.Emission;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.evidence.Front;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.formula.Derivative;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.Language;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.program.PairCode;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.Equality;
import io.github.limbeck.engine.verify.FormulaVerification;
import io.github.limbeck.engine.verify.ItemsVerification;
import io.github.limbeck.engine.verify.Verification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Formulas that were distilled, one per answer.
 *
 * @param contract what was asked for
 * @param training the rows that the formulas were fitted to
 * @param heldOut rows that they never saw, if some were kept back
 * @param learned the formulas, and how they are expected to do on new rows
 * @param programs the same as programs
 * @param judgements how good they are
 * @param errors how far they are off on the training rows
 * @param constants the numbers that were fitted
 * @param forecasts what a law of change foretells, if it is one
 * @param hidden what was found of a feature that the data do not have, if it has one
 * @param findings what is to be said of them
 */
public record FormulaDistillation(
    Contract contract,
    Dataset training,
    Optional<Dataset> heldOut,
    List<LearnedFormula> learned,
    List<Program> programs,
    List<Judgement> judgements,
    List<FormulaErrors> errors,
    List<FittedConstants> constants,
    Optional<Forecasts> forecasts,
    Optional<Hidden> hidden,
    List<Finding> findings) implements Distillation {

  /** The same with what it foretells. */
  FormulaDistillation with(Forecasts foretold) {
    return new FormulaDistillation(contract, training, heldOut, learned, programs, judgements, errors, constants, Optional.of(foretold), hidden, findings);
  }

  /** The same with what was found of a feature that the data do not have. */
  FormulaDistillation with(Optional<Hidden> found) {
    return new FormulaDistillation(contract, training, heldOut, learned, programs, judgements, errors, constants, forecasts, found, findings);
  }

  /** The formulas. */
  List<PiecewiseFormula> models() {
    return learned.stream().map(LearnedFormula::model).toList();
  }

  /** The formulas of an answer. */
  public List<Expression> pieces(int answer) {
    return models().get(answer).model().pieces();
  }

  /** The rule that chooses between them, where there are several. */
  public Optional<DecisionList> choice(int answer) {
    return models().get(answer).rule();
  }

  @Override
  public Optional<Provenance.Expectation> expectation(int answer) {
    return learned.get(answer).expectation().map(e -> new Provenance.Expectation(e.sentence(), "FORMULA", e.explained(), Double.NaN, Double.NaN, 0, e.line()));
  }

  @Override
  public List<Evidence> evidence() {
    return List.of();
  }

  @Override
  public List<Front> fronts() {
    return List.of();
  }

  @Override
  public List<NetworkSize> networks() {
    return models().stream().map(m -> m.rule().map(rule -> {
      EssenceNetwork network = EssenceNetwork.of(rule);
      return new NetworkSize(network.size(), network.subconcepts().size(), network.concepts().size(), rule.conditions());
    }).orElse(new NetworkSize(0, 0, 0, 0))).toList();
  }

  @Override
  public List<String> texts() {
    return learned.stream().map(formula -> ItemsDistiller.write(contract, Encoder.write(contract, formula.write()))).toList();
  }

  @Override
  public boolean isExtrapolated() {
    return false;
  }

  @Override
  public Proof.Outcome prove(String source, int parameters, Proof.Setting setting, Optional<Consumer<String>> questions) {
    if (contract.bodies().isPresent()) {
      return Proof.ofPairs(source, signature(parameters, setting), pairs().orElseThrow(), nodes());
    }
    List<Proof.Outcome> outcomes = new ArrayList<>();
    for (int a = 0; a < models().size(); a++) {
      String method = contract.answerRecord().isEmpty() ? contract.method()
          : Emission.componentMethod(contract.method(), contract.answers().get(a).name());
      Proof.Signature signature = signature(parameters, setting).of(method);
      List<Expression> pieces = models().get(a).model().pieces();
      outcomes.add(models().get(a).rule().map(rule -> Proof.ofPieces(source, signature, EssenceNetwork.of(rule), pieces))
          .orElseGet(() -> Proof.ofFormula(source, signature, pieces.get(0))));
    }
    return Proof.Outcome.all(outcomes);
  }

  private List<Expression> nodes() {
    return models().stream().map(m -> m.model().expression()).toList();
  }

  @Override
  public Optional<PairCode> pairs() {
    return contract.bodies().map(b -> PairLowering.lower(contract, training, nodes()));
  }

  @Override
  public List<Outcome> outcomes(Dataset data) {
    return IntStream.range(0, models().size()).mapToObj(a -> new Outcome(data, FormulaErrors.samples(data, a).y(), models().get(a).values(data),
        IntStream.range(0, data.rows()).toArray(), new int[0])).toList();
  }

  @Override
  public List<String> lines(int answer) {
    FormulaModel model = models().get(answer).model();
    Stream<String> formula = models().get(answer).rule().map(rule -> ModelLines.of(List.of(network(rule, model)))).orElseGet(() -> ModelLines.terms(model.expression(), this::plain)).stream();
    Stream<String> computed = AggregateWords.of(contract, model.pieces()).stream().map(words -> "where " + words);
    Stream<String> found = contract.latents().stream().filter(latent -> answer == 0).flatMap(latent -> latent.known().stream().map(k -> latent.field() + " of " + k.key() + " = " + Decimals.said(k.value())));
    return Stream.of(formula, computed, found).flatMap(lines -> lines).toList();
  }

  /** The rule that chooses between formulas. */
  private NetworkView network(DecisionList rule, FormulaModel model) {
    List<Feature> features = training.features();
    return new NetworkView("", rule, model.pieces().stream().map(this::plain).toList(), features.stream().map(Feature::name).toList(), List.of(),
        features.stream().map(f -> f.type().kind() == ValueType.Kind.BOOLEAN).toList(), training.vocabularies(), features.stream().map(f -> f.type().javaName()).toList(), true);
  }

  @Override
  public List<List<NetworkView>> drawings() {
    return models().stream().map(m -> List.<NetworkView>of()).toList();
  }

  @Override
  public String extrapolated() {
    return FormulaWords.ranges(this).orElse("");
  }

  @Override
  public String provedWhere() {
    return "";
  }

  @Override
  public List<String> javadoc(Equality equality) {
    return FormulaWords.javadoc(this, equality);
  }

  @Override
  public String note(String type, Equality equality, int lines) {
    return FormulaWords.note(type, this, equality, lines);
  }

  @Override
  public Optional<Forecasts> foretold() {
    return forecasts;
  }

  @Override
  public String kind() {
    return "formula";
  }

  @Override
  public Optional<Provenance.Formula> formula(int answer) {
    return Optional.of(provenance(answer));
  }

  @Override
  public Optional<Distillation> derivative(int feature, String method) {
    if (contract.answerRecord().isPresent() || !contract.aggregates().isEmpty()) {
      return Optional.empty();
    }
    PiecewiseFormula formula = models().get(0);
    List<Expression> pieces = formula.model().pieces().stream().flatMap(e -> Derivative.of(e, feature).stream()).toList();
    if (pieces.size() < formula.model().pieces().size()) {
      return Optional.empty();
    }
    PiecewiseFormula derived = new PiecewiseFormula(new FormulaModel(pieces, List.of(), List.of()), formula.rule());
    Contract own = contract.named(method);
    return Optional.of(new FormulaDistillation(own, training, heldOut, List.of(new LearnedFormula(derived, Optional.empty())),
        List.of(derived.program(own, training, 0)), judgements, errors, List.of(FittedConstants.NONE), Optional.empty(), Optional.empty(), List.of()));
  }

  @Override
  public Check check(int parameters) {
    if (!training.items().isEmpty()) {
      return ItemChecks.of(contract, parameters, programs, training, heldOut, models().stream().map(m -> (ItemsVerification.Model) m::admits).toList());
    }
    List<Verification.Rows> rows = new ArrayList<>();
    rows.add(rows(training));
    heldOut.ifPresent(held -> rows.add(rows(held)));
    List<FormulaVerification.Model> bounds = models().stream().map(m -> (FormulaVerification.Model) m::bounds).toList();
    List<DecisionList> rules = models().stream().flatMap(m -> m.rule().stream()).toList();
    return new FormulaVerification(contract.method(), parameters, programs, new FormulaVerification.Trials(rows, bounds,
        FormulaDistiller.ranges(training), RuleTrials.bounds(rules, training.columns().size())));
  }

  private static Verification.Rows rows(Dataset data) {
    return new Verification.Rows(data.rows(), data::copyRow, data::place, data.vocabularies(), List.of());
  }

  /** What the provenance says of an answer. */
  public Provenance.Formula provenance(int answer) {
    FormulaModel model = models().get(answer).model();
    FormulaErrors off = errors.get(answer);
    return new Provenance.Formula(plain(answer), AggregateWords.of(contract, model.pieces()), model.pieces().size() == 1 ? exports(model.expression()) : Map.of(),
        constants.get(answer).pieces().stream().flatMap(List::stream).toList(), model.ties().stream().map(t -> plain(t.expression())).toList(),
        model.front().stream().map(c -> new Provenance.Candidate(plain(c.expression()), exports(c.expression()), c.nats(), Math.sqrt(c.error()))).toList(),
        off.rootMeanSquare(), off.percentiles());
  }

  /** A formula in plain text, in the names of the contract. */
  String plain(Expression e) {
    return FormulaDistiller.plain(e, contract);
  }

  /** The formula of an answer; of several, each with the value that it is for where the values of a feature choose. */
  String plain(int answer) {
    PiecewiseFormula formula = models().get(answer);
    OptionalInt feature = DemandReader.constantsPer(contract);
    List<Expression> pieces = formula.model().pieces();
    if (feature.isEmpty() || formula.rule().isEmpty()) {
      return pieces.stream().map(this::plain).collect(Collectors.joining(" or "));
    }
    DecisionList rule = formula.rule().get();
    return rule.rules().stream().map(r -> plain(pieces.get(r.answer())) + " for " + value(feature.getAsInt(), r.literals().get(0)) + "; ")
        .collect(Collectors.joining()) + plain(pieces.get(rule.defaultAnswer())) + " otherwise";
  }

  /** The value of a feature that a literal asks for. */
  private String value(int feature, Literal literal) {
    Atom atom = literal.form().terms().get(0).atom();
    int code = atom instanceof Atom.Is is ? is.code() : (int) literal.low();
    List<String> labels = training.vocabularies().get(feature);
    return switch (contract.features().get(feature).type().kind()) {
      case CHARACTER -> String.valueOf((char) code);
      case BOOLEAN -> String.valueOf(code == 1);
      default -> code < labels.size() ? labels.get(code) : String.valueOf(code);
    };
  }

  private Map<String, String> exports(Expression e) {
    return Arrays.stream(Language.values()).collect(Collectors.toMap(Language::id, l -> l.text(e, f -> contract.features().get(f).name(), Decimals::plain)));
  }
}
