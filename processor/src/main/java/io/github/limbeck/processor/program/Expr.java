package io.github.limbeck.processor.program;

import java.util.List;

/**
 * An expression. Conditions have the value 1 or 0, so that they can be counted. A missing value is NaN and
 * makes every comparison false.
 */
public sealed interface Expr {

  /** The value of an input: a number, or 1 or 0. */
  record Read(int input) implements Expr {}

  /** A cell of an array at a position that depends on loop variables; only inside a {@link Repeat}. */
  record Cell(String array, List<Index> index) implements Expr {
    public Cell {
      index = List.copyOf(index);
    }
  }

  /** {@code step * variable + offset}; the step is 0 for a fixed position. */
  record Index(String variable, int step, int offset) {
    public int at(int value) {
      return step * value + offset;
    }
  }

  /** A number; whole numbers lie within ±2^53. */
  record Constant(double value) implements Expr {}

  /** True or false. */
  record Truth(boolean value) implements Expr {}

  /** The sum of weighted terms, evaluated from left to right. */
  record Sum(List<Term> terms) implements Expr {
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  /** One addend; a condition counts 1 or 0. */
  record Term(double weight, Expr of) {}

  record Product(Expr left, Expr right) implements Expr {}

  /** The remainder in [0, modulus) of a whole number. */
  record Remainder(Expr of, int modulus) implements Expr {}

  record Compare(Expr left, Op op, Expr right) implements Expr {}

  /** Whether a nominal input has a certain value. */
  record IsLabel(int input, int code) implements Expr {}

  /** Whether two nominal inputs have the same value. */
  record SameLabel(int left, int right) implements Expr {}

  record IsMissing(int input) implements Expr {}

  record Not(Expr of) implements Expr {}

  /** All of the parts, tested from left to right. */
  record And(List<Expr> parts) implements Expr {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** Any of the parts, tested from left to right. */
  record Or(List<Expr> parts) implements Expr {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** A value named by an earlier {@link Statement.Let}. */
  record Local(String name) implements Expr {}

  /** The sum of the body over {@code variable = 0 … count - 1}. */
  record Repeat(String variable, int count, Expr body) implements Expr {}

  /** An answer, by its code. */
  record Answer(int code) implements Expr {}

  /** Comparison operators. */
  enum Op {
    LESS("<"),
    AT_MOST("<="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    AT_LEAST(">="),
    MORE(">");

    private final String java;

    Op(String java) {
      this.java = java;
    }

    public String java() {
      return java;
    }

    public Op negated() {
      return switch (this) {
        case LESS -> AT_LEAST;
        case AT_MOST -> MORE;
        case EQUAL -> NOT_EQUAL;
        case NOT_EQUAL -> EQUAL;
        case AT_LEAST -> LESS;
        case MORE -> AT_MOST;
      };
    }

    /** The operator that says the same with its sides exchanged. */
    public Op mirrored() {
      return switch (this) {
        case LESS -> MORE;
        case AT_MOST -> AT_LEAST;
        case EQUAL, NOT_EQUAL -> this;
        case AT_LEAST -> AT_MOST;
        case MORE -> LESS;
      };
    }

    public boolean test(double left, double right) {
      return switch (this) {
        case LESS -> left < right;
        case AT_MOST -> left <= right;
        case EQUAL -> left == right;
        case NOT_EQUAL -> left != right && !Double.isNaN(left) && !Double.isNaN(right);
        case AT_LEAST -> left >= right;
        case MORE -> left > right;
      };
    }
  }

  static Expr and(List<Expr> parts) {
    return parts.size() == 1 ? parts.get(0) : parts.isEmpty() ? new Truth(true) : new And(parts);
  }

  static Expr or(List<Expr> parts) {
    return parts.size() == 1 ? parts.get(0) : parts.isEmpty() ? new Truth(false) : new Or(parts);
  }

  /** Whether the expression is a condition rather than a number; {@code program} tells the types of inputs. */
  default boolean isCondition(Program program) {
    if (this instanceof Read read) {
      return program.inputs().get(read.input()).kind() == Input.Kind.BOOLEAN;
    }
    if (this instanceof Cell cell) {
      return program.inputOfArray(cell.array()).kind() == Input.Kind.BOOLEAN;
    }
    if (this instanceof Local local) {
      return program.definition(local.name()).isCondition(program);
    }
    return this instanceof Truth || this instanceof Compare || this instanceof IsLabel || this instanceof SameLabel
        || this instanceof IsMissing || this instanceof Not || this instanceof And || this instanceof Or;
  }
}
