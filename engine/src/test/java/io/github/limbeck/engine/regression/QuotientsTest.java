package io.github.limbeck.engine.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Quotients that are found although the answers are noisy. */
class QuotientsTest {
  private static final int ROWS = 200;
  private static final double NOISE = 0.01;

  /** Rows drawn evenly from ranges, with noise of one hundredth of the answers' size. */
  private static Samples samples(double[][] ranges, ToDoubleFunction<double[]> law) {
    Random random = new Random(7);
    double[][] x = new double[ranges.length][ROWS];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      double[] point = Arrays.stream(ranges).mapToDouble(r -> r[0] + (r[1] - r[0]) * random.nextDouble()).toArray();
      for (int f = 0; f < point.length; f++) {
        x[f][i] = point[f];
      }
      y[i] = law.applyAsDouble(point);
    }
    double size = Math.sqrt(Arrays.stream(y).map(v -> v * v).average().orElseThrow());
    Arrays.setAll(y, i -> y[i] + NOISE * size * random.nextGaussian());
    return Samples.of(x, y);
  }

  /** Whether one of few nodes leaves no more than the noise, once its constants are fitted. */
  private static void containsLaw(List<Expression> quotients, Samples samples, int mostNodes) {
    double noise = NOISE * Math.sqrt(Arrays.stream(samples.y()).map(v -> v * v).average().orElseThrow());
    assertThat(quotients).anySatisfy(q -> {
      assertThat(q.nodes()).isLessThanOrEqualTo(mostNodes);
      double[] off = new Tape(new LeastSquares().fit(q, samples, 60).expression()).values(samples.x(), samples.rows());
      assertThat(Math.sqrt(IntStream.range(0, ROWS).mapToDouble(i -> Math.pow(off[i] - samples.y()[i], 2)).average().orElseThrow())).isLessThan(1.1 * noise);
    });
  }

  @Test
  void aWeightedMeanIsOne() {
    Samples samples = samples(new double[][] {{1, 9}, {1, 9}, {1, 9}, {1, 9}}, x -> (x[0] * x[1] + x[2] * x[3]) / (x[0] + x[2]));
    containsLaw(WeighedQuotients.of(samples), samples, 17);
  }

  @Test
  void aFactorMayStandBefore() {
    Samples samples = samples(new double[][] {{1, 9}, {0.5, 8}, {0.5, 3}, {0.2, 4}, {0.5, 3}}, x -> x[0] * x[1] / (x[2] * (1 + x[3] / x[4]) + x[1]));
    containsLaw(WeighedQuotients.of(samples), samples, 25);
  }

  @Test
  void coolingIsASumWithAnExponential() {
    Samples samples = samples(new double[][] {{15, 25}, {60, 95}, {0.01, 0.2}, {0, 30}}, x -> x[0] + (x[1] - x[0]) * Math.exp(-x[2] * x[3]));
    containsLaw(ExponentialQuotients.of(samples), samples, 25);
  }

  @Test
  void logisticGrowthIsDividedByOne() {
    Samples samples = samples(new double[][] {{50, 100}, {1, 10}, {0.1, 1}, {0, 10}}, x -> x[0] / (1 + (x[0] - x[1]) / x[1] * Math.exp(-x[2] * x[3])));
    containsLaw(ExponentialQuotients.of(samples), samples, 29);
  }

  @Test
  void fewRowsBearNone() {
    Samples samples = samples(new double[][] {{1, 9}, {1, 9}, {1, 9}, {1, 9}}, x -> x[0]).thinned(40);
    assertThat(WeighedQuotients.of(samples)).isEmpty();
  }
}
