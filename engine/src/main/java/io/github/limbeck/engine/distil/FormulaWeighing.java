package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.evidence.CrossValidation;
import io.github.limbeck.engine.evidence.CrossValidation.Tried;
import io.github.limbeck.engine.evidence.FormulaExpectation;
import io.github.limbeck.engine.evidence.Groups;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.NoFormulaException;
import io.github.limbeck.engine.regression.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What speaks for a formula beyond the rows that it was fitted to (docs/method.md, "Evidence"). */
final class FormulaWeighing {
  /** Work for which forms are chosen anew, beyond the training itself: about a second. */
  private static final long FOR_FORMS = 1_000_000_000L;
  /** Of more rows some are looked at. */
  private static final int MOST_ROWS = 20_000;

  private final int answer;
  private final PiecewiseFormula model;
  private final FormulaOptions options;

  private FormulaWeighing(int answer, PiecewiseFormula model, FormulaOptions options) {
    this.answer = answer;
    this.model = model;
    this.options = options;
  }

  /**
   * Weighs a formula.
   *
   * @param cost what it took to find it, in units of work
   * @return empty if there are too few rows
   */
  static Optional<FormulaExpectation> of(Dataset training, int answer, PiecewiseFormula model, FormulaOptions options, long cost) {
    int step = (training.rows() + MOST_ROWS - 1) / MOST_ROWS;
    Dataset rows = step <= 1 ? training : training.select(i -> i % step == 0);
    Map<Long, List<Integer>> alike = new TreeMap<>();
    IntStream.range(0, rows.rows()).forEach(i -> alike.computeIfAbsent(AlikeRows.hash(rows.row(i), options.seed()), h -> new ArrayList<>()).add(i));
    List<CrossValidation.Group> groups = Groups.of(rows, alike.values(), i -> AlikeRows.hash(rows.row(i), options.seed()), i -> 0);
    if (groups.size() <= model.model().pieces().stream().mapToInt(Expression::constants).sum() + 1 || groups.size() < 3) {
      return Optional.empty();
    }
    return Optional.of(new FormulaWeighing(answer, model, options).weigh(CrossValidation.ofAll(rows, groups), cost));
  }

  private FormulaExpectation weigh(CrossValidation folds, long cost) {
    List<Tried<double[]>> refitted = folds.each(folds.parts(), 0, options.work(), (training, test, work) -> values(refitted(training), test));
    List<Tried<double[]>> lines = refitted.stream().map(t -> new Tried<>(t.training(), t.heldOut(), line(t.training(), t.heldOut()))).toList();
    int affordable = (int) Math.min(folds.parts(), FOR_FORMS / Math.max(1, cost));
    boolean isGiven = options.template().map(t -> t.parts().isEmpty()).orElse(false);
    List<Tried<double[]>> anew = isGiven || model.rule().isPresent() || affordable == 0 ? List.of()
        : folds.each(affordable, cost, options.work(), (training, test, work) -> values(chosenAnew(training, work), test));
    return new FormulaExpectation(explained(refitted), off(refitted), explained(lines), folds.parts(), folds.scheme(),
        anew.isEmpty() ? Double.NaN : explained(anew), anew.size());
  }

  private PiecewiseFormula refitted(Dataset training) {
    Samples samples = FormulaErrors.samples(training, answer);
    List<Expression> pieces = new ArrayList<>();
    for (int p = 0; p < model.model().pieces().size(); p++) {
      int[] own = model.rows(p, training);
      Expression e = model.model().pieces().get(p);
      pieces.add(own.length > e.constants() && e.constants() > 0 ? FormulaTrainer.refitted(e, samples.select(own), options, model.model().leftOut() > 0) : e);
    }
    return new PiecewiseFormula(new FormulaModel(pieces, List.of(), List.of()), model.rule());
  }

  private PiecewiseFormula chosenAnew(Dataset training, Work within) {
    try {
      return new PiecewiseFormula(FormulaTrainer.train(FormulaErrors.samples(training, answer), options.within(within)), Optional.empty());
    } catch (NoFormulaException e) {
      return refitted(training);
    }
  }

  private static double[] values(PiecewiseFormula formula, Dataset rows) {
    ToDoubleFunction<double[]> evaluator = formula.evaluator();
    return IntStream.range(0, rows.rows()).mapToDouble(i -> evaluator.applyAsDouble(rows.row(i))).toArray();
  }

  /** What the straight line on one feature that fits best gives; the mean where none does. */
  private double[] line(Dataset training, Dataset test) {
    Samples samples = FormulaErrors.samples(training, answer);
    double[] best = {mean(samples), 0, 0};
    double least = Double.POSITIVE_INFINITY;
    for (int f = 0; f < samples.features(); f++) {
      double[] line = fitted(samples.x()[f], samples);
      double error = 0;
      for (int i = 0; i < samples.rows(); i++) {
        error += samples.weights()[i] * square(line[0] + line[1] * samples.x()[f][i] - samples.y()[i]);
      }
      if (error < least) {
        least = error;
        best = new double[] {line[0], line[1], f};
      }
    }
    double[] chosen = best;
    return IntStream.range(0, test.rows()).mapToDouble(i -> chosen[0] + chosen[1] * test.columns().get((int) chosen[2]).get(i)).toArray();
  }

  private static double[] fitted(double[] x, Samples samples) {
    double middle = mean(x, samples.weights());
    double level = mean(samples);
    double together = 0;
    double spread = 0;
    for (int i = 0; i < x.length; i++) {
      together += samples.weights()[i] * (x[i] - middle) * (samples.y()[i] - level);
      spread += samples.weights()[i] * square(x[i] - middle);
    }
    double slope = spread == 0 ? 0 : together / spread;
    return new double[] {level - slope * middle, slope};
  }

  private static double mean(Samples samples) {
    return mean(samples.y(), samples.weights());
  }

  private static double mean(double[] values, double[] weights) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum / Arrays.stream(weights).sum();
  }

  /** R² of all parts together, each against the mean of the rows that it was learned from. */
  private double explained(List<Tried<double[]>> parts) {
    double error = 0;
    double total = 0;
    for (Tried<double[]> part : parts) {
      double level = mean(FormulaErrors.samples(part.training(), answer));
      Samples test = FormulaErrors.samples(part.heldOut(), answer);
      for (int i = 0; i < test.rows(); i++) {
        error += test.weights()[i] * square(part.result()[i] - test.y()[i]);
        total += test.weights()[i] * square(level - test.y()[i]);
      }
    }
    return Double.isFinite(error) && total > 0 ? 1 - error / total : Double.NaN;
  }

  /** How far half of the answers are off at most, as a share of the answer; those that are 0 do not count. */
  private double off(List<Tried<double[]>> parts) {
    double[] off = parts.stream().flatMapToDouble(part -> {
      Samples test = FormulaErrors.samples(part.heldOut(), answer);
      return IntStream.range(0, test.rows()).filter(i -> test.y()[i] != 0).mapToDouble(i -> Math.abs(part.result()[i] / test.y()[i] - 1));
    }).sorted().toArray();
    return off.length == 0 ? 0 : off[(off.length - 1) / 2];
  }

  private static double square(double x) {
    return x * x;
  }
}
