package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Expr.Constant;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Logical.Compare;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Loop.Over;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks whether a condition holds anywhere, instead of counting where it does or looking for the greatest value: such a
 * loop ends as soon as the answer is known. Only for reductions that nothing else reads.
 */
final class SearchLoops {
  private final Program program;

  private SearchLoops(Program program) {
    this.program = program;
  }

  static Program run(Program program) {
    SearchLoops pass = new SearchLoops(program);
    return program.withBody(Rewrite.statements(program.body(), e -> e instanceof Compare c ? pass.search(c) : e));
  }

  private Expr search(Compare compare) {
    if (compare.left() instanceof Loop.ValueAt at && compare.right() instanceof Constant bound) {
      return atPosition(at, compare.op(), bound);
    }
    if (compare.left() instanceof Expr.Sum sum && compare.right() instanceof Constant bound) {
      return fewConditions(sum, compare.op(), bound.value()).orElse(compare);
    }
    if (!(compare.left() instanceof Over over) || !isFixed(compare.right())) {
      return compare;
    }
    return switch (over.reduction()) {
      case SUM -> count(over, compare);
      case MAX -> extreme(over, compare, compare.op() == Comparison.AT_LEAST || compare.op() == Comparison.MORE,
          compare.op() == Comparison.AT_MOST || compare.op() == Comparison.LESS);
      case MIN -> extreme(over, compare, compare.op() == Comparison.AT_MOST || compare.op() == Comparison.LESS,
          compare.op() == Comparison.AT_LEAST || compare.op() == Comparison.MORE);
      case FIRST, LAST -> found(over, compare);
      default -> compare;
    };
  }

  /** What holds of a value at a position, as a condition at that position. */
  private Expr atPosition(Loop.ValueAt at, Comparison op, Constant bound) {
    boolean otherwise = at.otherwise() instanceof Constant constant && op.test(constant.value(), bound.value());
    boolean above = op == Comparison.AT_LEAST && bound.value() == 1 || op == Comparison.MORE && bound.value() == 0;
    boolean below = op == Comparison.AT_MOST && bound.value() == -1 || op == Comparison.LESS && bound.value() == 0;
    Expr there = new Compare(at.body(), op, bound);
    if ((above || below) && at.body() instanceof Expr.Sum sum && sum.terms().size() == 2
        && sum.terms().get(0).weight() == 1 && sum.terms().get(1).weight() == -1) {
      Expr more = sum.terms().get(above ? 0 : 1).of();
      Expr less = sum.terms().get(above ? 1 : 0).of();
      // Of two conditions that differ, the one that holds is the greater one.
      there = more.isCondition(program) ? more : new Compare(more, Comparison.MORE, less);
    }
    return new Loop.ValueAt(at.position(), at.variable(), there, new Logical.Truth(otherwise));
  }

  /** Whether a bound is cheap enough to be compared with again and again. */
  private static boolean isFixed(Expr bound) {
    return !Rewrite.anywhere(bound, e -> e instanceof Over || e instanceof Loop.Scan || e instanceof Loop.ValueAt);
  }

  /** A position is -1 where there is none. */
  private Expr found(Over over, Compare compare) {
    double bound = compare.right() instanceof Constant constant ? constant.value() : Double.NaN;
    boolean some = compare.op() == Comparison.AT_LEAST && bound == 0 || (compare.op() == Comparison.MORE || compare.op() == Comparison.NOT_EQUAL) && bound == -1;
    boolean none = compare.op() == Comparison.LESS && bound == 0 || (compare.op() == Comparison.AT_MOST || compare.op() == Comparison.EQUAL) && bound == -1;
    return some ? any(over, over.body()) : none ? new Logical.Not(any(over, over.body())) : compare;
  }

