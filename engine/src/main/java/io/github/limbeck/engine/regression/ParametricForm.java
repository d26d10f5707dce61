package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * An expression with unknown numbers in it.
 *
 * @param expression over the features, and from the index {@code features} on over the unknowns
 * @param features how many features there are
 * @param unknowns how many unknowns there are
 */
record ParametricForm(Expression expression, int features, int unknowns) {

  /** The form of an expression: each constant that was fitted is an unknown. */
  static ParametricForm of(Expression e, int features) {
    int[] next = {features};
    Expression form = open(e, next);
    return new ParametricForm(form, features, next[0] - features);
  }

  /** With a variable for each constant that was fitted, numbered on. */
  static Expression open(Expression e, int[] next) {
    return e instanceof Expression.Constant c && !c.fixed() ? new Expression.Variable(next[0]++) : e.mapArguments(a -> open(a, next));
  }

  /** The expression with numbers for the unknowns. */
  Expression with(double[] values) {
    return with(expression, values);
  }

  private Expression with(Expression e, double[] values) {
    return e instanceof Expression.Variable v && v.feature() >= features ? new Expression.Constant(values[v.feature() - features])
        : e.mapArguments(a -> with(a, values));
  }

  /** Which unknown each constant of {@link #with} is. */
  int[] order() {
    List<Integer> order = new ArrayList<>();
    collect(expression, order);
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private void collect(Expression e, List<Integer> order) {
    if (e instanceof Expression.Variable v && v.feature() >= features) {
      order.add(v.feature() - features);
    } else if (e instanceof Expression.Call call) {
      call.arguments().forEach(a -> collect(a, order));
    }
  }

  /** The values of the unknowns in an expression that {@link #with} gave. */
  double[] values(Expression filled) {
    double[] values = new double[unknowns];
    read(expression, filled, values);
    return values;
  }

  private void read(Expression form, Expression filled, double[] values) {
    if (form instanceof Expression.Variable v && v.feature() >= features) {
      values[v.feature() - features] = ((Expression.Constant) filled).value();
    } else if (form instanceof Expression.Call call) {
      for (int k = 0; k < call.arguments().size(); k++) {
        read(call.arguments().get(k), ((Expression.Call) filled).arguments().get(k), values);
      }
    }
  }
}
