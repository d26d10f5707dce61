package io.github.limbeck.engine.regression;

import java.util.stream.IntStream;

/** The normal equations by which the last of some columns is a sum of the others, which are swept in and out. */
final class Sweep {
  /** A share of a column's length that is left of it beside the others: with less it adds nothing. */
  private static final double COLLINEAR = 1e-10;

  private final double[][] matrix;
  private final boolean[] in;
  private final int target;

  Sweep(double[][] columns) {
    int n = columns.length;
    this.target = n - 1;
    this.matrix = new double[n][n];
    this.in = new boolean[n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        matrix[a][b] = Term.dot(columns[a], columns[b]);
        matrix[b][a] = matrix[a][b];
      }
    }
    for (int c = 0; c < n; c++) {
      if (c != target && matrix[c][c] > COLLINEAR) {
        sweep(c);
      }
    }
  }

  int size() {
    int size = 0;
    for (boolean is : in) {
      size += is ? 1 : 0;
    }
    return size;
  }

  int[] kept() {
    return IntStream.range(0, in.length).filter(c -> in[c]).toArray();
  }

  double factor(int column) {
    return matrix[column][target];
  }

  /** Drops the column without which the target is still nearest. */
  void dropLeastNeeded() {
    int least = -1;
    double lowest = Double.POSITIVE_INFINITY;
    for (int c = 0; c < in.length; c++) {
      double loss = in[c] ? matrix[c][target] * matrix[c][target] / Math.abs(matrix[c][c]) : Double.POSITIVE_INFINITY;
      if (loss < lowest) {
        lowest = loss;
        least = c;
      }
    }
    if (least >= 0) {
      sweep(least);
    }
  }

  /** Takes a column in, or out again (Goodnight 1979, "A tutorial on the SWEEP operator"). */
  private void sweep(int k) {
    double pivot = matrix[k][k];
    int n = matrix.length;
    for (int c = 0; c < n; c++) {
      matrix[k][c] /= pivot;
    }
    for (int r = 0; r < n; r++) {
      double along = matrix[r][k];
      if (r != k && along != 0) {
        for (int c = 0; c < n; c++) {
          matrix[r][c] -= along * matrix[k][c];
        }
        matrix[r][k] = -along / pivot;
      }
    }
    matrix[k][k] = 1 / pivot;
    in[k] = !in[k];
  }
}
