package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Rewrite;
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

  /** {@code a * left + b * right + c}. */
  static Term combined(int a, Term left, int b, Term right, int c, double cost) {
    double[] values = new double[left.values().length];
    Arrays.setAll(values, k -> a * left.values()[k] + b * right.values()[k] + c);
    Expr e = Rewrite.flat(Words.sum(new Expr.Term(a, left.expr()), new Expr.Term(b, right.expr()), new Expr.Term(1, Words.number(c))));
    return new Term(e, cost, left.sort(), left.wholeRow() && right.wholeRow(), values);
  }

  /** Half a word more. */
  Term plus(int by) {
    return new Term(Rewrite.plus(expr, by), cost + 0.5, sort, wholeRow, Arrays.stream(values).map(v -> v + by).toArray());
  }

  /** A word more. */
  Term times(int by) {
    return new Term(Words.sum(new Expr.Term(by, expr)), cost + 1, sort, wholeRow, Arrays.stream(values).map(v -> by * v).toArray());
  }

  Term dearer(double by) {
    return new Term(expr, cost + by, sort, wholeRow, values);
  }
}
