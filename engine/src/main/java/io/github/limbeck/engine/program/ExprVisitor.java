package io.github.limbeck.engine.program;

/**
 * One method for each kind of expression, so that a new kind is not forgotten where every kind matters: the compiler names the places.
 *
 * @param <R> what is made of an expression
 */
public interface ExprVisitor<R> {
  R visit(Expr.Read e);

  R visit(Expr.Cell e);

  R visit(Expr.Constant e);

  R visit(Logical.Truth e);

  R visit(Expr.Sum e);

  R visit(Expr.Product e);

  R visit(Expr.Remainder e);

  R visit(Expr.Half e);

  R visit(Expr.Quotient e);

  R visit(Expr.Greatest e);

  R visit(Logical.Compare e);

  R visit(Logical.IsLabel e);

  R visit(Logical.SameLabel e);

  R visit(Logical.IsMissing e);

  R visit(Logical.Not e);

  R visit(Logical.And e);

  R visit(Logical.Or e);

  R visit(Expr.Local e);

  R visit(Expr.Variable e);

  R visit(Expr.Size e);

  R visit(Expr.Element e);

  R visit(Expr.Sorted e);

  R visit(Expr.Nothing e);

  R visit(Expr.Several e);

  R visit(Expr.Previous e);

  R visit(Expr.At e);

  R visit(Expr.Choice e);

  R visit(Expr.Real e);

  R visit(Expr.Invoke e);

  R visit(Expr.Answer e);

  R visit(Loop.Repeat e);

  R visit(Loop.Over e);

  R visit(Loop.Running e);

  R visit(Loop.ValueAt e);

  R visit(Loop.Scan e);

  R visit(Loop.Pass e);
}
