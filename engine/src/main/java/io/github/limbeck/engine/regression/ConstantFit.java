package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Finds the constants of a form that the user wrote. Least squares lead to the nearest minimum, so they begin from many places: from
 * the guesses, and from numbers of all sizes that the data suggest.
 */
final class ConstantFit {
  private static final int STARTS = 400;
  private static final int FEW_ROWS = 120;
  private static final int MOST_ROWS = 20_000;
  private static final int FIRST_ITERATIONS = 20;
  private static final int ITERATIONS = 300;
  private static final int FOLLOWED = 20;
  /** Errors that differ by no greater share are the same. */
  private static final double ALIKE = 1e-6;
  /** Numbers are tried over so many powers of ten to either side of what the data suggest. */
  private static final double DECADES = 2.5;

  private final ParametricForm form;
  private final List<Template.Constant> constants;
  private final Ties ties;
  private final LeastSquares leastSquares = new LeastSquares();

  /**
   * @param constants what is known of the first unknowns; nothing is of the others
   */
  ConstantFit(ParametricForm form, List<Template.Constant> constants) {
    this.form = form;
    this.constants = constants;
    this.ties = Ties.free(form.order(), form.unknowns());
    for (int k = 0; k < constants.size(); k++) {
      ties.least()[k] = constants.get(k).least();
      ties.greatest()[k] = constants.get(k).greatest();
    }
  }

  Ties ties() {
    return ties;
  }

  /** The form with the best constants found. */
  LeastSquares.Fit run(Samples samples) {
    return run(samples, STARTS);
  }

  /**
   * The same.
   *
   * @param starts from how many places it begins
   */
  LeastSquares.Fit run(Samples samples, int starts) {
    Samples few = samples.thinned(FEW_ROWS);
    double[] sizes = sizes(few);
    Random random = new Random(1);
    List<double[]> places = IntStream.range(0, form.unknowns() == 0 ? 1 : starts).mapToObj(s -> start(s, starts, sizes, random)).toList();
    List<LeastSquares.Fit> first = places.parallelStream().map(s -> leastSquares.fit(form.with(s), ties, few, FIRST_ITERATIONS)).toList();
    Samples all = samples.thinned(MOST_ROWS);
    List<LeastSquares.Fit> last = first.stream().sorted(Comparator.comparingDouble(LeastSquares.Fit::error)).limit(FOLLOWED).toList().parallelStream()
        .map(f -> leastSquares.fit(f.expression(), ties, all, ITERATIONS)).toList();
    double least = last.stream().mapToDouble(LeastSquares.Fit::error).min().orElseThrow();
    double alike = least * (1 + ALIKE) + Description.EXACT * all.variance();
    // Signs that cancel and numbers that change places fit alike: the smallest are the plainest.
    LeastSquares.Fit best = last.stream().filter(f -> !(f.error() > alike)).min(Comparator.comparingDouble(f -> Arrays.stream(form.values(f.expression())).map(Math::abs).sum()))
        .orElse(last.get(0));
    return turned(best, alike, all);
  }

  /** The same without the whole turns that phases may have. */
  private LeastSquares.Fit turned(LeastSquares.Fit fit, double allowed, Samples samples) {
    LeastSquares.Fit now = fit;
    for (int k = 0; k < form.unknowns(); k++) {
      double[] values = form.values(now.expression());
      double least = values[k] - 2 * Math.PI * Math.rint(values[k] / (2 * Math.PI));
      if (least != values[k] && least >= ties.least()[k] && least <= ties.greatest()[k]) {
        values[k] = least;
        LeastSquares.Fit other = leastSquares.measure(form.with(values), samples);
        now = other.error() <= allowed ? other : now;
      }
    }
    return now;
  }

  /** The form with constants near those that it has. */
  LeastSquares.Fit refit(Expression filled, Samples samples, int iterations) {
    return leastSquares.fit(filled, ties, samples, iterations);
  }

  /** The same with as few digits in its constants as the error allows. */
  LeastSquares.Fit rounded(LeastSquares.Fit fit, Samples samples) {
    double allowed = Refinement.allowed(fit, samples);
    double[] shorter = FewestDigits.of(form.values(fit.expression()), values -> leastSquares.measure(form.with(values), samples).error() <= allowed);
    return leastSquares.measure(form.with(shorter), samples);
  }

  /** Numbers that the data suggest: 1, the sizes of the answers and of the features, and one over these. */
  private static double[] sizes(Samples samples) {
    List<Double> sizes = new ArrayList<>(List.of(1.0));
    List<double[]> columns = new ArrayList<>(List.of(samples.x()));
    columns.add(samples.y());
    for (double[] column : columns) {
      double size = Arrays.stream(column).map(Math::abs).average().orElse(0);
      if (size > 0) {
        sizes.add(size);
        sizes.add(1 / size);
      }
    }
    return sizes.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double[] start(int s, int starts, double[] sizes, Random random) {
    double[] start = new double[form.unknowns()];
    for (int k = 0; k < start.length; k++) {
      double guess = k < constants.size() ? constants.get(k).guess() : Double.NaN;
      double size = Double.isNaN(guess) ? sizes[random.nextInt(sizes.length)] : guess;
      // The first start is what was guessed; later ones go further away.
      double decades = s == 0 ? 0 : Double.isNaN(guess) ? DECADES : DECADES * s / starts;
      double value = size * StrictMath.pow(10, decades * (2 * random.nextDouble() - 1));
      boolean turned = random.nextInt(3) == 0 && Double.isNaN(guess);
      start[k] = Math.max(ties.least()[k], Math.min(ties.greatest()[k], turned ? -value : value));
    }
    return start;
  }
}
