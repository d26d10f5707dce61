package io.github.limbeck.engine.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.Set;
import java.util.stream.Collectors;

/** Formulas as text: for the cache, exactly; for people, in plain text and in LaTeX. */
public final class FormulaText {
  private static final Set<Operator> ROUNDING = Set.of(Function.ROUND, Function.FLOOR, Function.CEIL, Function.RINT);

  private FormulaText() {}

  /** A model, such that {@link #read} gives it back. */
  public static String write(FormulaModel model) {
    return model.pieces().stream().map(FormulaText::exact).collect(Collectors.joining(";")) + "\n" + written(model.front()) + "\n" + written(model.ties())
        + "\n" + written(model.excluded().stream().toList()) + "\n" + model.leftOut();
  }

  private static String written(List<FormulaModel.Candidate> candidates) {
    return candidates.stream()
        .map(c -> Double.toHexString(c.nats()) + " " + Double.toHexString(c.error()) + " " + exact(c.expression())).collect(Collectors.joining(";"));
  }

  /** One expression, such that {@link #expression} gives it back. */
  public static String write(Expression e) {
    return exact(e);
  }

  /**
   * The expression of a text, without operators of the user's.
   *
   * @throws RuntimeException if the text is damaged
   */
  public static Expression expression(String text) {
    return new Reader(text, operators(List.of())).read();
  }

  private static Map<String, Operator> operators(List<Operator> custom) {
    Map<String, Operator> operators = new TreeMap<>();
    for (Function function : Function.values()) {
      operators.put(function.name(), function);
    }
    custom.forEach(o -> operators.put(o.name(), o));
    return operators;
  }

  /**
   * The model of a text.
   *
   * @param custom the operators of the user's that may occur
   * @throws RuntimeException if the text is damaged
   */
  public static FormulaModel read(String text, List<Operator> custom) {
    Map<String, Operator> operators = operators(custom);
    String[] lines = text.split("\n", -1);
    List<Expression> pieces = new ArrayList<>();
    for (String piece : lines[0].split(";")) {
      pieces.add(new Reader(piece, operators).read());
    }
    return new FormulaModel(pieces, candidates(lines[1], operators), candidates(lines[2], operators), candidates(lines[3], operators).stream().findFirst(),
        Integer.parseInt(lines[4]));
  }

  private static List<FormulaModel.Candidate> candidates(String line, Map<String, Operator> operators) {
    List<FormulaModel.Candidate> candidates = new ArrayList<>();
    for (String entry : line.isEmpty() ? new String[0] : line.split(";")) {
      String[] parts = entry.split(" ", 3);
      candidates.add(new FormulaModel.Candidate(new Reader(parts[2], operators).read(), Double.parseDouble(parts[0]), Double.parseDouble(parts[1])));
    }
    return candidates;
  }

  private static String exact(Expression e) {
    if (e instanceof Expression.Variable variable) {
      return "x" + variable.feature();
    } else if (e instanceof Expression.Constant constant) {
      return (constant.fixed() ? "=" : "~") + Double.toHexString(constant.value());
    }
    Expression.Call call = (Expression.Call) e;
    return call.operator().name() + " " + call.arguments().stream().map(FormulaText::exact).collect(Collectors.joining(" "));
  }

  /** Reads operators before their arguments. */
  private static final class Reader {
    private final String[] words;
    private final Map<String, Operator> operators;
    private int next;

    Reader(String text, Map<String, Operator> operators) {
      this.words = text.split(" ");
      this.operators = operators;
    }

    Expression read() {
      String word = words[next++];
      if (operators.containsKey(word)) {
        Operator operator = operators.get(word);
        List<Expression> arguments = new ArrayList<>();
        for (int k = 0; k < operator.arity(); k++) {
          arguments.add(read());
        }
        return new Expression.Call(operator, arguments);
      }
      return switch (word.charAt(0)) {
        case 'x' -> new Expression.Variable(Integer.parseInt(word.substring(1)));
        case '=' -> new Expression.Constant(Double.parseDouble(word.substring(1)), true);
        case '~' -> new Expression.Constant(Double.parseDouble(word.substring(1)), false);
        default -> throw new IllegalArgumentException("not a formula: " + word);
      };
    }
  }

  /**
   * As people write it on one line: {@code 0.5 * m * v^2}.
   *
   * @param names the features
   * @param numbers how numbers are written
   */
  public static String plain(Expression e, IntFunction<String> names, DoubleFunction<String> numbers) {
    return plain(e, names, numbers, 0);
  }

