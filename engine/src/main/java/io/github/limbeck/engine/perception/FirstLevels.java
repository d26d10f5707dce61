package io.github.limbeck.engine.perception;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How likely each level of each image is before anything was learned of levels: what expectation-maximisation begins with. */
final class FirstLevels {
  private FirstLevels() {}

  /** How likely each of some levels is, of which as many images show one as the other, in the order of a rough reading. */
  static double[][] inOrder(double[] reading, int levels) {
    int[] order = IntStream.range(0, reading.length).boxed().sorted(Comparator.comparingDouble(i -> reading[i])).mapToInt(i -> i).toArray();
    double[] places = new double[reading.length];
    for (int i = 0; i < order.length; i++) {
      places[order[i]] = (i + 0.5) / order.length * levels - 0.5;
    }
    return spread(places, IntStream.range(0, levels).asDoubleStream().toArray(), 0.02 * levels * levels + 0.2);
  }

  /** How likely each level is of a rough reading that is off by so much. */
  static double[][] spread(double[] reading, double[] values, double variance) {
    return Arrays.stream(reading).mapToObj(g -> {
      double[] likely = Arrays.stream(values).map(v -> StrictMath.exp(-(g - v) * (g - v) / 2 / variance) + 1e-12).toArray();
      double sum = Arrays.stream(likely).sum();
      return Arrays.stream(likely).map(p -> p / sum).toArray();
    }).toArray(double[][]::new);
  }

  /** What is likely of some of the levels alone. */
  static double[][] only(Expectation.Result result, double[] kept) {
    int[] at = Arrays.stream(kept).mapToInt(v -> Arrays.binarySearch(result.values(), v)).toArray();
    return Arrays.stream(result.posterior()).map(p -> {
      double sum = Arrays.stream(at).mapToDouble(l -> p[l] + 1e-9).sum();
      return Arrays.stream(at).mapToDouble(l -> (p[l] + 1e-9) / sum).toArray();
    }).toArray(double[][]::new);
  }
}
