package io.github.limbeck.engine.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How a file of examples is written. Empty texts stand for what is usual.
 *
 * @param separator what stands between cells of a text file; usually a comma, or a tab in {@code .tsv}
 * @param decimal what stands before decimals; usually a point
 * @param grouping what stands between groups of three digits; usually nothing
 * @param charset how characters are written as bytes; usually UTF-8
 * @param header the line of a text file that names the columns, from 1
 * @param units whether numbers may have signs of money or per cent
 * @param date how dates are written, as {@link java.time.format.DateTimeFormatter} has it; usually as ISO 8601 has them, or {@code 31.12.2024}
 * @param sheet the sheet of a workbook; usually the first
 * @param sheetHeader the row of the sheet that names the columns, from 1
 */
public record Dialect(String separator, String decimal, String grouping, String charset, int header, boolean units, String date, String sheet, int sheetHeader) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** As files usually are. */
  public static final Dialect USUAL = new Dialect("", "", "", "", 1, false, "", "", 1);

  /** This, with what it leaves open from another. */
  public Dialect or(Dialect other) {
    return new Dialect(separator.isEmpty() ? other.separator : separator, decimal.isEmpty() ? other.decimal : decimal, grouping.isEmpty() ? other.grouping : grouping,
        charset.isEmpty() ? other.charset : charset, header == 1 ? other.header : header, units || other.units, date.isEmpty() ? other.date : date, sheet.isEmpty() ? other.sheet : sheet,
        sheetHeader == 1 ? other.sheetHeader : sheetHeader);
  }

  /** The same with dates that are written so. */
  public Dialect withDate(String pattern) {
    return new Dialect(separator, decimal, grouping, charset, header, units, pattern, sheet, sheetHeader);
  }

  /** Whether numbers are written otherwise than programs write them. */
  public boolean hasOwnNumbers() {
    return !decimal.isEmpty() || !grouping.isEmpty() || units;
  }

  /** As attributes of {@code @Csv}, where a text file is not as usual. */
  public List<String> attributes() {
    List<String> attributes = new ArrayList<>();
    addCharacter("separator", separator, attributes);
    addCharacter("decimal", decimal, attributes);
    addCharacter("grouping", grouping, attributes);
    if (!charset.isEmpty()) {
      attributes.add("charset = \"" + charset + "\"");
    }
    if (header > 1) {
      attributes.add("header = " + header);
    }
    if (units) {
      attributes.add("units = true");
    }
    if (!date.isEmpty()) {
      attributes.add("date = \"" + date + "\"");
    }
    return attributes;
  }

  private static void addCharacter(String name, String character, List<String> attributes) {
    if (!character.isEmpty()) {
      attributes.add(name + " = '" + (character.equals("\t") ? "\\t" : character.equals("'") ? "\\'" : character) + "'");
    }
  }
}
