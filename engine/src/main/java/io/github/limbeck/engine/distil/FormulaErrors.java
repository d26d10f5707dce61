package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.regression.Samples;
import java.util.Arrays;

/**
 * How far the answers of a formula are off.
 *
 * @param rootMeanSquare of the differences
 * @param percentiles of their magnitudes: half of the rows, nine tenths, 99 in 100, all
 */
public record FormulaErrors(double rootMeanSquare, double[] percentiles) {
  /** Where the rows are not there. */
  static final FormulaErrors UNKNOWN = new FormulaErrors(Double.NaN, new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN});

  /** R²: the share of the variance that is explained; 1 where there is no variance and nothing is off. */
  public static double explained(double[] values, Samples samples) {
    double error = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      error += samples.weights()[i] * (values[i] - samples.y()[i]) * (values[i] - samples.y()[i]);
      total += samples.weights()[i];
    }
    double variance = samples.variance();
    return error == 0 ? 1 : variance == 0 || Double.isNaN(error) ? 0 : 1 - error / total / variance;
  }

  public static FormulaErrors of(double[] values, Samples samples) {
    double[] off = new double[values.length];
    double squares = 0;
    for (int i = 0; i < off.length; i++) {
      off[i] = Math.abs(values[i] - samples.y()[i]);
      squares += off[i] * off[i];
    }
    Arrays.sort(off);
    double[] percentiles = new double[4];
    double[] shares = {0.5, 0.9, 0.99, 1};
    for (int k = 0; k < shares.length; k++) {
      percentiles[k] = off[Math.max(0, (int) Math.ceil(shares[k] * off.length) - 1)];
    }
    return new FormulaErrors(Math.sqrt(squares / off.length), percentiles);
  }

  /** The rows of a dataset with one of its answers, as formulas are fitted to them. */
  public static Samples samples(Dataset data, int answer) {
    double[][] x = new double[data.columns().size()][];
    for (int f = 0; f < x.length; f++) {
      x[f] = values(data.columns().get(f));
    }
    double[] y = values(data.answers().get(answer).codes());
    if (data.marks().weights().isEmpty()) {
      return Samples.of(x, y);
    }
    double[] weights = values(data.marks().weights().get());
    double mean = Arrays.stream(weights).average().orElse(1);
    return new Samples(x, y, mean > 0 ? Arrays.stream(weights).map(w -> w / mean).toArray() : Samples.of(x, y).weights());
  }

  private static double[] values(Column column) {
    double[] values = new double[column.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.get(i);
    }
    return values;
  }
}
