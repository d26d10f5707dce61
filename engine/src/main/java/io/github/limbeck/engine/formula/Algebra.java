package io.github.limbeck.engine.formula;

import static io.github.limbeck.engine.formula.Function.*;

import io.github.limbeck.engine.formula.Expression.Call;
import io.github.limbeck.engine.formula.Expression.Constant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds expressions in one normal form: what is fixed is a constant, constants stand first in products and last in sums, signs
 * are drawn outwards, powers that have names use them. Equal as real functions where both sides are defined; the error of a
 * formula is measured after this, never before.
 */
public final class Algebra {
  private static final int MOST_ROUNDS = 8;

  /** The order of addends and factors: features by their index, then what is longer later. */
  static final Comparator<Expression> ORDER = Algebra::compare;

  private Algebra() {}

  private static int compare(Expression a, Expression b) {
    if (a instanceof Expression.Variable v && b instanceof Expression.Variable w) {
      return Integer.compare(v.feature(), w.feature());
    } else if (a instanceof Constant c && b instanceof Constant d) {
      return Double.compare(c.value(), d.value());
    } else if (a instanceof Call c && b instanceof Call d) {
      int nodes = Integer.compare(a.nodes(), b.nodes());
      int names = nodes != 0 ? nodes : c.operator().name().compareTo(d.operator().name());
      for (int k = 0; names == 0 && k < c.arguments().size(); k++) {
        names = compare(c.arguments().get(k), d.arguments().get(k));
      }
      return names;
    }
    return Integer.compare(rank(a), rank(b));
  }

  private static int rank(Expression e) {
    return e instanceof Expression.Variable ? 0 : e instanceof Call ? 1 : 2;
  }

