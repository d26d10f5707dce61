package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;

/**
 * Fits the constants of an expression to rows by Levenberg and Marquardt's method, from where they are. Each step solves
 * {@code min |J d + r|² + damping |D d|²} by an orthogonal factorisation of J, made once for all dampings that are tried (Moré 1978,
 * sections 3 and 6); the damping follows the gain of the step (Nielsen 1999).
 */
public final class LeastSquares {
  /** A step that lowers the error by a smaller share is the last. */
  private static final double TOLERANCE = 1e-15;
  private static final double FIRST_DAMPING = 1e-6;
  private static final double LEAST_DAMPING = 1e-20;
  private static final double GREATEST_DAMPING = 1e12;
  /** From such a share of the expected gain on, damping falls faster. */
  private static final double NEARLY_LINEAR = 0.9;
  private static final double EASED = 0.03;
  /** So many values are computed for each step that is allowed. */
  private static final int TRIALS = 3;

  /**
   * An expression and how far it is off.
   *
   * @param error the weighted mean of squared residuals; infinite if any value is not finite
   */
  public record Fit(Expression expression, double error) {}

  /** The error of an expression as it is. */
  public Fit measure(Expression e, Samples samples) {
    return new Fit(e, error(new Tape(e).values(samples.x(), samples.rows()), samples));
  }

  /**
   * The expression with the best constants that were met.
   *
   * @param iterations how many steps at most
   */
  public Fit fit(Expression e, Samples samples, int iterations) {
    return fit(e, Ties.none(e.constants()), samples, iterations);
  }

  /** The same where some of the constants are one and the same, or are kept within bounds. */
  Fit fit(Expression e, Ties ties, Samples samples, int iterations) {
    Tape tape = Tape.quick(e);
    double[] unknowns = ties.unknowns(tape.constants());
    double[] values = tape.values(samples.x(), samples.rows(), ties.constants(unknowns));
    double error = error(values, samples);
    if (unknowns.length == 0 || unknowns.length > samples.rows() || !Double.isFinite(error)) {
      return new Fit(Tape.withConstants(e, ties.constants(unknowns)), error);
    }
    double[][] slopes = new double[ties.of().length][samples.rows()];
    double[][] columns = new double[unknowns.length + 1][samples.rows()];
    double[] scale = new double[unknowns.length];
    double damping = FIRST_DAMPING;
    double growth = 2;
    int trials = 0;
    boolean better = true;
    for (int step = 0; step < iterations && better && error > 0; step++) {
      tape.differentiate(samples.x(), samples.rows(), ties.constants(unknowns), values, slopes);
      ties.gather(slopes, columns);
      Factors factors = Factors.of(columns, values, samples, scale);
      better = false;
      while (!better && trials++ < TRIALS * iterations && damping <= GREATEST_DAMPING) {
        double[] move = factors.step(damping, scale);
        double[] moved = ties.moved(unknowns, move);
        double[] tried = tape.values(samples.x(), samples.rows(), ties.constants(moved));
        double errorThere = error(tried, samples);
        if (errorThere < error) {
          double gain = (error - errorThere) / Math.max(factors.expected(move, damping, scale), Double.MIN_NORMAL);
          damping = Math.max(LEAST_DAMPING, damping * easing(gain));
          growth = 2;
          boolean last = error - errorThere <= TOLERANCE * error;
          unknowns = moved;
          error = errorThere;
          better = !last;
          if (last) {
            break;
          }
        } else {
          damping *= growth;
          growth *= 2;
        }
      }
    }
    return new Fit(Tape.withConstants(e, ties.constants(unknowns)), error);
  }

  /** What the damping is multiplied with after a step: less the nearer its gain came to what was expected. */
  private static double easing(double gain) {
    double off = 2 * Math.min(gain, 1) - 1;
    return gain > NEARLY_LINEAR ? EASED : Math.max(1.0 / 3, 1 - off * off * off);
  }

