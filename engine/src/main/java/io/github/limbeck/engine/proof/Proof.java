package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.Arrangement;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.PerElement;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.PairCode;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Program.AnswerType;
import io.github.limbeck.engine.program.Program.Facts;
import io.github.limbeck.engine.proof.JavaValue.Cells;
import io.github.limbeck.engine.proof.JavaValue.Counted;
import io.github.limbeck.engine.proof.JavaValue.Label;
import io.github.limbeck.engine.proof.JavaValue.Numeric;
import io.github.limbeck.engine.proof.JavaValue.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;
import org.eclipse.jdt.core.dom.MethodDeclaration;

/**
 * Shows that a generated method and the network it came from give the same answer for every input (docs/method.md, "How equality is shown"): the method's
 * Java is read back as a formula, the network is written as another, and the two are decided to be equal. Real numbers are
 * taken as those of mathematics, and finite. How many steps a proof may take is fixed, so that it ends alike on every machine.
 */
public final class Proof {
  private static final String ROUNDED = "answers that are real numbers, whose rounding is not compared";
  /** Steps that a proof may take: one to two seconds of work at most. */
  static final long STEPS = 12_000_000;

  private final JavaMethods methods;
  private final Signature signature;
  private final BiConsumer<Condition, Condition> questions;
  private long left;
  private boolean overReals;
  private double band;

  /**
   * The method in question.
   *
   * @param parameters how many parameters it has
   * @param answers what it answers with: one type, or one per component of a record
   * @param knownTexts whether it refuses texts that no example had
   * @param greatest the greatest magnitude of the examples' real numbers; asked for only where rounding matters
   * @param setting where the class will be, and what the proof may cost
   * @param derived the inputs that are computed from lists of things
   */
  public record Signature(
      String method, int parameters, List<Input> inputs, List<ArrayInput> arrays, List<AnswerType> answers, boolean knownTexts,
      DoubleSupplier greatest, Setting setting, List<Derived> derived) {
    public Signature {
      inputs = List.copyOf(inputs);
      arrays = List.copyOf(arrays);
      answers = List.copyOf(answers);
      derived = List.copyOf(derived);
    }

    /** That of a method that is given no lists of things. */
    public Signature(String method, int parameters, List<Input> inputs, List<ArrayInput> arrays, List<AnswerType> answers, boolean knownTexts,
        DoubleSupplier greatest, Setting setting) {
      this(method, parameters, inputs, arrays, answers, knownTexts, greatest, setting, List.of());
    }

    /** That of another method with the same parameters. */
    public Signature of(String other) {
      return new Signature(other, parameters, inputs, arrays, answers, knownTexts, greatest, setting, derived);
    }
  }

  /**
   * An input that is computed from a list of things.
   *
   * @param how from which list, and in which way
   * @param term what is added up or compared, over the inputs of its program; that of a count is not looked at
   * @param where what is compared to say which items are meant, over the same inputs; empty for all items
   */
  public record Derived(Aggregation how, Expression term, Optional<Expression> where) {}

  /**
   * What a proof takes for granted.
   *
   * @param scope what names mean beside the class
   * @param effort a factor on the steps that it may take
   */
  public record Setting(NameScope scope, double effort) {
    /** A class that stands alone, and the usual steps. */
    public static final Setting USUAL = new Setting(NameScope.EMPTY, 1);

    long steps() {
      return (long) (STEPS * effort);
    }
  }

  /** An input: a row of scalars, NaN where one is missing, and arrays. */
  public record Candidate(double[] row, List<double[][]> arrays) {}

  /**
   * What came of a proof.
   *
   * @param proved whether method and network are equal on every input
   * @param refuted whether the method was understood and computes something else
   * @param candidate an input on which they seem to differ; to be tried, since some relations are only approximated
   * @param reason why there is no proof
   * @param steps how many steps it took
   * @param overReals whether real numbers are compared, so that the proof is one about the numbers of mathematics
   * @param band how far from a bound, at numbers like those of the examples, rounding may make the two differ; 0 if nowhere,
   *     infinite if not known
   */
  public record Outcome(
      boolean proved, boolean refuted, Optional<Candidate> candidate, String reason, long steps, boolean overReals, double band) {

    /** A proof in which nothing is rounded otherwise. */
    static Outcome exact(long steps) {
      return new Outcome(true, false, Optional.empty(), "", steps, false, 0);
    }

    static Outcome refuted(String reason, long steps) {
      return new Outcome(false, true, Optional.empty(), reason, steps, false, 0);
    }

    /** What came of the proofs of several answers, taken together. */
    public static Outcome all(List<Outcome> outcomes) {
      long steps = outcomes.stream().mapToLong(Outcome::steps).sum();
      return outcomes.stream().filter(Outcome::refuted).findFirst().or(() -> outcomes.stream().filter(o -> !o.proved()).findFirst())
          .orElseGet(() -> new Outcome(true, false, Optional.empty(), "", steps, outcomes.stream().anyMatch(Outcome::overReals),
              outcomes.stream().mapToDouble(Outcome::band).max().orElse(0)));
    }

    static Outcome open(String reason, long steps) {
      return new Outcome(false, false, Optional.empty(), reason, steps, false, 0);
    }
  }

