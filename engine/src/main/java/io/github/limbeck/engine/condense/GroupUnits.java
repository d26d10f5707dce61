package io.github.limbeck.engine.condense;

import io.github.limbeck.engine.model.IntegerNetwork;
import io.github.limbeck.engine.model.IntegerUnit;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Loop.Over;
import io.github.limbeck.engine.program.Reduction;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Groups the units of a network into families (docs/method.md, "Any threshold network"): a unit's weights are written as the sum of all
 * cells, of rows, of columns, and of single cells; units that differ in the indices of these only, and whose indices fill a
 * range, become one condition with index holes. The units of a family are a grid themselves, over which the next layer's
 * weights are written in the same way.
 */
public final class GroupUnits {
  private int variables;
  /** Per unit of the layer before, which cell of which grid it became; empty for the inputs themselves. */
  private int[] order = new int[0];

  private GroupUnits() {}

  /** Values that a layer reads, as a grid of conditions: {@code sizes} are its dimensions, {@code first} the number of its first cell. */
  private record Grid(int first, List<Integer> sizes, List<Expr> lengths, Cell cell) {
    int cells() {
      return sizes.stream().reduce(1, (a, b) -> a * b);
    }
  }

  /** The condition at a place of a grid. */
  private interface Cell {
    Expr at(List<Expr> index);
  }

  /** What part of a grid is summed. */
  private enum Part {
    ALL,
    ROW,
    COLUMN,
    CELL
  }

  /** A weighted part of a grid, with the indices that choose it. */
  private record Atom(int grid, Part part, long weight, List<Integer> index) {}

  /** A unit as a sum of atoms. */
  private record Structured(List<Atom> atoms, long threshold) {
    String kind() {
      return atoms.stream().map(a -> a.grid() + " " + a.part() + " " + a.weight()).toList() + " " + threshold;
    }

    int[] holes() {
      return atoms.stream().flatMap(a -> a.index().stream()).mapToInt(i -> i).toArray();
    }
  }

  /**
   * The conditions of the last layer's units.
   *
   * @param shape the one or two dimensions of the array of inputs
   */
  public static List<Expr> group(IntegerNetwork network, List<Integer> shape) {
    GroupUnits pass = new GroupUnits();
    List<Expr> lengths = IntStream.range(0, shape.size()).<Expr>mapToObj(d -> new Expr.Size(0, d)).toList();
    List<Grid> grids = List.of(new Grid(0, shape, lengths, index -> new Expr.Element(0, index, Border.NONE)));
    for (List<IntegerUnit> layer : network.layers()) {
      List<Expr> order = new ArrayList<>();
      grids = pass.families(layer, grids, order);
      if (layer == network.layers().get(network.layers().size() - 1)) {
        return order;
      }
    }
    throw new IllegalStateException("a network has a last layer");
  }

  /** The families of a layer; {@code units} takes the condition of every unit by itself. */
  private List<Grid> families(List<IntegerUnit> layer, List<Grid> before, List<Expr> units) {
    Map<String, List<Integer>> kinds = new TreeMap<>();
    List<Structured> structured = new ArrayList<>();
    for (int u = 0; u < layer.size(); u++) {
      structured.add(structured(layer.get(u), before));
      kinds.computeIfAbsent(structured.get(u).kind(), k -> new ArrayList<>()).add(u);
    }
    for (Structured unit : structured) {
      units.add(condition(unit, Arrays.stream(unit.holes()).<Expr>mapToObj(Expr.Constant::new).toList(), before));
    }
    int[] place = new int[layer.size()];
    List<Grid> grids = new ArrayList<>();
    int next = 0;
    for (List<Integer> alike : kinds.values()) {
      Grid family = alike.size() > 1 ? family(alike, structured, before, next, place) : null;
      if (family != null) {
        grids.add(family);
        next += alike.size();
        continue;
      }
      for (int u : alike) {
        place[u] = next;
        grids.add(new Grid(next++, List.of(), List.of(), index -> units.get(u)));
      }
    }
    order = place;
    return grids;
  }

