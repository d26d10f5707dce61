package io.github.limbeck.engine.essence;

import java.util.Arrays;

/**
 * Linear separators of two groups of rows with few non-zero weights: squared hinge loss with an L1 penalty, solved
 * by accelerated proximal gradient steps over a falling sequence of penalties, each started from the last.
 *
 * <p>Columns are standardised inside; weights come back for the columns as given. Deterministic: a fixed
 * number of steps, no random start.
 */
final class SparseSeparator {
  private static final int STEPS = 150;

  /** Falling shares of the penalty at which all weights are zero. */
  static final double[] PENALTIES = {0.3, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001};

  /** One separator: {@code weights · x + bias} is positive on the side of the first group. */
  record Separator(double[] weights, double bias) {
    double margin(double[] row) {
      double sum = bias;
      for (int j = 0; j < weights.length; j++) {
        sum += weights[j] * row[j];
      }
      return sum;
    }
  }

  private final double[][] columns;
  private final double[] mean;
  private final double[] scale;
  private final double[] sign;

  private SparseSeparator(double[][] rows, boolean[] first) {
    int d = rows[0].length;
    int n = rows.length;
    columns = new double[d][n];
    mean = new double[d];
    scale = new double[d];
    sign = new double[n];
    for (int i = 0; i < n; i++) {
      sign[i] = first[i] ? 1 : -1;
    }
    for (int j = 0; j < d; j++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += row[j];
      }
      mean[j] = sum / n;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        columns[j][i] = rows[i][j] - mean[j];
        squares += columns[j][i] * columns[j][i];
      }
      scale[j] = Math.sqrt(squares / n);
      for (int i = 0; i < n && scale[j] > 0; i++) {
        columns[j][i] /= scale[j];
      }
    }
  }

  /** What a path costs: a product of the rows with the weights and one back, per step; about a unit a cell. */
  static long work(long rows, long columns) {
    return PENALTIES.length * STEPS * rows * columns;
  }

  /** Separators for all of {@link #PENALTIES}, the sparsest first. */
  static Separator[] path(double[][] rows, boolean[] first) {
    return new SparseSeparator(rows, first).solve();
  }

  private Separator[] solve() {
    int d = columns.length;
    double[] weights = new double[d + 1];
    double[] gradient = gradient(weights);
    double greatest = 0;
    for (int j = 0; j < d; j++) {
      greatest = Math.max(greatest, Math.abs(gradient[j]));
    }
    double step = 1 / largestEigenvalue();
    Separator[] path = new Separator[PENALTIES.length];
    for (int p = 0; p < path.length; p++) {
      weights = descend(weights, step, PENALTIES[p] * greatest);
      path[p] = unscaled(weights);
    }
    return path;
  }

  private double[] descend(double[] start, double step, double penalty) {
    double[] weights = start.clone();
    double[] ahead = start.clone();
    double momentum = 1;
    for (int s = 0; s < STEPS; s++) {
      double[] gradient = gradient(ahead);
      double[] next = new double[weights.length];
      for (int j = 0; j < next.length; j++) {
        double moved = ahead[j] - step * gradient[j];
        double shrink = j == next.length - 1 ? 0 : step * penalty;
        next[j] = Math.signum(moved) * Math.max(0, Math.abs(moved) - shrink);
      }
      double nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      for (int j = 0; j < next.length; j++) {
        ahead[j] = next[j] + (momentum - 1) / nextMomentum * (next[j] - weights[j]);
      }
      weights = next;
      momentum = nextMomentum;
    }
    return weights;
  }

  /** Of half the mean squared hinge loss; the last entry is for the bias. */
  private double[] gradient(double[] weights) {
    int d = columns.length;
    int n = sign.length;
    double[] scores = new double[n];
    Arrays.fill(scores, weights[d]);
    for (int j = 0; j < d; j++) {
      if (weights[j] != 0) {
        add(weights[j], columns[j], scores);
      }
    }
    pull(scores);
    double[] gradient = new double[d + 1];
    for (double score : scores) {
      gradient[d] += score;
    }
    int j = 0;
    for (; j + 4 <= d; j += 4) {
      alongFour(scores, j, gradient);
    }
    for (; j < d; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += scores[i] * columns[j][i];
      }
      gradient[j] = sum;
    }
    return gradient;
  }

  /** How much each row pulls at its own score: those that are right by a margin do not. */
  private void pull(double[] scores) {
    double n = scores.length;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = -sign[i] * Math.max(0, 1 - sign[i] * scores[i]) / n;
    }
  }

  private static void add(double weight, double[] column, double[] scores) {
    for (int i = 0; i < scores.length; i++) {
      scores[i] += weight * column[i];
    }
  }

  /** The products of the scores with four columns, whose sums do not wait for each other. */
  private void alongFour(double[] scores, int first, double[] gradient) {
    double[] a = columns[first];
    double[] b = columns[first + 1];
    double[] c = columns[first + 2];
    double[] e = columns[first + 3];
    double ofA = 0;
    double ofB = 0;
    double ofC = 0;
    double ofE = 0;
    for (int i = 0; i < scores.length; i++) {
      double score = scores[i];
      ofA += score * a[i];
      ofB += score * b[i];
      ofC += score * c[i];
      ofE += score * e[i];
    }
    gradient[first] = ofA;
    gradient[first + 1] = ofB;
    gradient[first + 2] = ofC;
    gradient[first + 3] = ofE;
  }

  /** Of the mean outer product of the standardised rows with their bias, by power iteration; a little over. */
  private double largestEigenvalue() {
    int d = columns.length;
    int n = sign.length;
    double[] v = new double[d + 1];
    Arrays.fill(v, 1);
    double value = 1;
    for (int round = 0; round < 20; round++) {
      double[] along = new double[n];
      Arrays.fill(along, v[d]);
      for (int j = 0; j < d; j++) {
        for (int i = 0; i < n; i++) {
          along[i] += v[j] * columns[j][i];
        }
      }
      double[] next = new double[d + 1];
      double norm = 0;
      for (int j = 0; j <= d; j++) {
        for (int i = 0; i < n; i++) {
          next[j] += along[i] * (j == d ? 1 : columns[j][i]) / n;
        }
        norm += next[j] * next[j];
      }
      value = Math.sqrt(norm);
      for (int j = 0; j <= d; j++) {
        v[j] = value > 0 ? next[j] / value : 0;
      }
    }
    return Math.max(1, value * 1.1);
  }

  private Separator unscaled(double[] weights) {
    int d = columns.length;
    double[] raw = new double[d];
    double bias = weights[d];
    for (int j = 0; j < d; j++) {
      raw[j] = scale[j] > 0 ? weights[j] / scale[j] : 0;
      bias -= raw[j] * mean[j];
    }
    return new Separator(raw, bias);
  }
}
