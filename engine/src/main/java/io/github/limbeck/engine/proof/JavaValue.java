package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.JdkType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What an expression of Java stands for, over all inputs at once, with the type that Java gives it. */
sealed interface JavaValue {

  /** A {@code boolean}. */
  record Truth(Condition condition) implements JavaValue {}

  /**
   * A number of a primitive type.
   *
   * @param sum how a real number is computed
   */
  record Numeric(Polynomial value, Kind kind, Rounding.Sum sum) implements JavaValue {
    /** A number that is not rounded. */
    Numeric(Polynomial value, Kind kind) {
      this(value, kind, Rounding.Sum.of(value));
    }

    Numeric as(Kind other) {
      return new Numeric(value, other, sum);
    }

    /** Whether it is a constant that the type holds exactly. */
    boolean fits(Kind other) {
      return value.isConstant() && other.holds(value.constant);
    }
  }

  /** The primitive types of numbers, the narrowest first. */
  enum Kind {
    BYTE,
    SHORT,
    CHAR,
    INT,
    LONG,
    FLOAT,
    DOUBLE;

    private static final BigDecimal EXACT_IN_FLOAT = BigDecimal.valueOf(1 << 24);

    /** The kind of number a type is; empty for another type. */
    static Optional<Kind> of(String type) {
      return switch (type) {
        case "byte" -> Optional.of(BYTE);
        case "short" -> Optional.of(SHORT);
        case "char" -> Optional.of(CHAR);
        case "int" -> Optional.of(INT);
        case "long" -> Optional.of(LONG);
        case "float" -> Optional.of(FLOAT);
        case "double" -> Optional.of(DOUBLE);
        default -> Optional.empty();
      };
    }

    boolean isReal() {
      return this == FLOAT || this == DOUBLE;
    }

    /** The type in which Java gives the number of a value of the JDK. */
    static Kind of(JdkType type) {
      return type == JdkType.DECIMAL ? DOUBLE : type == JdkType.YEAR ? INT : LONG;
    }

    /** Whether it is computed with as an {@code int}. */
    boolean isNarrow() {
      return compareTo(INT) < 0;
    }

    /** Whether every value of this type is one of the other: a widening that rounds nothing, but for {@code long} to {@code double}. */
    boolean widensTo(Kind other) {
      return switch (this) {
        case BYTE -> other != CHAR;
        case SHORT, CHAR -> other == this || other.compareTo(INT) >= 0;
        case INT -> other == INT || other == LONG || other == DOUBLE;
        // A network reads a whole number as the double nearest to it, as Java does.
        case LONG -> other == LONG || other == DOUBLE;
        case FLOAT -> other.isReal();
        case DOUBLE -> other == DOUBLE;
      };
    }

    /** Whether a constant is a value of the type. */
    boolean holds(BigDecimal constant) {
      return switch (this) {
        case BYTE -> isWhole(constant, Byte.MIN_VALUE, Byte.MAX_VALUE);
        case SHORT -> isWhole(constant, Short.MIN_VALUE, Short.MAX_VALUE);
        case CHAR -> isWhole(constant, Character.MIN_VALUE, Character.MAX_VALUE);
        case INT -> isWhole(constant, Integer.MIN_VALUE, Integer.MAX_VALUE);
        case LONG -> isWhole(constant, Long.MIN_VALUE, Long.MAX_VALUE);
        case FLOAT -> constant.scale() <= 0 && constant.abs().compareTo(EXACT_IN_FLOAT) <= 0;
        case DOUBLE -> true;
      };
    }

    private static boolean isWhole(BigDecimal constant, long least, long greatest) {
      return constant.scale() <= 0 && constant.compareTo(BigDecimal.valueOf(least)) >= 0 && constant.compareTo(BigDecimal.valueOf(greatest)) <= 0;
    }
  }

  /**
   * A text or a constant of an enum that the code names, or one of several, chosen by conditions.
   *
   * @param number what {@link Labels} calls it
   * @param type its canonical type
   */
  record Label(Polynomial number, String type) implements JavaValue {}

  /**
   * A text or constant that is an input, by its code.
   *
   * @param labels what codes stand for; codes beyond are texts that no label is
   */
  record Nominal(Polynomial code, String type, List<String> labels) implements JavaValue {}

  /**
   * A value that may be missing.
   *
   * @param presence how: a box that may be null, or an Optional
   */
  record Nullable(Condition missing, JavaValue value, Input.Presence presence) implements JavaValue {
    boolean isBox() {
      return presence == Input.Presence.BOXED;
    }
  }

  /**
   * An array, or a text as the array of its characters. It changes where the code assigns to a cell.
   *
   * @param element the type of a cell as the source says it
   * @param own whether the code made it, so that it may assign to its cells
   */
  record Cells(String element, JavaValue[] values, boolean own) implements JavaValue {
    /** Whether it may be a text as well: its characters. */
    boolean isText() {
      return element.equals("char");
    }
  }

  /**
   * An array that the code appends to, one element after the other, whose length is open.
   *
   * @param element the type of a cell as the source says it
   * @param capacity how many elements there can be
   * @param counter the local that counts them
   */
  record Appended(String element, int capacity, String counter, List<Kept> kept) implements JavaValue {
    /** The same with other elements. */
    Appended of(List<Kept> elements) {
      return new Appended(element, capacity, counter, List.copyOf(elements));
    }

    /** Whether it may be a text as well. */
    boolean isText() {
      return element.equals("char");
    }
  }

  /** An element that is appended where a condition holds. */
  record Kept(Condition when, JavaValue value) {}

  /**
   * A value of a type of the JDK, by its number.
   *
   * @param label what {@link Labels} calls its text, if the code names it; null for an input and what is computed
   */
  record Counted(Numeric number, JdkType type, Polynomial label) implements JavaValue {}

  /** The components of a record that is made. */
  record Components(List<JavaValue> values) implements JavaValue {}

  /** A real number that only the formulas of an answer are made of, which nothing else may depend on. */
  record Opaque() implements JavaValue {}

  /** {@code null}. */
  enum Absent implements JavaValue {
    NULL
  }
}