  static double error(double[] values, Samples samples) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      double residual = values[i] - samples.y()[i];
      sum += samples.weights()[i] * residual * residual;
      total += samples.weights()[i];
    }
    return Double.isFinite(sum) ? sum / total : Double.POSITIVE_INFINITY;
  }

  /**
   * J = Q R, and Q'r.
   *
   * @param total of the weights
   */
  private record Factors(double[][] r, double[] rotated, double total) {

    /**
     * By Householder's reflections.
     *
     * @param columns derivatives, one array per constant, and one to spare; overwritten
     * @param scale the greatest length of each column so far; raised
     */
    static Factors of(double[][] columns, double[] values, Samples samples, double[] scale) {
      int n = columns.length - 1;
      int rows = samples.rows();
      double total = 0;
      for (int i = 0; i < rows; i++) {
        double weight = samples.weights()[i];
        total += weight;
        double root = weight == 1 ? 1 : Math.sqrt(weight);
        columns[n][i] = root * (values[i] - samples.y()[i]);
        for (int c = 0; c < n; c++) {
          double slope = root * columns[c][i];
          columns[c][i] = Double.isFinite(slope) ? slope : 0;
        }
      }
      double[][] r = new double[n][n];
      double[] rotated = new double[n];
      for (int c = 0; c < n; c++) {
        double[] v = columns[c];
        double whole = length(v, 0);
        for (int above = 0; above < c; above++) {
          r[above][c] = v[above];
        }
        double length = c < rows ? length(v, c) : 0;
        scale[c] = Math.max(scale[c], whole);
        if (length == 0) {
          continue;
        }
        double pivot = v[c] > 0 ? -length : length;
        r[c][c] = pivot;
        v[c] -= pivot;
        double square = -pivot * v[c];
        for (int other = c + 1; other <= n; other++) {
          reflect(v, columns[other], c, square);
        }
      }
      System.arraycopy(columns[n], 0, rotated, 0, n);
      return new Factors(r, rotated, total);
    }

    private static double length(double[] v, int from) {
      double greatest = 0;
      for (int i = from; i < v.length; i++) {
        greatest = Math.max(greatest, Math.abs(v[i]));
      }
      if (greatest == 0) {
        return 0;
      }
      double squares = 0;
      for (int i = from; i < v.length; i++) {
        double share = v[i] / greatest;
        squares += share * share;
      }
      return greatest * Math.sqrt(squares);
    }

    /** Takes off {@code v (v'w) / square} from w. */
    private static void reflect(double[] v, double[] w, int from, double square) {
      double even = 0;
      double odd = 0;
      int i = from;
      for (; i + 1 < v.length; i += 2) {
        even += v[i] * w[i];
        odd += v[i + 1] * w[i + 1];
      }
      double along = (i < v.length ? even + odd + v[i] * w[i] : even + odd) / square;
      for (int k = from; k < v.length; k++) {
        w[k] -= along * v[k];
      }
    }

    /** The step that is to be taken off the constants, by Givens' rotations of R with the damped diagonal below it. */
    double[] step(double damping, double[] scale) {
      int n = rotated.length;
      double[][] upper = new double[n][];
      Arrays.setAll(upper, k -> r[k].clone());
      double[] right = rotated.clone();
      double root = Math.sqrt(damping);
      for (int c = 0; c < n; c++) {
        double[] below = new double[n];
        below[c] = root * (scale[c] > 0 ? scale[c] : 1);
        double belowRight = 0;
        for (int k = c; k < n; k++) {
          if (below[k] == 0) {
            continue;
          }
          double length = Math.sqrt(upper[k][k] * upper[k][k] + below[k] * below[k]);
          double cosine = upper[k][k] / length;
          double sine = below[k] / length;
          for (int q = k; q < n; q++) {
            double above = upper[k][q];
            upper[k][q] = cosine * above + sine * below[q];
            below[q] = cosine * below[q] - sine * above;
          }
          double above = right[k];
          right[k] = cosine * above + sine * belowRight;
          belowRight = cosine * belowRight - sine * above;
        }
      }
      double[] step = new double[n];
      for (int k = n - 1; k >= 0; k--) {
        double sum = right[k];
        for (int q = k + 1; q < n; q++) {
          sum -= upper[k][q] * step[q];
        }
        step[k] = upper[k][k] == 0 ? 0 : sum / upper[k][k];
      }
      return step;
    }

    /** By how much the error would fall if the expression were linear in its constants. */
    double expected(double[] step, double damping, double[] scale) {
      double sum = 0;
      for (int k = 0; k < step.length; k++) {
        double along = 0;
        for (int q = k; q < step.length; q++) {
          along += r[k][q] * step[q];
        }
        double damped = (scale[k] > 0 ? scale[k] : 1) * step[k];
        sum += along * along + 2 * damping * damped * damped;
      }
      return sum / total;
    }
  }
}
