package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Fitted formulas of which none is both longer and worse than another. */
final class Front {
  private static final int NEARLY = 60;
  private static final int MOST_DIGITS = 80;
  /** In nats. */
  private static final double MUCH_BETTER = 20;

  private final List<Fitted> all = new ArrayList<>();
  private final Grammar grammar;
  private final Samples samples;
  private final double variance;
  private Fitted excluded;

  Front(Samples samples, Grammar grammar) {
    this(samples, grammar, samples.variance());
  }

  /**
   * @param variance the error of the best constant
   */
  Front(Samples samples, Grammar grammar, double variance) {
    this.grammar = grammar;
    this.samples = samples;
    this.variance = variance;
  }

  /**
   * A formula as it is.
   *
   * @param nats the length of its description
   * @param error its mean squared error
   * @param score what {@link Description#score} says
   */
  record Fitted(Expression expression, double nats, double error, double score) {}

  Fitted fitted(LeastSquares.Fit fit) {
    double nats = Description.nats(fit.expression(), grammar, samples.rows());
    return new Fitted(fit.expression(), nats, fit.error(), Description.score(nats, fit.error(), variance, samples.rows()));
  }

  void add(LeastSquares.Fit fit) {
    if (Double.isFinite(fit.error()) && all.stream().noneMatch(f -> f.expression().equals(fit.expression()))
        && grammar.demands().hold(fit.expression())) {
      all.add(fitted(fit));
    }
  }

  /** Takes note of a formula that is longer than the user allows, the best of its kind. */
  void exclude(LeastSquares.Fit fit) {
    excluded = fitted(fit);
  }

  /** A formula that the user does not allow for its length alone, and that is much better than one that was chosen. */
  Optional<Fitted> excluded(Fitted chosen) {
    return Optional.ofNullable(excluded).filter(e -> e.score() < chosen.score() - MUCH_BETTER);
  }

  /** The best so far, those with the least score first. */
  List<Fitted> best(int most) {
    return all.stream().sorted(Comparator.comparingDouble(Fitted::score).thenComparing(f -> f.expression().toString())).limit(most).toList();
  }

  /**
   * Whether the best formula is exact up to rounding, and no series: sums of many terms come as near to any smooth function as one
   * likes, but then their constants need every digit.
   */
  boolean isExact() {
    return !all.isEmpty() && best(1).get(0).error() <= Description.EXACT * 1e2 * variance && digits(best(1).get(0).expression()) <= MOST_DIGITS;
  }

  /** The significant digits of all constants that are fitted. */
  static int digits(Expression e) {
    if (e instanceof Expression.Constant c) {
      return c.fixed() ? 0 : new BigDecimal(Double.toString(c.value())).stripTrailingZeros().precision();
    }
    return e instanceof Expression.Call call ? call.arguments().stream().mapToInt(Front::digits).sum() : 0;
  }

  /** From the shortest to the most accurate. */
  List<Fitted> pareto() {
    List<Fitted> sorted = all.stream().sorted(Comparator.comparingDouble(Fitted::nats).thenComparingDouble(Fitted::error)
        .thenComparing(f -> f.expression().toString())).toList();
    List<Fitted> front = new ArrayList<>();
    for (Fitted f : sorted) {
      double floor = Math.max(f.error(), Description.EXACT * variance);
      if (front.isEmpty() || floor < 0.999 * Math.max(front.get(front.size() - 1).error(), Description.EXACT * variance)) {
        front.add(f);
      }
    }
    return front.subList(0, Math.min(front.size(), NEARLY));
  }
}
