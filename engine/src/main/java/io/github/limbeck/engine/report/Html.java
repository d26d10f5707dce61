package io.github.limbeck.engine.report;

import io.github.limbeck.engine.emit.Decimals;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.evidence.Estimate;
import io.github.limbeck.engine.finding.Shares;
import java.util.List;

/** The gate through which every text gets into a page, and the small pieces of markup that occur all over. */
public final class Html {
  private Html() {}

  /** A text, fit for content and for attributes in double quotes; control and direction-changing characters become visible. */
  static String text(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          int type = Character.getType(c);
          boolean shown = c == '\n' || type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
              && type != Character.UNASSIGNED && type != Character.PRIVATE_USE;
          out.append(shown ? Character.toString(c) : "\u25a1");
        }
      }
    });
    return out.toString();
  }

  /** JSON, fit for an element of the kind script: nothing in it ends the element, or a line. */
  static String script(String json) {
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  /** The beginning of a text that is too long for its place. */
  static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "\u2026";
  }

  /** A number, with the fewest digits that mean it. */
  public static String number(double value) {
    return Decimals.said(value);
  }

  /** A number as what it means in a type of Java: a date, a time, a duration. */
  static String number(String javaType, double value) {
    return JdkType.of(javaType).map(type -> type.text(value)).orElseGet(() -> number(value));
  }

  /** A number to four digits. */
  static String rounded(double value) {
    return Double.isNaN(value) || Double.isInfinite(value) ? number(value) : Decimals.rounded(value);
  }

  /** A share in per cent, without decimals where it is whole. */
  static String percent(double share) {
    return Shares.percent(share).replace(".0 %", " %");
  }

  /** Where the true share lies with 95 %, if so many were drawn at random. */
  static String interval(double share, int drawn) {
    Estimate estimate = Estimate.of(share, drawn);
    return Shares.interval(estimate.low(), estimate.high()) + " %";
  }

  /** Markup in which no line ends between a number and its sign. */
  static String together(String markup) {
    return markup.replace(" %", "\u00a0%");
  }

  /** A bar of some length, in the size of letters. */
  static String bar(String kind, double length) {
    return "<span class=\"bar " + kind + "\" style=\"width:" + at(length) + "em\"></span>";
  }

  /** A coordinate, to a tenth. */
  static String at(double value) {
    return number(Math.rint(value * 10) / 10);
  }

  /**
   * A table.
   *
   * @param caption what it shows, as markup
   * @param header the names of the columns, as markup
   * @param rows cells as markup; the first of each row is its header
   */
  static String table(String caption, List<String> header, List<List<String>> rows) {
    StringBuilder out = new StringBuilder("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"table\"><table><caption>")
        .append(caption).append("</caption><thead><tr>");
    header.forEach(h -> out.append("<th scope=\"col\">").append(h).append("</th>"));
    out.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      out.append("<tr><th scope=\"row\">").append(row.get(0)).append("</th>");
      row.subList(1, row.size()).forEach(cell -> out.append("<td>").append(together(cell)).append("</td>"));
      out.append("</tr>\n");
    }
    return out.append("</tbody></table></div>\n").toString();
  }
}
