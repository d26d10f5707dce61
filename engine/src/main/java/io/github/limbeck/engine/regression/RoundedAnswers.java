package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Formulas that give the answer of every row when they are rounded. Least squares leaves constants uncertain by what rounding hides;
 * of the constants that it allows the plainest are taken, one after the other, the others being fitted anew each time, until all rows
 * are right (docs/method.md, "Whole numbers and amounts").
 */
final class RoundedAnswers {
  /** The mean square of what rounding adds, and how far it scatters with the number of rows. */
  private static final double VARIANCE = 1.0 / 12;
  private static final double SCATTER = 0.0745;
  private static final double STANDARD_ERRORS = 4;
  /** The same for a formula that is cut off, before its middle is known. */
  private static final double MOST_BEFORE = 0.5;
  /** What floating point may lack where a number lies between two answers. */
  private static final double AT_TIES = 1e-6;
  private static final double EXACT = 1e-12;
  private static final int CANDIDATES = 10;
  private static final int FITS = 300;
  private static final int MOST_CONSTANTS = 8;
  private static final int DIGITS = 10;
  private static final int FIRST_ITERATIONS = 40;
  private static final int ITERATIONS = 12;
  /** What it takes to say that numbers are cut off, or that ties are helped. */
  private static final double NATS = 1;
  /** So many times the length of the formula must the answers be shorter with it. */
  private static final double PLAINLY = 2;

  private final Samples samples;
  private final Grammar grammar;
  private final double limit;
  private final LeastSquares leastSquares = new LeastSquares();
  private final Set<Expression> tried = new HashSet<>();
  private Found best;
  private int fits;

  /** A formula that is right on all rows, and the length of its description. */
  private record Found(Expression expression, double nats) {}

  /** How numbers become answers, and where the middle of what becomes one lies. */
  private record Way(Function function, double middle) {}

  private static final List<Way> WAYS = List.of(new Way(Function.ROUND, 0), new Way(Function.FLOOR, 0.5), new Way(Function.CEIL, -0.5));

  /** @param samples rows whose answers are whole numbers */
  RoundedAnswers(Samples samples, Grammar grammar) {
    this.samples = samples;
    this.grammar = grammar;
    this.limit = VARIANCE + STANDARD_ERRORS * SCATTER / Math.sqrt(samples.rows());
  }

  /** The shortest formula, rounded, that is right on all rows; empty if none of a front is, nor of one that was asked about before. */
  Optional<Expression> among(Front front) {
    Stream.concat(front.best(CANDIDATES).stream(), front.pareto().stream()).filter(f -> f.error() <= MOST_BEFORE).sorted(Comparator.comparingDouble(Front.Fitted::nats))
        .map(Front.Fitted::expression).filter(tried::add).forEach(this::tryAll);
    return Optional.ofNullable(best).map(Found::expression);
  }

  /** Whether such a formula was found that is much shorter than the answers. */
  boolean isPlain() {
    return best != null && PLAINLY * best.nats < Description.WEIGHT * samples.rows() * Math.log(Math.max(1, samples.variance() / VARIANCE));
  }

  /** The formula rounded as it is right on most rows. */
  static Expression rounded(Expression e, Samples samples) {
    RoundedAnswers answers = new RoundedAnswers(samples, Grammar.usual());
    answers.tryAll(e);
    return answers.best == null ? Expression.call(Function.ROUND, e) : answers.best.expression();
  }

  private void tryAll(Expression e) {
    for (Way way : WAYS) {
      Samples middles = way.middle() == 0 ? samples : samples.withAnswers(Arrays.stream(samples.y()).map(y -> y + way.middle()).toArray());
      LeastSquares.Fit fit = leastSquares.fit(e, middles, FIRST_ITERATIONS);
      int constants = fit.expression().constants();
      if (!(fit.error() <= limit) || constants > MOST_CONSTANTS) {
        continue;
      }
      fits = FITS;
      plain(fit.expression(), fit.expression(), middles, way).ifPresent(this::keep);
      if (fit.error() < EXACT) {
        return;
      }
    }
  }

  private void keep(Expression e) {
    double more = (e.is(Function.ROUND) ? 0 : NATS) + (isHelped(((Expression.Call) e).first()) ? NATS : 0);
    double nats = Description.nats(((Expression.Call) e).first(), grammar, samples.rows()) + more;
    best = best == null || nats < best.nats ? new Found(e, nats) : best;
  }

  private static boolean isHelped(Expression e) {
    return e.is(Function.ADD) && e instanceof Expression.Call sum && sum.second() instanceof Expression.Constant c && Math.abs(c.value()) == AT_TIES;
  }

  /**
   * With constants that are as plain as all rows allow.
   *
   * @param e with those that are chosen already fixed
   * @param form the same with all of them free
   */
  private Optional<Expression> plain(Expression e, Expression form, Samples middles, Way way) {
    double[] free = new Tape(e).constants();
    if (free.length == 0) {
      return right(Algebra.simplify(Refinement.freed(e, form)), way);
    }
    for (double value : values(free[0])) {
      if (fits-- <= 0) {
        return Optional.empty();
      }
      LeastSquares.Fit fit = leastSquares.fit(Refinement.fixed(e, 0, value), middles, ITERATIONS);
      Optional<Expression> plain = fit.error() <= limit ? plain(fit.expression(), form, middles, way) : Optional.empty();
      if (plain.isPresent()) {
        return plain;
      }
    }
    return Optional.empty();
  }

  /** Numbers near another one, the plainest first. */
  private static Set<Double> values(double near) {
    Set<Double> values = new LinkedHashSet<>(List.of(0.0));
    for (int digits = 1; digits <= DIGITS; digits++) {
      values.add(FewestDigits.rounded(near, digits));
      if (digits == 2) {
        Refinement.plainValues(near).stream().filter(v -> Math.abs(v - near) <= 0.1 * Math.abs(near)).forEach(values::add);
      }
    }
    values.add(near);
    return values;
  }

  /** The formula, rounded, if all rows are right. */
  private Optional<Expression> right(Expression e, Way way) {
    double[] values = new Tape(e).values(samples.x(), samples.rows());
    List<Expression> inside = new ArrayList<>(List.of(e));
    double help = way.function() == Function.CEIL ? -AT_TIES : AT_TIES;
    inside.add(Expression.call(Function.ADD, e, new Expression.Constant(help, true)));
    for (int k = 0; k < inside.size(); k++) {
      boolean all = true;
      for (int i = 0; i < values.length && all; i++) {
        all = way.function().apply(values[i] + k * help, 0) == samples.y()[i];
      }
      if (all) {
        return Optional.of(Expression.call(way.function(), inside.get(k)));
      }
    }
    return Optional.empty();
  }
}
