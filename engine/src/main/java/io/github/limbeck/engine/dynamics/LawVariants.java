package io.github.limbeck.engine.dynamics;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Expression.Call;
import io.github.limbeck.engine.formula.Expression.Constant;
import io.github.limbeck.engine.formula.Expression.Variable;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.regression.Written;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Formulas that are near one that was found: with numbers fitted that were taken for plain ones, with one more term, or with a limit. */
final class LawVariants {
  /** What a new term begins with, as a share of 1: hardly there. */
  private static final double HARDLY = 1e-6;

  private static final int PLAIN_DIGITS = 3;

  private LawVariants() {}

  /** With every number fitted but exponents. */
  static Expression freed(Expression e) {
    if (e instanceof Constant constant) {
      return new Constant(constant.value());
    } else if (e instanceof Call call && call.operator() == Function.POWER) {
      return new Call(call.operator(), List.of(freed(call.first()), call.second()));
    }
    return e.mapArguments(LawVariants::freed);
  }

  /** With those numbers fitted that take many digits to say: a law of change is seldom made of roots and parts of pi, and near one of these lies any number. */
  static Expression unnamed(Expression e) {
    return e instanceof Constant constant && new BigDecimal(Double.toString(constant.value())).stripTrailingZeros().precision() > PLAIN_DIGITS
        ? new Constant(constant.value()) : e.mapArguments(LawVariants::unnamed);
  }

  /** With one more feature, or product of two, or number. */
  static List<Expression> extended(Expression e, int features) {
    List<Expression> terms = new ArrayList<>(IntStream.range(0, features).<Expression>mapToObj(Variable::new).toList());
    for (int f = 0; f < features; f++) {
      for (int g = 0; g <= f; g++) {
        terms.add(Algebra.multiply(new Variable(g), new Variable(f)));
      }
    }
    List<Expression> extended = new ArrayList<>(terms.stream()
        .<Expression>map(term -> new Call(Function.ADD, List.of(e, new Call(Function.MULTIPLY, List.of(new Constant(HARDLY), term))))).toList());
    extended.add(new Call(Function.ADD, List.of(e, new Constant(HARDLY))));
    return extended;
  }

  /** Divided by one more than a share of a feature that it uses: rates that come to a limit, as those of enzymes do. */
  static List<Expression> saturated(Expression e, int features) {
    return IntStream.range(0, features).filter(f -> uses(e, f)).<Expression>mapToObj(f -> new Call(Function.DIVIDE, List.of(e,
        new Call(Function.ADD, List.of(new Constant(1, true), new Call(Function.MULTIPLY, List.of(new Constant(HARDLY), new Variable(f)))))))).toList();
  }

  private static boolean uses(Expression e, int feature) {
    return e instanceof Variable variable ? variable.feature() == feature : e instanceof Call call && call.arguments().stream().anyMatch(a -> uses(a, feature));
  }

  /** As it is written in the end; a quotient that a product with its divisor undoes is multiplied out, since it has no value where the divisor is 0. */
  static Expression written(Expression e) {
    return Written.of(Algebra.simplify(multipliedOut(e)));
  }

  private static Expression multipliedOut(Expression e) {
    Expression mapped = e.mapArguments(LawVariants::multipliedOut);
    if (!(mapped instanceof Call product) || product.operator() != Function.MULTIPLY) {
      return mapped;
    }
    Expression factor = product.first();
    Expression sum = product.second();
    if (!isSumOver(sum, factor)) {
      factor = product.second();
      sum = product.first();
    }
    return isSumOver(sum, factor) ? times(sum, factor) : mapped;
  }

  private static boolean isSum(Expression e) {
    return e.is(Function.ADD) || e.is(Function.SUBTRACT);
  }

  private static boolean isSumOver(Expression sum, Expression factor) {
    return isSum(sum) && ((Call) sum).arguments().stream().anyMatch(a -> isSumOver(a, factor) || undivided(a, factor).isPresent());
  }

  /** What is left of a quotient, or of a number times one, without its divisor; empty if it has another one. */
  private static Optional<Expression> undivided(Expression e, Expression divisor) {
    if (!(e instanceof Call call)) {
      return Optional.empty();
    } else if (call.operator() == Function.DIVIDE && call.second().equals(divisor)) {
      return Optional.of(call.first());
    } else if (call.operator() == Function.NEGATE) {
      return undivided(call.first(), divisor).map(Algebra::negate);
    }
    return call.operator() == Function.MULTIPLY && call.first() instanceof Constant ? undivided(call.second(), divisor).map(u -> Algebra.multiply(call.first(), u))
        : Optional.empty();
  }

  private static Expression times(Expression e, Expression factor) {
    if (isSum(e)) {
      return e.mapArguments(a -> times(a, factor));
    }
    return undivided(e, factor).orElseGet(() -> Algebra.multiply(e, factor));
  }
}
