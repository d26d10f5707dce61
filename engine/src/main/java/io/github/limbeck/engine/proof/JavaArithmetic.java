package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.proof.Unprovable;
import io.github.limbeck.engine.proof.JavaValue.Absent;
import io.github.limbeck.engine.proof.JavaValue.Appended;
import io.github.limbeck.engine.proof.JavaValue.Cells;
import io.github.limbeck.engine.proof.JavaValue.Kind;
import io.github.limbeck.engine.proof.JavaValue.Counted;
import io.github.limbeck.engine.proof.JavaValue.Label;
import io.github.limbeck.engine.proof.JavaValue.Nominal;
import io.github.limbeck.engine.proof.JavaValue.Nullable;
import io.github.limbeck.engine.proof.JavaValue.Numeric;
import io.github.limbeck.engine.proof.JavaValue.Truth;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.jdt.core.dom.InfixExpression.Operator;

/**
 * Arithmetic, comparison and conversion as Java does them, on values that stand for all inputs at once. Combinations of types
 * that generated code has no use for are refused.
 */
final class JavaArithmetic {
  static final String STRING = "java.lang.String";
  private static final String LIST = "java.util.List";

  private final Formulas formulas;
  private final Labels labels;
  private final Rounding rounding;
  private final Consumer<Condition> fails;

  /**
   * @param rounding told of every comparison of real numbers
   * @param fails told when the code throws
   */
  JavaArithmetic(Formulas formulas, Labels labels, Rounding rounding, Consumer<Condition> fails) {
    this.formulas = formulas;
    this.labels = labels;
    this.rounding = rounding;
    this.fails = fails;
  }

  /** The number that a value is; a box is read, which throws where it is missing. */
  Numeric number(JavaValue value) {
    if (value instanceof Numeric number) {
      return number;
    } else if (value instanceof Nullable nullable && nullable.isBox()) {
      fails.accept(nullable.missing());
      return number(nullable.value());
    }
    throw new Unprovable("a number was expected");
  }

  Condition condition(JavaValue value) {
    if (value instanceof Truth truth) {
      return truth.condition();
    } else if (value instanceof Nullable nullable && nullable.isBox()) {
      fails.accept(nullable.missing());
      return condition(nullable.value());
    }
    throw new Unprovable("a condition was expected");
  }

  // Conversion

  /**
   * A value as a type, by the conversions of an assignment.
   *
   * @param type a primitive type, a canonical name, or an array of these
   */
  JavaValue converted(JavaValue value, String type) {
    if (Kind.of(type).isPresent()) {
      return widened(number(value), Kind.of(type).get());
    } else if (type.equals("boolean")) {
      return new Truth(condition(value));
    }
    boolean same = value instanceof Counted counted && type.equals(counted.type().javaType()) || value instanceof Cells cells && (type.equals(cells.element() + "[]") || cells.isText() && type.equals(STRING) || type.equals(LIST))
        || value instanceof Appended some && (type.equals(some.element() + "[]") || some.isText() && type.equals(STRING) || type.equals(LIST)) || value instanceof Label label && type.equals(label.type())
        || value instanceof Nominal nominal && type.equals(nominal.type()) || value instanceof Nullable nullable && isTypeOf(nullable, type);
    if (!same) {
      throw new Unprovable("a conversion to " + type);
    }
    return value;
  }

  /** A value as the type of an answer, which may be a box: no one compares the box. */
  JavaValue answered(JavaValue value, String type) {
    boolean boxes = (value instanceof Numeric || value instanceof Truth) && !unboxed(type).equals(type);
    return converted(value, boxes ? unboxed(type) : type);
  }

  private static boolean isTypeOf(Nullable nullable, String type) {
    return switch (nullable.presence()) {
      case BOXED -> nullable.value() instanceof Numeric number ? type.equals(box(number.kind()))
          : nullable.value() instanceof Truth && type.equals("java.lang.Boolean");
      case OPTIONAL -> type.equals("java.util.Optional");
      case OPTIONAL_PRIMITIVE -> type.equals("java.util.OptionalInt") || type.equals("java.util.OptionalLong") || type.equals("java.util.OptionalDouble");
      case REQUIRED -> false;
    };
  }

  private static String box(Kind kind) {
    return switch (kind) {
      case BYTE -> "java.lang.Byte";
      case SHORT -> "java.lang.Short";
      case CHAR -> "java.lang.Character";
      case INT -> "java.lang.Integer";
      case LONG -> "java.lang.Long";
      case FLOAT -> "java.lang.Float";
      case DOUBLE -> "java.lang.Double";
    };
  }

