package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
  /** No answer is further off than half of one. */
  private static final double MOST = 0.25;
  /** What floating point may lack where a number lies between two answers. */
  private static final double AT_TIES = 1e-6;
  private static final double EXACT = 1e-12;
  /** Answers are taken for written down with so many digits after the point at most, and to differ by so many of the last at least. */
  private static final int MOST_WRITTEN = 6;
  private static final double FEWEST_STEPS = 30;
  private static final int CANDIDATES = 10;
  private static final int FITS = 150;
  private static final int ROWS = 300;
  private static final int MOST_CONSTANTS = 8;
  private static final int DIGITS = 10;
  private static final int FIRST_ITERATIONS = 40;
  private static final int ITERATIONS = 12;
  /** What it takes to say that numbers are cut off, or that ties are helped. */
  private static final double NATS = 1;
  /** So many times the length of the formula must the answers be shorter with it. */
  private static final double PLAINLY = 2;
  /** In nats: what a longer formula takes may be said more shortly after more has been tried. */
  private static final double MOST_NATS = 45;

  /** In whole numbers of the last digit. */
  private final Samples samples;
  private final Samples some;
  private final double unit;
  /** Whether the formula itself is rounded, rather than what was written down of its answers. */
  private final boolean isOfFormula;
  /** Whether a formula may be written otherwise; not so if the user gave its form. */
  private final boolean isFree;
  /** Whether answers are amounts, which are mostly computed in decimals, where halves are halves. */
  private final boolean areAmounts;
  private final Grammar grammar;
  private final double usual;
  private final LeastSquares leastSquares = new LeastSquares();
  private final Set<Expression> tried = new HashSet<>();
  private Found best;
  private int fits;

  /** A formula that is right on all rows, and the length of its description. */
  private record Found(Expression expression, double nats) {}

  /** How numbers become answers, and where the middle of what becomes one lies. */
  private record Way(Function function, double middle) {}

  private static final List<Way> WAYS = List.of(new Way(Function.ROUND, 0), new Way(Function.FLOOR, 0.5), new Way(Function.CEIL, -0.5));

  /**
   * @param samples rows whose answers are whole numbers, which a rounded formula is to give
   * @param areAmounts whether these are so many of the last digit of an amount
   */
  RoundedAnswers(Samples samples, Grammar grammar, boolean areAmounts) {
    this(samples, grammar, 1, true, true, areAmounts);
  }

  private RoundedAnswers(Samples samples, Grammar grammar, double unit, boolean isOfFormula, boolean isFree, boolean areAmounts) {
    this.isFree = isFree;
    this.unit = unit;
    this.isOfFormula = isOfFormula;
    this.areAmounts = areAmounts;
    this.samples = samples;
    this.some = samples.thinned(ROWS);
    this.grammar = grammar;
    this.usual = VARIANCE + STANDARD_ERRORS * SCATTER / Math.sqrt(some.rows());
  }

  /**
   * The same for real answers that were written down with a few digits after the point: a formula is right if it gives each but for what was
   * rounded off. Empty if there are no such digits, or if they tell too little.
   */
  static Optional<RoundedAnswers> ofWritten(Samples samples, Grammar grammar) {
    Rounding rounding = Rounding.of(samples.y());
    boolean isWritten = rounding.digits() > 0 && rounding.digits() <= MOST_WRITTEN && samples.variance() * rounding.unit() * rounding.unit() > FEWEST_STEPS * FEWEST_STEPS;
    return isWritten ? Optional.of(new RoundedAnswers(rounding.inUnits(samples), grammar, rounding.unit(), false, false, false)) : Optional.empty();
  }

  /** The shortest formula, rounded, that is right on all rows; empty if none of a front is, nor of one that was asked about before. */
  Optional<Expression> among(Front front) {
    Stream.concat(front.best(CANDIDATES).stream(), front.pareto().stream()).filter(f -> f.error() * unit * unit <= MOST_BEFORE).sorted(Comparator.comparingDouble(Front.Fitted::nats))
        .map(Front.Fitted::expression).filter(tried::add).forEach(this::tryAll);
    return Optional.ofNullable(best).map(Found::expression);
  }

  /** Whether such a formula was found that is much shorter than the answers. */
  boolean isPlain() {
    return best != null && best.nats < MOST_NATS && PLAINLY * best.nats < Description.WEIGHT * samples.rows() * StrictMath.log(Math.max(1, samples.variance() / VARIANCE));
  }

  /** A formula in the form that it has, rounded: with constants that are right on all rows if there are some. */
  static Expression rounded(Expression e, Samples samples, Grammar grammar, boolean areAmounts) {
    RoundedAnswers answers = new RoundedAnswers(samples, grammar, 1, true, false, areAmounts);
    if (grammar.demands().properties().isEmpty() && samples.rows() > e.constants()) {
      answers.tryAll(e);
    }
    return answers.best == null ? Expression.call(Function.ROUND, e) : answers.best.expression();
  }

  private void tryAll(Expression e) {
    for (Expression variant : isFree ? PlainForms.of(e, grammar) : Set.of(e)) {
      for (Way way : isOfFormula ? WAYS : WAYS.subList(0, 1)) {
        if (tryOut(unit == 1 ? variant : Expression.call(Function.MULTIPLY, new Expression.Constant(unit, true), variant), way)) {
          return;
        }
      }
    }
  }

  /** Whether nothing but rounding is left, so that other ways lead no further. */
  private boolean tryOut(Expression e, Way way) {
    Samples middles = way.middle() == 0 ? some : some.withAnswers(Arrays.stream(some.y()).map(y -> y + way.middle()).toArray());
    LeastSquares.Fit fit = leastSquares.fit(e, middles, FIRST_ITERATIONS);
    if (!(fit.error() <= MOST) || fit.expression().constants() > MOST_CONSTANTS) {
      return false;
    }
    for (double limit : new double[] {usual, MOST}) {
      fits = FITS;
      plain(fit.expression(), fit.expression(), middles, way, limit).ifPresent(this::keep);
    }
    return fit.error() < EXACT;
  }

  private void keep(Expression e) {
    if (!isOfFormula) {
      Expression of = ((Expression.Call) e).second();
      double nats = Description.nats(of, grammar, samples.rows());
      best = best == null || nats < best.nats ? new Found(of, nats) : best;
      return;
    }
    double nats = nats(e);
    best = best == null || nats < best.nats ? new Found(e, nats) : best;
  }

  private double nats(Expression e) {
    boolean isHelped = isHelped(e);
    // The help itself is not counted.
    Expression of = isHelped ? ((Expression.Call) ((Expression.Call) e).first()).first() : ((Expression.Call) e).first();
    double more = (e.is(Function.ROUND) ? 0 : NATS) + (!areAmounts && isHelped ? NATS : 0);
    return Description.NATS_PER_NODE * of.nodes() + StrictMath.log(10) * Front.digits(of) + more;
  }

  /** Whether numbers that lie between two answers are helped before they are rounded. */
  static boolean isHelped(Expression rounded) {
    return ((Expression.Call) rounded).first() instanceof Expression.Call sum && sum.operator() == Function.ADD && sum.second() instanceof Expression.Constant c && Math.abs(c.value()) == AT_TIES;
  }

  /** Whether a half may be missed by a last digit: not if it is a constant, or so many times a feature, which is exact where it is a half. */
  private static boolean mayMissHalves(Expression e) {
    boolean isMultiple = e instanceof Expression.Call product && product.operator() == Function.MULTIPLY && product.first() instanceof Expression.Constant c
        && c.value() == Math.rint(c.value()) && product.second() instanceof Expression.Variable;
    return e instanceof Expression.Call && !isMultiple;
  }

  /**
   * With constants that are as plain as all rows allow.
   *
   * @param e with those that are chosen already fixed
   * @param form the same with all of them free
   * @param limit how far off it may be on average
   */
  private Optional<Expression> plain(Expression e, Expression form, Samples middles, Way way, double limit) {
    double[] free = new Tape(e).constants();
    if (free.length == 0) {
      Expression freed = Refinement.freed(e, form);
      if (!isFree) {
        return right(freed, way);
      }
      return Stream.of(Algebra.simplify(freed), freed, PlainForms.withFractions(freed)).distinct().flatMap(plain -> right(plain, way).stream()).min(Comparator.comparingDouble(this::nats));
    }
    for (double value : values(free[0])) {
      if (fits-- <= 0) {
        return Optional.empty();
      }
      LeastSquares.Fit fit = leastSquares.fit(Refinement.fixed(e, 0, value), middles, ITERATIONS);
      Optional<Expression> plain = fit.error() <= limit ? plain(fit.expression(), form, middles, way, limit) : Optional.empty();
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
    if (!isOfFormula) {
      return IntStream.range(0, values.length).allMatch(i -> Math.abs(values[i] - samples.y()[i]) <= 0.5 + AT_TIES) ? Optional.of(e) : Optional.empty();
    }
    double help = way.function() == Function.CEIL ? -AT_TIES : AT_TIES;
    boolean isHelped = areAmounts && way.function() == Function.ROUND && mayMissHalves(e) && isRight(values, way.function(), help);
    if (!isHelped && isRight(values, way.function(), 0)) {
      return Optional.of(Expression.call(way.function(), e));
    } else if (!isHelped && way.function() == Function.ROUND && isRight(values, Function.RINT, 0)) {
      return Optional.of(Expression.call(Function.RINT, e));
    }
    return isRight(values, way.function(), help) ? Optional.of(Expression.call(way.function(), Expression.call(Function.ADD, e, new Expression.Constant(help, true))))
        : Optional.empty();
  }

  private boolean isRight(double[] values, Function function, double help) {
    boolean all = true;
    for (int i = 0; i < values.length && all; i++) {
      all = function.apply(values[i] + help, 0) == samples.y()[i];
    }
    return all;
  }
}
