package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Candidates on their way to the front: measured on few rows when they are offered; the best of every length have their
 * constants fitted on few rows, then on more, and are then refined.
 */
final class Pool {
  private static final int KEPT = 1500;
  /** If one of so many of the best turns out exact, the others are not refined. */
  private static final int FIRST_REFINED = 6;
  private static final Comparator<Scored> ORDER = Comparator.comparingDouble(Scored::score).thenComparing(s -> s.expression().toString());

  private final Samples few;
  private final Samples more;
  private final Grammar grammar;
  private final LeastSquares leastSquares = new LeastSquares();
  private final double fewVariance;
  private final double moreVariance;
  private final Map<Expression, Boolean> seen = new HashMap<>();
  private List<Scored> waiting = new ArrayList<>();
  private final Front front;
  /** The best that is longer than the user allows. */
  private Scored excluded;

  private record Scored(Expression expression, double score) {}

  Pool(Samples few, Samples more, Grammar grammar, Front front) {
    this.few = few;
    this.more = more;
    this.grammar = grammar;
    this.fewVariance = few.variance();
    this.moreVariance = more.variance();
    this.front = front;
  }

  /** Takes a candidate into account unless its like is known already. */
  void offer(Expression candidate) {
    Expression e = Algebra.simplify(candidate);
    boolean tooLong = grammar.excludesBySize(e);
    if (!tooLong && !grammar.accepts(e) || seen.putIfAbsent(shape(e), true) != null) {
      return;
    }
    double error = LeastSquares.error(Tape.quick(e).values(few.x(), few.rows()), few);
    if (Double.isFinite(error)) {
      Scored scored = new Scored(e, Description.score(Description.nats(e, grammar, few.rows()), error, fewVariance, few.rows()));
      if (tooLong) {
        excluded = excluded == null || ORDER.compare(scored, excluded) < 0 ? scored : excluded;
        return;
      }
      waiting.add(scored);
      if (waiting.size() > 4 * KEPT) {
        waiting = best(waiting, KEPT, 40);
      }
    }
  }

  /** The expression with its fitted constants blurred: what has the same form and nearly the same constants is offered once. */
  private static Expression shape(Expression e) {
    if (e instanceof Expression.Constant c && !c.fixed()) {
      return new Expression.Constant(c.value() == 0 ? 0 : Math.signum(c.value()) * Math.rint(4 * StrictMath.log(Math.abs(c.value()))), true);
    }
    return e.mapArguments(Pool::shape);
  }

  /** The best overall, and the best of every length. */
  private static List<Scored> best(List<Scored> of, int overall, int perLength) {
    List<Scored> sorted = of.stream().sorted(ORDER).toList();
    Map<Integer, Integer> taken = new TreeMap<>();
    List<Scored> best = new ArrayList<>();
    for (int k = 0; k < sorted.size(); k++) {
      if (taken.merge(sorted.get(k).expression().nodes(), 1, Integer::sum) <= perLength || k < overall) {
        best.add(sorted.get(k));
      }
    }
    return best;
  }

  /**
   * Fits and refines what was offered since the last time.
   *
   * @param fitted how many are fitted on few rows
   * @param refined how many of these are refined
   */
  void settle(int fitted, int refined) {
    List<Scored> first = best(waiting, fitted, fitted / 25).parallelStream().map(s -> fit(s.expression(), few, fewVariance, 12)).toList();
    waiting = new ArrayList<>();
    int fittedAgain = grammar.demands().properties().isEmpty() ? 3 : 12;
    List<Scored> second = best(first, refined * fittedAgain, refined / 6).parallelStream().map(s -> fit(s.expression(), more, moreVariance, 40)).toList();
    Refinement refinement = new Refinement(more, grammar, leastSquares);
    List<Scored> allowed = grammar.demands().properties().isEmpty() ? second
        : second.parallelStream().filter(s -> grammar.demands().hold(s.expression())).toList();
    List<Scored> chosen = best(allowed, refined, refined / 12);
    if (excluded != null) {
      front.exclude(leastSquares.fit(excluded.expression(), more, 40));
    }
    int some = Math.min(FIRST_REFINED, chosen.size());
    chosen.subList(0, some).parallelStream().map(s -> refinement.refine(s.expression())).toList().forEach(front::add);
    if (!front.isExact()) {
      chosen.subList(some, chosen.size()).parallelStream().map(s -> refinement.refine(s.expression())).toList().forEach(front::add);
    }
  }

  private Scored fit(Expression e, Samples samples, double variance, int iterations) {
    LeastSquares.Fit fit = leastSquares.fit(e, samples, iterations);
    double nats = Description.nats(fit.expression(), grammar, samples.rows());
    return new Scored(fit.expression(), Double.isFinite(fit.error())
        ? Description.score(nats, fit.error(), variance, samples.rows()) : Double.POSITIVE_INFINITY);
  }
}
