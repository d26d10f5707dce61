package io.github.limbeck.engine.formula;

import java.util.function.DoubleUnaryOperator;

/**
 * Where the value of a formula at one point must lie, however its operations round: intervals whose ends are moved outwards by
 * more than any implementation of Java's functions may be off. Their width follows the terms that are computed on the way, so
 * it is narrow relative to the answer unless nearly equal numbers are subtracted.
 */
public final class Enclosure {
  /** The least and the greatest value; NaN where nothing is known. */
  public record Bounds(double least, double greatest) {
    private static final Bounds UNKNOWN = new Bounds(Double.NaN, Double.NaN);

    /** Whether a value is possible: every one where nothing is known. */
    public boolean admits(double value) {
      return isUnknown() || least <= value && value <= greatest;
    }

    /** The same for a value that is rounded to {@code float} at last. */
    public Bounds narrowed() {
      return isUnknown() ? this : new Bounds(Math.nextDown((float) least), Math.nextUp((float) greatest));
    }

    boolean isUnknown() {
      return Double.isNaN(least) || Double.isNaN(greatest);
    }

    private Bounds negated() {
      return new Bounds(-greatest, -least);
    }

    private boolean isPoint() {
      return least == greatest;
    }

    private boolean holdsZero() {
      return least <= 0 && greatest >= 0;
    }
  }

  /**
   * Units in the last place by which a function may be off. Java allows 1 for most and 2.5 for the hyperbolic ones, and
   * {@link StrictMath}, which gives the ends, is off by as much itself.
   */
  private static final int ULPS = 6;

  private final double[] row;

  private Enclosure(double[] row) {
    this.row = row;
  }

  /**
   * The bounds of a formula.
   *
   * @param row a value per feature
   */
  public static Bounds of(Expression e, double[] row) {
    return new Enclosure(row).of(e);
  }

  private Bounds of(Expression e) {
    if (e instanceof Expression.Variable variable) {
      return point(row[variable.feature()]);
    } else if (e instanceof Expression.Constant constant) {
      return point(constant.value());
    }
    Expression.Call call = (Expression.Call) e;
    Bounds a = of(call.first());
    Bounds b = call.operator().arity() > 1 ? of(call.second()) : a;
    if (a.isUnknown() || b.isUnknown()) {
      return Bounds.UNKNOWN;
    }
    if (call.operator() instanceof Function function) {
      return of(function, a, b);
    }
    // Of a user's method nothing is known but what it gives at a point.
    return a.isPoint() && b.isPoint() ? point(call.operator().apply(a.least, b.least)) : Bounds.UNKNOWN;
  }

