package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.finding.Diagnostic;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Reads the columns that say which group a row belongs to, and when it was. */
final class MarkReader {
  private static final ValueType NUMBER = ValueType.primitive("double", ValueType.Presence.REQUIRED);
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}(-[0-9]{2}([T ].*)?)?");

  private final int group;
  private final int order;
  private final boolean isReckoned;
  private final Column groups = new Column(NUMBER);
  private final List<String> times = new ArrayList<>();
  private boolean numbers = true;
  private boolean dates = true;

  /**
   * @param group the column of the groups, or -1
   * @param order the column of the times, or -1
   * @param isReckoned whether it matters how far times are apart: dates are then days
   */
  MarkReader(int group, int order, boolean isReckoned) {
    this.group = group;
    this.order = order;
    this.isReckoned = isReckoned;
  }

  void addGroup(IntFunction<String> cells) throws BadCell {
    if (group >= 0) {
      String text = text(cells, group);
      groups.add(text.isEmpty() ? 0 : number(text));
      if (text.isEmpty()) {
        throw new BadCell(Diagnostic.MISSING_VALUE, "a row without a group; every row must belong to one");
      }
    }
  }

  void addOrder(IntFunction<String> cells) throws BadCell {
    if (order >= 0) {
      String text = text(cells, order);
      times.add(text);
      boolean isNumber = numbers && isNumber(text);
      boolean isDate = dates && DATE.matcher(text).matches() && (!isReckoned || Double.isFinite(days(text)));
      if (isNumber || isDate) {
        numbers = isNumber;
        dates = isDate;
      } else {
        throw new BadCell(Diagnostic.BAD_VALUE, text.isEmpty() ? "a row without a time" : "\"" + text
            + "\" where all rows are to be numbers, or all dates such as 2026-03-31 or 2026-03-31T08:15");
      }
    }
  }

  /** Days since the beginning of 1970, with the time as a part of a day; NaN if this is no date. */
  private static double days(String text) {
    try {
      String date = text.length() == 7 ? text + "-01" : text.substring(0, 10);
      LocalTime time = text.length() <= 10 ? LocalTime.MIDNIGHT : LocalTime.parse(text.substring(11).replaceFirst("Z$", ""));
      return LocalDate.parse(date).toEpochDay() + time.toNanoOfDay() / (double) Duration.ofDays(1).toNanos();
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }

  private static String text(IntFunction<String> cells, int column) {
    String text = cells.apply(column);
    return text == null ? "" : text.strip();
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text)) && !text.isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The same for the same text everywhere; two texts have the same once in 10^15 pairs. */
  private static double number(String text) {
    return AlikeRows.hash(text.codePoints().asDoubleStream().toArray(), 1) >>> 11;
  }

  RowMarks toMarks(Optional<Column> weights) {
    return new RowMarks(weights, group < 0 ? Optional.empty() : Optional.of(groups), order < 0 ? Optional.empty() : Optional.of(ranks()));
  }

  /** Times that are numbers as they are, dates by their place among all different ones, or in days. */
  private Column ranks() {
    if (numbers) {
      return Column.of(NUMBER, times.stream().mapToDouble(Double::parseDouble).toArray());
    } else if (isReckoned) {
      return Column.of(NUMBER, times.stream().mapToDouble(MarkReader::days).toArray());
    }
    Map<String, Integer> ranks = new HashMap<>();
    new TreeSet<>(times).forEach(key -> ranks.put(key, ranks.size()));
    Column column = new Column(NUMBER);
    times.forEach(key -> column.add(ranks.get(key)));
    return column;
  }
}
