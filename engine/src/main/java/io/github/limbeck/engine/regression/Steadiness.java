package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Chooses among formulas for few rows by what they say of rows that their constants were not fitted to: the error of a cross-validation in
 * ten parts (Stone 1974) and the length of the form, since the constants have paid for themselves. A form that follows single rows has
 * another shape without them; and a line over many features may be worth its constants.
 */
final class Steadiness {
  /** With more rows the error on the rows themselves tells enough. */
  private static final int MOST_ROWS = 400;
  private static final int FEWEST_ROWS = 12;
  private static final int PARTS = 10;
  /** What a row counts for a line, which is not sought: all of it. */
  private static final double WEIGHT_OF_LINES = 0.5;
  private static final int ITERATIONS = 20;

  private final Samples samples;
  private final LeastSquares leastSquares = new LeastSquares();

  private Steadiness(Samples samples) {
    this.samples = samples;
  }

  /**
   * The best formula of a front, or the best line over some of the features.
   *
   * @param most how many of the best are looked at
   */
  static Front.Fitted best(Front front, int most, Samples samples, Grammar grammar) {
    Front.Fitted first = front.best(1).get(0);
    boolean exact = first.error() <= 100 * Description.EXACT * samples.variance();
    if (exact || samples.rows() > MOST_ROWS || samples.rows() < FEWEST_ROWS) {
      return first;
    }
    Steadiness steadiness = new Steadiness(samples);
    Refinement refinement = new Refinement(samples, grammar, new LeastSquares());
    Set<Front.Fitted> found = new LinkedHashSet<>(front.best(most));
    found.addAll(front.pareto());
    List<Candidate> candidates = new ArrayList<>(found.stream().map(f -> new Candidate(f, Description.form(f.expression(), grammar), Description.WEIGHT)).toList());
    for (LeastSquares.Fit line : StraightFits.lines(samples)) {
      LeastSquares.Fit rounded = refinement.rounded(new LeastSquares.Fit(Algebra.simplify(line.expression()), line.error()));
      if (grammar.accepts(rounded.expression()) && grammar.demands().hold(rounded.expression())) {
        candidates.add(new Candidate(front.fitted(rounded), rounded.expression().constants() - 1.0, WEIGHT_OF_LINES));
      }
    }
    List<Double> scores = candidates.parallelStream().map(steadiness::score).toList();
    return candidates.get(IntStream.range(0, candidates.size()).boxed().min(Comparator.comparingDouble(scores::get)).orElse(0)).fitted();
  }

  /**
   * A formula, and what its form takes to say.
   *
   * @param length in nats; of a line, which is not sought, one for each feature that is not left out
   * @param weight what a row counts: less for forms that were chosen for these very rows
   */
  private record Candidate(Front.Fitted fitted, double length, double weight) {}

  private double score(Candidate candidate) {
    double error = error(candidate.fitted().expression());
    return Double.isFinite(error) ? candidate.weight() * samples.rows() * Math.log(Math.max(error, candidate.fitted().error()) / samples.variance()) + candidate.length()
        : Double.POSITIVE_INFINITY;
  }

  /** The mean squared error on rows that the constants were not fitted to. */
  private double error(Expression e) {
    double sum = 0;
    double total = 0;
    for (int part = 0; part < PARTS; part++) {
      int held = part;
      int[] out = IntStream.range(0, samples.rows()).filter(i -> i % PARTS == held).toArray();
      Samples test = samples.select(out);
      Samples training = samples.select(IntStream.range(0, samples.rows()).filter(i -> i % PARTS != held).toArray());
      double[] values = new Tape(leastSquares.fit(e, training, ITERATIONS).expression()).values(test.x(), test.rows());
      for (int i = 0; i < values.length; i++) {
        sum += test.weights()[i] * (values[i] - test.y()[i]) * (values[i] - test.y()[i]);
        total += test.weights()[i];
      }
    }
    return total > 0 ? sum / total : Double.POSITIVE_INFINITY;
  }
}
