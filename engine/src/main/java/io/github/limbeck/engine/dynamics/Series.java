package io.github.limbeck.engine.dynamics;

/**
 * One series of measurements of a system.
 *
 * @param times when they were made, in increasing order
 * @param x {@code [feature][sample]}: the state, and what acts on it from outside
 */
public record Series(double[] times, double[][] x) {
  public int samples() {
    return times.length;
  }
}