  private Proof(String source, Signature signature, Optional<Consumer<String>> questions) {
    this.methods = JavaMethods.parse(source, signature.setting().scope());
    this.signature = signature;
    this.left = signature.setting().steps();
    this.questions = (a, b) -> questions.ifPresent(q -> q.accept(SmtLib.of(a, b)));
  }

  /** For a method over scalars, with one network per answer. */
  public static Outcome ofScalars(String source, Signature signature, List<EssenceNetwork> networks) {
    return ofScalars(source, signature, networks, Optional.empty());
  }

  /**
   * The same.
   *
   * @param questions given, as scripts in SMT-LIB, what is to be decided beyond what is plain from the formulas
   */
  public static Outcome ofScalars(
      String source, Signature signature, List<EssenceNetwork> networks, Optional<Consumer<String>> questions) {
    Proof proof = new Proof(source, signature, questions);
    return proof.outcome(formulas -> proof.scalars(formulas, networks));
  }

  /** For a method whose answer is a formula. */
  public static Outcome ofFormula(String source, Signature signature, Expression formula) {
    JavaMethods declared = JavaMethods.parse(source, signature.setting().scope());
    Optional<MethodDeclaration> method = declared.find(signature.method(), signature.parameters());
    return method.isEmpty() ? Outcome.open("no method " + signature.method(), 0)
        : FormulaProof.prove(method.get(), formula, signature.inputs(), declared, new AggregateReader(signature.derived(), declared));
  }

  /**
   * For a method that answers with a vector for each body of a list.
   *
   * @param nodes per component the answer, over the inputs of the node
   */
  public static Outcome ofPairs(String source, Signature signature, PairCode code, List<Expression> nodes) {
    JavaMethods declared = JavaMethods.parse(source, signature.setting().scope());
    Optional<MethodDeclaration> method = declared.find(signature.method(), signature.parameters());
    Derived first = signature.derived().get(0);
    Optional<Expression> acts = first.where();
    PairProof.Law law = new PairProof.Law(code, signature.derived().stream().map(Derived::term).toList(), acts,
        first.how().where().map(w -> ((Logical.Compare) w).op()), first.how().where().map(w -> ((Expr.Constant) ((Logical.Compare) w).right()).value()).orElse(0.0), nodes);
    return method.isEmpty() ? Outcome.open("no method " + signature.method(), 0) : PairProof.prove(method.get(), law, declared);
  }

  /**
   * For a method that computes one of several formulas, as a rule says: the rule is proved as any rule, with formulas in the place
   * of its answers, and each formula that is returned is compared with the one of that answer.
   *
   * @param signature that of the method, or of the private one that computes a component
   * @param rule answers with the index of a formula
   */
  public static Outcome ofPieces(String source, Signature signature, EssenceNetwork rule, List<Expression> formulas) {
    Proof proof = new Proof(source, signature, Optional.empty());
    PiecesReader pieces = new PiecesReader(signature.inputs(), proof.methods, formulas);
    Outcome outcome = proof.outcome(space -> proof.pieces(space, rule, pieces));
    return pieces.stranger().map(s -> Outcome.refuted("the code computes " + s + ", which is none of the formulas", outcome.steps())).orElse(outcome);
  }

  /**
   * For a method over arrays, at some sizes.
   *
   * @param inputs the input that a feature of the model is, where it is no quantity
   * @param sizes per case the rows and columns of each array; an array of one dimension is a single row
   */
  public static Outcome ofArrays(String source, Signature signature, ArrayModel model, IntUnaryOperator inputs, List<List<int[]>> sizes) {
    return ofArrays(source, signature, model, inputs, sizes, sizes, Optional.empty());
  }

