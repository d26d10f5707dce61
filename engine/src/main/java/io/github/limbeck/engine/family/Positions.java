package io.github.limbeck.engine.family;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a rule for one element can be learned from.
 *
 * @param learner learns from quantities of some positions
 * @param answers the elements there
 */
record Positions(QuantityLearner learner, double[] answers) {
  private static final int MOST_INSTANCES = 6000;
  /** Lines that cost more than this are not read at the positions on them. */
  private static final double MOST_FOR_LINES = 7;
  /** Quantities of the whole row that cost more than this are not read at its positions. */
  private static final double MOST_FOR_SHARED = 3.3;

  /** Those of families over the positions, of the lines that these lie on, of the row as a whole, and the positions themselves. */
  static Positions of(Sample sample, Layout layout, Instances instances) {
    FamilyPool pool = FamilyPool.of(sample);
    Domain domain = layout.axes().size() == 1 ? Domain.line(layout.axes().get(0), 0)
        : Domain.grid(layout.axes().get(0), layout.axes().get(1), 0, 0);
    int[] chosen = chosen(instances.size());
    List<Quantity> quantities = new ArrayList<>();
    int[] start = sample.starts(domain);
    for (Family family : pool.families(domain)) {
      double[] values = new double[chosen.length];
      for (int k = 0; k < chosen.length; k++) {
        int at = chosen[k];
        int row = instances.row()[at];
        int position = layout.axes().size() == 1 ? instances.i()[at]
            : instances.i()[at] * sample.size(layout.axes().get(1), row) + instances.j()[at];
        values[k] = family.values()[start[row] + position];
      }
      quantities.add(new Quantity(family.expr(), family.cost(), values, family.type(), family.spread()));
    }
    for (int d = 0; d < layout.axes().size() && layout.axes().size() == 2; d++) {
      addLines(sample, pool, layout.axes().get(d), d, instances, chosen, quantities);
    }
    for (Quantity shared : pool.quantities()) {
      if (shared.cost() <= MOST_FOR_SHARED) {
        double[] values = IntStream.of(chosen).mapToDouble(k -> shared.values()[instances.row()[k]]).toArray();
        quantities.add(new Quantity(shared.expr(), shared.cost() + FamilyCosts.SHARED, values, shared.type(), shared.spread()));
      }
    }
    addPosition(sample, layout, instances, chosen, quantities);
    return of(sample, instances, chosen, quantities);
  }

  /** Given quantities of chosen positions. */
  static Positions of(Sample sample, Instances instances, int[] chosen, List<Quantity> quantities) {
    double[][] scalars = IntStream.of(chosen).mapToObj(k -> sample.scalars(instances.row()[k])).toArray(double[][]::new);
    return new Positions(new QuantityLearner(sample.scalarFeatures(), scalars, quantities, sample.work()),
        IntStream.of(chosen).mapToDouble(k -> instances.answers()[k]).toArray());
  }

  /** At most so many instances, evenly chosen. */
  static int[] chosen(int count) {
    int most = Math.min(count, MOST_INSTANCES);
    return IntStream.range(0, most).map(k -> (int) ((long) k * count / most)).toArray();
  }

  /** What the row or the column of a position comes to. */
  private static void addLines(
      Sample sample, FamilyPool pool, Axes.Axis axis, int dimension, Instances instances, int[] chosen, List<Quantity> quantities) {
    Domain line = Domain.line(axis, 0);
    int[] start = sample.starts(line);
    for (Family family : pool.families(line)) {
      if (family.cost() > MOST_FOR_LINES) {
        continue;
      }
      double[] values = new double[chosen.length];
      for (int k = 0; k < chosen.length; k++) {
        int at = chosen[k];
        values[k] = family.values()[start[instances.row()[at]] + (dimension == 0 ? instances.i() : instances.j())[at]];
      }
      Expr expr = dimension == 0 ? family.expr() : Rewrite.at(family.expr(), "i", Families.J);
      quantities.add(new Quantity(expr, family.cost() + FamilyCosts.SHARED, values, family.type(), family.spread()));
    }
  }

  private static void addPosition(
      Sample sample, Layout layout, Instances instances, int[] chosen, List<Quantity> quantities) {
    for (int d = 0; d < layout.axes().size(); d++) {
      int dimension = d;
      Expr position = d == 0 ? Families.I : Families.J;
      double[] values = IntStream.of(chosen).mapToDouble(k -> (dimension == 0 ? instances.i() : instances.j())[k]).toArray();
      double[] sizes = IntStream.of(chosen).mapToDouble(k -> sample.size(layout.axes().get(dimension), instances.row()[k])).toArray();
      double[] fromEnd = IntStream.range(0, chosen.length).mapToDouble(k -> sizes[k] - 1 - values[k]).toArray();
      quantities.add(new Quantity(position, FamilyCosts.POSITION, values, Family.Type.WHOLE, 0));
      Expr end = new Expr.Sum(List.of(new Expr.Term(1, layout.axes().get(d).expr()), new Expr.Term(1, new Expr.Constant(-1)),
          new Expr.Term(-1, position)));
      quantities.add(new Quantity(end, FamilyCosts.POSITION_FROM_END, fromEnd, Family.Type.WHOLE, 0));
    }
  }
}
