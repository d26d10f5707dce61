package io.github.limbeck.engine.family;

import io.github.limbeck.engine.family.Axes.Axis;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Rewrite;
import java.util.List;

/** Families read at other places: further along, from the other end, turned, at an edge. The values are those of the family read there. */
final class FamilyViews {
  private static final Expr I = Families.I;
  private static final Expr J = Families.J;
  private static final Expr ZERO = new Expr.Constant(0);

  private final Sample sample;

  FamilyViews(Sample sample) {
    this.sample = sample;
  }

  /**
   * The family read further along a line.
   *
   * @param by how many positions further
   * @param cut how many positions at the end the result leaves out
   */
  Family along(Family line, int by, int cut) {
    Domain domain = Domain.line(line.domain().axis(), cut);
    int[] from = sample.starts(line.domain());
    int[] to = sample.starts(domain);
    double[] values = new double[to[sample.rows()]];
    for (int r = 0; r < sample.rows(); r++) {
      System.arraycopy(line.values(), from[r] + (to[r + 1] > to[r] ? by : 0), values, to[r], to[r + 1] - to[r]);
    }
    return new Family(Rewrite.at(line.expr(), "i", Rewrite.plus(I, by)), line.cost(), domain, values, line.type(), line.spread());
  }

  /** The family read further over a grid, with the cuts of the result. */
  Family over(Family grid, int down, int right, int cut, int otherCut) {
    Domain old = grid.domain();
    Domain domain = Domain.grid(old.axis(), old.other(), cut, otherCut);
    int[] from = sample.starts(old);
    int[] to = sample.starts(domain);
    double[] values = new double[to[sample.rows()]];
    for (int r = 0; r < sample.rows(); r++) {
      int oldWidth = sample.size(old.other(), r) - old.otherCut();
      int width = Math.max(0, sample.size(old.other(), r) - otherCut);
      int height = width == 0 ? 0 : (to[r + 1] - to[r]) / width;
      for (int i = 0; i < height; i++) {
        System.arraycopy(grid.values(), from[r] + (i + down) * oldWidth + right, values, to[r] + i * width, width);
      }
    }
    Expr expr = Rewrite.at(Rewrite.at(grid.expr(), "i", Rewrite.plus(I, down)), "j", Rewrite.plus(J, right));
    return new Family(expr, grid.cost(), domain, values, grid.type(), grid.spread());
  }

  /** A line, or the line read from its end, over the first half of its positions. */
  Family half(Family line, boolean fromTheEnd) {
    Domain domain = Domain.half(line.domain().axis());
    int[] from = sample.starts(line.domain());
    int[] to = sample.starts(domain);
    double[] values = new double[to[sample.rows()]];
    for (int r = 0; r < sample.rows(); r++) {
      for (int i = 0; i < to[r + 1] - to[r]; i++) {
        values[to[r] + i] = line.values()[fromTheEnd ? from[r + 1] - 1 - i : from[r] + i];
      }
    }
    Expr expr = fromTheEnd ? Rewrite.at(line.expr(), "i", mirrored(line.domain().axis(), I)) : line.expr();
    return new Family(expr, line.cost(), domain, values, line.type(), line.spread());
  }

  /** A line read from its end. */
  Family mirrored(Family line) {
    int[] start = sample.starts(line.domain());
    double[] values = new double[line.values().length];
    for (int r = 0; r < sample.rows(); r++) {
      for (int i = start[r]; i < start[r + 1]; i++) {
        values[i] = line.values()[start[r] + start[r + 1] - 1 - i];
      }
    }
    return new Family(Rewrite.at(line.expr(), "i", mirrored(line.domain().axis(), I)), line.cost() + FamilyCosts.MIRRORED, line.domain(), values,
        line.type(), line.spread());
  }

  /** A line over all pairs of positions: read at the first, or at the second. */
  Family paired(Family line, boolean second) {
    Domain domain = Domain.pairs(line.domain().axis());
    int[] from = sample.starts(line.domain());
    int[] to = sample.starts(domain);
    double[] values = new double[to[sample.rows()]];
    for (int r = 0; r < sample.rows(); r++) {
      int n = from[r + 1] - from[r];
      int at = to[r];
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          values[at++] = line.values()[from[r] + (second ? j : i)];
        }
      }
    }
    return new Family(second ? Rewrite.at(line.expr(), "i", J) : line.expr(), line.cost(), domain, values, line.type(), line.spread());
  }

  /** A grid with its indices exchanged; its axes must share their size. */
  Family transposed(Family grid) {
    int[] start = sample.starts(grid.domain());
    double[] values = new double[grid.values().length];
    for (int r = 0; r < sample.rows(); r++) {
      int n = sample.size(grid.domain().axis(), r);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          values[start[r] + i * n + j] = grid.values()[start[r] + j * n + i];
        }
      }
    }
    Expr expr = Rewrite.at(Rewrite.at(Rewrite.at(grid.expr(), "i", new Expr.Variable("k")), "j", I), "k", J);
    return new Family(expr, grid.cost(), grid.domain(), values, grid.type(), grid.spread());
  }

  /** A diagonal of a square grid: from the first corner, or from the last corner of the first row. */
  Family diagonal(Family grid, boolean falling) {
    Axis axis = grid.domain().axis();
    Domain domain = Domain.line(axis, 0);
    int[] from = sample.starts(grid.domain());
    int[] to = sample.starts(domain);
    double[] values = new double[to[sample.rows()]];
    for (int r = 0; r < sample.rows(); r++) {
      int n = sample.size(axis, r);
      for (int i = 0; i < n; i++) {
        values[to[r] + i] = grid.values()[from[r] + i * n + (falling ? i : n - 1 - i)];
      }
    }
    return new Family(Rewrite.at(grid.expr(), "j", falling ? I : mirrored(axis, I)), grid.cost() + FamilyCosts.DIAGONAL, domain, values, grid.type(), grid.spread());
  }

  /** The first or last cells of a grid's rows, as a line over rows, or of its columns. */
  Family edge(Family grid, boolean overRows, boolean last) {
    Domain old = grid.domain();
    Domain domain = Domain.line(overRows ? old.axis() : old.other(), 0);
    int[] from = sample.starts(old);
    int[] to = sample.starts(domain);
    double[] values = new double[to[sample.rows()]];
    for (int r = 0; r < sample.rows(); r++) {
      int width = sample.size(old.other(), r);
      int height = sample.size(old.axis(), r);
      for (int k = 0; k < to[r + 1] - to[r]; k++) {
        int i = overRows ? k : last ? height - 1 : 0;
        int j = overRows ? last ? width - 1 : 0 : k;
        values[to[r] + k] = grid.values()[from[r] + i * width + j];
      }
    }
    Axis across = overRows ? old.other() : old.axis();
    Expr end = last ? Rewrite.plus(across.expr(), -1) : ZERO;
    Expr expr = overRows ? Rewrite.at(grid.expr(), "j", end) : Rewrite.at(Rewrite.at(grid.expr(), "i", end), "j", I);
    return new Family(expr, grid.cost() + FamilyCosts.EDGE, domain, values, grid.type(), grid.spread());
  }

  private static Expr mirrored(Axis axis, Expr index) {
    return new Expr.Sum(List.of(new Expr.Term(1, axis.expr()), new Expr.Term(1, new Expr.Constant(-1)), new Expr.Term(-1, index)));
  }
}
