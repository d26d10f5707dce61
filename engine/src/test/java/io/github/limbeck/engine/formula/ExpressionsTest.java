package io.github.limbeck.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

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
}
