package io.github.limbeck.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Applies a function to every expression of a program, inner expressions first. */
public final class Rewrite {
  private Rewrite() {}

  public static List<Statement> statements(List<Statement> body, UnaryOperator<Expr> change) {
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
  public static Expr expr(Expr e, UnaryOperator<Expr> change) {
    return change.apply(parts(e, part -> expr(part, change)));
  }

  /** The expression with each direct part replaced. */
  public static Expr parts(Expr e, UnaryOperator<Expr> change) {
    return e.withChildren(e.children().stream().map(change).toList());
  }

  /** Shows every expression inside, outer ones first. */
  public static void visit(Expr e, Consumer<Expr> visitor) {
    visitor.accept(e);
    e.children().forEach(child -> visit(child, visitor));
  }

  /** Whether the predicate holds of the expression or of any inside it. */
  public static boolean anywhere(Expr e, Predicate<Expr> predicate) {
    boolean[] found = {false};
    visit(e, x -> found[0] |= predicate.test(x));
    return found[0];
  }

  public static void visit(List<Statement> body, Consumer<Expr> visitor) {
    statements(body, e -> {
      visitor.accept(e);
      return e;
    });
  }

  /** How many expressions of any kind there are: a measure of how much there is to read. */
  public static int size(Expr e) {
    int[] count = {0};
    visit(e, x -> count[0]++);
    return count[0];
  }

  /** {@code e + by}, without an addend of zero and with constants added up. */
  public static Expr plus(Expr e, int by) {
    if (by == 0) {
      return e;
    }
    if (e instanceof Expr.Constant constant) {
      return new Expr.Constant(constant.value() + by);
    }
    if (e instanceof Expr.Sum sum) {
      for (int t = 0; t < sum.terms().size(); t++) {
        if (sum.terms().get(t).of() instanceof Expr.Constant constant && sum.terms().get(t).weight() == 1) {
          List<Expr.Term> rest = new ArrayList<>(sum.terms());
          rest.remove(t);
          Expr others = rest.size() == 1 && rest.get(0).weight() == 1 ? rest.get(0).of() : new Expr.Sum(rest);
          return plus(others, (int) constant.value() + by);
        }
      }
      List<Expr.Term> terms = new ArrayList<>(sum.terms());
      terms.add(new Expr.Term(1, new Expr.Constant(by)));
      return new Expr.Sum(terms);
    }
    return new Expr.Sum(List.of(new Expr.Term(1, e), new Expr.Term(1, new Expr.Constant(by))));
  }

  /** The expression with a variable replaced; sums inside sums of indices are added up. */
  public static Expr at(Expr e, String variable, Expr index) {
    return expr(e, x -> {
      if (x instanceof Expr.Variable v && v.name().equals(variable)) {
        return index;
      }
      return x instanceof Expr.Element element
          ? new Expr.Element(element.array(), element.index().stream().map(Rewrite::flat).toList(), element.border()) : x;
    });
  }

  /** A sum of indices without sums inside and with one constant at most, which comes last. */
  public static Expr flat(Expr index) {
    if (!(index instanceof Expr.Sum)) {
      return index;
    }
    List<Expr.Term> terms = new ArrayList<>();
    double constant = flatten(index, 1, terms);
    Expr rest = terms.isEmpty() ? new Expr.Constant(0)
        : terms.size() == 1 && terms.get(0).weight() == 1 ? terms.get(0).of() : new Expr.Sum(terms);
    return terms.isEmpty() ? new Expr.Constant(constant) : plus(rest, (int) constant);
  }

  private static double flatten(Expr e, double weight, List<Expr.Term> terms) {
    double constant = 0;
    if (e instanceof Expr.Sum sum) {
      for (Expr.Term term : sum.terms()) {
        constant += flatten(term.of(), weight * term.weight(), terms);
      }
    } else if (e instanceof Expr.Constant c) {
      constant = weight * c.value();
    } else {
      int twin = -1;
      for (int t = 0; t < terms.size(); t++) {
        twin = terms.get(t).of().equals(e) ? t : twin;
      }
      if (twin < 0) {
        terms.add(new Expr.Term(weight, e));
      } else {
        double sum = terms.remove(twin).weight() + weight;
        if (sum != 0) {
          terms.add(twin, new Expr.Term(sum, e));
        }
      }
    }
    return constant;
  }
}
