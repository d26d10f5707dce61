package io.github.limbeck.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of a workbook that may be its header: for a message that says which it is. */
public final class SheetHeaders {
  private static final int FIRST_ROWS = 30;
  /** Larger workbooks are not looked into for the sake of a message. */
  private static final int MOST_BYTES = 50_000_000;

  private SheetHeaders() {}

  /**
   * A row that may name the columns.
   *
   * @param sheet its name
   * @param isFirst whether the sheet is the first one
   * @param row counted from 1
   */
  public record Candidate(String sheet, boolean isFirst, int row, List<String> cells) {
    public Candidate {
      cells = List.copyOf(cells);
    }
  }

  /** The first rows of all sheets; none if a dataset is no workbook. */
  public static List<Candidate> of(Source source) throws IOException {
    if (!(source instanceof Source.Bytes file) || !file.name().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      return List.of();
    }
    List<Candidate> candidates = new ArrayList<>();
    try (InputStream in = new LimitedInputStream(file.open(), MOST_BYTES); ReadableWorkbook workbook = new ReadableWorkbook(in)) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        try (Stream<Row> rows = sheet.openStream()) {
          Iterator<Row> each = rows.iterator();
          for (int r = 0; r < FIRST_ROWS && each.hasNext(); r++) {
            Row row = each.next();
            candidates.add(new Candidate(sheet.getName(), sheet.getIndex() == 0, row.getRowNum(), row.stream().map(SheetHeaders::text).toList()));
          }
        }
      }
      return candidates;
    } catch (RuntimeException e) {
      return List.of(); // what is wrong with the workbook is told by who reads it
    }
  }

  private static String text(Cell cell) {
    return cell == null || cell.getText() == null ? "" : cell.getText();
  }
}
