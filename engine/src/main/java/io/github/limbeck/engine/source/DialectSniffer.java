package io.github.limbeck.engine.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.mozilla.universalchardet.UniversalDetector;

/** How a text file seems to be written, by its first bytes: only ever for a message that says what to write, never to read it so. */
public final class DialectSniffer {
  private static final int LOOKED_AT = 1 << 18;
  private static final int MOST_ROWS = 500;
  private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");
  private static final List<String> DECIMALS = List.of(".", ",");
  /** In this order, so that what is simpler is found first. */
  private static final List<String> GROUPINGS = List.of("", ".", ",", "'", " ");

  private DialectSniffer() {}

  /**
   * What a file seems to be written in; what is as usual is left empty.
   *
   * @param source text with a separator between cells
   */
  public static Dialect sniff(Source source) throws IOException {
    if (source instanceof Source.Joined joined) {
      return sniff(joined.rows());
    }
    String name = OpenDataset.plainName(source);
    byte[] bytes;
    try (InputStream raw = ((Source.Bytes) source).open();
        InputStream in = source.name().endsWith(".gz") ? new GzipCompressorInputStream(raw) : raw) {
      bytes = in.readNBytes(LOOKED_AT);
    }
    String charset = charset(bytes);
    String usual = String.valueOf(OpenDataset.usualSeparator(name));
    String separator = usual;
    Table best = Table.NONE;
    List<String> candidates = new ArrayList<>(List.of(usual));
    SEPARATORS.stream().filter(s -> !s.equals(usual)).forEach(candidates::add);
    for (String candidate : candidates) {
      Table table = table(bytes, charset, candidate, bytes.length == LOOKED_AT);
      if (table.score() > best.score()) {
        best = table;
        separator = candidate;
      }
    }
    Dialect numbers = numbers(best);
    return new Dialect(separator.equals(usual) ? "" : separator, numbers.decimal(), numbers.grouping(), charset.equals("UTF-8") ? "" : charset, best.header(), numbers.units(), date(best), "", 1);
  }

