package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.finding.Shares;
import java.util.List;

/**
 * The share of new rows that a rule answers rightly, estimated on rows that were held out in turn, with its 95 % interval
 * (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927).
 *
 * @param right how many held-out rows were answered rightly
 * @param tried how many rows were held out
 * @param independent as how many decisions that do not hang together they count: as all, or fewer where rows lie in groups
 * @param heldOut how many of the folds were held out in turn
 * @param folds how many parts the rows were dealt into; those in order of time have one more, the first, that is never held out
 * @param scheme how they were chosen
 */
public record Estimate(int right, int tried, int independent, int heldOut, int folds, Scheme scheme) {
  /** How rows are chosen that are held out. */
  public enum Scheme {
    /** By their content, rows alike together. */
    BY_CONTENT,
    /** By their content, rows of one group together. */
    BY_GROUP,
    /** By their time: later rows are held out, earlier ones learned from. */
    FORWARD;

    /** How many of how many parts were held out, such as {@code by 10-fold cross-validation}. */
    String words(int heldOut, int folds) {
      boolean one = heldOut == 1;
      String some = "measured on " + (one ? "one" : heldOut) + " of " + folds + " parts of the ";
      return switch (this) {
        case BY_CONTENT -> heldOut == folds ? "by " + folds + "-fold cross-validation" : some + "rows, " + (one ? "which was" : "each of which was") + " left out of learning";
        case BY_GROUP -> heldOut == folds ? "by " + folds + "-fold cross-validation that keeps each group together" : some + "groups, " + (one ? "which was" : "each of which was") + " left out of learning";
        case FORWARD -> one ? "by learning from the earlier rows and answering the last of " + (folds + 1) + " parts"
            : "by learning from the earlier rows and answering each of the last " + heldOut + " of " + (folds + 1) + " parts";
      };
    }
  }

  /** The quantile of the normal distribution that 2.5 % lie beyond. */
  private static final double Z_95 = 1.959963984540054;
  /** The same for 0.25 %. */
  private static final double Z_SURE = 2.8070337683438042;

  /**
   * The share of decisions that count for the interval where rows were held out in turn: every two folds share most of what was learned
   * from, and the rule is the one of several that did best. Otherwise too few intervals hold the truth (S. Bates, T. Hastie, R. Tibshirani,
   * "Cross-validation: what does it estimate and how well does it do it?", 2023); measured with {@code IntervalTable} of the benchmarks.
   */
  private static final double INDEPENDENT = 0.75;

  public Estimate {
    if (tried < 1 || right < 0 || right > tried) {
      throw new IllegalArgumentException(right + " of " + tried);
    }
  }

  /** That of rows drawn at random, none of which was learned from. */
  public static Estimate of(double share, int rows) {
    return new Estimate((int) Math.round(share * rows), rows, rows, 1, 1, Scheme.BY_CONTENT);
  }

  public double share() {
    return (double) right / tried;
  }

  /** The lower end of the 95 % interval. */
  public double low() {
    return centre(Z_95, decisions()) - half(Z_95, decisions());
  }

  /** The upper end of the 95 % interval. */
  public double high() {
    return centre(Z_95, decisions()) + half(Z_95, decisions());
  }

  /** As how many decisions on rows drawn at random the rows that were tried count for the interval. */
  private double decisions() {
    return folds == 1 ? independent : INDEPENDENT * independent;
  }

  /**
   * The lower end of the 99.5 % interval, which has to lie above what does without a rule: decisions on rows that were held out of the same
   * few hang together, so that the 95 % interval alone lets more than one in twenty pass by chance ({@code NoiseTable} of the benchmarks).
   * The best of several models does well by chance more often: for each the chance has to be so much smaller as there are of them, for which
   * the tail of the normal distribution is taken to fall as exp(-z² / 2) does.
   *
   * @param models how many were tried on these rows, of which this is one
   */
  public double surely(int models) {
    double z = Math.sqrt(Z_SURE * Z_SURE + 2 * StrictMath.log(models));
    return centre(z, independent) - half(z, independent);
  }

  private double centre(double z, double n) {
    return (share() + z * z / (2 * n)) / (1 + z * z / n);
  }

  private double half(double z, double n) {
    double p = share();
    return z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
  }

  /** How it was found. */
  String method() {
    return scheme.words(heldOut, folds);
  }

  /** For {@link #read}. */
  String write() {
    return right + " " + tried + " " + independent + " " + heldOut + " " + folds + " " + scheme;
  }

  /** Reads what {@link #write} wrote. */
  static Estimate read(List<String> words) {
    return new Estimate(Integer.parseInt(words.get(0)), Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)),
        Integer.parseInt(words.get(3)), Integer.parseInt(words.get(4)), Scheme.valueOf(words.get(5)));
  }

  /** For a sentence, such as {@code 96.0 % right, between 93 and 98 % with 95 % confidence}. */
  String words() {
    return Shares.percent(share()) + " right, between " + Shares.interval(low(), high()).replace(" to ", " and ") + " % with 95 % confidence";
  }

  /** Such as {@code 96.0 % (93 to 98)}. */
  @Override
  public String toString() {
    return Shares.percent(share()) + " (" + Shares.interval(low(), high()) + ")";
  }
}