  /** One condition for units that are alike, if their indices fill a range; else null. */
  private Grid family(List<Integer> alike, List<Structured> units, List<Grid> before, int first, int[] place) {
    int holes = units.get(alike.get(0)).holes().length;
    if (holes == 0) {
      return null;
    }
    int[][] indices = alike.stream().map(u -> units.get(u).holes()).toArray(int[][]::new);
    List<Integer> free = new ArrayList<>();
    int[] source = new int[holes];
    int[] sign = new int[holes];
    int[] offset = new int[holes];
    for (int h = 0; h < holes; h++) {
      source[h] = -1;
      for (int f : free) {
        for (int direction : new int[] {1, -1}) {
          int shift = indices[0][h] - direction * indices[0][f];
          int hole = h;
          if (source[h] < 0 && Arrays.stream(indices).allMatch(t -> t[hole] == direction * t[f] + shift)) {
            source[h] = f;
            sign[h] = direction;
            offset[h] = shift;
          }
        }
      }
      if (source[h] < 0) {
        free.add(h);
      }
    }
    if (free.size() > 2) {
      return null;
    }
    int[] least = free.stream().mapToInt(f -> Arrays.stream(indices).mapToInt(t -> t[f]).min().orElseThrow()).toArray();
    int[] most = free.stream().mapToInt(f -> Arrays.stream(indices).mapToInt(t -> t[f]).max().orElseThrow()).toArray();
    List<Integer> sizes = IntStream.range(0, least.length).mapToObj(k -> most[k] - least[k] + 1).toList();
    if (sizes.stream().reduce(1, (a, b) -> a * b) != alike.size()) {
      return null;
    }
    TreeSet<Integer> seen = new TreeSet<>();
    for (int k = 0; k < alike.size(); k++) {
      int cell = 0;
      for (int f = 0; f < sizes.size(); f++) {
        cell = cell * sizes.get(f) + indices[k][free.get(f)] - least[f];
      }
      seen.add(cell);
      place[alike.get(k)] = first + cell;
    }
    if (seen.size() != alike.size()) {
      return null;
    }
    Structured example = units.get(alike.get(0));
    List<Expr> lengths = new ArrayList<>();
    for (int f = 0; f < sizes.size(); f++) {
      lengths.add(length(example, free.get(f), sizes.get(f), before));
    }
    return new Grid(first, sizes, lengths, index -> {
      List<Expr> filled = new ArrayList<>();
      for (int h = 0; h < holes; h++) {
        int from = free.indexOf(source[h] < 0 ? h : source[h]);
        Expr base = Rewrite.plus(index.get(from), least[from]);
        filled.add(source[h] < 0 ? base : sign[h] > 0 ? Rewrite.plus(base, offset[h])
            : new Expr.Sum(List.of(new Expr.Term(1, new Expr.Constant(offset[h])), new Expr.Term(-1, base))));
      }
      return condition(example, filled, before);
    });
  }

  /** How many values an index takes: the size of the axis it runs along, less what is left out. */
  private static Expr length(Structured unit, int hole, int size, List<Grid> before) {
    int at = 0;
    for (Atom atom : unit.atoms()) {
      for (int k = 0; k < atom.index().size(); k++) {
        if (at++ == hole) {
          int axis = atom.part() == Part.COLUMN ? 1 : k;
          Grid grid = before.get(atom.grid());
          return Rewrite.plus(grid.lengths().get(axis), size - grid.sizes().get(axis));
        }
      }
    }
    throw new IllegalArgumentException("no hole " + hole);
  }

  // Weights as sums of atoms.

  private Structured structured(IntegerUnit unit, List<Grid> grids) {
    long[] ordered = new long[unit.weights().length];
    for (int i = 0; i < ordered.length; i++) {
      ordered[order.length == 0 ? i : order[i]] = unit.weights()[i];
    }
    List<Atom> atoms = new ArrayList<>();
    for (int g = 0; g < grids.size(); g++) {
      Grid grid = grids.get(g);
      long[] weights = Arrays.copyOfRange(ordered, grid.first(), grid.first() + grid.cells());
      addAtoms(g, grid, weights, atoms);
    }
    return new Structured(atoms, unit.threshold());
  }

  private static void addAtoms(int number, Grid grid, long[] weights, List<Atom> atoms) {
    if (grid.sizes().isEmpty()) {
      if (weights[0] != 0) {
        atoms.add(new Atom(number, Part.ALL, weights[0], List.of()));
      }
      return;
    }
    int columns = grid.sizes().size() == 2 ? grid.sizes().get(1) : grid.sizes().get(0);
    int rows = weights.length / columns;
    long all = commonest(IntStream.range(0, weights.length).mapToLong(i -> weights[i]).toArray());
    if (all != 0) {
      atoms.add(new Atom(number, Part.ALL, all, List.of()));
    }
    long[] rest = Arrays.stream(weights).map(w -> w - all).toArray();
    if (grid.sizes().size() == 2) {
      long[] ofRow = IntStream.range(0, rows).mapToLong(i -> commonest(Arrays.copyOfRange(rest, i * columns, (i + 1) * columns))).toArray();
      long[] ofColumn = IntStream.range(0, columns).mapToLong(j -> commonest(IntStream.range(0, rows)
          .mapToLong(i -> rest[i * columns + j] - ofRow[i]).toArray())).toArray();
      for (int i = 0; i < rows; i++) {
        if (ofRow[i] != 0) {
          atoms.add(new Atom(number, Part.ROW, ofRow[i], List.of(i)));
        }
      }
      for (int j = 0; j < columns; j++) {
        if (ofColumn[j] != 0) {
          atoms.add(new Atom(number, Part.COLUMN, ofColumn[j], List.of(j)));
        }
      }
      for (int k = 0; k < rest.length; k++) {
        rest[k] -= ofRow[k / columns] + ofColumn[k % columns];
      }
    }
    for (int k = 0; k < rest.length; k++) {
      if (rest[k] != 0) {
        atoms.add(new Atom(number, Part.CELL, rest[k], grid.sizes().size() == 2 ? List.of(k / columns, k % columns) : List.of(k)));
      }
    }
  }

