package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Input.Position;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a named sum whose addends differ only in the position they read into a loop: the addends are compared
 * part by part, and every index that differs must move evenly. Over the rows of a 2-D array, a short row stays
 * written out and a longer one becomes an inner loop.
 */
final class Loops {
  private static final int SHORTEST = 3;
  private static final int LONGEST_ROW_WRITTEN_OUT = 4;

  private final Program program;

  private Loops(Program program) {
    this.program = program;
  }

  static Program run(Program program) {
    Loops loops = new Loops(program);
    List<Statement> body = new ArrayList<>();
    for (Statement statement : program.body()) {
      if (statement instanceof Statement.Let let && let.value() instanceof Expr.Sum sum) {
        body.add(new Statement.Let(let.name(), loops.loop(sum, "i").orElse(sum)));
      } else {
        body.add(statement);
      }
    }
    return program.withBody(body);
  }

  private Optional<Expr> loop(Expr.Sum sum, String variable) {
    List<Expr> addends = sum.terms().stream().map(Expr.Term::of).toList();
    if (addends.size() < SHORTEST || sum.terms().stream().anyMatch(t -> t.weight() != 1)) {
      return Optional.empty();
    }
    Optional<Expr> single = generalise(addends, variable).map(body -> new Loop.Repeat(variable, addends.size(), body));
    return single.isPresent() ? single : rows(addends, variable);
  }

  // Adding row by row changes the order of additions, which real numbers do not bear.
  private Optional<Expr> rows(List<Expr> addends, String variable) {
    if (addends.stream().anyMatch(a -> !a.isCondition(program) && readsReals(a))) {
      return Optional.empty();
    }
    for (int width = 2; width <= addends.size() / 2; width++) {
      if (addends.size() % width != 0) {
        continue;
      }
      List<Expr> rows = new ArrayList<>();
      for (int start = 0; start < addends.size(); start += width) {
        rows.add(new Expr.Sum(addends.subList(start, start + width).stream().map(a -> new Expr.Term(1, a)).toList()));
      }
      Optional<Expr> row = generalise(rows, variable);
      if (row.isPresent() && row.get() instanceof Expr.Sum body) {
        Expr inner = width > LONGEST_ROW_WRITTEN_OUT ? loop(body, "j").orElse(body) : body;
        return Optional.of(new Loop.Repeat(variable, rows.size(), inner));
      }
    }
    return Optional.empty();
  }

  private boolean readsReals(Expr e) {
    boolean[] reals = {false};
    Rewrite.visit(e, x -> reals[0] |= x instanceof Expr.Read read
        && program.inputs().get(read.input()).kind() == Input.Kind.REAL);
    return reals[0];
  }

  /** One expression in the loop variable that equals the k-th given one when the variable is k. */
  private Optional<Expr> generalise(List<Expr> all, String variable) {
    Expr first = all.get(0);
    if (first instanceof Expr.Read || first instanceof Expr.Cell) {
      return cell(all, variable);
    }
    if (all.stream().allMatch(first::equals)) {
      return Optional.of(first);
    }
    List<List<Expr>> parts = all.stream().map(Loops::partsOf).toList();
    int n = parts.get(0).size();
    if (n == 0 || !all.stream().allMatch(e -> sameShape(first, e)) || parts.stream().anyMatch(p -> p.size() != n)) {
      return Optional.empty();
    }
    List<Expr> general = new ArrayList<>();
    for (int p = 0; p < n; p++) {
      int part = p;
      Optional<Expr> one = generalise(parts.stream().map(list -> list.get(part)).toList(), variable);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      general.add(one.get());
    }
    int[] next = {0};
    return Optional.of(Rewrite.parts(first, ignored -> general.get(next[0]++)));
  }

  private static List<Expr> partsOf(Expr e) {
    List<Expr> parts = new ArrayList<>();
    Rewrite.parts(e, part -> {
      parts.add(part);
      return part;
    });
    return parts;
  }

  /** Whether two expressions are the same but for their parts. */
  private static boolean sameShape(Expr a, Expr b) {
    Expr blank = new Logical.Truth(true);
    return partsOf(a).size() == partsOf(b).size() && Rewrite.parts(a, p -> blank).equals(Rewrite.parts(b, p -> blank));
  }

  private Optional<Expr> cell(List<Expr> all, String variable) {
    List<Expr.Cell> cells = new ArrayList<>();
    for (Expr e : all) {
      if (e instanceof Expr.Cell cell) {
        cells.add(cell);
      } else if (e instanceof Expr.Read read && program.inputs().get(read.input()).position().isPresent()) {
        Position position = program.inputs().get(read.input()).position().get();
        cells.add(new Expr.Cell(position.array(), position.index().stream().map(i -> new Expr.Index("", 0, i)).toList()));
      } else {
        return Optional.empty();
      }
    }
    Expr.Cell first = cells.get(0);
    List<Expr.Index> index = new ArrayList<>();
    for (int d = 0; d < first.index().size(); d++) {
      int dimension = d;
      if (cells.stream().anyMatch(c -> !c.array().equals(first.array()))) {
        return Optional.empty();
      }
      Optional<Expr.Index> one = evenly(cells.stream().map(c -> c.index().get(dimension)).toList(), variable);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      index.add(one.get());
    }
    return Optional.of(new Expr.Cell(first.array(), index));
  }

  private static Optional<Expr.Index> evenly(List<Expr.Index> all, String variable) {
    Expr.Index first = all.get(0);
    if (all.stream().allMatch(first::equals)) {
      return Optional.of(first);
    }
    int step = all.get(1).offset() - first.offset();
    for (int k = 0; k < all.size(); k++) {
      if (all.get(k).step() != 0 || all.get(k).offset() != first.offset() + k * step) {
        return Optional.empty();
      }
    }
    return Optional.of(new Expr.Index(variable, step, first.offset()));
  }
}
