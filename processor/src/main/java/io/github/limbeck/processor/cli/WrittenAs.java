package io.github.limbeck.processor.cli;

import io.github.limbeck.engine.source.Dialect;
import picocli.CommandLine.Option;

/** How the examples are written: options that become {@code @Csv} and {@code @Sheet}. */
final class WrittenAs {
  @Option(names = "--separator", paramLabel = "CHARACTER", description = "What stands between cells of a text file, such as ';'.")
  private Character separator;

  @Option(names = "--decimal", paramLabel = "CHARACTER", description = "What stands before decimals, such as ','.")
  private Character decimal;

  @Option(names = "--grouping", paramLabel = "CHARACTER", description = "What stands between groups of three digits, such as '.'.")
  private Character grouping;

  @Option(names = "--charset", paramLabel = "NAME", description = "How characters are written as bytes, such as windows-1252; UTF-8 by default.")
  private String charset = "";

  @Option(names = "--header", paramLabel = "LINE", description = "The line, or the row of a sheet, that names the columns; 1 by default.")
  private int header = 1;

  @Option(names = "--units", description = "Numbers may have a sign of money or of per cent.")
  private boolean units;

  @Option(names = "--date", paramLabel = "PATTERN", description = "How dates are written, such as dd/MM/yyyy; 2024-12-31 and 31.12.2024 are known.")
  private String date = "";

  @Option(names = "--sheet", paramLabel = "NAME", description = "The sheet of a workbook; the first one by default.")
  private String sheet = "";

  /** What the options say. */
  Dialect dialect(boolean isWorkbook) {
    return new Dialect(text(separator), text(decimal), text(grouping), charset, isWorkbook ? 1 : header, units, date, sheet, isWorkbook ? header : 1);
  }

  private static String text(Character character) {
    return character == null ? "" : character.toString();
  }
}
