package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;

/**
 * Rows whose features stand beside their logarithms, so that a product of powers is {@code exp(p1 * ln x1 + ...)} and its exponents
 * can be fitted without a logarithm being taken again. Features that are not positive everywhere have no part in such products.
 */
final class LogFeatures {
  private static final int STEPS = 40;
  private static final double[] ROUNDED_WITHIN = {0.03, 0.1, 0.25};

  private final Samples few;
  private final Grammar grammar;
  private final Samples samples;
  private final boolean[] positive;
  private final double variance;
  private final LeastSquares leastSquares = new LeastSquares();

  LogFeatures(Samples few, Grammar grammar) {
    this.few = few;
    this.grammar = grammar;
    this.variance = few.variance();
    int d = few.features();
    double[][] columns = Arrays.copyOf(few.x(), 2 * d);
    positive = new boolean[d];
    for (int f = 0; f < d; f++) {
      columns[d + f] = new double[few.rows()];
      Function.LOG.apply(few.x()[f], null, columns[d + f], few.rows());
      positive[f] = Arrays.stream(columns[d + f]).allMatch(Double::isFinite);
      if (!positive[f]) {
        columns[d + f] = few.x()[f];
      }
    }
    samples = new Samples(columns, few.y(), few.weights());
  }

  /** The features, then their logarithms. */
  Samples samples() {
    return samples;
  }

  /** How many features are positive everywhere. */
  int positive() {
    int count = 0;
    for (boolean is : positive) {
      count += is ? 1 : 0;
    }
    return count;
  }

  /** {@code exp(p1 * ln x1 + ...)}; 1 where no feature is positive everywhere. */
  Expression product(double[] exponents) {
    Expression sum = null;
    for (int f = 0; f < positive.length; f++) {
      if (positive[f]) {
        Expression addend = Expression.call(Function.MULTIPLY, new Expression.Constant(exponents[f]), new Expression.Variable(positive.length + f));
        sum = sum == null ? addend : Expression.call(Function.ADD, sum, addend);
      }
    }
    return sum == null ? new Expression.Constant(1, true) : Expression.call(Function.EXP, sum);
  }

  /** The product times a number, such that its middle magnitude is that of {@code size}, and its sign that. */
  Expression product(double[] exponents, double size) {
    Expression product = product(exponents);
    double[] values = Tape.quick(product).values(samples.x(), samples.rows());
    Arrays.sort(values);
    return Expression.call(Function.MULTIPLY, new Expression.Constant(size / Math.max(values[values.length / 2], 1e-100)), product);
  }

  /** A fit with exponents and weights that are near halves made these, all at once and the others fitted anew, where that describes the answers in fewer nats. */
  Expression plainer(LeastSquares.Fit fit) {
    LeastSquares.Fit now = fit;
    for (double within : ROUNDED_WITHIN) {
      LeastSquares.Fit next = leastSquares.fit(rounded(now.expression(), within), samples, STEPS);
      if (score(next) < score(now)) {
        now = next;
      }
    }
    return now.expression();
  }

  private double score(LeastSquares.Fit fit) {
    return Double.isFinite(fit.error())
        ? Description.score(Description.nats(fit.expression(), grammar, few.rows()), fit.error(), variance, few.rows()) : Double.POSITIVE_INFINITY;
  }

  private static Expression rounded(Expression e, double within) {
    if (e instanceof Expression.Call call && call.operator() == Function.MULTIPLY && call.first() instanceof Expression.Constant c && !c.fixed()
        && call.second() instanceof Expression.Variable) {
      double half = Math.rint(2 * c.value()) / 2;
      return Math.abs(half - c.value()) <= within
          ? Expression.call(Function.MULTIPLY, new Expression.Constant(half, true), call.second()) : e;
    }
    return e.mapArguments(a -> rounded(a, within));
  }

  /** With logarithms of features in place of the columns that stand for them. */
  Expression inFeatures(Expression e) {
    int d = positive.length;
    if (e instanceof Expression.Variable v && v.feature() >= d) {
      return Expression.call(Function.LOG, new Expression.Variable(v.feature() - d));
    }
    return e.mapArguments(this::inFeatures);
  }
}
