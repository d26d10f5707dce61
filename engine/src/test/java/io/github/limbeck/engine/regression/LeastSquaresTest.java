package io.github.limbeck.engine.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Expression.Constant;
import io.github.limbeck.engine.formula.Expression.Variable;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Constants are fitted as well as they can be, wherever that can be known. */
class LeastSquaresTest {
  private static final Expression X = new Variable(0);
  private final LeastSquares leastSquares = new LeastSquares();

  private static Expression times(Expression a, Expression b) {
    return Expression.call(Function.MULTIPLY, a, b);
  }

  private static Expression plus(Expression a, Expression b) {
    return Expression.call(Function.ADD, a, b);
  }

  private static Expression decay(double a, double b) {
    return times(new Constant(a), Expression.call(Function.EXP, times(new Constant(b), X)));
  }

  private static double[] evenly(int rows) {
    double[] x = new double[rows];
    Arrays.setAll(x, i -> 5.0 * i / rows);
    return x;
  }

  @Test
  void recoversTwoDecays() {
    double[] x = evenly(80);
    double[] y = Arrays.stream(x).map(v -> 2.5 * Math.exp(-0.4 * v) + 1.2 * Math.exp(-2.1 * v)).toArray();
    LeastSquares.Fit fit = leastSquares.fit(plus(decay(1, -0.2), decay(1, -3)), Samples.of(new double[][] {x}, y), 60);
    assertThat(fit.error()).isLessThan(1e-26);
    assertThat(new Tape(fit.expression()).constants()).usingComparatorWithPrecision(1e-9).containsExactly(2.5, -0.4, 1.2, -2.1);
  }

  /** A weighted line by the normal equations. */
  @Test
  void minimisesTheWeightedSquares() {
    Random random = new Random(4);
    double[] x = evenly(40);
    double[] y = Arrays.stream(x).map(v -> 3 - 2 * v + random.nextGaussian()).toArray();
    double[] w = random.doubles(40, 0.1, 4).toArray();
    double sw = 0;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < x.length; i++) {
      sw += w[i];
      sx += w[i] * x[i];
      sy += w[i] * y[i];
      sxx += w[i] * x[i] * x[i];
      sxy += w[i] * x[i] * y[i];
    }
    double slope = (sw * sxy - sx * sy) / (sw * sxx - sx * sx);
    LeastSquares.Fit fit = leastSquares.fit(plus(times(new Constant(1), X), new Constant(0)), new Samples(new double[][] {x}, y, w), 20);
    assertThat(new Tape(fit.expression()).constants()).usingComparatorWithPrecision(1e-9).containsExactly(slope, (sy - slope * sx) / sw);
  }

  @Test
  void constantsThatCannotBeToldApartDoNoHarm() {
    double[] x = evenly(30);
    double[] y = Arrays.stream(x).map(v -> 6 * v).toArray();
    LeastSquares.Fit fit = leastSquares.fit(times(new Constant(1), times(new Constant(1), X)), Samples.of(new double[][] {x}, y), 40);
    assertThat(fit.error()).isLessThan(1e-20);
  }

  @Test
  void neverReturnsAnythingWorseThanTheStart() {
    Random random = new Random(8);
    double[] x = evenly(30);
    double[] y = random.doubles(30).toArray();
    for (int k = 0; k < 200; k++) {
      Expression e = plus(decay(random.nextGaussian(), random.nextGaussian()), Expression.call(Function.LOG, plus(X, new Constant(random.nextDouble()))));
      Samples samples = Samples.of(new double[][] {x}, y);
      double before = leastSquares.measure(e, samples).error();
      LeastSquares.Fit fit = leastSquares.fit(e, samples, 10);
      assertThat(fit.error()).isLessThanOrEqualTo(before * (1 + 1e-12));
      assertThat(leastSquares.measure(fit.expression(), samples).error()).isCloseTo(fit.error(), offset(1e-9 * before));
    }
  }
}
