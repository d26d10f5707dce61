package io.github.limbeck.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An expression. Conditions have the value 1 or 0, so that they can be counted. A missing value is NaN and
 * makes every comparison false.
 */
public sealed interface Expr
    permits Expr.Leaf, Expr.Sum, Expr.Product, Expr.Remainder, Expr.Half, Expr.Quotient, Expr.Greatest, Expr.Several, Expr.Element, Expr.Choice, Expr.At, Expr.Real, Expr.Invoke, Logical, Loop {

  /** The expressions directly inside, in the order they are evaluated or written. */
  List<Expr> children();

  /**
   * The expression with others inside.
   *
   * @param children as many as {@link #children} gives, in the same order
   */
  Expr withChildren(List<Expr> children);

  /** Shows the expression to the method of the visitor that is for its kind. */
  <R> R accept(ExprVisitor<R> visitor);

  /** What a position appends to the answer if this is its element: nothing, itself, or several elements. */
  default List<Expr> elements() {
    return this instanceof Nothing ? List.of() : this instanceof Several several ? several.of() : List.of(this);
  }

  /** An expression with none inside. */
  sealed interface Leaf extends Expr
      permits Read, Cell, Constant, Local, Variable, Size, Sorted, Nothing, Previous, Answer, Logical.Truth, Logical.IsLabel, Logical.SameLabel, Logical.IsMissing {
    @Override
    default List<Expr> children() {
      return List.of();
    }

    @Override
    default Expr withChildren(List<Expr> children) {
      return this;
    }
  }

  /** The value of an input: a number, or 1 or 0. */
  record Read(int input) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A cell of an array at a position that depends on loop variables; only inside a {@link Loop.Repeat}. */
  record Cell(String array, List<Index> index) implements Leaf {
    public Cell {
      index = List.copyOf(index);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code step * variable + offset}; the step is 0 for a fixed position. */
  record Index(String variable, int step, int offset) {
    public int at(int value) {
      return step * value + offset;
    }
  }

  /** A number; whole numbers lie within ±2^53. */
  record Constant(double value) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The sum of weighted terms, evaluated from left to right. */
  record Sum(List<Term> terms) implements Expr {
    public Sum {
      terms = List.copyOf(terms);
    }

    @Override
    public List<Expr> children() {
      return terms.stream().map(Term::of).toList();
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Sum(IntStream.range(0, terms.size()).mapToObj(t -> new Term(terms.get(t).weight(), children.get(t))).toList());
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** One addend; a condition counts 1 or 0. */
  record Term(double weight, Expr of) {}

  record Product(Expr left, Expr right) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(left, right);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Product(children.get(0), children.get(1));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The remainder in [0, modulus) of a whole number. */
  record Remainder(Expr of, int modulus) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(of);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Remainder(children.get(0), modulus);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Half of a whole number that is not negative, rounded down. */
  record Half(Expr of) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(of);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Half(children.get(0));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The quotient of two whole numbers, rounded towards zero; none by zero. */
  record Quotient(Expr of, Expr by) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(of, by);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Quotient(children.get(0), children.get(1));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The greatest of whole numbers. */
  record Greatest(List<Expr> of) implements Expr {
    public Greatest {
      of = List.copyOf(of);
    }

    @Override
    public List<Expr> children() {
      return of;
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Greatest(children);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A value named by an earlier {@link Statement.Let}. */
  record Local(String name) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The value of a loop's variable, or of the position that a cell rule stands at. */
  record Variable(String name) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** How many rows (axis 0) or columns (axis 1) an array has; an array of one dimension has axis 0 only. */
  record Size(int array, int axis) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

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

    @Override
    public List<Expr> children() {
      return index;
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Element(array, children, border);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Several elements that are appended to the answer one after the other. */
  record Several(List<Expr> of) implements Expr {
    public Several {
      of = List.copyOf(of);
    }

    @Override
    public List<Expr> children() {
      return of;
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Several(children);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** No element: a position where nothing is appended to the answer. */
  record Nothing() implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The number that was answered at the position before; 0 at the first.
   *
   * @param total whether it is the sum of all that was answered before
   */
  record Previous(boolean total) implements Leaf {
    /** What the number is kept as while a program is run; no name in a program is like it. */
    public static final String KEPT = "the answer before";
    /** What the sum is kept as. */
    public static final String TOTAL = "the answers before";

    /** What it is kept as. */
    public String kept() {
      return total ? TOTAL : KEPT;
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The cells of an array of numbers from the least to the greatest, for {@link At} to read. */
  record Sorted(int array) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * What a pass over an array has noted at a place. A place outside is as the nearest inside; code that is generated never reads one.
   *
   * @param pass a {@link Loop.Pass} or {@link Sorted}, or a {@link Local} that names one
   */
  record At(Expr pass, Expr index) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(pass, index);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new At(children.get(0), children.get(1));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

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

    @Override
    public List<Expr> children() {
      return Stream.concat(cases.stream().flatMap(c -> Stream.of(c.condition(), c.value())), Stream.of(otherwise)).toList();
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Choice(IntStream.range(0, cases.size()).mapToObj(c -> new Case(children.get(2 * c), children.get(2 * c + 1))).toList(),
          children.get(2 * cases.size()));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
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

    @Override
    public List<Expr> children() {
      return arguments;
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Real(operation, children);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
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

    @Override
    public List<Expr> children() {
      return arguments;
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Invoke(type, method, children, body);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An answer, by its code. */
  record Answer(int code) implements Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
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
    if (this instanceof Loop.Over over) {
      return over.reduction() == Reduction.ANY;
    }
    if (this instanceof Loop.ValueAt at) {
      return at.body().isCondition(program);
    }
    if (this instanceof Loop.Scan scan) {
      return scan.condition();
    }
    if (this instanceof Loop.Pass || this instanceof At || this instanceof Sorted) {
      return false;
    }
    if (this instanceof Choice choice) {
      return choice.otherwise().isCondition(program);
    }
    return this instanceof Logical;
  }
}
