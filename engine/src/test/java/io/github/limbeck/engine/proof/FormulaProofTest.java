package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.formula.CustomOperator;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A formula is proved equal to the code that computes it, and to no other. */
class FormulaProofTest {
  private static final Expression X = new Expression.Variable(0);
  private static final Expression N = new Expression.Variable(1);
  private static final Expression P = new Expression.Variable(2);
  private static final Expression G = new Expression.Variable(3);
  private static final Expression L = new Expression.Variable(4);
  private static final List<Input> INPUTS = List.of(input("x", "double"), input("n", "int"));

  /** {@code 2.5 * sin(x * n) + x^2}. */
  private static final Expression FORMULA = Expression.call(Function.ADD,
      Expression.call(Function.MULTIPLY, new Expression.Constant(2.5), Expression.call(Function.SIN, Expression.call(Function.MULTIPLY, X, N))),
      Expression.call(Function.SQUARE, X));

  private static Input input(String name, String type) {
    Input.Kind kind = type.equals("boolean") ? Input.Kind.BOOLEAN : type.equals("int") || type.equals("long") ? Input.Kind.INTEGER : Input.Kind.REAL;
    return new Input(name, name, kind, type, Input.Presence.REQUIRED, List.of(), Optional.empty());
  }

  private static Proof.Outcome prove(Expression formula, String... body) {
    String source = "class A {\n  double f(double x, int n) {\n    " + String.join("\n    ", body) + "\n  }\n}\n";
    return Proof.ofFormula(source, new Proof.Signature("f", 2, INPUTS, List.of(), List.of(), false, () -> 1, Proof.Setting.USUAL), formula);
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

  private static Expression times(double factor, Expression e) {
    return Expression.call(Function.MULTIPLY, new Expression.Constant(factor), e);
  }

  private static Expression custom(String name) {
    return Expression.call(new CustomOperator(name, 1, 1, (a, b) -> a), X);
  }

  /** Java that compiles and computes something else, on some input. */
  static Stream<Arguments> wrong() {
    Map<Expression, List<String>> bodies = new LinkedHashMap<>();
    bodies.put(P, List.of("return p ? 5.0 : 2.0;", "return p ? 0.0 : 1.0;", "return !p ? 1.0 : 0.0;", "return x > 0 ? 1.0 : 0.0;", "return (p ? 5.0 : 2.0) * 1;"));
    bodies.put(Expression.call(Function.SQUARE, X), List.of("return (int) x * (long) x;", "return (float) x * x;", "return (double) (float) x * x;",
        "float v = (float) x; return v * v;", "return (int) x * x;", "double v = x; v = 2; return v * v;", "double v = x, w = 3; return w * v;",
        "double[] v = {x}; return v[0] * v[0] + 1;", "if (x > 3) { throw new IllegalStateException(); } return x * x;",
        "if (x > 3) throw new IllegalStateException(); else { } return x * x;", "for (int i = 0; i < 2; i++) { if (x > i) { return i; } } return x * x;",
        "x = 2; return x * x;", "return x++ * x;", "return x * (float) x * 1e0f;", "int v = (int) x; return v * x;", "return Math.round(x) * x;",
        "return Math.floor(x) * x;", "return x * x % 3;", "Double v = null; return x * v;"));
    bodies.put(Expression.call(Function.DIVIDE, new Expression.Constant(-7), N), List.of("return -7 / n;", "return (double) (-7 / n);", "return 1.0 * (-7 / n);"));
    bodies.put(times(0.1, X), List.of("return 0.1f * x;", "return .1f * x;", "return 0x1p-3 * x;"));
    bodies.put(times(8, X), List.of("return 010 * x + 1;", "return 011 * x;", "return 0b111 * x;", "return 1_0 * x;", "return 8L * (long) x;", "return '8' * x;"));
    bodies.put(Expression.call(Function.NEGATE, N), List.of("return -n;", "return ~n;", "return 0 - n;", "return -1 * n;"));
    bodies.put(Expression.call(Function.ADD, N, new Expression.Constant(1)), List.of("return n + 1;", "return 1 + n;", "return (n + 1) * 1.0;", "return n - -1;"));
    bodies.put(Expression.call(Function.ABS, N), List.of("return Math.abs(n);", "return (double) Math.abs(n);"));
    bodies.put(Expression.call(Function.MAX, N, G), List.of("return Math.max(n, g);", "return Math.max((float) n, g);"));
    bodies.put(Expression.call(Function.ADD, G, G), List.of("return g + g;", "return (double) (g + g);", "return 2 * g;"));
    bodies.put(times(2, G), List.of("return 2 * g;", "return 2.0f * g;"));
    bodies.put(times(2, L), List.of("return 2 * l;", "return 2L * l * 1.0;", "return (int) l * 2.0;"));
    bodies.put(custom("one.Ops.g"), List.of("return two.Ops.g(x);", "return one.Ops.g((int) x);", "return one.Ops.h(x);", "return one.Ops.<Integer>g(3, x);"));
    bodies.put(Expression.call(Function.SIN, X), List.of("return Math.cos(x);", "return Math.sin((float) x);", "return Math.sin(Math.sin(x));"));
    bodies.put(times(Math.PI, X), List.of("return Math.E * x;", "return (float) Math.PI * x;", "return 3.14159 * x;"));
    return bodies.entrySet().stream().flatMap(e -> e.getValue().stream().map(body -> Arguments.of(body, e.getKey())));
  }

  private static final List<Input> MORE_INPUTS = List.of(input("x", "double"), input("n", "int"), input("p", "boolean"), input("g", "float"),
      input("l", "long"));
  private static final Map<String, String> BESIDE = Map.of(
      "one.Ops", "package one; public class Ops { public static double g(double x) { return x; } public static double g(int x) { return 7; }"
          + " public static double h(double x) { return x + 1; } public static <T> double g(T t, double x) { return x + 1; } }",
      "two.Ops", "package two; public class Ops { public static double g(double x) { return x + 1; } }",
      "other.Math", "package other; public class Math { public static double sin(double x) { return x; } public static final double PI = 3; }");

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void wrongCodeIsNotProved(String body, Expression formula) throws Exception {
    String source = "package app;\npublic class A {\n  public double f(double x, int n, boolean p, float g, long l) {\n    " + body + "\n  }\n}\n";
    Proof.Signature signature = new Proof.Signature("f", 5, MORE_INPUTS, List.of(), List.of(), false, () -> 1, Proof.Setting.USUAL);
    Proof.Outcome outcome = Proof.ofFormula(source, signature, formula);
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.reason()).isNotBlank();
    Map<String, String> sources = new HashMap<>(BESIDE);
    sources.put("app.A", source);
    Class<?> type = InMemoryCompiler.compile(sources).loadClass("app.A");
    Method method = type.getMethod("f", double.class, int.class, boolean.class, float.class, long.class);
    boolean wrong = false;
    Random random = new Random(3);
    for (int k = 0; k < 3000 && !wrong; k++) {
      Object[] arguments = {random.nextInt(9) == 0 ? 4.5 : random.nextGaussian() * 10, List.of(Integer.MIN_VALUE, Integer.MAX_VALUE, 2, 16777217).get(random.nextInt(4)),
          random.nextBoolean(), (float) (random.nextInt(3) == 0 ? 3e38 : random.nextInt(3) == 0 ? 16777216 : random.nextGaussian()),
          random.nextBoolean() ? Long.MAX_VALUE - 5 : random.nextLong()};
      double[] row = {(double) arguments[0], (int) arguments[1], (boolean) arguments[2] ? 1 : 0, (float) arguments[3], (long) arguments[4]};
      try {
        wrong = (double) method.invoke(type.getConstructor().newInstance(), arguments) != new Tape(formula).value(row);
      } catch (InvocationTargetException e) {
        wrong = true;
      }
    }
    assertThat(wrong).as("%s is wrong on some input", body).isTrue();
  }

