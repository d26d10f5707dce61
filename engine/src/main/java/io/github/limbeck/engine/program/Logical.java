package io.github.limbeck.engine.program;

import java.util.List;

/** A condition: 1 where it holds, else 0. */
public sealed interface Logical extends Expr {

  /** True or false. */
  record Truth(boolean value) implements Logical, Expr.Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Compare(Expr left, Comparison op, Expr right) implements Logical {
    @Override
    public List<Expr> children() {
      return List.of(left, right);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Compare(children.get(0), op, children.get(1));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Whether a nominal input has a certain value. */
  record IsLabel(int input, int code) implements Logical, Expr.Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Whether two nominal inputs have the same value. */
  record SameLabel(int left, int right) implements Logical, Expr.Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record IsMissing(int input) implements Logical, Expr.Leaf {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Not(Expr of) implements Logical {
    @Override
    public List<Expr> children() {
      return List.of(of);
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Not(children.get(0));
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** All of the parts, tested from left to right. */
  record And(List<Expr> parts) implements Logical {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Expr> children() {
      return parts;
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new And(children);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Any of the parts, tested from left to right. */
  record Or(List<Expr> parts) implements Logical {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Expr> children() {
      return parts;
    }

    @Override
    public Expr withChildren(List<Expr> children) {
      return new Or(children);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** All of the parts, without a conjunction where there is none or one. */
  static Expr and(List<Expr> parts) {
    return parts.size() == 1 ? parts.get(0) : parts.isEmpty() ? new Truth(true) : new And(parts);
  }

  /** Any of the parts, without a disjunction where there is none or one. */
  static Expr or(List<Expr> parts) {
    return parts.size() == 1 ? parts.get(0) : parts.isEmpty() ? new Truth(false) : new Or(parts);
  }
}
