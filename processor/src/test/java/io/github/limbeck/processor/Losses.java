package io.github.limbeck.processor;

/** Losses that formulas are fitted to in tests. */
public final class Losses {
  private Losses() {}

  /** How far an answer is off, whichever way. */
  public static double absolute(double predicted, double actual) {
    return Math.abs(predicted - actual);
  }
}