  private static String plain(Expression e, IntFunction<String> names, DoubleFunction<String> numbers, int outer) {
    if (e instanceof Expression.Variable variable) {
      return names.apply(variable.feature());
    } else if (e instanceof Expression.Constant constant) {
      String number = numbers.apply(constant.value());
      return constant.value() < 0 && outer > 1 ? "(" + number + ")" : number;
    }
    Expression.Call call = (Expression.Call) e;
    double amount = call.isFixed() && (ROUNDING.contains(call.operator()) || call.first() instanceof Expression.Call of && ROUNDING.contains(of.operator()))
        ? new Tape(call).value(new double[0]) : Double.NaN;
    if (Double.isFinite(amount)) {
      // What is always the same is said as what it is.
      return plain(new Expression.Constant(amount), names, numbers, outer);
    }
    Operator operator = call.operator();
    int own = operator == Function.ADD || operator == Function.SUBTRACT ? 1
        : operator == Function.MULTIPLY || operator == Function.DIVIDE ? 2
        : operator == Function.NEGATE ? 2 : operator == Function.POWER || operator == Function.SQUARE || operator == Function.CUBE ? 4 : 5;
    String first = plain(call.first(), names, numbers, own == 4 ? 5 : own == 5 ? 0 : own);
    String second = operator.arity() == 1 ? "" : plain(call.second(), names, numbers, own == 5 ? 0 : own + 1);
    String text = switch (operator.name()) {
      case "ADD" -> first + " + " + second;
      case "SUBTRACT" -> first + " - " + second;
      case "MULTIPLY" -> first + " * " + second;
      case "DIVIDE" -> first + " / " + second;
      case "NEGATE" -> "-" + plain(call.first(), names, numbers, 3);
      case "POWER" -> first + "^" + second;
      case "SQUARE" -> first + "^2";
      case "CUBE" -> first + "^3";
      case "LOG_EXPM1" -> "log(exp(" + first + ") - 1)";
      case "LOG1P_EXP" -> "log(1 + exp(" + first + "))";
      default -> name(operator) + "(" + first + (second.isEmpty() ? "" : ", " + second) + ")";
    };
    return own < outer ? "(" + text + ")" : text;
  }

  private static String name(Operator operator) {
    return operator instanceof Function function ? function.name().toLowerCase(Locale.ROOT) : operator.name();
  }

  /** In LaTeX, without dollars. */
  public static String latex(Expression e, IntFunction<String> names, DoubleFunction<String> numbers) {
    return latex(e, names, numbers, 0);
  }

  private static String latex(Expression e, IntFunction<String> names, DoubleFunction<String> numbers, int outer) {
    if (e instanceof Expression.Variable variable) {
      String name = names.apply(variable.feature()).replace("_", "\\_");
      return name.length() == 1 ? name : "\\mathit{" + name + "}";
    } else if (e instanceof Expression.Constant constant) {
      String number = numbers.apply(constant.value());
      int exponent = number.indexOf('E');
      return exponent < 0 ? number : number.substring(0, exponent) + " \\cdot 10^{" + number.substring(exponent + 1) + "}";
    }
    Expression.Call call = (Expression.Call) e;
    Operator operator = call.operator();
    boolean sum = operator == Function.ADD || operator == Function.SUBTRACT;
    boolean product = operator == Function.MULTIPLY || operator == Function.NEGATE;
    int own = sum ? 1 : product ? 2 : operator == Function.POWER || operator == Function.SQUARE || operator == Function.CUBE ? 4 : 5;
    String first = latex(call.first(), names, numbers, own == 5 ? 0 : own == 4 ? 5 : own);
    String second = operator.arity() == 1 ? "" : latex(call.second(), names, numbers, sum || product ? own + 1 : 0);
    String text = switch (operator.name()) {
      case "ADD" -> first + " + " + second;
      case "SUBTRACT" -> first + " - " + second;
      case "MULTIPLY" -> first + " \\, " + second;
      case "DIVIDE" -> "\\frac{" + first + "}{" + second + "}";
      case "NEGATE" -> "-" + latex(call.first(), names, numbers, 3);
      case "POWER" -> "{" + first + "}^{" + second + "}";
      case "SQUARE" -> "{" + first + "}^{2}";
      case "CUBE" -> "{" + first + "}^{3}";
      case "SQRT" -> "\\sqrt{" + first + "}";
      case "CBRT" -> "\\sqrt[3]{" + first + "}";
      case "EXP" -> "e^{" + first + "}";
      case "EXPM1" -> "\\left(e^{" + first + "} - 1\\right)";
      case "LOG_EXPM1" -> "\\ln\\left(e^{" + first + "} - 1\\right)";
      case "LOG1P_EXP" -> "\\ln\\left(1 + e^{" + first + "}\\right)";
      case "LOG1P" -> "\\ln\\left(1 + " + first + "\\right)";
      case "LOG" -> "\\ln\\left(" + first + "\\right)";
      case "ABS" -> "\\left|" + first + "\\right|";
      case "FLOOR" -> "\\left\\lfloor " + first + " \\right\\rfloor";
      case "CEIL" -> "\\left\\lceil " + first + " \\right\\rceil";
      case "SIN", "COS", "TAN", "SINH", "COSH", "TANH", "MAX", "MIN" ->
          "\\" + name(operator) + "\\left(" + first + (second.isEmpty() ? "" : ", " + second) + "\\right)";
      case "ASIN", "ACOS", "ATAN" -> "\\arc" + name(operator).substring(1) + "\\left(" + first + "\\right)";
      default -> "\\operatorname{" + name(operator).replace("_", "\\_") + "}\\left(" + first + (second.isEmpty() ? "" : ", " + second) + "\\right)";
    };
    return own < outer ? "\\left(" + text + "\\right)" : text;
  }
}
