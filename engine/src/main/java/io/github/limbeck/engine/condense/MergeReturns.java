package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import io.github.limbeck.engine.program.Statement.If;
import io.github.limbeck.engine.program.Statement.Let;
import io.github.limbeck.engine.program.Statement.Return;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins decisions: neighbours with the same answer become one, and a boolean decision becomes
 * {@code return condition} where that stays readable. A condition is turned around only if nothing it reads can
 * be missing or real, because a comparison with NaN is false both ways.
 */
final class MergeReturns {
  private static final int MOST_NEGATED = 3;
  private static final int MOST_NODES = 14;
  private static final int MOST_NODES_TURNED = 20;

  private final Program program;

  private MergeReturns(Program program) {
    this.program = program;
  }

  static Program run(Program program) {
    MergeReturns pass = new MergeReturns(program);
    List<Statement> body = pass.joined(letsFirst(program.body()));
    return program.withBody(program.answer().isBoolean() ? pass.asConditions(body) : body);
  }

  /** Names before decisions, so that decisions are neighbours. Nothing is lost: values have no side effects. */
  private static List<Statement> letsFirst(List<Statement> body) {
    List<Statement> ordered = new ArrayList<>(body.stream().filter(Let.class::isInstance).toList());
    ordered.addAll(body.stream().filter(s -> !(s instanceof Let)).toList());
    return ordered;
  }

  private List<Statement> joined(List<Statement> body) {
    List<Statement> joined = new ArrayList<>();
    for (Statement statement : body) {
      int last = joined.size() - 1;
      if (last >= 0 && statement instanceof If now && joined.get(last) instanceof If before && now.body().equals(before.body())) {
        joined.set(last, new If(Fold.fold(new Logical.Or(List.of(before.condition(), now.condition()))), before.body()));
      } else {
        joined.add(statement);
      }
    }
    return joined;
  }

  private List<Statement> asConditions(List<Statement> body) {
    List<Statement> rest = new ArrayList<>(body);
    Return end = (Return) rest.remove(rest.size() - 1);
    Expr value = truth(end.value());
    while (!rest.isEmpty() && rest.get(rest.size() - 1) instanceof If branch && branch.body().get(0) instanceof Return inner) {
      boolean answer = truth(inner.value()).equals(new Logical.Truth(true));
      Expr whole;
      if (answer) {
        whole = Fold.fold(new Logical.Or(List.of(branch.condition(), value)));
      } else if (canNegate(branch.condition())) {
        whole = Fold.fold(new Logical.And(List.of(negated(branch.condition()), value)));
      } else if (value.equals(new Logical.Truth(true)) && isTrueOrFalse(branch.condition()) && Rewrite.size(branch.condition()) <= MOST_NODES_TURNED) {
        // The opposite of the whole, where its parts can't be turned around.
        value = new Logical.Not(branch.condition());
        rest.remove(rest.size() - 1);
        break;
      } else {
        break;
      }
      boolean simpleEnd = value instanceof Logical.Truth;
      if (!simpleEnd && Rewrite.size(whole) > MOST_NODES) {
        break;
      }
      value = whole;
      rest.remove(rest.size() - 1);
    }
    rest = new ArrayList<>(rest.stream().map(this::withTruths).toList());
    rest.add(new Return(value));
    return rest;
  }

  private Statement withTruths(Statement statement) {
    return statement instanceof If branch && branch.body().get(0) instanceof Return inner
        ? new If(branch.condition(), List.of(new Return(truth(inner.value()))))
        : statement;
  }

  private static Expr truth(Expr answer) {
    return answer instanceof Expr.Answer a ? new Logical.Truth(a.code() == 1) : answer;
  }

  /** Whether a condition has a value whatever is missing: a truth value that may be missing itself has none. */
  private boolean isTrueOrFalse(Expr condition) {
    if (condition instanceof Logical.And and) {
      return and.parts().stream().allMatch(this::isTrueOrFalse);
    } else if (condition instanceof Logical.Or or) {
      return or.parts().stream().allMatch(this::isTrueOrFalse);
    }
    return condition instanceof Logical.Compare || condition instanceof Logical.IsMissing || condition instanceof Logical.IsLabel
        || condition instanceof Logical.SameLabel || condition instanceof Expr.Read read && !program.inputs().get(read.input()).mayBeMissing();
  }

  private boolean canNegate(Expr condition) {
    boolean[] safe = {true};
    Rewrite.visit(condition, e -> {
      if (e instanceof Expr.Read read) {
        safe[0] &= isSafe(read.input());
      } else if (e instanceof Logical.IsLabel is) {
        safe[0] &= isSafe(is.input());
      } else if (e instanceof Logical.SameLabel same) {
        safe[0] &= isSafe(same.left()) && isSafe(same.right());
      } else if (e instanceof Expr.Local local) {
        safe[0] &= canNegate(program.definition(local.name()));
      } else if (e instanceof Logical.IsMissing) {
        safe[0] = false;
      }
    });
    return safe[0] && !(condition instanceof Logical.Or or && or.parts().size() > MOST_NEGATED);
  }

  private boolean isSafe(int input) {
    Input read = program.inputs().get(input);
    return read.kind() != Input.Kind.REAL && !read.mayBeMissing();
  }

  /** The opposite, with negations moved to the parts. */
  private static Expr negated(Expr e) {
    if (e instanceof Logical.Compare compare) {
      return negated(compare);
    } else if (e instanceof Logical.And and) {
      return Logical.or(and.parts().stream().map(MergeReturns::negated).toList());
    } else if (e instanceof Logical.Or or) {
      return Logical.and(or.parts().stream().map(MergeReturns::negated).toList());
    }
    return Fold.fold(new Logical.Not(e));
  }

  /** Among whole numbers, "not at most 3" is "at least 4": a bound that was chosen stays one that is reached. */
  private static Expr negated(Logical.Compare compare) {
    if (compare.right() instanceof Expr.Constant bound && compare.op() == Comparison.AT_MOST) {
      return new Logical.Compare(compare.left(), Comparison.AT_LEAST, new Expr.Constant(bound.value() + 1));
    }
    if (compare.right() instanceof Expr.Constant bound && compare.op() == Comparison.AT_LEAST) {
      return new Logical.Compare(compare.left(), Comparison.AT_MOST, new Expr.Constant(bound.value() - 1));
    }
    return new Logical.Compare(compare.left(), compare.op().negated(), compare.right());
  }
}
