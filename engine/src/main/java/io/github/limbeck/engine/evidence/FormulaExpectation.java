package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.evidence.Estimate.Scheme;
import io.github.limbeck.engine.finding.Shares;
import java.util.List;
import java.util.Locale;

/**
 * How a formula is expected to do on new rows: its constants are fitted again to parts of the rows, and it is asked for the others.
 *
 * @param explained R² on the rows that were held out, against the mean of the rows learned from; NaN where it has no value on some
 * @param off how far half of the held-out answers are off at most, as a share of the answer
 * @param line R² of the best straight line on one feature, on the same rows
 * @param folds how many parts the rows were dealt into
 * @param scheme how
 * @param chosenAnew R² where the form was chosen anew, too; NaN where that would have cost too much
 * @param partsAnew in how many parts it was
 */
public record FormulaExpectation(double explained, double off, double line, int folds, Scheme scheme, double chosenAnew, int partsAnew) {

  /** As a sentence. */
  public String sentence() {
    String anew = partsAnew == 0 ? "" : "; with its form chosen anew, too, in " + (partsAnew == 1 ? "one" : partsAnew) + " of these parts: R^2 " + variance(chosenAnew);
    return "Expected on new rows within the ranges of the examples: R^2 " + variance(explained) + ", half of the answers off by at most " + percent(off) + ", " + scheme.words(folds, folds)
        + " of its constants" + anew + "; the mean alone: R^2 0, the best straight line: R^2 " + variance(line) + ".";
  }

  /** The same for the line of a build. */
  public String note() {
    return ", expected on new rows: R^2 " + variance(explained) + " (the best straight line: " + variance(line) + ")";
  }

  private static String variance(double share) {
    return Double.isNaN(share) ? "unknown, since it has no value on some of them" : share < 0 ? "below 0" : Shares.ofVariance(share);
  }

  private static String percent(double share) {
    return share < 5e-7 ? "0.0001 %" : String.format(Locale.ROOT, share < 0.001 ? "%.4f %%" : share < 0.1 ? "%.2f %%" : "%.0f %%", 100 * share);
  }

  /** For {@link #read}, in one line. */
  public String write() {
    return explained + " " + off + " " + line + " " + folds + " " + scheme + " " + chosenAnew + " " + partsAnew;
  }

  /** Reads what {@link #write} wrote. */
  public static FormulaExpectation read(String text) {
    List<String> words = List.of(text.split(" "));
    return new FormulaExpectation(Double.parseDouble(words.get(0)), Double.parseDouble(words.get(1)), Double.parseDouble(words.get(2)),
        Integer.parseInt(words.get(3)), Scheme.valueOf(words.get(4)), Double.parseDouble(words.get(5)), Integer.parseInt(words.get(6)));
  }
}
