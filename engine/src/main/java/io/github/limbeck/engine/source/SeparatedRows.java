package io.github.limbeck.engine.source;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of RFC 4180 text, of which one names the columns. Blank cells that go on beyond the last name are no cells. */
final class SeparatedRows implements RowReader {
  private static final int LONGEST_FIELD = 16 << 20;

  /** What the parser says of a cell that it gave up; it has no type of its own for it. */
  private static final Pattern TOO_LONG = Pattern.compile("maximum buffer size|max field size|max record size");
  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> records;
  private final int header;
  private int width = Integer.MAX_VALUE;

  /**
   * @param header the line that names the columns, from 1
   */
  SeparatedRows(Reader text, char separator, int header) {
    this.header = header;
    // Every limit of the parser lies above ours, so that ours give the message.
    csv = CsvReader.builder()
        .fieldSeparator(separator)
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .detectBomHeader(false)
        .maxBufferSize(2 * LONGEST_FIELD) // a power of two: at other sizes the parser fails without a word
        .build(CsvRecordHandler.of(handler -> handler.maxFields(1 << 20).maxFieldSize(LONGEST_FIELD)
            .maxRecordSize(LONGEST_FIELD * 4)), text);
    records = csv.iterator();
  }

  @Override
  public List<String> columns() throws IOException {
    Optional<Row> row = next();
    while (row.isPresent() && row.get().line() < header) {
      row = next();
    }
    List<String> names = row.map(Row::cells).orElse(List.of());
    width = widthOf(names);
    return names.subList(0, width);
  }

  /** Without what is blank at the end, as spreadsheets leave it behind. */
  private static int widthOf(List<String> cells) {
    int width = cells.size();
    while (width > 1 && cells.get(width - 1).isBlank()) {
      width--;
    }
    return width;
  }

  @Override
  public Optional<Row> next() throws IOException {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CsvRecord record = records.next();
      List<String> cells = record.getFields();
      return Optional.of(new Row(record.getStartingLineNumber(), cells.size() > width ? cells.subList(0, Math.max(width, widthOf(cells))) : cells));
    } catch (CsvParseException e) {
      Optional<IOException> cause = ReadFailure.cause(e, IOException.class);
      if (cause.isPresent()) {
        throw cause.get();
      }
      String said = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause).map(Throwable::toString).collect(Collectors.joining(" "));
      if (TOO_LONG.matcher(said).find()) {
        Matcher line = LINE.matcher(said);
        throw new CellTooLongException(line.find() ? Long.parseLong(line.group(1)) : 0);
      }
      throw new MalformedDataException(0, "this is not well-formed CSV: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
