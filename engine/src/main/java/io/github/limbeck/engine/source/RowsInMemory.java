package io.github.limbeck.engine.source;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Rows that were read before. */
final class RowsInMemory implements RowReader {
  private final List<String> columns;
  private final Iterator<Row> rows;

  RowsInMemory(Source.Rows source) {
    columns = source.columns();
    rows = source.rows().iterator();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Optional<Row> next() {
    return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
  }

  @Override
  public void close() {
    // nothing is open
  }
}