  private static String charset(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes.length == LOOKED_AT && bytes[length - 1] < 0) {
      length--; // a character that is cut off
    }
    if (length > 1 && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)) {
      return "UTF-16";
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return "UTF-8";
    } catch (CharacterCodingException e) {
      UniversalDetector detector = new UniversalDetector();
      detector.handleData(bytes, 0, length);
      detector.dataEnd();
      String detected = detector.getDetectedCharset();
      // What Western spreadsheets write; the detector takes short texts of it for other sets of single bytes.
      return detected == null || !Charset.isSupported(detected) || detected.startsWith("ISO-8859") || detected.startsWith("WINDOWS-125") || detected.startsWith("MAC") ? "windows-1252" : detected.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a file is under some separator.
   *
   * @param width how many cells most rows have
   * @param header the line of the first row that has as many
   * @param rows those below, with as many cells
   * @param share of rows that have as many
   */
  private record Table(int width, int header, List<List<String>> rows, double share) {
    static final Table NONE = new Table(1, 1, List.of(), 0);

    /** Rows of many cells, and all of them alike: nothing where each has one. */
    double score() {
      return width < 2 ? 0 : share * (1 - 1.0 / width);
    }
  }

  private static Table table(byte[] bytes, String charset, String separator, boolean cut) throws IOException {
    List<RowReader.Row> rows = new ArrayList<>();
    try (Reader text = new InputStreamReader(new ByteArrayInputStream(bytes), Charset.forName(charset));
        SeparatedRows reader = new SeparatedRows(text, separator.charAt(0), 1)) {
      for (var row = reader.next(); row.isPresent() && rows.size() < MOST_ROWS; row = reader.next()) {
        rows.add(row.get());
      }
    } catch (MalformedDataException | CellTooLongException e) {
      if (!cut) {
        return Table.NONE; // quotes do not close under this separator
      }
    }
    int width = rows.stream().map(r -> r.cells().size()).filter(w -> w > 1)
        .max((a, b) -> Integer.compare(count(rows, a), count(rows, b))).orElse(1);
    int first = IntStream.range(0, rows.size()).filter(r -> rows.get(r).cells().size() == width && filled(rows.get(r).cells()) > width / 2).findFirst().orElse(0);
    if (rows.isEmpty() || width < 2) {
      return Table.NONE;
    }
    List<List<String>> below = rows.subList(first + 1, rows.size()).stream().map(RowReader.Row::cells).filter(c -> c.size() == width).toList();
    return new Table(width, (int) Math.max(1, first == 0 ? 1 : rows.get(first).line()), below, (double) count(rows, width) / rows.size());
  }

  private static int count(List<RowReader.Row> rows, int width) {
    return (int) rows.stream().filter(r -> r.cells().size() == width).count();
  }

  private static int filled(List<String> cells) {
    return (int) cells.stream().filter(c -> !c.isBlank()).count();
  }

  /** The way to write numbers under which most columns that hold digits hold numbers; the simplest of those that do as well. */
  private static Dialect numbers(Table table) {
    Dialect best = Dialect.USUAL;
    int most = numeric(table, best);
    for (boolean units : new boolean[] {false, true}) {
      for (String grouping : GROUPINGS) {
        for (String decimal : DECIMALS) {
          Dialect dialect = new Dialect("", decimal.equals(".") ? "" : decimal, grouping, "", 1, units, "", "", 1);
          int columns = decimal.equals(grouping) ? -1 : numeric(table, dialect);
          if (columns > most) {
            most = columns;
            best = dialect;
          }
        }
      }
    }
    return best.decimal().equals(",") && best.grouping().isEmpty() && isGrouped(table) ? new Dialect("", "", ",", "", 1, best.units(), "", "", 1) : best;
  }

  /** How dates are written that would be two dates if one did not know; empty if there are none, or if nothing tells. */
  private static String date(Table table) {
    for (String between : List.of("/", "-", ".")) {
      Pattern pattern = Pattern.compile("(\\d{1,2})" + Pattern.quote(between) + "(\\d{1,2})" + Pattern.quote(between) + "(\\d{4}|\\d{2})(?:[ T].*)?");
      List<Matcher> dates = table.rows().stream().flatMap(List::stream).map(c -> pattern.matcher(c.trim())).filter(Matcher::matches).toList();
      boolean dayFirst = dates.stream().anyMatch(d -> Integer.parseInt(d.group(1)) > 12) || between.equals(".");
      boolean monthFirst = dates.stream().anyMatch(d -> Integer.parseInt(d.group(2)) > 12) && !between.equals(".");
      boolean usual = between.equals(".") && dates.stream().allMatch(d -> d.group(3).length() == 4);
      if (!dates.isEmpty() && !usual && dayFirst != monthFirst) {
        String day = dates.stream().anyMatch(d -> d.group(dayFirst ? 1 : 2).length() == 1) ? "d" : "dd";
        String month = dates.stream().anyMatch(d -> d.group(dayFirst ? 2 : 1).length() == 1) ? "M" : "MM";
        return (dayFirst ? day + between + month : month + between + day) + between + (dates.get(0).group(3).length() == 4 ? "yyyy" : "yy");
      }
    }
    return "";
  }

  /** Whether commas stand before three digits wherever they occur, and never after a zero alone. */
  private static boolean isGrouped(Table table) {
    return table.rows().stream().flatMap(List::stream).map(String::trim).filter(cell -> cell.matches("[^\\p{L}]*\\d,\\d[^\\p{L}]*"))
        .allMatch(cell -> cell.matches("[^\\d,]*[1-9]\\d{0,2}(,\\d{3})+[^\\d,]*"));
  }

  /** In how many columns nine of ten cells that hold digits, and those are half of all that hold anything, are numbers. */
  private static int numeric(Table table, Dialect dialect) {
    NumberText numbers = new NumberText(dialect);
    int columns = 0;
    for (int c = 0; c < table.width(); c++) {
      int column = c;
      List<String> filled = table.rows().stream().map(r -> r.get(column).trim()).filter(cell -> !cell.isEmpty()).toList();
      List<String> digits = filled.stream().filter(cell -> cell.chars().anyMatch(Character::isDigit)).toList();
      long good = digits.stream().filter(cell -> numbers.plain(cell).isPresent()).count();
      columns += !digits.isEmpty() && 2 * digits.size() > filled.size() && good >= 0.9 * digits.size() ? 1 : 0;
    }
    return columns;
  }
}
