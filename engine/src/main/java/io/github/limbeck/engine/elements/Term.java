package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.program.Expr;
import java.util.Arrays;

/**
 * A number at every position of the examples: a place, a count, or what a cell holds.
 *
 * @param expr what it is, at the position {@code i}
 * @param cost how much there is to say, in words
 * @param sort what its numbers mean, since only like is compared with like
 * @param wholeRow whether it is the same at all positions of a row
 * @param values one per position
 */
record Term(Expr expr, double cost, Sort sort, boolean wholeRow, double[] values) {
  /** What numbers mean. */
  enum Sort {
    /** An index of the array, or -1 for none. */
    PLACE,
    /** How many of something there are. */
    COUNT,
    /** What a cell holds. */
    VALUE
  }

  /** The same numbers, said otherwise. */
  boolean isLike(Term other) {
    return sort == other.sort && Arrays.equals(values, other.values);
  }
}
