package io.github.limbeck.engine.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The physical dimensions of features and answer, and whether an expression agrees with them. Plain numbers (1, 2, a half, pi) have
 * no dimension; a fitted constant may have any, as constants of nature do, but an expression that can do without is preferred.
 *
 * @param features per feature the exponents of the base dimensions; empty where no unit is given
 * @param answer those of the answer
 */
public record Dimensions(List<Optional<double[]>> features, Optional<double[]> answer) {
  private static final double ROUNDING = 1e-9;

  public Dimensions {
    features = List.copyOf(features);
  }

  /** Some of the features, in this order. */
  public Dimensions of(int[] selected) {
    return new Dimensions(Arrays.stream(selected).mapToObj(features::get).toList(), answer);
  }

  /** Whether the expression agrees with the units, fitted constants having the dimensions that are needed. */
  public boolean allows(Expression e) {
    return agrees(e, true);
  }

  /** Whether it agrees with them even where no constant has a dimension, but for one factor of the whole. */
  public boolean isPlain(Expression e) {
    Expression core = Algebra.scaled(e);
    return agrees(core, false) || agrees(e, false);
  }

  private boolean agrees(Expression e, boolean anyConstant) {
    try {
      double[] dimension = of(e, anyConstant);
      return dimension == null || answer.isEmpty() || same(dimension, answer.get()) || !anyConstant && isScalable(e);
    } catch (Disagreement d) {
      return false;
    }
  }

  /** Whether the outermost factor may take up what is missing. */
  private static boolean isScalable(Expression e) {
    return !e.is(Function.ADD) && !e.is(Function.SUBTRACT);
  }

  private static final class Disagreement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Disagreement() {
      super(null, null, false, false);
    }
  }

  private double[] none() {
    int length = features.stream().filter(Optional::isPresent).findFirst().map(f -> f.get().length)
        .orElseGet(() -> answer.map(a -> a.length).orElse(0));
    return new double[length];
  }

  /** The dimension of a part; null if it may be any. */
  private double[] of(Expression e, boolean anyConstant) {
    if (e instanceof Expression.Variable variable) {
      return features.get(variable.feature()).orElse(null);
    } else if (e instanceof Expression.Constant constant) {
      return anyConstant && !isNumber(constant) ? null : none();
    }
    Expression.Call call = (Expression.Call) e;
    double[] a = of(call.first(), anyConstant);
    double[] b = call.operator().arity() > 1 ? of(call.second(), anyConstant) : null;
    if (!(call.operator() instanceof Function function)) {
      return null;
    }
    return switch (function) {
      case ADD, SUBTRACT, MAX, MIN -> {
        if (a != null && b != null && !same(a, b)) {
          throw new Disagreement();
        }
        yield a == null ? b : a;
      }
      case MULTIPLY -> a == null || b == null ? null : combined(a, b, 1);
      case DIVIDE -> a == null || b == null ? null : combined(a, b, -1);
      case POWER -> power(call, a, b);
      case NEGATE, ABS, FLOOR, CEIL, ROUND, RINT -> a;
      case SQUARE -> a == null ? null : combined(a, a, 1);
      case CUBE -> a == null ? null : scaled(a, 3);
      case SQRT -> a == null ? null : scaled(a, 0.5);
      case CBRT -> a == null ? null : scaled(a, 1.0 / 3);
      default -> {
        if (a != null && !same(a, none())) {
          throw new Disagreement();
        }
        yield none();
      }
    };
  }

  private double[] power(Expression.Call call, double[] base, double[] exponent) {
    if (call.second() instanceof Expression.Constant constant) {
      return base == null ? null : scaled(base, constant.value());
    }
    if (exponent != null && !same(exponent, none()) || base != null && !same(base, none())) {
      throw new Disagreement();
    }
    return none();
  }

  /** Numbers that forms have: they have no dimension. */
  private static boolean isNumber(Expression.Constant constant) {
    double value = Math.abs(constant.value());
    double turns = value / Math.PI;
    return constant.fixed() && (2 * value == Math.rint(2 * value) && value <= 4 || turns == Math.rint(turns));
  }

  private static boolean same(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (Math.abs(a[i] - b[i]) > ROUNDING) {
        return false;
      }
    }
    return true;
  }

  private static double[] combined(double[] a, double[] b, double sign) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + sign * b[i]);
    return sum;
  }

  private static double[] scaled(double[] a, double factor) {
    return Arrays.stream(a).map(x -> factor * x).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
