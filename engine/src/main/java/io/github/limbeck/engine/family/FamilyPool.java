package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.family.Axes.Axis;
import io.github.limbeck.engine.family.Family.Type;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Expr.Op;
import io.github.limbeck.engine.program.Expr.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The families that arrays give rise to, simplest first, and the quantities they reduce to. What has the same values on
 * all rows is kept once, in its cheapest form (docs/method.md, "Arrays of any size"). Nothing in it knows any task.
 */
final class FamilyPool {
  private static final int MOST_CODES = 6;
  private static final int MOST_CONDITIONS = 14;
  private static final int MOST_DISTINCT = 200;
  private static final int MOST_TELLING = 3;
  private static final int MOST_PAIR_CONDITIONS = 8;
  private static final long MOST_PAIRS = 400_000;
  /** What square arrays cost more where only one size of them was seen. */
  private static final double DOUBTFUL_SQUARE = 2;
  private static final double COST_OF_PARITY_OF_LINES = 3.5;
  /** Units of work to make a value of a family, and to compare it with those that are known. */
  private static final int PER_VALUE = 20;

  private final Sample sample;
  private final Families make;
  private final Map<Key, Family> families = new LinkedHashMap<>();
  private final Map<Key, Quantity> quantities = new LinkedHashMap<>();
  private final Set<Family> reduced = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What the values are, in short. */
  private record Key(Object domain, long hash) {}

  private FamilyPool(Sample sample) {
    this.sample = sample;
    this.make = new Families(sample);
  }

  static FamilyPool of(Sample sample) {
    FamilyPool pool = new FamilyPool(sample);
    pool.addSizes();
    pool.addGrids();
    pool.addLines();
    return pool;
  }

  /** All quantities, in the order in which they were made. */
  List<Quantity> quantities() {
    return List.copyOf(quantities.values());
  }

  /** The families over one domain. */
  List<Family> families(Domain domain) {
    return families.values().stream().filter(f -> f.domain().equals(domain)).toList();
  }

