package io.github.limbeck.engine.dynamics;

/**
 * Normal equations in which some unknowns, the beginning of a segment, occur in the rows of that segment alone, and others, the
 * constants of the law, in all. The former are eliminated segment by segment (Schur's complement), so that the cost grows with the
 * number of segments, not with its cube.
 */
final class Equations {
  private final int components;
  private final int constants;
  private final double[][][] own;
  private final double[][][] mixed;
  private final double[][] ownRight;
  private final double[][] common;
  private final double[] commonRight;

  Equations(int segments, int components, int constants) {
    this.components = components;
    this.constants = constants;
    this.own = new double[segments][components][components];
    this.mixed = new double[segments][components][constants];
    this.ownRight = new double[segments][components];
    this.common = new double[constants][constants];
    this.commonRight = new double[constants];
  }

  /**
   * How far to move.
   *
   * @param begin {@code [segment][component]}
   */
  record Step(double[] constants, double[][] begin) {}

  /**
   * Adds a row.
   *
   * @param slopes by the constants, then by the components of where the segment begins
   */
  void add(int segment, double[] slopes, double residual) {
    for (int i = 0; i < constants; i++) {
      for (int j = 0; j <= i; j++) {
        common[i][j] += slopes[i] * slopes[j];
      }
      commonRight[i] += slopes[i] * residual;
    }
    for (int a = 0; a < components; a++) {
      double slope = slopes[constants + a];
      for (int b = 0; b < components; b++) {
        own[segment][a][b] += slope * slopes[constants + b];
      }
      for (int j = 0; j < constants; j++) {
        mixed[segment][a][j] += slope * slopes[j];
      }
      ownRight[segment][a] += slope * residual;
    }
  }

  /** The step with the diagonal raised by such a share of itself. */
  Step solve(double damping) {
    double[][] left = new double[constants][constants];
    double[] right = commonRight.clone();
    for (int i = 0; i < constants; i++) {
      for (int j = 0; j < constants; j++) {
        left[i][j] = common[Math.max(i, j)][Math.min(i, j)];
      }
      left[i][i] += damping * common[i][i] + Double.MIN_NORMAL;
    }
    double[][][] reduced = new double[own.length][][];
    double[][] alone = new double[own.length][];
    for (int r = 0; r < own.length; r++) {
      double[][] block = new double[components][];
      for (int a = 0; a < components; a++) {
        block[a] = own[r][a].clone();
        block[a][a] += damping * own[r][a][a] + Double.MIN_NORMAL;
      }
      double[][] factor = cholesky(block);
      reduced[r] = new double[constants][];
      alone[r] = solve(factor, ownRight[r]);
      for (int j = 0; j < constants; j++) {
        double[] column = new double[components];
        for (int a = 0; a < components; a++) {
          column[a] = mixed[r][a][j];
        }
        reduced[r][j] = solve(factor, column);
      }
      for (int i = 0; i < constants; i++) {
        for (int a = 0; a < components; a++) {
          right[i] -= mixed[r][a][i] * alone[r][a];
          for (int j = 0; j < constants; j++) {
            left[i][j] -= mixed[r][a][i] * reduced[r][j][a];
          }
        }
      }
    }
    double[] move = solve(cholesky(left), right);
    double[][] begin = new double[own.length][components];
    for (int r = 0; r < own.length; r++) {
      for (int a = 0; a < components; a++) {
        double sum = alone[r][a];
        for (int j = 0; j < constants; j++) {
          sum -= reduced[r][j][a] * move[j];
        }
        begin[r][a] = sum;
      }
    }
    return new Step(move, begin);
  }

  /** The lower factor; a direction of which the rows say nothing is left where it is. */
  private static double[][] cholesky(double[][] matrix) {
    int n = matrix.length;
    double[][] factor = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        if (i == j) {
          factor[i][i] = sum > 1e-14 * matrix[i][i] && sum > 0 ? Math.sqrt(sum) : Double.POSITIVE_INFINITY;
        } else {
          factor[i][j] = Double.isInfinite(factor[j][j]) ? 0 : sum / factor[j][j];
        }
      }
    }
    return factor;
  }

  private static double[] solve(double[][] factor, double[] right) {
    int n = right.length;
    double[] solution = right.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= factor[i][k] * solution[k];
      }
      solution[i] = Double.isInfinite(factor[i][i]) ? 0 : solution[i] / factor[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        solution[i] -= factor[k][i] * solution[k];
      }
      solution[i] = Double.isInfinite(factor[i][i]) ? 0 : solution[i] / factor[i][i];
    }
    return solution;
  }
}
