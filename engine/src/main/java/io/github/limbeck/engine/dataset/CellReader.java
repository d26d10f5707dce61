package io.github.limbeck.engine.dataset;

import static io.github.limbeck.engine.finding.Wording.hint;
import static io.github.limbeck.engine.finding.Wording.quote;

import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.program.JdkType;
import io.github.limbeck.engine.source.Dialect;
import io.github.limbeck.engine.source.NumberText;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns the cells of one column into values, strictly: nothing is guessed and nothing is rounded.
 *
 * <p>Truth values are written true/false, yes/no, y/n, t/f, on/off or 1/0, or as the type says. Constants of an enum are known by their names, whatever the
 * case and what joins words, and by their labels. Text keeps its blanks; other cells are trimmed.
 */
final class CellReader {
  private static final List<List<String>> TRUTHS = List.of(List.of("false", "no", "n", "f", "off", "0"), List.of("true", "yes", "y", "t", "on", "1"));
  /** What people and programs write where there is no value, beside what {@code missing} says. */
  private static final Set<String> NO_VALUE = Set.of("na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "nil", "-", "--", "?", ".", "unknown", "missing");

  private static final Pattern ZEROS = Pattern.compile("\\.0+");

  private final ValueType type;
  private final List<String> wordsForMissing;
  private final Set<String> missing;
  private final int mostValues;
  private final Diagnostic tooMany;
  private final Texts texts;
  private final Optional<NumberText> numbers;
  /** Reads what is of a type of the JDK that is written in its own way. */
  private final Optional<JdkValues> jdk;
  private final JdkType jdkType;
  /** Whether values are written as numbers are. */
  private final boolean isAmount;
  /** Per way to write a truth value or a constant its code. */
  private final Map<String, Double> written = new HashMap<>();

  /** A reader of cells in which numbers are written as programs write them. */
  CellReader(ValueType type, List<String> missing, Texts texts, int mostValues, Diagnostic tooMany) {
    this(type, missing, texts, mostValues, tooMany, Dialect.USUAL);
  }

  CellReader(ValueType type, List<String> missing, Texts texts, int mostValues, Diagnostic tooMany, Dialect dialect) {
    this.type = type;
    this.jdkType = JdkType.of(type.javaName()).orElse(null);
    this.jdk = Optional.ofNullable(jdkType).map(t -> new JdkValues(t, dialect.date()));
    this.isAmount = jdkType == JdkType.DECIMAL || jdkType == JdkType.BIG_INTEGER;
    this.numbers = dialect.hasOwnNumbers() ? Optional.of(new NumberText(dialect)) : Optional.empty();
    this.texts = texts;
    this.wordsForMissing = missing;
    this.missing = type.presence().mayBeMissing() ? new HashSet<>(missing) : Set.of();
    this.mostValues = mostValues;
    this.tooMany = tooMany;
    type.constants().forEach(texts::codeOf);
    List<List<String>> ways = !type.spellings().isEmpty() ? type.spellings() : type.kind() == Kind.BOOLEAN ? TRUTHS : List.of();
    for (int code = 0; code < ways.size(); code++) {
      for (String way : ways.get(code)) {
        written.put(type.kind() == Kind.BOOLEAN ? way.toLowerCase(Locale.ROOT) : way, (double) code);
      }
    }
    // By its normal form a constant is known where no other has the same one.
    Map<String, List<String>> normal = type.constants().stream().collect(Collectors.groupingBy(Header::normal));
    normal.values().stream().filter(alike -> alike.size() == 1).forEach(c -> written.putIfAbsent(Header.normal(c.get(0)), (double) type.constants().indexOf(c.get(0))));
  }

  /** The texts met so far (or the enum's constants); a code is an index into this list. */
  List<String> texts() {
    return texts.inOrderMet();
  }

  /** The value of a cell, {@link Double#NaN} if it is missing and may be. */
  double read(String raw) throws BadCell {
    if (raw == null) {
      if (type.presence().mayBeMissing()) {
        return Double.NaN;
      }
      throw new BadCell(Diagnostic.MISSING_VALUE, "there is no value, but " + type.javaName() + " needs one; where it may be missing, the type is " + boxed());
    }
    String cell = type.kind() == Kind.STRING && jdk.isEmpty() || raw.length() == 1 ? raw : raw.trim();
    if (missing.contains(cell)) {
      return Double.NaN;
    }
    if (cell.isEmpty() && (type.kind() != Kind.STRING || jdk.isPresent())) {
      throw new BadCell(Diagnostic.MISSING_VALUE, "the cell is empty, but " + type.javaName() + " needs a value; where one may be missing, the type is " + boxed());
    }
    if (jdk.isPresent()) {
      return readJdk(cell);
    }
    return switch (type.kind()) {
      case BOOLEAN -> readBoolean(cell);
      case INTEGER -> readInteger(cell);
      case CHARACTER -> readCharacter(cell);
      case REAL -> type.isWhole() ? readInteger(cell) : readReal(cell);
      case ENUM -> readConstant(cell);
      case STRING -> readText(cell);
    };
  }

  /** A value of a type of the JDK as its number, or as its text where answers are told apart by that. */
  private double readJdk(String cell) throws BadCell {
    Object value;
    if (type.kind() == Kind.REAL) {
      String number = plain(cell);
      if (number.length() <= JdkType.DIGITS && isDecimal(number)) {
        return Double.parseDouble(number) + 0.0; // with so few characters there are no more digits than are told apart
      }
    }
    try {
      value = jdk.get().read(isAmount ? plain(cell) : cell);
    } catch (BadCell e) {
      throw new BadCell(e.diagnostic(), e.getMessage() + noValue(cell));
    }
    return type.kind() == Kind.STRING ? readText(value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString()) : jdkType.number(value);
  }

  private double readBoolean(String cell) throws BadCell {
    Double value = written.get(cell.toLowerCase(Locale.ROOT));
    if (value == null) {
      throw new BadCell(Diagnostic.BAD_VALUE, quote(cell) + " is not a boolean: expected " + (type.spellings().isEmpty() ? "true/false, yes/no, y/n, t/f, on/off or 1/0"
          : quote(type.spellings().get(1).get(0)) + " or " + quote(type.spellings().get(0).get(0)) + ", as @Words says") + noValue(cell)
          + (type.spellings().isEmpty() && noValue(cell).isEmpty() ? "; other words are given by @Words(yes = \"…\", no = \"…\")" : ""));
    }
    return value;
  }

  /** What to write where a cell seems to say that there is no value; nothing if it does not. */
  private String noValue(String cell) {
    if (!NO_VALUE.contains(cell.toLowerCase(Locale.ROOT))) {
      return "";
    }
    String useBox = "use a type in which one may be missing, such as " + boxed();
    return "; if it stands for a missing value, " + (wordsForMissing.contains(cell) ? useBox : (type.presence().mayBeMissing() ? "" : useBox + ", and ") + "add \"" + cell.replace("\\", "\\\\").replace("\"", "\\\"") + "\" to missing of @DistillFrom");
  }

  private String boxed() {
    if (jdk.isPresent()) {
      return "Optional<" + type.javaName().replaceAll(".*[.]", "") + ">";
    }
    return switch (type.kind()) {
      case BOOLEAN -> "Boolean";
      case CHARACTER -> "Character";
      case REAL -> type.javaName().equals("float") ? "Float" : "Double";
      case INTEGER -> type.javaName().equals("long") ? "Long" : "Integer";
      case STRING -> "Optional<String>";
      case ENUM -> "Optional<" + type.javaName().replaceAll(".*[.]", "") + ">";
    };
  }

  /** A number as programs write it. */
  private String plain(String cell) {
    return numbers.isPresent() ? numbers.get().plainOr(cell) : cell;
  }

  private double readInteger(String raw) throws BadCell {
    String plain = plain(raw);
    // Programs that keep numbers in floating point write whole ones so.
    int point = plain.indexOf('.');
    String cell = point > 0 && ZEROS.matcher(plain).region(point, plain.length()).matches() ? plain.substring(0, point) : plain;
    int start = cell.charAt(0) == '-' || cell.charAt(0) == '+' ? 1 : 0;
    boolean digits = cell.length() > start;
    for (int i = start; i < cell.length(); i++) {
      digits &= cell.charAt(i) >= '0' && cell.charAt(i) <= '9';
    }
    if (!digits) {
      refuseNotFinite(cell);
      throw new BadCell(Diagnostic.BAD_VALUE, quote(cell) + " is not an integer, but the type is " + type.javaName() + noValue(cell)
          + (isDecimal(cell) ? "; for numbers with decimals, the type is double" : ""));
    }
    long value;
    try {
      value = Long.parseLong(cell);
    } catch (NumberFormatException e) {
      throw outOfRange(cell);
    }
    if (value < type.min() || value > type.max()) {
      throw outOfRange(cell);
    }
    if (Math.abs(value) > ValueType.EXACT) {
      throw new BadCell(Diagnostic.INEXACT_INTEGER, quote(cell) + " is beyond ±2^53");
    }
    return value;
  }

  private BadCell outOfRange(String cell) {
    return new BadCell(Diagnostic.OUT_OF_RANGE,
        quote(cell) + " is out of range for " + type.javaName() + " (" + type.min() + " to " + type.max() + ")");
  }

  private static double readCharacter(String cell) throws BadCell {
    if (cell.length() != 1) {
      throw new BadCell(Diagnostic.BAD_VALUE, quote(cell) + " is not a single character");
    }
    return cell.charAt(0);
  }

  private double readReal(String raw) throws BadCell {
    String cell = plain(raw);
    if (!isDecimal(cell)) {
      refuseNotFinite(cell);
      throw new BadCell(Diagnostic.BAD_VALUE, quote(cell) + " is not a number" + noValue(cell));
    }
    double value = type.javaName().equals("float") ? Float.parseFloat(cell) : Double.parseDouble(cell);
    if (Double.isInfinite(value)) {
      throw new BadCell(Diagnostic.OUT_OF_RANGE, quote(cell) + " is out of range for " + type.javaName());
    }
    return value + 0.0;
  }

  private void refuseNotFinite(String cell) throws BadCell {
    String word = cell.replaceFirst("^[+-]", "").toLowerCase(Locale.ROOT);
    if (word.equals("nan") || word.equals("inf") || word.equals("infinity")) {
      throw new BadCell(Diagnostic.NOT_FINITE, quote(cell) + " is not a finite number" + noValue(cell));
    }
  }

  /** Digits with at most one point and an optional exponent, in ASCII: neither hexadecimal nor a suffix. */
  private static boolean isDecimal(String cell) {
    int i = 0;
    int length = cell.length();
    if (i < length && (cell.charAt(i) == '-' || cell.charAt(i) == '+')) {
      i++;
    }
    int digits = 0;
    boolean point = false;
    for (; i < length; i++) {
      char c = cell.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0 || i == length) {
      return digits > 0;
    }
    if (cell.charAt(i) != 'e' && cell.charAt(i) != 'E') {
      return false;
    }
    i++;
    if (i < length && (cell.charAt(i) == '-' || cell.charAt(i) == '+')) {
      i++;
    }
    boolean exponent = i < length;
    for (; i < length; i++) {
      exponent &= cell.charAt(i) >= '0' && cell.charAt(i) <= '9';
    }
    return exponent;
  }

  private double readConstant(String cell) throws BadCell {
    Integer exact = texts.find(cell);
    Double code = exact != null ? Double.valueOf(exact) : written.getOrDefault(cell, written.get(Header.normal(cell)));
    if (code == null) {
      throw new BadCell(Diagnostic.UNKNOWN_CONSTANT, quote(cell) + " is not a constant of " + type.javaName() + "."
          + hint(cell, type.constants()) + " The constants are " + shown(type.constants()) + (noValue(cell).isEmpty() ? "; how one is written in the data is said by @Label" : noValue(cell)));
    }
    return code;
  }

  private static String shown(List<String> constants) {
    return constants.size() <= 12 ? String.join(", ", constants)
        : String.join(", ", constants.subList(0, 12)) + " and " + (constants.size() - 12) + " more";
  }

  private double readText(String cell) throws BadCell {
    if (cell.indexOf('\0') >= 0) {
      throw new BadCell(Diagnostic.CONTROL_CHARACTER, "the cell holds a NUL character");
    }
    if (texts.find(cell) == null && texts.inOrderMet().size() >= mostValues) {
      throw new BadCell(tooMany, quote(cell) + " is one distinct value more than the " + mostValues + " allowed");
    }
    return texts.codeOf(cell);
  }
}
