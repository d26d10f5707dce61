package io.github.limbeck.engine.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Shares in words. They are rounded down, so that none is said to be more than it is, and what falls short of all never reads as all. */
public final class Shares {
  private static final MathContext DOUBLE = new MathContext(15);

  /** What is so near to all differs from it by rounding: no count of rows does. */
  private static final double NOTHING = 1e-12;

  private Shares() {}

  /**
   * A share in per cent, such as {@code 99.8 %}, with as many decimals as tell it from 100 %.
   *
   * @param share in [0, 1]
   */
  public static String percent(double share) {
    double rounded = 1 - share < NOTHING ? 1 : share;
    return decimals(plain(rounded).movePointRight(2), 1, -Math.log10(1 - rounded) - 2) + " %";
  }

  /**
   * An interval of shares in per cent without the sign, such as {@code 93 to 98}, rounded outwards: to whole numbers, unless it is narrower
   * than two of them.
   *
   * @param low may be below 0, which none is
   * @param high may be above 1, which none is
   */
  public static String interval(double low, double high) {
    double least = Math.max(0, low);
    double most = Math.min(1, high);
    int digits = most - least < 0.02 ? 1 : 0;
    return end(least, digits, RoundingMode.FLOOR) + " to " + end(most, digits, RoundingMode.CEILING);
  }

  private static String end(double share, int digits, RoundingMode outwards) {
    BigDecimal end = new BigDecimal(share).round(new MathContext(12)).movePointRight(2).setScale(digits, outwards);
    return end.signum() == 0 ? "0" : end.compareTo(BigDecimal.valueOf(100)) == 0 ? "100" : end.toPlainString();
  }

  /** A cost, in three digits. */
  public static String cost(double cost) {
    BigDecimal rounded = new BigDecimal(cost).round(new MathContext(3)).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /**
   * A share of a variance, such as {@code 0.9997}, with as many decimals as tell it from 1.
   *
   * @param share at most 1; may be negative
   */
  public static String ofVariance(double share) {
    return share >= 1 ? "1" : decimals(plain(share), 4, -Math.log10(1 - share));
  }

  /** A share to six decimals, as it is recorded. */
  public static BigDecimal recorded(double share) {
    return plain(share).setScale(6, RoundingMode.FLOOR);
  }

  /** The decimal that a share was computed to be: a quotient such as 0.29 lies a little below it. */
  private static BigDecimal plain(double share) {
    BigDecimal plain = new BigDecimal(share).round(DOUBLE);
    return share < 1 && plain.compareTo(BigDecimal.ONE) >= 0 ? new BigDecimal(share) : plain;
  }

  /** @param needed how many decimals tell the value from its greatest */
  private static String decimals(BigDecimal value, int usual, double needed) {
    int digits = Double.isFinite(needed) ? Math.max(usual, (int) Math.ceil(needed)) : usual;
    BigDecimal down = value.setScale(digits, RoundingMode.FLOOR);
    int shown = Math.max(usual, down.stripTrailingZeros().scale());
    return String.format(Locale.ROOT, "%." + shown + "f", down);
  }
}
