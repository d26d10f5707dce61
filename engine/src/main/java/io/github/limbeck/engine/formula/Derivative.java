package io.github.limbeck.engine.formula;

import java.util.Optional;

/** The derivative of a formula with respect to a feature, as a formula. */
public final class Derivative {
  private static final Expression ZERO = new Expression.Constant(0, true);
  private static final Expression ONE = new Expression.Constant(1, true);
  private static final Expression HALF = new Expression.Constant(0.5, true);

  private final int feature;

  private Derivative(int feature) {
    this.feature = feature;
  }

  /** The derivative in normal form; empty if a part has none that is known, as maxima and the user's own methods. */
  public static Optional<Expression> of(Expression e, int feature) {
    try {
      return Optional.of(Algebra.simplify(new Derivative(feature).of(e)));
    } catch (NotDifferentiable n) {
      return Optional.empty();
    }
  }

  private static final class NotDifferentiable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDifferentiable() {
      super(null, null, false, false);
    }
  }

  private Expression of(Expression e) {
    if (e instanceof Expression.Variable v) {
      return v.feature() == feature ? ONE : ZERO;
    } else if (e instanceof Expression.Constant) {
      return ZERO;
    }
    Expression.Call call = (Expression.Call) e;
    Expression a = of(call.first());
    Expression b = call.operator().arity() > 1 ? of(call.second()) : ZERO;
    if (a.is(0) && b.is(0)) {
      return ZERO;
    }
    if (!(call.operator() instanceof Function function)) {
      throw new NotDifferentiable();
    }
    return function.arity() == 1 ? multiply(a, slope(function, call.first(), e)) : binary(function, call, a, b);
  }

  private static Expression binary(Function function, Expression.Call call, Expression a, Expression b) {
    Expression u = call.first();
    Expression v = call.second();
    return switch (function) {
      case ADD -> Algebra.add(a, b);
      case SUBTRACT -> Algebra.subtract(a, b);
      case MULTIPLY -> Algebra.add(multiply(a, v), multiply(u, b));
      case DIVIDE -> b.is(0) ? Algebra.divide(a, v) : Algebra.divide(Algebra.subtract(multiply(a, v), multiply(u, b)), Algebra.unary(Function.SQUARE, v));
      case POWER -> {
        Expression ofBase = a.is(0) ? ZERO
            : multiply(a, multiply(v, Algebra.binary(Function.POWER, u, Algebra.subtract(v, ONE))));
        yield b.is(0) ? ofBase : Algebra.add(ofBase, multiply(b, multiply(call, Algebra.unary(Function.LOG, u))));
      }
      default -> throw new NotDifferentiable();
    };
  }

  /**
   * The derivative of a function of one argument.
   *
   * @param u the argument
   * @param whole the function applied to it
   */
  private static Expression slope(Function function, Expression u, Expression whole) {
    Expression square = Algebra.unary(Function.SQUARE, u);
    return switch (function) {
      case NEGATE -> Algebra.negate(ONE);
      case SQUARE -> multiply(new Expression.Constant(2, true), u);
      case CUBE -> multiply(new Expression.Constant(3, true), square);
      case SQRT -> Algebra.divide(HALF, whole);
      case CBRT -> Algebra.divide(new Expression.Constant(1.0 / 3, true), Algebra.unary(Function.SQUARE, whole));
      case EXP -> whole;
      case EXPM1 -> Algebra.unary(Function.EXP, u);
      case LOG -> Algebra.divide(ONE, u);
      case LOG1P -> Algebra.divide(ONE, Algebra.add(ONE, u));
      case SIN -> Algebra.unary(Function.COS, u);
      case COS -> Algebra.negate(Algebra.unary(Function.SIN, u));
      case TAN -> Algebra.add(ONE, Algebra.unary(Function.SQUARE, whole));
      case ASIN -> Algebra.divide(ONE, Algebra.unary(Function.SQRT, Algebra.subtract(ONE, square)));
      case ACOS -> Algebra.negate(Algebra.divide(ONE, Algebra.unary(Function.SQRT, Algebra.subtract(ONE, square))));
      case ATAN -> Algebra.divide(ONE, Algebra.add(ONE, square));
      case SINH -> Algebra.unary(Function.COSH, u);
      case COSH -> Algebra.unary(Function.SINH, u);
      case TANH -> Algebra.subtract(ONE, Algebra.unary(Function.SQUARE, whole));
      case LOG_EXPM1 -> Algebra.divide(ONE, Algebra.subtract(ONE, Algebra.unary(Function.EXP, Algebra.negate(u))));
      case LOG1P_EXP -> Algebra.divide(ONE, Algebra.add(ONE, Algebra.unary(Function.EXP, Algebra.negate(u))));
      default -> throw new NotDifferentiable();
    };
  }

  private static Expression multiply(Expression a, Expression b) {
    return Algebra.multiply(a, b);
  }
}
