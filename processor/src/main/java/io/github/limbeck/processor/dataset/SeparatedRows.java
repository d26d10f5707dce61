package io.github.limbeck.processor.dataset;

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
import java.util.Optional;

/** Rows of RFC 4180 text; the first one names the columns. */
final class SeparatedRows implements RowReader {
  private static final int LONGEST_FIELD = 16 << 20;

  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> records;

  SeparatedRows(Reader text, char separator) {
    // Every limit of the parser lies above ours, so that ours give the message.
    csv = CsvReader.builder()
        .fieldSeparator(separator)
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .detectBomHeader(false)
        .maxBufferSize(LONGEST_FIELD + 1024)
        .build(CsvRecordHandler.of(handler -> handler.maxFields(1 << 20).maxFieldSize(LONGEST_FIELD)
            .maxRecordSize(LONGEST_FIELD * 4)), text);
    records = csv.iterator();
  }

  @Override
  public List<String> columns() throws IOException {
    return next().map(Row::cells).orElse(List.of());
  }

  @Override
  public Optional<Row> next() throws IOException {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CsvRecord record = records.next();
      return Optional.of(new Row(record.getStartingLineNumber(), record.getFields()));
    } catch (CsvParseException e) {
      Optional<IOException> cause = ReadFailure.cause(e, IOException.class);
      if (cause.isPresent()) {
        throw cause.get();
      }
      throw new MalformedDataException(0, "this is not well-formed CSV: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
