package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.program.Expr;
import java.util.Arrays;

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

  /** What arithmetic and the order of cells cost more in words, since it makes little sense of colours: answers of few values. */
  default double forColours() {
    boolean colours = Arrays.stream(wanted()).distinct().limit(ElementTuning.COLOURS + 1L).count() <= ElementTuning.COLOURS;
    return colours ? ElementTuning.FOR_COLOURS : 0;
  }

  default int positions() {
    return start()[rows()];
  }
}
