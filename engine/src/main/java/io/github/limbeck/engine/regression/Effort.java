package io.github.limbeck.engine.regression;

/**
 * How much may be tried, counted in expressions, never in seconds.
 *
 * @param enumerated how many expressions are enumerated
 * @param kept how many of them are kept to build on
 * @param brute how many of these are terms of sums
 * @param peeled how many small terms are taken off the answer from outside
 * @param beside for how many targets that are one more or less than something it is looked what that is
 * @param laurent how many products of whole powers are terms of sums
 * @param singles for how many targets single terms are compared one by one
 * @param factors how many terms are tried as factors of products of powers
 * @param partners how many terms are tried as first of a sum
 * @param targets for how many targets sums are tried
 * @param sums for how many of these sums of three and four terms
 * @param bases how many terms get constants inside
 * @param fitted how many candidates have their constants fitted, per stage
 * @param refined how many of these are refined, per stage
 * @param generations of the evolution
 */
public record Effort(int enumerated, int kept, int brute, int peeled, int beside, int laurent, int singles, int factors, int partners, int targets, int sums, int bases,
    int fitted, int refined, int generations) {
  /** Tried before any other: enough for most short laws. */
  static final Effort LITTLE = new Effort(30_000, 5_000, 2_000, 30, 1_000, 100, 800, 800, 80, 12, 3, 12, 60, 12, 0);
  public static final Effort QUICK = new Effort(100_000, 10_000, 4_000, 40, 2_000, 300, 1_500, 1_500, 150, 30, 6, 16, 100, 12, 10);
  public static final Effort NORMAL = new Effort(500_000, 30_000, 12_000, 120, 8_000, 700, 4_000, 5_000, 400, 60, 12, 40, 300, 36, 40);
  public static final Effort THOROUGH = new Effort(4_000_000, 100_000, 40_000, 300, 20_000, 2_000, 12_000, 20_000, 1_500, 150, 30, 80, 1_000, 120, 400);
}
