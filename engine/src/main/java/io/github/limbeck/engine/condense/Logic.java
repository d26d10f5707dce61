package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Expr.Constant;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Logical.Compare;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says threshold comparisons the way a person would: {@code a - b >= 1} as {@code a > b}, a bound on one
 * condition as the condition, a bound on a few conditions as any, all, equal or different, and a bound on
 * {@code w * count + condition} as one case each.
 */
final class Logic {
  private static final int FEW = 3;
  private static final int MOST_SPELLED_OUT = 10;

  private final Program program;

  private Logic(Program program) {
    this.program = program;
  }

  static Program run(Program program) {
    Logic logic = new Logic(program);
    List<Statement> body = new ArrayList<>();
    for (Statement statement : program.body()) {
      // Lets keep their sums; only what is asked about them is said anew.
      body.addAll(Rewrite.statements(List.of(statement), logic::simplify));
    }
    return program.withBody(logic.withoutRepeatedTests(body));
  }

  /** After {@code if (a < b) return}, the condition {@code a <= b} can only mean {@code a == b}. */
  private List<Statement> withoutRepeatedTests(List<Statement> body) {
    List<Statement> changed = new ArrayList<>(body);
    for (int i = 1; i < changed.size(); i++) {
      if (changed.get(i - 1) instanceof Statement.If before && changed.get(i) instanceof Statement.If now
          && before.condition() instanceof Compare first && now.condition() instanceof Compare second
          && first.left().equals(second.left()) && first.right().equals(second.right()) && isWhole(first.left()) && isWhole(first.right())
          && (first.op() == Comparison.LESS && second.op() == Comparison.AT_MOST || first.op() == Comparison.MORE && second.op() == Comparison.AT_LEAST)) {
        changed.set(i, new Statement.If(new Compare(second.left(), Comparison.EQUAL, second.right()), now.body()));
      }
    }
    return changed;
  }

  private Expr simplify(Expr e) {
    if (e instanceof Compare compare && compare.right() instanceof Constant bound) {
      Optional<Expr> allOrNone = allOrNone(compare.left(), compare.op(), bound.value());
      if (allOrNone.isPresent()) {
        return Fold.fold(allOrNone.get());
      }
      Expr left = inlined(compare.left());
      boolean few = left instanceof Expr.Sum sum && isFewConditions(sum);
      if (compare.op() == Comparison.AT_MOST && bound.value() == 0 && isCount(left) && !few) {
        return new Compare(compare.left(), Comparison.EQUAL, bound);
      }
      if (left instanceof Expr.Sum sum) {
        return compareSum(compare, sum, bound.value());
      }
      return left.isCondition(program) ? Fold.fold(ofCondition(left, compare.op(), bound.value(), 1)) : compare;
    }
    if (e instanceof Logical.And and) {
      return Fold.fold(splitCases(and));
    }
    return Fold.fold(e);
  }

  /** Definitions short enough to be written where they are used. */
  private Expr inlined(Expr e) {
    if (e instanceof Expr.Local local && program.definition(local.name()) instanceof Expr.Sum sum) {
      return isDifference(sum) ? sum : isFewConditions(sum) ? sum.withChildren(sum.children().stream().map(c -> Rewrite.expr(c, this::simplify)).toList()) : e;
    }
    return e;
  }

  private boolean isDifference(Expr.Sum sum) {
    return sum.terms().size() == 2 && Math.abs(sum.terms().get(0).weight()) == 1 && sum.terms().get(1).weight() == -sum.terms().get(0).weight();
  }

  private boolean isFewConditions(Expr.Sum sum) {
    return sum.terms().size() <= FEW && sum.terms().stream().allMatch(t -> t.of().isCondition(program));
  }

