package io.github.limbeck.engine.dynamics;

import java.util.Arrays;

/**
 * One series of measurements of a system.
 *
 * @param times when they were made, in increasing order
 * @param x {@code [feature][sample]}: the state, and what acts on it from outside
 */
public record Series(double[] times, double[][] x) {
  /** The samples from one to before another. */
  Series part(int from, int to) {
    return new Series(Arrays.copyOfRange(times, from, to), Arrays.stream(x).map(feature -> Arrays.copyOfRange(feature, from, to)).toArray(double[][]::new));
  }

  public int samples() {
    return times.length;
  }
}
