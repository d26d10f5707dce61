package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Condenser;
import io.github.limbeck.engine.condense.Signature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.Distillation.Judgement;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.evidence.Costs;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.evidence.Front;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Model;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.ItemsVerification;
import io.github.limbeck.engine.verify.Verification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * From the examples of one method to its programs: train, judge, condense. Knows nothing of the compiler.
 */
public final class RuleDistiller {
  /** Distils rules over scalars. */
  static final Distiller DOOR = new Distiller() {
    @Override
    public Distillation run(Task task, List<String> kept) throws Refusal {
      return RuleDistiller.run(task.contract(), task.dataset(), task.validation(), kept.stream().map(Kept::read).toList(), task.work());
    }
  };

  private static final int ROWS_INTERPRETED = 20_000;

  private final Contract contract;
  private final Dataset training;
  private final Optional<Dataset> heldOut;
  private final List<AlikeRows> distinct = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Costs costs;
  private final Work work;

  private RuleDistiller(Contract contract, Dataset training, Optional<Dataset> heldOut, Costs costs, Work work) {
    this.costs = costs;
    this.work = work;
    this.contract = contract;
    this.training = training;
    this.heldOut = heldOut;
    for (int a = 0; a < contract.answers().size(); a++) {
      distinct.add(new AlikeRows(training, a));
    }
  }

  /**
   * What was distilled.
   *
   * @param learned one per answer: the rule, the front it was chosen from, and what speaks for it
   * @param written one per answer: the rule, as the program says it
   * @param programs one per answer, condensed
   * @param judgements how well each answers
   * @param findings warnings
   */
  public record Result(
      Contract contract,
      Dataset training,
      Optional<Dataset> heldOut,
      List<RuleFront.Learned> learned,
      List<Model> written,
      List<Program> programs,
      List<Judgement> judgements,
      List<Finding> findings) implements Distillation {

    /** One per answer. */
    List<Model> models() {
      return learned.stream().map(RuleFront.Learned::model).toList();
    }

    @Override
    public List<Evidence> evidence() {
      return learned.stream().map(RuleFront.Learned::evidence).toList();
    }

    @Override
    public List<Front> fronts() {
      return learned.stream().map(RuleFront.Learned::front).toList();
    }

    @Override
    public List<NetworkSize> networks() {
      return models().stream().map(model -> {
        EssenceNetwork network = EssenceNetwork.of(model);
        return new NetworkSize(network.size(), network.subconcepts().size(), network.concepts().size(), model.conditions());
      }).toList();
    }

    @Override
    public List<String> texts() {
      return learned.stream().map(l -> Kept.of(l).write()).toList();
    }

    @Override
    public List<List<int[]>> support() {
      return IntStream.range(0, learned.size()).mapToObj(a -> models().get(a) instanceof DecisionList list ? ConfidentRules.support(list, training, a) : List.<int[]>of()).toList();
    }

    @Override
    public boolean isExtrapolated() {
      return false;
    }

    @Override
    public Proof.Outcome prove(String source, int parameters, Proof.Setting setting, Optional<Consumer<String>> questions) {
      return Proof.ofScalars(source, signature(parameters, setting), written.stream().map(EssenceNetwork::of).toList(), questions);
    }

    @Override
    public Check check(int parameters) {
      return training.items().isEmpty() ? Verification.of(contract.method(), parameters, programs, RuleTrials.of(this))
          : ItemChecks.of(contract, parameters, programs, training, heldOut,
              written.stream().map(EssenceNetwork::of).map(n -> (ItemsVerification.Model) (row, answer) -> n.answer(row) == answer).toList());
    }

    @Override
    public List<Outcome> outcomes(Dataset data) {
      return IntStream.range(0, learned.size()).mapToObj(a -> {
        double[] actual = IntStream.range(0, data.rows()).mapToDouble(data.answers().get(a).codes()::get).toArray();
        Model model = learned.get(a).model();
        int[] deciding = IntStream.range(0, data.rows()).parallel().map(i -> model instanceof DecisionList list ? list.deciding(data.row(i)) : 0).toArray();
        double[] given = IntStream.range(0, data.rows()).parallel().mapToDouble(i -> model.answer(data.row(i))).toArray();
        return new Outcome(data, actual, given, IntStream.range(0, data.rows()).toArray(), deciding);
      }).toList();
    }

    @Override
    public List<List<NetworkView>> drawings() {
      List<String> names = training.features().stream().map(Feature::name).toList();
      List<String> java = training.features().stream().map(f -> f.cell().map(Feature.Cell::array).orElse(f.java())).toList();
      List<Boolean> conditions = training.features().stream().map(f -> f.type().kind() == ValueType.Kind.BOOLEAN).toList();
      return IntStream.range(0, learned.size()).mapToObj(a -> List.of(new NetworkView("", learned.get(a).model(),
          labels(a), names, java, conditions, training.vocabularies(), training.features().stream().map(f -> f.type().javaName()).toList(), true))).toList();
    }

    @Override
    public List<String> labels(int answer) {
      return Signature.labels(training.answers().get(answer));
    }

    @Override
    public String extrapolated() {
      boolean numbers = training.features().stream().map(f -> f.type().kind()).anyMatch(k -> k == ValueType.Kind.REAL || k == ValueType.Kind.INTEGER);
      return numbers ? "Beyond the ranges of the examples the rule goes on as its conditions say; no example confirms that." : "";
    }

    @Override
    public String provedWhere() {
      return "";
    }
  }

