package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dynamics.Rates;
import io.github.limbeck.engine.finding.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * States with rates (or next states) as answers, and with the constant of each series for which a compiled law fits them best: it was found
 * when the class was built, but is in no data.
 */
final class HiddenRows {
  /** Where the search begins; each of them in both directions. */
  private static final double[] STARTS = {0.01, 0.1, 0.3, 1, 3, 10, 100};
  private static final int STEPS = 60;
  private static final double NUDGE = 1e-6;
  private static final double SETTLED = 1e-13;

  /** What a law answers with. */
  interface Law {
    double[] of(double[] row) throws ReflectiveOperationException;
  }

  private final int feature;
  private final Rates rates;
  private final double[] spread;
  private final Law law;

  private HiddenRows(int feature, Rates rates, double[] spread, Law law) {
    this.feature = feature;
    this.rates = rates;
    this.spread = spread;
    this.law = law;
  }

  /**
   * The rows.
   *
   * @throws Refusal if the examples are no series
   */
  static Dataset of(Contract contract, Dataset examples, Law law) throws Refusal, ReflectiveOperationException {
    SeriesRows series = SeriesRows.of(contract, examples);
    Rates rates = Rates.of(series.trajectories());
    int feature = contract.hidden().orElseThrow();
    double[] spread = IntStream.range(0, rates.y().length).mapToDouble(c -> Math.max(Double.MIN_NORMAL, IntStream.range(0, rates.rows()).mapToDouble(i -> Math.abs(rates.y()[c][i])).average().orElse(1))).toArray();
    HiddenRows hidden = new HiddenRows(feature, rates, spread, law);
    List<List<Integer>> rows = new ArrayList<>();
    series.rows().forEach(r -> rows.add(new ArrayList<>()));
    IntStream.range(0, rates.rows()).forEach(i -> rows.get(rates.series()[i]).add(i));
    double[] values = new double[rates.rows()];
    for (List<Integer> own : rows) {
      double best = hidden.best(own);
      own.forEach(i -> values[i] = best);
    }
    rates.x()[feature] = values;
    return DynamicsDistiller.rows(contract, examples, series, rates);
  }

  private double best(List<Integer> rows) throws ReflectiveOperationException {
    double best = 0;
    double least = error(rows, 0);
    for (double start : STARTS) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double error = error(rows, sign * start);
        if (error < least) {
          least = error;
          best = sign * start;
        }
      }
    }
    return descended(rows, best, least);
  }

  /** By the steps of Levenberg and Marquardt for one unknown. */
  private double descended(List<Integer> rows, double start, double startError) throws ReflectiveOperationException {
    double now = start;
    double error = startError;
    double damping = 1e-6;
    for (int step = 0; step < STEPS; step++) {
      double nudge = NUDGE * Math.max(Math.abs(now), NUDGE);
      double slope = 0;
      double curve = 0;
      for (int i : rows) {
        double[] here = off(i, now);
        double[] there = off(i, now + nudge);
        for (int c = 0; c < here.length; c++) {
          double by = (there[c] - here[c]) / nudge;
          slope += by * here[c];
          curve += by * by;
        }
      }
      double tried = now - slope / Math.max(curve * (1 + damping), Double.MIN_NORMAL);
      double errorThere = error(rows, tried);
      if (!(errorThere < error)) {
        damping = Math.max(damping, 1e-3) * 10;
      } else {
        boolean settled = Math.abs(tried - now) <= SETTLED * Math.abs(now);
        now = tried;
        error = errorThere;
        damping /= 10;
        if (settled) {
          break;
        }
      }
    }
    return now;
  }

  private double error(List<Integer> rows, double value) throws ReflectiveOperationException {
    double sum = 0;
    for (int i : rows) {
      for (double off : off(i, value)) {
        sum += off * off;
      }
    }
    return Double.isFinite(sum) ? sum : Double.POSITIVE_INFINITY;
  }

  private double[] off(int i, double value) throws ReflectiveOperationException {
    double[] row = new double[rates.x().length];
    for (int f = 0; f < row.length; f++) {
      row[f] = f == feature ? value : rates.x()[f][i];
    }
    double[] answers = law.of(row);
    for (int c = 0; c < answers.length; c++) {
      answers[c] = (answers[c] - rates.y()[c][i]) / spread[c] * Math.sqrt(rates.weights()[c][i]);
    }
    return answers;
  }
}
