package io.github.limbeck.engine.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values and slopes of noisy curves, from polynomials that are fitted to the samples around each one (Savitzky and Golay 1964; at the
 * ends the window stays within the series). Degree and width are those that foretell best a sample that is left out of its own
 * window; they are common to all series, whose noise is alike.
 */
final class LocalPolynomials {
  private static final int[] DEGREES = {1, 2, 3, 4, 6, 8};
  /** The windows that are tried grow by such a factor, up to the whole series or {@link #WIDEST}. */
  private static final double GROWTH = 1.35;
  private static final int WIDEST = 201;
  /** So much more of the error is borne for a smoother curve: slopes suffer from noise more than values do. */
  private static final double SMOOTHER = 1.05;
  /** Steps of time that differ by less are alike. */
  private static final double EVEN = 1e-6;

  private final List<double[]> times;
  private final List<double[]> values;

  private LocalPolynomials(List<double[]> times, List<double[]> values) {
    this.times = times;
    this.values = values;
  }

  /**
   * A curve for each series.
   *
   * @param value per series and sample
   * @param slope by time, per series and sample
   * @param doubt per series and sample: the variance of the slope, from the noise and from how far polynomials of a lower degree say otherwise
   * @param noise the variance of a measurement about the curve
   * @param window how many samples a polynomial is fitted to
   */
  record Curves(List<double[]> value, List<double[]> slope, List<double[]> doubt, double noise, int window) {
    /** The same with what other curves say in addition, averaged over a window. */
    Curves doubting(Curves other) {
      List<double[]> doubts = new ArrayList<>();
      for (int s = 0; s < slope.size(); s++) {
        double[] own = doubt.get(s).clone();
        for (int i = 0; i < own.length; i++) {
          int from = Math.max(0, i - window / 2);
          int to = Math.min(own.length, i + window / 2 + 1);
          double squares = 0;
          for (int k = from; k < to; k++) {
            double off = slope.get(s)[k] - other.slope().get(s)[k];
            squares += off * off;
          }
          own[i] = noise * own[i] + squares / (to - from);
        }
        doubts.add(own);
      }
      return new Curves(value, slope, doubts, noise, window);
    }
  }

  /** What a window of samples gives for one of them: weights of the value and of the slope. */
  private record Weights(double[] value, double[] slope) {}

  /** Fits all series. */
  static Curves of(List<double[]> times, List<double[]> values) {
    return new LocalPolynomials(times, values).best();
  }

