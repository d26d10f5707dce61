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
  /** What stands between groups of three digits, if it is a single known character; 0 for none. */
  private final char grouping;
  private final boolean units;

  /** How numbers of a dialect are written. */
  public NumberText(Dialect dialect) {
    decimal = dialect.decimal().isEmpty() ? '.' : dialect.decimal().charAt(0);
    grouping = dialect.grouping().isEmpty() || dialect.grouping().isBlank() || dialect.grouping().equals("'") ? 0 : dialect.grouping().charAt(0);
    units = dialect.units();
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
    String usual = usual(cell);
    return usual != null ? Optional.of(usual) : matched(cell);
  }

  /** The same, or the cell as it is if it is no number. */
  public String plainOr(String cell) {
    String usual = usual(cell);
    return usual != null ? usual : matched(cell).orElse(cell);
  }

  /** Digits in groups or not, decimals or not, a sign of money behind them or not: what nearly all cells are, without the cost of a pattern; null for the others. */
  private String usual(String cell) {
    int length = cell.length();
    int plainDigits = 0;
    while (plainDigits < length && cell.charAt(plainDigits) >= '0' && cell.charAt(plainDigits) <= '9') {
      plainDigits++;
    }
    if (plainDigits == length) {
      return length > 0 ? cell : null;
    }
    if (units && length > 1 && Character.getType(cell.charAt(length - 1)) == Character.CURRENCY_SYMBOL) {
      length--;
      while (length > 0 && (cell.charAt(length - 1) == ' ' || cell.charAt(length - 1) == '\u00a0')) {
        length--;
      }
    }
    char[] plain = new char[length];
    int size = 0;
    int digits = 0;
    int group = -1;
    boolean decimals = false;
    for (int i = 0; i < length; i++) {
      char c = cell.charAt(i);
      if (c >= '0' && c <= '9') {
        plain[size++] = c;
        digits++;
        group += group >= 0 ? 1 : 0;
      } else if (c == '-' && i == 0) {
        plain[size++] = c;
      } else if (c == decimal && !decimals && digits > 0 && (group < 0 || group == 3)) {
        plain[size++] = '.';
        decimals = true;
        group = -1;
      } else if (c == grouping && !decimals && (group < 0 ? digits >= 1 && digits <= 3 : group == 3)) {
        group = 0;
      } else {
        return null;
      }
    }
    boolean whole = digits > 0 && (group < 0 || group == 3) && plain[size - 1] != '.';
    return whole ? new String(plain, 0, size) : null;
  }

  private Optional<String> matched(String cell) {
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
