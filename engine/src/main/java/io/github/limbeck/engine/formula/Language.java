package io.github.limbeck.engine.formula;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Languages that formulas are exported to. Numbers are those of double precision wherever the language tells these from whole ones,
 * so that no quotient is a whole number's.
 */
public enum Language {
  /** An expression of doubles. */
  JAVA,
  /** Without dollars. */
  LATEX,
  /** Presentation MathML: one {@code math} element, as HTML has it. */
  MATHML,
  /** An expression for {@code sympy.sympify}. */
  SYMPY,
  /** An expression over columns, with the functions of SQL:2016. */
  SQL,
  /** A formula over named cells, without the sign of equality. */
  EXCEL,
  /** An expression of doubles, with the functions of {@code math.h}. */
  C;

  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int SIGN = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;
  /** What writes its arguments where they stand, rather than in a list. */
  private static final Set<Function> WRITTEN_APART = EnumSet.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY, Function.DIVIDE, Function.NEGATE, Function.SQUARE, Function.CUBE,
      Function.POWER, Function.LOG_EXPM1);

  /** What provenance calls it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A formula in this language.
   *
   * @param names the features
   * @param numbers how numbers are written
   */
  public String text(Expression e, IntFunction<String> names, DoubleFunction<String> numbers) {
    return switch (this) {
      case LATEX -> FormulaText.latex(e, names, numbers);
      case MATHML -> "<math>" + MathMl.of(e, names, numbers) + "</math>";
      default -> text(e, names, numbers, 0);
    };
  }

  private String text(Expression e, IntFunction<String> names, DoubleFunction<String> numbers, int outer) {
    if (e instanceof Expression.Variable variable) {
      return names.apply(variable.feature());
    } else if (e instanceof Expression.Constant constant) {
      String number = number(numbers.apply(constant.value()));
      return constant.value() < 0 && outer > SUM ? "(" + number + ")" : number;
    }
    Expression.Call call = (Expression.Call) e;
    int own = precedence(call.operator());
    String text = call.operator() instanceof Function function ? call(function, call, names, numbers, own)
        : simple(call.operator().name()) + "(" + arguments(call, names, numbers) + ")";
    return own < outer ? "(" + text + ")" : text;
  }

  private int precedence(Operator operator) {
    if (operator == Function.ADD || operator == Function.SUBTRACT) {
      return SUM;
    } else if (operator == Function.MULTIPLY || operator == Function.DIVIDE) {
      return PRODUCT;
    } else if (operator == Function.NEGATE) {
      // Excel takes powers of what has a sign: -2^2 is 4 there.
      return this == EXCEL ? SUM : SIGN;
    }
    return hasPowerSign() && (operator == Function.POWER || operator == Function.SQUARE || operator == Function.CUBE) ? POWER
        : operator == Function.LOG1P_EXP || operator == Function.LOG_EXPM1 || operator == Function.CBRT && this == SQL ? SUM : ATOM;
  }

  private boolean hasPowerSign() {
    return this == SYMPY || this == EXCEL;
  }

  private String number(String number) {
    if (this == SQL) {
      return number.indexOf('E') >= 0 ? number : number + "E0";
    }
    boolean bare = number.chars().allMatch(c -> Character.isDigit(c) || c == '-');
    return bare && (this == JAVA || this == C) ? number + ".0" : number;
  }

  /** A user's method keeps its class in Java alone. */
  private String simple(String name) {
    return this == JAVA ? name : name.substring(name.lastIndexOf('.') + 1);
  }

  private String arguments(Expression.Call call, IntFunction<String> names, DoubleFunction<String> numbers) {
    return call.arguments().stream().map(a -> text(a, names, numbers, 0)).collect(Collectors.joining(", "));
  }

  private String call(Function function, Expression.Call call, IntFunction<String> names, DoubleFunction<String> numbers, int own) {
    // Arithmetic writes each argument where it stands; were they written here too, the time would double with every level.
    String inside = WRITTEN_APART.contains(function) ? "" : arguments(call, names, numbers);
    return switch (function) {
      case ADD -> text(call.first(), names, numbers, own) + " + " + text(call.second(), names, numbers, own + 1);
      case SUBTRACT -> text(call.first(), names, numbers, own) + " - " + text(call.second(), names, numbers, own + 1);
      case MULTIPLY -> text(call.first(), names, numbers, own) + " * " + text(call.second(), names, numbers, own + 1);
      case DIVIDE -> (this == SQL && !hasNumber(call.first()) ? "1E0 * " : "") + text(call.first(), names, numbers, own) + " / "
          + text(call.second(), names, numbers, own + 1);
      case NEGATE -> "-" + text(call.first(), names, numbers, this == EXCEL ? ATOM : SIGN);
      case SQUARE, CUBE, POWER -> power(function, call, names, numbers);
      case CBRT -> switch (this) {
        case SQL -> "SIGN(" + inside + ") * POWER(ABS(" + inside + "), 1E0 / 3)";
        case EXCEL -> "(SIGN(" + inside + ") * ABS(" + inside + ")^(1/3))";
        case SYMPY -> "(sign(" + inside + ") * Abs(" + inside + ")**Rational(1, 3))";
        default -> named("cbrt") + "(" + inside + ")";
      };
      case EXPM1 -> isPrecise() ? named("expm1") + "(" + inside + ")" : "(" + named("exp") + "(" + inside + ") - 1)";
      case LOG1P -> isPrecise() ? named("log1p") + "(" + inside + ")" : named("log") + "(1 + " + text(call.first(), names, numbers, SUM + 1) + ")";
      case LOG_EXPM1 -> text(call.first(), names, numbers, SUM) + " + " + named("log") + "(1 - " + named("exp") + "(-" + text(call.first(), names, numbers, ATOM) + "))";
      case LOG1P_EXP -> named("max") + "(" + inside + ", 0) + " + named("log") + "(1 + " + named("exp") + "(-" + named("abs") + "(" + inside + ")))";
      case MAX, MIN -> named(this == C ? "f" + lower(function) : lower(function)) + "(" + inside + ")";
      case ABS -> named(this == C ? "fabs" : "abs") + "(" + inside + ")";
      case FLOOR -> named(this == EXCEL ? "int" : "floor") + "(" + inside + ")";
      case CEIL -> this == EXCEL ? "(-INT(-(" + inside + ")))" : named(this == SYMPY ? "ceiling" : "ceil") + "(" + inside + ")";
      case RINT -> switch (this) {
        case SQL, SYMPY -> named("round") + "(" + inside + ")";
        case EXCEL -> "IF(ABS(" + inside + " - TRUNC(" + inside + ")) = 0.5, 2 * ROUND(" + text(call.first(), names, numbers, PRODUCT) + " / 2, 0), ROUND(" + inside + ", 0))";
        default -> named("rint") + "(" + inside + ")";
      };
      case ROUND -> this == JAVA ? "(double) Math.round(" + inside + ")" : named(this == EXCEL ? "int" : "floor") + "(" + inside + " + 0.5)";
      default -> named(lower(function)) + "(" + inside + ")";
    };
  }

  /** Whether there are functions that keep digits near 0. */
  private boolean isPrecise() {
    return this == JAVA || this == C;
  }

  private static String lower(Function function) {
    return function.name().toLowerCase(Locale.ROOT);
  }

  private String power(Function function, Expression.Call call, IntFunction<String> names, DoubleFunction<String> numbers) {
    String exponent = function == Function.SQUARE ? "2" : function == Function.CUBE ? "3" : text(call.second(), names, numbers, hasPowerSign() ? ATOM : 0);
    return hasPowerSign() ? text(call.first(), names, numbers, ATOM) + (this == SYMPY ? "**" : "^") + exponent
        : named("pow") + "(" + (this == SQL && !hasNumber(call.first()) ? "1E0 * " + text(call.first(), names, numbers, PRODUCT)
            : text(call.first(), names, numbers, 0)) + ", " + exponent + ")";
  }

  /** Whether an expression has a number of double precision in it, so that it is one itself. */
  private static boolean hasNumber(Expression e) {
    return e instanceof Expression.Constant || e instanceof Expression.Call call
        && (precedes(call) ? hasNumber(call.first()) || hasNumber(call.second()) : call.operator().arity() == 1 && call.operator() != Function.NEGATE);
  }

  private static boolean precedes(Expression.Call call) {
    return List.of(Function.ADD, Function.SUBTRACT, Function.MULTIPLY, Function.DIVIDE).contains(call.operator());
  }

  /** A function as the language calls it. */
  private String named(String function) {
    return switch (this) {
      case JAVA -> "Math." + function;
      case SQL -> switch (function) {
        case "log" -> "LN";
        case "pow" -> "POWER";
        case "max" -> "GREATEST";
        case "min" -> "LEAST";
        default -> function.toUpperCase(Locale.ROOT);
      };
      case EXCEL -> function.equals("log") ? "LN" : function.toUpperCase(Locale.ROOT);
      case SYMPY -> switch (function) {
        case "abs" -> "Abs";
        case "max" -> "Max";
        case "min" -> "Min";
        default -> function;
      };
      default -> function;
    };
  }
}
