package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.finding.Shares;

/**
 * The share of new rows that a rule answers rightly, estimated on rows that were held out in turn, with its 95 % interval
 * (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927).
 *
 * @param right how many held-out rows were answered rightly
 * @param tried how many rows were held out
 * @param heldOut how many of the folds were held out in turn
 * @param folds how many parts the rows were dealt into
 */
public record Estimate(int right, int tried, int heldOut, int folds) {
  /** The quantile of the normal distribution that 2.5 % lie beyond. */
  private static final double Z = 1.959963984540054;

  public Estimate {
    if (tried < 1 || right < 0 || right > tried) {
      throw new IllegalArgumentException(right + " of " + tried);
    }
  }

  public double share() {
    return (double) right / tried;
  }

  /** The lower end of the interval. */
  public double low() {
    return centre() - half();
  }

  /** The upper end of the interval. */
  public double high() {
    return centre() + half();
  }

  private double centre() {
    return (share() + Z * Z / (2 * tried)) / (1 + Z * Z / tried);
  }

  private double half() {
    double p = share();
    return Z * Math.sqrt(p * (1 - p) / tried + Z * Z / (4.0 * tried * tried)) / (1 + Z * Z / tried);
  }

  /** The standard error of the share. */
  public double standardError() {
    return Math.sqrt(share() * (1 - share()) / tried);
  }

  /** Such as {@code 96.0 % (93 to 98)}. */
  @Override
  public String toString() {
    return Shares.percent(share()) + " (" + Math.max(0, (int) Math.floor(100 * low())) + " to " + Math.min(100, (int) Math.ceil(100 * high())) + ")";
  }
}
