package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.program.Expr;

/** The elements of the answers of some examples, one after the other. */
interface Elements {
  /** How many examples there are. */
  int rows();

  /** Per example its first element; one entry more than examples. */
  int[] start();

  /** What the answers are, element by element. */
  double[] wanted();

  /**
   * The values of an expression, one per element.
   *
   * @param wholeRow whether it is the same for all elements of an example
   */
  double[] values(Expr e, boolean wholeRow);

  /** Whether an element is what it should be; of real numbers all but the last digits count, which depend on the order of additions. */
  default boolean same(double given, double wanted) {
    return given == wanted;
  }

  default int positions() {
    return start()[rows()];
  }
}
