package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.source.RowReader;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A row that was drawn.
 *
 * @param count how many rows have the same features and answers
 */
record Drawn(Part.Origin origin, RowReader.Row row, long count) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Comparator<Drawn> ORDER = Comparator.<Drawn, String>comparing(d -> text(d.row.cells())).thenComparing(d -> d.origin.name()).thenComparing(d -> d.row.line());

  /** A row of a part; its cells are copied, since they may be a view of what was read. */
  static Drawn of(Part part, int row) {
    RowReader.Row read = part.rows().get(row);
    return new Drawn(part.origin(), new RowReader.Row(read.line(), new ArrayList<>(read.cells()), read.problem()), 1);
  }

  private static String text(List<String> cells) {
    StringBuilder text = new StringBuilder();
    cells.forEach(cell -> text.append(Objects.requireNonNullElse(cell, "\0")).append('\1'));
    return text.toString();
  }

  /** Two rows of the same content as one: of the two spellings always the same. */
  Drawn and(Drawn other) {
    Drawn shown = ORDER.compare(this, other) <= 0 ? this : other;
    return new Drawn(shown.origin, shown.row, count + other.count);
  }

  /** The same row, once. */
  Drawn once() {
    return new Drawn(origin, row, 1);
  }
}
