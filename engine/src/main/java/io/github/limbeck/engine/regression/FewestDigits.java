package io.github.limbeck.engine.regression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;

/** Numbers with as few digits as will do. */
final class FewestDigits {
  private static final int MOST = 17;

  private FewestDigits() {}

  /**
   * Shortens one number after the other.
   *
   * @param will whether some numbers will do, all others being as they are by then
   * @return the numbers, of which those stay as they are that need every digit
   */
  static double[] of(double[] values, Predicate<double[]> will) {
    double[] now = values.clone();
    for (int k = 0; k < now.length; k++) {
      for (int digits = 1; digits < MOST; digits++) {
        double[] tried = now.clone();
        tried[k] = rounded(values[k], digits);
        if (will.test(tried)) {
          now = tried;
          break;
        }
      }
    }
    return now;
  }

  static double rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }
}
