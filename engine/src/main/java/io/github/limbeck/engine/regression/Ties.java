package io.github.limbeck.engine.regression;

import java.util.Arrays;

/**
 * Which constants of an expression are one and the same unknown, and within which bounds each unknown is sought.
 *
 * @param of per constant, in the order of {@link io.github.limbeck.engine.formula.Tape}, the index of its unknown
 * @param least per unknown
 * @param greatest per unknown
 */
record Ties(int[] of, double[] least, double[] greatest) {

  /** Every constant by itself, without bounds. */
  static Ties none(int constants) {
    int[] each = new int[constants];
    Arrays.setAll(each, c -> c);
    return free(each, constants);
  }

  /** Without bounds. */
  static Ties free(int[] of, int unknowns) {
    double[] least = new double[unknowns];
    double[] greatest = new double[unknowns];
    Arrays.fill(least, Double.NEGATIVE_INFINITY);
    Arrays.fill(greatest, Double.POSITIVE_INFINITY);
    return new Ties(of, least, greatest);
  }

  int size() {
    return least.length;
  }

  /** The unknowns as the constants have them, within their bounds. */
  double[] unknowns(double[] constants) {
    double[] unknowns = new double[size()];
    for (int c = 0; c < of.length; c++) {
      unknowns[of[c]] = within(of[c], constants[c]);
    }
    return unknowns;
  }

  /** What the constants are. */
  double[] constants(double[] unknowns) {
    double[] constants = new double[of.length];
    Arrays.setAll(constants, c -> unknowns[of[c]]);
    return constants;
  }

  /** The derivatives by the unknowns from those by the constants; both are {@code [index][row]}. */
  void gather(double[][] byConstant, double[][] byUnknown) {
    for (int k = 0; k < size(); k++) {
      Arrays.fill(byUnknown[k], 0);
    }
    for (int c = 0; c < of.length; c++) {
      double[] into = byUnknown[of[c]];
      for (int i = 0; i < into.length; i++) {
        into[i] += byConstant[c][i];
      }
    }
  }

  /** The unknowns less a step, within their bounds. */
  double[] moved(double[] unknowns, double[] step) {
    double[] moved = new double[unknowns.length];
    Arrays.setAll(moved, k -> within(k, unknowns[k] - step[k]));
    return moved;
  }

  private double within(int unknown, double value) {
    return Math.max(least[unknown], Math.min(greatest[unknown], value));
  }
}
