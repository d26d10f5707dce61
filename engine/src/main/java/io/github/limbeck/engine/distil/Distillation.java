package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.emit.ReadingCode;
import io.github.limbeck.engine.evidence.Estimate;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.evidence.Front;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.PairCode;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.Equality;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What was distilled for one method. */
public interface Distillation {
  Contract contract();

  /** The rows that were trained on. */
  Dataset training();

  Optional<Dataset> heldOut();

  /** One program per answer, condensed. */
  List<Program> programs();

  /** The answers as text, by the codes that the model of an answer gives. */
  default List<String> labels(int answer) {
    return programs().get(answer).answer().labels();
  }

  /** How well each answers. */
  List<Judgement> judgements();

  /** What speaks for the model of each answer beyond its rows. */
  List<Evidence> evidence();

  /** How the model of an answer is expected to do on new rows. */
  default Optional<Provenance.Expectation> expectation(int answer) {
    Evidence e = evidence().get(answer);
    Optional<Estimate> accuracy = e.accuracy();
    return Optional.of(new Provenance.Expectation(String.join(" ", NetworkWords.expected(this, answer)), e.verdict().name(), accuracy.map(Estimate::share).orElse(Double.NaN),
        accuracy.map(Estimate::low).orElse(Double.NaN), accuracy.map(Estimate::high).orElse(Double.NaN), e.baseline().commonest(), e.baseline().condition()));
  }

  /** For each answer the models that there were to choose from. */
  List<Front> fronts();

  /** Warnings. */
  List<Finding> findings();

  /** How large each network is. */
  List<NetworkSize> networks();

  /** The models and their evidence as text, for the cache: what {@link Kept} reads. */
  List<String> texts();

  /** The models alone, of a method over images those over what they show: what {@link KnownModels} reads. */
  default List<String> modelTexts() {
    return texts();
  }

  /** Per answer, and per rule of it, last where none holds, how many training rows it decides, and how many of these rightly; empty where there are no rules over rows. */
  default List<List<int[]>> support() {
    return programs().stream().map(p -> List.<int[]>of()).toList();
  }

  /** Per feature the codes of the texts that matter to the rule; empty where all of them may: where those that no example had are refused, or features are compared with each other. */
  default List<Optional<Set<Integer>>> namedTexts() {
    return NamedTexts.of(this);
  }

  /** The model of an answer as people read it: one condition or term a line. */
  default List<String> lines(int answer) {
    return ModelLines.of(drawings().get(answer));
  }

  /** Whether the code goes beyond the sizes that the examples bear out. */
  boolean isExtrapolated();

  /**
   * Tries to prove that the generated method is equal to its networks.
   *
   * @param source the generated class
   * @param parameters how many parameters the method has
   * @param setting where the class will be, and what the proof may cost
   * @param questions given, as scripts in SMT-LIB, what the proof has to decide
   */
  Proof.Outcome prove(String source, int parameters, Proof.Setting setting, Optional<Consumer<String>> questions);

  /**
   * What is run on the generated method once its class is compiled.
   *
   * @param parameters how many parameters the method has
   */
  Check check(int parameters);

  /** What was achieved, as lines of Javadoc. */
  default List<String> javadoc(Equality equality) {
    return NetworkWords.javadoc(this, equality);
  }

  /**
   * What was achieved, as the line that a build prints, up to the time it took.
   *
   * @param type the simple name of the interface
   * @param lines how many lines of code there are
   */
  default String note(String type, Equality equality, int lines) {
    return NetworkWords.note(type, this, equality, lines);
  }

  /** What kind of model was trained, in words. */
  default String kind() {
    return "essence network" + (isExtrapolated() ? ", extrapolated to other sizes" : "");
  }

  /** What the provenance says of an answer that is a formula. */
  default Optional<Provenance.Formula> formula(int answer) {
    return Optional.empty();
  }

  /**
   * The derivative of a formula, for a method of its own.
   *
   * @param feature the index of the feature that it is derived by
   * @param method the name of that method
   * @return empty if this is no single formula, or if a part of it has no derivative
   */
  default Optional<Distillation> derivative(int feature, String method) {
    return Optional.empty();
  }

  /** What a law of change foretells; empty if this is none. */
  default Optional<Forecasts> foretold() {
    return Optional.empty();
  }

  /** What was found of a feature of a law of change that the data do not have; empty if this is none, or has none. */
  default Optional<Hidden> hidden() {
    return Optional.empty();
  }

  /** What the model of each answer says on the rows of a dataset. */
  List<Outcome> outcomes(Dataset data);

  /** The networks of each answer as a reader is shown them; none where there are none. */
  List<List<NetworkView>> drawings();

  /** How the code goes beyond what the examples bear out, in words; empty if it does not. */
  String extrapolated();

  /** Where a proof holds, in words; empty if everywhere. */
  String provedWhere();

  /** The method that a proof speaks of. */
  default Proof.Signature signature(int parameters, Proof.Setting setting) {
    Program program = programs().get(0);
    return new Proof.Signature(contract().method(), parameters, program.inputs(), program.arrays(),
        programs().stream().map(Program::answer).toList(), contract().request().throwOnUnseen(), this::greatestReal, setting,
        IntStream.range(0, program.derived().size()).mapToObj(k -> derived(program.derived().get(k), training().aggregates().get(k))).toList());
  }

  private static Proof.Derived derived(Aggregation how, Aggregate aggregate) {
    return new Proof.Derived(how, aggregate.term().isEmpty() ? new Expression.Constant(1) : FormulaText.expression(aggregate.term()),
        aggregate.where().map(w -> FormulaText.expression(w.of())));
  }

  /** What reads images before the programs answer; empty if nothing does. */
  default Optional<ReadingCode> reading() {
    return Optional.empty();
  }

  /** What is read in the images of the examples; empty if there are none. */
  default Optional<ReadImages> readImages() {
    return Optional.empty();
  }

  /** How the method answers for each body of a list; empty if it does not. */
  default Optional<PairCode> pairs() {
    return Optional.empty();
  }

  /** The greatest magnitude of the real numbers among the features of the training rows. */
  private double greatestReal() {
    double greatest = 1;
    Dataset data = training();
    for (int f = 0; f < data.features().size(); f++) {
      if (data.features().get(f).type().kind() == ValueType.Kind.REAL) {
        for (int row = 0; row < data.rows(); row++) {
          double magnitude = Math.abs(data.columns().get(f).get(row));
          greatest = magnitude > greatest ? magnitude : greatest; // a missing value, which is NaN, is not greater
        }
      }
    }
    for (int a = 0; a < data.arrays().size(); a++) {
      if (contract().arrays().get(a).type().kind() == ValueType.Kind.REAL) {
        for (double[][] cells : data.arrays().get(a).rows()) {
          greatest = Math.max(greatest, Arrays.stream(cells).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0));
        }
      }
    }
    return greatest;
  }

  /** Shares of rows that are right; the validation share is NaN where nothing was held out. */
  record Judgement(double training, double reachable, double validation) {}

  /**
   * The size of a network.
   *
   * @param conditions the literals of its decision list
   */
  record NetworkSize(int differentiae, int subconcepts, int concepts, int conditions) {}
}
