package io.github.limbeck.engine.program;

import java.util.List;

/**
 * Whether a program over one line has an answer where the line has no cells: no cell is read but in loops over the line, which then have no turn, or beyond a
 * border, and nothing is the greatest or the least of the line.
 */
public final class OfNothing {
  private static final Expr SIZE = new Expr.Size(0, 0);

  private OfNothing() {}

  static boolean isDefined(Program program) {
    if (program.arrays().size() != 1 || program.arrays().get(0).dimensions() != 1) {
      return false;
    } else if (program.perElement().isPresent()) {
      PerElement each = program.perElement().get();
      return each.sizes().equals(List.of(SIZE)) && each.steps() == 1 && each.before().stream().allMatch(let -> isPass(let.value()) || isDefined(let.value()));
    }
    return program.body().stream().allMatch(OfNothing::isDefined);
  }

  /** Whether an array is noted that is as long as the line. */
  private static boolean isPass(Expr e) {
    return e instanceof Expr.Sorted || e instanceof Loop.Pass pass && pass.size().equals(SIZE);
  }

  /** Whether a loop up to here has no turn. */
  private static boolean isAtMostSize(Expr to) {
    return to.equals(SIZE) || to instanceof Expr.Sum sum && sum.terms().size() == 2 && sum.terms().get(0).equals(new Expr.Term(1, SIZE))
        && sum.terms().get(1).of() instanceof Expr.Constant constant && sum.terms().get(1).weight() * constant.value() < 0;
  }

  private static boolean isDefined(Statement statement) {
    if (statement instanceof Statement.Let let) {
      return isDefined(let.value());
    } else if (statement instanceof Statement.If branch) {
      return isDefined(branch.condition()) && branch.body().stream().allMatch(OfNothing::isDefined);
    }
    return statement instanceof Statement.Return end && isDefined(end.value());
  }

  /** The same of an expression that is not of one cell. */
  public static boolean isDefined(Expr e) {
    if (e instanceof Loop.Over over) {
      return switch (over.reduction()) {
        case SUM, ANY, LONGEST, FIRST, LAST -> isAtMostSize(over.to()) && over.from() instanceof Expr.Constant from && from.value() >= 0;
        case MAX, MIN, ARGMAX, ARGMIN -> false;
      };
    } else if (e instanceof Loop || e instanceof Expr.At || e instanceof Expr.Sorted) {
      return false;
    } else if (e instanceof Expr.Element element && element.border().treatment() != Border.Treatment.CONSTANT) {
      return false;
    }
    return e.children().stream().allMatch(OfNothing::isDefined);
  }
}
