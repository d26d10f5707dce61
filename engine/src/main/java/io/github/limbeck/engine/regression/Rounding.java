package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.FormulaModel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Answers that are whole numbers, or amounts with so many digits after the point: a formula of real numbers is rounded to them.
 *
 * @param digits how many there are after the point; 0 for whole numbers
 */
public record Rounding(int digits) {
  /** Amounts are read with no more digits after the point. */
  public static final int MOST_DIGITS = 9;
  private static final Set<Function> FUNCTIONS = Set.of(Function.ROUND, Function.FLOOR, Function.CEIL);

  /** As many digits as the answer that has most. */
  public static Rounding of(double[] answers) {
    return new Rounding(Math.max(0, Arrays.stream(answers).mapToInt(y -> BigDecimal.valueOf(y).stripTrailingZeros().scale()).max().orElse(0)));
  }

  private double unit() {
    return BigDecimal.TEN.pow(digits).doubleValue();
  }

  /** The share of the variance of answers that a formula may explain: the rest is what rounding took off. */
  public double mostExplained(Samples samples) {
    return 1 - Math.min(1, 1.0 / 12 / unit() / unit() / samples.variance());
  }

  /** The answers as whole numbers of the last digit. */
  public Samples inUnits(Samples samples) {
    return samples.withAnswers(Arrays.stream(samples.y()).map(y -> Math.rint(y * unit())).toArray());
  }

  /** Formulas of whole numbers of the last digit as formulas of the answers. */
  FormulaModel ofUnits(FormulaModel model) {
    return new FormulaModel(model.pieces().stream().map(this::ofUnits).toList(), model.front().stream().map(this::ofUnits).toList(),
        model.ties().stream().map(this::ofUnits).toList(), model.excluded().map(this::ofUnits), model.leftOut());
  }

  private FormulaModel.Candidate ofUnits(FormulaModel.Candidate c) {
    return new FormulaModel.Candidate(ofUnits(c.expression()), c.nats(), c.error() / unit() / unit());
  }

  /** The same for one formula; it is rounded to the nearest unless it is rounded already. */
  private Expression ofUnits(Expression e) {
    Expression rounded = isRounded(e) ? e : Expression.call(Function.ROUND, e);
    return digits == 0 ? rounded : Expression.call(Function.DIVIDE, rounded, new Expression.Constant(unit(), true));
  }

  /**
   * A formula of whole numbers of the last digit as one of the answers, rounded in the way that is right.
   *
   * @param units rows whose answers are such numbers
   */
  public Expression rounded(Expression e, Samples units) {
    return ofUnits(RoundedAnswers.rounded(e, units));
  }

  /** Whether a formula is rounded at last to whole numbers. */
  static boolean isRounded(Expression e) {
    return e instanceof Expression.Call call && FUNCTIONS.contains(call.operator());
  }

  /** What is rounded, as a formula of whole numbers of the last digit that is not rounded. */
  public Expression inside(Expression e) {
    Expression rounded = digits == 0 ? e : ((Expression.Call) e).first();
    return ((Expression.Call) rounded).first();
  }

  /** Another formula in place of the one that is rounded. */
  public Expression withInside(Expression e, UnaryOperator<Expression> change) {
    if (digits > 0) {
      Expression.Call quotient = (Expression.Call) e;
      return Expression.call(Function.DIVIDE, quotient.first().mapArguments(change), quotient.second());
    }
    return e.mapArguments(change);
  }

  /** What a rounded formula was fitted to: answers in the middle of what is rounded to each. */
  public Samples fitted(Expression e, Samples samples) {
    Samples units = inUnits(samples);
    Expression rounded = digits == 0 ? e : ((Expression.Call) e).first();
    double middle = rounded.is(Function.FLOOR) ? 0.5 : rounded.is(Function.CEIL) ? -0.5 : 0;
    return units.withAnswers(Arrays.stream(units.y()).map(y -> y + middle).toArray());
  }
}
