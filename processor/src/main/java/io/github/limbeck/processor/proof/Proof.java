package io.github.limbeck.processor.proof;

import io.github.limbeck.processor.essence.EssenceNetwork;
import io.github.limbeck.processor.family.ArrayModel;
import io.github.limbeck.processor.formula.Expression;
import io.github.limbeck.processor.program.ArrayInput;
import io.github.limbeck.processor.program.Input;
import io.github.limbeck.processor.program.Program.AnswerType;
import io.github.limbeck.processor.proof.JavaFormula.Numeric;
import io.github.limbeck.processor.proof.JavaFormula.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;
import org.eclipse.jdt.core.dom.MethodDeclaration;

/**
 * Shows that a generated method and the network it came from give the same answer for every input (METHOD 3): the method's
 * Java is read back as a formula, the network is written as another, and the two are decided to be equal. Real numbers are
 * taken as those of mathematics, and finite. How many steps a proof may take is fixed, so that it ends alike on every machine.
 */
public final class Proof {
  /** Steps that a proof may take: one to two seconds of work at most. */
  static final long STEPS = 12_000_000;

  private final Map<String, MethodDeclaration> methods;
  private final Signature signature;
  private final BiConsumer<Condition, Condition> questions;
  private long left = STEPS;
  private boolean overReals;
  private double band;

  /**
   * The method in question.
   *
   * @param parameters how many parameters it has
   * @param answers what it answers with: one type, or one per component of a record
   * @param knownTexts whether it refuses texts that no example had
   * @param greatest the greatest magnitude of the examples' real numbers; asked for only where rounding matters
   */
  public record Signature(
      String method, int parameters, List<Input> inputs, List<ArrayInput> arrays, List<AnswerType> answers, boolean knownTexts,
      DoubleSupplier greatest) {
    public Signature {
      inputs = List.copyOf(inputs);
      arrays = List.copyOf(arrays);
      answers = List.copyOf(answers);
    }
  }

  /** An input: a row of scalars, NaN where one is missing, and arrays. */
  public record Candidate(double[] row, List<double[][]> arrays) {}

  /**
   * What came of a proof.
   *
   * @param proved whether method and network are equal on every input
   * @param candidate an input on which they seem to differ; to be tried, since some relations are only approximated
   * @param reason why there is no proof, for a reader of debug output
   * @param steps how many steps it took
   * @param overReals whether real numbers are compared, so that the proof is one about the numbers of mathematics
   * @param band how far from a bound, at numbers like those of the examples, rounding may make the two differ; 0 if nowhere,
   *     infinite if not known
   */
  public record Outcome(boolean proved, Optional<Candidate> candidate, String reason, long steps, boolean overReals, double band) {}