  /** The expression in normal form. */
  public static Expression simplify(Expression e) {
    Expression now = e;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Expression next = once(now);
      if (next.equals(now)) {
        return now;
      }
      now = next;
    }
    return now;
  }

  private static Expression once(Expression e) {
    if (!(e instanceof Call call)) {
      return e;
    }
    Expression a = once(call.first());
    if (call.operator().arity() == 1) {
      return unary(call.operator(), a);
    }
    Expression built = binary(call.operator(), a, once(call.second()));
    return isSum(built) ? collected((Call) built) : built.is(MULTIPLY) || built.is(DIVIDE) ? Powers.gathered(built) : built;
  }

  /** A sum with like terms added up, where there are any. */
  private static Expression collected(Call sum) {
    List<Expression> cores = new ArrayList<>();
    List<Constant> factors = new ArrayList<>();
    int addends = gather(sum, new Constant(1, true), cores, factors);
    if (cores.size() == addends) {
      return sum;
    }
    Expression collected = new Constant(0, true);
    for (int k = 0; k < cores.size(); k++) {
      collected = add(collected, multiply(factors.get(k), cores.get(k)));
    }
    return collected;
  }

  /** Adds the addends of a sum, each a factor times a core, to lists in which no core occurs twice; how many there were. */
  private static int gather(Expression e, Constant factor, List<Expression> cores, List<Constant> factors) {
    if (isSum(e)) {
      Call sum = (Call) e;
      return gather(sum.first(), factor, cores, factors)
          + gather(sum.second(), e.is(ADD) ? factor : minus(factor), cores, factors);
    }
    Constant own = e instanceof Constant c ? c : coefficient(e);
    Expression core = e instanceof Constant ? new Constant(1, true) : scaled(e);
    Constant all = made(factor.value() * own.value(), factor, own);
    if (isSum(core) && own.fixed()) {
      return gather(core, all, cores, factors);
    }
    int at = cores.indexOf(core);
    if (at < 0) {
      cores.add(core);
      factors.add(all);
    } else {
      factors.set(at, made(factors.get(at).value() + all.value(), factors.get(at), all));
    }
    return 1;
  }

  public static Expression constant(double value) {
    return new Constant(value);
  }

  /** A number made of others: part of the form if all of them are. */
  static Constant made(double value, Constant... of) {
    boolean fixed = true;
    for (Constant c : of) {
      fixed &= c.fixed();
    }
    return new Constant(value, fixed);
  }

  static Constant minus(Constant c) {
    return new Constant(-c.value(), c.fixed());
  }

  /** A unary operator applied, in normal form. */
  public static Expression unary(Operator operator, Expression a) {
    if (a instanceof Constant c) {
      return folded(operator, c, new Constant(0, true), Expression.call(operator, a));
    }
    if (!(operator instanceof Function function)) {
      return Expression.call(operator, a);
    }
    return switch (function) {
      case NEGATE -> negate(a);
      case SQUARE -> Powers.square(a);
      case CUBE -> a.is(NEGATE) ? negate(unary(CUBE, arg(a))) : a.is(CBRT) ? arg(a)
          : isScaled(a) ? multiply(made(Powers.cube(factor(a)), coefficient(a)), unary(CUBE, scaled(a))) : Expression.call(CUBE, a);
      case SQRT -> a.is(EXP) ? Powers.exp(multiply(new Constant(0.5, true), arg(a))) : isScaled(a) && factor(a) > 0 ? multiply(made(Math.sqrt(factor(a)), coefficient(a)), unary(SQRT, scaled(a)))
          : a instanceof Call d && d.operator() == DIVIDE && d.first() instanceof Constant c && c.value() > 0
              ? divide(made(Math.sqrt(c.value()), c), unary(SQRT, d.second())) : Expression.call(SQRT, a);
      case EXP -> Powers.exp(a);
      case LOG -> Powers.log(a);
      case SIN, TAN, ASIN, ATAN, SINH, TANH -> a.is(NEGATE) ? negate(unary(function, arg(a)))
          : isScaled(a) && factor(a) < 0 ? negate(unary(function, multiply(minus(coefficient(a)), scaled(a))))
          : a.is(SUBTRACT) && ((Call) a).first() instanceof Constant && !(((Call) a).first().is(0))
              ? negate(unary(function, subtract(((Call) a).second(), ((Call) a).first()))) : Expression.call(function, a);
      case COS, COSH, ABS -> a.is(NEGATE) ? unary(function, arg(a))
          : isScaled(a) && factor(a) < 0 ? unary(function, multiply(minus(coefficient(a)), scaled(a))) : Expression.call(function, a);
      default -> Expression.call(function, a);
    };
  }

  /** A binary operator applied, in normal form. */
  public static Expression binary(Operator operator, Expression a, Expression b) {
    if (a instanceof Constant c && b instanceof Constant d) {
      return folded(operator, c, d, Expression.call(operator, a, b));
    }
    if (operator == ADD) {
      return add(a, b);
    } else if (operator == SUBTRACT) {
      return subtract(a, b);
    } else if (operator == MULTIPLY) {
      return multiply(a, b);
    } else if (operator == DIVIDE) {
      return divide(a, b);
    } else if (operator == POWER) {
      return Powers.power(a, b);
    }
    return Expression.call(operator, a, b);
  }

  private static Expression folded(Operator operator, Constant a, Constant b, Expression otherwise) {
    double value = operator.apply(a.value(), b.value());
    return Double.isFinite(value) ? made(value, a, b) : otherwise;
  }

  public static Expression add(Expression a, Expression b) {
    if (a.is(0)) {
      return b;
    } else if (b.is(0)) {
      return a;
    } else if (a instanceof Constant) {
      return b instanceof Constant ? binary(ADD, a, b) : add(b, a);
    } else if (b instanceof Constant c && c.value() < 0) {
      return subtract(a, minus(c));
    } else if (b.is(NEGATE)) {
      return subtract(a, arg(b));
    } else if (a.is(NEGATE)) {
      return subtract(b, arg(a));
    } else if (isScaled(b) && factor(b) < 0) {
      return subtract(a, multiply(minus(coefficient(b)), scaled(b)));
    } else if (isScaled(a) && factor(a) < 0) {
      return subtract(b, multiply(minus(coefficient(a)), scaled(a)));
    } else if (b instanceof Constant c && a instanceof Call sum && sum.operator() == ADD && sum.second() instanceof Constant d) {
      return add(sum.first(), made(c.value() + d.value(), c, d));
    } else if (b instanceof Constant c && a instanceof Call sum && sum.operator() == SUBTRACT && sum.second() instanceof Constant d) {
      return add(sum.first(), made(c.value() - d.value(), c, d));
    } else if (b instanceof Constant c && a instanceof Call sum && sum.operator() == SUBTRACT && sum.first() instanceof Constant d) {
      return subtract(made(c.value() + d.value(), c, d), sum.second());
    } else if (endsInConstant(a) && !(b instanceof Constant)) {
      Call sum = (Call) a;
      return binary(sum.operator(), add(sum.first(), b), sum.second());
    } else if (endsInConstant(b)) {
      Call sum = (Call) b;
      return binary(sum.operator(), add(a, sum.first()), sum.second());
    } else if (a.equals(b)) {
      return multiply(new Constant(2, true), a);
    } else if (scaled(a).equals(scaled(b))) {
      return multiply(made(factor(a) + factor(b), coefficient(a), coefficient(b)), scaled(a));
    }
    return ORDER.compare(a, b) <= 0 ? Expression.call(ADD, a, b) : Expression.call(ADD, b, a);
  }

  public static Expression subtract(Expression a, Expression b) {
    if (b.is(0)) {
      return a;
    } else if (a.is(0)) {
      return negate(b);
    } else if (b instanceof Constant c && (c.value() < 0 || isSum(a) && ((Call) a).arguments().stream().anyMatch(Constant.class::isInstance))) {
      return c.value() < 0 ? add(a, minus(c)) : addNegative(a, c);
    } else if (b.is(NEGATE)) {
      return add(a, arg(b));
    } else if (isScaled(b) && factor(b) < 0) {
      return add(a, multiply(minus(coefficient(b)), scaled(b)));
    } else if (a instanceof Constant c && b instanceof Call sum && sum.operator() == SUBTRACT) {
      return add(subtract(sum.second(), sum.first()), c);
    } else if (a instanceof Constant c && b instanceof Call sum && sum.operator() == ADD && sum.second() instanceof Constant d) {
      return subtract(made(c.value() - d.value(), c, d), sum.first());
    } else if (a.equals(b)) {
      return new Constant(0, true);
    } else if (endsInConstant(a) && !(b instanceof Constant)) {
      Call sum = (Call) a;
      return binary(sum.operator(), subtract(sum.first(), b), sum.second());
    } else if (endsInConstant(b) && !(a instanceof Constant)) {
      Call sum = (Call) b;
      Constant c = (Constant) sum.second();
      return add(subtract(a, sum.first()), sum.operator() == ADD ? minus(c) : c);
    } else if (!(a instanceof Constant) && scaled(a).equals(scaled(b))) {
      return multiply(made(factor(a) - factor(b), coefficient(a), coefficient(b)), scaled(a));
    }
    return Expression.call(SUBTRACT, a, b);
  }

  /** {@code a - c} where a is a sum with a constant in it. */
  private static Expression addNegative(Expression a, Constant c) {
    Call sum = (Call) a;
    if (sum.second() instanceof Constant d) {
      return add(sum.first(), made((sum.operator() == ADD ? d.value() : -d.value()) - c.value(), c, d));
    }
    return sum.operator() == SUBTRACT && sum.first() instanceof Constant d
        ? subtract(made(d.value() - c.value(), c, d), sum.second()) : Expression.call(SUBTRACT, a, c);
  }

  static boolean isSum(Expression e) {
    return e.is(ADD) || e.is(SUBTRACT);
  }

  static boolean endsInConstant(Expression e) {
    return isSum(e) && ((Call) e).second() instanceof Constant;
  }

  /** An expression with the other sign. */
  public static Expression negate(Expression a) {
    if (a instanceof Constant c) {
      return minus(c);
    } else if (a.is(NEGATE)) {
      return arg(a);
    } else if (a.is(SUBTRACT)) {
      return subtract(((Call) a).second(), ((Call) a).first());
    } else if (isScaled(a)) {
      return multiply(minus(coefficient(a)), scaled(a));
    } else if (a instanceof Call quotient && quotient.operator() == DIVIDE) {
      return divide(negate(quotient.first()), quotient.second());
    }
    return Expression.call(NEGATE, a);
  }

  public static Expression multiply(Expression a, Expression b) {
    if (b instanceof Constant && !(a instanceof Constant)) {
      return multiply(b, a);
    }
    if (a instanceof Constant c) {
      return scale(c, b);
    } else if (a.is(NEGATE)) {
      return negate(multiply(arg(a), b));
    } else if (b.is(NEGATE)) {
      return negate(multiply(a, arg(b)));
    } else if (isScaled(a)) {
      return multiply(coefficient(a), multiply(scaled(a), b));
    } else if (isScaled(b)) {
      return multiply(coefficient(b), multiply(a, scaled(b)));
    } else if (b instanceof Call quotient && quotient.operator() == DIVIDE) {
      return divide(multiply(a, quotient.first()), quotient.second());
    } else if (a instanceof Call quotient && quotient.operator() == DIVIDE) {
      return divide(multiply(quotient.first(), b), quotient.second());
    } else if (a.equals(b)) {
      return Powers.square(a);
    } else if (a.is(SQUARE) && arg(a).equals(b) || b.is(SQUARE) && arg(b).equals(a)) {
      return Expression.call(CUBE, a.is(SQUARE) && arg(a).equals(b) ? b : a);
    } else if (a.is(EXP) && b.is(EXP)) {
      return Powers.exp(add(arg(a), arg(b)));
    }
    return ORDER.compare(a, b) <= 0 ? Expression.call(MULTIPLY, a, b) : Expression.call(MULTIPLY, b, a);
  }

  private static Expression scale(Constant c, Expression b) {
    double value = c.value();
    if (b instanceof Constant d) {
      return folded(MULTIPLY, c, d, Expression.call(MULTIPLY, c, b));
    } else if (value == 1) {
      return b;
    } else if (value == 0) {
      return new Constant(0, true);
    } else if (b.is(NEGATE)) {
      return scale(minus(c), arg(b));
    } else if (isScaled(b)) {
      return scale(made(value * factor(b), c, coefficient(b)), scaled(b));
    } else if (b instanceof Call quotient && quotient.operator() == DIVIDE && quotient.first() instanceof Constant d) {
      return divide(made(value * d.value(), c, d), quotient.second());
    } else if (value == -1) {
      return b.is(SUBTRACT) || b.is(DIVIDE) ? negate(b) : Expression.call(NEGATE, b);
    } else if (b instanceof Call quotient && quotient.operator() == DIVIDE && isScaled(quotient.first())) {
      Constant of = coefficient(quotient.first());
      return scale(made(value * of.value(), c, of), divide(scaled(quotient.first()), quotient.second()));
    }
    return Expression.call(MULTIPLY, c, b);
  }

  public static Expression divide(Expression a, Expression b) {
    if (b instanceof Constant c && c.value() != 0 && Double.isFinite(1 / c.value())) {
      return multiply(made(1 / c.value(), c), a);
    } else if (a.is(0)) {
      return a;
    } else if (isScaled(b) && factor(b) != 0) {
      return multiply(made(1 / factor(b), coefficient(b)), divide(a, scaled(b)));
    } else if (b.is(NEGATE)) {
      return negate(divide(a, arg(b)));
    } else if (a.is(NEGATE)) {
      return divide(arg(a), b).is(DIVIDE) ? Expression.call(NEGATE, divide(arg(a), b)) : negate(divide(arg(a), b));
    } else if (isScaled(a)) {
      return multiply(coefficient(a), divide(scaled(a), b));
    } else if (b instanceof Call quotient && quotient.operator() == DIVIDE) {
      return divide(multiply(a, quotient.second()), quotient.first());
    } else if (a instanceof Call quotient && quotient.operator() == DIVIDE) {
      return divide(quotient.first(), multiply(quotient.second(), b));
    } else if (a.equals(b)) {
      return new Constant(1, true);
    } else if (a.is(SQUARE) && arg(a).equals(b)) {
      return b;
    } else if (b.is(SQUARE) && arg(b).equals(a)) {
      return Expression.call(DIVIDE, new Constant(1, true), a);
    } else if (a instanceof Call product && product.operator() == MULTIPLY && product.arguments().contains(b)) {
      return product.first().equals(b) ? product.second() : product.first();
    } else if (b.is(EXP)) {
      return multiply(a, Powers.exp(negate(arg(b))));
    } else if (b.is(SQRT) && arg(b).is(DIVIDE)) {
      Call under = (Call) arg(b);
      return multiply(a, unary(SQRT, divide(under.second(), under.first())));
    }
    return Expression.call(DIVIDE, a, b);
  }

  static Expression arg(Expression e) {
    return ((Call) e).first();
  }

  /** Whether this is a constant times something. */
  public static boolean isScaled(Expression e) {
    return e instanceof Call call && call.operator() == MULTIPLY && call.first() instanceof Constant && !(call.second() instanceof Constant);
  }

  /** The constant factor; 1 if there is none, -1 for a negation. */
  public static Constant coefficient(Expression e) {
    return isScaled(e) ? (Constant) ((Call) e).first() : new Constant(e.is(NEGATE) ? -1 : 1, true);
  }

  static double factor(Expression e) {
    return coefficient(e).value();
  }

  /** What a constant factor is taken off. */
  public static Expression scaled(Expression e) {
    return isScaled(e) ? ((Call) e).second() : e.is(NEGATE) ? arg(e) : e;
  }
}