  private Expr count(Over over, Compare compare) {
    if (!countsConditions(over)) {
      return compare;
    }
    double bound = compare.right() instanceof Constant constant ? constant.value() : Double.NaN;
    boolean some = compare.op() == Comparison.AT_LEAST && bound == 1 || compare.op() == Comparison.MORE && bound == 0
        || compare.op() == Comparison.NOT_EQUAL && bound == 0;
    boolean none = compare.op() == Comparison.LESS && bound == 1 || (compare.op() == Comparison.AT_MOST || compare.op() == Comparison.EQUAL) && bound == 0;
    if (some || none) {
      Expr any = anywhere(over, false);
      return some ? any : new Logical.Not(any);
    }
    boolean everywhere = over.body().isCondition(program) && over.from().equals(new Constant(0)) && compare.right().equals(over.to())
        && (compare.op() == Comparison.EQUAL || compare.op() == Comparison.AT_LEAST);
    boolean notEverywhere = over.body().isCondition(program) && over.from().equals(new Constant(0)) && compare.right().equals(over.to())
        && (compare.op() == Comparison.NOT_EQUAL || compare.op() == Comparison.LESS);
    if (everywhere || notEverywhere) {
      Expr any = anywhere(over, true);
      return notEverywhere ? any : new Logical.Not(any);
    }
    return compare;
  }

  private boolean countsConditions(Over over) {
    return over.lets().isEmpty() && (over.body().isCondition(program)
        || over.body() instanceof Over inner && inner.reduction() == Reduction.SUM && countsConditions(inner));
  }

  private Expr anywhere(Over over, boolean negated) {
    Expr body = over.body() instanceof Over inner && inner.reduction() == Reduction.SUM && !inner.body().equals(over.body())
        ? anywhere(inner, negated) : negated ? opposite(over.body()) : over.body();
    return any(over, body);
  }

  private Expr any(Over over, Expr body) {
    return new Over(Reduction.ANY, over.variable(), over.from(), over.to(), body);
  }

  private Expr extreme(Over over, Compare compare, boolean some, boolean none) {
    if (some || none) {
      Comparison op = some ? compare.op() : compare.op().negated();
      Expr any = any(over, inside(over.body(), op, compare.right()));
      return some ? any : new Logical.Not(any);
    }
    return compare;
  }

  /** The comparison of a loop's body; a loop in a loop becomes a search in a search. */
  private Expr inside(Expr body, Comparison op, Expr bound) {
    if (body.isCondition(program) && bound instanceof Constant constant) {
      boolean unset = op.test(0, constant.value());
      boolean set = op.test(1, constant.value());
      return unset == set ? new Logical.Truth(set) : set ? body : opposite(body);
    }
    if (body instanceof Expr.Sum sum && bound instanceof Constant constant) {
      Optional<Expr> few = fewConditions(sum, op, constant.value());
      if (few.isPresent()) {
        return few.get();
      }
    }
    if (body instanceof Expr.Sum sum && bound.equals(new Constant(0))) {
      Optional<Expr> plain = difference(sum, op);
      if (plain.isPresent()) {
        return plain.get();
      }
    }
    return search(new Compare(body, op, bound));
  }

  /** A count of a few conditions that is asked for all, any or none. */
  private Optional<Expr> fewConditions(Expr.Sum sum, Comparison op, double bound) {
    List<Expr> conditions = sum.terms().stream().map(Expr.Term::of).toList();
    if (!sum.terms().stream().allMatch(t -> t.weight() == 1 && t.of().isCondition(program))) {
      return Optional.empty();
    }
    int n = conditions.size();
    if (op == Comparison.AT_LEAST && bound == n || op == Comparison.EQUAL && bound == n || op == Comparison.MORE && bound == n - 1) {
      return Optional.of(Logical.and(conditions));
    }
    if (op == Comparison.AT_LEAST && bound == 1 || op == Comparison.MORE && bound == 0) {
      return Optional.of(Logical.or(conditions));
    }
    return op == Comparison.LESS && bound == 1 || op == Comparison.AT_MOST && bound == 0 || op == Comparison.EQUAL && bound == 0
        ? Optional.of(Logical.and(conditions.stream().map(this::opposite).toList())) : Optional.empty();
  }

