package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.family.Axes.Axis;
import io.github.limbeck.engine.family.Family.Type;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop;
import io.github.limbeck.engine.program.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The families of arrays of one dimension, and of the lines of grids. */
final class LineFamilies {
  private static final int MOST_CONDITIONS = 14;
  private static final int MOST_PAIR_CONDITIONS = 8;
  private static final long MOST_PAIRS = 400_000;
  /** Lines of grids up to this cost are looked into as deeply as arrays of one dimension. */
  private static final double MOST_IN_DEPTH = 2.1;

  private final Sample sample;
  private final FamilyPool pool;
  private final Families make;
  private final FamilyViews views;
  private final FamilyReductions reductions;
  private final FamilyConditions tests;

  LineFamilies(Sample sample, FamilyPool pool) {
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
   * @param lines by axis, the lines that the rows and columns of grids come to
   */
  void add(Map<Axis, List<Family>> lines) {
    for (Axis axis : sample.axes().distinct()) {
      List<Family> own = new ArrayList<>();
      for (int a = 0; a < sample.features().size(); a++) {
        if (sample.features().get(a).dimensions() == 1 && sample.axes().of(a, 0).equals(axis)) {
          own.addAll(addArray(a, axis));
        }
      }
      List<Family> ofGrids = lines.getOrDefault(axis, List.of());
      own.forEach(f -> addLine(f, true));
      ofGrids.forEach(f -> addLine(f, f.cost() <= MOST_IN_DEPTH));
      addSelected(ofGrids);
      addLinePairs(own.isEmpty() ? ofGrids.subList(0, Math.min(4, ofGrids.size())) : own.subList(0, Math.min(6, own.size())));
    }
  }

  /** The lines of one array: its cells, what nominal cells are, whether neighbours and opposites are equal. */
  private List<Family> addArray(int array, Axis axis) {
    Family cells = make.cells(array);
    List<Family> bases = tests.bases(array);
    if (FamilyConditions.isNominal(sample.features().get(array))) {
      pool.keep(cells);
      addEqualities(cells);
      List<Family> all = new ArrayList<>(bases);
      for (Family left : bases) {
        for (Family right : bases) {
          if (left != right && bases.size() <= 4) {
            Family sign = make.sum(1, left, -1, right, FamilyCosts.TWO_ARRAYS_DIFFERENCE);
            pool.addReductions(pool.keep(reductions.running(sign, Reduction.SUM, FamilyCosts.SUM)), false);
            pool.addReductions(pool.keep(sign), false);
          }
        }
      }
      return all;
    }
    if (cells.type() == Type.CONDITION) {
      Family sign = make.scaled(2, cells, -1, FamilyCosts.SIGNED);
      pool.addReductions(pool.keep(reductions.running(sign, Reduction.SUM, FamilyCosts.SUM)), false);
    }
    return bases;
  }

  /** Whether cells equal their neighbours, the next but one, their opposites, or any other. */
  private void addEqualities(Family line) {
    for (int by : new int[] {1, 2}) {
      Family here = views.along(line, 0, by);
      Family there = views.along(line, by, by);
      double cost = 2 * line.cost() + FamilyCosts.NEXT * by;
      pool.addReductions(pool.keep(make.compare(here, Comparison.EQUAL, there, cost)), false);
      pool.addReductions(pool.keep(make.compare(here, Comparison.NOT_EQUAL, there, cost)), false);
    }
    pool.addReductions(pool.keep(make.compare(views.half(line, false), Comparison.NOT_EQUAL, views.half(line, true), 2 * line.cost() + FamilyCosts.OPPOSITE)), false);
    if (pairs(line) <= MOST_PAIRS) {
      pool.addReductions(pool.keep(make.compare(views.paired(line, false), Comparison.EQUAL, views.paired(line, true), 2 * line.cost() + FamilyCosts.ANY_TWO)), false);
    }
  }

  private long pairs(Family line) {
    long pairs = 0;
    int[] start = sample.starts(line.domain());
    for (int r = 0; r < sample.rows(); r++) {
      long n = start[r + 1] - start[r];
      pairs += n * n / 2;
    }
    return pairs;
  }

  private void addLine(Family base, boolean inDepth) {
    Family line = pool.keep(base);
    List<Family> conditions = tests.of(line);
    pool.addReductions(line, true);
    conditions.forEach(c -> pool.addReductions(pool.keep(c), false));
    if (!inDepth) {
      return;
    }
    boolean number = line.type() != Type.CONDITION;
    if (line.cost() < 2 || number) {
      addEqualities(line);
    }
    Family first = views.along(line, 0, 1);
    Family second = views.along(line, 1, 1);
    if (number) {
      addTested(make.sum(1, second, -1, first, 2 * line.cost() + FamilyCosts.STEP));
      addTested(make.sum(1, second, 1, first, 2 * line.cost() + FamilyCosts.SUM_OF_NEIGHBOURS));
      pool.keep(make.timesSize(line));
      for (Comparison op : new Comparison[] {Comparison.LESS, Comparison.MORE, Comparison.AT_LEAST, Comparison.AT_MOST}) {
        pool.addReductions(pool.keep(make.compare(first, op, second, 2 * line.cost())), false);
      }
      if (pairs(line) <= MOST_PAIRS) {
        pool.addReductions(pool.keep(make.compare(views.paired(line, false), Comparison.MORE, views.paired(line, true), 2 * line.cost() + FamilyCosts.ANY_TWO)), false);
        addTested(make.sum(1, views.paired(line, false), 1, views.paired(line, true), 2 * line.cost() + FamilyCosts.ANY_TWO));
        addTested(make.sum(1, views.paired(line, false), -1, views.paired(line, true), 2 * line.cost() + FamilyCosts.ANY_TWO));
      }
      pool.keep(reductions.running(line, Reduction.MAX, FamilyCosts.EXTREME_SO_FAR));
      pool.keep(reductions.running(line, Reduction.MIN, FamilyCosts.EXTREME_SO_FAR));
      addAgainstOne(line);
    }
    pool.addReductions(pool.keep(reductions.running(line, Reduction.SUM, FamilyCosts.SUM)), false);
    pool.keep(views.mirrored(line));
    addWindows(line);
    addPatterns(line, conditions);
    addPlaced(conditions.subList(0, Math.min(4, conditions.size())), number ? line : null);
  }

  /** A family and its values tested one by one. */
  private void addTested(Family family) {
    Family kept = pool.keep(family);
    pool.addReductions(kept, false);
    tests.of(kept).forEach(c -> pool.addReductions(pool.keep(c), false));
  }

  /** Each position against the first, the last and the greatest value, and against scalars of the method. */
  private void addAgainstOne(Family line) {
    List<Quantity> ones = new ArrayList<>(List.of(reductions.end(line, false, FamilyCosts.END_WITHIN), reductions.end(line, true, FamilyCosts.END_WITHIN)));
    reductions.reduce(line, Reduction.MAX, FamilyCosts.EXTREME).ifPresent(ones::add);
    reductions.reduce(line, Reduction.MIN, FamilyCosts.EXTREME).ifPresent(ones::add);
    ones.addAll(scalars());
    for (Quantity one : ones) {
      Family fixed = make.everywhere(one, line.domain());
      for (Comparison op : new Comparison[] {Comparison.LESS, Comparison.EQUAL, Comparison.AT_LEAST, Comparison.MORE, Comparison.AT_MOST}) {
        pool.addReductions(pool.keep(make.compare(line, op, fixed, line.cost() + one.cost() + FamilyCosts.AGAINST_ONE)), false);
      }
    }
  }

  /** The method's own numbers. */
  private List<Quantity> scalars() {
    List<Quantity> numbers = new ArrayList<>();
    for (int f = 0; f < sample.scalarFeatures().size(); f++) {
      Kind kind = sample.scalarFeatures().get(f).type().kind();
      if (kind == Kind.INTEGER || kind == Kind.REAL) {
        double[] values = new double[sample.rows()];
        for (int r = 0; r < values.length; r++) {
          values[r] = sample.scalar(r, f);
        }
        if (Arrays.stream(values).noneMatch(Double::isNaN)) {
          numbers.add(new Quantity(new Expr.Read(f), FamilyCosts.CELL, values, kind == Kind.REAL ? Type.REAL : Type.WHOLE, 1));
        }
      }
    }
    return numbers;
  }

  /** Sums over two and three cells side by side. */
  private void addWindows(Family line) {
    Family two = make.sum(1, views.along(line, 0, 1), 1, views.along(line, 1, 1), line.cost() + FamilyCosts.WINDOW_OF_TWO);
    pool.addReductions(pool.keep(two), false);
    Family three = make.sum(1, make.sum(1, views.along(line, 0, 2), 1, views.along(line, 1, 2), 0), 1, views.along(line, 2, 2), line.cost() + FamilyCosts.WINDOW_OF_THREE);
    pool.addReductions(pool.keep(three), false);
  }

  /** Conditions that hold one after the other: two cells, and three. */
  private void addPatterns(Family line, List<Family> conditions) {
    List<Family> some = new ArrayList<>(conditions.subList(0, Math.min(MOST_CONDITIONS, conditions.size())));
    List<Family> pairs = new ArrayList<>();
    for (Family left : some) {
      for (Family right : some) {
        pairs.add(make.both(views.along(left, 0, 1), views.along(right, 1, 1), left.cost() + right.cost() + FamilyCosts.NEXT));
      }
    }
    pairs.forEach(p -> pool.addReductions(pool.keep(p), false));
    List<Family> relations = new ArrayList<>();
    if (line.type() != Type.CONDITION) {
      for (Comparison op : new Comparison[] {Comparison.LESS, Comparison.EQUAL, Comparison.MORE}) {
        relations.add(make.compare(views.along(line, 0, 1), op, views.along(line, 1, 1), 2 * line.cost()));
      }
    }
    for (Family left : relations) {
      for (Family right : relations) {
        pool.addReductions(pool.keep(make.both(views.along(left, 0, 2), views.along(right, 1, 2), left.cost() + FamilyCosts.TURN)), false);
      }
    }
    List<Family> few = some.subList(0, Math.min(line.type() == Type.CONDITION ? 2 : MOST_PAIR_CONDITIONS / 2, some.size()));
    for (Family a : few) {
      for (Family b : few) {
        for (Family c : few) {
          Family ab = make.both(views.along(a, 0, 2), views.along(b, 1, 2), 0);
          pool.addReductions(pool.keep(make.both(ab, views.along(c, 2, 2), a.cost() + b.cost() + c.cost() + FamilyCosts.PATTERN_OF_THREE)), false);
        }
      }
    }
  }

  /** Conditions at even and odd positions, and values weighted with their position. */
  private void addPlaced(List<Family> conditions, Family line) {
    for (Family condition : conditions) {
      Family position = make.position(condition.domain().axis());
      for (int parity : new int[] {0, 1}) {
        Family even = make.remainder(position, 2, parity, 0);
        pool.addReductions(pool.keep(make.both(even, condition, condition.cost() + FamilyCosts.PARITY_OF_POSITION)), false);
        pool.addReductions(pool.keep(make.compare(even, Comparison.NOT_EQUAL, condition, condition.cost() + FamilyCosts.AGAINST_PARITY)), false);
      }
    }
    if (line != null && line.type() == Type.WHOLE) {
      // That the sums of rows are odd or even is rarely meant where they are small.
      double extra = line.expr() instanceof Loop.Over ? FamilyCosts.REMAINDER_OF_SUMS : 0;
      Family even = pool.keep(make.remainder(line, 2, 0, extra));
      pool.addReductions(even, false);
      if (even.domain().cut() == 0 && even.values().length > 0) {
        addEqualities(even);
      }
      pool.addReductions(pool.keep(make.remainder(line, 3, 0, extra)), false);
      pool.addReductions(pool.keep(make.compare(line, Comparison.EQUAL, make.position(line.domain().axis()), line.cost() + FamilyCosts.AT_OWN_VALUE)), false);
    }
  }

  /** The edge of a grid where the rest of the line fulfils a condition: sums of the one by kinds of the other. */
  private void addSelected(List<Family> ofGrid) {
    for (Family edge : ofGrid) {
      if (!(edge.expr() instanceof Expr.Element) || edge.type() == Type.CONDITION) {
        continue;
      }
      for (Family other : ofGrid) {
        if (other.expr() instanceof Loop.Over over && over.reduction() == Reduction.SUM && other.type() == Type.WHOLE) {
          for (Family condition : tests.of(other)) {
            if (condition.expr() instanceof Logical.Compare compare && compare.op() == Comparison.EQUAL) {
              pool.reduce(pool.keep(make.where(edge, condition, edge.cost() + FamilyCosts.SELECTED * condition.cost())), Reduction.SUM, 1);
            }
          }
        }
      }
    }
  }

  /** Several lines along one axis, compared at each position. */
  private void addLinePairs(List<Family> some) {
    for (Family left : some) {
      for (Family right : some) {
        if (left == right || !left.domain().equals(right.domain())) {
          continue;
        }
        double cost = left.cost() + right.cost();
        boolean conditions = left.type() == Type.CONDITION && right.type() == Type.CONDITION;
        boolean alike = conditions == (left.type() == Type.CONDITION || right.type() == Type.CONDITION);
        if (conditions) {
          pool.addReductions(pool.keep(make.both(left, right, cost)), false);
          pool.addReductions(pool.keep(make.both(left, make.not(right), cost + FamilyCosts.DIFFERENCE)), false);
        } else if (alike) {
          pool.addReductions(pool.keep(make.compare(left, Comparison.MORE, right, cost)), false);
          pool.addReductions(pool.keep(make.compare(left, Comparison.AT_LEAST, right, cost)), false);
        }
        if (alike) {
          Family difference = make.sum(1, left, -1, right, cost + FamilyCosts.DIFFERENCE);
          pool.addReductions(pool.keep(difference), false);
          pool.addReductions(pool.keep(reductions.running(difference, Reduction.SUM, FamilyCosts.SUM)), false);
          if (left.expr() instanceof Expr.Element && right.expr() instanceof Expr.Element) {
            addFirstDifference(left, right, difference, cost);
          }
        }
        if (alike && cells(left) < cells(right)) {
          pool.addReductions(pool.keep(make.compare(left, Comparison.NOT_EQUAL, right, cost)), false);
          pool.addReductions(pool.keep(make.compare(left, Comparison.EQUAL, right, cost)), false);
          pool.addReductions(pool.keep(make.sum(1, left, 1, right, cost + FamilyCosts.SUM_OF_LINES)), false);
          pool.addReductions(pool.keep(make.compare(views.half(left, false), Comparison.NOT_EQUAL, views.half(right, true), cost + FamilyCosts.OTHER_HALVES)), false);
        }
      }
    }
  }

  private static int cells(Family family) {
    return family.expr() instanceof Expr.Element e ? e.array() : family.hashCode();
  }

  /** Which of two lines is ahead where they first (or last) differ. */
  private void addFirstDifference(Family left, Family right, Family difference, double cost) {
    for (boolean last : new boolean[] {false, true}) {
      pool.keep(make.atDifference(left, right, difference, last, cost + FamilyCosts.FIRST_DIFFERENCE));
    }
  }
}
