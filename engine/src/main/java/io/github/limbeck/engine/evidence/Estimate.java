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
  private static final double Z_95 = 1.959963984540054;
  /** The same for 0.5 %. */
  private static final double Z_99 = 2.5758293035489004;

  public Estimate {
    if (tried < 1 || right < 0 || right > tried) {
      throw new IllegalArgumentException(right + " of " + tried);
    }
  }

  public double share() {
    return (double) right / tried;
  }

  /** The lower end of the 95 % interval. */
  public double low() {
    return centre(Z_95) - half(Z_95);
  }

  /** The upper end of the 95 % interval. */
  public double high() {
    return centre(Z_95) + half(Z_95);
  }

  /**
   * The lower end of the 99 % interval, which has to lie above what does without a rule: decisions on rows that were held out of the same
   * few hang together, so that the 95 % interval alone lets more than one in twenty pass by chance ({@code NoiseTable} of the benchmarks).
   */
  public double surely() {
    return centre(Z_99) - half(Z_99);
  }

  private double centre(double z) {
    return (share() + z * z / (2 * tried)) / (1 + z * z / tried);
  }

  private double half(double z) {
    double p = share();
    return z * Math.sqrt(p * (1 - p) / tried + z * z / (4.0 * tried * tried)) / (1 + z * z / tried);
  }

  /** Such as {@code 96.0 % (93 to 98)}. */
  @Override
  public String toString() {
    return Shares.percent(share()) + " (" + Math.max(0, (int) Math.floor(100 * low())) + " to " + Math.min(100, (int) Math.ceil(100 * high())) + ")";
  }
}
