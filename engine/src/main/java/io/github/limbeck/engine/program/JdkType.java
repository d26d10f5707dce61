package io.github.limbeck.engine.program;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Optional;

/**
 * Types of the JDK whose values are numbers to a model. Dates and times count whole units from a first one: a value within a unit is taken as its
 * beginning. A decimal is the {@code double} nearest to it; with at most {@value #DIGITS} digits, which is what examples may have, no two are the same
 * one, and their order is kept.
 */
public enum JdkType {
  DATE("java.time.LocalDate", "toEpochDay()", Order.BEFORE, LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay()),
  TIME("java.time.LocalTime", "toNanoOfDay()", Order.BEFORE, 0, 86_399_999_999_999L),
  /** In milliseconds, as if it were in Greenwich. */
  DATE_TIME("java.time.LocalDateTime", "toInstant(ZoneOffset.UTC).toEpochMilli()", Order.BEFORE, -JdkType.EXACT, JdkType.EXACT),
  INSTANT("java.time.Instant", "toEpochMilli()", Order.BEFORE, -JdkType.EXACT, JdkType.EXACT),
  DURATION("java.time.Duration", "toMillis()", Order.COMPARE, -JdkType.EXACT, JdkType.EXACT),
  YEAR("java.time.Year", "getValue()", Order.NUMBER, Year.MIN_VALUE, Year.MAX_VALUE),
  /** In months since the year 0. */
  YEAR_MONTH("java.time.YearMonth", "getLong(ChronoField.PROLEPTIC_MONTH)", Order.BEFORE, 12L * Year.MIN_VALUE, 12L * Year.MAX_VALUE + 11),
  DECIMAL("java.math.BigDecimal", "doubleValue()", Order.COMPARE, 0, 0),
  BIG_INTEGER("java.math.BigInteger", "longValueExact()", Order.COMPARE, -JdkType.EXACT, JdkType.EXACT);

  /** The digits that any decimal may have and still be told from all others as a {@code double}. */
  public static final int DIGITS = 15;
  private static final long EXACT = 1L << 53;

  /** How two values are compared in Java. */
  public enum Order {
    /** By {@code isBefore}, {@code isAfter} and {@code equals}. */
    BEFORE,
    /** By {@code compareTo}. */
    COMPARE,
    /** As the numbers they are. */
    NUMBER
  }

  private final String javaType;
  private final String number;
  private final Order order;
  private final long least;
  private final long greatest;

  JdkType(String javaType, String number, Order order, long least, long greatest) {
    this.javaType = javaType;
    this.number = number;
    this.order = order;
    this.least = least;
    this.greatest = greatest;
  }

  /** The type of a Java name; empty if it is another. */
  public static Optional<JdkType> of(String javaType) {
    return Arrays.stream(values()).filter(t -> t.javaType.equals(javaType)).findFirst();
  }

  public String javaType() {
    return javaType;
  }

  /** What is called on a value to get its number. */
  public String number() {
    return number;
  }

  public Order order() {
    return order;
  }

  /** Whether its numbers are whole. */
  public boolean isWhole() {
    return this != DECIMAL;
  }

  /** The least number, where they are whole. */
  public long least() {
    return least;
  }

  /** The greatest number, where they are whole. */
  public long greatest() {
    return greatest;
  }

  /** The value that a number stands for. */
  public Object value(double number) {
    long whole = (long) number;
    return switch (this) {
      case DATE -> LocalDate.ofEpochDay(whole);
      case TIME -> LocalTime.ofNanoOfDay(whole);
      case DATE_TIME -> LocalDateTime.ofInstant(Instant.ofEpochMilli(whole), ZoneOffset.UTC);
      case INSTANT -> Instant.ofEpochMilli(whole);
      case DURATION -> Duration.ofMillis(whole);
      case YEAR -> Year.of((int) whole);
      case YEAR_MONTH -> YearMonth.of((int) Math.floorDiv(whole, 12L), (int) Math.floorMod(whole, 12L) + 1);
      case DECIMAL -> decimal(number);
      case BIG_INTEGER -> BigInteger.valueOf(whole);
    };
  }

  /** The decimal of the fewest digits that a number is nearest to, without an exponent. */
  public static BigDecimal decimal(double number) {
    BigDecimal shortest = BigDecimal.valueOf(number).stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  /** The number of a value of the type. */
  public double number(Object value) {
    return switch (this) {
      case DATE -> ((LocalDate) value).toEpochDay();
      case TIME -> ((LocalTime) value).toNanoOfDay();
      case DATE_TIME -> ((LocalDateTime) value).toInstant(ZoneOffset.UTC).toEpochMilli();
      case INSTANT -> ((Instant) value).toEpochMilli();
      case DURATION -> ((Duration) value).toMillis();
      case YEAR -> ((Year) value).getValue();
      case YEAR_MONTH -> 12L * ((YearMonth) value).getYear() + ((YearMonth) value).getMonthValue() - 1;
      case DECIMAL -> ((BigDecimal) value).doubleValue();
      case BIG_INTEGER -> ((BigInteger) value).doubleValue();
    };
  }

  /** What a getter of a date or time says of the value that a number stands for, as a model has it: days of the week count from 0 for Monday. */
  public double part(String getter, double number) {
    TemporalAccessor time = (TemporalAccessor) value(number);
    return switch (getter) {
      case "getMonthValue()" -> time.get(ChronoField.MONTH_OF_YEAR);
      case "getDayOfWeek()" -> time.get(ChronoField.DAY_OF_WEEK) - 1;
      case "getHour()" -> time.get(ChronoField.HOUR_OF_DAY);
      default -> throw new IllegalArgumentException("no part of a date or time: " + getter);
    };
  }

  /** A number as people read it: a date, a duration, a decimal. */
  public String text(double number) {
    boolean whole = number == Math.rint(number);
    boolean inRange = !isWhole() || whole && number >= least && number <= greatest;
    return !inRange || Double.isNaN(number) || Double.isInfinite(number) ? String.valueOf(number) : this == DECIMAL ? decimal(number).toPlainString() : value(number).toString();
  }
}
