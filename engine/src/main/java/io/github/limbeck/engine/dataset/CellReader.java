package io.github.limbeck.engine.dataset;

import static io.github.limbeck.engine.finding.Wording.hint;
import static io.github.limbeck.engine.finding.Wording.quote;

import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.finding.Diagnostic;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Turns the cells of one column into values, strictly: nothing is guessed and nothing is rounded.
 *
 * <p>Booleans are written true/false, yes/no or 1/0. Text keeps its blanks; other cells are trimmed.
 */
final class CellReader {
  private static final Map<String, Double> BOOLEANS =
      Map.of("true", 1.0, "false", 0.0, "yes", 1.0, "no", 0.0, "1", 1.0, "0", 0.0);

  private final ValueType type;
  private final Set<String> missing;
  private final int mostValues;
  private final Diagnostic tooMany;
  private final Texts texts;

  CellReader(ValueType type, List<String> missing, Texts texts, int mostValues, Diagnostic tooMany) {
    this.type = type;
    this.texts = texts;
    this.missing = type.presence().mayBeMissing() ? new HashSet<>(missing) : Set.of();
    this.mostValues = mostValues;
    this.tooMany = tooMany;
    type.constants().forEach(texts::codeOf);
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
      throw new BadCell(Diagnostic.MISSING_VALUE, "there is no value, but " + type.javaName() + " needs one");
    }
    String cell = type.kind() == Kind.STRING || raw.length() == 1 ? raw : raw.trim();
    if (missing.contains(cell)) {
      return Double.NaN;
    }
    if (cell.isEmpty() && type.kind() != Kind.STRING) {
      throw new BadCell(Diagnostic.MISSING_VALUE, "the cell is empty, but " + type.javaName() + " needs a value");
    }
    return switch (type.kind()) {
      case BOOLEAN -> readBoolean(cell);
      case INTEGER -> readInteger(cell);
      case CHARACTER -> readCharacter(cell);
      case REAL -> readReal(cell);
      case ENUM -> readConstant(cell);
      case STRING -> readText(cell);
    };
  }

  private static double readBoolean(String cell) throws BadCell {
    Double value = BOOLEANS.get(cell.toLowerCase(Locale.ROOT));
    if (value == null) {
      throw new BadCell(Diagnostic.BAD_VALUE, quote(cell) + " is not a boolean: expected true/false, yes/no or 1/0");
    }
    return value;
  }

  private double readInteger(String cell) throws BadCell {
    int start = cell.charAt(0) == '-' || cell.charAt(0) == '+' ? 1 : 0;
    boolean digits = cell.length() > start;
    for (int i = start; i < cell.length(); i++) {
      digits &= cell.charAt(i) >= '0' && cell.charAt(i) <= '9';
    }
    if (!digits) {
      refuseNotFinite(cell);
      throw new BadCell(Diagnostic.BAD_VALUE, quote(cell) + " is not an integer, but the type is " + type.javaName());
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

  private double readReal(String cell) throws BadCell {
    if (!isDecimal(cell)) {
      refuseNotFinite(cell);
      String comma = cell.indexOf(',') >= 0 && isDecimal(cell.replace(',', '.')) ? "; decimals are written with a point" : "";
      throw new BadCell(Diagnostic.BAD_VALUE, quote(cell) + " is not a number" + comma);
    }
    double value = type.javaName().equals("float") ? Float.parseFloat(cell) : Double.parseDouble(cell);
    if (Double.isInfinite(value)) {
      throw new BadCell(Diagnostic.OUT_OF_RANGE, quote(cell) + " is out of range for " + type.javaName());
    }
    return value + 0.0;
  }

  private static void refuseNotFinite(String cell) throws BadCell {
    String word = cell.replaceFirst("^[+-]", "").toLowerCase(Locale.ROOT);
    if (word.equals("nan") || word.equals("inf") || word.equals("infinity")) {
      throw new BadCell(Diagnostic.NOT_FINITE, quote(cell) + " is not a finite number");
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
    Integer code = texts.find(cell);
    if (code == null) {
      throw new BadCell(Diagnostic.UNKNOWN_CONSTANT, quote(cell) + " is not a constant of " + type.javaName() + "."
          + hint(cell, type.constants()) + " The constants are " + shown(type.constants()));
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
