package io.github.limbeck.processor.essence;

/** How much a search may still cost, in steps and not in seconds, so that every machine stops at the same place. */
final class Budget {
  /** Words of row sets compared: about two seconds on the machines measured. */
  private static final long STEPS = 2_000_000_000L;

  private long left = STEPS;

  void spend(long steps) {
    left -= steps;
  }

  boolean isSpent() {
    return left <= 0;
  }
}
