package io.github.limbeck.engine.source;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers of spreadsheets that are shown as dates or times: days since a first one, and parts of a day. As text they are ISO 8601. */
final class SheetDates {
  private static final long MILLIS_OF_DAY = 86_400_000;
  /** A day that spreadsheets count and no calendar has: 29 February 1900. */
  private static final int NO_DAY = 60;
  private static final double LAST_DAY = 2_958_465.999;

  private final boolean since1904;
  private final Map<String, Shown> formats = new HashMap<>();

  private enum Shown {
    NUMBER,
    DATE,
    TIME,
    DATE_AND_TIME,
    ELAPSED
  }

  /**
   * @param since1904 whether the first day is 1 January 1904, not that of 1900
   */
  SheetDates(boolean since1904) {
    this.since1904 = since1904;
  }

  /** The date or time that a number is shown as; empty if it is shown as a number. */
  Optional<String> text(double days, String format) {
    Shown shown = format == null ? Shown.NUMBER : formats.computeIfAbsent(format, SheetDates::shown);
    if (shown == Shown.NUMBER || shown != Shown.ELAPSED && !(days >= 0 && days <= LAST_DAY)) {
      return Optional.empty();
    }
    long millis = Math.round(days * MILLIS_OF_DAY);
    if (shown == Shown.ELAPSED) {
      return Optional.of(Duration.ofMillis(millis).toString());
    }
    LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(millis, MILLIS_OF_DAY) * 1_000_000);
    long day = Math.floorDiv(millis, MILLIS_OF_DAY);
    if (shown == Shown.TIME && day == 0) {
      return Optional.of(time.toString());
    }
    LocalDate first = since1904 ? LocalDate.of(1904, 1, 1) : day < NO_DAY ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    LocalDateTime at = LocalDateTime.of(first.plusDays(day), time);
    return Optional.of(shown == Shown.DATE && time.equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString());
  }

  /** What a format shows, by the letters that are left when colours, conditions, literals and all but its first part are taken away. */
  private static Shown shown(String format) {
    String first = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "").replaceFirst(";.*", "");
    if (first.matches(".*\\[(h+|m+|s+)].*")) {
      return Shown.ELAPSED;
    }
    String letters = first.replaceAll("\\[[^]]*]", "");
    if (letters.equals("general") || letters.matches(".*[0#?].*") && !letters.matches(".*[ydh].*|.*s.*")) {
      return Shown.NUMBER;
    }
    boolean date = letters.matches(".*[yd].*") || letters.matches("m+[^hs]*");
    boolean time = letters.matches(".*h.*") || letters.matches(".*s.*");
    return date ? time ? Shown.DATE_AND_TIME : Shown.DATE : time ? Shown.TIME : Shown.NUMBER;
  }
}
