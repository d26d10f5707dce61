package io.github.limbeck.engine.essence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Chooses readable bounds inside the gap between two values. */
final class Thresholds {
  /** The share of a gap, to either side of its middle, within which a bound may lie. */
  private static final double REACH = 0.35;

  private Thresholds() {}

  /**
   * The shortest decimal near the middle of the gap: zero if it is well inside, else the number with the fewest
   * digits that keeps at least 15 % of the gap on either side.
   */
  static double between(double below, double above) {
    double middle = below / 2 + above / 2;
    double reach = (above - below) * REACH;
    double low = middle - reach;
    double high = middle + reach;
    if (low <= 0 && 0 <= high || below < 0 && above > 0 && -below < above * 20 && above < -below * 20) {
      return 0;
    }
    BigDecimal exact = new BigDecimal(middle);
    for (int digits = 1; digits <= 17; digits++) {
      double rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
      if (low <= rounded && rounded <= high && below < rounded && rounded < above) {
        return rounded;
      }
    }
    return above;
  }

  /** The least whole number that still counts as above the gap: near its middle, and round if the gap is wide. */
  static double wholeBetween(double below, double above) {
    if (above - below <= 2) {
      return Math.floor(below) + 1;
    }
    double chosen = Math.ceil(between(below, above));
    return chosen <= below ? Math.floor(below) + 1 : Math.min(chosen, above);
  }

  /** The whole number above the gap, or at its end, that is divisible by the greatest power of two: round in bits. */
  static double binaryBetween(double below, double above) {
    for (double power = 0x1p52; power > 1; power /= 2) {
      double multiple = Math.floor(above / power) * power;
      if (multiple > below) {
        return multiple;
      }
    }
    return wholeBetween(below, above);
  }

  /** A number rounded to some significant digits, as the decimal that prints so. */
  static double rounded(double value, int digits) {
    return value == 0 ? 0
        : new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
  }
}
