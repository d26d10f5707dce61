package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ArrayModel.SizeEvidence;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Program.AnswerType;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Quantities of arrays against code by hand: the code that computes them is proved, and what is near to it is not. */
class ArrayProofTest {
  private static final List<Input> INPUTS = List.of(
      new Input("limit", "limit", Input.Kind.INTEGER, "int", Input.Presence.REQUIRED, List.of(), Optional.empty()));
  private static final List<ArrayInput> ARRAYS = List.of(new ArrayInput("x", "x", Input.Kind.INTEGER, "int", 1, List.of(), List.of()),
      new ArrayInput("g", "g", Input.Kind.INTEGER, "int", 2, List.of(), List.of()));
  private static final List<int[]> SIZES = List.of(new int[] {1, 4}, new int[] {2, 3});

  static final Expr I = new Expr.Variable("i");
  static final Expr N = new Expr.Size(0, 0);
  static final Expr LIMIT = new Expr.Read(0);
  static final Expr X_I = cell(I, Border.NONE);
  static final Expr HIGH = new Logical.Compare(X_I, Comparison.MORE, LIMIT);

  static Expr number(double value) {
    return new Expr.Constant(value);
  }

  static Expr plus(Expr left, double weight, Expr right) {
    return new Expr.Sum(List.of(new Expr.Term(1, left), new Expr.Term(weight, right)));
  }

  static Expr cell(Expr index, Border border) {
    return new Expr.Element(0, List.of(index), border);
  }

  private static Expr grid(Expr row, Expr column, Border border) {
    return new Expr.Element(1, List.of(row, column), border);
  }

  static Expr over(Reduction reduction, Expr body) {
    return new Loop.Over(reduction, "i", number(0), N, body);
  }

  private static ArrayModel model(Expr value) {
    return new ArrayModel(List.of(), List.of(), Optional.empty(), Optional.of(value), Optional.empty(), Optional.empty(), SizeEvidence.SUPPORTED);
  }

  private static Proof.Outcome prove(Expr value, String body) {
    String source = "class A {\n  long f(int limit, int[] x, int[][] g) {\n    " + body + "\n  }\n}\n";
    return Proof.ofArrays(source, new Proof.Signature("f", 3, INPUTS, ARRAYS, List.of(new AnswerType(Input.Kind.INTEGER, "long", List.of())), false, () -> 1,
        Proof.Setting.USUAL), model(value), f -> f, List.of(SIZES));
  }

  private static String loop(String before, String inside, String after) {
    return before + " for (int i = 0; i < x.length; i++) { " + inside + " } return " + after + ";";
  }

  private static Arguments quantity(Expr value, String right, String... wrong) {
    return Arguments.of(value, right, Arrays.asList(wrong));
  }

