package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.finding.Shares;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What speaks for a rule beyond the rows it was learned from (docs/method.md, "Evidence").
 *
 * @param distinct how many rows with different features there are
 * @param domain how many inputs there are; 0 if there is no end of them
 * @param expected how it is expected to do on new rows; empty where all inputs are known, or there are too few rows
 * @param models how many models were tried on the same rows, of which this one was chosen
 * @param baseline what does without a rule
 * @param savedBits how many bits shorter the answers are to write down with the rule than without it; NaN if that was not asked
 * @param worst what a row costs at worst, on average, if mistakes have costs: shares are then those of it that are spared; NaN if they have none
 * @param byAnswer per code of an answer how the rule does for it; empty where nothing was held out
 */
public record Evidence(int distinct, long domain, Optional<Estimate> expected, int models, Baseline baseline, double savedBits, double worst,
    List<AnswerCounts> byAnswer) {
  /** With fewer rows nothing can be told, and nothing is refused. */
  public static final int FEWEST_ROWS = 10;

  /**
   * What answers that owe nothing to the features save by chance with a probability of 1 in 128: each bit halves it. With the 2.5 % above
   * the interval of an estimate, at most 1 in 20 of such datasets pass.
   */
  static final double BITS_BEYOND_CHANCE = 7;

  public Evidence {
    byAnswer = List.copyOf(byAnswer);
  }

  /** Where mistakes have no costs, and answers are not told apart. */
  public Evidence(int distinct, long domain, Optional<Estimate> expected, int models, Baseline baseline, double savedBits) {
    this(distinct, domain, expected, models, baseline, savedBits, Double.NaN, List.of());
  }

  /** What the evidence is. */
  public enum Verdict {
    /** Every input of the domain is among the rows: nothing is left to expect. */
    WHOLE_DOMAIN,
    /** The rule is expected to do better than the commonest answer. */
    PREDICTS,
    /** The rule is shorter than the answers that it explains, by more than chance. */
    EXPLAINS,
    /** There are too few rows to tell. */
    TOO_FEW_ROWS,
    /** There is one answer only. */
    CONSTANT,
    /** As far as can be told the rule is memory. */
    NONE
  }

  /** Whether there is nothing to try on rows held out: one group of rows alone, all inputs there are, or one answer. */
  public static boolean isKnown(int groups, int distinct, long domain, Baseline baseline) {
    return groups < 2 || domain > 0 && distinct >= domain || baseline.commonest() == 1;
  }

  /** Whether all inputs are among the rows. */
  public boolean isWholeDomain() {
    return domain > 0 && distinct >= domain;
  }

  public Verdict verdict() {
    return isWholeDomain() ? Verdict.WHOLE_DOMAIN
        : baseline.commonest() == 1 ? Verdict.CONSTANT
        : expected.isPresent() && expected.get().surely(models) > baseline.commonest() ? Verdict.PREDICTS
        : savedBits >= BITS_BEYOND_CHANCE ? Verdict.EXPLAINS
        : distinct < FEWEST_ROWS ? Verdict.TOO_FEW_ROWS : Verdict.NONE;
  }

  /** What is to be expected of the rule on new rows, as a sentence. */
  public String sentence() {
    return switch (verdict()) {
      case WHOLE_DOMAIN -> "All " + domain + " inputs are among the rows.";
      case CONSTANT -> "All rows have the same answer.";
      default -> expected.map(e -> (haveCosts() ? "Expected cost of a new row: " + cost(e) + ", " + e.method() + "; " + baseline.toString(worst)
          : "Expected on new rows: " + e.words() + ", " + e.method() + "; " + baseline) + "."
          + (verdict() == Verdict.NONE ? " No evidence that it holds for new rows: it may be a mere table of the examples."
              : verdict() == Verdict.TOO_FEW_ROWS ? " There are too few rows to tell more." : "")).orElse("");
    };
  }

  /** The same for the line of a build: a few words, with what comes before them. */
  public String note() {
    return switch (verdict()) {
      case WHOLE_DOMAIN -> " (all " + domain + " inputs are among them)";
      case CONSTANT -> "";
      default -> expected.map(e -> (haveCosts() ? ", expected cost of a new row: " + cost(e) : ", expected on new rows: " + e)
          + (verdict() == Verdict.NONE ? ", no evidence" : "") + (haveCosts() ? "; the cheapest answer alone: " + Shares.cost((1 - baseline.commonest()) * worst)
              : "; the commonest answer alone: " + Shares.percent(baseline.commonest()))).orElse("");
    };
  }

  /** The share of new rows that is expected to be answered rightly, whatever mistakes cost. */
  public Optional<Estimate> accuracy() {
    int rows = byAnswer.stream().mapToInt(AnswerCounts::right).sum();
    return haveCosts() && rows > 0 ? Optional.of(Estimate.of((double) byAnswer.stream().mapToInt(AnswerCounts::both).sum() / rows, rows)) : expected;
  }

  /** Whether mistakes have costs. */
  public boolean haveCosts() {
    return !Double.isNaN(worst);
  }

  /** What a new row is expected to cost, with its interval. */
  private String cost(Estimate estimate) {
    return Shares.cost((1 - estimate.share()) * worst) + " (" + Shares.cost((1 - estimate.high()) * worst) + " to " + Shares.cost((1 - estimate.low()) * worst) + ")";
  }

  /** What is expected of a model on new rows that was tried as this rule was: that it is right on so many, or costs so much. */
  public String expectation(Estimate estimate) {
    return haveCosts() ? "to cost " + cost(estimate) + " a row" : "to be right on " + estimate;
  }

  /**
   * What does without a rule.
   *
   * @param joint between the answer and what it does
   */
  public String commonest(String joint) {
    return haveCosts() ? "the cheapest answer alone" + joint + "costs " + Shares.cost((1 - baseline.commonest()) * worst) + " a row"
        : "the commonest answer alone" + joint + "is right on " + Shares.percent(baseline.commonest()) + " of the examples";
  }

  /** What took work to find out, for {@link #read}. */
  public String write() {
    return distinct + " " + domain + " " + models + " " + baseline.commonest() + " " + baseline.condition() + " " + savedBits + " " + worst + " "
        + byAnswer.stream().map(c -> c.right() + "," + c.given() + "," + c.both()).collect(Collectors.joining(";", "[", "]")) + expected.map(e -> " " + e.write()).orElse("");
  }

  /** Reads what {@link #write} wrote. */
  public static Evidence read(String text) {
    List<String> words = List.of(text.split(" "));
    return new Evidence(Integer.parseInt(words.get(0)), Long.parseLong(words.get(1)),
        words.size() == 8 ? Optional.empty() : Optional.of(Estimate.read(words.subList(8, words.size()))), Integer.parseInt(words.get(2)),
        new Baseline(Double.parseDouble(words.get(3)), Double.parseDouble(words.get(4))), Double.parseDouble(words.get(5)),
        Double.parseDouble(words.get(6)), counts(words.get(7)));
  }

  private static List<AnswerCounts> counts(String text) {
    return text.equals("[]") ? List.of() : Arrays.stream(text.substring(1, text.length() - 1).split(";")).map(counts -> {
      int[] three = Arrays.stream(counts.split(",")).mapToInt(Integer::parseInt).toArray();
      return new AnswerCounts(three[0], three[1], three[2]);
    }).toList();
  }
}
