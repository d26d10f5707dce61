package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.family.Axes.Axis;
import io.github.limbeck.engine.family.Family.Type;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Expr.Op;
import io.github.limbeck.engine.program.Expr.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The operations from which families are made: each gives the meaning of a family and its values together. Positions are
 * called i, or i and j.
 */
final class Families {
  static final Expr I = new Expr.Variable("i");
  static final Expr J = new Expr.Variable("j");
  private static final Expr ZERO = new Expr.Constant(0);

  private final Sample sample;

  Families(Sample sample) {
    this.sample = sample;
  }

  /** The cells of an array: of one dimension along a line, of two over a grid. */
  Family cells(int array) {
    ArrayFeature feature = sample.features().get(array);
    boolean flat = feature.dimensions() == 1;
    Domain domain = flat ? Domain.line(sample.axes().of(array, 0), 0)
        : Domain.grid(sample.axes().of(array, 0), sample.axes().of(array, 1), 0, 0);
    int[] start = sample.starts(domain);
    double[] values = new double[start[sample.rows()]];
    for (int r = 0; r < sample.rows(); r++) {
      int at = start[r];
      for (double[] row : sample.cells(array, r)) {
        System.arraycopy(row, 0, values, at, row.length);
        at += row.length;
      }
    }
    Kind kind = feature.type().kind();
    Type type = kind == Kind.BOOLEAN ? Type.CONDITION : kind == Kind.REAL ? Type.REAL : Type.WHOLE;
    Expr expr = new Expr.Element(array, flat ? List.of(I) : List.of(I, J), Expr.Border.NONE);
    return new Family(expr, 1, domain, values, type, 1);
  }

  /** The position itself. */
  Family position(Axis axis) {
    Domain domain = Domain.line(axis, 0);
    int[] start = sample.starts(domain);
    double[] values = new double[start[sample.rows()]];
    for (int r = 0; r < sample.rows(); r++) {
      for (int i = start[r]; i < start[r + 1]; i++) {
        values[i] = i - start[r];
      }
    }
    return new Family(I, 1.5, domain, values, Type.WHOLE, 0);
  }

  /** Whether the family compares so with a constant. */
  Family test(Family of, Op op, double constant, double cost) {
    double[] values = new double[of.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = op.test(of.values()[i], constant) ? 1 : 0;
    }
    return new Family(new Expr.Compare(of.expr(), op, new Expr.Constant(constant)), of.cost() + cost, of.domain(), values,
        Type.CONDITION, of.spread());
  }

  /** Whether two families over one domain compare so. */
  Family compare(Family left, Op op, Family right, double cost) {
    double[] values = new double[left.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = op.test(left.values()[i], right.values()[i]) ? 1 : 0;
    }
    return new Family(new Expr.Compare(left.expr(), op, right.expr()), cost, left.domain(), values, Type.CONDITION,
        left.spread() + right.spread());
  }

  /** {@code leftWeight * left + rightWeight * right}. */
  Family sum(double leftWeight, Family left, double rightWeight, Family right, double cost) {
    double[] values = new double[left.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = leftWeight * left.values()[i] + rightWeight * right.values()[i];
    }
    Expr expr = new Expr.Sum(List.of(new Expr.Term(leftWeight, left.expr()), new Expr.Term(rightWeight, right.expr())));
    return new Family(expr, cost, left.domain(), values, left.type().with(right.type()),
        leftWeight * leftWeight * left.spread() + rightWeight * rightWeight * right.spread());
  }

  /** {@code weight * of + offset}. */
  Family scaled(double weight, Family of, double offset, double cost) {
    double[] values = new double[of.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = weight * of.values()[i] + offset;
    }
    Expr expr = new Expr.Sum(List.of(new Expr.Term(weight, of.expr()), new Expr.Term(1, new Expr.Constant(offset))));
    return new Family(expr, cost, of.domain(), values, of.type() == Type.REAL ? Type.REAL : Type.WHOLE, weight * weight * of.spread());
  }

