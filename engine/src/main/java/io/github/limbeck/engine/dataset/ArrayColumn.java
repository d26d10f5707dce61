package io.github.limbeck.engine.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * One array per row of a dataset; rows may differ in size.
 *
 * @param rows per row of the dataset the cells, {@code [row][column]}; an array of one dimension is a single row. Cells
 *     are numbers, 1 or 0 for booleans, and the positions of enum constants
 */
public record ArrayColumn(List<double[][]> rows) {
  public ArrayColumn {
    rows = List.copyOf(rows);
  }

  /** The arrays of some rows of the dataset, in their order. */
  ArrayColumn select(IntPredicate wanted) {
    List<double[][]> some = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (wanted.test(i)) {
        some.add(rows.get(i));
      }
    }
    return new ArrayColumn(some);
  }
}