  /**
   * The same.
   *
   * @param arranged the sizes once the first array is arranged, if it is
   * @param questions given, as scripts in SMT-LIB, what is to be decided beyond what is plain from the formulas
   */
  public static Outcome ofArrays(String source, Signature signature, ArrayModel model, IntUnaryOperator inputs, List<List<int[]>> sizes,
      List<List<int[]>> arranged, Optional<Consumer<String>> questions) {
    Proof proof = new Proof(source, signature, questions);
    if (model.arrangement().isPresent()) {
      return proof.arranged(source, model, inputs, sizes, arranged, questions);
    }
    for (List<int[]> each : sizes) {
      Outcome outcome = proof.outcome(formulas -> proof.arrays(formulas, model, inputs, each));
      if (!outcome.proved()) {
        return outcome;
      }
    }
    return new Outcome(true, false, Optional.empty(), "", proof.signature.setting().steps() - proof.left, proof.overReals, proof.band);
  }

  /** For a method whose array is arranged first: that it is arranged as the model says, then that the method which is given it is that of the rest. */
  private Outcome arranged(String source, ArrayModel model, IntUnaryOperator inputs, List<List<int[]>> sizes, List<List<int[]>> arranged,
      Optional<Consumer<String>> asked) {
    Arrangement arrangement = model.arrangement().get();
    Optional<MethodDeclaration> method = methods.find(signature.method(), signature.parameters());
    if (method.isEmpty()) {
      return Outcome.open("no method " + signature.method(), 0);
    }
    ArrangementReader.Read read;
    try {
      read = ArrangementReader.read(method.get(), methods, signature.arrays().get(0).java(), arrangement);
    } catch (Unprovable e) {
      return Outcome.open(e.getMessage(), 0);
    }
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(outcome(formulas -> new ArrangementProof(formulas, methods, signature).checks(read.checks(), sizes)));
    arrangement.kept().ifPresent(kept -> outcomes.add(outcome(formulas -> ofValue(formulas, read.kept(), kept))));
    arrangement.key().ifPresent(key -> outcomes.add(outcome(formulas -> ofValue(formulas, read.key(), key))));
    if (read.rest().isPresent()) {
      outcomes.add(ofArrays(source, signature.of(read.rest().get()), model.of(Optional.empty()), inputs, arranged, arranged, asked));
    } else if (!model.isCopy()) {
      outcomes.add(Outcome.refuted("the code answers with the array as it is arranged", signature.setting().steps() - left));
    }
    return Outcome.all(outcomes);
  }

  private Optional<Candidate> ofValue(Formulas formulas, ArrangementReader.Lambda lambda, Expr wanted) {
    Rounding rounding = new Rounding();
    Optional<Candidate> candidate = new ArrangementProof(formulas, methods, signature).ofValue(lambda, wanted, rounding, new Equivalence(formulas, questions));
    note(rounding);
    return candidate;
  }

  private interface Attempt {
    Optional<Candidate> candidate(Formulas formulas);
  }

  /** First with greatest values whole, which is quicker where both sides say them alike; then with these taken apart. */
  private Outcome outcome(Attempt attempt) {
    Outcome quick = outcome(attempt, false, left / 8);
    return quick.proved() ? quick : outcome(attempt, true, left);
  }

  private Outcome outcome(Attempt attempt, boolean apart, long steps) {
    ProofBudget budget = new ProofBudget(steps);
    Optional<Candidate> candidate = Optional.empty();
    String reason;
    try {
      candidate = attempt.candidate(new Formulas(budget, apart));
      reason = candidate.isEmpty() ? "" : "their formulas differ, which may hang on products or on rounding";
    } catch (ProofBudget.Exhausted | Unprovable e) {
      reason = e.getMessage();
    } catch (StackOverflowError e) {
      reason = "formulas nested too deeply";
    }
    left -= steps - Math.max(0, budget.left());
    return new Outcome(reason.isEmpty(), false, candidate, reason, signature.setting().steps() - left, overReals, band);
  }

  private Optional<Candidate> scalars(Formulas formulas, List<EssenceNetwork> networks) {
    Comparison comparison = new Comparison(formulas, List.of(), Answers.OWN);
    JavaRun.Result result = comparison.result;
    Optional<Candidate> candidate = comparison.never(result.fails());
    if (signature.answers().get(0).facts().isPresent() && candidate.isEmpty()) {
      candidate = comparison.differ(result.records(), signature.answers().get(0), comparison.answers(networks.get(0)));
      note(comparison.rounding);
      return candidate;
    }
    if (result.value() == null && result.components().isEmpty()) {
      throw new Unprovable("several records to choose from");
    }
    for (int a = 0; a < networks.size() && candidate.isEmpty(); a++) {
      JavaValue value = result.components().isEmpty() ? result.value() : result.components().get(a);
      candidate = comparison.differ(value, signature.answers().get(a), comparison.answers(networks.get(a)));
    }
    note(comparison.rounding);
    return candidate;
  }