  /** The value that occurs most often, the least of several, zero first. */
  private static long commonest(long[] values) {
    Map<Long, Integer> counts = new HashMap<>();
    Arrays.stream(values).forEach(v -> counts.merge(v, 1, Integer::sum));
    long best = 0;
    int most = counts.getOrDefault(0L, 0);
    for (Map.Entry<Long, Integer> entry : new TreeMap<>(counts).entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  // Conditions.

  private Expr condition(Structured unit, List<Expr> holes, List<Grid> grids) {
    if (unit.atoms().size() == 1 && Math.abs(unit.atoms().get(0).weight()) == 1) {
      Expr search = search(unit.atoms().get(0), unit.threshold(), holes, grids);
      if (search != null) {
        return search;
      }
    }
    List<Expr.Term> terms = new ArrayList<>();
    int at = 0;
    for (Atom atom : unit.atoms()) {
      List<Expr> index = holes.subList(at, at + atom.index().size());
      at += atom.index().size();
      terms.add(new Expr.Term(atom.weight(), over(atom, index, grids.get(atom.grid()), Reduction.SUM, false)));
    }
    if (terms.isEmpty()) {
      return new Logical.Truth(unit.threshold() <= 0);
    }
    boolean difference = terms.size() == 2 && terms.get(0).weight() * terms.get(1).weight() == -1 && (unit.threshold() == 0 || unit.threshold() == 1);
    if (difference) {
      int plus = terms.get(0).weight() > 0 ? 0 : 1;
      if (unit.atoms().stream().allMatch(a -> a.part() == Part.CELL || grids.get(a.grid()).sizes().isEmpty())) {
        List<Expr> both = List.of(terms.get(plus).of(), contrary(terms.get(1 - plus).of()));
        return unit.threshold() == 1 ? Logical.and(both) : Logical.or(both);
      }
      return new Logical.Compare(terms.get(plus).of(), unit.threshold() == 1 ? Comparison.MORE : Comparison.AT_LEAST, terms.get(1 - plus).of());
    }
    Expr sum = terms.size() == 1 && terms.get(0).weight() == 1 ? terms.get(0).of() : new Expr.Sum(terms);
    return new Logical.Compare(sum, Comparison.AT_LEAST, new Expr.Constant(unit.threshold()));
  }

  /** Any, all, none or not all of a part; null if another number of them is asked for. */
  private Expr search(Atom atom, long threshold, List<Expr> holes, List<Grid> grids) {
    Grid grid = grids.get(atom.grid());
    int count = switch (atom.part()) {
      case ALL -> grid.cells();
      case ROW -> grid.sizes().get(1);
      case COLUMN -> grid.sizes().get(0);
      case CELL -> 1;
    };
    boolean positive = atom.weight() > 0;
    long needed = positive ? threshold : 1 - threshold; // so many hold, or so many must not be reached
    if (needed == 1) {
      Expr any = over(atom, holes, grid, Reduction.ANY, false);
      return positive ? any : new Logical.Not(any);
    }
    if (needed == count) {
      Expr notAll = over(atom, holes, grid, Reduction.ANY, true);
      return positive ? new Logical.Not(notAll) : notAll;
    }
    return null;
  }

  /** Sums here are whole and never missing, so that comparisons can be turned around. */
  private static Expr contrary(Expr e) {
    return e instanceof Logical.Compare c ? new Logical.Compare(c.left(), c.op().negated(), c.right())
        : e instanceof Logical.Not not ? not.of() : new Logical.Not(e);
  }

  private Expr over(Atom atom, List<Expr> index, Grid grid, Reduction reduction, boolean negated) {
    if (grid.sizes().isEmpty() || atom.part() == Part.CELL) {
      Expr cell = grid.cell().at(index);
      return negated ? contrary(cell) : cell;
    }
    List<Expr> place = new ArrayList<>();
    List<String> own = new ArrayList<>();
    List<Expr> lengths = new ArrayList<>();
    for (int d = 0; d < grid.sizes().size(); d++) {
      boolean fixed = atom.part() == Part.ROW && d == 0 || atom.part() == Part.COLUMN && d == 1;
      if (fixed) {
        place.add(index.get(0));
      } else {
        own.add("u" + variables++);
        place.add(new Expr.Variable(own.get(own.size() - 1)));
        lengths.add(grid.lengths().get(d));
      }
    }
    Expr body = grid.cell().at(place);
    body = negated ? contrary(body) : body;
    for (int d = own.size() - 1; d >= 0; d--) {
      body = new Over(reduction, own.get(d), new Expr.Constant(0), lengths.get(d), body);
    }
    return body;
  }
}
