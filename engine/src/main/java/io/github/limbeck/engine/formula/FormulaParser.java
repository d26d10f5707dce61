package io.github.limbeck.engine.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads formulas as people write them: {@code start + (end - start) * exp(-rate * time)}. There are {@code + - * / ^}, brackets,
 * numbers, {@code pi}, names, and functions by the names that {@link Math} gives them, with or without {@code Math.}.
 */
public final class FormulaParser {
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d*)?([eE][-+]?\\d+)?|\\.\\d+([eE][-+]?\\d+)?");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*(\\[\\d+])*");
  private static final Map<String, String> SYNONYMS = Map.of("ln", "log", "power", "pow", "arcsin", "asin", "arccos", "acos", "arctan", "atan");
  private static final int DEEPEST = 60;

  /** What names stand for. */
  public interface Names {
    /** The value of a name. */
    Optional<Expression> value(String name);

    /**
     * A function that is not one of {@link Function}.
     *
     * @throws Unreadable if there is no such function
     */
    Operator function(String name, int arity) throws Unreadable;
  }

  /** A text that is no formula, and why. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unreadable(String why) {
      super(why, null, false, false);
    }
  }

  private final String text;
  private final Names names;
  private int at;
  private int depth;

  private FormulaParser(String text, Names names) {
    this.text = text;
    this.names = names;
  }

  /**
   * The expression of a text; its numbers belong to the form.
   *
   * @throws Unreadable if it is no formula
   */
  public static Expression parse(String text, Names names) throws Unreadable {
    FormulaParser parser = new FormulaParser(text, names);
    Expression e = parser.sum();
    if (parser.next() != 0) {
      throw parser.unexpected();
    }
    return e;
  }

  private char next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean take(char wanted) {
    if (next() == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private Unreadable unexpected() {
    return new Unreadable(next() == 0 ? "it ends too early" : "'" + text.substring(at, Math.min(text.length(), at + 12)) + "' at place " + (at + 1) + " is not expected there");
  }

  private Expression sum() throws Unreadable {
    Expression left = product();
    while (true) {
      if (take('+')) {
        left = Expression.call(Function.ADD, left, product());
      } else if (take('-')) {
        left = Expression.call(Function.SUBTRACT, left, product());
      } else {
        return left;
      }
    }
  }

  private Expression product() throws Unreadable {
    Expression left = signed();
    while (true) {
      if (take('*')) {
        left = Expression.call(Function.MULTIPLY, left, signed());
      } else if (take('/')) {
        left = Expression.call(Function.DIVIDE, left, signed());
      } else {
        return left;
      }
    }
  }

  private Expression signed() throws Unreadable {
    if (++depth > DEEPEST) {
      throw new Unreadable("it is nested too deeply");
    }
    Expression e = take('-') ? negated(signed()) : take('+') ? signed() : power();
    depth--;
    return e;
  }

  private static Expression negated(Expression e) {
    return e instanceof Expression.Constant c ? new Expression.Constant(-c.value(), c.fixed()) : Expression.call(Function.NEGATE, e);
  }

  private Expression power() throws Unreadable {
    Expression base = atom();
    if (!take('^')) {
      return base;
    }
    Expression exponent = signed();
    return exponent.is(2) ? Expression.call(Function.SQUARE, base) : exponent.is(3) ? Expression.call(Function.CUBE, base)
        : Expression.call(Function.POWER, base, exponent);
  }

  private Expression atom() throws Unreadable {
    if (take('(')) {
      Expression inside = sum();
      if (!take(')')) {
        throw next() == 0 ? new Unreadable("a bracket is not closed") : unexpected();
      }
      return inside;
    }
    next();
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      return new Expression.Constant(Double.parseDouble(number.group()), true);
    }
    Matcher name = NAME.matcher(text).region(at, text.length());
    if (!name.lookingAt()) {
      throw unexpected();
    }
    at = name.end();
    return take('(') ? function(name.group()) : value(name.group());
  }

  private Expression value(String name) throws Unreadable {
    Optional<Expression> value = names.value(name);
    if (value.isEmpty() && name.equals("pi")) {
      return new Expression.Constant(Math.PI, true);
    }
    return value.orElseThrow(() -> new Unreadable("there is nothing called " + name));
  }

  private Expression function(String name) throws Unreadable {
    List<Expression> arguments = new ArrayList<>();
    do {
      arguments.add(sum());
    } while (take(','));
    if (!take(')')) {
      throw next() == 0 ? new Unreadable("a bracket is not closed") : unexpected();
    }
    String plain = name.startsWith("Math.") ? name.substring("Math.".length()) : name;
    Optional<Function> known = known(SYNONYMS.getOrDefault(plain, plain));
    if (known.isEmpty() && (plain.equals("log10") || plain.equals("log2")) && arguments.size() == 1) {
      return Expression.call(Function.DIVIDE, Expression.call(Function.LOG, arguments.get(0)),
          new Expression.Constant(StrictMath.log(plain.equals("log2") ? 2 : 10), true));
    }
    if (known.isEmpty()) {
      return new Expression.Call(names.function(name, arguments.size()), arguments);
    }
    if (known.get().arity() != arguments.size()) {
      throw new Unreadable(name + " takes " + known.get().arity() + " argument" + (known.get().arity() == 1 ? "" : "s") + ", not " + arguments.size());
    }
    return new Expression.Call(known.get(), arguments);
  }

  /** The function of a name. */
  private static Optional<Function> known(String name) {
    return name.equals("pow") ? Optional.of(Function.POWER)
        : Arrays.stream(Function.values()).filter(f -> Character.isLetter(name.charAt(0)) && f.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
  }
}
