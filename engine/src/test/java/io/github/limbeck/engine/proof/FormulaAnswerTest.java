package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.formula.CustomOperator;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.program.Input;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each function and each type of answer is read as the code that computes it, and what is not understood is named. */
class FormulaAnswerTest {
  private static final Expression X = new Expression.Variable(0);
  private static final Expression Y = new Expression.Variable(1);
  private static final Expression P = new Expression.Variable(3);
  private static final List<Input> INPUTS = List.of(input("x", Input.Kind.REAL, "double", Input.Presence.REQUIRED), input("y", Input.Kind.REAL, "double",
  Input.Presence.REQUIRED),
      input("n", Input.Kind.INTEGER, "int", Input.Presence.REQUIRED), input("p", Input.Kind.BOOLEAN, "boolean", Input.Presence.REQUIRED),
      input("m", Input.Kind.REAL, "double", Input.Presence.BOXED), input("t", Input.Kind.STRING, "java.lang.String", Input.Presence.REQUIRED));

  private static Input input(String name, Input.Kind kind, String type, Input.Presence presence) {
    return new Input(name, name, kind, type, presence, List.of(), Optional.empty());
  }

  private static Proof.Outcome prove(String type, String body, Expression formula) {
    String source = "class A {\n  " + type + " f(double x, double y, int n, boolean p, Double m, String t) {\n    " + body + "\n  }\n}\n";
    return Proof.ofFormula(source, new Proof.Signature("f", 6, INPUTS, List.of(), List.of(), false, () -> 1, Proof.Setting.USUAL), formula);
  }

  private static Arguments function(Function function, String java, String wrong) {
    return Arguments.of(function.arity() == 1 ? Expression.call(function, X) : Expression.call(function, X, Y), java, wrong);
  }

