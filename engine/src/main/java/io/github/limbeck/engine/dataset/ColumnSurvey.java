package io.github.limbeck.engine.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.source.Dialect;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.NumberText;
import io.github.limbeck.engine.source.OpenDataset;
import io.github.limbeck.engine.source.ReadFailure;
import io.github.limbeck.engine.source.RowReader;
import io.github.limbeck.engine.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the columns of a dataset hold, by looking at all rows: the narrowest type that takes every cell. Where a person has written
 * down the types, in an interface, nothing is guessed; this is for the first look at data that has none.
 */
public final class ColumnSurvey {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> MISSING = Set.of("", "NA", "null");
  /** Where the other cells are no texts, these stand for no value. */
  private static final Set<String> NO_VALUE = Set.of("n/a", "n.a.", "#n/a", "nan", "none", "nil", "-", "--", "?");
  private static final Set<String> BOOLEANS = Set.of("true", "false", "yes", "no", "y", "n", "on", "off");
  private static final Pattern MONEY = Pattern.compile("[+-]?\\d+\\.\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final int INT_DIGITS = 9;
  private static final int LONG_DIGITS = 15;
  private static final int LONGEST_DATE = 32;
  private static final int FEW = 12;
  private static final int MOST_DISTINCT = 10_000;

  private final String name;
  private final Optional<NumberText> numbers;
  private final JdkValues dates;
  private final JdkValues times;
  private final Set<String> noValue = new TreeSet<>();
  private final Set<String> noValueTexts = new TreeSet<>();
  private boolean money = true;
  private final Set<String> distinct = new HashSet<>();
  private Type type;
  private int dimensions = -1;
  private boolean missing;

  private ColumnSurvey(String name, Dialect dialect) {
    this.name = name;
    this.numbers = dialect.hasOwnNumbers() ? Optional.of(new NumberText(dialect)) : Optional.empty();
    this.dates = new JdkValues(JdkType.DATE, dialect.date());
    this.times = new JdkValues(JdkType.DATE_TIME, dialect.date());
  }

  /** What cells may be, from the narrowest to the widest. */
  public enum Type {
    BOOLEAN,
    INT,
    LONG,
    /** Numbers with two decimals, as amounts of money have. */
    MONEY,
    DOUBLE,
    DATE,
    DATE_TIME,
    STRING;

    /** The narrowest type that takes the values of both. */
    Type with(Type other) {
      boolean truth = (this == BOOLEAN) != (other == BOOLEAN);
      boolean time = isTime() != other.isTime();
      return truth || time ? STRING : compareTo(other) >= 0 ? this : other;
    }

    public boolean isNumber() {
      return this == INT || this == LONG || this == MONEY || this == DOUBLE;
    }

    public boolean isTime() {
      return this == DATE || this == DATE_TIME;
    }
  }

  /**
   * A column.
   *
   * @param type of its cells, or of the elements of arrays
   * @param dimensions 0 for single values, else those of JSON arrays
   * @param missing whether some cells are empty
   * @param distinct how many values there are, at most 10,000
   * @param few the values in their order, if they are few
   * @param wordsForMissing what stands for a missing value beside what is usual
   */
  public record Surveyed(String name, Type type, int dimensions, boolean missing, int distinct, List<String> few, List<String> wordsForMissing) {
    public Surveyed {
      few = List.copyOf(few);
      wordsForMissing = List.copyOf(wordsForMissing);
    }
  }

  /** All columns, and how many rows there are. */
  public record Survey(List<Surveyed> columns, long rows) {
    public Survey {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Reads a dataset once.
   *
   * @param dialect how it is written
   * @throws Refusal if it can't be read
   */
  public static Survey of(Source source, Limits limits, Dialect dialect) throws Refusal {
    Optional<String> problem = JdkValues.problem(dialect);
    if (problem.isPresent()) {
      throw new Refusal(Diagnostic.BAD_CSV, Place.SUBJECT, problem.get());
    }
    Dialect ofNumbers = OpenDataset.isSeparated(source) ? dialect : Dialect.USUAL.withDate(dialect.date());
    try (OpenDataset open = OpenDataset.of(source, limits, dialect)) {
      List<ColumnSurvey> columns = open.rows().columns().stream().map(String::trim).map(c -> new ColumnSurvey(c, ofNumbers)).toList();
      long rows = 0;
      for (Optional<RowReader.Row> row = open.rows().next(); row.isPresent(); row = open.rows().next()) {
        List<String> cells = row.get().cells();
        for (int c = 0; c < Math.min(cells.size(), columns.size()); c++) {
          columns.get(c).take(cells.get(c));
        }
        rows++;
      }
      return new Survey(columns.stream().map(ColumnSurvey::surveyed).toList(), rows);
    } catch (IOException | UncheckedIOException e) {
      throw ReadFailure.refusal(e, source, limits, Place.SUBJECT);
    }
  }

  private Surveyed surveyed() {
    Type found = type == null ? Type.STRING : type;
    if (found == Type.STRING) {
      distinct.addAll(noValueTexts); // they are texts among texts
    }
    Type narrowed = found == Type.DOUBLE && money ? Type.MONEY : found;
    boolean none = found != Type.STRING && !noValue.isEmpty();
    List<String> few = distinct.size() <= FEW ? distinct.stream().sorted().toList() : List.of();
    return new Surveyed(name, narrowed, Math.max(0, dimensions), missing || none, distinct.size(), few, none ? List.copyOf(noValue) : List.of());
  }

  private void take(String cell) {
    if (cell == null || MISSING.contains(cell.trim())) {
      missing = true;
      return;
    }
    if (NO_VALUE.contains(cell.trim().toLowerCase(Locale.ROOT))) {
      noValue.add(cell.trim());
      noValueTexts.add(cell);
      return;
    }
    if (distinct.size() < MOST_DISTINCT) {
      distinct.add(cell);
    }
    if (dimensions != 0 && cell.startsWith("[")) {
      Optional<List<String>> elements = elements(cell);
      if (elements.isPresent()) {
        elements.get().forEach(this::widen);
        return;
      }
    }
    if (dimensions > 0) {
      type = Type.STRING;
    }
    dimensions = 0;
    widen(cell.trim());
  }

  private void widen(String value) {
    if (type == Type.STRING) {
      return;
    }
    Type own = typeOf(numbers.flatMap(n -> n.plain(value)).orElse(value));
    money &= !own.isNumber() || MONEY.matcher(numbers.flatMap(n -> n.plain(value)).orElse(value)).matches();
    type = type == null ? own : type.with(own);
  }

  private Type typeOf(String value) {
    int digits = 0;
    int start = !value.isEmpty() && (value.charAt(0) == '-' || value.charAt(0) == '+') ? 1 : 0;
    while (start + digits < value.length() && value.charAt(start + digits) >= '0' && value.charAt(start + digits) <= '9') {
      digits++;
    }
    if (digits > 0 && start + digits == value.length() && digits <= LONG_DIGITS) {
      return digits <= INT_DIGITS ? Type.INT : Type.LONG;
    }
    if (BOOLEANS.contains(value.toLowerCase(Locale.ROOT))) {
      return Type.BOOLEAN;
    }
    if (NUMBER.matcher(value).matches()) {
      return Type.DOUBLE;
    }
    boolean date = !value.isEmpty() && Character.isDigit(value.charAt(0)) && value.length() <= LONGEST_DATE;
    return date && isRead(dates, value) ? Type.DATE : date && isRead(times, value) ? Type.DATE_TIME : Type.STRING;
  }

  private static boolean isRead(JdkValues values, String cell) {
    try {
      values.read(cell);
      return true;
    } catch (BadCell e) {
      return false;
    }
  }

  /** The elements of a JSON array of one or two dimensions, which is noted. */
  private Optional<List<String>> elements(String cell) {
    List<String> elements = new ArrayList<>();
    int deepest = 0;
    int depth = 0;
    try (JsonParser parser = JSON.createParser(cell)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_ARRAY -> deepest = Math.max(deepest, ++depth);
          case END_ARRAY -> depth--;
          default -> elements.add(parser.getText());
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    if (deepest > 2 || dimensions > 0 && dimensions != deepest) {
      return Optional.empty();
    }
    dimensions = deepest;
    return Optional.of(elements);
  }
}