  private Curves best() {
    int longest = times.stream().mapToInt(t -> t.length).max().orElse(0);
    List<int[]> tried = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (int degree : DEGREES) {
      for (int window = degree + 3; window <= Math.min(WIDEST, Math.max(longest, 4)); window = Math.max(window + 2, (int) (window * GROWTH) | 1)) {
        double error = leftOut(degree, window);
        tried.add(new int[] {degree, window});
        errors.add(error);
        least = Math.min(least, error);
      }
    }
    int[] best = {1, 3};
    int[] simpler = best;
    double slimmest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < tried.size(); k++) {
      // The variance of a slope in the middle grows as the cube of the degree and falls as the cube of the width.
      double own = Math.pow((tried.get(k)[0] + 1.0) / tried.get(k)[1], 3);
      if (errors.get(k) <= SMOOTHER * least && own < slimmest) {
        slimmest = own;
        best = tried.get(k);
      }
    }
    double second = Double.POSITIVE_INFINITY;
    for (int k = 0; k < tried.size(); k++) {
      if (tried.get(k)[0] < best[0] && errors.get(k) < second) {
        second = errors.get(k);
        simpler = tried.get(k);
      }
    }
    Curves curves = curves(best[0], best[1]);
    return curves.doubting(curves(simpler[0], simpler[1]));
  }

  /** The mean square of what samples are off from the polynomials of the others in their windows. */
  private double leftOut(int degree, int window) {
    double sum = 0;
    int count = 0;
    for (int s = 0; s < times.size(); s++) {
      Windows windows = new Windows(times.get(s), degree, window);
      double[] y = values.get(s);
      for (int i = 0; i < y.length; i++) {
        Weights weights = windows.at(i);
        double own = weights.value()[i - windows.from(i)];
        if (own < 1 - 1e-9) {
          double off = (y[i] - sum(weights.value(), y, windows.from(i))) / (1 - own);
          sum += off * off;
          count++;
        }
      }
    }
    return count == 0 ? Double.POSITIVE_INFINITY : sum / count;
  }

  private Curves curves(int degree, int window) {
    List<double[]> value = new ArrayList<>();
    List<double[]> slope = new ArrayList<>();
    List<double[]> doubt = new ArrayList<>();
    double squares = 0;
    double freedom = 0;
    for (int s = 0; s < times.size(); s++) {
      Windows windows = new Windows(times.get(s), degree, window);
      double[] y = values.get(s);
      double[][] own = new double[3][y.length];
      for (int i = 0; i < y.length; i++) {
        Weights weights = windows.at(i);
        own[0][i] = sum(weights.value(), y, windows.from(i));
        own[1][i] = sum(weights.slope(), y, windows.from(i));
        own[2][i] = sum(weights.slope(), weights.slope(), 0);
        squares += (y[i] - own[0][i]) * (y[i] - own[0][i]);
        freedom += Math.max(0, 1 - weights.value()[i - windows.from(i)]);
      }
      value.add(own[0]);
      slope.add(own[1]);
      doubt.add(own[2]);
    }
    return new Curves(value, slope, doubt, freedom == 0 ? 0 : squares / freedom, window);
  }

  private static double sum(double[] weights, double[] y, int from) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * y[from + k];
    }
    return sum;
  }

  /** The windows of one series; where its steps are even, those that lie alike share their weights. */
  private static final class Windows {
    private final double[] t;
    private final int degree;
    private final int width;
    private final boolean even;
    private final Map<Integer, Weights> known = new HashMap<>();

    Windows(double[] t, int degree, int window) {
      this.t = t;
      this.width = Math.min(window, t.length);
      this.degree = Math.max(0, Math.min(degree, width - 2));
      double step = (t[t.length - 1] - t[0]) / Math.max(1, t.length - 1);
      boolean alike = true;
      for (int i = 1; i < t.length; i++) {
        alike &= Math.abs(t[i] - t[i - 1] - step) <= EVEN * step;
      }
      this.even = alike;
    }

    int from(int i) {
      return Math.max(0, Math.min(t.length - width, i - width / 2));
    }

    Weights at(int i) {
      return even ? known.computeIfAbsent(i - from(i), k -> weights(i)) : weights(i);
    }

    /** By orthonormal polynomials over the window (Forsythe 1957), and their values and slopes at the sample. */
    private Weights weights(int i) {
      int from = from(i);
      double[] at = new double[width];
      double scale = Math.max(t[from + width - 1] - t[i], t[i] - t[from]);
      for (int k = 0; k < width; k++) {
        at[k] = even ? (from + k - i) * ((t[t.length - 1] - t[0]) / (t.length - 1)) / scale : (t[from + k] - t[i]) / scale;
      }
      double[] before = new double[width];
      double[] now = new double[width];
      Arrays.fill(now, 1 / Math.sqrt(width));
      double valueBefore = 0;
      double slopeBefore = 0;
      double value = now[0];
      double slope = 0;
      double norm = 0;
      double[] ofValue = new double[width];
      double[] ofSlope = new double[width];
      for (int d = 0; d <= degree; d++) {
        double middle = 0;
        for (int k = 0; k < width; k++) {
          ofValue[k] += value * now[k];
          ofSlope[k] += slope / scale * now[k];
          middle += at[k] * now[k] * now[k];
        }
        double[] next = new double[width];
        double square = 0;
        for (int k = 0; k < width; k++) {
          next[k] = (at[k] - middle) * now[k] - norm * before[k];
          square += next[k] * next[k];
        }
        double length = Math.sqrt(square);
        double nextValue = (-middle * value - norm * valueBefore) / length;
        double nextSlope = (value - middle * slope - norm * slopeBefore) / length;
        for (int k = 0; k < width; k++) {
          next[k] /= length;
        }
        before = now;
        now = next;
        valueBefore = value;
        slopeBefore = slope;
        value = nextValue;
        slope = nextSlope;
        norm = length;
      }
      return new Weights(ofValue, ofSlope);
    }
  }
}
