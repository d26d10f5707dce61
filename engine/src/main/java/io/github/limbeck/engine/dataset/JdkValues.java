package io.github.limbeck.engine.dataset;

import static io.github.limbeck.engine.finding.Wording.quote;

import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.source.Dialect;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads values of types of the JDK from cells. Dates are written as ISO 8601 has them, as {@code 31.12.2024}, or as the dialect says; nothing that could be
 * two dates is taken for one.
 */
final class JdkValues {
  private static final List<DateTimeFormatter> DATES = List.of(DateTimeFormatter.ISO_LOCAL_DATE, format("d.M.uuuu"), format("uuuu/M/d"), format("uuuuMMdd"));
  private static final String HOW = "; how dates are written is said by @Csv(date = \"…\"), such as \"dd/MM/yyyy\" or \"MM/dd/yyyy\"";

  private final JdkType type;
  private final List<DateTimeFormatter> dates;
  private final boolean ownFormat;

  /**
   * @param date how dates are written, as {@link DateTimeFormatter} has it; empty if as usual
   */
  JdkValues(JdkType type, String date) {
    this.type = type;
    this.ownFormat = !date.isEmpty();
    List<DateTimeFormatter> all = new ArrayList<>(DATES);
    if (!date.isEmpty()) {
      all.add(0, format(date));
    }
    this.dates = List.copyOf(all);
  }

  private static DateTimeFormatter format(String pattern) {
    // A year, not one of an era: so the strict style knows it, which takes no 31st of February for another day.
    return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  /** What can't be of what a dialect says, in words. */
  static Optional<String> problem(Dialect dialect) {
    try {
      format(dialect.date());
    } catch (IllegalArgumentException e) {
      return Optional.of("date = " + quote(dialect.date()) + " of @Csv is no pattern of dates: " + e.getMessage() + ".");
    }
    if (dialect.separator().matches("[\"\\r\\n]")) {
      return Optional.of("What separates cells can be neither a quote nor the end of a line, as separator of @Csv says.");
    }
    String decimal = dialect.decimal().isEmpty() ? "." : dialect.decimal();
    return decimal.equals(dialect.grouping()) ? Optional.of("decimal and grouping of @Csv are both " + quote(decimal) + ".") : Optional.empty();
  }

  /** The value that a cell holds. */
  Object read(String cell) throws BadCell {
    try {
      return switch (type) {
        case DATE -> date(cell);
        case TIME -> LocalTime.parse(cell.length() == 4 || cell.indexOf(':') == 1 ? "0" + cell : cell);
        case DATE_TIME -> milliseconds(dateTime(cell), cell);
        case INSTANT -> milliseconds(instant(cell), cell);
        case DURATION -> duration(cell);
        case YEAR -> Year.of(Integer.parseInt(cell));
        case YEAR_MONTH -> cell.matches("\\d{1,2}[./]\\d{4}") ? YearMonth.parse(cell, format(cell.indexOf('.') > 0 ? "M.uuuu" : "M/uuuu")) : YearMonth.parse(cell);
        case DECIMAL -> decimal(cell);
        case BIG_INTEGER -> integer(cell);
      };
    } catch (DateTimeException | NumberFormatException e) {
      throw new BadCell(Diagnostic.BAD_VALUE, quote(cell) + " is not " + expected());
    }
  }

  private String expected() {
    return switch (type) {
      case DATE -> "a date such as 2024-12-31 or 31.12.2024" + HOW;
      case TIME -> "a time of day such as 09:30";
      case DATE_TIME -> "a date and time such as 2024-12-31T09:30 or 31.12.2024 09:30" + HOW;
      case INSTANT -> "an instant such as 2024-12-31T09:30:00Z";
      case DURATION -> "a duration such as PT1H30M or 1:30:00";
      case YEAR -> "a year";
      case YEAR_MONTH -> "a month of a year such as 2024-12";
      case DECIMAL -> "a number";
      case BIG_INTEGER -> "an integer";
    };
  }

  /** A date, also one with a time that says nothing but the beginning of the day. */
  private LocalDate date(String cell) {
    LocalDate usual = usual(cell);
    if (usual != null) {
      return usual;
    }
    String day = cell.replaceFirst("[T ]00:00(:00(\\.0+)?)?$", "");
    for (DateTimeFormatter format : dates) {
      try {
        return LocalDate.parse(day, format);
      } catch (DateTimeException e) {
        // perhaps in the next format
      }
    }
    throw new DateTimeException("no date");
  }

  /** A date as {@code 2024-12-31} or {@code 31.12.2024}, which nearly all are, without the cost of a formatter; null for all others. */
  private LocalDate usual(String cell) {
    if (cell.length() != 10 || ownFormat) {
      return null;
    }
    boolean iso = cell.charAt(4) == '-' && cell.charAt(7) == '-';
    if (!iso && !(cell.charAt(2) == '.' && cell.charAt(5) == '.')) {
      return null;
    }
    int year = number(cell, iso ? 0 : 6, 4);
    int month = number(cell, iso ? 5 : 3, 2);
    int day = number(cell, iso ? 8 : 0, 2);
    return year < 0 || month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth() ? null : LocalDate.of(year, month, day);
  }

  private static int number(String cell, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      char c = cell.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + c - '0';
    }
    return number;
  }

  private LocalDateTime dateTime(String cell) {
    int space = cell.indexOf('T') > 0 ? cell.indexOf('T') : cell.lastIndexOf(' ');
    if (space < 0) {
      return date(cell).atStartOfDay();
    }
    String time = cell.substring(space + 1);
    return LocalDateTime.of(date(cell.substring(0, space)), LocalTime.parse(time.indexOf(':') == 1 ? "0" + time : time));
  }

  private static Instant instant(String cell) {
    String iso = cell.replaceFirst("(\\d) (\\d)", "$1T$2");
    return iso.endsWith("Z") ? Instant.parse(iso) : OffsetDateTime.parse(iso).toInstant();
  }

  private Object milliseconds(Object value, String cell) throws BadCell {
    if (!value.equals(type.value(type.number(value)))) {
      throw new BadCell(Diagnostic.OUT_OF_RANGE, quote(cell) + " is finer than a millisecond, which is as fine as times are told apart");
    }
    return value;
  }

  /** ISO 8601, or hours, minutes and seconds. */
  private Object duration(String cell) throws BadCell {
    if (!cell.matches("\\d+:\\d{2}(:\\d{2})?")) {
      return milliseconds(Duration.parse(cell), cell);
    }
    String[] parts = cell.split(":");
    return Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1])).plusSeconds(parts.length > 2 ? Long.parseLong(parts[2]) : 0);
  }

  private static BigDecimal decimal(String cell) throws BadCell {
    BigDecimal value = new BigDecimal(cell);
    if (value.stripTrailingZeros().precision() > JdkType.DIGITS) {
      throw new BadCell(Diagnostic.INEXACT_INTEGER, quote(cell) + " has more than " + JdkType.DIGITS + " digits, so that it is not told from its neighbours");
    }
    return value;
  }

  private static BigInteger integer(String cell) throws BadCell {
    BigInteger value = new BigInteger(cell);
    if (value.abs().compareTo(BigInteger.ONE.shiftLeft(53)) > 0) {
      throw new BadCell(Diagnostic.INEXACT_INTEGER, quote(cell) + " is beyond ±2^53");
    }
    return value;
  }
}
