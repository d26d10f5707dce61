package io.github.limbeck.engine.formula;

import static io.github.limbeck.engine.formula.Algebra.add;
import static io.github.limbeck.engine.formula.Algebra.arg;
import static io.github.limbeck.engine.formula.Algebra.coefficient;
import static io.github.limbeck.engine.formula.Algebra.divide;
import static io.github.limbeck.engine.formula.Algebra.endsInConstant;
import static io.github.limbeck.engine.formula.Algebra.factor;
import static io.github.limbeck.engine.formula.Algebra.isScaled;
import static io.github.limbeck.engine.formula.Algebra.isSum;
import static io.github.limbeck.engine.formula.Algebra.made;
import static io.github.limbeck.engine.formula.Algebra.minus;
import static io.github.limbeck.engine.formula.Algebra.multiply;
import static io.github.limbeck.engine.formula.Algebra.negate;
import static io.github.limbeck.engine.formula.Algebra.scaled;
import static io.github.limbeck.engine.formula.Algebra.subtract;
import static io.github.limbeck.engine.formula.Algebra.unary;
import static io.github.limbeck.engine.formula.Function.*;

import io.github.limbeck.engine.formula.Expression.Call;
import io.github.limbeck.engine.formula.Expression.Constant;

/** Powers, exponentials and logarithms in the normal form of {@link Algebra}. */
final class Powers {
  private Powers() {}

  static Expression square(Expression a) {
    if (a.is(NEGATE) || a.is(ABS)) {
      return square(arg(a));
    } else if (a.is(SQRT)) {
      return arg(a);
    } else if (isScaled(a)) {
      return multiply(made(factor(a) * factor(a), coefficient(a)), square(scaled(a)));
    } else if (a instanceof Call quotient && quotient.operator() == DIVIDE && quotient.first() instanceof Constant c) {
      return divide(made(c.value() * c.value(), c), square(quotient.second()));
    }
    return Expression.call(SQUARE, a);
  }

  static Expression exp(Expression a) {
    if (a.is(LOG)) {
      return arg(a);
    } else if (endsInConstant(a) && Double.isFinite(StrictMath.exp(Math.abs(((Constant) ((Call) a).second()).value())))) {
      Call sum = (Call) a;
      Constant c = (Constant) sum.second();
      return multiply(made(StrictMath.exp(sum.operator() == ADD ? c.value() : -c.value()), c), exp(sum.first()));
    } else if (a instanceof Call difference && difference.operator() == SUBTRACT && difference.first() instanceof Constant c
        && Double.isFinite(StrictMath.exp(Math.abs(c.value())))) {
      return multiply(made(StrictMath.exp(c.value()), c), exp(negate(difference.second())));
    } else if (isScaled(a) && scaled(a).is(LOG)) {
      return power(arg(scaled(a)), coefficient(a));
    } else if (a instanceof Call sum && isSum(sum) && (hasLog(sum.first()) || hasLog(sum.second()))) {
      return sum.operator() == ADD ? multiply(exp(sum.first()), exp(sum.second())) : divide(exp(sum.first()), exp(sum.second()));
    }
    return Expression.call(EXP, a);
  }

  /** Whether some addend is a logarithm, of which the exponential makes a power. */
  private static boolean hasLog(Expression e) {
    return e.is(LOG) || isScaled(e) && scaled(e).is(LOG)
        || isSum(e) && (hasLog(((Call) e).first()) || hasLog(((Call) e).second()));
  }

  static Expression log(Expression a) {
    if (a.is(EXP)) {
      return arg(a);
    } else if (a.is(EXPM1)) {
      return Expression.call(LOG_EXPM1, arg(a));
    } else if (a instanceof Call sum && sum.operator() == SUBTRACT && sum.first().is(EXP) && sum.second().is(1)) {
      return Expression.call(LOG_EXPM1, arg(sum.first()));
    } else if (a instanceof Call sum && sum.operator() == ADD && sum.first().is(EXP) && sum.second().is(1)) {
      return Expression.call(LOG1P_EXP, arg(sum.first()));
    } else if (isScaled(a) && factor(a) > 0) {
      return add(log(scaled(a)), made(StrictMath.log(factor(a)), coefficient(a)));
    } else if (a instanceof Call quotient && quotient.operator() == DIVIDE && quotient.first() instanceof Constant c && c.value() > 0) {
      return subtract(made(StrictMath.log(c.value()), c), log(quotient.second()));
    } else if (a.is(SQRT)) {
      return multiply(new Constant(0.5, true), log(arg(a)));
    }
    return Expression.call(LOG, a);
  }

  static Expression power(Expression a, Expression b) {
    if (b instanceof Constant c) {
      double p = c.value();
      if (p == 0) {
        return new Constant(1, true);
      } else if (p == 1) {
        return a;
      } else if (p == 2) {
        return square(a);
      } else if (p == 3) {
        return unary(CUBE, a);
      } else if (p == 0.5) {
        return unary(SQRT, a);
      } else if (p == 1.5) {
        return multiply(a, unary(SQRT, a));
      } else if (p == -1 || p == -2 || p == -3 || p == -0.5 || p == -1.5) {
        return divide(new Constant(1, true), power(a, minus(c)));
      } else if (p == 4) {
        return square(square(a));
      } else if (isScaled(a) && factor(a) > 0) {
        return multiply(made(StrictMath.pow(factor(a), p), coefficient(a), c), power(scaled(a), b));
      }
    }
    return Expression.call(POWER, a, b);
  }

  static double cube(double c) {
    return c * c * c;
  }
}
