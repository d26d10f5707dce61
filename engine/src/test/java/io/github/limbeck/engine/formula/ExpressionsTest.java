package io.github.limbeck.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.limbeck.engine.regression.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is done with expressions keeps their meaning: normal form, spelling, text; derivatives, intervals and dimensions are right. */
class ExpressionsTest {
  private static final int TRIES = 4000;
  private static final Expression X = new Expression.Variable(0);
  private static final Expression Y = new Expression.Variable(1);

  /** Any expression of the usual operators over two features that are positive. */
  private static Expression any(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 3 : 10);
    if (kind < 2) {
      return random.nextBoolean() ? X : Y;
    } else if (kind == 2) {
      return new Expression.Constant(Math.rint(8 * random.nextGaussian()) / 4, random.nextBoolean());
    }
    List<Function> functions = new ArrayList<>(List.of(Function.values()));
    functions.removeAll(List.of(Function.MAX, Function.MIN));
    Function function = functions.get(random.nextInt(kind < 7 ? 5 : functions.size()));
    return function.arity() == 1 ? Expression.call(function, any(random, depth - 1))
        : Expression.call(function, any(random, depth - 1), any(random, depth - 1));
  }

  private static boolean alike(double a, double b) {
    return Math.abs(a - b) <= 1e-7 * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
  }

  @Test
  void normalFormAndSpellingKeepValues() {
    Random random = new Random(1);
    int compared = 0;
    for (int k = 0; k < TRIES; k++) {
      Expression e = any(random, 4);
      double[] point = {0.3 + 2 * random.nextDouble(), 0.3 + 2 * random.nextDouble()};
      double value = new Tape(e).value(point);
      // Beyond, a difference may be one of rounding.
      if (Double.isFinite(value) && Math.abs(value) < 1e6 && Math.abs(value) > 1e-3) {
        Expression simple = Algebra.simplify(e);
        double simplified = new Tape(simple).value(point);
        if (Double.isFinite(simplified)) {
          compared++;
          assertThat(alike(value, simplified) || isDelicate(e, point)).as("%s -> %s at %s", e, simple, point).isTrue();
          assertThat(alike(simplified, new Tape(Written.of(simple)).value(point)) || isDelicate(simple, point)).isTrue();
        }
      }
    }
    assertThat(compared).isGreaterThan(TRIES / 4);
  }

  /** Whether a touch of the inputs changes the value a great deal. */
  private static boolean isDelicate(Expression e, double[] point) {
    double value = new Tape(e).value(point);
    double moved = new Tape(e).value(new double[] {point[0] * (1 + 1e-11), point[1] * (1 - 1e-11)});
    return !(Math.abs(value - moved) < 1e-8 * Math.max(1, Math.abs(value)));
  }

  @Test
  void textReadsBack() {
    Random random = new Random(2);
    for (int k = 0; k < 500; k++) {
      Expression e = any(random, 4);
      FormulaModel model = new FormulaModel(List.of(e, X), List.of(new FormulaModel.Candidate(e, 1.5, 2.5)), List.of());
      assertThat(FormulaText.read(FormulaText.write(model), List.of())).isEqualTo(model);
    }
  }

  @Test
  void derivativesAreThoseOfDifferences() {
    Random random = new Random(3);
    int compared = 0;
    for (int k = 0; k < TRIES; k++) {
      Expression e = any(random, 3);
      Tape tape = new Tape(e);
      double[] constants = tape.constants();
      double[][] x = {{0.5 + random.nextDouble()}, {0.5 + random.nextDouble()}};
      double[][] jacobian = new double[constants.length][1];
      tape.differentiate(x, 1, constants, new double[1], jacobian);
      for (int c = 0; c < constants.length; c++) {
        double[] up = constants.clone();
        double[] down = constants.clone();
        up[c] += 1e-6;
        down[c] -= 1e-6;
        double difference = (tape.values(x, 1, up)[0] - tape.values(x, 1, down)[0]) / 2e-6;
        if (Double.isFinite(difference) && Math.abs(difference) < 1e3 && Double.isFinite(jacobian[c][0])) {
          compared++;
          double off = Math.abs(jacobian[c][0] - difference);
          double further = (tape.values(x, 1, up)[0] - 2 * tape.values(x, 1, constants)[0] + tape.values(x, 1, down)[0]) / 1e-12;
          assertThat(off).as("%s by constant %d", e, c).isLessThan(1e-3 * Math.max(1, Math.abs(difference)) + 1e-6 * Math.abs(further));
        }
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  @Test
  void intervalsHoldAllValues() {
    Random random = new Random(4);
    List<double[]> box = List.of(new double[] {0.5, 2}, new double[] {-1, 3});
    int safe = 0;
    for (int k = 0; k < TRIES; k++) {
      Expression e = any(random, 3);
      if (Ranges.firstFault(e, box).isEmpty()) {
        safe++;
        for (int i = 0; i < 20; i++) {
          assertThat(new Tape(e).value(new double[] {0.5 + 1.5 * random.nextDouble(), -1 + 4 * random.nextDouble()})).as("%s", e).isFinite();
        }
      }
    }
    assertThat(safe).isGreaterThan(500);
    assertThat(Ranges.firstFault(Expression.call(Function.LOG, Expression.call(Function.SUBTRACT, X, Y)), box)).isPresent();
    assertThat(Ranges.firstFault(Expression.call(Function.DIVIDE, X, Y), box)).isPresent();
  }

  @Test
  void dimensionsAreKept() {
    double[] metre = {1, 0};
    double[] second = {0, 1};
    Dimensions speed = new Dimensions(List.of(Optional.of(metre), Optional.of(second)), Optional.of(new double[] {1, -1}));
    assertThat(speed.allows(Expression.call(Function.DIVIDE, X, Y))).isTrue();
    assertThat(speed.allows(Expression.call(Function.MULTIPLY, X, Y))).isFalse();
    assertThat(speed.allows(Expression.call(Function.ADD, X, Y))).isFalse();
    assertThat(speed.allows(Expression.call(Function.SIN, X))).isFalse();
    Expression scaled = Expression.call(Function.MULTIPLY, new Expression.Constant(0.37), X);
    assertThat(speed.allows(scaled)).as("a fitted constant may be one of nature").isTrue();
    assertThat(speed.isPlain(Expression.call(Function.ADD, scaled, Expression.call(Function.MULTIPLY, new Expression.Constant(2.1), Y)))).isFalse();
  }

  @Test
  void kernelsDoNotOverflow() {
    assertThat(Function.LOG_EXPM1.apply(5000, 0)).isEqualTo(5000);
    assertThat(Function.LOG1P_EXP.apply(-800, 0)).isEqualTo(0);
    assertThat(Function.LOG1P_EXP.apply(800, 0)).isEqualTo(800);
    assertThat(Function.LOG_EXPM1.apply(1e-12, 0)).isCloseTo(Math.log(1e-12), org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void derivativesAreThoseOfSmallSteps() {
    Random random = new Random(7);
    int compared = 0;
    for (int k = 0; k < TRIES; k++) {
      Expression e = any(random, 3);
      double[] point = {0.3 + 2 * random.nextDouble(), 0.3 + 2 * random.nextDouble()};
      Optional<Expression> derivative = Derivative.of(e, 0);
      double h = 1e-5;
      double before = new Tape(e).value(new double[] {point[0] - h, point[1]});
      double after = new Tape(e).value(new double[] {point[0] + h, point[1]});
      double slope = (after - before) / (2 * h);
      double half = (new Tape(e).value(new double[] {point[0] + h / 2, point[1]}) - new Tape(e).value(new double[] {point[0] - h / 2, point[1]})) / h;
      if (derivative.isPresent() && Double.isFinite(slope) && Math.abs(slope) < 1e3 && Math.abs(half - slope) < 1e-5) {
        double value = new Tape(derivative.get()).value(point);
        if (Double.isFinite(value)) {
          compared++;
          assertThat(value).as("%s by x0: %s at %s, %s", e, derivative.get(), point[0], point[1]).isCloseTo(slope, within(1e-3 * Math.max(1, Math.abs(slope))));
        }
      }
    }
    assertThat(compared).isGreaterThan(TRIES / 4);
  }

  @Test
  void whatIsProvedOfSignsIsSo() {
    Random random = new Random(8);
    List<double[]> box = List.of(new double[] {0.3, 2.3}, new double[] {0.3, 2.3});
    int proved = 0;
    for (int k = 0; k < 1000; k++) {
      Expression e = any(random, 3);
      if (Ranges.isPositive(e, box)) {
        proved++;
        for (int p = 0; p < 50; p++) {
          assertThat(new Tape(e).value(new double[] {0.3 + 2 * random.nextDouble(), 0.3 + 2 * random.nextDouble()})).as("%s", e).isGreaterThan(0);
        }
      }
    }
    assertThat(proved).isGreaterThan(100);
  }

  @Test
  void rootsAreWrittenAsOne() {
    Expression quotient = Expression.call(Function.DIVIDE, Expression.call(Function.MULTIPLY, new Expression.Constant(3), Expression.call(Function.SQRT, X)),
        Expression.call(Function.SQRT, Y));
    assertThat(FormulaText.plain(Written.of(quotient), f -> f == 0 ? "x" : "y", v -> "3")).isEqualTo("3 * sqrt(x / y)");
    assertThat(FormulaText.plain(Written.of(Expression.call(Function.MULTIPLY, Expression.call(Function.SQRT, X), Expression.call(Function.SQRT, Y))),
        f -> f == 0 ? "x" : "y", v -> "")).isEqualTo("sqrt(x * y)");
  }

  @Test
  void guardsThatAlwaysHoldAreNotSaid() {
    Expression one = new Expression.Constant(1, true);
    Expression square = Expression.call(Function.ADD, Expression.call(Function.SQUARE, X), one);
    assertThat(Ranges.guards(Expression.call(Function.DIVIDE, Y, square))).isEmpty();
    assertThat(Ranges.guards(Expression.call(Function.LOG, Expression.call(Function.ADD, Expression.call(Function.EXP, X), one)))).isEmpty();
    assertThat(Ranges.guards(Expression.call(Function.SQRT, Expression.call(Function.MULTIPLY, X, X)))).isEmpty();
    assertThat(Ranges.guards(Expression.call(Function.DIVIDE, Y, Expression.call(Function.ADD, X, one)))).hasSize(1);
    assertThat(Ranges.guards(Expression.call(Function.ASIN, square))).hasSize(1);
  }

  /** What a search would not find at the middle of the box alone. */
  @Test
  void signsAreProvedByHalving() {
    Expression square = Expression.call(Function.ADD, Expression.call(Function.SUBTRACT, Expression.call(Function.SQUARE, X), Expression.call(Function.MULTIPLY, X, Y)),
        Expression.call(Function.SQUARE, Y));
    assertThat(Ranges.isPositive(square, List.of(new double[] {1, 3}, new double[] {1, 3}))).isTrue();
    assertThat(Ranges.isPositive(Expression.call(Function.SUBTRACT, X, Y), List.of(new double[] {1, 3}, new double[] {0, 1.5}))).isFalse();
  }

  @Test
  void formulasAreReadAsTheyAreWritten() throws FormulaParser.Unreadable {
    Random random = new Random(9);
    FormulaParser.Names names = new FormulaParser.Names() {
      @Override
      public Optional<Expression> value(String name) {
        return name.equals("x") ? Optional.of(X) : name.equals("y") ? Optional.of(Y) : Optional.empty();
      }

      @Override
      public Operator function(String name, int arity) {
        return new Part(name, arity);
      }
    };
    int compared = 0;
    for (int k = 0; k < TRIES; k++) {
      Expression e = any(random, 4);
      double[] point = {0.3 + 2 * random.nextDouble(), 0.3 + 2 * random.nextDouble()};
      double value = new Tape(e).value(point);
      double read = new Tape(FormulaParser.parse(FormulaText.plain(e, f -> f == 0 ? "x" : "y", Double::toString), names)).value(point);
      double java = new Tape(FormulaParser.parse(Language.JAVA.text(e, f -> f == 0 ? "x" : "y", Double::toString).replace("(double) ", ""), names)).value(point);
      double c = new Tape(FormulaParser.parse(Language.C.text(e, f -> f == 0 ? "x" : "y", Double::toString)
          .replace("fabs(", "abs("), names)).value(point);
      // Beyond, a difference may be one of rounding.
      if (Double.isFinite(value) && Math.abs(value) < 1e6 && Double.isFinite(read)) {
        compared++;
        assertThat(List.of(read, java, c)).as("%s", e).allMatch(other -> alike(other, value) || Double.isNaN(other) && hasRound(e));
      }
    }
    assertThat(compared).isGreaterThan(TRIES / 4);
    assertThat(FormulaParser.parse("-x^2 * 3 + f(x, pow(y, .5), 2e-3)", names).toString()).contains("Part[name=f, arity=3]", "0.002");
  }

  @Test
  void otherLanguagesHaveTheirOwnSpelling() throws FormulaParser.Unreadable {
    Expression e = Expression.call(Function.DIVIDE, Expression.call(Function.MULTIPLY, X, Expression.call(Function.SQUARE, Expression.call(Function.NEGATE, Y))),
        Expression.call(Function.ADD, Expression.call(Function.LOG, X), new Expression.Constant(2)));
    assertThat(Language.SQL.text(e, f -> "col" + f, Double::toString)).isEqualTo("col0 * POWER(1E0 * -col1, 2) / (LN(col0) + 2.0E0)");
    assertThat(Language.EXCEL.text(e, f -> "col" + f, v -> "2")).isEqualTo("col0 * (-col1)^2 / (LN(col0) + 2)");
    assertThat(Language.EXCEL.text(Expression.call(Function.NEGATE, Expression.call(Function.SQUARE, X)), f -> "x", v -> "")).isEqualTo("-(x^2)");
    assertThat(Language.SYMPY.text(e, f -> "col" + f, v -> "2")).isEqualTo("col0 * (-col1)**2 / (log(col0) + 2)");
    assertThat(Language.C.text(e, f -> "col" + f, v -> "2")).isEqualTo("col0 * pow(-col1, 2) / (log(col0) + 2.0)");
    assertThat(Language.LATEX.text(e, f -> "x", v -> "2")).isEqualTo("\\frac{x \\, {\\left(-x\\right)}^{2}}{\\ln\\left(x\\right) + 2}");
    assertThat(Language.MATHML.text(X, f -> "a<b", v -> "")).isEqualTo("<math><mi>a&lt;b</mi></math>");
  }

  /** Java rounds what is no number to 0, other languages leave it what it is. */
  private static boolean hasRound(Expression e) {
    return e.is(Function.ROUND) || e instanceof Expression.Call call && call.arguments().stream().anyMatch(ExpressionsTest::hasRound);
  }
}
