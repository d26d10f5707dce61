package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.List;

/**
 * What is one change away from a formula: a part with another exponent, a term or factor left out or given a number. Where noise hides
 * the difference, a search may end with a formula that is as good as the law, and from which a change leads to it.
 */
final class Neighbours {
  /** Exponents begin near those that are there, so that the normal form keeps them. */
  private static final double NEAR = 1.03;

  private Neighbours() {}

  /** All of them. */
  static List<Expression> of(Expression e) {
    List<Expression> own = new ArrayList<>();
    if (!e.isFixed()) {
      own.add(powered(e));
      own.add(Expression.call(Function.MULTIPLY, new Expression.Constant(NEAR), e));
    }
    if (!(e instanceof Expression.Call call)) {
      return own;
    }
    if (call.operator().arity() == 2) {
      call.arguments().stream().filter(a -> !a.isFixed()).forEach(own::add);
    } else if (!call.first().isFixed()) {
      own.add(call.first());
      own.add(Expression.call(call.operator(), Expression.call(Function.ADD, call.first(), new Expression.Constant(0.03))));
    }
    for (int k = 0; k < call.arguments().size(); k++) {
      for (Expression argument : of(call.arguments().get(k))) {
        List<Expression> arguments = new ArrayList<>(call.arguments());
        arguments.set(k, argument);
        own.add(new Expression.Call(call.operator(), arguments));
      }
    }
    return own;
  }

  private static Expression powered(Expression e) {
    return e.is(Function.SQUARE) || e.is(Function.SQRT) || e.is(Function.POWER) && ((Expression.Call) e).second() instanceof Expression.Constant
        ? Expression.call(Function.POWER, ((Expression.Call) e).first(), new Expression.Constant(NEAR * exponent((Expression.Call) e)))
        : Expression.call(Function.POWER, e, new Expression.Constant(NEAR));
  }

  private static double exponent(Expression.Call power) {
    return power.operator() == Function.SQUARE ? 2 : power.operator() == Function.SQRT ? 0.5 : ((Expression.Constant) power.second()).value();
  }
}
