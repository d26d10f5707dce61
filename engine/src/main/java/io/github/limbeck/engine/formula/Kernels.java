package io.github.limbeck.engine.formula;

/**
 * Exponential, logarithm, sine and cosine of many numbers at once, for searches: in plain arithmetic, so that the bits are the same
 * on every machine, without branches where all arguments are usual ones, and within some units in the last place of
 * {@link StrictMath}, which has the word wherever a formula is judged. Ranges are reduced as by Cody and Waite (1980), what is left
 * are Taylor's series.
 */
final class Kernels {
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;
  /** Added and taken off again, it leaves the nearest whole number, whose bits stand at the end of the sum. */
  private static final double ROUNDING = 0x1.8p52;
  private static final double TWO_OVER_PI = 0.6366197723675814;
  private static final double HALF_PI_HIGH = 1.57079632673412561417e+00;
  private static final double HALF_PI_MIDDLE = 6.07710050630396597660e-11;
  private static final double HALF_PI_LOW = 2.02226624879595063154e-21;
  /** Beyond it the reduction by three parts of pi/2 loses digits. */
  private static final double GREATEST_ANGLE = 1e5;
  private static final double GREATEST_EXPONENT = 708;
  private static final double LEAST_NORMAL = Double.MIN_NORMAL;
  private static final long MANTISSA = (1L << 52) - 1;
  private static final long ONE = 1023L << 52;

  private Kernels() {}

  private static boolean within(double[] a, int n, double least, double most) {
    boolean within = true;
    for (int i = 0; i < n; i++) {
      within &= a[i] >= least & a[i] <= most;
    }
    return within;
  }

  static void exp(double[] a, double[] out, int n) {
    if (within(a, n, -GREATEST_EXPONENT, GREATEST_EXPONENT)) {
      for (int i = 0; i < n; i++) {
        out[i] = exp(a[i]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        double half = exp(Math.max(-GREATEST_EXPONENT, Math.min(GREATEST_EXPONENT, a[i] / 2)));
        out[i] = Math.abs(a[i]) < GREATEST_EXPONENT ? exp(a[i]) : half * half;
      }
    }
  }

  /** For magnitudes below {@link #GREATEST_EXPONENT}. */
  private static double exp(double x) {
    double shifted = x * LOG2_E + ROUNDING;
    double whole = shifted - ROUNDING;
    double r = x - whole * LN2_HIGH - whole * LN2_LOW;
    double square = r * r;
    double even = 1 + square * (1.0 / 2 + square * (1.0 / 24 + square * (1.0 / 720 + square * (1.0 / 40320 + square * (1.0 / 3628800
        + square * (1.0 / 479001600))))));
    double odd = 1 + square * (1.0 / 6 + square * (1.0 / 120 + square * (1.0 / 5040 + square * (1.0 / 362880 + square * (1.0 / 39916800
        + square * (1.0 / 6227020800.0))))));
    return (even + r * odd) * Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + ONE);
  }

  static void log(double[] a, double[] out, int n) {
    if (within(a, n, LEAST_NORMAL, Double.MAX_VALUE)) {
      for (int i = 0; i < n; i++) {
        out[i] = log(a[i]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        out[i] = StrictMath.log(a[i]);
      }
    }
  }

  /** As {@link Function#POWER} has it. */
  static void power(double[] a, double[] b, double[] out, int n) {
    if (within(a, n, LEAST_NORMAL, Double.MAX_VALUE)) {
      log(a, out, n);
      for (int i = 0; i < n; i++) {
        out[i] *= b[i];
      }
      exp(out, out, n);
    } else {
      Function.POWER.apply(a, b, out, n);
    }
  }

  /** For normal positive numbers. */
  private static double log(double x) {
    long bits = Double.doubleToRawLongBits(x);
    // The mantissa is taken between about 0.7 and 1.4, so that numbers near 1 keep their digits.
    long up = (bits & MANTISSA) + 0x95f6400000000L >>> 52;
    double exponent = (int) (bits >>> 52) - 1023 + (int) up;
    double m = Double.longBitsToDouble((bits & MANTISSA) | (ONE - (up << 52)));
    double f = m - 1;
    double s = f / (m + 1);
    double square = s * s;
    double series = square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square * (1.0 / 9 + square * (1.0 / 11 + square * (1.0 / 13
        + square * (1.0 / 15 + square * (1.0 / 17 + square * (1.0 / 19 + square * (1.0 / 21))))))))));
    return exponent * LN2_HIGH + (2 * s + (2 * s * series + exponent * LN2_LOW));
  }

  static void sin(double[] a, double[] out, int n) {
    if (within(a, n, -GREATEST_ANGLE, GREATEST_ANGLE)) {
      for (int i = 0; i < n; i++) {
        out[i] = wave(a[i], 0);
      }
    } else {
      for (int i = 0; i < n; i++) {
        out[i] = StrictMath.sin(a[i]);
      }
    }
  }

  static void cos(double[] a, double[] out, int n) {
    if (within(a, n, -GREATEST_ANGLE, GREATEST_ANGLE)) {
      for (int i = 0; i < n; i++) {
        out[i] = wave(a[i], 1);
      }
    } else {
      for (int i = 0; i < n; i++) {
        out[i] = StrictMath.cos(a[i]);
      }
    }
  }

  /** The sine of an angle, so many quarter turns on. */
  private static double wave(double x, int quarters) {
    double shifted = x * TWO_OVER_PI + ROUNDING;
    double whole = shifted - ROUNDING;
    double r = x - whole * HALF_PI_HIGH - whole * HALF_PI_MIDDLE - whole * HALF_PI_LOW;
    long turn = Double.doubleToRawLongBits(shifted) + quarters;
    double square = r * r;
    double sine = r + r * square * (-1.0 / 6 + square * (1.0 / 120 + square * (-1.0 / 5040 + square * (1.0 / 362880
        + square * (-1.0 / 39916800 + square * (1.0 / 6227020800.0 + square * (-1.0 / 1307674368000.0)))))));
    double cosine = 1 + square * (-1.0 / 2 + square * (1.0 / 24 + square * (-1.0 / 720 + square * (1.0 / 40320
        + square * (-1.0 / 3628800 + square * (1.0 / 479001600 + square * (-1.0 / 87178291200.0 + square * (1.0 / 20922789888000.0))))))));
    double value = (turn & 1) == 0 ? sine : cosine;
    return (turn & 2) == 0 ? value : -value;
  }
}
