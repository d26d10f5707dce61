package io.github.limbeck.engine.perception;

import java.util.stream.IntStream;

/**
 * The factor U of a positive definite matrix U'U. Rows are taken four at a time, in one order whatever the number of threads, so that the result is the same to
 * the last bit.
 */
final class Cholesky {
  private static final int PANEL = 4;

  /** {@code [row][column]}, above the diagonal and on it. */
  private final double[][] factor;

  private Cholesky(double[][] factor) {
    this.factor = factor;
  }

  /** @param matrix of which the upper triangle is given; it becomes the factor */
  static Cholesky of(double[][] matrix) {
    int n = matrix.length;
    for (int from = 0; from < n; from += PANEL) {
      int to = Math.min(n, from + PANEL);
      for (int k = from; k < to; k++) {
        double pivot = Math.sqrt(matrix[k][k]);
        for (int j = k; j < n; j++) {
          matrix[k][j] /= pivot;
        }
        for (int i = k + 1; i < to; i++) {
          subtract(matrix[i], matrix[k], matrix[k][i], i, n);
        }
      }
      int first = from;
      IntStream rows = IntStream.range(to, n);
      (n - to > 256 ? rows.parallel() : rows).forEach(i -> {
        if (to - first == PANEL) {
          subtract(matrix[i], matrix, first, matrix[first][i], matrix[first + 1][i], matrix[first + 2][i], matrix[first + 3][i], i, n);
        } else {
          for (int k = first; k < to; k++) {
            subtract(matrix[i], matrix[k], matrix[k][i], i, n);
          }
        }
      });
    }
    return new Cholesky(matrix);
  }

  private static void subtract(double[] row, double[] by, double weight, int from, int to) {
    for (int j = from; j < to; j++) {
      row[j] -= weight * by[j];
    }
  }

  private static void subtract(double[] row, double[][] of, int first, double w0, double w1, double w2, double w3, int from, int to) {
    double[] r0 = of[first];
    double[] r1 = of[first + 1];
    double[] r2 = of[first + 2];
    double[] r3 = of[first + 3];
    for (int j = from; j < to; j++) {
      row[j] -= w0 * r0[j] + w1 * r1[j] + w2 * r2[j] + w3 * r3[j];
    }
  }

  /**
   * Solves U'x = right, in place.
   *
   * @param right {@code [row][column]}
   */
  void forward(double[][] right) {
    int n = factor.length;
    int m = right[0].length;
    for (int from = 0; from < n; from += PANEL) {
      int to = Math.min(n, from + PANEL);
      for (int k = from; k < to; k++) {
        for (int i = from; i < k; i++) {
          subtract(right[k], right[i], factor[i][k], 0, m);
        }
        divide(right[k], factor[k][k]);
      }
      for (int j = to; j < n; j++) {
        if (to - from == PANEL) {
          subtract(right[j], right, from, factor[from][j], factor[from + 1][j], factor[from + 2][j], factor[from + 3][j], 0, m);
        } else {
          for (int k = from; k < to; k++) {
            subtract(right[j], right[k], factor[k][j], 0, m);
          }
        }
      }
    }
  }

  /** Solves Ux = right, in place. */
  void backward(double[][] right) {
    int m = right[0].length;
    for (int k = factor.length - 1; k >= 0; k--) {
      for (int j = k + 1; j < factor.length; j++) {
        subtract(right[k], right[j], factor[k][j], 0, m);
      }
      divide(right[k], factor[k][k]);
    }
  }

  private static void divide(double[] row, double by) {
    for (int i = 0; i < row.length; i++) {
      row[i] /= by;
    }
  }
}
