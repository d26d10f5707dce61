package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.List;

/**
 * What the formula of one component of a vector suggests for the others: the same with features exchanged (one pair, or two pairs), sine
 * and cosine exchanged, or with one more factor; each with a factor and an addend to be fitted.
 */
final class Siblings {
  private static final int FACTORS = 60;

  private Siblings() {}

  /** The suggestions. */
  static List<Expression> of(List<Expression> formulas, Samples samples, Grammar grammar) {
    List<Expression> suggested = new ArrayList<>();
    for (Expression formula : formulas) {
      List<Expression> turned = new ArrayList<>(List.of(formula, waves(formula)));
      turned.addAll(exchanged(formula, samples.features()));
      turned.forEach(e -> suggested.addAll(List.of(e, waves(e), scaled(e), Expression.call(Function.ADD, scaled(e), new Expression.Constant(0.1)))));
      for (Term factor : Monomials.withRoots(samples.x(), grammar, FACTORS)) {
        suggested.add(scaled(Expression.call(Function.MULTIPLY, formula, factor.expression())));
      }
    }
    return suggested;
  }

  private static Expression scaled(Expression e) {
    return Expression.call(Function.MULTIPLY, new Expression.Constant(1), e);
  }

  private static List<Expression> exchanged(Expression e, int features) {
    List<Expression> exchanged = new ArrayList<>();
    for (int a = 0; a < features; a++) {
      for (int b = a + 1; b < features; b++) {
        Expression once = exchanged(e, a, b);
        exchanged.add(once);
        for (int c = a + 1; c < features; c++) {
          for (int d = c + 1; d < features; d++) {
            if (c != b && d != b) {
              exchanged.add(exchanged(once, c, d));
            }
          }
        }
      }
    }
    return exchanged;
  }

  private static Expression exchanged(Expression e, int a, int b) {
    return e instanceof Expression.Variable v ? new Expression.Variable(v.feature() == a ? b : v.feature() == b ? a : v.feature())
        : e.mapArguments(x -> exchanged(x, a, b));
  }

  private static Expression waves(Expression e) {
    return e instanceof Expression.Call call && (call.operator() == Function.SIN || call.operator() == Function.COS)
        ? Expression.call(call.operator() == Function.SIN ? Function.COS : Function.SIN, waves(call.first())) : e.mapArguments(Siblings::waves);
  }
}