  /** Both conditions. */
  Family both(Family left, Family right, double cost) {
    double[] values = new double[left.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = left.values()[i] * right.values()[i];
    }
    return new Family(Expr.and(List.of(left.expr(), right.expr())), cost, left.domain(), values, Type.CONDITION,
        Math.max(left.spread(), right.spread()));
  }

  /** Whether the remainder of whole numbers is so. */
  Family remainder(Family of, int modulus, int remainder, double extra) {
    double[] values = new double[of.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.floorMod((long) of.values()[i], (long) modulus) == remainder ? 1 : 0;
    }
    Expr expr = new Expr.Compare(new Expr.Remainder(of.expr(), modulus), Op.EQUAL, new Expr.Constant(remainder));
    return new Family(expr, of.cost() + 1.6 + extra, of.domain(), values, Type.CONDITION, of.spread());
  }

  /** Whether the sums of a grid's lines compare so with how many cells a line has. */
  Family fills(Family sums, Expr length, Op op) {
    int[] start = sample.starts(sums.domain());
    double[] values = new double[sums.values().length];
    for (int r = 0; r < sample.rows(); r++) {
      double cells = length(length, r);
      for (int i = start[r]; i < start[r + 1]; i++) {
        values[i] = op.test(sums.values()[i], cells) ? 1 : 0;
      }
    }
    return new Family(new Expr.Compare(sums.expr(), op, length), sums.cost() + 0.5, sums.domain(), values, Type.CONDITION, sums.spread());
  }

  /** The value of a length, which is a size with something taken off. */
  private double length(Expr length, int row) {
    if (length instanceof Expr.Size size) {
      return sample.size(sample.axes().of(size.array(), size.axis()), row);
    } else if (length instanceof Expr.Sum sum) {
      return sum.terms().stream().mapToDouble(t -> t.weight() * length(t.of(), row)).sum();
    }
    return ((Expr.Constant) length).value();
  }

  /** The difference of two lines where they first or last differ, or 0 where they are equal throughout. */
  Quantity atDifference(Family left, Family right, Family difference, boolean last, double cost) {
    int[] start = sample.starts(left.domain());
    double[] values = new double[sample.rows()];
    for (int r = 0; r < values.length; r++) {
      for (int i = start[r]; i < start[r + 1] && (last || values[r] == 0); i++) {
        values[r] = difference.values()[i] != 0 ? difference.values()[i] : values[r];
      }
    }
    Expr differs = new Expr.Compare(left.expr(), Op.NOT_EQUAL, right.expr());
    Expr position = new Expr.Over(last ? Reduction.LAST : Reduction.FIRST, "i", ZERO, size(left.domain().axis(), left.domain().cut()), differs);
    Expr chosen = new Expr.ValueAt(position, "i", difference.expr(), ZERO);
    return new Quantity(chosen, cost, values, difference.type(), difference.spread());
  }