  private static String unboxed(String type) {
    for (Kind kind : Kind.values()) {
      if (box(kind).equals(type)) {
        return kind.name().toLowerCase(Locale.ROOT);
      }
    }
    return type.equals("java.lang.Boolean") ? "boolean" : type;
  }

  private static Numeric widened(Numeric number, Kind kind) {
    boolean constant = number.fits(kind) && (kind.isNarrow() && number.kind().compareTo(Kind.INT) <= 0 || kind == Kind.FLOAT && !number.kind().isReal());
    if (!number.kind().widensTo(kind) && !constant) {
      throw new Unprovable("a conversion from " + number.kind() + " to " + kind);
    }
    return number.as(kind);
  }

  /** A cast, which has to keep the number as it is; but characters count round, as Java says. */
  Numeric cast(Numeric number, Kind kind) {
    if (kind == Kind.CHAR && number.kind() == Kind.INT) {
      return new Numeric(formulas.remainder(number.value(), Character.MAX_VALUE + 1L), Kind.CHAR);
    }
    Unknown.Range range = number.value().range();
    boolean held = number.kind().compareTo(Kind.INT) <= 0 && range.least() != null && range.greatest() != null
        && kind.holds(range.least()) && kind.holds(range.greatest());
    boolean same = kind == Kind.INT && number.kind().isNarrow() || number.kind() == kind || held && kind.isNarrow();
    return same ? number.as(kind) : widened(number, kind);
  }

  // Operators

  /** The type that two numbers are computed in. */
  private static Kind promoted(Numeric a, Numeric b) {
    Kind kind = a.kind().compareTo(b.kind()) >= 0 ? a.kind() : b.kind();
    kind = kind.isNarrow() ? Kind.INT : kind;
    for (Numeric number : new Numeric[] {a, b}) {
      if (!number.kind().widensTo(kind) && !(kind == Kind.FLOAT && number.fits(kind))) {
        throw new Unprovable(number.kind() + " computed as " + kind);
      }
    }
    return kind;
  }

  private static Kind computed(Numeric a, Numeric b) {
    Kind kind = promoted(a, b);
    if (kind == Kind.FLOAT) {
      throw new Unprovable("arithmetic in float");
    }
    return kind;
  }

  JavaValue combined(Operator operator, JavaValue a, JavaValue b) {
    if (operator == Operator.EQUALS || operator == Operator.NOT_EQUALS) {
      Condition same = same(a, b);
      return new Truth(operator == Operator.EQUALS ? same : same.not());
    }
    Numeric left = number(a);
    Numeric right = number(b);
    if (operator == Operator.PLUS) {
      return sum(left, right, 1);
    } else if (operator == Operator.MINUS) {
      return sum(left, right, -1);
    } else if (operator == Operator.TIMES) {
      Polynomial product = formulas.times(left.value(), right.value());
      return within(new Numeric(product, computed(left, right), left.sum().times(right.sum(), product)));
    } else if (operator == Operator.REMAINDER) {
      return remainder(left, right);
    } else if (operator == Operator.DIVIDE) {
      return quotient(left, right);
    }
    return new Truth(compared(bound(operator, left, right), left, right));
  }

  private Condition bound(Operator operator, Numeric left, Numeric right) {
    Polynomial difference = formulas.plus(left.value(), BigDecimal.ONE.negate(), right.value());
    Polynomial opposite = difference.times(BigDecimal.ONE.negate());
    if (operator == Operator.LESS) {
      return formulas.more(opposite);
    } else if (operator == Operator.LESS_EQUALS) {
      return formulas.atLeast(opposite);
    } else if (operator == Operator.GREATER) {
      return formulas.more(difference);
    } else if (operator == Operator.GREATER_EQUALS) {
      return formulas.atLeast(difference);
    }
    throw new Unprovable("the operator " + operator);
  }

  private Condition compared(Condition condition, Numeric left, Numeric right) {
    if (promoted(left, right).isReal()) {
      rounding.inCode(condition, left.sum(), right.sum());
    }
    return condition;
  }

  Numeric sum(Numeric a, Numeric b, int sign) {
    Polynomial sum = formulas.plus(a.value(), BigDecimal.valueOf(sign), b.value());
    Kind kind = computed(a, b);
    return within(kind.isReal() ? new Numeric(sum, kind, a.sum().plus(sign, b.sum())) : new Numeric(sum, kind));
  }

  Numeric negated(Numeric number) {
    return sum(new Numeric(Polynomial.ZERO, Kind.INT), number, -1);
  }

