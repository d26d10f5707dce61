package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows that a formula does not hold for while it holds for all others: far off by the spread that the others have, as its median
 * tells (Huber 1981, section 5.7; least trimmed squares, Rousseeuw 1984). Squares let such rows decide; so what was found is fitted
 * anew without the rows that are far off, again and again until these stay the same, and a search without them follows. It is believed
 * only if it describes all rows better, each row left out being told by its number and its answer.
 */
final class Outliers {
  private static final int ROWS = 2000;
  private static final int CANDIDATES = 60;
  private static final int STEPS = 6;
  private static final int ITERATIONS = 20;
  private static final int SEARCHES = 3;
  /** In standard deviations of what the others are off by. */
  private static final double FAR = 6;
  /** What makes the median of magnitudes a standard deviation, if they are normal. */
  private static final double NORMAL = 1.4826;
  private static final double MOST_LEFT_OUT = 0.15;
  private static final int FEWEST_ROWS = 20;
  /** In nats: how much shorter the description must be. */
  private static final double GAIN = 30;
  /** In spreads of the answers: less than this share is rounding, and no row is left out for it. */
  private static final double ROUNDING = 1e-7;

  private final Samples samples;
  private final Samples some;
  private final Grammar grammar;
  private final LeastSquares leastSquares = new LeastSquares();

  private Outliers(Samples samples, Grammar grammar) {
    this.samples = samples;
    this.some = samples.thinned(ROWS);
    this.grammar = grammar;
  }

  /** Trains on some of the rows. */
  interface Training {
    FormulaModel run(Samples rows) throws NoFormulaException;
  }

  private record Trimmed(Expression expression, boolean[] kept, double score) {}

  /** The model, or a better one that holds for almost all rows. */
  static FormulaModel settled(FormulaModel model, Samples samples, Grammar grammar, Training training) throws NoFormulaException {
    return samples.rows() < FEWEST_ROWS || model.pieces().size() > 1 ? model : new Outliers(samples, grammar).settled(model, training);
  }

  /** The rows that a formula is not far off. */
  static Samples near(Expression e, Samples samples, Grammar grammar) {
    return samples.select(new Outliers(samples, grammar).kept(e));
  }

  private FormulaModel settled(FormulaModel model, Training training) throws NoFormulaException {
    double before = score(leastSquares.measure(model.expression(), samples).error(), samples.rows(), model.expression());
    FormulaModel best = model;
    double least = before - GAIN;
    FormulaModel from = model;
    int[] last = new int[0];
    for (int k = 0; k < SEARCHES; k++) {
      Optional<Trimmed> trimmed = trimmed(from);
      int[] kept = trimmed.map(t -> kept(t.expression())).orElse(new int[0]);
      if (trimmed.isEmpty() || trimmed.get().score() > least || kept.length == samples.rows() || Arrays.equals(kept, last)) {
        break;
      }
      last = kept;
      from = training.run(samples.select(kept));
      int[] after = kept(from.expression());
      double score = score(from.expression(), after, samples);
      if (score < least && after.length < samples.rows()) {
        least = score;
        best = from.withLeftOut(samples.rows() - after.length);
      }
    }
    return best;
  }

  /** Of all that was found the formula that describes the rows best, once it need not hold for a few. */
  private Optional<Trimmed> trimmed(FormulaModel model) {
    List<Expression> found = Stream.of(Stream.of(model.expression()), model.ties().stream().map(FormulaModel.Candidate::expression),
        model.front().stream().map(FormulaModel.Candidate::expression)).flatMap(s -> s).distinct().limit(CANDIDATES).toList();
    return found.parallelStream().map(this::trimmed).toList().stream().flatMap(Optional::stream).min(Comparator.comparingDouble(Trimmed::score));
  }

  private Optional<Trimmed> trimmed(Expression e) {
    Expression now = e;
    boolean[] kept = null;
    for (int k = 0; k < STEPS; k++) {
      boolean[] near = near(now, some);
      if (Arrays.equals(near, kept)) {
        break;
      }
      kept = near;
      now = leastSquares.fit(now, some.select(indices(kept)), ITERATIONS).expression();
    }
    int[] rows = indices(kept);
    return rows.length < (1 - MOST_LEFT_OUT) * some.rows() ? Optional.empty() : Optional.of(new Trimmed(now, kept, score(now, rows, some)));
  }

  private static int[] indices(boolean[] kept) {
    return IntStream.range(0, kept.length).filter(i -> kept[i]).toArray();
  }

  private int[] kept(Expression e) {
    int[] kept = indices(near(e, samples));
    return kept.length < (1 - MOST_LEFT_OUT) * samples.rows() ? IntStream.range(0, samples.rows()).toArray() : kept;
  }

  /** Which rows are not far off. */
  private boolean[] near(Expression e, Samples of) {
    double[] values = new Tape(e).values(of.x(), of.rows());
    double[] off = new double[of.rows()];
    Arrays.setAll(off, i -> Math.abs(values[i] - of.y()[i]));
    double[] sorted = off.clone();
    Arrays.sort(sorted);
    double spread = Math.max(NORMAL * sorted[sorted.length / 2], ROUNDING * Math.sqrt(samples.variance()));
    boolean[] near = new boolean[off.length];
    for (int i = 0; i < off.length; i++) {
      near[i] = off[i] <= FAR * spread;
    }
    return near;
  }

  /** The length of a formula and of what it leaves, where it need hold for some rows alone; the answers of the others are told as they are. */
  private double score(Expression e, int[] kept, Samples of) {
    double scale = (double) samples.rows() / of.rows();
    int left = (int) Math.round((of.rows() - kept.length) * scale);
    double error = leastSquares.measure(e, of.select(kept)).error();
    return score(error, samples.rows() - left, e) + left * Math.log(samples.rows());
  }

  private double score(double error, int rows, Expression e) {
    return Description.score(Description.nats(e, grammar, samples.rows()), error, samples.variance(), rows);
  }
}
