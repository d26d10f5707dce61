package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Statement;
import io.github.limbeck.engine.program.Statement.If;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests once what several decisions in a row test, up to one that tests nothing else: {@code if (a && b) return x; if (a && c) return y;
 * if (a) return z;} becomes {@code if (a) { if (b) return x; if (c) return y; return z; }}. Decisions of a tree become one again. What several ways in one
 * condition have in common is said once: {@code a && (b || c)} for {@code a && b || a && c}.
 */
final class Nest {
  /** So many decisions at least are put together: two are {@link ShareTests}' affair. */
  private static final int FEWEST = 3;

  private Nest() {}

  static Program run(Program program) {
    // A decision between true and false is a condition.
    List<Statement> body = program.answer().isBoolean() ? program.body() : nested(program.body());
    return program.withBody(body.stream().map(Nest::factored).toList());
  }

  private static Statement factored(Statement statement) {
    if (statement instanceof If branch) {
      return new If(Logical.and(parts(branch)), branch.body().stream().map(Nest::factored).toList());
    }
    return statement instanceof Statement.Return end && end.value() instanceof Logical.Or ? new Statement.Return(Logical.and(factors(end.value()))) : statement;
  }

  private static List<Statement> nested(List<Statement> body) {
    List<Statement> nested = new ArrayList<>();
    for (int at = 0; at < body.size();) {
      int end = lastUnder(body, at);
      if (end - at + 1 >= FEWEST) {
        If last = (If) body.get(end);
        List<Statement> inner = new ArrayList<>();
        body.subList(at, end).forEach(s -> inner.add(without((If) s, parts(last))));
        inner.addAll(last.body());
        nested.add(new If(last.condition(), nested(inner)));
        at = end + 1;
      } else {
        nested.add(body.get(at++));
      }
    }
    return nested;
  }

  /** The last decision whose tests are among those of all from a place on up to it; the place itself if there is none. */
  private static int lastUnder(List<Statement> body, int at) {
    int found = at;
    List<List<Expr>> before = new ArrayList<>();
    for (int i = at; i < body.size() && body.get(i) instanceof If branch && endsHere(branch); i++) {
      List<Expr> shared = parts(branch);
      if (before.stream().allMatch(own -> own.size() > shared.size() && own.containsAll(shared))) {
        found = i;
      }
      before.add(shared);
    }
    return found;
  }

  /** Whether nothing goes on after its body. */
  private static boolean endsHere(If branch) {
    return branch.body().get(branch.body().size() - 1) instanceof Statement.Return;
  }

  private static List<Expr> parts(If branch) {
    return factors(branch.condition());
  }

  /** What has to hold, each by itself; of several ways what they have in common, and then one of them. */
  private static List<Expr> factors(Expr condition) {
    if (condition instanceof Logical.Or or) {
      List<Expr> common = new ArrayList<>(parts(or.parts().get(0)));
      or.parts().forEach(way -> common.retainAll(parts(way)));
      if (!common.isEmpty() && or.parts().stream().allMatch(way -> parts(way).size() > common.size())) {
        List<Expr> shared = new ArrayList<>(common);
        common.add(new Logical.Or(or.parts().stream().map(way -> Logical.and(less(parts(way), shared))).toList()));
        return common;
      }
    }
    return parts(condition);
  }

  private static List<Expr> parts(Expr condition) {
    return condition instanceof Logical.And and ? and.parts() : List.of(condition);
  }

  private static List<Expr> less(List<Expr> parts, List<Expr> shared) {
    List<Expr> own = new ArrayList<>(parts);
    own.removeAll(shared);
    return own;
  }

  private static If without(If branch, List<Expr> shared) {
    return new If(Logical.and(less(parts(branch), shared)), branch.body());
  }
}