  private static Bounds of(Function function, Bounds a, Bounds b) {
    return switch (function) {
      case ADD -> outward(a.least + b.least, a.greatest + b.greatest);
      case SUBTRACT -> outward(a.least - b.greatest, a.greatest - b.least);
      case MULTIPLY -> hull(a.least * b.least, a.least * b.greatest, a.greatest * b.least, a.greatest * b.greatest);
      case DIVIDE -> b.holdsZero() ? Bounds.UNKNOWN
          : hull(a.least / b.least, a.least / b.greatest, a.greatest / b.least, a.greatest / b.greatest);
      case POWER -> power(a, b);
      case MAX -> new Bounds(Math.max(a.least, b.least), Math.max(a.greatest, b.greatest));
      case MIN -> new Bounds(Math.min(a.least, b.least), Math.min(a.greatest, b.greatest));
      case NEGATE -> a.negated();
      case ABS -> new Bounds(a.holdsZero() ? 0 : Math.min(Math.abs(a.least), Math.abs(a.greatest)), Math.max(Math.abs(a.least), Math.abs(a.greatest)));
      case FLOOR -> new Bounds(Math.floor(a.least), Math.floor(a.greatest));
      case CEIL -> new Bounds(Math.ceil(a.least), Math.ceil(a.greatest));
      case RINT -> new Bounds(Math.rint(a.least), Math.rint(a.greatest));
      case ROUND -> new Bounds(Math.round(a.least), Math.round(a.greatest));
      case SQUARE -> square(a);
      case CUBE -> of(Function.MULTIPLY, square(a), a);
      case COSH -> even(StrictMath::cosh, a);
      case SQRT -> a.least < 0 ? Bounds.UNKNOWN : monotone(Math::sqrt, a);
      case LOG -> a.least <= 0 ? Bounds.UNKNOWN : monotone(StrictMath::log, a);
      case LOG1P -> a.least <= -1 ? Bounds.UNKNOWN : monotone(StrictMath::log1p, a);
      case ASIN -> a.least < -1 || a.greatest > 1 ? Bounds.UNKNOWN : monotone(StrictMath::asin, a);
      case ACOS -> a.least < -1 || a.greatest > 1 ? Bounds.UNKNOWN : monotone(x -> -StrictMath.acos(x), a).negated();
      case SIN -> wave(StrictMath::sin, a);
      case COS -> wave(StrictMath::cos, a);
      case TAN -> Math.floor(a.least / Math.PI + 0.5) == Math.floor(a.greatest / Math.PI + 0.5) ? monotone(StrictMath::tan, a) : Bounds.UNKNOWN;
      case CBRT -> monotone(StrictMath::cbrt, a);
      case EXP -> monotone(StrictMath::exp, a);
      case EXPM1 -> monotone(StrictMath::expm1, a);
      case SINH -> monotone(StrictMath::sinh, a);
      case TANH -> monotone(StrictMath::tanh, a);
      case ATAN -> monotone(StrictMath::atan, a);
      case LOG_EXPM1 -> {
        Bounds small = monotone(StrictMath::expm1, a.negated()).negated();
        yield small.least <= 0 ? Bounds.UNKNOWN : of(Function.ADD, a, monotone(StrictMath::log, small));
      }
      case LOG1P_EXP -> {
        Bounds tail = monotone(StrictMath::exp, of(Function.ABS, a, a).negated());
        yield of(Function.ADD, of(Function.MAX, a, point(0)), monotone(StrictMath::log1p, tail));
      }
    };
  }

  private static Bounds point(double value) {
    return Double.isFinite(value) ? new Bounds(value, value) : Bounds.UNKNOWN;
  }

  /** Squares of what spans 0 are never negative. */
  private static Bounds square(Bounds a) {
    Bounds magnitude = of(Function.ABS, a, a);
    return hull(magnitude.least * magnitude.least, magnitude.greatest * magnitude.greatest);
  }

  private static Bounds even(DoubleUnaryOperator function, Bounds a) {
    return monotone(function, of(Function.ABS, a, a));
  }

  /** No steeper than 1, so that it stays within the width of its argument. */
  private static Bounds wave(DoubleUnaryOperator function, Bounds a) {
    double width = a.greatest - a.least;
    double value = function.applyAsDouble(a.least);
    return width > 1 || Double.isNaN(value) ? new Bounds(-1, 1) : outward(value - width, value + width);
  }

  /** Monotone in each argument while the base is positive, or while a whole exponent stays the same. */
  private static Bounds power(Bounds a, Bounds b) {
    boolean whole = b.isPoint() && b.least == Math.rint(b.least);
    if (a.least <= 0 && !whole || a.holdsZero() && b.least <= 0) {
      return Bounds.UNKNOWN;
    }
    Bounds corners = hull(StrictMath.pow(a.least, b.least), StrictMath.pow(a.least, b.greatest), StrictMath.pow(a.greatest, b.least),
        StrictMath.pow(a.greatest, b.greatest));
    return a.holdsZero() && !corners.isUnknown() ? new Bounds(Math.min(corners.least, 0), Math.max(corners.greatest, 0)) : corners;
  }

  private static Bounds monotone(DoubleUnaryOperator function, Bounds a) {
    return a.isUnknown() ? a : outward(function.applyAsDouble(a.least), function.applyAsDouble(a.greatest));
  }

  private static Bounds hull(double... values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isNaN(value)) {
        return Bounds.UNKNOWN;
      }
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    return outward(least, greatest);
  }

  private static Bounds outward(double least, double greatest) {
    if (Double.isNaN(least) || Double.isNaN(greatest)) {
      return Bounds.UNKNOWN;
    }
    return new Bounds(least - ULPS * Math.ulp(least), greatest + ULPS * Math.ulp(greatest));
  }
}