  private static long hash(double[] values) {
    long h = values.length;
    for (double value : values) {
      h = (h ^ Double.doubleToLongBits(value + 0.0)) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    return h;
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(v -> v == values[0]);
  }

  /** Keeps the family unless one with its values is known; the known one, or this one. */
  private Family keep(Family family) {
    sample.work().spend((long) family.values().length * PER_VALUE);
    return families.merge(new Key(family.domain(), hash(family.values())), family, (old, twin) -> twin.cost() < old.cost() ? twin : old);
  }

  private void keep(Quantity quantity) {
    if (quantity.values().length > 0 && !isConstant(quantity.values())) {
      quantities.merge(new Key("", hash(quantity.values())), quantity, (old, twin) -> twin.cost() < old.cost() ? twin : old);
    }
  }

  /** Whether a family is worth looking into; none is once the work is spent. */
  private boolean isNew(Family family) {
    return !sample.work().isSpent() && family.values().length > 0 && !isConstant(family.values())
        && !families.containsKey(new Key(family.domain(), hash(family.values())));
  }

  private void addSizes() {
    for (Axis axis : sample.axes().distinct()) {
      keep(make.size(axis));
    }
  }

  // Grids: arrays of two dimensions, and what their rows and columns come to.

  private final Map<Axis, List<Family>> lines = new LinkedHashMap<>();

  private void addGrids() {
    List<Integer> grids = new ArrayList<>();
    for (int a = 0; a < sample.features().size(); a++) {
      if (sample.features().get(a).dimensions() == 2) {
        grids.add(a);
      }
    }
    for (int a : grids) {
      for (Family base : bases(a)) {
        addGrid(base);
      }
      for (int b : grids) {
        if (a < b) {
          addGridPair(make.cells(a), make.cells(b));
        }
      }
    }
  }

  private void addGridPair(Family left, Family right) {
    if (left.domain().equals(right.domain())) {
      addReductions(keep(make.compare(left, Op.NOT_EQUAL, right, 2)), false);
      if (isNumber(left) && isNumber(right)) {
        addGrid(keep(make.sum(1, left, -1, right, 2.2)));
      }
    }
  }

  private boolean isNumber(Family family) {
    return !(family.expr() instanceof Expr.Element e) || !isNominal(sample.features().get(e.array()));
  }

  private static boolean isNominal(ArrayFeature feature) {
    return feature.type().kind().isNominal() || feature.type().kind() == Kind.CHARACTER;
  }

  /** An array's cells as numbers or conditions: themselves, or whether they have a certain value. */
  private List<Family> bases(int array) {
    Family cells = make.cells(array);
    if (!isNominal(sample.features().get(array))) {
      return List.of(cells);
    }
    List<Family> bases = new ArrayList<>();
    for (double code : codes(cells)) {
      bases.add(make.test(cells, Op.EQUAL, code, 0.3));
    }
    return bases;
  }

  private static List<Double> codes(Family cells) {
    Map<Double, Integer> counts = new TreeMap<>();
    for (double value : cells.values()) {
      counts.merge(value, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Double, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_CODES)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private void addGrid(Family base) {
    Family grid = keep(base);
    Domain domain = grid.domain();
    List<Family> conditions = conditions(grid);
    addReductions(grid, false);
    conditions.forEach(c -> addReductions(keep(c), false));
    addLinesOf(grid);
    addEdges(grid);
    addNeighbours(grid);
    // The contrary of a condition has the same sums, seen from the other side.
    List<Family> few = new ArrayList<>(grid.type() == Type.CONDITION ? List.of() : conditions.subList(0, Math.min(2, conditions.size())));
    conditions.stream().filter(c -> c.expr() instanceof Expr.Compare compare && compare.op() == Op.NOT_EQUAL).forEach(few::add);
    for (Family condition : few) {
      if (condition != grid) {
        addLinesOf(condition);
        addNeighbours(condition);
      }
    }
    if (sample.axes().isSquare(domain.axis(), domain.other())) {
      double doubt = sample.axes().isVaried(domain.axis()) ? 0 : DOUBTFUL_SQUARE;
      Family turned = make.transposed(grid);
      addReductions(keep(make.compare(grid, Op.NOT_EQUAL, turned, 2 + doubt)), false);
      if (isNumber(grid)) {
        addReductions(keep(make.sum(1, grid, 1, turned, 2.5 + doubt)), false);
      }
      for (boolean falling : new boolean[] {true, false}) {
        Family diagonal = make.diagonal(grid, falling);
        line(domain.axis(), new Family(diagonal.expr(), diagonal.cost() + doubt, diagonal.domain(), diagonal.values(), diagonal.type(), 1));
      }
      for (Op op : new Op[] {Op.LESS, Op.MORE, Op.EQUAL, Op.NOT_EQUAL}) {
        for (Family condition : conditions) {
          addReductions(keep(make.both(make.place(domain, op), condition, condition.cost() + 1 + doubt)), false);
        }
        if (grid.type() == Type.CONDITION) {
          addReductions(keep(make.compare(grid, Op.NOT_EQUAL, make.place(domain, op), 2.5 + doubt)), false);
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
          make.reduceInner(grid, reduction, overRows, 1).ifPresent(f -> line(axis, f));
        }
      }
    }
  }

  /** The first and last cells of rows and columns. */
  private void addEdges(Family grid) {
    for (boolean overRows : new boolean[] {true, false}) {
      for (boolean last : new boolean[] {false, true}) {
        line(overRows ? grid.domain().axis() : grid.domain().other(), make.edge(grid, overRows, last));
      }
    }
  }

  private void line(Axis axis, Family line) {
    if (isNew(line)) {
      keep(line);
      lines.computeIfAbsent(axis, a -> new ArrayList<>()).add(line);
    }
  }

  /** Neighbouring cells of a grid: side by side, one below the other, in blocks. */
  private void addNeighbours(Family grid) {
    int[][] steps = {{0, 1}, {1, 0}, {1, 1}};
    for (int[] step : steps) {
      Family here = make.over(grid, 0, 0, step[0], step[1]);
      Family there = make.over(grid, step[0], step[1], step[0], step[1]);
      if (here.values().length == 0) {
        return;
      }
      double cost = grid.cost() * 2 + 0.5;
      Family differences = keep(make.compare(here, Op.NOT_EQUAL, there, cost));
      addReductions(differences, false);
      for (boolean overRows : new boolean[] {true, false}) {
        make.reduceInner(differences, Reduction.SUM, overRows, 1).map(this::keep).ifPresent(line -> {
          addReductions(line, false);
          conditions(line).forEach(c -> addReductions(keep(c), false));
        });
      }
      if (grid.type() == Type.CONDITION) {
        addReductions(keep(make.both(here, there, cost)), false);
      } else if (isNumber(grid)) {
        addReductions(keep(make.sum(1, there, -1, here, cost)), false);
        addReductions(keep(make.compare(here, Op.MORE, there, cost)), false);
      }
    }
    for (int side : new int[] {2, 3}) {
      addReductions(keep(block(grid, side)), false);
    }
  }

  /** The sum over a block of cells. */
  private Family block(Family grid, int side) {
    int cut = side - 1;
    List<Expr.Term> terms = new ArrayList<>();
    double[] values = null;
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        Family cell = make.over(grid, i, j, cut, cut);
        terms.add(new Expr.Term(1, cell.expr()));
        values = values == null ? new double[cell.values().length] : values;
        for (int k = 0; k < values.length; k++) {
          values[k] += cell.values()[k];
        }
      }
    }
    Family corner = make.over(grid, 0, 0, cut, cut);
    Expr sum = side == 2 ? new Expr.Sum(terms) : new Expr.Over(Reduction.SUM, "p", new Expr.Constant(0), new Expr.Constant(side),
        new Expr.Over(Reduction.SUM, "q", new Expr.Constant(0), new Expr.Constant(side),
            Rewrite.at(Rewrite.at(corner.expr(), "i", shifted("i", "p")), "j", shifted("j", "q"))));
    return new Family(sum, grid.cost() + 1.5, corner.domain(), values, grid.type() == Type.REAL ? Type.REAL : Type.WHOLE,
        terms.size() * grid.spread());
  }

  private static Expr shifted(String variable, String by) {
    return new Expr.Sum(List.of(new Expr.Term(1, new Expr.Variable(variable)), new Expr.Term(1, new Expr.Variable(by))));
  }

  // Lines: arrays of one dimension, and the lines of grids.

  private void addLines() {
    for (Axis axis : sample.axes().distinct()) {
      List<Family> own = new ArrayList<>();
      for (int a = 0; a < sample.features().size(); a++) {
        if (sample.features().get(a).dimensions() == 1 && sample.axes().of(a, 0).equals(axis)) {
          own.addAll(addArray(a, axis));
        }
      }
      List<Family> ofGrids = lines.getOrDefault(axis, List.of());
      own.forEach(f -> addLine(f, true));
      ofGrids.forEach(f -> addLine(f, f.cost() <= 2.1));
      addSelected(ofGrids);
      addLinePairs(own.isEmpty() ? ofGrids.subList(0, Math.min(4, ofGrids.size())) : own.subList(0, Math.min(6, own.size())));
    }
  }

  /** The lines of one array: its cells, what nominal cells are, whether neighbours and opposites are equal. */
  private List<Family> addArray(int array, Axis axis) {
    Family cells = make.cells(array);
    List<Family> bases = bases(array);
    if (isNominal(sample.features().get(array))) {
      keep(cells);
      addEqualities(cells);
      List<Family> all = new ArrayList<>(bases);
      for (Family left : bases) {
        for (Family right : bases) {
          if (left != right && bases.size() <= 4) {
            Family sign = make.sum(1, left, -1, right, 2.2);
            addReductions(keep(make.running(sign, Reduction.SUM, 1)), false);
            addReductions(keep(sign), false);
          }
        }
      }
      return all;
    }
    if (cells.type() == Type.CONDITION) {
      Family sign = make.scaled(2, cells, -1, 1.5);
      addReductions(keep(make.running(sign, Reduction.SUM, 1)), false);
    }
    return bases;
  }

  /** Whether cells equal their neighbours, the next but one, their opposites, or any other. */
  private void addEqualities(Family line) {
    for (int by : new int[] {1, 2}) {
      Family here = make.along(line, 0, by);
      Family there = make.along(line, by, by);
      double cost = 2 * line.cost() + 0.3 * by;
      addReductions(keep(make.compare(here, Op.EQUAL, there, cost)), false);
      addReductions(keep(make.compare(here, Op.NOT_EQUAL, there, cost)), false);
    }
    addReductions(keep(make.compare(make.half(line, false), Op.NOT_EQUAL, make.half(line, true), 2 * line.cost() + 0.5)), false);
    if (pairs(line) <= MOST_PAIRS) {
      addReductions(keep(make.compare(make.paired(line, false), Op.EQUAL, make.paired(line, true), 2 * line.cost() + 1)), false);
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
    Family line = keep(base);
    List<Family> conditions = conditions(line);
    addReductions(line, true);
    conditions.forEach(c -> addReductions(keep(c), false));
    if (!inDepth) {
      return;
    }
    boolean number = line.type() != Type.CONDITION;
    if (line.cost() < 2 || number) {
      addEqualities(line);
    }
    Family first = make.along(line, 0, 1);
    Family second = make.along(line, 1, 1);
    if (number) {
      addTested(make.sum(1, second, -1, first, 2 * line.cost() + 0.2));
      addTested(make.sum(1, second, 1, first, 2 * line.cost() + 0.5));
      keep(make.timesSize(line));
      for (Op op : new Op[] {Op.LESS, Op.MORE, Op.AT_LEAST, Op.AT_MOST}) {
        addReductions(keep(make.compare(first, op, second, 2 * line.cost())), false);
      }
      if (pairs(line) <= MOST_PAIRS) {
        addReductions(keep(make.compare(make.paired(line, false), Op.MORE, make.paired(line, true), 2 * line.cost() + 1)), false);
        addTested(make.sum(1, make.paired(line, false), 1, make.paired(line, true), 2 * line.cost() + 1));
        addTested(make.sum(1, make.paired(line, false), -1, make.paired(line, true), 2 * line.cost() + 1));
      }
      keep(make.running(line, Reduction.MAX, 1.2));
      keep(make.running(line, Reduction.MIN, 1.2));
      addAgainstOne(line);
    }
    addReductions(keep(make.running(line, Reduction.SUM, 1)), false);
    keep(make.mirrored(line));
    addWindows(line);
    addPatterns(line, conditions);
    addPlaced(conditions.subList(0, Math.min(4, conditions.size())), number ? line : null);
  }

  /** A family and its values tested one by one. */
  private void addTested(Family family) {
    Family kept = keep(family);
    addReductions(kept, false);
    conditions(kept).forEach(c -> addReductions(keep(c), false));
  }

  /** Each position against the first, the last and the greatest value, and against scalars of the method. */
  private void addAgainstOne(Family line) {
    List<Quantity> ones = new ArrayList<>(List.of(make.end(line, false, 0.2), make.end(line, true, 0.2)));
    make.reduce(line, Reduction.MAX, 1).ifPresent(ones::add);
    make.reduce(line, Reduction.MIN, 1).ifPresent(ones::add);
    ones.addAll(scalars());
    for (Quantity one : ones) {
      Family fixed = make.everywhere(one, line.domain());
      for (Op op : new Op[] {Op.LESS, Op.EQUAL, Op.AT_LEAST}) {
        addReductions(keep(make.compare(line, op, fixed, line.cost() + one.cost() + 0.2)), false);
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
          numbers.add(new Quantity(new Expr.Read(f), 1, values, kind == Kind.REAL ? Type.REAL : Type.WHOLE, 1));
        }
      }
    }
    return numbers;
  }

  /** Sums over two and three cells side by side. */
  private void addWindows(Family line) {
    Family two = make.sum(1, make.along(line, 0, 1), 1, make.along(line, 1, 1), line.cost() + 1);
    addReductions(keep(two), false);
    Family three = make.sum(1, make.sum(1, make.along(line, 0, 2), 1, make.along(line, 1, 2), 0), 1, make.along(line, 2, 2), line.cost() + 1.3);
    addReductions(keep(three), false);
  }

  /** Conditions that hold one after the other: two cells, and three. */
  private void addPatterns(Family line, List<Family> conditions) {
    List<Family> some = new ArrayList<>(conditions.subList(0, Math.min(MOST_CONDITIONS, conditions.size())));
    List<Family> pairs = new ArrayList<>();
    for (Family left : some) {
      for (Family right : some) {
        pairs.add(make.both(make.along(left, 0, 1), make.along(right, 1, 1), left.cost() + right.cost() + 0.3));
      }
    }
    pairs.forEach(p -> addReductions(keep(p), false));
    List<Family> relations = new ArrayList<>();
    if (line.type() != Type.CONDITION) {
      for (Op op : new Op[] {Op.LESS, Op.EQUAL, Op.MORE}) {
        relations.add(make.compare(make.along(line, 0, 1), op, make.along(line, 1, 1), 2 * line.cost()));
      }
    }
    for (Family left : relations) {
      for (Family right : relations) {
        addReductions(keep(make.both(make.along(left, 0, 2), make.along(right, 1, 2), left.cost() + 1.3)), false);
      }
    }
    List<Family> few = some.subList(0, Math.min(line.type() == Type.CONDITION ? 2 : MOST_PAIR_CONDITIONS / 2, some.size()));
    for (Family a : few) {
      for (Family b : few) {
        for (Family c : few) {
          Family ab = make.both(make.along(a, 0, 2), make.along(b, 1, 2), 0);
          addReductions(keep(make.both(ab, make.along(c, 2, 2), a.cost() + b.cost() + c.cost() + 0.6)), false);
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
        addReductions(keep(make.both(even, condition, condition.cost() + 1.5)), false);
        addReductions(keep(make.compare(even, Op.NOT_EQUAL, condition, condition.cost() + 1.7)), false);
      }
    }
    if (line != null && line.type() == Type.WHOLE) {
      // That the sums of rows are odd or even is rarely meant where they are small.
      double extra = line.expr() instanceof Expr.Over ? COST_OF_PARITY_OF_LINES : 0;
      Family even = keep(make.remainder(line, 2, 0, extra));
      addReductions(even, false);
      if (even.domain().cut() == 0 && even.values().length > 0) {
        addEqualities(even);
      }
      addReductions(keep(make.remainder(line, 3, 0, extra)), false);
      addReductions(keep(make.compare(line, Op.EQUAL, make.position(line.domain().axis()), line.cost() + 1.5)), false);
    }
  }

  /** The edge of a grid where the rest of the line fulfils a condition: sums of the one by kinds of the other. */
  private void addSelected(List<Family> ofGrid) {
    for (Family edge : ofGrid) {
      if (!(edge.expr() instanceof Expr.Element) || edge.type() == Type.CONDITION) {
        continue;
      }
      for (Family other : ofGrid) {
        if (other.expr() instanceof Expr.Over over && over.reduction() == Reduction.SUM && other.type() == Type.WHOLE) {
          for (Family condition : conditions(other)) {
            if (condition.expr() instanceof Expr.Compare compare && compare.op() == Op.EQUAL) {
              reduce(keep(make.where(edge, condition, edge.cost() + 0.5 * condition.cost())), Reduction.SUM, 1);
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
          addReductions(keep(make.both(left, right, cost)), false);
          addReductions(keep(make.both(left, make.not(right), cost + 0.2)), false);
        } else if (alike) {
          addReductions(keep(make.compare(left, Op.MORE, right, cost)), false);
          addReductions(keep(make.compare(left, Op.AT_LEAST, right, cost)), false);
        }
        if (alike) {
          Family difference = make.sum(1, left, -1, right, cost + 0.2);
          addReductions(keep(difference), false);
          addReductions(keep(make.running(difference, Reduction.SUM, 1)), false);
          if (left.expr() instanceof Expr.Element && right.expr() instanceof Expr.Element) {
            addFirstDifference(left, right, difference, cost);
          }
        }
        if (alike && cells(left) < cells(right)) {
          addReductions(keep(make.compare(left, Op.NOT_EQUAL, right, cost)), false);
          addReductions(keep(make.compare(left, Op.EQUAL, right, cost)), false);
          addReductions(keep(make.sum(1, left, 1, right, cost + 0.4)), false);
          addReductions(keep(make.compare(make.half(left, false), Op.NOT_EQUAL, make.half(right, true), cost + 1)), false);
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
      keep(make.atDifference(left, right, difference, last, cost + 1));
    }
  }

  // Conditions on one family.

  /** Tests of a family: itself and its contrary, equality with frequent values, bounds spread over its values. */
  private List<Family> conditions(Family family) {
    if (family.type() == Type.CONDITION) {
      return List.of(family, make.not(family));
    }
    List<Family> conditions = new ArrayList<>();
    double[] distinct = Arrays.stream(family.values()).distinct().sorted().toArray();
    if (distinct.length > 1 && distinct[0] < 0 && distinct[distinct.length - 1] > 0) {
      conditions.add(make.test(family, Op.MORE, 0, 0.3));
      conditions.add(make.test(family, Op.LESS, 0, 0.3));
    }
    if (family.type() == Type.WHOLE && distinct.length <= 2 * MOST_CODES) {
      for (double value : codes(family)) {
        conditions.add(make.test(family, Op.EQUAL, value, 0.5 + magnitude(value)));
      }
      if (distinct.length > 2 && Arrays.binarySearch(distinct, 0) >= 0) {
        conditions.add(make.test(family, Op.NOT_EQUAL, 0, 0.5));
      }
    } else if (family.type() == Type.WHOLE && Arrays.binarySearch(distinct, 0) >= 0) {
      conditions.add(make.test(family, Op.EQUAL, 0, 0.5));
    }
    if (family.type() == Type.WHOLE && distinct.length > 2 * MOST_CODES && distinct.length <= MOST_DISTINCT && sample.codes().length > 0) {
      for (double value : tellingValues(family, distinct)) {
        conditions.add(make.test(family, Op.EQUAL, value, 0.5 + magnitude(value)));
      }
    }
    int cuts = Math.min(MOST_CODES, distinct.length - 1);
    for (int c = 1; c <= cuts; c++) {
      double value = distinct[(int) ((long) c * distinct.length / (cuts + 1))];
      double below = distinct[(int) ((long) c * distinct.length / (cuts + 1)) - 1];
      double bound = family.type() == Type.WHOLE ? value : (below + value) / 2;
      conditions.add(make.test(family, Op.AT_LEAST, bound, 0.7 + magnitude(bound)));
      conditions.add(make.test(family, Op.LESS, bound, 0.7 + magnitude(bound)));
    }
    // The width of the family is a bound too: a row whose sum is the width is full.
    if (family.type() == Type.WHOLE && family.expr() instanceof Expr.Over over && over.reduction() == Reduction.SUM) {
      conditions.add(make.fills(family, over.to(), Op.EQUAL));
      conditions.add(make.fills(family, over.to(), Op.NOT_EQUAL));
    }
    conditions.sort(Comparator.comparingDouble(Family::cost));
    return conditions;
  }

  /** The values whose presence in a row tells most about its answer. */
  private List<Double> tellingValues(Family family, double[] distinct) {
    int[] start = sample.starts(family.domain());
    int answers = Arrays.stream(sample.codes()).max().orElse(0) + 1;
    double[][] present = new double[distinct.length][answers];
    double[] all = new double[answers];
    for (int r = 0; r < sample.rows(); r++) {
      all[sample.codes()[r]]++;
      double[] own = Arrays.stream(family.values(), start[r], start[r + 1]).distinct().toArray();
      for (double value : own) {
        present[Arrays.binarySearch(distinct, value + 0.0)][sample.codes()[r]]++;
      }
    }
    List<Integer> order = new ArrayList<>();
    double[] apart = new double[distinct.length];
    for (int v = 0; v < distinct.length; v++) {
      order.add(v);
      double rows = Arrays.stream(present[v]).sum();
      for (int a = 0; a < answers; a++) {
        apart[v] += Math.abs(present[v][a] - rows * all[a] / sample.rows());
      }
    }
    order.sort(Comparator.comparingDouble((Integer v) -> -apart[v]).thenComparing(v -> v));
    return order.stream().limit(MOST_TELLING).map(v -> distinct[v]).toList();
  }

  private static double magnitude(double value) {
    return StrictMath.log1p(Math.abs(value)) / 4;
  }

  /** All that one number per row can be made of the family. */
  private void addReductions(Family family, boolean ends) {
    if (sample.work().isSpent() || family.values().length == 0 || isConstant(family.values()) || !ends && !reduced.add(family)) {
      return;
    }
    boolean condition = family.type() == Type.CONDITION;
    reduce(family, Reduction.SUM, 1);
    if (condition && family.domain().isLine()) {
      reduce(family, Reduction.FIRST, 1.3);
      reduce(family, Reduction.LAST, 1.5);
      reduce(family, Reduction.LONGEST, 1.5);
    } else if (!condition) {
      reduce(family, Reduction.MAX, 1);
      reduce(family, Reduction.MIN, 1);
    }
    if (!condition && ends && family.domain().isLine()) {
      reduce(family, Reduction.ARGMAX, 1.3);
      reduce(family, Reduction.ARGMIN, 1.3);
    }
    if (ends) {
      keep(make.end(family, false, 0.7));
      keep(make.end(family, true, 0.7));
    }
  }

  private void reduce(Family family, Reduction reduction, double cost) {
    sample.work().spend((long) family.values().length * PER_VALUE);
    make.reduce(family, reduction, cost).ifPresent(this::keep);
  }
}
