package io.github.limbeck.engine.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows of ARFF: attributes with their types, then the data. A question mark is a missing value; sparse rows are not read. */
final class ArffRows implements RowReader {
  private final BufferedReader text;
  private long line;

  ArffRows(Path file) throws IOException {
    text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
  }

  @Override
  public List<String> columns() throws IOException {
    List<String> names = new ArrayList<>();
    for (String next = line(); next != null; next = line()) {
      String lower = next.toLowerCase(Locale.ROOT);
      if (lower.startsWith("@data")) {
        return names;
      } else if (lower.startsWith("@attribute")) {
        String rest = next.substring("@attribute".length()).strip();
        names.add(cells(rest.replaceFirst("^('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\S+).*", "$1")).get(0));
      } else if (!lower.startsWith("@relation")) {
        throw new MalformedDataException(line, "before @data, a line begins with @relation or @attribute");
      }
    }
    throw new MalformedDataException(line, "there is no line @data");
  }

  @Override
  public Optional<Row> next() throws IOException {
    String next = line();
    if (next == null) {
      return Optional.empty();
    } else if (next.startsWith("{")) {
      throw new MalformedDataException(line, "sparse rows of ARFF are not read");
    }
    return Optional.of(new Row(line, cells(next)));
  }

  /** The next line that holds anything but a comment. */
  private String line() throws IOException {
    String next = text.readLine();
    line++;
    while (next != null && (next.isBlank() || next.strip().startsWith("%"))) {
      next = text.readLine();
      line++;
    }
    return next == null ? null : next.strip();
  }

  /** Cells between commas, in quotes of either kind where that is needed, with backslashes before what would end them. */
  private List<String> cells(String row) throws IOException {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    char quote = 0;
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '\\' && quote != 0 && i + 1 < row.length()) {
        cell.append(row.charAt(++i));
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"') && cell.toString().isBlank()) {
        cell.setLength(0);
        quote = c;
        quoted = true;
      } else if (quote == 0 && (c == ',' || c == '\t')) {
        cells.add(value(cell, quoted));
        cell.setLength(0);
        quoted = false;
      } else {
        cell.append(c);
      }
    }
    if (quote != 0) {
      throw new MalformedDataException(line, "a quote is not closed");
    }
    cells.add(value(cell, quoted));
    return cells;
  }

  private static String value(StringBuilder cell, boolean quoted) {
    String text = quoted ? cell.toString() : cell.toString().strip();
    return !quoted && text.equals("?") ? null : text;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
