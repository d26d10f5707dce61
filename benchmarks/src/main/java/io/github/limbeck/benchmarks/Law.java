package io.github.limbeck.benchmarks;

import java.util.Collections;
import java.util.Random;

/**
 * A function to be recovered from its values.
 *
 * @param ranges per feature where its range begins and ends
 * @param function the function
 */
record Law(String name, double[][] ranges, Function function) {

  /** A function of some features that all have one range. */
  Law(String name, int features, double low, double high, Function function) {
    this(name, Collections.nCopies(features, new double[] {low, high}).toArray(double[][]::new), function);
  }

  int features() {
    return ranges.length;
  }

  /** A function of several numbers. */
  interface Function {
    double of(double[] x);
  }

  /**
   * Points drawn evenly: {@code [feature][row]}; every point has a finite answer.
   *
   * @param below how far beyond the lower end of every range, in widths of the range
   * @param above how far beyond its upper end
   */
  double[][] draw(int rows, double below, double above, Random random) {
    int features = features();
    double[][] x = new double[features][rows];
    double[] point = new double[features];
    for (int i = 0; i < rows; i++) {
      do {
        for (int f = 0; f < features; f++) {
          double width = ranges[f][1] - ranges[f][0];
          double from = ranges[f][0] - below * width;
          point[f] = from + (1 + below + above) * width * random.nextDouble();
        }
      } while (!Double.isFinite(function.of(point)));
      for (int f = 0; f < features; f++) {
        x[f][i] = point[f];
      }
    }
    return x;
  }

  /** The answers of some points. */
  double[] answers(double[][] x) {
    double[] y = new double[x[0].length];
    double[] point = new double[features()];
    for (int i = 0; i < y.length; i++) {
      for (int f = 0; f < features(); f++) {
        point[f] = x[f][i];
      }
      y[i] = function.of(point);
    }
    return y;
  }
}
