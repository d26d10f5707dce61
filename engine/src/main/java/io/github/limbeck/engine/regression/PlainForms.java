package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Other ways to write a formula: a constant that is plain in one of them, as in {@code x / 12} or {@code 1.025^n}, need not be so in another. */
final class PlainForms {
  /** Numbers with so many digits may be quotients of whole numbers, of which the divisor is no greater. */
  private static final int DIGITS_OF_QUOTIENTS = 5;
  private static final int MOST_DIVISOR = 1000;

  private PlainForms() {}

  /** A formula as it is, without its addend, with quotients for factors below 1, and with powers for exponentials: what is plain may be so in one way only. */
  static Set<Expression> of(Expression e, Grammar grammar) {
    Set<Expression> variants = new LinkedHashSet<>();
    for (Expression form : List.of(e, withoutAddend(e))) {
      variants.add(form);
      if (grammar.mayUse(Function.DIVIDE)) {
        variants.add(withQuotients(form));
      }
      if (grammar.mayUse(Function.POWER)) {
        variants.add(withPowers(form));
      }
    }
    return variants;
  }

  /** Without a constant that is added: it may stand for numbers being cut off. */
  private static Expression withoutAddend(Expression e) {
    if (!(e instanceof Expression.Call call)) {
      return e;
    } else if (call.operator() == Function.MULTIPLY && call.first() instanceof Expression.Constant) {
      return Expression.call(Function.MULTIPLY, call.first(), withoutAddend(call.second()));
    } else if (call.operator() != Function.ADD && call.operator() != Function.SUBTRACT) {
      return e;
    } else if (call.second() instanceof Expression.Constant) {
      return call.first();
    } else if (call.operator() == Function.ADD && call.first() instanceof Expression.Constant) {
      return call.second();
    }
    Expression first = withoutAddend(call.first());
    return Expression.call(call.operator(), first, first.equals(call.first()) ? withoutAddend(call.second()) : call.second());
  }

  private static Expression withQuotients(Expression e) {
    Expression inside = e.mapArguments(PlainForms::withQuotients);
    boolean isShare = inside.is(Function.MULTIPLY) && ((Expression.Call) inside).first() instanceof Expression.Constant c && !c.fixed() && c.value() != 0 && Math.abs(c.value()) < 1;
    return isShare ? Expression.call(Function.DIVIDE, ((Expression.Call) inside).second(), new Expression.Constant(1 / ((Expression.Constant) ((Expression.Call) inside).first()).value())) : inside;
  }

  private static Expression withPowers(Expression e) {
    Expression inside = e.mapArguments(PlainForms::withPowers);
    boolean isPower = inside.is(Function.EXP) && ((Expression.Call) inside).first() instanceof Expression.Call product && product.operator() == Function.MULTIPLY
        && product.first() instanceof Expression.Constant c && !c.fixed() && Math.abs(c.value()) < 1;
    if (!isPower) {
      return inside;
    }
    Expression.Call product = (Expression.Call) ((Expression.Call) inside).first();
    return Expression.call(Function.POWER, new Expression.Constant(StrictMath.exp(((Expression.Constant) product.first()).value())), product.second());
  }

  /** With factors of many digits as quotients of whole numbers: {@code 1900 * x / 119} for {@code 15.966387 * x}. */
  static Expression withFractions(Expression e) {
    Expression inside = e.mapArguments(PlainForms::withFractions);
    if (inside instanceof Expression.Call product && product.operator() == Function.MULTIPLY && product.first() instanceof Expression.Constant c && !c.fixed() && Front.digits(c) >= DIGITS_OF_QUOTIENTS) {
      double tolerance = Math.abs(c.value()) * StrictMath.pow(10, 2 - Front.digits(c));
      return IntStream.rangeClosed(2, MOST_DIVISOR).boxed().filter(q -> Math.abs(Math.rint(c.value() * q) / q - c.value()) <= tolerance)
          .map(q -> quotient(Math.rint(c.value() * q), product.second(), q)).min(Comparator.comparingInt(Front::digits)).orElse(inside);
    }
    return inside;
  }

  private static Expression quotient(double factor, Expression of, double divisor) {
    return Expression.call(Function.DIVIDE, factor == 1 ? of : Expression.call(Function.MULTIPLY, new Expression.Constant(factor), of), new Expression.Constant(divisor));
  }
}