  /** The contrary of a condition. */
  Family not(Family of) {
    double[] values = new double[of.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 - of.values()[i];
    }
    Expr expr = of.expr() instanceof Expr.Compare c && of.type() == Type.CONDITION
        ? new Expr.Compare(c.left(), c.op().negated(), c.right()) : new Expr.Not(of.expr());
    return new Family(expr, of.cost() + 0.2, of.domain(), values, Type.CONDITION, of.spread());
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

  /** Each value times how many there are: what is compared with a sum where a value is compared with the average. */
  Family timesSize(Family line) {
    int[] start = sample.starts(line.domain());
    double[] values = new double[line.values().length];
    for (int r = 0; r < sample.rows(); r++) {
      for (int i = start[r]; i < start[r + 1]; i++) {
        values[i] = line.values()[i] * (start[r + 1] - start[r]);
      }
    }
    return new Family(new Expr.Product(line.expr(), line.domain().axis().expr()), line.cost() + 1, line.domain(), values, line.type(),
        line.spread());
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
    return new Family(Rewrite.at(line.expr(), "i", mirrored(line.domain().axis(), I)), line.cost() + 0.5, line.domain(), values,
        line.type(), line.spread());
  }

  /** A number of the row, the same at every position of a domain. */
  Family everywhere(Quantity quantity, Domain domain) {
    int[] start = sample.starts(domain);
    double[] values = new double[start[sample.rows()]];
    for (int r = 0; r < sample.rows(); r++) {
      Arrays.fill(values, start[r], start[r + 1], quantity.values()[r]);
    }
    return new Family(quantity.expr(), quantity.cost(), domain, values, quantity.type(), quantity.spread());
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
    return new Family(Rewrite.at(grid.expr(), "j", falling ? I : mirrored(axis, I)), grid.cost() + 1, domain, values, grid.type(), grid.spread());
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
    return new Family(expr, grid.cost() + 0.5, domain, values, grid.type(), grid.spread());
  }

  /** The values where a condition holds, else 0. */
  Family where(Family of, Family condition, double cost) {
    double[] values = new double[of.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = of.values()[i] * condition.values()[i];
    }
    Expr expr = new Expr.Choice(List.of(new Expr.Case(condition.expr(), of.expr())), ZERO);
    return new Family(expr, cost, of.domain(), values, of.type(), of.spread());
  }

  /** Whether the position lies so to the diagonal of a square grid. */
  Family place(Domain grid, Op op) {
    int[] start = sample.starts(grid);
    double[] values = new double[start[sample.rows()]];
    for (int r = 0; r < sample.rows(); r++) {
      int n = sample.size(grid.other(), r);
      for (int k = start[r]; k < start[r + 1]; k++) {
        values[k] = op.test((k - start[r]) / n, (k - start[r]) % n) ? 1 : 0;
      }
    }
    return new Family(new Expr.Compare(I, op, J), 1, grid, values, Type.CONDITION, 0);
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
    Expr length = overRows ? size(old.other(), old.otherCut()) : size(old.axis(), old.cut());
    return Optional.of(new Family(new Expr.Over(reduction, "along", ZERO, length, body), grid.cost() + cost, domain, values,
        reduced(grid.type(), reduction), reduction == Reduction.SUM ? inner * grid.spread() : grid.spread()));
  }

  private static boolean isArg(Reduction reduction) {
    return reduction == Reduction.ARGMAX || reduction == Reduction.ARGMIN;
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
    return new Family(new Expr.Running(reduction, "i", line.expr()), line.cost() + cost, line.domain(), values,
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
      case LINE -> new Expr.Over(reduction, "i", ZERO, size(domain.axis(), domain.cut()), body);
      case HALF -> new Expr.Over(reduction, "i", ZERO, halfSize(domain.axis()), body);
      case GRID -> new Expr.Over(reduction, "i", ZERO, size(domain.axis(), domain.cut()),
          new Expr.Over(reduction, "j", ZERO, size(domain.other(), domain.otherCut()), body));
      case PAIRS -> new Expr.Over(reduction, "i", ZERO, size(domain.axis(), 1),
          new Expr.Over(reduction, "j", Rewrite.plus(I, 1), size(domain.axis(), 0), body));
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
    return new Quantity(axis.expr(), 1, values, Type.WHOLE, 0);
  }

  private static Type reduced(Type type, Reduction reduction) {
    return switch (reduction) {
      case SUM -> type == Type.REAL ? Type.REAL : Type.WHOLE;
      case MAX, MIN -> type;
      case ANY -> Type.CONDITION;
      default -> Type.WHOLE;
    };
  }

  private static Expr size(Axis axis, int cut) {
    return Rewrite.plus(axis.expr(), -cut);
  }

  /** Half of a size, rounded down. */
  private static Expr halfSize(Axis axis) {
    return new Expr.Half(axis.expr());
  }

  private static Expr mirrored(Axis axis, Expr index) {
    return new Expr.Sum(List.of(new Expr.Term(1, axis.expr()), new Expr.Term(1, new Expr.Constant(-1)), new Expr.Term(-1, index)));
  }
}
