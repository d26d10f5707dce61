package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Quotients of sums of which exp(-c * u) is a part, with a feature, a product or a quotient of two for u, which occur nowhere else: cooling, decay, logistic growth.
 *
 * @param samples what they are learned from
 * @param u the exponent, without its rate
 * @param rate the c that leaves least
 * @param score how far off the best of them is and how long, by the criterion of Schwarz
 */
record ExponentialQuotients(Samples samples, Expression u, double rate, double score) {
  /** Rates over the range of the exponent, from the best of which others are looked for in steps that grow smaller; and how many exponents are offered. */
  private static final double[] RATES = {0.3, 0.8, 1.5, 2.8, 5, 9, 16};
  private static final double FIRST_STEP = 1.3;
  private static final int STEPS = 7;
  private static final int MOST_EXPONENTS = 4;
  /** With more features there are too many exponents. */
  private static final int MOST_FEATURES = 5;

  /** For some u the quotients for the c that leaves least. */
  static List<Expression> of(Samples samples) {
    if (samples.features() > MOST_FEATURES) {
      return List.of();
    }
    List<Expression> exponents = new ArrayList<>();
    for (int a = 0; a < samples.features(); a++) {
      for (int b = 0; b < samples.features(); b++) {
        Expression first = new Expression.Variable(a);
        Expression second = new Expression.Variable(b);
        exponents.add(a == b ? first : Algebra.divide(first, second));
        if (a < b) {
          exponents.add(Algebra.multiply(first, second));
        }
      }
    }
    return exponents.parallelStream().map(u -> ExponentialQuotients.of(samples, u)).flatMap(Optional::stream).toList().stream()
        .sorted(Comparator.comparingDouble(ExponentialQuotients::score).thenComparing(r -> r.u().toString())).limit(MOST_EXPONENTS).toList()
        .parallelStream().map(ExponentialQuotients::quotients).toList().stream().flatMap(List::stream).toList();
  }

  private static Optional<ExponentialQuotients> of(Samples samples, Expression u) {
    double[] values = Tape.quick(u).values(samples.x(), samples.rows());
    double range = Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
    if (!(range > 0) || Double.isInfinite(range)) {
      return Optional.empty();
    }
    ExponentialQuotients best = Arrays.stream(RATES).mapToObj(rate -> at(samples, u, rate / range)).min(Comparator.comparingDouble(ExponentialQuotients::score)).orElseThrow();
    double step = FIRST_STEP;
    for (int turn = 0; turn < STEPS; turn++) {
      double now = best.rate();
      double by = step;
      ExponentialQuotients nearer = Stream.of(1 / by, by).map(times -> at(samples, u, now * times)).min(Comparator.comparingDouble(ExponentialQuotients::score)).orElseThrow();
      if (nearer.score() < best.score()) {
        best = nearer;
      } else {
        step = Math.sqrt(step);
      }
    }
    return Double.isFinite(best.score()) ? Optional.of(best) : Optional.empty();
  }

  private static ExponentialQuotients at(Samples samples, Expression u, double rate) {
    ExponentialQuotients rated = new ExponentialQuotients(samples, u, rate, Double.POSITIVE_INFINITY);
    WeighedQuotients quotients = rated.with();
    double score = !quotients.isPossible() ? Double.POSITIVE_INFINITY : quotients.plain(ExponentialQuotients::isPolynomial).stream().mapToDouble(WeighedQuotients.Found::score).min().orElse(Double.POSITIVE_INFINITY);
    return new ExponentialQuotients(samples, u, rate, score);
  }

  private static boolean isPolynomial(Expression e) {
    return e instanceof Expression.Call call ? call.operator() != Function.EXP && call.arguments().stream().allMatch(ExponentialQuotients::isPolynomial) : true;
  }

  private WeighedQuotients with() {
    Expression e = Expression.call(Function.EXP, Algebra.multiply(Algebra.constant(-rate), u));
    List<Expression> named = new ArrayList<>(IntStream.range(0, samples.features()).filter(f -> !WeighedQuotients.reads(u, f)).<Expression>mapToObj(Expression.Variable::new).toList());
    named.add(e);
    double[][] x = named.stream().map(n -> Tape.quick(n).values(samples.x(), samples.rows())).toArray(double[][]::new);
    return new WeighedQuotients(x, named, samples.y(), WeighedQuotients.none(samples.rows()));
  }

  List<Expression> quotients() {
    return with().plain(ExponentialQuotients::isPolynomial).stream().map(WeighedQuotients.Found::quotient).toList();
  }
}
