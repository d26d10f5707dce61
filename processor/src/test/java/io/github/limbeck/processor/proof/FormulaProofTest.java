package io.github.limbeck.processor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.processor.formula.Expression;
import io.github.limbeck.processor.formula.Function;
import io.github.limbeck.processor.program.Input;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A formula is proved equal to the code that computes it, and to no other. */
class FormulaProofTest {
  private static final Expression X = new Expression.Variable(0);
  private static final Expression N = new Expression.Variable(1);
  private static final List<Input> INPUTS = List.of(input("x", "double"), input("n", "int"));

  /** {@code 2.5 * sin(x * n) + x^2}. */
  private static final Expression FORMULA = Expression.call(Function.ADD,
      Expression.call(Function.MULTIPLY, new Expression.Constant(2.5), Expression.call(Function.SIN, Expression.call(Function.MULTIPLY, X, N))),
      Expression.call(Function.SQUARE, X));

  private static Input input(String name, String type) {
    return new Input(name, name, type.equals("int") ? Input.Kind.INTEGER : Input.Kind.REAL, type, Input.Presence.REQUIRED, List.of(), Optional.empty());
  }

  private static Proof.Outcome prove(Expression formula, String... body) {
    String source = "class A {\n  double f(double x, int n) {\n    " + String.join("\n    ", body) + "\n  }\n}\n";
    return Proof.ofFormulas(source, INPUTS, List.of("f/2"), List.of(formula));
  }

  @Test
  void provesWhatComputesIt() {
    assertThat(prove(FORMULA, "return 2.5 * Math.sin(x * n) + x * x;").proved()).isTrue();
    assertThat(prove(FORMULA, "double product = x * n;", "return (2.5 * (Math.sin(product))) + x * x;").proved()).isTrue();
    assertThat(prove(Expression.call(Function.MULTIPLY, new Expression.Constant(2 * Math.PI), X), "return 2 * Math.PI * x;").proved()).isTrue();
    assertThat(prove(Expression.call(Function.SQUARE, N), "return (double) n * n;").proved()).isTrue();
  }

  @Test
  void refusesAllElse() {
    for (String other : List.of("2.5 * Math.sin(x * n) - x * x", "2.4 * Math.sin(x * n) + x * x", "2.5 * Math.cos(x * n) + x * x",
        "2.5 * Math.sin(n * x) + x * x", "2.5 * (Math.sin(x * n) + x * x)", "2.5 * Math.sin(x * n) + x * n", "x * x + 2.5 * Math.sin(x * n)",
        "2.5 * StrictMath.sin(x * n) + x * x", "2.5 * Math.sin(x * n)")) {
      assertThat(prove(FORMULA, "return " + other + ";").proved()).as(other).isFalse();
    }
    assertThat(prove(FORMULA, "if (x > 3) {", "return 0;", "}", "return 2.5 * Math.sin(x * n) + x * x;").proved()).isFalse();
  }

  @Test
  void refusesNarrowArithmetic() {
    Proof.Outcome narrow = prove(Expression.call(Function.SQUARE, N), "return n * n;");
    assertThat(narrow.proved()).isFalse();
    assertThat(narrow.reason()).contains("narrower");
  }
}
