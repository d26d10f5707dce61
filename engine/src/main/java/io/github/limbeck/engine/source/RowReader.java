package io.github.limbeck.engine.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** The rows of a dataset as they stand in it, read one by one. What the cells mean is decided by the method that is distilled. */
public interface RowReader extends Closeable {
  /**
   * The names of the columns, in their order; none if the dataset is empty. Asked for once, before the first row.
   *
   * @throws MalformedDataException if the dataset is not what its format asks for
   */
  List<String> columns() throws IOException;

  /**
   * The next row, or nothing at the end.
   *
   * @throws MalformedDataException if the dataset is not what its format asks for
   */
  Optional<Row> next() throws IOException;

  /**
   * A row.
   *
   * @param line where it begins: the line of a text, the number of a record elsewhere; the first is 1
   * @param cells one per column, as text; a null is a missing value, whatever texts stand for one. Numbers have a decimal
   *     point, truth values are {@code true} and {@code false}, arrays are JSON
   * @param problem what is wrong with the row as such, in words; empty if nothing is
   */
  record Row(long line, List<String> cells, String problem) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A row with nothing wrong. */
    public Row(long line, List<String> cells) {
      this(line, cells, "");
    }
  }
}
