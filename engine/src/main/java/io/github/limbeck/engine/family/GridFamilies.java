package io.github.limbeck.engine.family;

import io.github.limbeck.engine.family.Axes.Axis;
import io.github.limbeck.engine.family.Family.Type;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The families of arrays of two dimensions, and the lines that their rows and columns come to. */
final class GridFamilies {
  private final Sample sample;
  private final FamilyPool pool;
  private final Families make;
  private final FamilyViews views;
  private final FamilyReductions reductions;
  private final FamilyConditions tests;
  private final Map<Axis, List<Family>> lines = new LinkedHashMap<>();

  GridFamilies(Sample sample, FamilyPool pool) {
    this.sample = sample;
    this.pool = pool;
    make = new Families(sample);
    views = new FamilyViews(sample);
    reductions = new FamilyReductions(sample);
    tests = new FamilyConditions(sample);
  }

  /**
   * Adds the families to the pool.
   *
   * @return by axis, the lines that rows and columns come to
   */
  Map<Axis, List<Family>> add() {
    List<Integer> grids = new ArrayList<>();
    for (int a = 0; a < sample.features().size(); a++) {
      if (sample.features().get(a).dimensions() == 2) {
        grids.add(a);
      }
    }
    for (int a : grids) {
      for (Family base : tests.bases(a)) {
        addGrid(base);
      }
      for (int b : grids) {
        if (a < b) {
          addGridPair(make.cells(a), make.cells(b));
        }
      }
    }
    return lines;
  }

  private void addGridPair(Family left, Family right) {
    if (left.domain().equals(right.domain())) {
      pool.addReductions(pool.keep(make.compare(left, Comparison.NOT_EQUAL, right, FamilyCosts.TWO_ARRAYS_TEST)), false);
      if (tests.isNumber(left) && tests.isNumber(right)) {
        addGrid(pool.keep(make.sum(1, left, -1, right, FamilyCosts.TWO_ARRAYS_DIFFERENCE)));
      }
    }
  }

  private void addGrid(Family base) {
    Family grid = pool.keep(base);
    Domain domain = grid.domain();
    List<Family> conditions = tests.of(grid);
    pool.addReductions(grid, false);
    conditions.forEach(c -> pool.addReductions(pool.keep(c), false));
    addLinesOf(grid);
    addEdges(grid);
    addNeighbours(grid);
    // The contrary of a condition has the same sums, seen from the other side.
    List<Family> few = new ArrayList<>(grid.type() == Type.CONDITION ? List.of() : conditions.subList(0, Math.min(2, conditions.size())));
    conditions.stream().filter(c -> c.expr() instanceof Logical.Compare compare && compare.op() == Comparison.NOT_EQUAL).forEach(few::add);
    for (Family condition : few) {
      if (condition != grid) {
        addLinesOf(condition);
        addNeighbours(condition);
      }
    }
    if (sample.axes().isSquare(domain.axis(), domain.other())) {
      double doubt = sample.axes().isVaried(domain.axis()) ? 0 : FamilyCosts.DOUBTFUL_SQUARE;
      Family turned = views.transposed(grid);
      pool.addReductions(pool.keep(make.compare(grid, Comparison.NOT_EQUAL, turned, FamilyCosts.TURNED_TEST + doubt)), false);
      if (tests.isNumber(grid)) {
        pool.addReductions(pool.keep(make.sum(1, grid, 1, turned, FamilyCosts.TURNED_SUM + doubt)), false);
      }
      for (boolean falling : new boolean[] {true, false}) {
        Family diagonal = views.diagonal(grid, falling);
        line(domain.axis(), new Family(diagonal.expr(), diagonal.cost() + doubt, diagonal.domain(), diagonal.values(), diagonal.type(), 1));
      }
      for (Comparison op : new Comparison[] {Comparison.LESS, Comparison.MORE, Comparison.EQUAL, Comparison.NOT_EQUAL}) {
        for (Family condition : conditions) {
          pool.addReductions(pool.keep(make.both(make.place(domain, op), condition, condition.cost() + FamilyCosts.BY_PLACE + doubt)), false);
        }
        if (grid.type() == Type.CONDITION) {
          pool.addReductions(pool.keep(make.compare(grid, Comparison.NOT_EQUAL, make.place(domain, op), FamilyCosts.AGAINST_PLACE + doubt)), false);
        }
      }
    }
  }

