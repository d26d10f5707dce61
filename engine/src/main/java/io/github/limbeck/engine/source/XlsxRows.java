package io.github.limbeck.engine.source;

import io.github.limbeck.engine.finding.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The rows of a sheet, of which one names the columns. A formula counts as the value that the spreadsheet last computed; a number that is shown as a
 * date or a time is one ({@link SheetDates}). Rows without any value are passed over.
 */
final class XlsxRows implements RowReader {
  /** More than this, unpacked, is no sheet of examples but an attack. */
  private static final long MOST_BYTES = 16L << 30;
  private static final int FIRST_BYTES = 1 << 20;
  private static final Pattern OF_1904 = Pattern.compile("date1904\\s*=\\s*[\"'](?:1|true)[\"']");

  private final ReadableWorkbook workbook;
  private final Stream<org.dhatim.fastexcel.reader.Row> stream;
  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
  private final SheetDates dates;
  private final int header;
  private int width;

  /** A workbook has no sheet of the name that is asked for. */
  static final class NoSheetException extends IOException {
    private static final long serialVersionUID = 1L;

    NoSheetException(String message) {
      super(message);
    }
  }

  private XlsxRows(ReadableWorkbook workbook, Sheet sheet, boolean since1904, int header) throws IOException {
    this.workbook = workbook;
    this.stream = sheet.openStream();
    this.rows = stream.iterator();
    this.dates = new SheetDates(since1904);
    this.header = header;
  }

  /** Opens a workbook. */
  static XlsxRows of(Path file, Dialect dialect) throws IOException {
    boolean since1904 = isSince1904(file);
    ReadableWorkbook workbook = null;
    try {
      workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
      return new XlsxRows(workbook, sheet(workbook, dialect.sheet()), since1904, dialect.sheetHeader());
    } catch (ExcelReaderException e) {
      close(workbook);
      throw new MalformedDataException(0, "this is not a workbook that can be read: " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      close(workbook);
      throw e;
    }
  }

  private static void close(ReadableWorkbook workbook) throws IOException {
    if (workbook != null) {
      workbook.close();
    }
  }

  private static Sheet sheet(ReadableWorkbook workbook, String name) throws IOException {
    List<Sheet> sheets = workbook.getSheets().toList();
    if (sheets.isEmpty()) {
      throw new MalformedDataException(0, "the workbook has no sheet");
    }
    Optional<Sheet> found = name.isEmpty() ? Optional.of(sheets.get(0)) : sheets.stream().filter(s -> s.getName().equals(name)).findFirst();
    if (found.isEmpty()) {
      List<String> names = sheets.stream().map(Sheet::getName).toList();
      throw new NoSheetException("has no sheet " + Wording.quote(name) + "." + Wording.hint(name, names) + " Its sheets are "
          + names.stream().map(n -> Wording.quote(n)).collect(Collectors.joining(", ")));
    }
    return found.get();
  }

  /** Whether days are counted from 1904, as on old Macintoshes. */
  private static boolean isSince1904(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.stream().mapToLong(ZipEntry::getSize).sum() > MOST_BYTES) {
        throw new MalformedDataException(0, "the workbook has more than " + MOST_BYTES + " bytes when it is unpacked");
      }
      ZipEntry entry = zip.getEntry("xl/workbook.xml");
      if (entry == null) {
        throw new MalformedDataException(0, "this is not a workbook");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return OF_1904.matcher(new String(in.readNBytes(FIRST_BYTES), StandardCharsets.UTF_8)).find();
      }
    } catch (java.util.zip.ZipException e) {
      throw new MalformedDataException(0, "this is not a workbook, or a damaged one");
    }
  }

  @Override
  public List<String> columns() throws IOException {
    Optional<Row> row = row();
    while (row.isPresent() && row.get().line() < header) {
      row = row();
    }
    List<String> names = new ArrayList<>(row.map(Row::cells).orElse(List.of()));
    while (!names.isEmpty() && names.get(names.size() - 1).isBlank()) {
      names.remove(names.size() - 1);
    }
    width = names.size();
    return names;
  }

  @Override
  public Optional<Row> next() throws IOException {
    Optional<Row> row = row();
    if (row.isEmpty()) {
      return row;
    }
    List<String> cells = new ArrayList<>(row.get().cells());
    while (cells.size() > width && cells.get(cells.size() - 1).isBlank()) {
      cells.remove(cells.size() - 1);
    }
    cells.addAll(Collections.nCopies(Math.max(0, width - cells.size()), ""));
    return Optional.of(new Row(row.get().line(), cells));
  }

  private Optional<Row> row() throws IOException {
    try {
      while (rows.hasNext()) {
        org.dhatim.fastexcel.reader.Row row = rows.next();
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int c = 0; c < row.getCellCount(); c++) {
          cells.add(text(row.getCell(c)));
        }
        if (!cells.stream().allMatch(String::isBlank)) {
          return Optional.of(new Row(row.getRowNum(), cells));
        }
      }
      return Optional.empty();
    } catch (RuntimeException e) { // what a library throws that met something it did not expect in a file that nobody vouches for
      throw new MalformedDataException(0, "this is not a workbook that can be read: " + e.getMessage());
    }
  }

  private String text(Cell cell) throws IOException {
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getValue() == null) {
      return cell != null && cell.getType() == CellType.ERROR ? cell.getRawValue() : "";
    }
    Object value = cell.getValue();
    if (value instanceof Boolean || !(value instanceof Number)) {
      return value.toString();
    }
    double number = Double.parseDouble(cell.getRawValue());
    Optional<String> date = dates.text(number, cell.getDataFormatString());
    return date.isPresent() ? date.get() : CellText.of(number);
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
