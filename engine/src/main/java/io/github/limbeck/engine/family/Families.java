package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.family.Axes.Axis;
import io.github.limbeck.engine.family.Family.Type;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.Arrays;
import java.util.List;

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
    Expr expr = new Expr.Element(array, flat ? List.of(I) : List.of(I, J), Border.NONE);
    return new Family(expr, FamilyCosts.CELL, domain, values, type, 1);
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
    return new Family(I, FamilyCosts.POSITION, domain, values, Type.WHOLE, 0);
  }

  /** Whether the family compares so with a constant. */
  Family test(Family of, Comparison op, double constant, double cost) {
    double[] values = new double[of.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = op.test(of.values()[i], constant) ? 1 : 0;
    }
    return new Family(new Logical.Compare(of.expr(), op, new Expr.Constant(constant)), of.cost() + cost, of.domain(), values,
        Type.CONDITION, of.spread());
  }

  /** Whether two families over one domain compare so. */
  Family compare(Family left, Comparison op, Family right, double cost) {
    double[] values = new double[left.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = op.test(left.values()[i], right.values()[i]) ? 1 : 0;
    }
    return new Family(new Logical.Compare(left.expr(), op, right.expr()), cost, left.domain(), values, Type.CONDITION,
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
    return new Family(Logical.and(List.of(left.expr(), right.expr())), cost, left.domain(), values, Type.CONDITION,
        Math.max(left.spread(), right.spread()));
  }

  /** Whether the remainder of whole numbers is so. */
  Family remainder(Family of, int modulus, int remainder, double extra) {
    double[] values = new double[of.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.floorMod((long) of.values()[i], (long) modulus) == remainder ? 1 : 0;
    }
    Expr expr = new Logical.Compare(new Expr.Remainder(of.expr(), modulus), Comparison.EQUAL, new Expr.Constant(remainder));
    return new Family(expr, of.cost() + FamilyCosts.REMAINDER + extra, of.domain(), values, Type.CONDITION, of.spread());
  }

  /** Whether the sums of a grid's lines compare so with how many cells a line has. */
  Family fills(Family sums, Expr length, Comparison op) {
    int[] start = sample.starts(sums.domain());
    double[] values = new double[sums.values().length];
    for (int r = 0; r < sample.rows(); r++) {
      double cells = length(length, r);
      for (int i = start[r]; i < start[r + 1]; i++) {
        values[i] = op.test(sums.values()[i], cells) ? 1 : 0;
      }
    }
    return new Family(new Logical.Compare(sums.expr(), op, length), sums.cost() + FamilyCosts.FULL, sums.domain(), values, Type.CONDITION, sums.spread());
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
    Expr differs = new Logical.Compare(left.expr(), Comparison.NOT_EQUAL, right.expr());
    Expr position = new Loop.Over(last ? Reduction.LAST : Reduction.FIRST, "i", ZERO, size(left.domain().axis(), left.domain().cut()), differs);
    Expr chosen = new Loop.ValueAt(position, "i", difference.expr(), ZERO);
    return new Quantity(chosen, cost, values, difference.type(), difference.spread());
  }

  /** The contrary of a condition. */
  Family not(Family of) {
    double[] values = new double[of.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 - of.values()[i];
    }
    Expr expr = of.expr() instanceof Logical.Compare c && of.type() == Type.CONDITION
        ? new Logical.Compare(c.left(), c.op().negated(), c.right()) : new Logical.Not(of.expr());
    return new Family(expr, of.cost() + FamilyCosts.CONTRARY, of.domain(), values, Type.CONDITION, of.spread());
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
    return new Family(new Expr.Product(line.expr(), line.domain().axis().expr()), line.cost() + FamilyCosts.TIMES_SIZE, line.domain(), values, line.type(),
        line.spread());
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
  Family place(Domain grid, Comparison op) {
    int[] start = sample.starts(grid);
    double[] values = new double[start[sample.rows()]];
    for (int r = 0; r < sample.rows(); r++) {
      int n = sample.size(grid.other(), r);
      for (int k = start[r]; k < start[r + 1]; k++) {
        values[k] = op.test((k - start[r]) / n, (k - start[r]) % n) ? 1 : 0;
      }
    }
    return new Family(new Logical.Compare(I, op, J), FamilyCosts.PLACE, grid, values, Type.CONDITION, 0);
  }

  static Expr size(Axis axis, int cut) {
    return Rewrite.plus(axis.expr(), -cut);
  }

}