  @Test
  void namesOfThePlaceAreMinded() {
    String source = "package app;\nimport other.Math;\nclass A {\n  double f(double x, int n) {\n    return Math.sin(x);\n  }\n}\n";
    Expression sine = Expression.call(Function.SIN, X);
    Proof.Signature signature = new Proof.Signature("f", 2, INPUTS, List.of(), List.of(), false, () -> 1, Proof.Setting.USUAL);
    assertThat(Proof.ofFormula(source, signature, sine).proved()).isFalse();
    String plain = source.replace("import other.Math;", "");
    assertThat(Proof.ofFormula(plain, signature, sine).proved()).isTrue();
    NameScope scope = new NameScope(Map.of(), Map.of("Math", "app.Math"), Set.of(), Set.of());
    Proof.Signature there = new Proof.Signature("f", 2, INPUTS, List.of(), List.of(), false, () -> 1, new Proof.Setting(scope, 1));
    assertThat(Proof.ofFormula(plain, there, sine).proved()).isFalse();
    assertThat(Proof.ofFormula(plain.replace("Math.sin", "java.lang.Math.sin"), there, sine).proved()).isTrue();
  }

  @Test
  void refusesNarrowArithmetic() {
    Proof.Outcome narrow = prove(Expression.call(Function.SQUARE, N), "return n * n;");
    assertThat(narrow.proved()).isFalse();
    assertThat(narrow.reason()).contains("narrower");
  }
}
