package io.github.limbeck.engine.formula;

/**
 * The operators that every formula may use. Values come from {@link StrictMath}, so that a search takes the same course on every
 * machine; where a plain spelling would overflow, the kernel is the one that does not, and the generated code uses the same.
 */
public enum Function implements Operator {
  ADD(2, 1),
  SUBTRACT(2, 1),
  MULTIPLY(2, 1),
  DIVIDE(2, 1),
  POWER(2, 2),
  MAX(2, 2),
  MIN(2, 2),
  NEGATE(1, 1),
  SQUARE(1, 1),
  CUBE(1, 1.5),
  SQRT(1, 1),
  CBRT(1, 1.5),
  EXP(1, 1.5),
  LOG(1, 1.5),
  SIN(1, 1.5),
  COS(1, 1.5),
  TAN(1, 2),
  ASIN(1, 2),
  ACOS(1, 2),
  ATAN(1, 2),
  SINH(1, 2),
  COSH(1, 2),
  TANH(1, 2),
  ABS(1, 2),
  /** The greatest whole number that is not greater. */
  FLOOR(1, 2),
  /** The least whole number that is not less. */
  CEIL(1, 2),
  /** The nearest whole number; of two the greater, as {@link Math#round(double)} has it. */
  ROUND(1, 2),
  /** The nearest whole number; of two the even one. */
  RINT(1, 2),
  /** {@code exp(x) - 1}. */
  EXPM1(1, 2),
  /** {@code ln(1 + x)}. */
  LOG1P(1, 2),
  /** {@code ln(exp(x) - 1)}, for positive x of any size. */
  LOG_EXPM1(1, 4),
  /** {@code ln(1 + exp(x))}, for x of any size. */
  LOG1P_EXP(1, 4);

  private final int arity;
  private final double complexity;

  Function(int arity, double complexity) {
    this.arity = arity;
    this.complexity = complexity;
  }

  @Override
  public int arity() {
    return arity;
  }

  @Override
  public double complexity() {
    return complexity;
  }

  @Override
  public double apply(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> power(a, b);
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case NEGATE -> -a;
      case SQUARE -> a * a;
      case CUBE -> a * a * a;
      case SQRT -> Math.sqrt(a);
      case CBRT -> StrictMath.cbrt(a);
      case EXP -> StrictMath.exp(a);
      case LOG -> StrictMath.log(a);
      case SIN -> StrictMath.sin(a);
      case COS -> StrictMath.cos(a);
      case TAN -> StrictMath.tan(a);
      case ASIN -> StrictMath.asin(a);
      case ACOS -> StrictMath.acos(a);
      case ATAN -> StrictMath.atan(a);
      case SINH -> StrictMath.sinh(a);
      case COSH -> StrictMath.cosh(a);
      case TANH -> StrictMath.tanh(a);
      case ABS -> Math.abs(a);
      case FLOOR -> Math.floor(a);
      case CEIL -> Math.ceil(a);
      case ROUND -> Math.round(a);
      case RINT -> Math.rint(a);
      case EXPM1 -> StrictMath.expm1(a);
      case LOG1P -> StrictMath.log1p(a);
      case LOG_EXPM1 -> a + StrictMath.log(-StrictMath.expm1(-a));
      case LOG1P_EXP -> Math.max(a, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(a)));
    };
  }

  /** Powers by logarithm and exponential, which cost half of what exact ones do. */
  private static double power(double a, double b) {
    return a > 0 ? StrictMath.exp(b * StrictMath.log(a)) : StrictMath.pow(a, b);
  }

  @Override
  public double derivative(int argument, double a, double b, double value) {
    return switch (this) {
      case ADD -> 1;
      case SUBTRACT -> argument == 0 ? 1 : -1;
      case MULTIPLY -> argument == 0 ? b : a;
      case DIVIDE -> argument == 0 ? 1 / b : -value / b;
      case POWER -> argument == 0 ? a == 0 ? b * power(a, b - 1) : b * value / a : a > 0 ? value * StrictMath.log(a) : 0;
      case MAX -> (argument == 0) == a >= b ? 1 : 0;
      case MIN -> (argument == 0) == a <= b ? 1 : 0;
      case NEGATE -> -1;
      case SQUARE -> 2 * a;
      case CUBE -> 3 * a * a;
      case SQRT -> 0.5 / value;
      case CBRT -> 1 / (3 * value * value);
      case EXP -> value;
      case LOG -> 1 / a;
      case SIN -> StrictMath.cos(a);
      case COS -> -StrictMath.sin(a);
      case TAN -> 1 + value * value;
      case ASIN -> 1 / Math.sqrt(1 - a * a);
      case ACOS -> -1 / Math.sqrt(1 - a * a);
      case ATAN -> 1 / (1 + a * a);
      case SINH -> StrictMath.cosh(a);
      case COSH -> StrictMath.sinh(a);
      case TANH -> 1 - value * value;
      case ABS -> a < 0 ? -1 : 1;
      case FLOOR, CEIL, ROUND, RINT -> 0;
      case EXPM1 -> value + 1;
      case LOG1P -> 1 / (1 + a);
      case LOG_EXPM1 -> -1 / StrictMath.expm1(-a);
      case LOG1P_EXP -> 1 / (1 + StrictMath.exp(-a));
    };
  }

  @Override
  public void apply(double[] a, double[] b, double[] out, int n) {
    switch (this) {
      case ADD -> {
        for (int i = 0; i < n; i++) {
          out[i] = a[i] + b[i];
        }
      }
      case SUBTRACT -> {
        for (int i = 0; i < n; i++) {
          out[i] = a[i] - b[i];
        }
      }
      case MULTIPLY -> {
        for (int i = 0; i < n; i++) {
          out[i] = a[i] * b[i];
        }
      }
      case DIVIDE -> {
        for (int i = 0; i < n; i++) {
          out[i] = a[i] / b[i];
        }
      }
      case SQUARE -> {
        for (int i = 0; i < n; i++) {
          out[i] = a[i] * a[i];
        }
      }
      case SQRT -> {
        for (int i = 0; i < n; i++) {
          out[i] = Math.sqrt(a[i]);
        }
      }
      default -> Operator.super.apply(a, b, out, n);
    }
  }

  @Override
  public void applyQuickly(double[] a, double[] b, double[] out, int n) {
    switch (this) {
      case EXP -> Kernels.exp(a, out, n);
      case LOG -> Kernels.log(a, out, n);
      case SIN -> Kernels.sin(a, out, n);
      case COS -> Kernels.cos(a, out, n);
      case POWER -> Kernels.power(a, b, out, n);
      default -> apply(a, b, out, n);
    }
  }
}
