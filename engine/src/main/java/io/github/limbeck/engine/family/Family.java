package io.github.limbeck.engine.family;

import io.github.limbeck.engine.program.Expr;

/**
 * A number, or a condition, with an index hole: its value at every position of a domain, in every row.
 *
 * @param expr its meaning, in the variables i and j
 * @param cost how much there is to explain about it: 1 for a cell (docs/method.md, "Candidates")
 * @param values row by row, position by position
 * @param spread the square of how much it changes when cells do: 1 for a cell, the sum over a sum's cells
 */
record Family(Expr expr, double cost, Domain domain, double[] values, Type type, double spread) {

  /** What its values are. */
  enum Type {
    CONDITION,
    WHOLE,
    REAL;

    Type with(Type other) {
      return this == REAL || other == REAL ? REAL : WHOLE;
    }
  }
}
