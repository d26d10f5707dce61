package io.github.limbeck.benchmarks;

import io.github.limbeck.engine.dynamics.Series;
import io.github.limbeck.engine.dynamics.Trajectories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A system whose law is to be found from series of its states.
 *
 * @param step the time between two samples
 * @param begin per component the range of its first states
 * @param warm for how long it runs before it is measured
 * @param rates the law
 */
record DynamicSystem(String name, double step, double[][] begin, double warm, Rates rates) {
  /** Steps of integration between two samples. */
  private static final int PARTS = 50;

  /** How fast the components of a state change. */
  interface Rates {
    double[] of(double[] state);
  }

  /** Those that are usually tried, and two of chemistry and pharmacy. */
  static final List<DynamicSystem> ALL = List.of(
      new DynamicSystem("Lorenz", 0.02, new double[][] {{-15, 15}, {-15, 15}, {5, 35}}, 3,
          s -> new double[] {10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8.0 / 3 * s[2]}),
      new DynamicSystem("Lotka, Volterra", 0.1, new double[][] {{2, 15}, {1, 6}}, 0,
          s -> new double[] {1.1 * s[0] - 0.4 * s[0] * s[1], 0.1 * s[0] * s[1] - 0.4 * s[1]}),
      new DynamicSystem("van der Pol", 0.05, new double[][] {{-2, 2}, {-2, 2}}, 0, s -> new double[] {s[1], 1.5 * (1 - s[0] * s[0]) * s[1] - s[0]}),
      new DynamicSystem("Duffing", 0.05, new double[][] {{-2, 2}, {-2, 2}}, 0, s -> new double[] {s[1], -0.2 * s[1] + s[0] - s[0] * s[0] * s[0]}),
      new DynamicSystem("pendulum", 0.05, new double[][] {{-2.5, 2.5}, {-2, 2}}, 0, s -> new double[] {s[1], -0.3 * s[1] - 6.54 * Math.sin(s[0])}),
      new DynamicSystem("SIR", 0.5, new double[][] {{0.7, 0.99}, {0.005, 0.1}, {0, 0.1}}, 0,
          s -> new double[] {-0.4 * s[0] * s[1], 0.4 * s[0] * s[1] - 0.1 * s[1], 0.1 * s[1]}),
      new DynamicSystem("glider", 0.05, new double[][] {{0.8, 3}, {-0.5, 0.5}}, 0,
          s -> new double[] {-0.1 * s[0] * s[0] - Math.sin(s[1]), s[0] - Math.cos(s[1]) / s[0]}),
      new DynamicSystem("Michaelis, Menten", 0.2, new double[][] {{0.05, 3}}, 0, s -> new double[] {0.6 - 1.5 * s[0] / (0.3 + s[0])}),
      new DynamicSystem("drug", 0.2, new double[][] {{1, 10}, {0, 5}}, 0, s -> new double[] {-1.2 * s[0] + 0.3 * s[1], 0.5 * s[0] - 0.3 * s[1]}));

  int components() {
    return begin.length;
  }

  /**
   * Series of states.
   *
   * @param noise as a share of the standard deviation of each component
   */
  Trajectories run(int series, int samples, double noise, Random random) {
    List<double[][]> runs = new ArrayList<>();
    for (int s = 0; s < series; s++) {
      double[] state = Arrays.stream(begin).mapToDouble(range -> range[0] + random.nextDouble() * (range[1] - range[0])).toArray();
      for (int k = 0; k < warm * PARTS / step; k++) {
        state = next(state);
      }
      double[][] x = new double[components()][samples];
      for (int i = 0; i < samples; i++) {
        for (int c = 0; c < x.length; c++) {
          x[c][i] = state[c];
        }
        for (int k = 0; k < PARTS; k++) {
          state = next(state);
        }
      }
      runs.add(x);
    }
    double[] times = IntStream.range(0, samples).mapToDouble(i -> Math.rint(i * step * 1e6) / 1e6).toArray();
    int[] state = IntStream.range(0, components()).toArray();
    double[] spread = IntStream.of(state).mapToDouble(c -> spread(runs.stream().flatMapToDouble(x -> Arrays.stream(x[c])).toArray())).toArray();
    return new Trajectories(runs.stream().map(x -> new Series(times, IntStream.of(state).mapToObj(c -> Arrays.stream(x[c])
        .map(v -> v + noise * spread[c] * random.nextGaussian()).toArray()).toArray(double[][]::new))).toList(), state, true);
  }

  /** By the classical method of Runge and Kutta. */
  private double[] next(double[] state) {
    double h = step / PARTS;
    double[] first = rates.of(state);
    double[] second = rates.of(moved(state, first, h / 2));
    double[] third = rates.of(moved(state, second, h / 2));
    double[] fourth = rates.of(moved(state, third, h));
    return IntStream.range(0, state.length).mapToDouble(c -> state[c] + h / 6 * (first[c] + 2 * second[c] + 2 * third[c] + fourth[c])).toArray();
  }

  private static double[] moved(double[] state, double[] rates, double time) {
    return IntStream.range(0, state.length).mapToDouble(c -> state[c] + time * rates[c]).toArray();
  }

  private static double spread(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }
}
