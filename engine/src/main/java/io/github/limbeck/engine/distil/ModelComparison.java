package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.Outline;
import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.proof.ModelProof;
import io.github.limbeck.engine.proof.Proof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How two models of one method differ in what they answer. Both speak of the same features, in the same codes.
 *
 * @param isEqual whether they were proved to answer alike on every input
 * @param where what limits the proof, in words; empty if nothing does
 * @param open why that is not known, where no input was found on which they differ; empty elsewhere
 * @param witness an input on which they differ, if one was found
 * @param share of the inputs drawn from the ranges of the examples on which they differ
 * @param greatest of formulas the greatest difference on those inputs; NaN for rules
 */
public record ModelComparison(boolean isEqual, String where, String open, Optional<Witness> witness, double share, double greatest) {
  private static final int DRAWN = 20_000;
  private static final int MOST_CELLS = 2_000_000;
  private static final int CELLS_SHOWN = 24;
  private static final int DIGITS = 6;
  private static final long SEED = 20_000;

  /** An input in words, and the two answers to it. */
  public record Witness(String input, String before, String after) {}

  /**
   * Rows that are answered otherwise.
   *
   * @param some the first of them, by their places
   * @param wrong how many rows are answered wrongly now; 0 where answers are numbers or arrays
   * @param someWrong the first of them, with the answer of the row before the one that is given
   */
  public record Flips(int count, List<Witness> some, int wrong, List<Witness> someWrong) {
    public Flips {
      some = List.copyOf(some);
      someWrong = List.copyOf(someWrong);
    }
  }

  /** What a model answers: codes or numbers, {@code [row][column]}. */
  private interface Answering {
    double[][] answers(double[] row, List<double[][]> arrays);

    static Answering of(Distillation of, int answer) {
      if (of instanceof RuleDistiller.Result rules) {
        return (row, arrays) -> new double[][] {{rules.models().get(answer).answer(row)}};
      }
      Interpreter interpreter = new Interpreter(of.programs().get(answer));
      return of instanceof FormulaDistillation ? (row, arrays) -> new double[][] {{interpreter.run(row, List.of())}} : interpreter::answers;
    }
  }

  /** A method as it was, and as it is. */
  private record Pair(Distillation before, Distillation after, int answer, Answering were, Answering are) {
    static Pair of(Distillation before, Distillation after, int answer) {
      return new Pair(before, after, answer, Answering.of(before, answer), Answering.of(after, answer));
    }

    Program program() {
      return after.programs().get(answer);
    }

    Optional<Witness> witness(double[] row, List<double[][]> arrays) {
      double[][] was = were.answers(row, arrays);
      double[][] is = are.answers(row, arrays);
      return Arrays.deepEquals(was, is) ? Optional.empty() : Optional.of(new Witness(input(row, arrays), said(before, was), said(after, is)));
    }

    private String said(Distillation of, double[][] given) {
      List<String> labels = of.labels(answer);
      List<String> texts = Arrays.stream(given).flatMapToDouble(Arrays::stream).limit(CELLS_SHOWN)
          .mapToObj(v -> labels.isEmpty() || v < 0 || v >= labels.size() ? number(v) : labels.get((int) v)).toList();
      return texts.size() == 1 && of.contract().answers().get(answer).dimensions() == 0 ? texts.get(0) : "[" + String.join(", ", texts) + (texts.size() == CELLS_SHOWN ? ", \u2026]" : "]");
    }

    /** The answer of a formula to so many digits as people compare. */
    private String number(double value) {
      return after instanceof FormulaDistillation && Double.isFinite(value) ? Decimals.digits(value, DIGITS) : Decimals.said(value + 0.0);
    }

    private String input(double[] row, List<double[][]> arrays) {
      Contract contract = after.contract();
      List<String> parts = new ArrayList<>();
      for (int f = 0; f < row.length; f++) {
        // What the calendar says of a date follows from it; what a method computes is drawn by itself.
        if (contract.features().get(f).part().isEmpty() || contract.features().get(f).isDerived()) {
          parts.add(contract.features().get(f).name() + " = " + value(contract.features().get(f).type(), after.training().vocabularies().get(f), row[f]));
        }
      }
      for (int a = 0; a < arrays.size(); a++) {
        ValueType type = contract.arrays().get(a).type();
        parts.add(contract.arrays().get(a).name() + " = " + Arrays.stream(arrays.get(a)).map(line -> Arrays.stream(line).limit(CELLS_SHOWN)
            .mapToObj(v -> value(type, type.constants(), v)).collect(Collectors.joining(", ", "[", line.length > CELLS_SHOWN ? ", \u2026]" : "]"))).collect(Collectors.joining(" ")));
      }
      return String.join(", ", parts);
    }

    private static String value(ValueType type, List<String> texts, double value) {
      return Double.isNaN(value) ? "missing" : switch (type.kind()) {
        case BOOLEAN -> String.valueOf(value == 1);
        case STRING, ENUM -> value >= texts.size() ? "a text that no example had" : Outline.Extent.isOpen(texts.get((int) value)) ? "a text that neither names" : texts.get((int) value);
        case CHARACTER -> "'" + (char) value + "'";
        case REAL, INTEGER -> JdkType.of(type.javaName()).map(jdk -> jdk.text(value)).orElseGet(() -> Decimals.said(value));
      };
    }
  }

