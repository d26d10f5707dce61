package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.formula.Expression;
import java.util.List;
import java.util.Optional;

/**
 * Whether a formula is a law or chance: it must explain more of the answers than the best of as many forms as were there to try would
 * explain of answers that owe nothing to the features (docs/method.md, "Evidence").
 */
final class FormulaGate {
  /** What chance reaches once in 128 times: each bit halves it. */
  private static final double BITS_BEYOND_CHANCE = 7;
  /** With fewer rows nothing is refused that a form can bear, since little can be told. */
  private static final int FEWEST_ROWS = 10;
  /** So many rows more than constants are asked for before a formula is called a law. */
  private static final int FEWEST_TO_SPARE = 4;
  /** What a condition of a rule that chooses between formulas costs: a feature, a bound and its direction. */
  private static final double BITS_A_CONDITION = 12;

  private FormulaGate() {}

  /**
   * An error or a warning, if there is one.
   *
   * @param pieces the formulas
   * @param searched how many operators and features in them were chosen, rather than given
   * @param conditions how many choose between the formulas, and how many rows were left out: each takes about as much to say
   * @param plain the formula as a reader writes it
   * @param symbols how many operators and features there were to build forms of
   * @param explained R² on the training rows
   */
  static Optional<Finding> finding(Contract contract, String named, String plain, List<Expression> pieces, int searched, int conditions, int symbols,
      int rows, double explained) {
    if (!contract.request().evidenceRequired()) {
      return Optional.empty();
    }
    if (pieces.stream().allMatch(Expression::isFixed)) {
      return Optional.of(Finding.of(Diagnostic.CONSTANT_ANSWER, contract.request().examples(),
          "No formula of the features explains " + named + " better than a constant: " + plain + "."));
    }
    int constants = pieces.stream().mapToInt(Expression::constants).sum();
    if (rows <= constants) {
      return refused(contract, "The formula found for " + named + ", " + plain + ", has " + constants + " constants, as many as " + rows
          + " rows can be made to fit whatever they say");
    }
    boolean beyondChance = bits(pieces, searched, conditions, symbols, rows, explained) >= BITS_BEYOND_CHANCE;
    if (!beyondChance && rows >= FEWEST_ROWS) {
      return refused(contract, "The formula found for " + named + ", " + plain + ", explains " + Shares.ofVariance(explained) + " of the variance (R²) of "
          + rows + " rows, which some formula would do of answers drawn at random");
    }
    return beyondChance && rows - constants >= FEWEST_TO_SPARE ? Optional.empty() : Optional.of(Finding.of(Diagnostic.FEW_ROWS, contract.request().examples(),
        "The formula for " + named + " rests on " + rows + " rows, too few to tell a law from a curve through them."));
  }

  private static Optional<Finding> refused(Contract contract, String why) {
    return Optional.of(Finding.of(Diagnostic.NO_EVIDENCE, contract.request().examples(), why
        + ". As far as can be told the answers do not depend on the features in this way."));
  }

  /** The bits that the answers are shorter with the formula, less what it takes to write it down. */
  private static double bits(List<Expression> pieces, int searched, int conditions, int symbols, int rows, double explained) {
    double bits = -conditions * BITS_A_CONDITION - searched * log2(symbols + 1.0);
    for (Expression piece : pieces) {
      bits -= piece.constants() * log2(rows) / 2;
    }
    return bits + rows * -log2(Math.max(Double.MIN_NORMAL, 1 - explained)) / 2;
  }

  private static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }
}
