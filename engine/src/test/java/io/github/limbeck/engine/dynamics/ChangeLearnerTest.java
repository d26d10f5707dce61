package io.github.limbeck.engine.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.Effort;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.NoFormulaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeLearnerTest {
  private static final FormulaOptions QUICK = FormulaOptions.usual().withEffort(Effort.QUICK);

  /** Series of states, each the next of the one before, with noise. */
  private static List<Series> series(int count, int samples, double step, double noise, double[][] begin, UnaryOperator<double[]> next) {
    Random random = new Random(11);
    List<Series> all = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      double[] state = new double[begin.length];
      for (int c = 0; c < state.length; c++) {
        state[c] = begin[c][0] + random.nextDouble() * (begin[c][1] - begin[c][0]);
      }
      double[][] x = new double[state.length][samples];
      for (int k = 0; k < samples; k++) {
        for (int c = 0; c < state.length; c++) {
          x[c][k] = state[c] + noise * random.nextGaussian();
        }
        state = next.apply(state);
      }
      all.add(new Series(IntStream.range(0, samples).mapToDouble(k -> k * step).toArray(), x));
    }
    return all;
  }

  private static List<Expression> law(Trajectories all) throws NoFormulaException {
    return ChangeLearner.learn(all, Rates.of(all), QUICK).stream().map(m -> m.expression()).toList();
  }

  @Test
  void preyAndPredatorsInNoise() throws NoFormulaException {
    UnaryOperator<double[]> next = s -> {
      double[] at = s.clone();
      for (int k = 0; k < 10_000; k++) {
        at = new double[] {at[0] + 1e-5 * at[0] * (1.1 - 0.4 * at[1]), at[1] + 1e-5 * at[1] * (0.1 * at[0] - 0.4)};
      }
      return at;
    };
    List<Expression> law = law(new Trajectories(series(6, 30, 0.1, 0.05, new double[][] {{2, 12}, {1, 5}}, next), new int[] {0, 1}, true));
    double[] state = {5, 2};
    assertThat(new Tape(law.get(0)).value(state)).isCloseTo(5 * (1.1 - 0.8), within(0.05));
    assertThat(new Tape(law.get(1)).value(state)).isCloseTo(2 * (0.5 - 0.4), within(0.02));
    assertThat(law.get(0).nodes() + law.get(1).nodes()).isLessThanOrEqualTo(16);
  }

  /** Small differences grow by half at each step. */
  @Test
  void aMapThatIsChaoticInNoise() throws NoFormulaException {
    List<Expression> law = law(new Trajectories(series(5, 40, 1, 0.003, new double[][] {{0.1, 0.9}}, s -> new double[] {3.7 * s[0] * (1 - s[0])}), new int[] {0}, false));
    for (double x : new double[] {0.2, 0.5, 0.8}) {
      assertThat(new Tape(law.get(0)).value(new double[] {x})).isCloseTo(3.7 * x * (1 - x), within(0.02));
    }
  }

  @Test
  void whatOnlyTremblesStaysAsItIs() throws NoFormulaException {
    List<Series> still = series(1, 100, 1, 1, new double[][] {{0, 0}, {0, 0}}, s -> s);
    assertThat(law(new Trajectories(still, new int[] {0, 1}, true))).allMatch(e -> e.is(0));
    assertThat(law(new Trajectories(still, new int[] {0, 1}, false))).containsExactly(new Expression.Variable(0), new Expression.Variable(1));
  }

  @Test
  void ofLongSeriesStretchesAreTaken() {
    Trajectories all = new Trajectories(series(3, 1_050, 0.5, 0, new double[][] {{0, 1}}, s -> new double[] {s[0] + 1}), new int[] {0}, true);
    Trajectories some = all.thinned(1_000);
    assertThat(some.series()).hasSize(5).allMatch(s -> s.samples() == 200);
    assertThat(some.series().get(1).times()[1] - some.series().get(1).times()[0]).isEqualTo(0.5);
    assertThat(all.thinned(5_000)).isSameAs(all);
  }

  @Test
  void curvesOfPolynomialsAreExact() {
    double[] times = {0, 0.4, 1, 1.3, 2, 2.2, 3, 3.7, 4, 4.9, 5.5, 6};
    double[] cubes = IntStream.range(0, times.length).mapToDouble(i -> 2 * times[i] * times[i] * times[i] - times[i] + 4).toArray();
    LocalPolynomials.Curves curves = LocalPolynomials.of(List.of(times), List.of(cubes));
    for (int i = 0; i < times.length; i++) {
      assertThat(curves.value().get(0)[i]).isCloseTo(cubes[i], within(1e-9));
      assertThat(curves.slope().get(0)[i]).isCloseTo(6 * times[i] * times[i] - 1, within(1e-7));
    }
  }
}
