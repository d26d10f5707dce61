package io.github.limbeck.benchmarks;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.DatasetReader;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.source.Dialect;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.Source;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * How long it takes to read the same rows of 12 columns as plain CSV, as a German spreadsheet writes CSV, and as a workbook, and how much of the heap that
 * takes: {@code Reading [rows]}, a million by default. Run with {@code -Xmx1500m} it shows that so much is enough.
 */
public final class Reading {
  private static final int ROUNDS = 5;
  private static final List<String> PURPOSES = List.of("car", "furniture", "renovation", "other debts");
  private static final Dialect GERMAN = new Dialect(";", ",", ".", "windows-1252", 1, true, "", "", 1);

  private Reading() {}

  /** Writes the files, reads each several times, and prints the fastest of each. */
  public static void main(String[] arguments) throws IOException, Refusal {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path directory = Files.createTempDirectory("reading");
    try {
      Path plain = directory.resolve("plain.csv");
      Path german = directory.resolve("german.csv");
      Path workbook = directory.resolve("book.xlsx");
      write(plain, StandardCharsets.UTF_8, rows, ",", false);
      write(german, Charset.forName("windows-1252"), rows, ";", true);
      writeWorkbook(workbook, rows);
      double[] seconds = new double[3];
      Arrays.fill(seconds, Double.POSITIVE_INFINITY);
      for (int round = 0; round < ROUNDS; round++) {
        seconds[0] = Math.min(seconds[0], read(plain, Dialect.USUAL, rows));
        seconds[1] = Math.min(seconds[1], read(german, GERMAN, rows));
      }
      seconds[2] = read(workbook, Dialect.USUAL, rows);
      System.out.printf(Locale.ROOT, "%d rows of 12 columns; at most %d MB of heap%n", rows, Runtime.getRuntime().maxMemory() >> 20);
      System.out.printf(Locale.ROOT, "plain CSV          %7.2f s%n", seconds[0]);
      System.out.printf(Locale.ROOT, "German CSV         %7.2f s  %.2f times as long%n", seconds[1], seconds[1] / seconds[0]);
      System.out.printf(Locale.ROOT, "workbook (.xlsx)   %7.2f s  %.2f times as long%n", seconds[2], seconds[2] / seconds[0]);
    } finally {
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }

  private static double read(Path file, Dialect dialect, int rows) throws Refusal {
    long start = System.nanoTime();
    Dataset data = DatasetReader.read(Source.ofPath(file.getFileName().toString(), file), contract(dialect), Limits.DEFAULT, Place.SUBJECT);
    if (data.rows() != rows) {
      throw new IllegalStateException("not all rows were read");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static Contract contract(Dialect dialect) {
    List<Feature> features = new ArrayList<>();
    for (int c = 0; c < 11; c++) {
      ValueType type = c < 2 ? ValueType.numbered(JdkType.DATE.javaType(), true, JdkType.DATE.least(), JdkType.DATE.greatest())
          : c < 5 ? ValueType.numbered(JdkType.DECIMAL.javaType(), false, 0, 0) : c < 9 ? ValueType.primitive("int", Presence.REQUIRED) : c < 10 ? ValueType.string(Presence.REQUIRED)
          : ValueType.primitive("boolean", Presence.REQUIRED);
      features.add(new Feature("c" + c, "c" + c, List.of("c" + c), c, type, Optional.empty()));
    }
    return new Contract("f", features, List.of(new Answer("f", List.of("c11"), true, ValueType.primitive("boolean", Presence.REQUIRED))), Optional.empty(),
        Request.forDataset("d.csv").written(dialect));
  }

  /** The cells of a row as numbers: days, cents, whole numbers, a text's place, truth values. */
  private static long[] row(SplittableRandom random) {
    long[] cells = new long[12];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = c < 2 ? 10_000 + random.nextInt(10_000) : c < 5 ? random.nextInt(5_000_000) : c < 9 ? random.nextInt(1000) : c < 10 ? random.nextInt(PURPOSES.size()) : random.nextInt(2);
    }
    return cells;
  }

  private static void write(Path file, Charset charset, int rows, String separator, boolean german) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    try (BufferedWriter out = Files.newBufferedWriter(file, charset)) {
      header(out, separator);
      for (int i = 0; i < rows; i++) {
        long[] cells = row(random);
        for (int c = 0; c < cells.length; c++) {
          out.write(c > 0 ? separator : "");
          out.write(text(c, cells[c], german));
        }
        out.write('\n');
      }
    }
  }

  private static void header(Writer out, String separator) throws IOException {
    for (int c = 0; c < 12; c++) {
      out.write((c > 0 ? separator : "") + "c" + c);
    }
    out.write('\n');
  }

  private static String text(int column, long cell, boolean german) {
    if (column < 2) {
      LocalDate date = LocalDate.ofEpochDay(cell);
      return german ? two(date.getDayOfMonth()) + "." + two(date.getMonthValue()) + "." + date.getYear() : date.toString();
    } else if (column < 5) {
      long whole = cell / 100;
      String grouped = whole >= 1000 ? whole / 1000 + "." + String.valueOf(1000 + whole % 1000).substring(1) : String.valueOf(whole);
      return german ? grouped + "," + two(cell % 100) : whole + "." + two(cell % 100);
    }
    return column < 9 ? String.valueOf(cell) : column < 10 ? PURPOSES.get((int) cell) : cell == 1 ? "yes" : "no";
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  /** The least that a workbook is made of. */
  private static void writeWorkbook(Path file, int rows) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file)); Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
      part(zip, out, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
          + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" "
          + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" "
          + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
      part(zip, out, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
          + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
      part(zip, out, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
          + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
          + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>");
      part(zip, out, "xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      out.write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">");
      for (int c = 0; c < 12; c++) {
        inline(out, c, 1, "c" + c);
      }
      out.write("</row>");
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 2; i < rows + 2; i++) {
        long[] cells = row(random);
        out.write("<row r=\"" + i + "\">");
        for (int c = 0; c < cells.length; c++) {
          if (c >= 9) {
            inline(out, c, i, text(c, cells[c], false));
          } else {
            String number = c < 2 ? String.valueOf(cells[c] + 25_569) : text(c, cells[c], false);
            out.write("<c r=\"" + (char) ('A' + c) + i + "\"" + (c < 2 ? " s=\"1\"" : "") + "><v>" + number + "</v></c>");
          }
        }
        out.write("</row>");
      }
      out.write("</sheetData></worksheet>");
      out.flush();
      zip.closeEntry();
    }
  }

  private static void inline(Writer out, int column, int row, String text) throws IOException {
    out.write("<c r=\"" + (char) ('A' + column) + row + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>");
  }

  private static void part(ZipOutputStream zip, Writer out, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    out.write(text);
    out.flush();
    zip.closeEntry();
  }
}
