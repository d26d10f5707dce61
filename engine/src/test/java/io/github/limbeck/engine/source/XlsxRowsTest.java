package io.github.limbeck.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of workbooks, compared with what Apache POI wrote. */
class XlsxRowsTest {
  @TempDir Path directory;

  private interface Filling {
    void fill(XSSFWorkbook book, Sheet sheet);
  }

  private List<List<String>> read(Filling filling, Dialect dialect) throws IOException {
    Path file = directory.resolve("w.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
      filling.fill(book, book.createSheet("Data"));
      book.write(out);
    }
    List<List<String>> all = new ArrayList<>();
    try (RowReader rows = XlsxRows.of(file, dialect)) {
      all.add(rows.columns());
      for (Optional<RowReader.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        all.add(row.get().cells());
      }
    }
    return all;
  }

  private static void style(XSSFWorkbook book, Cell cell, String format) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    cell.setCellStyle(style);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void datesAndTimesAreThoseOfAnotherReader(boolean since1904) throws IOException {
    Random random = new Random(1);
    double[] numbers = random.doubles(200, 61, 80_000).map(d -> Math.rint(d * 1440) / 1440).toArray();
    List<List<String>> read = read((book, sheet) -> {
      book.getCTWorkbook().addNewWorkbookPr().setDate1904(since1904);
      sheet.createRow(0).createCell(0).setCellValue("at");
      for (int i = 0; i < numbers.length; i++) {
        Cell cell = sheet.createRow(i + 1).createCell(0);
        cell.setCellValue(numbers[i]);
        style(book, cell, "yyyy-mm-dd hh:mm");
      }
    }, Dialect.USUAL);
    for (int i = 0; i < numbers.length; i++) {
      assertThat(LocalDateTime.parse(read.get(i + 1).get(0))).isEqualTo(DateUtil.getLocalDateTime(numbers[i], since1904, true));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"dd/mm/yyyy|45352|2024-03-01", "d. mmm yy|45352|2024-03-01", "[$-407]d. mmmm yyyy;@|45352|2024-03-01", "h:mm|0.5|12:00", "h:mm AM/PM|0.75|18:00",
      "[h]:mm|1.5|PT36H", "mm:ss|0.001|00:01:26.400", "#,##0.00|45352|45352", "0.00 \"days\"|45352|45352", "General|0.1|0.1", "0%|0.25|0.25", "@|7|7", "mmm-yy|45352|2024-03-01",
      "yyyy-mm-dd|45352.5|2024-03-01T12:00", "[Red]0.0|3.5|3.5"})
  void aFormatSaysWhatANumberIs(String format, double number, String text) throws IOException {
    assertThat(read((book, sheet) -> {
      sheet.createRow(0).createCell(0).setCellValue("x");
      Cell cell = sheet.createRow(1).createCell(0);
      cell.setCellValue(number);
      style(book, cell, format);
    }, Dialect.USUAL).get(1)).containsExactly(text);
  }

  @Test
  void cellsOfEveryKindBecomeTexts() throws IOException {
    assertThat(read((book, sheet) -> {
      sheet.createRow(0).createCell(0).setCellValue("Loans of 2024");
      Row header = sheet.createRow(3);
      List.of("number", "text", "truth", "formula", "empty", " ").forEach(name -> header.createCell(Math.max(0, header.getLastCellNum())).setCellValue(name));
      Row row = sheet.createRow(5);
      row.createCell(0).setCellValue(0.1 + 0.2);
      row.createCell(1).setCellValue("a \"b\"\nc");
      row.createCell(2).setCellValue(true);
      row.createCell(3).setCellFormula("CONCATENATE(\"a\",1)");
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
    }, new Dialect("", "", "", "", 1, false, "", "Data", 4))).containsExactly(List.of("number", "text", "truth", "formula", "empty"),
        List.of("0.30000000000000004", "a \"b\"\nc", "true", "a1", ""));
  }

  @Test
  void whatIsNoWorkbookIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("w.xlsx"), "PK\u0003\u0004 and no more");
    assertThatThrownBy(() -> XlsxRows.of(file, Dialect.USUAL)).isInstanceOf(MalformedDataException.class);
  }
}
