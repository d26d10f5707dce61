package io.github.limbeck.engine.regression;

import java.util.Arrays;

/**
 * Rows that a formula is learned from.
 *
 * @param x {@code [feature][row]}, finite
 * @param y the answer of each row, finite
 * @param weights how much each row counts: not negative, 1 on average
 */
public record Samples(double[][] x, double[] y, double[] weights) {

  /** Rows that all count alike. */
  public static Samples of(double[][] x, double[] y) {
    double[] ones = new double[y.length];
    Arrays.fill(ones, 1);
    return new Samples(x, y, ones);
  }

  public int rows() {
    return y.length;
  }

  public int features() {
    return x.length;
  }

  /** At most so many rows, spread evenly over the order of the answers, so that every part of the range is seen. */
  public Samples thinned(int most) {
    if (rows() <= most) {
      return this;
    }
    Integer[] order = new Integer[rows()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(y[i], y[j]));
    int[] kept = new int[most];
    for (int k = 0; k < most; k++) {
      kept[k] = order[(int) ((long) k * (rows() - 1) / (most - 1))];
    }
    Arrays.sort(kept);
    return select(kept);
  }

  /** Some of the rows. */
  public Samples select(int[] kept) {
    double[][] some = new double[features()][];
    for (int f = 0; f < features(); f++) {
      some[f] = pick(x[f], kept);
    }
    return new Samples(some, pick(y, kept), pick(weights, kept));
  }

  /** The same rows with some of the features. */
  public Samples features(int[] kept) {
    double[][] some = new double[kept.length][];
    Arrays.setAll(some, k -> x[kept[k]]);
    return new Samples(some, y, weights);
  }

  /** The same rows with another answer. */
  public Samples withAnswers(double[] answers) {
    return new Samples(x, answers, weights);
  }

  /** Whether all rows have the same answer. */
  public boolean isConstant() {
    return Arrays.stream(y).allMatch(v -> v == y[0]);
  }

  /** The mean of the answers, weighted. */
  double mean() {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < rows(); i++) {
      sum += weights[i] * y[i];
      total += weights[i];
    }
    return sum / total;
  }

  /** The variance of the answers, weighted; 0 if and only if all are the same, which the mean of the same number need not be. */
  public double variance() {
    if (isConstant()) {
      return 0;
    }
    double mean = mean();
    double total = Arrays.stream(weights).sum();
    double squares = 0;
    for (int i = 0; i < rows(); i++) {
      squares += weights[i] * (y[i] - mean) * (y[i] - mean);
    }
    return squares / total;
  }

  private static double[] pick(double[] values, int[] kept) {
    double[] picked = new double[kept.length];
    for (int k = 0; k < kept.length; k++) {
      picked[k] = values[kept[k]];
    }
    return picked;
  }
}
