package io.github.limbeck.engine.formula;

import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Formulas in presentation MathML. */
final class MathMl {
  private final IntFunction<String> names;
  private final DoubleFunction<String> numbers;

  private MathMl(IntFunction<String> names, DoubleFunction<String> numbers) {
    this.names = names;
    this.numbers = numbers;
  }

  static String of(Expression e, IntFunction<String> names, DoubleFunction<String> numbers) {
    return new MathMl(names, numbers).of(e, 0);
  }

  private static String row(String... parts) {
    return "<mrow>" + String.join("", parts) + "</mrow>";
  }

  private static String sign(String sign) {
    return "<mo>" + sign + "</mo>";
  }

  private static String bracketed(String inside) {
    return row(sign("("), inside, sign(")"));
  }

  private String of(Expression e, int outer) {
    if (e instanceof Expression.Variable variable) {
      return "<mi>" + escaped(names.apply(variable.feature())) + "</mi>";
    } else if (e instanceof Expression.Constant constant) {
      return number(constant.value(), outer);
    }
    Expression.Call call = (Expression.Call) e;
    Operator operator = call.operator();
    boolean sum = operator == Function.ADD || operator == Function.SUBTRACT;
    boolean product = operator == Function.MULTIPLY || operator == Function.NEGATE;
    boolean power = operator == Function.POWER || operator == Function.SQUARE || operator == Function.CUBE;
    int own = sum ? 1 : product ? 2 : power ? 4 : 5;
    String text = operator instanceof Function function ? of(function, call) : applied(operator.name(), call);
    return own < outer ? bracketed(text) : text;
  }

  private String number(double value, int outer) {
    String number = numbers.apply(Math.abs(value));
    int exponent = number.indexOf('E');
    String text = exponent < 0 ? "<mn>" + number + "</mn>" : row("<mn>" + number.substring(0, exponent) + "</mn>", sign("&#xd7;"),
        "<msup><mn>10</mn><mn>" + number.substring(exponent + 1) + "</mn></msup>");
    String signed = value < 0 ? row(sign("-"), text) : text;
    return value < 0 && outer > 1 || exponent >= 0 && outer > 2 ? bracketed(signed) : signed;
  }

  private String of(Function function, Expression.Call call) {
    return switch (function) {
      case ADD -> row(of(call.first(), 1), sign("+"), of(call.second(), 2));
      case SUBTRACT -> row(of(call.first(), 1), sign("-"), of(call.second(), 2));
      case MULTIPLY -> row(of(call.first(), 2), sign("&#x22c5;"), of(call.second(), 3));
      case DIVIDE -> "<mfrac>" + of(call.first(), 0) + of(call.second(), 0) + "</mfrac>";
      case NEGATE -> row(sign("-"), of(call.first(), 3));
      case POWER -> "<msup>" + of(call.first(), 5) + of(call.second(), 0) + "</msup>";
      case SQUARE -> "<msup>" + of(call.first(), 5) + "<mn>2</mn></msup>";
      case CUBE -> "<msup>" + of(call.first(), 5) + "<mn>3</mn></msup>";
      case SQRT -> "<msqrt>" + of(call.first(), 0) + "</msqrt>";
      case CBRT -> "<mroot>" + of(call.first(), 0) + "<mn>3</mn></mroot>";
      case EXP -> exponential(call);
      case EXPM1 -> bracketed(row(exponential(call), sign("-"), "<mn>1</mn>"));
      case LOG1P -> row("<mi>ln</mi>", bracketed(row("<mn>1</mn>", sign("+"), of(call.first(), 2))));
      case LOG_EXPM1 -> row("<mi>ln</mi>", bracketed(row(exponential(call), sign("-"), "<mn>1</mn>")));
      case LOG1P_EXP -> row("<mi>ln</mi>", bracketed(row("<mn>1</mn>", sign("+"), exponential(call))));
      case LOG -> applied("ln", call);
      case ABS -> row(sign("|"), of(call.first(), 0), sign("|"));
      case FLOOR -> row(sign("&#x230a;"), of(call.first(), 0), sign("&#x230b;"));
      case CEIL -> row(sign("&#x2308;"), of(call.first(), 0), sign("&#x2309;"));
      case ASIN, ACOS, ATAN -> applied("arc" + function.name().substring(1).toLowerCase(Locale.ROOT), call);
      default -> applied(function.name().toLowerCase(Locale.ROOT), call);
    };
  }

  private String exponential(Expression.Call call) {
    return "<msup><mi>e</mi>" + of(call.first(), 0) + "</msup>";
  }

  private String applied(String name, Expression.Call call) {
    return row("<mi>" + escaped(name) + "</mi>",
        bracketed(call.arguments().stream().map(a -> of(a, 0)).collect(Collectors.joining(sign(",")))));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