  /** Sums, greatest and least values along rows and columns. */
  private void addLinesOf(Family grid) {
    for (boolean overRows : new boolean[] {true, false}) {
      Axis axis = overRows ? grid.domain().axis() : grid.domain().other();
      int cut = overRows ? grid.domain().cut() : grid.domain().otherCut();
      for (Reduction reduction : List.of(Reduction.SUM, Reduction.MAX, Reduction.MIN)) {
        boolean useless = grid.type() == Type.CONDITION && reduction != Reduction.SUM;
        if (!useless && cut == 0) {
          reductions.reduceInner(grid, reduction, overRows, FamilyCosts.SUM).ifPresent(f -> line(axis, f));
        }
      }
    }
  }

  /** The first and last cells of rows and columns. */
  private void addEdges(Family grid) {
    for (boolean overRows : new boolean[] {true, false}) {
      for (boolean last : new boolean[] {false, true}) {
        line(overRows ? grid.domain().axis() : grid.domain().other(), views.edge(grid, overRows, last));
      }
    }
  }

  private void line(Axis axis, Family line) {
    if (pool.isNew(line)) {
      pool.keep(line);
      lines.computeIfAbsent(axis, a -> new ArrayList<>()).add(line);
    }
  }

  /** Neighbouring cells of a grid: side by side, one below the other, in blocks. */
  private void addNeighbours(Family grid) {
    int[][] steps = {{0, 1}, {1, 0}, {1, 1}};
    for (int[] step : steps) {
      Family here = views.over(grid, 0, 0, step[0], step[1]);
      Family there = views.over(grid, step[0], step[1], step[0], step[1]);
      if (here.values().length == 0) {
        return;
      }
      double cost = 2 * grid.cost() + FamilyCosts.NEIGHBOURS;
      Family differences = pool.keep(make.compare(here, Comparison.NOT_EQUAL, there, cost));
      pool.addReductions(differences, false);
      for (boolean overRows : new boolean[] {true, false}) {
        reductions.reduceInner(differences, Reduction.SUM, overRows, FamilyCosts.SUM).map(pool::keep).ifPresent(line -> {
          pool.addReductions(line, false);
          tests.of(line).forEach(c -> pool.addReductions(pool.keep(c), false));
        });
      }
      if (grid.type() == Type.CONDITION) {
        pool.addReductions(pool.keep(make.both(here, there, cost)), false);
      } else if (tests.isNumber(grid)) {
        pool.addReductions(pool.keep(make.sum(1, there, -1, here, cost)), false);
        pool.addReductions(pool.keep(make.compare(here, Comparison.MORE, there, cost)), false);
      }
    }
    for (int side : new int[] {2, 3}) {
      pool.addReductions(pool.keep(block(grid, side)), false);
    }
  }

  /** The sum over a block of cells. */
  private Family block(Family grid, int side) {
    int cut = side - 1;
    List<Expr.Term> terms = new ArrayList<>();
    double[] values = null;
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        Family cell = views.over(grid, i, j, cut, cut);
        terms.add(new Expr.Term(1, cell.expr()));
        values = values == null ? new double[cell.values().length] : values;
        for (int k = 0; k < values.length; k++) {
          values[k] += cell.values()[k];
        }
      }
    }
    Family corner = views.over(grid, 0, 0, cut, cut);
    Expr sum = side == 2 ? new Expr.Sum(terms) : new Loop.Over(Reduction.SUM, "p", new Expr.Constant(0), new Expr.Constant(side),
        new Loop.Over(Reduction.SUM, "q", new Expr.Constant(0), new Expr.Constant(side),
            Rewrite.at(Rewrite.at(corner.expr(), "i", shifted("i", "p")), "j", shifted("j", "q"))));
    return new Family(sum, grid.cost() + FamilyCosts.BLOCK, corner.domain(), values, grid.type() == Type.REAL ? Type.REAL : Type.WHOLE,
        terms.size() * grid.spread());
  }

  private static Expr shifted(String variable, String by) {
    return new Expr.Sum(List.of(new Expr.Term(1, new Expr.Variable(variable)), new Expr.Term(1, new Expr.Variable(by))));
  }
}