  /**
   * A count of a few conditions on scalars that is asked for all, any or none, as those conditions. Counts over arrays
   * are left for loops.
   */
  private Optional<Expr> allOrNone(Expr left, Comparison op, double bound) {
    if (!(left instanceof Expr.Local local) || !(program.definition(local.name()) instanceof Expr.Sum sum)
        || sum.terms().size() > MOST_SPELLED_OUT || uses(local) != 1 || !readsScalars(sum)
        || sum.terms().stream().anyMatch(t -> t.weight() != 1 || !t.of().isCondition(program))) {
      return Optional.empty();
    }
    List<Expr> conditions = sum.terms().stream().map(t -> Rewrite.expr(t.of(), this::simplify)).toList();
    int n = conditions.size();
    if (bound == n && (op == Comparison.AT_LEAST || op == Comparison.EQUAL)) {
      return Optional.of(Logical.and(conditions));
    }
    if (bound == 0 && (op == Comparison.AT_MOST || op == Comparison.EQUAL)) {
      return Optional.of(Logical.and(conditions.stream().map(this::opposite).toList()));
    }
    if (bound == n - 1 && op == Comparison.AT_MOST) {
      return Optional.of(Logical.or(conditions.stream().map(this::opposite).toList()));
    }
    return bound == 1 && op == Comparison.AT_LEAST ? Optional.of(Logical.or(conditions)) : Optional.empty();
  }

  private int uses(Expr.Local local) {
    int[] uses = {0};
    Rewrite.visit(program.body(), e -> uses[0] += e.equals(local) ? 1 : 0);
    return uses[0];
  }

  private boolean readsScalars(Expr e) {
    return Rewrite.anywhere(e, x -> x instanceof Expr.Read read && program.inputs().get(read.input()).position().isEmpty()
        || x instanceof Logical.IsLabel || x instanceof Logical.SameLabel);
  }

  /** A sum of conditions that each count something: it is never negative. */
  private boolean isCount(Expr e) {
    Expr value = e instanceof Expr.Local local ? program.definition(local.name()) : e;
    return value instanceof Expr.Sum sum
        && sum.terms().stream().allMatch(t -> t.weight() > 0 && t.of().isCondition(program));
  }

  private Expr ofCondition(Expr condition, Comparison op, double bound, double weight) {
    boolean unset = op.test(0, bound);
    boolean set = op.test(weight, bound);
    if (unset == set) {
      return new Logical.Truth(set);
    }
    return set ? condition : opposite(condition);
  }

  /** A comparison is turned around where nothing can be missing or real: with NaN it is false both ways. */
  private Expr opposite(Expr condition) {
    boolean[] safe = {condition instanceof Compare};
    Rewrite.visit(condition, e -> {
      if (e instanceof Expr.Read read) {
        Input input = program.inputs().get(read.input());
        safe[0] &= input.kind() != Input.Kind.REAL && !input.mayBeMissing();
      }
      safe[0] &= !(e instanceof Expr.Local);
    });
    return safe[0] && condition instanceof Compare c ? new Compare(c.left(), c.op().negated(), c.right()) : new Logical.Not(condition);
  }

  private Expr compareSum(Compare compare, Expr.Sum sum, double bound) {
    Expr.Term first = sum.terms().get(0);
    if (isFewConditions(sum)) {
      return fewConditions(sum, compare.op(), bound).orElse(compare);
    }
    if (sum.terms().size() == 1 && Math.abs(first.weight()) == 1) {
      return new Compare(first.of(), first.weight() > 0 ? compare.op() : compare.op().mirrored(),
          new Constant(bound * first.weight() + 0.0));
    }
    if (isDifference(sum)) {
      boolean ordered = first.weight() > 0;
      Expr plus = ordered ? first.of() : sum.terms().get(1).of();
      Expr minus = ordered ? sum.terms().get(1).of() : first.of();
      return difference(plus, compare.op(), minus, bound).orElse(compare);
    }
    return compare;
  }

  /** {@code plus - minus op bound}, if that can be said without the difference. */
  private Optional<Expr> difference(Expr plus, Comparison op, Expr minus, double bound) {
    if (bound == 0) {
      return Optional.of(new Compare(plus, op, minus));
    }
    boolean whole = isWhole(plus) && isWhole(minus);
    if (whole && op == Comparison.AT_LEAST && bound == 1) {
      return Optional.of(new Compare(plus, Comparison.MORE, minus));
    }
    if (whole && op == Comparison.AT_MOST && bound == -1) {
      return Optional.of(new Compare(plus, Comparison.LESS, minus));
    }
    return Optional.empty();
  }

