package io.github.limbeck.engine.source;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people write them, in the way that a dialect says, as the texts that programs write: {@code 1.234,50 €} as {@code 1234.50}. Nothing is
 * rounded: per cent moves the point.
 */
public final class NumberText {
  private static final String MONEY = "[\\p{Sc}]|[A-Z]{3}|kr|Kč|zł|Fr\\.";
  private static final String BLANK = "[ \\u00a0\\u202f\\u2009]";
  private final Pattern written;
  private final char decimal;

  /** How numbers of a dialect are written. */
  public NumberText(Dialect dialect) {
    decimal = dialect.decimal().isEmpty() ? '.' : dialect.decimal().charAt(0);
    String group = dialect.grouping().isEmpty() ? "" : dialect.grouping().isBlank() ? BLANK : dialect.grouping().equals("'") ? "['’]" : Pattern.quote(dialect.grouping());
    String whole = group.isEmpty() ? "\\d+" : "\\d{1,3}(?:" + group + "\\d{3})+|\\d+";
    String unit = dialect.units() ? "(?:" + MONEY + ")" : "(?!)";
    String perCent = dialect.units() ? "(" + BLANK + "*%)" : "((?!))";
    String point = Pattern.quote(String.valueOf(decimal));
    written = Pattern.compile("(?:" + unit + BLANK + "*)?([+\\-\u2212]?)(?:" + unit + BLANK + "*)?(" + whole + ")?(?:" + point + "(\\d*))?([eE][+-]?\\d+)?" + "(?:" + perCent
        + "|" + BLANK + "*" + unit + ")?");
  }

  /** The number that a cell holds, as programs write it; empty if it is none. */
  public Optional<String> plain(String cell) {
    Matcher number = written.matcher(cell);
    if (!number.matches() || number.group(2) == null && (number.group(3) == null || number.group(3).isEmpty())) {
      return Optional.empty();
    }
    String sign = number.group(1).isEmpty() || number.group(1).equals("+") ? "" : "-";
    String whole = number.group(2) == null ? "0" : number.group(2).replaceAll("\\D", "");
    String decimals = number.group(3) == null || number.group(3).isEmpty() ? "" : "." + number.group(3);
    String exponent = number.group(4) == null ? "" : number.group(4);
    String plain = sign + whole + decimals + exponent;
    return Optional.of(number.group(5) == null ? plain : new BigDecimal(plain).movePointLeft(2).toPlainString());
  }
}
