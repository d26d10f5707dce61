package io.github.limbeck.engine.perception;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What images show, at first: one number each, by which the answers of their rows differ. */
final class RoughReading {
  private static final int ROUNDS = 3;

  private RoughReading() {}

  /**
   * One number for each image, with the mean 0 and the variance 1: what the answers are likely to be given that image, as the read-out tells it.
   *
   * @return {@code [image]}, and after them how much each parameter counts
   */
  static double[][] of(Sightings rows, Ridge ridge) {
    return common(told(rows, ridge), rows.parameters());
  }

  /** {@code [image][parameter]}: how much more the answers of rows with an image at some parameter are likely to be than all. */
  static double[][] told(Sightings rows, Ridge ridge) {
    int parameters = rows.parameters();
    double mean = Arrays.stream(rows.answers()).sum() / rows.rows();
    double[][] sums = new double[rows.images()][parameters];
    int[][] counts = new int[rows.images()][parameters];
    for (int row = 0; row < rows.rows(); row++) {
      for (int k = 0; k < parameters; k++) {
        sums[rows.seen()[row][k]][k] += rows.answers()[row] - mean;
        counts[rows.seen()[row][k]][k]++;
      }
    }
    double[][] told = new double[rows.images()][parameters];
    for (int round = 0; round < ROUNDS; round++) {
      double[][] targets = new double[rows.images()][parameters];
      for (int i = 0; i < targets.length; i++) {
        for (int k = 0; k < parameters; k++) {
          targets[i][k] = counts[i][k] > 0 ? sums[i][k] / counts[i][k] : told[i][k];
        }
      }
      told = ridge.fit(targets).apart();
    }
    return told;
  }

  /** The share of the variance of the answers that the sums of what is told of images do not explain. */
  static double unexplained(Sightings rows, Ridge ridge) {
    double mean = Arrays.stream(rows.answers()).sum() / rows.rows();
    double squares = Arrays.stream(rest(rows, told(rows, ridge))).map(r -> r * r).sum();
    double variance = Arrays.stream(rows.answers()).map(a -> (a - mean) * (a - mean)).sum();
    return variance > 0 ? squares / variance : 1;
  }

  /** Per row what the answer is beyond the mean and the sum of what is told of its images. */
  static double[] rest(Sightings rows, double[][] told) {
    double mean = Arrays.stream(rows.answers()).sum() / rows.rows();
    return IntStream.range(0, rows.rows()).mapToDouble(row -> {
      double rest = rows.answers()[row] - mean;
      for (int k = 0; k < rows.parameters(); k++) {
        rest -= told[rows.seen()[row][k]][k];
      }
      return rest;
    }).toArray();
  }

  /** The direction in which what is told varies most (power iteration). */
  private static double[][] common(double[][] told, int parameters) {
    double[] mean = new double[parameters];
    for (double[] of : told) {
      for (int k = 0; k < parameters; k++) {
        mean[k] += of[k] / told.length;
      }
    }
    double[][] spread = new double[parameters][parameters];
    for (double[] of : told) {
      for (int k = 0; k < parameters; k++) {
        for (int j = 0; j < parameters; j++) {
          spread[k][j] += (of[k] - mean[k]) * (of[j] - mean[j]);
        }
      }
    }
    double[] direction = new double[parameters];
    for (int k = 0; k < parameters; k++) {
      direction[k] = Math.sqrt(spread[k][k]) * (k == 0 || spread[0][k] >= 0 ? 1 : -1);
    }
    for (int round = 0; round < 50; round++) {
      double[] next = new double[parameters];
      for (int k = 0; k < parameters; k++) {
        for (int j = 0; j < parameters; j++) {
          next[k] += spread[k][j] * direction[j];
        }
      }
      double length = Math.sqrt(Arrays.stream(next).map(v -> v * v).sum());
      for (int k = 0; k < parameters; k++) {
        direction[k] = length > 0 ? next[k] / length : direction[k];
      }
    }
    double[] reading = new double[told.length];
    double squares = 0;
    for (int i = 0; i < reading.length; i++) {
      for (int k = 0; k < parameters; k++) {
        reading[i] += (told[i][k] - mean[k]) * direction[k];
      }
      squares += reading[i] * reading[i];
    }
    double deviation = Math.sqrt(squares / reading.length);
    for (int i = 0; i < reading.length; i++) {
      reading[i] = deviation > 0 ? reading[i] / deviation : 0;
    }
    return new double[][] {reading, direction};
  }

  /** Brings a reading nearer to what an operation needs (Gauss-Newton steps, each image's own, made common by the read-out). */
  static double[] improved(Sightings rows, Ridge ridge, Operation operation, double[] reading, int rounds) {
    double[] now = reading;
    for (int round = 0; round < rounds; round++) {
      now = Arrays.stream(ridge.fit(targets(rows, operation, now)).apart()).mapToDouble(t -> t[0]).toArray();
    }
    return now;
  }

  /** Where a step leads from a reading: a target of one number for each image. */
  static double[][] targets(Sightings rows, Operation operation, double[] now) {
    int parameters = rows.parameters();
    double half = 0.15 * deviation(now);
    double[] above = new double[now.length];
    double[] below = new double[now.length];
    double[] levels = new double[parameters];
    for (int row = 0; row < rows.rows(); row++) {
      for (int k = 0; k < parameters; k++) {
        levels[k] = now[rows.seen()[row][k]];
      }
      double rest = rows.answers()[row] - operation.of(levels, rows.numbers()[row]);
      for (int k = 0; k < parameters; k++) {
        double at = levels[k];
        levels[k] = at + half;
        double up = operation.of(levels, rows.numbers()[row]);
        levels[k] = at - half;
        double slope = (up - operation.of(levels, rows.numbers()[row])) / (2 * half);
        levels[k] = at;
        if (Double.isFinite(rest) && Double.isFinite(slope)) {
          above[rows.seen()[row][k]] += slope * rest;
          below[rows.seen()[row][k]] += slope * slope;
        }
      }
    }
    double typical = Arrays.stream(below).sum() / below.length;
    double[][] targets = new double[now.length][1];
    for (int i = 0; i < now.length; i++) {
      targets[i][0] = now[i] + above[i] / (below[i] + 0.3 * typical + 1e-12) / parameters;
    }
    return targets;
  }

  private static double deviation(double[] of) {
    double mean = Arrays.stream(of).sum() / of.length;
    return Math.sqrt(Arrays.stream(of).map(v -> (v - mean) * (v - mean)).sum() / of.length) + 1e-300;
  }

  /** The mean of the squared errors of an operation, as a share of the variance of the answers. */
  static double error(Sightings rows, Operation operation, double[] reading) {
    double mean = Arrays.stream(rows.answers()).sum() / rows.rows();
    double squares = 0;
    double variance = 0;
    double[] levels = new double[rows.parameters()];
    for (int row = 0; row < rows.rows(); row++) {
      for (int k = 0; k < levels.length; k++) {
        levels[k] = reading[rows.seen()[row][k]];
      }
      double rest = rows.answers()[row] - operation.of(levels, rows.numbers()[row]);
      squares += Double.isFinite(rest) ? rest * rest : (rows.answers()[row] - mean) * (rows.answers()[row] - mean);
      variance += (rows.answers()[row] - mean) * (rows.answers()[row] - mean);
    }
    return squares / variance;
  }
}
