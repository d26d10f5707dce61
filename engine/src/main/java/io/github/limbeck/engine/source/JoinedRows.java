package io.github.limbeck.engine.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Wording;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows with lists of things that stand in tables of their own: each list is one column more, an array of JSON objects. */
final class JoinedRows implements RowReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int NAMED = 3;

  private final Source source;
  private final Limits limits;
  private final RowReader rows;
  private final List<Table> tables = new ArrayList<>();
  private final List<String> fingerprints = new ArrayList<>();

  /** Tables do not go together, which is the user's to mend. */
  static final class NotJoinedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    NotJoinedException(Diagnostic diagnostic, String message) {
      super(message);
      this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
      return diagnostic;
    }
  }

  /** A table of things could not be read. */
  static final class TableFailedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Source table;

    TableFailedException(Source table, Exception cause) {
      super(cause);
      this.table = table;
    }

    Source table() {
      return table;
    }
  }

  /** Things by their keys, those that found no row last. */
  private static final class Table {
    private final Source.Table of;
    private final Map<String, List<String>> things = new HashMap<>();
    private final Map<String, Long> unmet = new HashMap<>();
    private int key = -1;

    Table(Source.Table of) {
      this.of = of;
    }
  }

  /**
   * Reads all tables of things.
   *
   * @param rows those that things belong to
   * @param dialect how all tables are written
   */
  JoinedRows(Source.Joined source, RowReader rows, Limits limits, Dialect dialect) throws IOException {
    this.source = source;
    this.limits = limits;
    this.rows = rows;
    for (Source.Table table : source.tables()) {
      Table read = new Table(table);
      try (OpenDataset open = OpenDataset.of(table.source(), limits, dialect)) {
        read(read, open.rows());
        fingerprints.add(open.fingerprint());
      } catch (NotJoinedException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        throw new TableFailedException(table.source(), e);
      }
      tables.add(read);
    }
  }

  /** One per table. */
  List<String> fingerprints() {
    return List.copyOf(fingerprints);
  }

  private void read(Table table, RowReader things) throws IOException {
    List<String> columns = things.columns();
    int key = keyOf(table.of, columns, table.of.source().name());
    long count = 0;
    for (Optional<Row> row = things.next(); row.isPresent(); row = things.next()) {
      Row thing = row.get();
      if (++count > limits.rows()) {
        throw new NotJoinedException(Diagnostic.TOO_MANY_ROWS, table.of.source().name() + " has more than " + limits.rows() + " rows.");
      }
      if (!thing.problem().isEmpty() || thing.cells().size() != columns.size()) {
        throw new MalformedDataException(thing.line(), thing.problem().isEmpty() ? "the row has " + thing.cells().size() + " cells, the header " + columns.size() : thing.problem());
      }
      String of = thing.cells().get(key);
      if (of == null || of.isBlank()) {
        throw new MalformedDataException(thing.line(), "the key " + Wording.quote(table.of.key()) + " is missing");
      }
      table.things.computeIfAbsent(of, k -> new ArrayList<>()).add(object(columns, thing.cells()));
      table.unmet.putIfAbsent(of, thing.line());
    }
  }

  private static int keyOf(Source.Table table, List<String> columns, String name) throws NotJoinedException {
    int key = columns.indexOf(table.key());
    if (key < 0) {
      throw new NotJoinedException(Diagnostic.COLUMN_NOT_FOUND, name + " has no column " + Wording.quote(table.key()) + ", the key of " + table.column() + "."
          + Wording.hint(table.key(), columns) + " Columns found: " + columns.stream().limit(12).map(c -> Wording.quote(c)).collect(Collectors.joining(", ")) + ".");
    }
    return key;
  }

  private static String object(List<String> columns, List<String> cells) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (int c = 0; c < columns.size(); c++) {
        json.writeStringField(columns.get(c), cells.get(c));
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  @Override
  public List<String> columns() throws IOException {
    List<String> columns = new ArrayList<>(rows.columns());
    List<String> own = List.copyOf(columns);
    for (Table table : tables) {
      table.key = keyOf(table.of, own, source.name());
      columns.add(table.of.column());
    }
    return columns;
  }

  @Override
  public Optional<Row> next() throws IOException {
    Optional<Row> next = rows.next();
    if (next.isEmpty()) {
      for (Table table : tables) {
        requirePartners(table);
      }
      return next;
    }
    Row row = next.get();
    List<String> cells = new ArrayList<>(row.cells());
    for (Table table : tables) {
      String key = table.key < row.cells().size() ? row.cells().get(table.key) : null;
      table.unmet.remove(key);
      cells.add("[" + String.join(",", table.things.getOrDefault(key, List.of())) + "]");
    }
    return Optional.of(new Row(row.line(), cells, row.problem()));
  }

  private void requirePartners(Table table) throws NotJoinedException {
    if (!table.of.complete() || table.unmet.isEmpty()) {
      return;
    }
    String name = table.of.source().name();
    int keys = table.unmet.size();
    String places = table.unmet.entrySet().stream().sorted(Map.Entry.comparingByValue()).limit(NAMED)
        .map(e -> name + ":" + e.getValue() + " (" + Wording.quote(e.getKey()) + ")").collect(Collectors.joining(", "));
    throw new NotJoinedException(Diagnostic.NO_PARTNER, keys + (keys == 1 ? " value" : " values") + " of " + Wording.quote(table.of.key()) + " in " + name
        + (keys == 1 ? " is" : " are") + " in no row of " + source.name() + ": " + places + (keys > NAMED ? " and " + (keys - NAMED) + " more" : "") + ".");
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
