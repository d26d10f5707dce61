package io.github.limbeck.engine.program;

import java.util.Locale;

/** What is computed with real numbers, each as one operation of Java on {@code double}. */
public enum RealOperation {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  NEGATE("-"),
  POW(""),
  MAX(""),
  MIN(""),
  ABS(""),
  FLOOR(""),
  CEIL(""),
  /** Gives a {@code long} in Java. */
  ROUND(""),
  RINT(""),
  SQRT(""),
  CBRT(""),
  EXP(""),
  EXPM1(""),
  LOG(""),
  LOG1P(""),
  SIN(""),
  COS(""),
  TAN(""),
  ASIN(""),
  ACOS(""),
  ATAN(""),
  SINH(""),
  COSH(""),
  TANH("");

  private final String symbol;

  RealOperation(String symbol) {
    this.symbol = symbol;
  }

  /** How Java writes it between or before its arguments; empty for a method of {@link Math}. */
  public String symbol() {
    return symbol;
  }

  /** The method of {@link Math}, by its name. */
  public String method() {
    return name().toLowerCase(Locale.ROOT);
  }

  public double apply(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case NEGATE -> -a;
      case POW -> Math.pow(a, b);
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case ABS -> Math.abs(a);
      case FLOOR -> Math.floor(a);
      case CEIL -> Math.ceil(a);
      case ROUND -> Math.round(a);
      case RINT -> Math.rint(a);
      case SQRT -> Math.sqrt(a);
      case CBRT -> Math.cbrt(a);
      case EXP -> Math.exp(a);
      case EXPM1 -> Math.expm1(a);
      case LOG -> Math.log(a);
      case LOG1P -> Math.log1p(a);
      case SIN -> Math.sin(a);
      case COS -> Math.cos(a);
      case TAN -> Math.tan(a);
      case ASIN -> Math.asin(a);
      case ACOS -> Math.acos(a);
      case ATAN -> Math.atan(a);
      case SINH -> Math.sinh(a);
      case COSH -> Math.cosh(a);
      case TANH -> Math.tanh(a);
    };
  }
}