  /** {@code a - b > 0} as {@code a > b}. */
  private static Optional<Expr> difference(Expr.Sum sum, Comparison op) {
    boolean two = sum.terms().size() == 2 && sum.terms().get(0).weight() == 1 && sum.terms().get(1).weight() == -1;
    return two ? Optional.of(new Compare(sum.terms().get(0).of(), op, sum.terms().get(1).of())) : Optional.empty();
  }

  /** The contrary of a condition that is never missing: comparisons of whole numbers are turned around. */
  static Expr opposite(Expr e, Program program) {
    if (e instanceof Compare compare && isWhole(compare.left(), program) && isWhole(compare.right(), program)) {
      return new Compare(compare.left(), compare.op().negated(), compare.right());
    }
    return e instanceof Logical.Not not ? not.of() : new Logical.Not(e);
  }

  private Expr opposite(Expr e) {
    return opposite(e, program);
  }

  private static boolean isWhole(Expr e, Program program) {
    boolean[] reals = {false};
    Rewrite.visit(e, x -> reals[0] |= x instanceof Expr.Element element
        && program.arrays().get(element.array()).kind() == Input.Kind.REAL
        || x instanceof Expr.Read read && (program.inputs().get(read.input()).kind() == Input.Kind.REAL
        || program.inputs().get(read.input()).mayBeMissing()));
    return !reals[0];
  }

  /**
   * Decisions that are searches become loops that return: {@code return a && !any} tells the loop's answer first, the
   * rest after it.
   */
  static Program decide(Program program) {
    List<Statement> body = new ArrayList<>(program.body());
    if (!program.answer().isBoolean() || !(body.get(body.size() - 1) instanceof Statement.Return end) || program.perElement().isPresent()) {
      return program;
    }
    body.remove(body.size() - 1);
    Expr value = truth(end.value());
    // The last decision and what follows it are one condition.
    if (value instanceof Logical.Truth otherwise && !body.isEmpty() && body.get(body.size() - 1) instanceof Statement.If branch
        && branch.body().get(0) instanceof Statement.Return inner && truth(inner.value()).equals(new Logical.Truth(!otherwise.value()))) {
      body.remove(body.size() - 1);
      value = otherwise.value() ? opposite(branch.condition(), program) : branch.condition();
    }
    boolean conjunction = value instanceof Logical.And;
    List<Expr> parts = value instanceof Logical.And and ? and.parts() : value instanceof Logical.Or or ? or.parts() : List.of(value);
    List<Expr> rest = new ArrayList<>();
    for (Expr part : parts) {
      boolean none = part instanceof Logical.Not not && isSearch(not.of());
      boolean search = isSearch(part);
      if (conjunction && none) {
        body.add(new Statement.If(((Logical.Not) part).of(), List.of(new Statement.Return(new Logical.Truth(false)))));
      } else if (!conjunction && search && parts.size() > 1) {
        body.add(new Statement.If(part, List.of(new Statement.Return(new Logical.Truth(true)))));
      } else {
        rest.add(part);
      }
    }
    Optional<Expr> last = rest.stream().filter(p -> isSearch(p) || p instanceof Logical.Not n && isSearch(n.of())).findFirst();
    if (last.isPresent()) {
      rest.remove(last.get());
      if (!rest.isEmpty()) {
        Expr others = conjunction ? Logical.and(rest) : Logical.or(rest);
        body.add(new Statement.If(conjunction ? opposite(others, program) : others,
            List.of(new Statement.Return(new Logical.Truth(!conjunction)))));
      }
      boolean none = last.get() instanceof Logical.Not;
      body.add(new Statement.If(none ? ((Logical.Not) last.get()).of() : last.get(), List.of(new Statement.Return(new Logical.Truth(!none)))));
      body.add(new Statement.Return(new Logical.Truth(none)));
    } else {
      body.add(new Statement.Return(conjunction ? Logical.and(rest) : rest.size() == 1 ? rest.get(0) : Logical.or(rest)));
    }
    return program.withBody(body);
  }

  private static Expr truth(Expr value) {
    return value instanceof Expr.Answer answer ? new Logical.Truth(answer.code() == 1) : value;
  }

  static boolean isSearch(Expr e) {
    return e instanceof Over over && over.reduction() == Reduction.ANY;
  }
}
