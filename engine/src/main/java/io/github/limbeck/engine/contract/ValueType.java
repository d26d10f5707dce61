package io.github.limbeck.engine.contract;

import java.util.List;
import java.util.Set;

/**
 * The type of one feature or answer.
 *
 * @param javaName what Java calls the value: {@code int}, {@code java.lang.String}, {@code app.Color}
 * @param presence whether and how a value may be missing
 * @param constants the constants of an enum in their order; empty for other types
 * @param min the least integer the type holds (integers and char only)
 * @param max the greatest integer the type holds
 * @param spellings how values are written in data, if not as usual: per constant of an enum, or for {@code false} and then {@code true}
 */
public record ValueType(Kind kind, String javaName, Presence presence, List<String> constants, long min, long max, List<List<String>> spellings) {

  /** How values are ordered and compared. */
  public enum Kind {
    BOOLEAN,
    INTEGER,
    CHARACTER,
    REAL,
    STRING,
    ENUM;

    /** Values that have no order: only equality means something. */
    public boolean isNominal() {
      return this == STRING || this == ENUM;
    }
  }

  /** Whether a value may be missing, and how Java says so. */
  public enum Presence {
    REQUIRED,
    /** A box such as {@code Integer}; missing is null. */
    BOXED,
    /** {@code Optional<T>}. */
    OPTIONAL,
    /** {@code OptionalInt}, {@code OptionalLong} or {@code OptionalDouble}. */
    OPTIONAL_PRIMITIVE;

    public boolean mayBeMissing() {
      return this != REQUIRED;
    }
  }

  /** Integers beyond this magnitude are not exact as doubles and are refused in datasets. */
  public static final long EXACT = 1L << 53;

  private static final Set<String> REALS = Set.of("float", "double");

  public ValueType {
    constants = List.copyOf(constants);
    spellings = spellings.stream().map(List::copyOf).toList();
  }

  /** A type whose values are written as usual. */
  public ValueType(Kind kind, String javaName, Presence presence, List<String> constants, long min, long max) {
    this(kind, javaName, presence, constants, min, max, List.of());
  }

  /** The same type, written in other ways. */
  public ValueType written(List<List<String>> ways) {
    return new ValueType(kind, javaName, presence, constants, min, max, ways);
  }

  /** The same type, whose values may be missing in some way, or never. */
  public ValueType with(Presence other) {
    return new ValueType(kind, javaName, other, constants, min, max, spellings);
  }

  /** The type of a primitive, by its Java name. */
  public static ValueType primitive(String name, Presence presence) {
    if (name.equals("boolean")) {
      return new ValueType(Kind.BOOLEAN, name, presence, List.of(), 0, 1);
    }
    if (REALS.contains(name)) {
      return new ValueType(Kind.REAL, name, presence, List.of(), 0, 0);
    }
    return switch (name) {
      case "char" -> new ValueType(Kind.CHARACTER, name, presence, List.of(), Character.MIN_VALUE, Character.MAX_VALUE);
      case "byte" -> new ValueType(Kind.INTEGER, name, presence, List.of(), Byte.MIN_VALUE, Byte.MAX_VALUE);
      case "short" -> new ValueType(Kind.INTEGER, name, presence, List.of(), Short.MIN_VALUE, Short.MAX_VALUE);
      case "int" -> new ValueType(Kind.INTEGER, name, presence, List.of(), Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "long" -> new ValueType(Kind.INTEGER, name, presence, List.of(), Long.MIN_VALUE, Long.MAX_VALUE);
      default -> throw new IllegalArgumentException("not a primitive type: " + name);
    };
  }

  /** The same type where a value is never missing: an answer in a box always has one. */
  public ValueType required() {
    return with(Presence.REQUIRED);
  }

  /** A type whose values are numbers to a model: whole ones from a least to a greatest, or any. */
  public static ValueType numbered(String javaName, boolean whole, long least, long greatest) {
    return new ValueType(whole ? Kind.INTEGER : Kind.REAL, javaName, Presence.REQUIRED, List.of(), least, greatest);
  }

  /** Whether a value is a point in time, counted from some first one, so that only differences and thresholds mean anything, and sums nothing. */
  public boolean isPoint() {
    return kind == Kind.INTEGER && javaName.startsWith("java.time.") && !javaName.equals("java.time.Duration");
  }

  /** The type of an answer that is computed and rounded: whole numbers or amounts. */
  public ValueType rounded() {
    return new ValueType(Kind.REAL, javaName, presence, List.of(), min, max);
  }

  /** Whether values are real numbers to a model, but whole ones or amounts in Java. */
  public boolean isRounded() {
    return kind == Kind.REAL && (javaName.equals("java.math.BigDecimal") || isWhole());
  }

  /** Whether values are real numbers to a model, but whole ones in Java. */
  public boolean isWhole() {
    return kind == Kind.REAL && (javaName.equals("int") || javaName.equals("long"));
  }

  /** A type of which an answer is one of a few values, known by their texts. */
  public static ValueType chosen(String javaName) {
    return new ValueType(Kind.STRING, javaName, Presence.REQUIRED, List.of(), 0, 0);
  }

  public static ValueType string(Presence presence) {
    return new ValueType(Kind.STRING, "java.lang.String", presence, List.of(), 0, 0);
  }

  public static ValueType ofEnum(String javaName, List<String> constants, Presence presence) {
    return new ValueType(Kind.ENUM, javaName, presence, constants, 0, 0);
  }
}
