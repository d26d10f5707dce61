package io.github.limbeck.engine.essence;

import java.util.Arrays;

/**
 * All rows, each value as the number of its bin, with the least and the greatest value that was met in each: what a tree is grown from. Only
 * counts leave it, so that the order of the rows does not matter.
 */
public final class BinnedRows {
  private final Bins bins;
  private final int answerCount;
  private final char[][] cells;
  private final int[] answers;
  private final double[][] least;
  private final double[][] greatest;
  private final boolean[] missing;
  private final int[] node;

  /**
   * No rows yet.
   *
   * @param rows how many there will be
   * @param answerCount how many answer codes there are
   */
  public BinnedRows(Bins bins, int rows, int answerCount) {
    this.bins = bins;
    this.answerCount = answerCount;
    int features = bins.sizes().length;
    missing = new boolean[features];
    cells = new char[features][rows];
    answers = new int[rows];
    node = new int[rows];
    least = new double[features][];
    greatest = new double[features][];
    for (int f = 0; f < features; f++) {
      least[f] = new double[bins.sizes()[f] + 1];
      greatest[f] = new double[bins.sizes()[f] + 1];
      Arrays.fill(least[f], Double.POSITIVE_INFINITY);
      Arrays.fill(greatest[f], Double.NEGATIVE_INFINITY);
    }
  }

  /** Sets a row: one value per feature, NaN where missing, and the code of its answer. */
  public void set(int row, double[] values, int answer) {
    answers[row] = answer;
    for (int f = 0; f < values.length; f++) {
      int bin = bins.of(f, values[f]);
      cells[f][row] = (char) bin;
      missing[f] |= bin == bins.sizes()[f];
      least[f][bin] = Math.min(least[f][bin], values[f]);
      greatest[f][bin] = Math.max(greatest[f][bin], values[f]);
    }
  }

  Bins bins() {
    return bins;
  }

  int answerCount() {
    return answerCount;
  }

  int size() {
    return answers.length;
  }

  /** The least value that was met in a bin. */
  double least(int feature, int bin) {
    return least[feature][bin];
  }

  /** The greatest value that was met in a bin. */
  double greatest(int feature, int bin) {
    return greatest[feature][bin];
  }

  /** Whether a feature has a value in every row. */
  boolean isKnown(int feature) {
    return !missing[feature];
  }

  /**
   * How often each answer comes with each bin of each feature.
   *
   * @param first the first of the nodes that are counted, at which rows are
   * @param nodes how many follow each other
   * @return per node and feature, bin after bin, the count of each answer; the last bin is for missing values
   */
  int[][][] counts(int first, int nodes) {
    int[][][] counts = new int[nodes][cells.length][];
    for (int[][] at : counts) {
      for (int f = 0; f < cells.length; f++) {
        at[f] = new int[(bins.sizes()[f] + 1) * answerCount];
      }
    }
    for (int f = 0; f < cells.length; f++) {
      char[] column = cells[f];
      for (int row = 0; row < node.length; row++) {
        int at = node[row] - first;
        if (at >= 0 && at < nodes) {
          counts[at][f][column[row] * answerCount + answers[row]]++;
        }
      }
    }
    return counts;
  }

  /** A test of one feature: whether its bin is a certain one, or that or one above. */
  record Test(int feature, int bin, boolean only) {}

  /**
   * Sends rows on.
   *
   * @param tests per node, from the first one on, its test; null for one that is an end
   * @param next per node the number of the node where rows go that pass; those that do not go to the one after
   */
  void send(int first, Test[] tests, int[] next) {
    for (int row = 0; row < node.length; row++) {
      int at = node[row] - first;
      if (at < 0 || at >= tests.length || tests[at] == null) {
        continue;
      }
      Test test = tests[at];
      int bin = cells[test.feature()][row];
      boolean passes = test.only() ? bin == test.bin() : bin >= test.bin() && bin < bins.sizes()[test.feature()];
      node[row] = passes ? next[at] : next[at] + 1;
    }
  }
}
