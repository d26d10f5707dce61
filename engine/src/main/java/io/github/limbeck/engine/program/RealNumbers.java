package io.github.limbeck.engine.program;

/** When real numbers count as the same. */
public final class RealNumbers {
  /** Data have more digits than this seldom, and sums in another order have the same so far. */
  private static final double CLOSE = 1e-9;

  private RealNumbers() {}

  /** Whether two numbers are the same; if they are real, but for the last digits. */
  public static boolean areSame(double given, double wanted, boolean reals) {
    return given == wanted || reals && areClose(given, wanted);
  }

  /** Whether two real numbers are the same but for the last digits, which depend on the order of additions. */
  private static boolean areClose(double given, double wanted) {
    return Math.abs(given - wanted) <= CLOSE * Math.max(1, Math.abs(wanted));
  }
}
