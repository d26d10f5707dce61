package io.github.limbeck.engine.regression;

import static io.github.limbeck.engine.formula.Function.*;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Expression.Call;
import io.github.limbeck.engine.formula.Expression.Constant;
import java.util.ArrayList;
import java.util.List;

/**
 * The way a formula is written in the end: products and sums without needless parentheses, small fractions as divisions,
 * polynomials of one feature after Horner. The same function, but for rounding, so that its error is measured anew.
 */
public final class Written {
  private static final int GREATEST_DIVISOR = 20;
  private static final int MOST_DEGREE = 3;

  private Written() {}

  public static Expression of(Expression e) {
    if (!(e instanceof Call call)) {
      return e;
    }
    if (call.operator() == ADD || call.operator() == SUBTRACT) {
      return sum(call);
    } else if (call.operator() == MULTIPLY || call.operator() == DIVIDE) {
      return product(call);
    }
    if (call.operator() == EXP) {
      return exponential(call);
    }
    return e.mapArguments(Written::of);
  }

  /** {@code exp(u * ln(v))} as the power that it is, and {@code exp(u - ln(exp(v) - 1))} as a quotient. */
  private static Expression exponential(Call call) {
    Expression inside = call.first();
    Expression factor = new Constant(1, true);
    if (inside.is(ADD) || inside.is(SUBTRACT) || inside.is(NEGATE) || inside.is(LOG_EXPM1)) {
      List<Expression> addends = new ArrayList<>();
      List<Boolean> negative = new ArrayList<>();
      addends(inside, false, addends, negative);
      inside = new Constant(0, true);
      for (int k = 0; k < addends.size(); k++) {
        Expression addend = addends.get(k);
        if (addend.is(LOG_EXPM1)) {
          Expression less = Expression.call(EXPM1, ((Call) addend).first());
          factor = negative.get(k) ? Algebra.divide(factor, less) : Algebra.multiply(factor, less);
        } else {
          inside = negative.get(k) ? Algebra.subtract(inside, addend) : Algebra.add(inside, addend);
        }
      }
    }
    if (!factor.is(1)) {
      return of(Algebra.multiply(Algebra.unary(EXP, inside), factor));
    }
    boolean negated = inside.is(NEGATE);
    List<Expression> above = new ArrayList<>();
    List<Expression> below = new ArrayList<>();
    factors(negated ? ((Call) inside).first() : inside, true, above, below);
    List<Expression> logs = above.stream().filter(f -> f.is(LOG)).toList();
    if (logs.size() != 1 || above.size() + below.size() < 2) {
      return call.mapArguments(Written::of);
    }
    above.remove(logs.get(0));
    Expression exponent = of(Algebra.divide(product(above), product(below)));
    return Expression.call(POWER, of(((Call) logs.get(0)).first()), negated ? of(Algebra.negate(exponent)) : exponent);
  }

  private static Expression product(List<Expression> factors) {
    return factors.stream().reduce(new Constant(1, true), Algebra::multiply);
  }

  /** {@code a + (b - c)} as {@code a + b - c}, what is added before what is taken off first. */
  private static Expression sum(Call call) {
    List<Expression> addends = new ArrayList<>();
    List<Boolean> negative = new ArrayList<>();
    addends(call, false, addends, negative);
    Expression nested = horner(addends, negative);
    if (nested != null) {
      return nested;
    }
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

  /** {@code a * x^2 + b * x + c} as {@code (a * x + b) * x + c}; null if this is no polynomial of one feature with two powers. */
  private static Expression horner(List<Expression> addends, List<Boolean> negative) {
    Constant[] coefficients = new Constant[MOST_DEGREE + 1];
    Expression feature = null;
    int powers = 0;
    int degree = 0;
    for (int k = 0; k < addends.size(); k++) {
      Expression core = addends.get(k) instanceof Constant ? null : Algebra.scaled(addends.get(k));
      int power = core == null ? 0 : core instanceof Expression.Variable ? 1 : core.is(SQUARE) ? 2 : core.is(CUBE) ? 3 : -1;
      Expression of = power <= 0 ? feature : power == 1 ? core : ((Call) core).first();
      boolean fits = power >= 0 && (power == 0 || of instanceof Expression.Variable) && (feature == null || feature.equals(of)) && coefficients[power] == null;
      if (!fits) {
        return null;
      }
      feature = of;
      powers += power > 0 ? 1 : 0;
      degree = Math.max(degree, power);
      Constant factor = power == 0 ? (Constant) addends.get(k) : Algebra.coefficient(addends.get(k));
      coefficients[power] = new Constant(negative.get(k) ? -factor.value() : factor.value(), factor.fixed());
    }
    if (powers < 2) {
      return null;
    }
    Expression nested = coefficients[degree];
    for (int power = degree - 1; power >= 0; power--) {
      nested = nested.is(1) ? feature : nested.is(-1) ? Expression.call(NEGATE, feature) : Expression.call(MULTIPLY, nested, feature);
      if (coefficients[power] != null) {
        double value = coefficients[power].value();
        nested = Expression.call(value < 0 ? SUBTRACT : ADD, nested, new Constant(Math.abs(value), coefficients[power].fixed()));
      }
    }
    return nested;
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
    joinRoots(above, below);
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

  /** {@code sqrt(a) / sqrt(b)} as {@code sqrt(a / b)}. */
  private static void joinRoots(List<Expression> above, List<Expression> below) {
    List<Expression> rootsAbove = above.stream().filter(f -> f.is(SQRT)).map(f -> ((Call) f).first()).toList();
    List<Expression> rootsBelow = below.stream().filter(f -> f.is(SQRT)).map(f -> ((Call) f).first()).toList();
    if (rootsAbove.size() + rootsBelow.size() < 2) {
      return;
    }
    above.removeIf(f -> f.is(SQRT));
    below.removeIf(f -> f.is(SQRT));
    if (rootsAbove.isEmpty()) {
      below.add(Expression.call(SQRT, product(rootsBelow)));
    } else {
      above.add(Expression.call(SQRT, rootsBelow.isEmpty() ? product(rootsAbove) : Algebra.divide(product(rootsAbove), product(rootsBelow))));
    }
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
