package io.github.limbeck.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

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

  /** Half of a whole number that is not negative, rounded down. */
  record Half(Expr of) implements Expr {}

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

  /** The value of a loop's variable, or of the position that a cell rule stands at. */
  record Variable(String name) implements Expr {}

  /** How many rows (axis 0) or columns (axis 1) an array has; an array of one dimension has axis 0 only. */
  record Size(int array, int axis) implements Expr {}

  /**
   * An element of an array of any size.
   *
   * @param index one whole number per dimension
   * @param border what is read where the index lies outside
   */
  record Element(int array, List<Expr> index, Border border) implements Expr {
    public Element {
      index = List.copyOf(index);
    }
  }

  /**
   * What lies beyond the ends of an array.
   *
   * @param padding the constant that is read there
   */
  record Border(Treatment treatment, double padding) {
    /** Nothing: an index outside is a fault. */
    public static final Border NONE = new Border(Treatment.NONE, 0);

    /**
     * What is read at a place, which may lie outside.
     *
     * @param cells {@code [row][column]}; an array of one dimension is a single row
     */
    public double read(double[][] cells, int i, int j) {
      int n = cells.length;
      int m = cells[0].length;
      return switch (treatment) {
        case NONE -> cells[i][j];
        case WRAP -> cells[Math.floorMod(i, n)][Math.floorMod(j, m)];
        case REPEAT -> cells[Math.max(0, Math.min(i, n - 1))][Math.max(0, Math.min(j, m - 1))];
        case CONSTANT -> i < 0 || i >= n || j < 0 || j >= m ? padding : cells[i][j];
      };
    }

    /** The ways to treat a border. */
    public enum Treatment {
      NONE,
      /** The array begins again. */
      WRAP,
      /** The nearest element is repeated. */
      REPEAT,
      /** A constant. */
      CONSTANT
    }
  }

  /**
   * The reduction of a body over {@code variable = from … to - 1}. Without any position a sum is 0, a test for any is
   * false, and so on as the reduction says.
   *
   * @param lets values named anew at every position, before the body
   */
  record Over(Reduction reduction, String variable, Expr from, Expr to, List<Statement.Let> lets, Expr body) implements Expr {
    public Over {
      lets = List.copyOf(lets);
    }

    public Over(Reduction reduction, String variable, Expr from, Expr to, Expr body) {
      this(reduction, variable, from, to, List.of(), body);
    }
  }

  /** The sum (or maximum, or minimum) of the body over all positions of the enclosing loop up to the present one. */
  record Running(Reduction reduction, String variable, Expr body) implements Expr {}

  /** The body at a position, or {@code otherwise} where the position is -1. */
  record ValueAt(Expr position, String variable, Expr body, Expr otherwise) implements Expr {}

  /** How the values of a loop become one. */
  enum Reduction {
    /** The sum; conditions count 1 or 0. */
    SUM,
    /** The greatest value, over at least one position. */
    MAX,
    /** The least value, over at least one position. */
    MIN,
    /** Whether a condition holds anywhere. */
    ANY,
    /** The first position where a condition holds, or -1. */
    FIRST,
    /** The last position where a condition holds, or -1. */
    LAST,
    /** The first position of the greatest value. */
    ARGMAX,
    /** The first position of the least value. */
    ARGMIN,
    /** How many positions in a row a condition holds, at most. */
    LONGEST;

    /**
     * The reduction of some values.
     *
     * @param start the index of the first value
     * @param end the index after the last
     * @param position the position that the first value belongs to
     * @throws IllegalArgumentException if there is no value and the reduction needs one
     */
    public double reduce(double[] values, int start, int end, int position) {
      if (start >= end && (this == MAX || this == MIN || this == ARGMAX || this == ARGMIN)) {
        throw new IllegalArgumentException(this + " of nothing");
      }
      double result = switch (this) {
        case SUM, ANY, LONGEST -> 0;
        case FIRST, LAST -> -1;
        case MAX, MIN -> values[start];
        case ARGMAX, ARGMIN -> start;
      };
      int run = 0;
      for (int i = start; i < end; i++) {
        double value = values[i];
        run = value == 1 ? run + 1 : 0;
        result = switch (this) {
          case SUM -> result + value;
          case ANY -> Math.max(result, value);
          case LONGEST -> Math.max(result, run);
          case FIRST -> result < 0 && value == 1 ? position + i - start : result;
          case LAST -> value == 1 ? position + i - start : result;
          case MAX -> Math.max(result, value);
          case MIN -> Math.min(result, value);
          case ARGMAX -> value > values[(int) result] ? i : result;
          case ARGMIN -> value < values[(int) result] ? i : result;
        };
      }
      return this == ARGMAX || this == ARGMIN ? result - start + position : result;
    }
  }

  /**
   * A state carried along an array: {@code initial} at first, {@code next} after each position.
   *
   * @param size how many positions there are
   * @param backwards whether the last position comes first
   * @param next the state after a position; reads the state before as a {@link Local} of its name
   * @param condition whether the state is true or false rather than a number
   */
  record Scan(String state, String variable, Expr size, boolean backwards, double initial, Expr next, boolean condition)
      implements Expr {}

  /** The value of the first case whose condition holds, else {@code otherwise}. */
  record Choice(List<Case> cases, Expr otherwise) implements Expr {
    public Choice {
      cases = List.copyOf(cases);
    }

    /** Decisions as one value: each {@code if} gives one answer; what is named among them is left out. */
    public static Expr of(List<Statement> body) {
      List<Case> cases = new ArrayList<>();
      for (Statement statement : body) {
        if (statement instanceof Statement.If branch) {
          cases.add(new Case(branch.condition(), ((Statement.Return) branch.body().get(0)).value()));
        } else if (statement instanceof Statement.Return end) {
          return cases.isEmpty() ? end.value() : new Choice(cases, end.value());
        }
      }
      throw new IllegalArgumentException("the decisions end without an answer");
    }
  }

  /** A condition and the value that belongs to it. */
  record Case(Expr condition, Expr value) {}

  /** Arithmetic on real numbers, in {@code double}; a condition counts 1 or 0. */
  record Real(RealOperation operation, List<Expr> arguments) implements Expr {
    public Real {
      arguments = List.copyOf(arguments);
    }

    public Real(RealOperation operation, Expr... arguments) {
      this(operation, List.of(arguments));
    }
  }

  /**
   * A call of a static method of the user's on real numbers.
   *
   * @param type the canonical name of its class
   * @param body what it does
   */
  record Invoke(String type, String method, List<Expr> arguments, DoubleBinaryOperator body) implements Expr {
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

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
    if (this instanceof Element element) {
      return program.arrays().get(element.array()).kind() == Input.Kind.BOOLEAN;
    }
    if (this instanceof Over over) {
      return over.reduction() == Reduction.ANY;
    }
    if (this instanceof ValueAt at) {
      return at.body().isCondition(program);
    }
    if (this instanceof Scan scan) {
      return scan.condition();
    }
    if (this instanceof Choice choice) {
      return choice.otherwise().isCondition(program);
    }
    return this instanceof Truth || this instanceof Compare || this instanceof IsLabel || this instanceof SameLabel
        || this instanceof IsMissing || this instanceof Not || this instanceof And || this instanceof Or;
  }
}