  /**
   * Compares the answers of two models.
   *
   * @param outline what is known of the examples of both
   * @param effort a factor on the steps that a proof may take
   */
  public static ModelComparison of(Distillation before, Distillation after, int answer, Outline outline, double effort) {
    Pair pair = Pair.of(before, after, answer);
    SplittableRandom random = new SplittableRandom(SEED);
    Optional<Witness> drawn = Optional.empty();
    int differ = 0;
    int count = 0;
    double greatest = 0;
    for (long cells = 0; count < DRAWN && cells < MOST_CELLS; count++) {
      Outline.Drawn input = outline.draw(after.contract(), random);
      cells += 1 + input.arrays().stream().mapToLong(a -> (long) a.length * a[0].length).sum();
      double[][] was = pair.were().answers(input.row(), input.arrays());
      double[][] is = pair.are().answers(input.row(), input.arrays());
      if (!Arrays.deepEquals(was, is)) {
        differ++;
        double distance = after instanceof FormulaDistillation ? Math.abs(was[0][0] - is[0][0]) : 0;
        if (drawn.isEmpty() || distance > greatest) {
          greatest = Math.max(greatest, distance);
          drawn = pair.witness(input.row(), input.arrays());
        }
      }
    }
    double share = (double) differ / count;
    boolean formulas = after instanceof FormulaDistillation;
    Optional<Witness> found = drawn;
    if (formulas || found.isPresent()) {
      boolean same = formulas && found.isEmpty() && before.lines(answer).equals(after.lines(answer));
      return new ModelComparison(same, "", same || found.isPresent() ? "" : "formulas are compared on drawn inputs alone", found, share, formulas ? greatest : Double.NaN);
    }
    if (pair.program().answer().kind() == Input.Kind.REAL) {
      return new ModelComparison(false, "", "answers that are real numbers are compared on drawn inputs alone", found, share, Double.NaN);
    }
    Proof.Outcome proof = prove(pair, outline, effort);
    Optional<Witness> shown = proof.candidate().flatMap(c -> pair.witness(c.row(), c.arrays()));
    String where = Stream.of(after.provedWhere(), isRounded(before) || isRounded(after) ? "but for the rounding of sums" : "").filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
    return new ModelComparison(proof.proved(), where, proof.proved() || shown.isPresent() ? "" : proof.reason(), shown, share, Double.NaN);
  }

  /** Whether a model computes with numbers that are rounded: a proof about the numbers of mathematics says nothing of inputs so near to a bound that rounding decides. */
  private static boolean isRounded(Distillation of) {
    if (!of.contract().arrays().isEmpty()) {
      return of.contract().arrays().stream().anyMatch(a -> a.type().kind() == ValueType.Kind.REAL) || of.contract().features().stream().anyMatch(f -> f.type().kind() == ValueType.Kind.REAL);
    }
    return of.drawings().stream().flatMap(List::stream).flatMap(network -> network.model().literals().stream()).anyMatch(literal -> isRounded(literal, of.contract()));
  }

  private static boolean isRounded(Literal literal, Contract contract) {
    boolean computed = literal.form().terms().size() > 1 || literal.form().terms().get(0).weight() != 1 || !(literal.form().terms().get(0).atom() instanceof Atom.Value);
    return computed && RuleWords.featuresOf(literal.form()).stream().map(f -> contract.features().get(f).type())
        .anyMatch(t -> t.kind() == ValueType.Kind.REAL || t.kind() == ValueType.Kind.INTEGER && t.max() > ValueType.EXACT);
  }

  private static Proof.Outcome prove(Pair pair, Outline outline, double effort) {
    Program program = pair.program();
    if (pair.before() instanceof RuleDistiller.Result one && pair.after() instanceof RuleDistiller.Result other) {
      return ModelProof.ofNetworks(program.inputs(), pair.after().contract().request().throwOnUnseen(), EssenceNetwork.of(one.models().get(pair.answer())),
          EssenceNetwork.of(other.models().get(pair.answer())), effort);
    }
    return ModelProof.ofArrays(program.inputs(), pair.after().contract().request().throwOnUnseen(), program.arrays(), ((ArrayDistiller.Result) pair.before()).compared(), ((ArrayDistiller.Result) pair.after()).compared(), outline.sizes(), effort);
  }

  /** What a rule or a formula over scalars answers: a code, or a number. */
  public static double answer(Distillation of, int answer, double[] row) {
    return Answering.of(of, answer).answers(row, List.of())[0][0];
  }

  /** The rows of a dataset that are answered otherwise; so many of them are told of. */
  public static Flips onRows(Distillation before, Distillation after, int answer, Dataset rows, int most) {
    Pair pair = Pair.of(before, after, answer);
    List<Witness> some = new ArrayList<>();
    List<Witness> someWrong = new ArrayList<>();
    int count = 0;
    int wrong = 0;
    for (int i = 0; i < rows.rows(); i++) {
      int row = i;
      List<double[][]> arrays = rows.arrays().stream().map(a -> a.rows().get(row)).toList();
      Optional<Witness> witness = pair.witness(rows.row(i), arrays);
      if (witness.isPresent() && count++ < most) {
        some.add(new Witness(rows.place(i), witness.get().before(), witness.get().after()));
      }
      if (after instanceof RuleDistiller.Result rule) {
        int is = (int) rows.answers().get(answer).codes().get(i);
        int given = rule.models().get(answer).answer(rows.row(i));
        if (is != given && wrong++ < most) {
          someWrong.add(new Witness(rows.place(i), label(after, answer, is), label(after, answer, given)));
        }
      }
    }
    return new Flips(count, some, wrong, someWrong);
  }

  private static String label(Distillation of, int answer, int code) {
    List<String> labels = of.labels(answer);
    return code < labels.size() ? labels.get(code) : "another";
  }
}
