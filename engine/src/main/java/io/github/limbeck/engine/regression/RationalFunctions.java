package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Quotients of sums: {@code t = (a + b*u + ...) / (1 + c*w + ...)} is linear in its constants once multiplied out, because
 * {@code t = a + b*u + ... - c*(w*t) - ...}; so the products of the target with terms are terms like others.
 */
final class RationalFunctions {
  /** Stands for the target itself in products, until these go below the line. */
  private static final Expression TARGET = new Expression.Variable(-1);

  private final Samples few;

  RationalFunctions(Samples few) {
    this.few = few;
  }

  /** A quotient of two polynomials with the terms that matter, per target. */
  List<Expression> polynomials(List<Target> targets, List<Term> monomials) {
    return targets.parallelStream().map(t -> {
      List<Term> terms = new ArrayList<>(monomials);
      terms.addAll(products(t, monomials));
      return quotient(Elimination.run(t, terms, few.rows()));
    }).toList();
  }

  /** Quotients with one term above and one below. */
  List<Expression> ofTerms(List<Target> targets, Terms above, List<Term> below) {
    List<Expression> quotients = new ArrayList<>();
    for (Target target : targets) {
      double[][] common = above.common(List.of(target));
      List<Term> products = products(target, below);
      IntStream.range(0, products.size()).parallel().mapToObj(w -> above.extend(List.of(products.get(w)), List.of(target), common)[0])
          .filter(Objects::nonNull).toList().stream().sorted(Comparator.comparingDouble(Terms.Match::cost)).limit(16)
          .forEach(m -> quotients.add(quotient(m)));
    }
    return quotients;
  }

  private static List<Term> products(Target target, List<Term> terms) {
    List<Term> products = new ArrayList<>();
    for (Term term : terms) {
      double[] values = new double[term.values().length];
      Function.MULTIPLY.apply(term.values(), target.values(), values, values.length);
      Term.add(products, Expression.call(Function.MULTIPLY, TARGET, term.expression()), term.size() + 1, values);
    }
    return products;
  }

  private static Expression quotient(Terms.Match match) {
    Terms.Weights weights = Terms.weights(match);
    Expression above = Algebra.constant(weights.constant());
    Expression below = Algebra.constant(1);
    for (int k = match.terms().size() - 1; k >= 0; k--) {
      Expression e = match.terms().get(k).expression();
      double weight = weights.weights()[k];
      if (e instanceof Expression.Call call && call.first() == TARGET) {
        below = Algebra.add(Algebra.multiply(Algebra.constant(-weight), call.second()), below);
      } else {
        above = Algebra.add(Algebra.multiply(Algebra.constant(weight), e), above);
      }
    }
    return match.target().undo().apply(Algebra.divide(above, below));
  }
}