  private boolean isWhole(Expr e) {
    boolean[] whole = {true};
    Rewrite.visit(e, x -> {
      if (x instanceof Expr.Read read) {
        whole[0] &= program.inputs().get(read.input()).kind() != Input.Kind.REAL;
      } else if (x instanceof Expr.Local local) {
        whole[0] &= isWhole(program.definition(local.name()));
      } else if (x instanceof Expr.Sum sum) {
        whole[0] &= sum.terms().stream().allMatch(t -> t.weight() == Math.rint(t.weight()));
      }
    });
    return whole[0];
  }

  /** A bound on at most three conditions, as its shortest logic; empty if the count reads better. */
  private Optional<Expr> fewConditions(Expr.Sum sum, Comparison op, double bound) {
    int n = sum.terms().size();
    boolean[] table = new boolean[1 << n];
    for (int input = 0; input < table.length; input++) {
      double total = 0;
      for (int v = 0; v < n; v++) {
        total += (input >> v & 1) * sum.terms().get(v).weight();
      }
      table[input] = op.test(total, bound);
    }
    List<Expr> conditions = sum.terms().stream().map(Expr.Term::of).toList();
    return Optional.of(MinimiseBooleans.expression(conditions, table)).filter(e -> n <= 2 || Rewrite.size(e) <= 2 * n + 3);
  }

  /** {@code low <= w * count + v * condition <= high} becomes a range of the count for each value of the condition. */
  private Expr splitCases(Logical.And and) {
    List<Expr> parts = new ArrayList<>(and.parts());
    for (int i = 0; i + 1 < parts.size(); i++) {
      if (parts.get(i) instanceof Compare low && parts.get(i + 1) instanceof Compare high
          && low.op() == Comparison.AT_LEAST && high.op() == Comparison.AT_MOST && low.left().equals(high.left())
          && low.right() instanceof Constant from && high.right() instanceof Constant to) {
        Optional<Expr> cases = cases(low.left(), from.value(), to.value());
        if (cases.isPresent()) {
          parts.set(i, cases.get());
          parts.remove(i + 1);
        }
      }
    }
    return Logical.and(parts);
  }

  private Optional<Expr> cases(Expr form, double low, double high) {
    if (!(form instanceof Expr.Local local) || !(program.definition(local.name()) instanceof Expr.Sum sum)
        || sum.terms().size() != 2) {
      return Optional.empty();
    }
    boolean countFirst = sum.terms().get(0).of() instanceof Expr.Local;
    Expr.Term count = sum.terms().get(countFirst ? 0 : 1);
    Expr.Term condition = sum.terms().get(countFirst ? 1 : 0);
    if (!(count.of() instanceof Expr.Local) || count.weight() < 2 || !condition.of().isCondition(program)) {
      return Optional.empty();
    }
    double w = count.weight();
    double v = condition.weight();
    double[] unset = {Math.ceil(low / w), Math.floor(high / w)};
    double[] set = {Math.ceil((low - v) / w), Math.floor((high - v) / w)};
    if (unset[0] > unset[1] || set[0] > set[1]) {
      return Optional.empty();
    }
    Expr c = condition.of();
    Expr n = count.of();
    if (set[0] == unset[0] && set[1] > unset[1]) {
      return Optional.of(new Logical.Or(List.of(range(n, unset[0], unset[1]), Logical.and(List.of(range(n, unset[1] + 1, set[1]), c)))));
    }
    if (set[1] == unset[1] && set[0] < unset[0]) {
      return Optional.of(new Logical.Or(List.of(range(n, unset[0], unset[1]), Logical.and(List.of(range(n, set[0], unset[0] - 1), c)))));
    }
    return Optional.empty();
  }

  private static Expr range(Expr of, double low, double high) {
    return low == high ? new Compare(of, Comparison.EQUAL, new Constant(low))
        : Logical.and(List.of(new Compare(of, Comparison.AT_LEAST, new Constant(low)), new Compare(of, Comparison.AT_MOST, new Constant(high))));
  }
}
