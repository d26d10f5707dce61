package io.github.limbeck.engine.proof;

/** Counts the steps of a proof, so that it ends alike on every machine. */
final class ProofBudget {
  private long left;

  ProofBudget(long steps) {
    this.left = steps;
  }

  /**
   * Takes steps off.
   *
   * @throws Exhausted if none are left
   */
  void spend(long steps) {
    left -= steps;
    if (left < 0) {
      throw new Exhausted();
    }
  }

  long left() {
    return left;
  }

  /** The steps are used up. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("the proof needs more steps than it may take", null, false, false);
    }
  }
}
