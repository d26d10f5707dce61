package io.github.limbeck.processor.condense;

import io.github.limbeck.processor.program.Expr;
import io.github.limbeck.processor.program.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Applies a function to every expression of a program, inner expressions first. */
final class Rewrite {
  private Rewrite() {}

  static List<Statement> statements(List<Statement> body, UnaryOperator<Expr> change) {
    List<Statement> changed = new ArrayList<>();
    for (Statement statement : body) {
      changed.add(statement(statement, change));
    }
    return changed;
  }

  private static Statement statement(Statement statement, UnaryOperator<Expr> change) {
    if (statement instanceof Statement.Let let) {
      return new Statement.Let(let.name(), expr(let.value(), change));
    } else if (statement instanceof Statement.If branch) {
      return new Statement.If(expr(branch.condition(), change), statements(branch.body(), change));
    } else if (statement instanceof Statement.Return end) {
      return new Statement.Return(expr(end.value(), change));
    }
    throw new IllegalStateException("not a statement: " + statement);
  }

  /** The expression with its parts changed, then changed itself. */
  static Expr expr(Expr e, UnaryOperator<Expr> change) {
    return change.apply(parts(e, part -> expr(part, change)));
  }

  /** The expression with each direct part replaced. */
  static Expr parts(Expr e, UnaryOperator<Expr> change) {
    if (e instanceof Expr.Sum sum) {
      return new Expr.Sum(sum.terms().stream().map(t -> new Expr.Term(t.weight(), change.apply(t.of()))).toList());
    } else if (e instanceof Expr.Product product) {
      return new Expr.Product(change.apply(product.left()), change.apply(product.right()));
    } else if (e instanceof Expr.Remainder remainder) {
      return new Expr.Remainder(change.apply(remainder.of()), remainder.modulus());
    } else if (e instanceof Expr.Compare compare) {
      return new Expr.Compare(change.apply(compare.left()), compare.op(), change.apply(compare.right()));
    } else if (e instanceof Expr.Not not) {
      return new Expr.Not(change.apply(not.of()));
    } else if (e instanceof Expr.And and) {
      return new Expr.And(and.parts().stream().map(change).toList());
    } else if (e instanceof Expr.Or or) {
      return new Expr.Or(or.parts().stream().map(change).toList());
    } else if (e instanceof Expr.Repeat repeat) {
      return new Expr.Repeat(repeat.variable(), repeat.count(), change.apply(repeat.body()));
    }
    return e;
  }

  /** Shows every expression inside, outer ones first. */
  static void visit(Expr e, Consumer<Expr> visitor) {
    visitor.accept(e);
    parts(e, part -> {
      visit(part, visitor);
      return part;
    });
  }

  static void visit(List<Statement> body, Consumer<Expr> visitor) {
    statements(body, e -> {
      visitor.accept(e);
      return e;
    });
  }

  /** How many expressions of any kind there are: a measure of how much there is to read. */
  static int size(Expr e) {
    int[] count = {0};
    visit(e, x -> count[0]++);
    return count[0];
  }
}