  /** A whole number must lie within its type; where it might not, the method is taken to fail, which has to be disproved. */
  private Numeric within(Numeric number) {
    if (!number.kind().isReal()) {
      BigDecimal least = BigDecimal.valueOf(number.kind() == Kind.INT ? Integer.MIN_VALUE : Long.MIN_VALUE);
      BigDecimal greatest = BigDecimal.valueOf(number.kind() == Kind.INT ? Integer.MAX_VALUE : Long.MAX_VALUE);
      if (!number.value().range().isWithin(least, greatest)) {
        fails.accept(formulas.more(Polynomial.constant(least).minus(number.value())));
        fails.accept(formulas.more(number.value().minus(Polynomial.constant(greatest))));
      }
    }
    return number;
  }

  /** {@code %} has the sign of its left side. */
  private Numeric remainder(Numeric left, Numeric right) {
    if (computed(left, right).isReal()) {
      throw new Unprovable("a remainder of real numbers");
    }
    long modulus = positive(right);
    Polynomial upright = formulas.remainder(left.value(), modulus);
    Condition negative = formulas.more(left.value().times(BigDecimal.ONE.negate()));
    if (negative == formulas.no) {
      return new Numeric(upright, computed(left, right));
    }
    Polynomial mirrored = formulas.remainder(left.value().times(BigDecimal.ONE.negate()), modulus).times(BigDecimal.ONE.negate());
    return new Numeric(formulas.select(negative, mirrored, upright), computed(left, right));
  }

  private Numeric quotient(Numeric left, Numeric right) {
    if (computed(left, right).isReal()) {
      throw new Unprovable("a quotient of real numbers");
    }
    return within(new Numeric(formulas.quotient(left.value(), right.value()), computed(left, right)));
  }

  /** A modulus, which has to be a positive constant. */
  static long positive(Numeric modulus) {
    if (!modulus.value().isConstant() || modulus.value().constant.signum() <= 0 || modulus.kind().isReal()) {
      throw new Unprovable("a remainder by what is no constant");
    }
    return modulus.value().constant.longValueExact();
  }

  Numeric floorMod(Numeric of, Numeric by) {
    if (of.kind().isReal() || by.kind() == Kind.LONG && of.kind() != Kind.LONG) {
      throw new Unprovable("a remainder of " + of.kind() + " by " + by.kind());
    }
    return new Numeric(formulas.remainder(of.value(), positive(by)), by.kind() == Kind.LONG ? Kind.LONG : Kind.INT);
  }

  /** A checked operation throws where it exceeds its type, by design: what it gives is right wherever it gives something. */
  Numeric exact(Operator operator, Numeric a, Numeric b) {
    Kind kind = promoted(a, b);
    if (kind.isReal()) {
      throw new Unprovable("a checked operation on real numbers");
    }
    return new Numeric(operator == Operator.TIMES ? formulas.times(a.value(), b.value())
        : formulas.plus(a.value(), operator == Operator.PLUS ? BigDecimal.ONE : BigDecimal.ONE.negate(), b.value()), kind);
  }

  // Beyond every double; compared with nothing but real numbers.
  static final Polynomial NO_LEAST = Polynomial.constant(new BigDecimal(BigInteger.TWO.pow(1024)).negate());
  static final Polynomial NO_GREATEST = Polynomial.constant(new BigDecimal(BigInteger.TWO.pow(1024)));

  Numeric extreme(Numeric a, Numeric b, boolean greatest) {
    Polynomial none = greatest ? NO_LEAST : NO_GREATEST;
    Polynomial extreme = a.value().equals(none) ? b.value() : b.value().equals(none) ? a.value()
        : greatest ? formulas.greatest(a.value(), b.value()) : formulas.least(a.value(), b.value());
    return new Numeric(extreme, promoted(a, b), a.sum().or(b.sum(), extreme));
  }

  // Sameness

  /** {@code ==}. */
  Condition same(JavaValue a, JavaValue b) {
    if (a == Absent.NULL || b == Absent.NULL) {
      if ((a == Absent.NULL ? b : a) instanceof Nullable nullable && nullable.isBox()) {
        return nullable.missing();
      }
      throw new Unprovable("null compared with what can't be null");
    } else if (a instanceof Nullable && b instanceof Nullable) {
      throw new Unprovable("two boxes compared by identity");
    } else if (a instanceof Label || a instanceof Nominal) {
      if (typeOf(a).equals(STRING)) {
        throw new Unprovable("texts compared by identity");
      }
      return sameLabel(a, b);
    } else if (a instanceof Truth || b instanceof Truth) {
      return formulas.same(condition(a), condition(b));
    }
    Numeric left = number(a);
    Numeric right = number(b);
    return compared(formulas.equal(left.value(), right.value()), left, right);
  }

