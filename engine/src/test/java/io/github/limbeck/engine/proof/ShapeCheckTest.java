package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.program.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Before a formula, code may refuse arrays of another shape than the contract's, and nothing else. */
class ShapeCheckTest {
  private static final List<Input> INPUTS = new ArrayList<>();

  static {
    for (int i = 0; i < 3; i++) {
      INPUTS.add(cell("v[" + i + "]", new Input.Position("v", List.of(3), List.of(i))));
    }
    for (int i = 0; i < 4; i++) {
      INPUTS.add(cell("g[" + i / 2 + "][" + i % 2 + "]", new Input.Position("g", List.of(2, 2), List.of(i / 2, i % 2))));
    }
    INPUTS.add(new Input("x", "x", Input.Kind.REAL, "double", Input.Presence.REQUIRED, List.of(), Optional.empty()));
  }

  private static Input cell(String java, Input.Position at) {
    return new Input(java, java, Input.Kind.REAL, "double", Input.Presence.REQUIRED, List.of(), Optional.of(at));
  }

  /** {@code v[1] + g[1][0]}. */
  private static Proof.Outcome prove(String before) {
    Expression sum = Expression.call(Function.ADD, new Expression.Variable(1), new Expression.Variable(5));
    String source = "import java.util.Arrays;\nclass A {\n  double f(double[] v, double[][] g, double x) {\n    " + before + "\n    return v[1] + g[1][0];\n  }\n}\n";
    return Proof.ofFormula(source, new Proof.Signature("f", 3, INPUTS, List.of(), List.of(), false, () -> 1, Proof.Setting.USUAL), sum);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "",
    "if (v.length != 3) { throw new IllegalArgumentException(); }",
    "if (v.length != 3) throw new IllegalArgumentException();",
    "if (v.length != 3 || g.length != 2) { throw new IllegalArgumentException(); }",
    "if (v.length != 3 || g.length != 2 || g[0].length != 2 || g[1].length != 2) { throw new IllegalArgumentException(); }",
    "if (g.length != 2 || Arrays.stream(g).anyMatch(row -> row.length != 2)) { throw new IllegalArgumentException(); }",
    "if (Arrays.stream(g).anyMatch(row -> row.length != 2)) { throw new IllegalArgumentException(); }"})
  void aCheckOfTheShapeIsUnderstood(String check) {
    Proof.Outcome outcome = prove(check);
    assertThat(outcome.reason()).isEmpty();
    assertThat(outcome.proved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "if (v.length != 2) { throw new IllegalArgumentException(); }",
    "if (v.length == 3) { throw new IllegalArgumentException(); }",
    "if (g.length != 3) { throw new IllegalArgumentException(); }",
    "if (g[1].length != 3) { throw new IllegalArgumentException(); }",
    "if (g[2].length != 2) { throw new IllegalArgumentException(); }",
    "if (v[0].length != 3) { throw new IllegalArgumentException(); }",
    "if (v.length != 3 && g.length != 2) { throw new IllegalArgumentException(); }",
    "if (v.length != 3 || x > 4) { throw new IllegalArgumentException(); }",
    "if (v.length != 3 || g.length != 2 || x != 4) { throw new IllegalArgumentException(); }",
    "if (v.length != 3 || g.length != 2 || !(x < 4)) { throw new IllegalArgumentException(); }",
    "if (v.length != 3) { return 0; }",
    "if (v.length != 3) { throw new IllegalArgumentException(); } else { return x; }",
    "if (v.length != 3) { x = 0; throw new IllegalArgumentException(); }",
    "if (v.length != 3) { }",
    "if (Arrays.stream(g).anyMatch(row -> row.length != 3)) { throw new IllegalArgumentException(); }",
    "if (Arrays.stream(g).anyMatch(row -> row.length == 2)) { throw new IllegalArgumentException(); }",
    "if (Arrays.stream(g).allMatch(row -> row.length != 2)) { throw new IllegalArgumentException(); }",
    "if (Arrays.asList(g).anyMatch(row -> row.length != 2)) { throw new IllegalArgumentException(); }",
    "if (Arrays.stream(v).anyMatch(row -> row.length != 3)) { throw new IllegalArgumentException(); }",
    "if (Arrays.stream(g, 0, 1).anyMatch(row -> row.length != 2)) { throw new IllegalArgumentException(); }",
    "if (Others.stream(g).anyMatch(row -> row.length != 2)) { throw new IllegalArgumentException(); }",
    "if (Arrays.stream(g).anyMatch(A::odd)) { throw new IllegalArgumentException(); }",
    "if (odd(g)) { throw new IllegalArgumentException(); }",
    "if (x != 3) { throw new IllegalArgumentException(); }",
    "while (v.length != 3) { }"})
  void everyOtherStatementIsRefused(String statement) {
    Proof.Outcome outcome = prove(statement);
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.refuted()).isFalse();
    assertThat(outcome.reason()).startsWith("the statement " + statement.substring(0, 5));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "int s = 1; | the declaration int s=1;",
    "double s; | the declaration double s;",
    "double s = 1, t = 2; | the declaration double s=1, t=2;",
    "double s[] = null; | the declaration double s[]=null;",
    "float s = 1; | the declaration float s=1;"})
  void namesAreOfSingleDoubles(String declaration, String reason) {
    assertThat(prove(declaration).reason()).isEqualTo(reason);
  }

  @Test
  void aMethodHasToEndWithAnAnswer() {
    Proof.Signature signature = new Proof.Signature("f", 1, List.of(INPUTS.get(7)), List.of(), List.of(), false, () -> 1, Proof.Setting.USUAL);
    Expression x = new Expression.Variable(0);
    assertThat(Proof.ofFormula("class A { double f(double x) { double y = x; } }", signature, x).reason()).isEqualTo("a method that ends without an answer");
    assertThat(Proof.ofFormula("class A { double g(double x) { return x; } }", signature, x).reason()).isEqualTo("no method f");
    assertThat(Proof.ofFormula("class A { double f(double x) { return x; } }", signature, x).proved()).isTrue();
    Proof.Outcome other = Proof.ofFormula("class A { double f(double x) { return -x; } }", signature, x);
    assertThat(other.refuted()).isTrue();
    assertThat(other.reason()).isEqualTo("the code computes another expression");
    assertThat(other.steps()).isEqualTo(3);
  }
}