  private Optional<Candidate> pieces(Formulas formulas, EssenceNetwork rule, PiecesReader pieces) {
    Comparison comparison = new Comparison(formulas, List.of(), pieces);
    Optional<Candidate> candidate = comparison.never(comparison.result.fails());
    Map<Integer, List<Condition>> byFormula = new TreeMap<>();
    comparison.answers(rule).forEach((answer, holds) -> byFormula.computeIfAbsent(pieces.first(answer), f -> new ArrayList<>()).add(holds));
    for (Map.Entry<Integer, List<Condition>> piece : byFormula.entrySet()) {
      Condition given = formulas.equal(comparison.number(comparison.result.value()), Polynomial.constant(piece.getKey()));
      candidate = candidate.or(() -> comparison.candidate(comparison.equivalence.decide(given, formulas.or(piece.getValue()))));
    }
    note(comparison.rounding);
    return candidate;
  }

  private Optional<Candidate> arrays(Formulas formulas, ArrayModel model, IntUnaryOperator inputs, List<int[]> sizes) {
    if (signature.answers().get(0).kind() == Input.Kind.REAL) {
      throw new Unprovable(ROUNDED);
    }
    Comparison comparison = new Comparison(formulas, sizes, Answers.OWN);
    boolean[] flat = new boolean[sizes.size()];
    for (int a = 0; a < flat.length; a++) {
      flat[a] = signature.arrays().get(a).dimensions() == 1;
    }
    ModelFormula formula = new ModelFormula(formulas, model, comparison.space, inputs, flat, comparison.rounding);
    Optional<Candidate> candidate = comparison.never(comparison.result.fails());
    if (model.perElement().filter(PerElement::appends).isPresent()) {
      candidate = candidate.or(() -> comparison.differ(formula.kept()));
      note(comparison.rounding);
      return candidate;
    }
    ModelFormula.Answer[][] answers = formula.answers();
    JavaValue[][] given = grid(comparison.result.value(), answers);
    for (int i = 0; i < answers.length && candidate.isEmpty(); i++) {
      for (int j = 0; j < answers[i].length && candidate.isEmpty(); j++) {
        candidate = answers[i][j].number() != null ? comparison.differ(given[i][j], answers[i][j].number())
            : comparison.differ(given[i][j], signature.answers().get(0), answers[i][j].byCode());
      }
    }
    note(comparison.rounding);
    return candidate;
  }

  private void note(Rounding rounding) {
    overReals |= rounding.matters();
    band = Math.max(band, rounding.band(this::magnitude));
  }

  private double magnitude(Polynomial p) {
    double sum = Math.abs(p.constant.doubleValue());
    for (BigDecimal weight : p.weights) {
      sum += Math.abs(weight.doubleValue()) * signature.greatest().getAsDouble();
    }
    return sum;
  }

  private static JavaValue[][] grid(JavaValue value, ModelFormula.Answer[][] like) {
    if (!(value instanceof Cells cells)) {
      return new JavaValue[][] {{value}};
    }
    JavaValue[][] grid = cells.element().endsWith("]") ? new JavaValue[cells.values().length][] : new JavaValue[][] {cells.values()};
    for (int i = 0; i < grid.length; i++) {
      grid[i] = grid[i] == null ? ((Cells) cells.values()[i]).values() : grid[i];
      if (grid.length != like.length || grid[i].length != like[i].length) {
        throw new Unprovable("an answer of another size");
      }
    }
    return grid;
  }

  /** The code's formula over inputs of given sizes, and what it takes to compare it with the network's. */
  private final class Comparison {
    private final Formulas formulas;
    private final InputSpace space;
    private final Labels labels = new Labels();
    private final Rounding rounding = new Rounding();
    private final JavaRun.Result result;
    private final Equivalence equivalence;

    /**
     * @param sizes per array how many rows and columns it has
     * @param answers what stands for the answers
     */
    Comparison(Formulas formulas, List<int[]> sizes, Answers answers) {
      this.formulas = formulas;
      this.space = new InputSpace(formulas, signature.inputs(), signature.knownTexts(), signature.arrays(), sizes);
      this.result = new JavaRun(formulas, methods, space, labels, rounding, answers, new AggregateReader(signature.derived(), methods))
          .run(signature.method(), signature.parameters());
      this.equivalence = new Equivalence(formulas, questions);
    }

    /** When a network over the scalars gives each of its answers. */
    Map<Integer, Condition> answers(EssenceNetwork network) {
      return new NetworkFormula(formulas, space.features(), rounding).answers(network);
    }

