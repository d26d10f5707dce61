package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.FormulaModel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Answers that are whole numbers, or amounts with so many digits after the point: a formula of real numbers is rounded to them.
 *
 * @param digits how many there are after the point; 0 for whole numbers
 */
public record Rounding(int digits) {
  private static final Set<Function> FUNCTIONS = Set.of(Function.ROUND, Function.FLOOR, Function.CEIL, Function.RINT);

  /** As many digits as the answer that has most. */
  public static Rounding of(double[] answers) {
    return new Rounding(Math.max(0, Arrays.stream(answers).mapToInt(y -> BigDecimal.valueOf(y).stripTrailingZeros().scale()).max().orElse(0)));
  }

  double unit() {
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
    return with(model, this::ofUnits, unit());
  }

  /**
   * Formulas of the answers, rounded: with constants that are right on all rows of each, where there are some.
   *
   * @param own the rows of each formula
   */
  public FormulaModel ofAnswers(FormulaModel model, IntFunction<Samples> own, Grammar grammar) {
    FormulaModel all = with(model, e -> ofUnits(times(e)), 1);
    List<Expression> pieces = IntStream.range(0, model.pieces().size())
        .mapToObj(p -> ofUnits(RoundedAnswers.rounded(times(model.pieces().get(p)), inUnits(own.apply(p)), grammar, digits > 0))).toList();
    return new FormulaModel(pieces, all.front(), all.ties(), all.excluded(), all.leftOut());
  }

  private Expression times(Expression e) {
    return digits == 0 ? e : Expression.call(Function.MULTIPLY, new Expression.Constant(unit(), true), e);
  }

  private static FormulaModel with(FormulaModel model, UnaryOperator<Expression> change, double unit) {
    UnaryOperator<FormulaModel.Candidate> each = c -> new FormulaModel.Candidate(change.apply(c.expression()), c.nats(), c.error() / unit / unit);
    return new FormulaModel(model.pieces().stream().map(change).toList(), model.front().stream().map(each).toList(),
        model.ties().stream().map(each).toList(), model.excluded().map(each), model.leftOut());
  }

  /** It is rounded to the nearest unless it is rounded already. */
  private Expression ofUnits(Expression e) {
    Expression rounded = isRounded(e) ? e : Expression.call(Function.ROUND, e);
    return digits == 0 ? rounded : Expression.call(Function.DIVIDE, rounded, new Expression.Constant(unit(), true));
  }

  /** Whether a formula is rounded at last to whole numbers. */
  static boolean isRounded(Expression e) {
    return e instanceof Expression.Call call && FUNCTIONS.contains(call.operator());
  }

  /** Whether numbers that lie between two answers are helped to the one that decimals give. */
  public static boolean isHelped(Expression e) {
    Expression rounded = e.is(Function.DIVIDE) ? ((Expression.Call) e).first() : e;
    return isRounded(rounded) && RoundedAnswers.isHelped(rounded);
  }

  private Expression.Call rounded(Expression e) {
    return (Expression.Call) (digits == 0 ? e : ((Expression.Call) e).first());
  }

  /** What is rounded, without the help that it gets. */
  private Expression unhelped(Expression e) {
    Expression of = rounded(e).first();
    return isHelped(e) ? ((Expression.Call) of).first() : of;
  }

  /** Whether what is rounded is a formula of the answers, of which the whole numbers of the last digit are taken. */
  private boolean isOfAnswers(Expression e) {
    return digits > 0 && unhelped(e).is(Function.MULTIPLY) && ((Expression.Call) unhelped(e)).first().equals(new Expression.Constant(unit(), true));
  }

  /** What is rounded: a formula of the answers, or of whole numbers of their last digit. */
  public Expression inside(Expression e) {
    return isOfAnswers(e) ? ((Expression.Call) unhelped(e)).second() : unhelped(e);
  }

  /** Another formula in place of what is inside of one. */
  Expression with(Expression e, Expression other) {
    return ofWhole(e, isOfAnswers(e) ? times(other) : other);
  }

  /** The same with a bound on the whole numbers of the last digit, before they are rounded. */
  Expression clamped(Expression e, UnaryOperator<Expression> bound) {
    return ofWhole(e, bound.apply(unhelped(e)));
  }

  /** The same with other whole numbers of the last digit. */
  private Expression ofWhole(Expression e, Expression of) {
    Expression helped = isHelped(e) ? Expression.call(Function.ADD, of, ((Expression.Call) rounded(e).first()).second()) : of;
    return ofUnits(Expression.call(rounded(e).operator(), helped));
  }

  /** What the inside of a formula is fitted to: the answers, or the middle of what is rounded to each. */
  public Samples fitted(Expression e, Samples samples) {
    if (isOfAnswers(e)) {
      return samples;
    }
    double middle = rounded(e).is(Function.FLOOR) ? 0.5 : rounded(e).is(Function.CEIL) ? -0.5 : 0;
    Samples units = inUnits(samples);
    return units.withAnswers(Arrays.stream(units.y()).map(y -> y + middle).toArray());
  }
}