  static Stream<Arguments> functions() {
    return Stream.of(function(Function.ADD, "x + y", "y + x"), function(Function.SUBTRACT, "x - y", "y - x"), function(Function.MULTIPLY, "x * y", "y * x"),
        function(Function.DIVIDE, "x / y", "y / x"), function(Function.NEGATE, "-x", "x"), function(Function.SQUARE, "x * x", "x * y"),
        function(Function.CUBE, "x * x * x", "x * (x * x)"), function(Function.POWER, "Math.pow(x, y)", "Math.pow(y, x)"),
        function(Function.LOG_EXPM1, "x + Math.log(-Math.expm1(-x))", "x + Math.log(Math.expm1(-x))"),
        function(Function.LOG1P_EXP, "Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))", "Math.max(x, 1) + Math.log1p(Math.exp(-Math.abs(x)))"),
        function(Function.EXP, "Math.exp(x)", "Math.expm1(x)"), function(Function.MIN, "Math.min(x, y)", "Math.max(x, y)"),
        Arguments.of(Expression.call(Function.ADD, Expression.call(Function.ADD, X, Y), X), "x + y + x", "x + (y + x)"),
        Arguments.of(Expression.call(Function.MULTIPLY, new Expression.Constant(6), X), "2 * 3.0 * x", "2 * 4.0 * x"),
        Arguments.of(Expression.call(Function.MULTIPLY, new Expression.Constant(-2), X), "-2 * x", "2 * x"),
        Arguments.of(Expression.call(Function.MULTIPLY, new Expression.Constant(-2), X), "-2.0 * x", "-2.5 * x"),
        Arguments.of(Expression.call(Function.MULTIPLY, X, P), "x * (p ? 1.0 : 0.0)", "x * (p ? 0.0 : 1.0)"),
        Arguments.of(new Expression.Constant(1.5e-7), "1.5E-7", "1.5E7"), Arguments.of(new Expression.Constant(2147483647), "2147483647", "2147483646"),
        Arguments.of(Expression.call(new CustomOperator("one.Ops.g", 2, 1, Math::atan2), X, Y), "one.Ops.g(x, y)", "one.Ops.g(y, x)"),
        Arguments.of(Expression.call(new CustomOperator("one.Ops.g", 1, 1, (a, b) -> a), X), "one.Ops.g(x)", "one.Ops.g(x, y)"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("functions")
  void functionsAreReadOperationByOperation(Expression formula, String java, String wrong) {
    assertThat(prove("double", "return " + java + ";", formula).reason()).isEmpty();
    assertThat(prove("double", "return " + java + ";", formula).proved()).isTrue();
    assertThat(prove("double", "return " + wrong + ";", formula).proved()).isFalse();
  }

  @Test
  void answersMayBeBoxesOrFloats() {
    Expression sum = Expression.call(Function.ADD, X, Y);
    assertThat(prove("Double", "return x + y;", sum).proved()).isTrue();
    assertThat(prove("float", "return (float) (x + y);", sum).proved()).isTrue();
    assertThat(prove("Float", "return (float) (x + y);", sum).proved()).isTrue();
    assertThat(prove("float", "return (float) (x - y);", sum).refuted()).isTrue();
    assertThat(prove("float", "return x + y;", sum).reason()).isEqualTo("an answer that is not cast to float: x + y");
    assertThat(prove("Double", "return n;", new Expression.Variable(2)).reason()).isEqualTo("a value that is no double");
    assertThat(prove("Long", "return x + y;", sum).reason()).isEqualTo("a whole number that is not rounded: x + y");
    assertThat(prove("short", "return x + y;", sum).reason()).isEqualTo("an answer of the type short");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(delimiter = '|', value = {
    "int | Math.toIntExact(Math.round(x)) | ROUND | 1", "Integer | Math.toIntExact(Math.round(x)) | ROUND | 1", "long | Math.round(x) | ROUND | 1",
    "long | (long) Math.floor(x) | FLOOR | 1", "int | Math.toIntExact((long) Math.ceil(x)) | CEIL | 1", "long | (long) Math.rint(x) | RINT | 1",
    "java.math.BigDecimal | java.math.BigDecimal.valueOf(Math.round(x), 2) | ROUND | 100", "java.math.BigDecimal | java.math.BigDecimal.valueOf(Math.round(x)) | ROUND | 1"})
  void roundedAnswersAreReadAsWholeNumbers(String type, String java, Function rounding, double unit) {
    Expression rounded = Expression.call(rounding, X);
    Expression formula = unit == 1 ? rounded : Expression.call(Function.DIVIDE, rounded, new Expression.Constant(unit, true));
    assertThat(prove(type, "return " + java + ";", formula).reason()).isEmpty();
    assertThat(prove(type, "return " + java + ";", formula).proved()).isTrue();
    for (Function other : List.of(Function.ROUND, Function.FLOOR, Function.CEIL, Function.RINT)) {
      Expression wrong = Expression.call(Function.DIVIDE, Expression.call(other, X), new Expression.Constant(unit * 10, true));
      assertThat(prove(type, "return " + java + ";", wrong).proved()).as("%s", wrong).isFalse();
      assertThat(prove(type, "return " + java + ";", Expression.call(other, X)).proved()).isEqualTo(other == rounding && unit == 1);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(delimiter = '|', value = {
    "int | (int) Math.round(x)", "int | Math.toIntExact((long) x)", "long | (long) x", "long | Math.round(x) + 1", "long | Math.round(n)", "int | n",
    "long | (long) Math.sin(x)", "java.math.BigDecimal | java.math.BigDecimal.valueOf(x)", "java.math.BigDecimal | java.math.BigDecimal.valueOf(Math.round(x), n)",
    "java.math.BigDecimal | new java.math.BigDecimal(Math.round(x))", "int | Math.toIntExact(Math.round(x), 2)"})
  void otherWaysToWholeNumbersAreRefused(String type, String java) {
    assertThat(prove(type, "return " + java + ";", Expression.call(Function.ROUND, X)).proved()).isFalse();
  }

  @Test
  void wholeConstantsAreReadAsTheyAre() {
    Expression five = Expression.call(Function.ROUND, new Expression.Constant(5));
    assertThat(prove("int", "return 5;", five).proved()).isTrue();
    assertThat(prove("int", "return 6;", five).refuted()).isTrue();
    Expression amount = Expression.call(Function.DIVIDE, five, new Expression.Constant(100, true));
    assertThat(prove("java.math.BigDecimal", "return java.math.BigDecimal.valueOf(5, 2);", amount).proved()).isTrue();
    assertThat(prove("java.math.BigDecimal", "return java.math.BigDecimal.valueOf(5, 1);", amount).refuted()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
    "x % y | the operator %", "n + n | the code computes in a narrower type than double", "n / 2 | the code computes in a narrower type than double",
    "p ? 2.0 : 0.0 | the choice p ? 2.0 : 0.0", "x > y ? 1.0 : 0.0 | the expression x > y", "x * (n ? 1.0 : 0.0) | the choice n ? 1.0 : 0.0",
    "p | a number was expected",
    "2f * x | the literal 2f", "3000000000 * x | the literal 3000000000", "03 * x | the literal 03", "1e3 * x | the literal 1e3",
    "m * x | a value that may be missing",
    "t * x | a value of the type java.lang.String", "nobody * x | the expression nobody", "Math.abs(n) | the call Math.abs(n) on a narrower type than double",
    "Math.max(n, n) | the call Math.max(n,n) on a narrower type than double", "one.Ops.g(n) | the call one.Ops.g(n) on a narrower type than double",
    "one.Ops.g(x, n) | the call one.Ops.g(x,n) on a narrower type than double", "Math.round(n) | the call Math.round(n) on a narrower type than double",
    "g(x) | the expression g(x)", "x.PI | the expression x.PI", "(int) x * x | the expression (int)x", "-n * x | a value that is no double",
    "+x | the expression +x"})
  void whatIsNotUnderstoodIsNamed(String java, String reason) {
    Proof.Outcome outcome = prove("double", "return " + java + ";", X);
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.refuted()).isFalse();
    assertThat(outcome.reason()).isEqualTo(reason);
  }

  @Test
  void aNameHidesTheTypeOfThatName() {
    Expression sine = Expression.call(Function.SIN, X);
    assertThat(prove("double", "return Math.sin(x);", sine).proved()).isTrue();
    assertThat(prove("double", "double Math = 1; return Math.sin(x);", sine).reason()).isEqualTo("the expression Math.sin(x)");
    assertThat(prove("double", "return Math.PI;", new Expression.Constant(Math.PI)).proved()).isTrue();
    assertThat(prove("double", "double Math = 1; return Math.PI;", new Expression.Constant(Math.PI)).reason()).isEqualTo("the expression Math.PI");
    assertThat(prove("double", "return other.Math.PI;", new Expression.Constant(Math.PI)).reason()).isEqualTo("the expression other.Math.PI");
    assertThat(prove("double", "double a = 2 * x; double b = a; return b + a;",
    Expression.call(Function.ADD, Expression.call(Function.MULTIPLY, new Expression.Constant(2), X),
        Expression.call(Function.MULTIPLY, new Expression.Constant(2), X))).proved()).isTrue();
  }
}
