package io.github.limbeck.engine.family;

import io.github.limbeck.engine.family.Axes.Axis;
import io.github.limbeck.engine.family.Family.Type;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.Optional;

/** What families come to: one number per row, per line of a grid, or per position so far. */
final class FamilyReductions {
  private static final Expr I = Families.I;
  private static final Expr ZERO = new Expr.Constant(0);

  private final Sample sample;

  FamilyReductions(Sample sample) {
    this.sample = sample;
  }

  /**
   * A grid reduced along its rows, to a line over rows, or along its columns, to a line over columns; empty if a line has
   * no position where the reduction needs one.
   */
  Optional<Family> reduceInner(Family grid, Reduction reduction, boolean overRows, double cost) {
    Domain old = grid.domain();
    Domain domain = Domain.line(overRows ? old.axis() : old.other(), overRows ? old.cut() : old.otherCut());
    int[] from = sample.starts(old);
    int[] to = sample.starts(domain);
    double[] values = new double[to[sample.rows()]];
    double[] column = new double[0];
    double inner = 0;
    for (int r = 0; r < sample.rows(); r++) {
      int width = Math.max(0, sample.size(old.other(), r) - old.otherCut());
      int height = Math.max(0, sample.size(old.axis(), r) - old.cut());
      int length = overRows ? width : height;
      if (length == 0) {
        return Optional.empty();
      }
      inner = Math.max(inner, length);
      column = column.length < height ? new double[height] : column;
      for (int k = 0; k < to[r + 1] - to[r]; k++) {
        if (overRows) {
          values[to[r] + k] = reduction.reduce(grid.values(), from[r] + k * width, from[r] + (k + 1) * width, 0);
        } else {
          for (int i = 0; i < height; i++) {
            column[i] = grid.values()[from[r] + i * width + k];
          }
          values[to[r] + k] = reduction.reduce(column, 0, height, 0);
        }
      }
    }
    // The inner variable has a name of its own, so that i can become j where a line is read at a second position.
    Expr.Variable inside = new Expr.Variable("along");
    Expr body = overRows ? Rewrite.at(grid.expr(), "j", inside) : Rewrite.at(Rewrite.at(grid.expr(), "i", inside), "j", I);
    Expr length = overRows ? Families.size(old.other(), old.otherCut()) : Families.size(old.axis(), old.cut());
    return Optional.of(new Family(new Loop.Over(reduction, "along", ZERO, length, body), grid.cost() + cost, domain, values,
        reduced(grid.type(), reduction), reduction == Reduction.SUM ? inner * grid.spread() : grid.spread()));
  }

  /** The sum, greatest or least value over all positions up to the present one. */
  Family running(Family line, Reduction reduction, double cost) {
    int[] start = sample.starts(line.domain());
    double[] values = new double[line.values().length];
    double longest = 0;
    for (int r = 0; r < sample.rows(); r++) {
      longest = Math.max(longest, start[r + 1] - start[r]);
      for (int i = start[r]; i < start[r + 1]; i++) {
        double value = line.values()[i];
        values[i] = i == start[r] ? value : switch (reduction) {
          case SUM -> values[i - 1] + value;
          case MAX -> Math.max(values[i - 1], value);
          default -> Math.min(values[i - 1], value);
        };
      }
    }
    return new Family(new Loop.Running(reduction, "i", line.expr()), line.cost() + cost, line.domain(), values,
        reduced(line.type(), reduction), reduction == Reduction.SUM ? longest * line.spread() : line.spread());
  }

  /** One number per row; empty if a row has no position where the reduction needs one. */
  Optional<Quantity> reduce(Family family, Reduction reduction, double cost) {
    Domain domain = family.domain();
    int[] start = sample.starts(domain);
    double[] values = new double[sample.rows()];
    boolean needsOne = reduction == Reduction.MAX || reduction == Reduction.MIN || isArg(reduction);
    double longest = 0;
    for (int r = 0; r < values.length; r++) {
      if (needsOne && start[r] == start[r + 1]) {
        return Optional.empty();
      }
      longest = Math.max(longest, start[r + 1] - start[r]);
      values[r] = reduction.reduce(family.values(), start[r], start[r + 1], 0);
    }
    Expr body = family.expr();
    Expr expr = switch (domain.kind()) {
      case LINE -> new Loop.Over(reduction, "i", ZERO, Families.size(domain.axis(), domain.cut()), body);
      case HALF -> new Loop.Over(reduction, "i", ZERO, halfSize(domain.axis()), body);
      case GRID -> new Loop.Over(reduction, "i", ZERO, Families.size(domain.axis(), domain.cut()),
          new Loop.Over(reduction, "j", ZERO, Families.size(domain.other(), domain.otherCut()), body));
      case PAIRS -> new Loop.Over(reduction, "i", ZERO, Families.size(domain.axis(), 1),
          new Loop.Over(reduction, "j", Rewrite.plus(I, 1), Families.size(domain.axis(), 0), body));
    };
    return Optional.of(new Quantity(expr, family.cost() + cost, values, reduced(family.type(), reduction),
        reduction == Reduction.SUM ? longest * family.spread() : family.spread()));
  }

  /** The value at the first or the last position of a line. */
  Quantity end(Family line, boolean last, double cost) {
    int[] start = sample.starts(line.domain());
    double[] values = new double[sample.rows()];
    for (int r = 0; r < values.length; r++) {
      values[r] = line.values()[last ? start[r + 1] - 1 : start[r]];
    }
    Expr index = last ? Rewrite.plus(line.domain().axis().expr(), -1) : ZERO;
    return new Quantity(Rewrite.at(line.expr(), "i", index), line.cost() + cost, values, line.type(), line.spread());
  }

  /** The size of an axis. */
  Quantity size(Axis axis) {
    double[] values = new double[sample.rows()];
    for (int r = 0; r < values.length; r++) {
      values[r] = sample.size(axis, r);
    }
    return new Quantity(axis.expr(), FamilyCosts.CELL, values, Type.WHOLE, 0);
  }

  private static boolean isArg(Reduction reduction) {
    return reduction == Reduction.ARGMAX || reduction == Reduction.ARGMIN;
  }

  private static Type reduced(Type type, Reduction reduction) {
    return switch (reduction) {
      case SUM -> type == Type.REAL ? Type.REAL : Type.WHOLE;
      case MAX, MIN -> type;
      case ANY -> Type.CONDITION;
      default -> Type.WHOLE;
    };
  }

  /** Half of a size, rounded down. */
  private static Expr halfSize(Axis axis) {
    return new Expr.Half(axis.expr());
  }
}