    private Polynomial number(JavaValue value) {
      if (value instanceof Truth truth) {
        return formulas.flag(truth.condition());
      } else if (value instanceof Numeric number) {
        return number.value();
      }
      throw new Unprovable("an answer that is no number");
    }

    private Polynomial label(JavaValue value, AnswerType type) {
      if (value instanceof Label label && label.type().equals(type.javaType())) {
        return label.number();
      } else if (value instanceof Counted counted && counted.label() != null && counted.type().javaType().equals(type.javaType())) {
        return counted.label();
      }
      throw new Unprovable("an answer that is no label of its type");
    }

    /** When a value of the code is a label. */
    private Condition is(JavaValue value, AnswerType type, String label) {
      return switch (type.kind()) {
        case BOOLEAN -> formulas.equal(number(value), label.equals("true") ? Polynomial.ONE : Polynomial.ZERO);
        case INTEGER, CHARACTER -> formulas.equal(number(value), Polynomial.constant(new BigDecimal(label)));
        case STRING, ENUM -> formulas.equal(label(value, type), labels.number(label));
        case REAL -> throw new Unprovable(ROUNDED);
      };
    }

    /** Exactly one answer of the network holds, so if each agrees with the code's there is no other. */
    Optional<Candidate> differ(JavaValue value, AnswerType type, Map<Integer, Condition> network) {
      Optional<Candidate> candidate = Optional.empty();
      for (Map.Entry<Integer, Condition> answer : network.entrySet()) {
        candidate = candidate.or(() -> candidate(equivalence.decide(is(value, type, type.labels().get(answer.getKey())), answer.getValue())));
      }
      return candidate;
    }

    /**
     * The same of answers with facts beside them: the records that are returned have to be those of the network's answers. The first
     * record whose condition holds is returned.
     */
    Optional<Candidate> differ(List<JavaFrame.Outcome> records, AnswerType type, Map<Integer, Condition> network) {
      Optional<Candidate> candidate = Optional.empty();
      for (Map.Entry<Integer, Condition> answer : network.entrySet()) {
        List<Condition> given = new ArrayList<>();
        Condition reached = formulas.yes;
        for (JavaFrame.Outcome record : records) {
          given.add(formulas.and(formulas.and(reached, record.when()), is(record.value(), type, answer.getKey())));
          reached = formulas.and(reached, record.when().not());
        }
        candidate = candidate.or(() -> candidate(equivalence.decide(formulas.or(given), answer.getValue())));
      }
      return candidate;
    }

    /** When a record is that of an answer. */
    private Condition is(JavaValue record, AnswerType type, int code) {
      Facts facts = type.facts().orElseThrow();
      if (!(record instanceof JavaValue.Components components) || components.values().size() != facts.values().get(code).size() + 1) {
        throw new Unprovable("an answer that is no record of its type");
      }
      List<JavaValue> beside = new ArrayList<>(components.values());
      Condition is = is(beside.remove(facts.at()), type, type.labels().get(code));
      for (int i = 0; i < beside.size(); i++) {
        is = formulas.and(is, formulas.equal(number(beside.get(i)), Polynomial.constant(new BigDecimal(Double.parseDouble(facts.values().get(code).get(i))))));
      }
      return is;
    }

    /** The same of what is appended, element by element. */
    Optional<Candidate> differ(List<ModelFormula.Kept> network) {
      if (!(result.value() instanceof JavaValue.Appended appended) || appended.kept().size() != network.size()) {
        throw new Unprovable("an answer of a length that is open");
      }
      Optional<Candidate> candidate = Optional.empty();
      for (int k = 0; k < network.size(); k++) {
        JavaValue.Kept given = appended.kept().get(k);
        ModelFormula.Kept wanted = network.get(k);
        candidate = candidate.or(() -> candidate(equivalence.decide(given.when(), wanted.when())))
            .or(() -> Choices.showEqual(formulas, number(given.value()), wanted.value()) ? Optional.empty()
                : never(formulas.and(given.when(), formulas.equal(number(given.value()), wanted.value()).not())));
      }
      return candidate;
    }

    Optional<Candidate> differ(JavaValue value, Polynomial network) {
      return Choices.showEqual(formulas, number(value), network) ? Optional.empty() : never(formulas.equal(number(value), network).not());
    }

    Optional<Candidate> never(Condition condition) {
      return candidate(equivalence.decide(condition, formulas.no));
    }

    private Optional<Candidate> candidate(Equivalence.Answer decided) {
      return decided.equal() ? Optional.empty()
          : Optional.of(new Candidate(space.row(decided.difference()), space.arrays(decided.difference())));
    }
  }
}
