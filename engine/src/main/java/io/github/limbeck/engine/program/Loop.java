package io.github.limbeck.engine.program;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An expression whose inside is evaluated once for each value of a variable. */
public sealed interface Loop extends Expr {

  /** The sum of the body over {@code variable = 0 … count - 1}. */
  record Repeat(String variable, int count, Expr body) implements Loop {
    @Override
    public List<Expr> children() {
      return List.of(body);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Repeat(variable, count, children.get(0));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The reduction of a body over {@code variable = from … to - 1}. Without any position a sum is 0, a test for any is
   * false, and so on as the reduction says.
   *
   * @param lets values named anew at every position, before the body
   */
  record Over(Reduction reduction, String variable, Expr from, Expr to, List<Statement.Let> lets, Expr body) implements Loop {
    public Over {
      lets = List.copyOf(lets);
    }

    public Over(Reduction reduction, String variable, Expr from, Expr to, Expr body) {
      this(reduction, variable, from, to, List.of(), body);
    }

    @Override
    public List<Expr> children() {
      return Stream.of(Stream.of(from, to), lets.stream().map(Statement.Let::value), Stream.of(body)).flatMap(Function.identity()).toList();
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Over(reduction, variable, children.get(0), children.get(1),
          IntStream.range(0, lets.size()).mapToObj(l -> new Statement.Let(lets.get(l).name(), children.get(2 + l))).toList(),
          children.get(2 + lets.size()));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The sum (or maximum, or minimum) of the body over all positions of the enclosing loop up to the present one. */
  record Running(Reduction reduction, String variable, Expr body) implements Loop {
    @Override
    public List<Expr> children() {
      return List.of(body);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Running(reduction, variable, children.get(0));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The body at a position, or {@code otherwise} where the position is -1. */
  record ValueAt(Expr position, String variable, Expr body, Expr otherwise) implements Loop {
    @Override
    public List<Expr> children() {
      return List.of(position, body, otherwise);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new ValueAt(children.get(0), variable, children.get(1), children.get(2));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A state carried along an array: {@code initial} at first, {@code next} after each position.
   *
   * @param size how many positions there are
   * @param backwards whether the last position comes first
   * @param next the state after a position; reads the state before as a {@link Expr.Local} of its name
   * @param condition whether the state is true or false rather than a number
   */
  record Scan(String state, String variable, Expr size, boolean backwards, double initial, Expr next, boolean condition)
      implements Loop {
    @Override
    public List<Expr> children() {
      return List.of(size, next);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Scan(state, variable, children.get(0), backwards, initial, children.get(1), condition);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A pass along an array that notes a place or a count at every position, for {@link Expr.At} to read: {@code next} there, which may read
   * what was noted at the position before as a {@link Expr.Local} of the name {@code state}, and {@code initial} at the first.
   *
   * @param state what is noted, by its role: it becomes the name in code
   * @param size how many positions there are
   * @param backwards whether the last position comes first
   */
  record Pass(String state, String variable, Expr size, boolean backwards, double initial, Expr next) implements Loop {
    @Override
    public List<Expr> children() {
      return List.of(size, next);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Pass(state, variable, children.get(0), backwards, initial, children.get(1));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
