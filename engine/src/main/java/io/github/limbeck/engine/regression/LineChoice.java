package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether few rows bear a line over several features rather than the formula that is shortest to describe: each constant of a line has to
 * be described, and where there is no short law these cost more than they explain, although the line does better on further rows. What
 * both say of rows that their constants were not fitted to decides: a cross-validation in ten parts (Stone 1974).
 */
final class LineChoice {
  /** With more rows the constants of a line have paid for themselves. */
  private static final int MOST_ROWS = 400;
  private static final int FEWEST_ROWS = 12;
  private static final int PARTS = 10;
  private static final int ITERATIONS = 20;
  /** The share of the formula's error that a line may have. */
  private static final double MUCH_LESS = 0.9;
  /** Of lines that are off by hardly more than the best of them, the one over the fewest features is taken. */
  private static final double HARDLY_MORE = 1.02;

  private final Samples samples;
  private final LeastSquares leastSquares = new LeastSquares();

  private LineChoice(Samples samples) {
    this.samples = samples;
  }

  /** The best formula of a front, or a line that is off by much less on rows that it was not fitted to. */
  static Front.Fitted best(Front front, Samples samples, Grammar grammar) {
    Front.Fitted first = front.best(1).get(0);
    boolean exact = first.error() <= 100 * Description.EXACT * samples.variance();
    if (exact || samples.rows() > MOST_ROWS || samples.rows() < FEWEST_ROWS) {
      return first;
    }
    LineChoice choice = new LineChoice(samples);
    Refinement refinement = new Refinement(samples, grammar, new LeastSquares());
    List<LeastSquares.Fit> lines = StraightFits.lines(samples).stream()
        .map(l -> refinement.rounded(new LeastSquares.Fit(Algebra.simplify(l.expression()), l.error())))
        .filter(l -> grammar.accepts(l.expression()) && grammar.demands().hold(l.expression())).toList();
    List<Double> errors = lines.stream().map(l -> choice.error(l.expression())).toList();
    double least = errors.stream().mapToDouble(e -> e).min().orElse(Double.POSITIVE_INFINITY);
    if (!(least < MUCH_LESS * choice.error(first.expression()))) {
      return first;
    }
    // Lines over fewer features come later.
    int chosen = IntStream.range(0, lines.size()).filter(k -> errors.get(k) <= HARDLY_MORE * least).max().orElseThrow();
    return front.fitted(lines.get(chosen));
  }

  /** The mean squared error on rows that the constants were not fitted to; infinite where there is no value. */
  private double error(Expression e) {
    double sum = 0;
    double total = 0;
    for (int part = 0; part < PARTS; part++) {
      int held = part;
      Samples test = samples.select(IntStream.range(0, samples.rows()).filter(i -> i % PARTS == held).toArray());
      Samples training = samples.select(IntStream.range(0, samples.rows()).filter(i -> i % PARTS != held).toArray());
      double[] values = new Tape(leastSquares.fit(e, training, ITERATIONS).expression()).values(test.x(), test.rows());
      for (int i = 0; i < values.length; i++) {
        sum += test.weights()[i] * (values[i] - test.y()[i]) * (values[i] - test.y()[i]);
        total += test.weights()[i];
      }
    }
    return total > 0 && Double.isFinite(sum) ? sum / total : Double.POSITIVE_INFINITY;
  }
}
