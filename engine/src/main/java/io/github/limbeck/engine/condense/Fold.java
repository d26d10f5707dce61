package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes what says nothing: constants, double negations, nested or repeated conjunctions, names for the same
 * value, names nobody reads, statements after a return.
 */
final class Fold {
  private Fold() {}

  static Program run(Program program) {
    List<Statement> body = Rewrite.statements(program.body(), Fold::fold);
    body = withoutTwins(body);
    body = reachable(body);
    return program.withBody(withoutUnread(body));
  }

  static Expr fold(Expr e) {
    if (e instanceof Logical.Not not) {
      return negate(not);
    } else if (e instanceof Logical.And and) {
      return connect(and.parts(), true);
    } else if (e instanceof Logical.Or or) {
      return connect(or.parts(), false);
    } else if (e instanceof Logical.Compare compare && compare.left() instanceof Expr.Constant left
        && compare.right() instanceof Expr.Constant right) {
      return new Logical.Truth(compare.op().test(left.value(), right.value()));
    } else if (e instanceof Logical.Compare compare && compare.left() instanceof Expr.Remainder remainder
        && compare.right() instanceof Expr.Constant bound) {
      return remainderBound(compare, remainder.modulus(), bound.value());
    }
    return e;
  }

  /** A bound at the end of what a remainder can be is an equality. */
  private static Expr remainderBound(Logical.Compare compare, int modulus, double bound) {
    double least = compare.op() == Comparison.MORE ? bound + 1 : bound;
    double most = compare.op() == Comparison.LESS ? bound - 1 : bound;
    return switch (compare.op()) {
      case AT_LEAST, MORE -> least == modulus - 1
          ? new Logical.Compare(compare.left(), Comparison.EQUAL, new Expr.Constant(least)) : compare;
      case AT_MOST, LESS -> most == 0
          ? new Logical.Compare(compare.left(), Comparison.EQUAL, new Expr.Constant(0)) : compare;
      default -> compare;
    };
  }

  // A comparison is not turned around here: with a missing value it is false both ways.
  private static Expr negate(Logical.Not not) {
    if (not.of() instanceof Logical.Truth truth) {
      return new Logical.Truth(!truth.value());
    }
    return not.of() instanceof Logical.Not inner ? inner.of() : not;
  }

  private static Expr connect(List<Expr> parts, boolean conjunction) {
    Set<Expr> flat = new LinkedHashSet<>();
    for (Expr part : parts) {
      if (conjunction && part instanceof Logical.And and) {
        flat.addAll(and.parts());
      } else if (!conjunction && part instanceof Logical.Or or) {
        flat.addAll(or.parts());
      } else {
        flat.add(part);
      }
    }
    flat.remove(new Logical.Truth(conjunction));
    if (flat.contains(new Logical.Truth(!conjunction))) {
      return new Logical.Truth(!conjunction);
    }
    return conjunction ? Logical.and(List.copyOf(flat)) : Logical.or(List.copyOf(flat));
  }

  /** Two names for one value become one. */
  private static List<Statement> withoutTwins(List<Statement> body) {
    Map<Expr, String> known = new LinkedHashMap<>();
    Map<String, String> renamed = new LinkedHashMap<>();
    List<Statement> kept = new ArrayList<>();
    for (Statement statement : body) {
      if (statement instanceof Statement.Let let) {
        String twin = known.putIfAbsent(let.value(), let.name());
        if (twin != null) {
          renamed.put(let.name(), twin);
          continue;
        }
      }
      kept.add(statement);
    }
    return renamed.isEmpty() ? body : Rewrite.statements(kept,
        e -> e instanceof Expr.Local local ? new Expr.Local(renamed.getOrDefault(local.name(), local.name())) : e);
  }

  private static List<Statement> reachable(List<Statement> body) {
    List<Statement> kept = new ArrayList<>();
    for (Statement statement : body) {
      if (statement instanceof Statement.If branch && branch.condition() instanceof Logical.Truth truth) {
        if (truth.value()) {
          kept.addAll(branch.body());
        }
      } else {
        kept.add(statement);
      }
      if (!kept.isEmpty() && kept.get(kept.size() - 1) instanceof Statement.Return) {
        break;
      }
    }
    return withoutEmptyDecisions(kept);
  }

  /** An if before the last return that returns the same says nothing. */
  private static List<Statement> withoutEmptyDecisions(List<Statement> body) {
    List<Statement> kept = new ArrayList<>(body);
    while (kept.size() >= 2 && kept.get(kept.size() - 2) instanceof Statement.If branch
        && branch.body().equals(kept.subList(kept.size() - 1, kept.size()))) {
      kept.remove(kept.size() - 2);
    }
    return kept;
  }

  private static List<Statement> withoutUnread(List<Statement> body) {
    Set<String> read = new HashSet<>();
    Rewrite.visit(body, e -> {
      if (e instanceof Expr.Local local) {
        read.add(local.name());
      }
    });
    List<Statement> kept = body.stream().filter(s -> !(s instanceof Statement.Let let) || read.contains(let.name())).toList();
    return kept.size() == body.size() ? kept : withoutUnread(kept);
  }
}
