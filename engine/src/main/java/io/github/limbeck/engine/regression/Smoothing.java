package io.github.limbeck.engine.regression;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Takes noise off answers: each becomes that of a plane fitted to the rows around it. */
final class Smoothing {
  private static final int NEIGHBOURS_PER_FEATURE = 6;

  private Smoothing() {}

  /** The rows with smoothed answers; as they are where there are too few. */
  static Samples run(Samples samples) {
    int d = samples.features();
    int neighbours = NEIGHBOURS_PER_FEATURE * (d + 1);
    if (samples.rows() < 2 * neighbours) {
      return samples;
    }
    double[][] unit = new double[d][];
    for (int f = 0; f < d; f++) {
      double[] scaled = Term.unit(samples.x()[f]);
      unit[f] = scaled == null ? new double[samples.rows()] : scaled;
    }
    double[] y = IntStream.range(0, samples.rows()).parallel().mapToDouble(i -> at(samples, unit, i, neighbours)).toArray();
    return samples.withAnswers(y);
  }

  private static double at(Samples samples, double[][] unit, int row, int neighbours) {
    int d = unit.length;
    double[] distance = new double[samples.rows()];
    for (int i = 0; i < distance.length; i++) {
      for (double[] feature : unit) {
        distance[i] += (feature[i] - feature[row]) * (feature[i] - feature[row]);
      }
    }
    double[] sorted = distance.clone();
    Arrays.sort(sorted);
    double radius = Math.max(sorted[neighbours], 1e-300);
    double[][] normal = new double[d + 1][d + 2];
    for (int i = 0; i < distance.length; i++) {
      if (distance[i] < radius) {
        double weight = (1 - distance[i] / radius) * samples.weights()[i];
        double[] z = new double[d + 1];
        z[d] = 1;
        for (int f = 0; f < d; f++) {
          z[f] = (unit[f][i] - unit[f][row]) / Math.sqrt(radius);
        }
        for (int a = 0; a <= d; a++) {
          for (int b = 0; b <= d; b++) {
            normal[a][b] += weight * z[a] * z[b];
          }
          normal[a][d + 1] += weight * z[a] * samples.y()[i];
        }
      }
    }
    for (int a = 0; a < d; a++) {
      normal[a][a] += 1e-9;
    }
    return Terms.solve(normal)[d];
  }
}