  /**
   * Trains and condenses.
   *
   * @param dataset all examples
   * @param validation held-out examples, already in the codes of the dataset
   * @param cached results of an earlier run for the same inputs, in the order of the answers; empty to train
   * @param work what training may cost
   * @throws Refusal if the accuracy asked for is not reached, or the code would be unreadably large
   */
  static Result run(
      Contract contract, Dataset dataset, Optional<Dataset> validation, List<Kept> cached, Work work) throws Refusal {
    Costs costs = Costs.parse(contract.request().costs(), dataset.answers().get(0).labels());
    HoldOut split = HoldOut.of(contract, dataset, validation);
    return new RuleDistiller(contract, costs.weigh(split.training(), 0), split.heldOut(), costs, work).run(cached);
  }

  private Result run(List<Kept> cached) throws Refusal {
    findings.addAll(RowFindings.of(contract, training, distinct));
    throwErrors();
    List<RuleFront.Learned> learned = new ArrayList<>();
    List<Model> written = new ArrayList<>();
    List<Program> programs = new ArrayList<>();
    List<Judgement> judgements = new ArrayList<>();
    for (int a = 0; a < contract.answers().size(); a++) {
      RuleFront.Learned rule = cached.isEmpty() ? RuleFront.learn(contract, training, a, distinct.get(a), costs, work) : cached.get(a).learned();
      learned.add(rule);
      judgements.add(judge(rule, a));
      if (findings.stream().noneMatch(Finding::isError)) {
        Optional<ConfidentRules> confident = contract.confidence().isEmpty() ? Optional.empty()
            : Optional.of(ConfidentRules.of(contract, (DecisionList) rule.model(), ConfidentRules.support((DecisionList) rule.model(), training, a)));
        int answer = a;
        written.add(confident.<Model>map(ConfidentRules::list).orElse(rule.model()));
        programs.add(confident.map(c -> c.program(contract, training, answer)).orElseGet(() -> Condenser.condense(rule.model(), training, answer)));
      }
    }
    EffortSpent.finding(contract, work).ifPresent(findings::add);
    throwErrors();
    for (int a = 0; a < programs.size(); a++) {
      requireSame(written.get(a), programs.get(a), a);
      String rare = RareTexts.named(programs.get(a), training);
      if (!rare.isEmpty()) {
        report(Diagnostic.RARE_TEXT, contract.request().examples(), "The code for " + contract.named(a) + " names texts that few rows of " + training.name() + " have: " + rare + ".");
      }
      Gate.finding(contract, contract.named(a), judgements.get(a).training(), learned.get(a).evidence(), learned.get(a).front()).ifPresent(findings::add);
    }
    throwErrors();
    return new Result(contract, training, heldOut, learned, written, programs, judgements, findings);
  }

