package io.github.limbeck.processor.formula;

import static io.github.limbeck.processor.formula.Function.*;

import io.github.limbeck.processor.formula.Expression.Call;
import io.github.limbeck.processor.formula.Expression.Constant;
import java.util.ArrayList;
import java.util.List;

/**
 * The way a formula is written in the end: products and sums without needless parentheses, small fractions as divisions.
 * The same function, but for rounding, so that its error is measured anew.
 */
final class Spelling {
  private static final int GREATEST_DIVISOR = 20;

  private Spelling() {}

  static Expression of(Expression e) {
    if (!(e instanceof Call call)) {
      return e;
    }
    if (call.operator() == ADD || call.operator() == SUBTRACT) {
      return sum(call);
    } else if (call.operator() == MULTIPLY || call.operator() == DIVIDE) {
      return product(call);
    }
    return e.mapArguments(Spelling::of);
  }

  /** {@code a + (b - c)} as {@code a + b - c}, what is added before what is taken off first. */
  private static Expression sum(Call call) {
    List<Expression> addends = new ArrayList<>();
    List<Boolean> negative = new ArrayList<>();
    addends(call, false, addends, negative);
    int first = negative.indexOf(false);
    if (first > 0) {
      addends.add(0, addends.remove(first));
      negative.add(0, negative.remove(first));
    }
    Expression sum = negative.get(0) ? Expression.call(NEGATE, of(addends.get(0))) : of(addends.get(0));
    for (int k = 1; k < addends.size(); k++) {
      sum = Expression.call(negative.get(k) ? SUBTRACT : ADD, sum, of(addends.get(k)));
    }
    return sum;
  }

  private static void addends(Expression e, boolean negated, List<Expression> addends, List<Boolean> negative) {
    if (e.is(ADD) || e.is(SUBTRACT)) {
      Call call = (Call) e;
      addends(call.first(), negated, addends, negative);
      addends(call.second(), negated != e.is(SUBTRACT), addends, negative);
    } else if (e.is(NEGATE)) {
      addends(((Call) e).first(), !negated, addends, negative);
    } else if (Algebra.isScaled(e) && ((Constant) ((Call) e).first()).value() < 0) {
      Constant factor = (Constant) ((Call) e).first();
      addends.add(Expression.call(MULTIPLY, new Constant(-factor.value(), factor.fixed()), Algebra.scaled(e)));
      negative.add(!negated);
    } else {
      addends.add(e);
      negative.add(negated);
    }
  }

  /** {@code c * (a * (b / d))} as {@code c * a * b / d}. */
  private static Expression product(Call call) {
    List<Expression> above = new ArrayList<>();
    List<Expression> below = new ArrayList<>();
    factors(call, true, above, below);
    Constant factor = above.stream().filter(Constant.class::isInstance).map(Constant.class::cast).findFirst().orElse(null);
    if (factor != null && factor.fixed()) {
      double inverse = Math.rint(1 / factor.value());
      boolean fraction = Math.abs(inverse) >= 2 && Math.abs(inverse) <= GREATEST_DIVISOR && Math.abs(1 / factor.value() - inverse) < 1e-12 * Math.abs(inverse)
          && inverse != 2 && inverse != 4 && inverse != 5 && inverse != 10 && inverse != 20 && inverse != 8;
      if (fraction && above.size() > 1 && inverse > 0) {
        above.remove(factor);
        below.add(0, new Constant(inverse, true));
      }
    }
    Expression top = joined(above, new Constant(1, true));
    return below.isEmpty() ? top : Expression.call(DIVIDE, top, joined(below, null));
  }

  private static Expression joined(List<Expression> factors, Expression none) {
    Expression product = factors.isEmpty() ? none : of(factors.get(0));
    for (int k = 1; k < factors.size(); k++) {
      product = Expression.call(MULTIPLY, product, of(factors.get(k)));
    }
    return product;
  }

  private static void factors(Expression e, boolean top, List<Expression> above, List<Expression> below) {
    if (e.is(MULTIPLY)) {
      factors(((Call) e).first(), top, above, below);
      factors(((Call) e).second(), top, above, below);
    } else if (e.is(DIVIDE)) {
      factors(((Call) e).first(), top, above, below);
      factors(((Call) e).second(), !top, above, below);
    } else if (!e.is(1)) {
      (top ? above : below).add(e);
    }
  }
}
