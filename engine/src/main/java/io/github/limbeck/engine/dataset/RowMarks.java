package io.github.limbeck.engine.dataset;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What columns say of rows beside their features and answers.
 *
 * @param weights how much each row counts
 * @param group a number for the group of each row, the same for the same text
 * @param order when each row was: of two rows the later one has the greater number
 */
public record RowMarks(Optional<Column> weights, Optional<Column> group, Optional<Column> order) {
  /** Rows that all count alike, belong to nothing, and have no order. */
  public static final RowMarks NONE = new RowMarks(Optional.empty(), Optional.empty(), Optional.empty());

  RowMarks select(IntPredicate wanted) {
    return new RowMarks(weights.map(w -> w.select(wanted)), group.map(g -> g.select(wanted)), order.map(o -> o.select(wanted)));
  }
}