  static Stream<Arguments> quantities() {
    String sum = "long s = 0;";
    Expr flagged = new Logical.And(List.of(HIGH, new Logical.Not(new Logical.Compare(I, Comparison.EQUAL, number(1)))));
    Expr either = new Logical.Or(List.of(HIGH, new Logical.Compare(X_I, Comparison.LESS, number(-7))));
    Expr last = cell(plus(N, -1, number(1)), Border.NONE);
    return Stream.of(
        quantity(over(Reduction.SUM, X_I), loop(sum, "s += x[i];", "s"), loop(sum, "s += x[0];", "s"), loop("long s = 1;", "s += x[i];", "s"),
            "return (long) x[0] + x[1] + x[2];"),
        quantity(over(Reduction.SUM, HIGH), loop("int s = 0;", "if (x[i] > limit) { s += 1; }", "s"), loop("int s = 0;", "if (x[i] >= limit) { s += 1; }", "s"),
            loop("int s = 0;", "if (x[i] < limit) { s += 1; }", "s")),
        quantity(new Loop.Over(Reduction.SUM, "i", number(1), plus(N, -1, number(1)), X_I), "return (long) x[1] + x[2];", "return (long) x[0] + x[1] + x[2];",
            "return (long) x[1] + x[2] + x[3];"),
        quantity(over(Reduction.ANY, HIGH), "for (int v : x) { if (v > limit) { return 1; } } return 0;",
            "for (int v : x) { if (v > limit) { return 0; } } return 1;",
            "return x[0] > limit ? 1 : 0;"),
        quantity(over(Reduction.MAX, X_I), loop("int s = x[0];", "s = Math.max(s, x[i]);", "s"), loop("int s = x[0];", "s = Math.min(s, x[i]);", "s"),
            loop("int s = 0;", "s = Math.max(s, x[i]);", "s")),
        quantity(over(Reduction.MIN, X_I), loop("int s = x[0];", "s = Math.min(s, x[i]);", "s"), loop("int s = x[0];", "s = Math.max(s, x[i]);", "s")),
        quantity(over(Reduction.FIRST, HIGH), loop("", "if (x[i] > limit) { return i; }", "-1"), loop("", "if (x[i] > limit) { return i; }", "0"),
            loop("int s = -1;", "if (x[i] > limit) { s = i; }", "s")),
        quantity(over(Reduction.LAST, HIGH), loop("int s = -1;", "if (x[i] > limit) { s = i; }", "s"), loop("", "if (x[i] > limit) { return i; }", "-1")),
        quantity(new Loop.Over(Reduction.FIRST, "i", number(2), N, HIGH), "return x[2] > limit ? 2 : x[3] > limit ? 3 : -1;",
            "return x[2] > limit ? 0 : x[3] > limit ? 1 : -1;"),
        quantity(new Loop.Over(Reduction.LAST, "i", number(2), N, HIGH), "return x[3] > limit ? 3 : x[2] > limit ? 2 : -1;",
            "return x[2] > limit ? 2 : x[3] > limit ? 3 : -1;"),
        quantity(over(Reduction.ARGMAX, X_I), loop("int s = 0; int m = x[0];", "if (x[i] > m) { m = x[i]; s = i; }", "s"),
            loop("int s = 0; int m = x[0];", "if (x[i] >= m) { m = x[i]; s = i; }", "s"), loop("int s = 0; int m = x[0];", "if (x[i] < m) { m = x[i]; s = i; }",
                "s")),
        quantity(over(Reduction.ARGMIN, X_I), loop("int s = 0; int m = x[0];", "if (x[i] < m) { m = x[i]; s = i; }", "s"),
            loop("int s = 0; int m = x[0];", "if (x[i] > m) { m = x[i]; s = i; }", "s")),
        quantity(new Loop.Over(Reduction.ARGMAX, "i", number(2), N, X_I), "return x[3] > x[2] ? 3 : 2;", "return x[3] > x[2] ? 1 : 0;"),
        quantity(over(Reduction.LONGEST, HIGH), loop("int s = 0; int r = 0;", "r = x[i] > limit ? r + 1 : 0; s = Math.max(s, r);", "s"),
            loop("int s = 0; int r = 0;", "r = x[i] > limit ? r + 1 : 0; s = r;", "s"), loop("int s = 0; int r = 0;",
                "r = x[i] > limit ? r + 1 : r; s = Math.max(s, r);", "s")),
        quantity(over(Reduction.SUM, flagged), loop("int s = 0;", "if (x[i] > limit && i != 1) { s += 1; }", "s"), loop("int s = 0;",
            "if (x[i] > limit && i == 1) { s += 1; }", "s"),
            loop("int s = 0;", "if (x[i] > limit || i != 1) { s += 1; }", "s")),
        quantity(over(Reduction.SUM, either), loop("int s = 0;", "if (x[i] > limit || x[i] < -7) { s += 1; }", "s"), loop("int s = 0;",
            "if (x[i] > limit && x[i] < -7) { s += 1; }", "s")),
        quantity(cell(new Expr.Half(N), Border.NONE), "return x[2];", "return x[1];", "return x[3];"),
        quantity(cell(new Expr.Half(plus(N, -1, number(1))), Border.NONE), "return x[1];", "return x[2];"),
        quantity(new Expr.Product(last, LIMIT), "return (long) x[3] * limit;", "return (long) x[2] * limit;", "return (long) x[3] * x[3];"),
        quantity(new Expr.Remainder(last, 3), "return Math.floorMod(x[3], 3);", "return Math.floorMod(x[3], 4);", "return Math.floorMod(x[2], 3);"),
        quantity(cell(number(-1), new Border(Border.Treatment.WRAP, 0)), "return x[3];", "return x[0];"),
        quantity(cell(number(5), new Border(Border.Treatment.WRAP, 0)), "return x[1];", "return x[0];"),
        quantity(cell(number(-1), new Border(Border.Treatment.REPEAT, 0)), "return x[0];", "return x[3];"),
        quantity(cell(number(4), new Border(Border.Treatment.REPEAT, 0)), "return x[3];", "return x[0];"),
        quantity(cell(number(4), new Border(Border.Treatment.CONSTANT, 7)), "return 7;", "return 0;", "return x[3];"),
        quantity(cell(number(-1), new Border(Border.Treatment.CONSTANT, 7)), "return 7;", "return x[0];"),
        quantity(cell(number(3), new Border(Border.Treatment.CONSTANT, 7)), "return x[3];", "return 7;"),
        quantity(cell(number(0), new Border(Border.Treatment.CONSTANT, 7)), "return x[0];", "return 7;"),
        quantity(grid(number(1), number(2), Border.NONE), "return g[1][2];", "return g[0][2];", "return g[1][1];"),
        quantity(grid(number(0), number(0), new Border(Border.Treatment.CONSTANT, 7)), "return g[0][0];", "return 7;"),
        quantity(grid(number(2), number(1), new Border(Border.Treatment.CONSTANT, 7)), "return 7;", "return g[1][1];"),
        quantity(grid(number(-1), number(3), new Border(Border.Treatment.WRAP, 0)), "return g[1][0];", "return g[0][2];"),
        quantity(grid(number(2), number(3), new Border(Border.Treatment.REPEAT, 0)), "return g[1][2];", "return g[0][0];"),
        quantity(plus(new Expr.Size(1, 0), 10, new Expr.Size(1, 1)), "return g.length + 10 * g[0].length;", "return 10 * g.length + g[0].length;"),
        quantity(new Expr.Choice(List.of(new Expr.Case(new Logical.Compare(LIMIT, Comparison.AT_LEAST, number(3)), number(5)),
            new Expr.Case(new Logical.Compare(LIMIT, Comparison.AT_MOST, number(-3)), number(6))), number(9)), "return limit >= 3 ? 5 : limit <= -3 ? 6 : 9;",
            "return limit >= 3 ? 6 : limit <= -3 ? 5 : 9;", "return limit > 3 ? 5 : limit <= -3 ? 6 : 9;", "return limit >= 3 ? 5 : limit < -3 ? 6 : 9;"),
        quantity(new Loop.ValueAt(over(Reduction.FIRST, HIGH), "j", cell(new Expr.Variable("j"), Border.NONE), number(-8)),
            "for (int v : x) { if (v > limit) { return v; } } return -8;", "for (int v : x) { if (v > limit) { return v; } } return 8;",
            "for (int v : x) { if (v > limit) { return limit; } } return -8;"),
        quantity(over(Reduction.MAX, new Loop.Running(Reduction.SUM, "i", HIGH)), loop("int s = 0;", "if (x[i] > limit) { s += 1; }", "s"), "return 4;"),
        quantity(over(Reduction.SUM, new Logical.Truth(true)), "return 4;", "return 3;", "return 0;"),
        quantity(new Logical.Compare(LIMIT, Comparison.NOT_EQUAL, number(2)), "return limit != 2 ? 1 : 0;", "return limit == 2 ? 1 : 0;"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("quantities")
  void theCodeThatComputesAQuantityIsProvedAndNoOther(Expr value, String right, List<String> wrong) {
    Proof.Outcome outcome = prove(value, right);
    assertThat(outcome.reason()).isEmpty();
    assertThat(outcome.proved()).isTrue();
    assertThat(outcome.steps()).isPositive();
    for (String other : wrong) {
      assertThat(prove(value, other).proved()).as(other).isFalse();
      assertThat(prove(value, other).candidate()).as(other).isPresent();
    }
  }

  static Stream<Arguments> refused() {
    Expr open = new Loop.Over(Reduction.SUM, "i", number(0), LIMIT, number(1));
    return Stream.of(
        Arguments.of(open, "size that is open"),
        Arguments.of(cell(LIMIT, Border.NONE), "cell outside its array"),
        Arguments.of(cell(number(4), Border.NONE), "cell outside its array"),
        Arguments.of(cell(number(-1), Border.NONE), "cell outside its array"),
        Arguments.of(grid(number(2), number(0), Border.NONE), "cell outside its array"),
        Arguments.of(new Loop.Over(Reduction.MAX, "i", number(2), number(2), X_I), "greatest of nothing"),
        Arguments.of(new Loop.Over(Reduction.SUM, "i", number(0), N, List.of(new Statement.Let("v", X_I)), X_I), "definition with names"),
        Arguments.of(new Expr.Local("nobody"), "the name nobody"),
        Arguments.of(new Expr.Answer(1), "definition of the kind Answer"),
        Arguments.of(new Loop.ValueAt(new Expr.Remainder(LIMIT, 9), "j", cell(new Expr.Variable("j"), Border.NONE), number(0)), "cell outside its array"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refused")
  void whatIsNoQuantityOfTheseSizesIsRefusedByName(Expr value, String reason) {
    Proof.Outcome outcome = prove(value, "return 0;");
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.refuted()).isFalse();
    assertThat(outcome.candidate()).isEmpty();
    assertThat(outcome.reason()).contains(reason);
  }

  @Test
  void theArraysOfTheDifferenceAreGiven() {
    Proof.Candidate candidate = prove(over(Reduction.SUM, HIGH), "return x[3] > limit ? 1 : 0;").candidate().orElseThrow();
    assertThat(candidate.arrays()).hasSize(2);
    double[][] x = candidate.arrays().get(0);
    assertThat(x).hasDimensions(1, 4);
    assertThat(candidate.arrays().get(1)).hasDimensions(2, 3);
    assertThat(Arrays.stream(x[0], 0, 3).filter(v -> v > candidate.row()[0]).count()).isPositive();
  }
}