  private void throwErrors() throws Refusal {
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new Refusal(findings);
    }
  }

  private void report(Diagnostic diagnostic, Place place, String detail) {
    findings.add(Finding.of(diagnostic, place, detail));
  }

  private String label(int code, int a) {
    List<String> labels = training.answers().get(a).labels();
    return code < labels.size() ? Wording.quote(labels.get(code)) : "an answer unknown in training";
  }

  private Judgement judge(RuleFront.Learned rule, int a) {
    Model model = rule.model();
    WrongRows wrong = WrongRows.of(model, training, a);
    double accuracy = wrong.share();
    int unavoidable = distinct.get(a).unavoidableErrors();
    FrontFindings.of(contract, contract.named(a), training.answers().get(a).labels().size(), rule, training.rows(), unavoidable, shown(wrong, training, a)).ifPresent(findings::add);
    if (model instanceof DecisionList list) {
      warnOfMemorising(list, a);
    }
    double validation = Double.NaN;
    if (heldOut.isPresent() && heldOut.get().rows() > 0) {
      WrongRows wrongHeldOut = WrongRows.of(model, heldOut.get(), a);
      validation = wrongHeldOut.share();
      if (validation < contract.request().minValidationAccuracy()) {
        report(Diagnostic.VALIDATION_TOO_LOW, Place.attribute("minValidationAccuracy"), "The rule for " + contract.named(a)
            + " answers " + Shares.percent(validation) + " of the " + heldOut.get().rows() + " held-out rows rightly, less than the "
            + Shares.percent(contract.request().minValidationAccuracy()) + " asked for. Wrong rows: "
            + shown(wrongHeldOut, heldOut.get(), a) + ".");
      }
    }
    return new Judgement(accuracy, 1 - (double) unavoidable / training.rows(), validation);
  }

  private String shown(WrongRows wrong, Dataset data, int a) {
    String first = wrong.first().stream()
        .map(w -> data.place(w[0]) + " (is " + label((int) data.answers().get(a).codes().get(w[0]), a) + ", answered "
            + label(w[1], a) + ")")
        .collect(Collectors.joining(", "));
    return first + (wrong.count() > wrong.first().size() ? " and " + (wrong.count() - wrong.first().size()) + " more" : "");
  }

  /** Rules that decide hardly any rows are memory, not knowledge; the user should know. */
  private void warnOfMemorising(DecisionList model, int a) {
    int rules = model.rules().size();
    int[] decided = IntStream.range(0, training.rows()).parallel().collect(() -> new int[rules], (counts, i) -> {
      int rule = model.deciding(training.row(i));
      if (rule < rules) {
        counts[rule]++;
      }
    }, (counts, more) -> Arrays.setAll(counts, r -> counts[r] + more[r]));
    int lonely = 0;
    for (int rows : decided) {
      lonely += rows <= 2 ? 1 : 0;
    }
    if (decided.length >= 4 && lonely * 2 >= decided.length) {
      report(Diagnostic.WEAK_SUPPORT, contract.request().examples(), lonely + " of the " + decided.length + " rules for " + contract.named(a)
          + " rest on one or two rows each: the rule fits the examples but may not hold beyond them.");
    }
  }

  /** The program, its network and its model must agree; the compiled class is run on all rows later. */
  private void requireSame(Model model, Program program, int a) throws Refusal {
    EssenceNetwork network = EssenceNetwork.of(model);
    Interpreter interpreter = new Interpreter(program);
    double[] row = new double[training.columns().size()];
    int step = Math.max(1, training.rows() / ROWS_INTERPRETED);
    for (int i = 0; i < training.rows(); i += step) {
      training.copyRow(i, row);
      int expected = model.answer(row);
      if (network.answer(row) != expected || interpreter.run(row) != expected) {
        throw new Refusal(Diagnostic.NETWORK_DIFFERS, Place.SUBJECT,
            "The program for " + contract.named(a) + " differs from its network on " + training.place(i) + ".");
      }
    }
  }
}
