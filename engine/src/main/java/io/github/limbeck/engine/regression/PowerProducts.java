package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Products of powers: {@code c * x1^a * ... * u^p * v^q}, found as sums of logarithms of magnitudes. Signs are looked at only
 * when a product is put together.
 */
final class PowerProducts {
  private final Samples few;
  private final Grammar grammar;
  private final int partners;

  PowerProducts(Samples few, Grammar grammar, int partners) {
    this.few = few;
    this.grammar = grammar;
    this.partners = partners;
  }

  /** The best products of all features and one or two of the factors, as expressions for the answer. */
  List<Expression> run(List<Term> factors) {
    double[] log = Target.logarithms(few.y());
    double[] unit = Term.unit(log);
    if (unit == null || !grammar.mayUse(Function.MULTIPLY)) {
      return List.of();
    }
    List<Target> target = List.of(new Target(log, unit, e -> e, 0));
    List<Term> features = features(few.x());
    List<Term> logs = factors.stream().flatMap(u -> logarithm(u).stream()).toList();
    Terms matrix = new Terms(logs, few.rows());
    double[][] common = matrix.common(target);
    List<Terms.Match> pairs = new ArrayList<>();
    pairs.addAll(IntStream.range(0, Math.min(partners, logs.size())).parallel().mapToObj(k -> {
      List<Term> given = new ArrayList<>(features);
      given.add(logs.get(k));
      return matrix.extend(Space.of(given).terms(), target, common)[0];
    }).filter(Objects::nonNull).sorted(Comparator.comparingDouble(Terms.Match::cost)).limit(24).toList());
    List<Terms.Match> triples = pairs.parallelStream().map(m -> matrix.extend(Space.of(m.terms()).terms(), target, common)[0])
        .filter(Objects::nonNull).toList();
    pairs.addAll(triples);
    return pairs.parallelStream().map(m -> Elimination.run(m.target(), m.terms(), few.rows())).map(PowerProducts::product).toList();
  }

  /** The logarithms of the magnitudes of features that are never nought. */
  static List<Term> features(double[][] x) {
    List<Term> features = new ArrayList<>();
    for (int f = 0; f < x.length; f++) {
      logarithm(new Term(new Expression.Variable(f), 1, x[f], null)).ifPresent(features::add);
    }
    return features;
  }

  /** A factor by the logarithm of its magnitude, unless it is nought anywhere or hardly varies. */
  static Optional<Term> logarithm(Term u) {
    double[] log = Target.logarithms(u.values());
    double[] unit = Term.unit(log);
    return unit == null ? Optional.empty() : Optional.of(new Term(u.expression(), u.size() + 1, log, unit));
  }

  /** Exponents near halves are taken for these, so that factors may change their sign. */
  static Expression product(Terms.Match match) {
    Terms.Weights weights = Terms.weights(match);
    Expression product = Algebra.constant(StrictMath.exp(weights.constant()));
    for (int k = 0; k < match.terms().size(); k++) {
      double exponent = weights.weights()[k];
      double half = Math.rint(2 * exponent) / 2;
      boolean near = half != 0 && Math.abs(half - exponent) < 0.08;
      Expression power = Algebra.binary(Function.POWER, match.terms().get(k).expression(), new Expression.Constant(near ? half : exponent, near));
      product = power.is(Function.DIVIDE) ? Algebra.binary(Function.DIVIDE, Algebra.multiply(product, ((Expression.Call) power).first()),
          ((Expression.Call) power).second()) : Algebra.multiply(product, power);
    }
    return match.target().undo().apply(product);
  }
}
