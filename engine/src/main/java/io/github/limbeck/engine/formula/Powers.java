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
import java.util.LinkedHashMap;
import java.util.Map;

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
    } else if (a.is(EXP)) {
      return exp(multiply(new Constant(2, true), arg(a)));
    } else if ((a.is(MULTIPLY) || a.is(DIVIDE)) && (hasRoot(((Call) a).first()) || hasRoot(((Call) a).second()))) {
      Call call = (Call) a;
      return a.is(MULTIPLY) ? multiply(square(call.first()), square(call.second())) : divide(square(call.first()), square(call.second()));
    }
    return Expression.call(SQUARE, a);
  }

  /** Whether a factor is a root, which a square undoes. */
  private static boolean hasRoot(Expression e) {
    return e.is(SQRT) || (e.is(MULTIPLY) || e.is(DIVIDE)) && (hasRoot(((Call) e).first()) || hasRoot(((Call) e).second()));
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
    } else if (a.is(NEGATE) && arg(a).is(LOG)) {
      return divide(new Constant(1, true), arg(arg(a)));
    } else if (isScaled(a) && scaled(a).is(LOG)) {
      return power(arg(scaled(a)), coefficient(a));
    } else if (a instanceof Call sum && isSum(sum) && (hasLog(sum.first()) || hasLog(sum.second()))) {
      return sum.operator() == ADD ? multiply(exp(sum.first()), exp(sum.second())) : divide(exp(sum.first()), exp(sum.second()));
    }
    return Expression.call(EXP, a);
  }

  /** Whether some addend is a logarithm, of which the exponential makes a power. */
  private static boolean hasLog(Expression e) {
    return scaled(e).is(LOG)
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
      } else if (a.is(EXP)) {
        return exp(multiply(b, arg(a)));
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

  /** A product or quotient in which every base occurs once, with the sum of its exponents; as it is if none occurs twice. */
  static Expression gathered(Expression e) {
    Map<Expression, Constant> exponents = new LinkedHashMap<>();
    int factors = gather(e, new Constant(1, true), exponents);
    if (exponents.size() == factors) {
      return e;
    }
    Expression above = new Constant(1, true);
    Expression below = new Constant(1, true);
    for (Map.Entry<Expression, Constant> factor : exponents.entrySet()) {
      Constant p = factor.getValue();
      if (p.value() >= 0) {
        above = multiply(above, power(factor.getKey(), p));
      } else {
        below = multiply(below, power(factor.getKey(), minus(p)));
      }
    }
    return divide(above, below);
  }

  /** Adds the exponents of a product's factors to what is known of them; how many factors there are. */
  private static int gather(Expression e, Constant exponent, Map<Expression, Constant> exponents) {
    if (e instanceof Call call) {
      if (call.operator() == MULTIPLY || call.operator() == DIVIDE) {
        return gather(call.first(), exponent, exponents)
            + gather(call.second(), call.operator() == MULTIPLY ? exponent : minus(exponent), exponents);
      }
      double own = call.operator() == SQUARE ? 2 : call.operator() == CUBE ? 3 : call.operator() == SQRT ? 0.5 : 0;
      Constant power = own != 0 ? new Constant(own, true) : call.operator() == POWER && call.second() instanceof Constant c ? c : null;
      // Roots of a square are not the same below nought.
      if (power != null && (power.value() == Math.rint(power.value()) || !call.first().is(SQUARE))) {
        exponents.merge(call.first(), made(exponent.value() * power.value(), exponent, power), (a, b) -> made(a.value() + b.value(), a, b));
        return 1;
      }
    }
    if (!e.is(1)) {
      exponents.merge(e, exponent, (a, b) -> made(a.value() + b.value(), a, b));
      return 1;
    }
    return 0;
  }

  static double cube(double c) {
    return c * c * c;
  }
}