  private Proof(String source, Signature signature, Optional<Consumer<String>> questions) {
    this.methods = JavaFormula.parse(source);
    this.signature = signature;
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

  /**
   * For a method whose answers are formulas.
   *
   * @param methods the method that computes each formula, by its name in the generated class
   */
  public static Outcome ofFormulas(String source, List<Input> inputs, List<String> methods, List<Expression> formulas) {
    Map<String, MethodDeclaration> declared = JavaFormula.parse(source);
    long steps = 0;
    for (int a = 0; a < formulas.size(); a++) {
      Outcome outcome = FormulaProof.prove(declared.get(methods.get(a)), formulas.get(a), inputs);
      steps += outcome.steps();
      if (!outcome.proved()) {
        return outcome;
      }
    }
    return new Outcome(true, Optional.empty(), "", steps, false, 0);
  }

  /**
   * For a method over arrays, at some sizes.
   *
   * @param inputs the input that a feature of the model is, where it is no quantity
   * @param sizes per case the rows and columns of each array; an array of one dimension is a single row
   */
  public static Outcome ofArrays(String source, Signature signature, ArrayModel model, IntUnaryOperator inputs, List<List<int[]>> sizes) {
    return ofArrays(source, signature, model, inputs, sizes, Optional.empty());
  }

  /**
   * The same.
   *
   * @param questions given, as scripts in SMT-LIB, what is to be decided beyond what is plain from the formulas
   */
  public static Outcome ofArrays(String source, Signature signature, ArrayModel model, IntUnaryOperator inputs, List<List<int[]>> sizes,
      Optional<Consumer<String>> questions) {
    Proof proof = new Proof(source, signature, questions);
    for (List<int[]> each : sizes) {
      Outcome outcome = proof.outcome(formulas -> proof.arrays(formulas, model, inputs, each));
      if (!outcome.proved()) {
        return outcome;
      }
    }
    return new Outcome(true, Optional.empty(), "", STEPS - proof.left, proof.overReals, proof.band);
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
    Budget budget = new Budget(steps);
    Optional<Candidate> candidate = Optional.empty();
    String reason;
    try {
      candidate = attempt.candidate(new Formulas(budget, apart));
      reason = candidate.isEmpty() ? "" : "their formulas differ, which may hang on products or on rounding";
    } catch (Budget.Exhausted | Formulas.Unprovable e) {
      reason = e.getMessage();
    } catch (StackOverflowError e) {
      reason = "formulas nested too deeply";
    }
    left -= steps - Math.max(0, budget.left());
    return new Outcome(reason.isEmpty(), candidate, reason, STEPS - left, overReals, band);
  }

  private Optional<Candidate> scalars(Formulas formulas, List<EssenceNetwork> networks) {
    Comparison comparison = new Comparison(formulas, List.of());
    InputSpace space = comparison.space;
    NetworkFormula.Features features = new NetworkFormula.Features() {
      @Override
      public Polynomial value(int feature) {
        return space.number(feature);
      }

      @Override
      public Condition missing(int feature) {
        return space.missing(feature);
      }
    };
    JavaFormula.Result result = comparison.result;
    Optional<Candidate> candidate = comparison.never(result.fails());
    for (int a = 0; a < networks.size() && candidate.isEmpty(); a++) {
      Object value = result.components().isEmpty() ? result.value() : result.components().get(a);
      candidate = comparison.differ(value, signature.answers().get(a), new NetworkFormula(formulas, features, comparison.rounding).answers(networks.get(a)));
    }
    note(comparison.rounding);
    return candidate;
  }

  private Optional<Candidate> arrays(Formulas formulas, ArrayModel model, IntUnaryOperator inputs, List<int[]> sizes) {
    Comparison comparison = new Comparison(formulas, sizes);
    boolean[] flat = new boolean[sizes.size()];
    for (int a = 0; a < flat.length; a++) {
      flat[a] = signature.arrays().get(a).dimensions() == 1;
    }
    ModelFormula.Answer[][] answers = new ModelFormula(formulas, model, comparison.space, inputs, flat, comparison.rounding).answers();
    Optional<Candidate> candidate = comparison.never(comparison.result.fails());
    Object[][] given = grid(comparison.result.value(), answers);
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

  private static Object[][] grid(Object value, ModelFormula.Answer[][] like) {
    if (!(value instanceof Object[] cells)) {
      return new Object[][] {{value}};
    }
    Object[][] grid = cells.length > 0 && cells[0] instanceof Object[] ? new Object[cells.length][] : new Object[][] {cells};
    for (int i = 0; i < grid.length; i++) {
      grid[i] = grid[i] == null ? (Object[]) cells[i] : grid[i];
      if (grid.length != like.length || grid[i].length != like[i].length) {
        throw new Formulas.Unprovable("an answer of another size");
      }
    }
    return grid;
  }

  /** The code's formula over inputs of given sizes, and what it takes to compare it with the network's. */
  private final class Comparison {
    private final Formulas formulas;
    private final InputSpace space;
    private final Texts texts = new Texts();
    private final Rounding rounding = new Rounding();
    private final JavaFormula.Result result;
    private final Equivalence equivalence;

    /**
     * @param sizes per array how many rows and columns it has
     */
    Comparison(Formulas formulas, List<int[]> sizes) {
      this.formulas = formulas;
      this.space = new InputSpace(formulas, signature.inputs(), signature.knownTexts(), signature.arrays(), sizes);
      this.result = new JavaFormula(formulas, methods, space.java(), texts, rounding).run(signature.method(), signature.parameters());
      this.equivalence = new Equivalence(formulas, questions);
    }

    private Polynomial number(Object value) {
      return value instanceof Condition condition ? formulas.flag(condition) : ((Numeric) value).value();
    }

    private Polynomial text(Object value) {
      return value instanceof JavaFormula.Text text ? Polynomial.constant(texts.number(text.value())) : number(value);
    }

    /** When a value of the code is a label. */
    private Condition is(Object value, AnswerType type, String label) {
      return switch (type.kind()) {
        case BOOLEAN -> label.equals("true") ? (Condition) value : ((Condition) value).not();
        case INTEGER, CHARACTER -> formulas.equal(number(value), Polynomial.constant(new BigDecimal(label)));
        case STRING, ENUM -> formulas.equal(text(value), Polynomial.constant(texts.number(label)));
        case REAL -> throw new Formulas.Unprovable("a real answer");
      };
    }

    /** Exactly one answer of the network holds, so if each agrees with the code's there is no other. */
    Optional<Candidate> differ(Object value, AnswerType type, Map<Integer, Condition> network) {
      Optional<Candidate> candidate = Optional.empty();
      for (Map.Entry<Integer, Condition> answer : network.entrySet()) {
        candidate = candidate.or(() -> candidate(equivalence.decide(is(value, type, type.labels().get(answer.getKey())), answer.getValue())));
      }
      return candidate;
    }

    Optional<Candidate> differ(Object value, Polynomial network) {
      return never(formulas.equal(number(value), network).not());
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