  private static String typeOf(JavaValue value) {
    return value instanceof Label label ? label.type() : value instanceof Nominal nominal ? nominal.type() : "";
  }

  private Condition sameLabel(JavaValue a, JavaValue b) {
    if (typeOf(a).isEmpty() || !typeOf(a).equals(typeOf(b))) {
      throw new Unprovable("a text or constant compared with what is of another type");
    } else if (a instanceof Nominal left && b instanceof Nominal right) {
      if (!left.labels().equals(right.labels())) {
        throw new Unprovable("texts with other labels");
      }
      return formulas.equal(left.code(), right.code());
    } else if (a instanceof Label left && b instanceof Label right) {
      return formulas.equal(left.number(), right.number());
    }
    Nominal nominal = a instanceof Nominal n ? n : (Nominal) b;
    Label label = a instanceof Label l ? l : (Label) b;
    int code = nominal.labels().indexOf(labels.label(label.number()));
    if (code < 0) {
      throw new Unprovable("a text that is no label");
    }
    return formulas.equal(nominal.code(), Polynomial.constant(code));
  }

  /** {@code a.equals(b)}. */
  Condition equal(JavaValue a, JavaValue b) {
    if (a instanceof Nullable nullable && nullable.isBox()) {
      fails.accept(nullable.missing());
      Condition present = b instanceof Nullable other && other.isBox() ? other.missing().not() : formulas.yes;
      return formulas.and(present, equalBoxes(nullable.value(), b instanceof Nullable other && other.isBox() ? other.value() : b));
    }
    return sameLabel(a, b);
  }

  /** Boxes of one type; those of real numbers tell 0 from -0. */
  private Condition equalBoxes(JavaValue a, JavaValue b) {
    if (a instanceof Truth left && b instanceof Truth right) {
      return formulas.same(left.condition(), right.condition());
    } else if (a instanceof Numeric left && b instanceof Numeric right && left.kind() == right.kind() && !left.kind().isReal()) {
      return formulas.equal(left.value(), right.value());
    }
    throw new Unprovable("boxes of several types compared");
  }

  // Choice

  /** One value or the other, by a condition. */
  JavaValue select(Condition condition, JavaValue a, JavaValue b) {
    if (condition == formulas.yes || a == b) {
      return a;
    } else if (condition == formulas.no) {
      return b;
    } else if (a instanceof Truth left && b instanceof Truth right) {
      return new Truth(formulas.select(condition, left.condition(), right.condition()));
    } else if (a instanceof Nominal left && b instanceof Nominal right && left.type().equals(right.type()) && left.labels().equals(right.labels())) {
      return new Nominal(formulas.select(condition, left.code(), right.code()), left.type(), left.labels());
    } else if (a instanceof Label left && b instanceof Label right && left.type().equals(right.type())) {
      return new Label(formulas.select(condition, left.number(), right.number()), left.type());
    } else if (a instanceof Counted left && b instanceof Counted right && left.type() == right.type()) {
      boolean named = left.label() != null && right.label() != null;
      return new Counted((Numeric) select(condition, left.number(), right.number()), left.type(), named ? formulas.select(condition, left.label(), right.label()) : null);
    } else if (a instanceof Cells left && b instanceof Cells right && left.element().equals(right.element())
        && left.values().length == right.values().length) {
      JavaValue[] cells = new JavaValue[left.values().length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = select(condition, left.values()[i], right.values()[i]);
      }
      return new Cells(left.element(), cells, false);
    } else if (a instanceof Numeric left && b instanceof Numeric right) {
      Polynomial value = formulas.select(condition, left.value(), right.value());
      return new Numeric(value, chosen(left, right), left.sum().or(right.sum(), value));
    }
    throw new Unprovable("a choice between values of different types");
  }

  /** The type of one of two numbers; a constant takes the type of a narrow one. */
  private static Kind chosen(Numeric a, Numeric b) {
    if (a.kind() == b.kind()) {
      return a.kind();
    } else if (a.kind().isNarrow() && b.kind() == Kind.INT && b.fits(a.kind())) {
      return a.kind();
    } else if (b.kind().isNarrow() && a.kind() == Kind.INT && a.fits(b.kind())) {
      return b.kind();
    }
    return promoted(a, b);
  }
}
