package io.github.limbeck.engine.elements;

import static io.github.limbeck.engine.elements.Words.choice;
import static io.github.limbeck.engine.elements.Words.number;
import static io.github.limbeck.engine.elements.Words.test;

import io.github.limbeck.engine.program.Comparison;
import io.github.limbeck.engine.program.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sums over the cells of a line of what each comes to: one multiple and constant up to a bound, and another above it. The bound is tried between
 * any two values, or is a number given beside the line, which then may be added, too; the multiples and constants follow from the answers by least squares, and
 * have to be whole.
 */
final class PiecewiseSums {
  private static final double TINY = 1e-9;

  private final Lines lines;
  private final double[] wanted;

  private PiecewiseSums(Lines lines) {
    this.lines = lines;
    this.wanted = lines.wanted();
  }

  /**
   * What cells come to on either side of a bound.
   *
   * @param said the bound
   * @param x the multiple of the cell, the constant, and of a bound that is given the multiple of it, for cells above it and then for the others
   */
  private record Sides(Expr said, double[] x) {
    /** Whether both sides come to the same at the bound. */
    boolean meet(double bound) {
      return x[0] * bound + x[1] == x[2] * bound + x[3];
    }

    Expr expr() {
      int width = x.length / 2;
      return Totals.sum(choice(test(Words.cell(Words.k()), Comparison.MORE, said), side(Arrays.copyOf(x, width)), side(Arrays.copyOfRange(x, width, 2 * width))));
    }

    private Expr side(double[] own) {
      List<Expr.Term> terms = new ArrayList<>();
      List<Expr> parts = List.of(Words.cell(Words.k()), number(1), said);
      for (int i = 0; i < own.length; i++) {
        if (own[i] != 0) {
          terms.add(i == 1 ? new Expr.Term(1, number(own[i])) : new Expr.Term(own[i], parts.get(i)));
        }
      }
      return terms.isEmpty() ? number(0) : terms.size() == 1 && terms.get(0).weight() == 1 ? terms.get(0).of() : new Expr.Sum(terms);
    }
  }

  /** The sums that are right on all examples; of several bounds one at which both sides come to the same. None where one rule for all cells would do. */
  static List<Totals.Total> of(Lines lines, List<Integer> numbers) {
    PiecewiseSums sums = new PiecewiseSums(lines);
    List<Totals.Total> found = new ArrayList<>();
    for (int n : numbers) {
      sums.at(r -> lines.scalars()[r][n], new Expr.Read(n), 3).ifPresent(sides -> found.add(new Totals.Total(sides.expr(), 3.5, false)));
    }
    double[] held = Arrays.stream(lines.cells()).flatMapToDouble(Arrays::stream).distinct().sorted().toArray();
    Optional<Sides> best = Optional.empty();
    for (int k = 0; k + 1 < held.length && held.length <= ElementTuning.MOST_BOUNDS; k++) {
      double bound = Conditions.roundest(held[k], held[k + 1]);
      Optional<Sides> sides = sums.at(r -> bound, number(bound), 2);
      if (sides.isPresent() && (best.isEmpty() || sides.get().meet(bound))) {
        best = sides;
      }
    }
    best.ifPresent(sides -> found.add(new Totals.Total(sides.expr(), 3.5, false)));
    return found;
  }

  private interface Bound {
    double of(int row);
  }

  /** @param width how many numbers there are to find for each side */
  private Optional<Sides> at(Bound bound, Expr said, int width) {
    if (lines.rows() < 4 * width) {
      return Optional.empty();
    }
    double[][] equations = new double[lines.rows()][];
    for (int r = 0; r < equations.length; r++) {
      double[] row = new double[2 * width];
      for (double cell : lines.cells()[r]) {
        int side = cell > bound.of(r) ? 0 : width;
        row[side] += cell;
        row[side + 1]++;
        if (width > 2) {
          row[side + 2] += bound.of(r);
        }
      }
      equations[r] = row;
    }
    return solved(equations).filter(x -> !Arrays.equals(Arrays.copyOf(x, width), Arrays.copyOfRange(x, width, 2 * width))).map(x -> new Sides(said, x));
  }

  /** Whole numbers that solve all equations; empty if there are none. What the equations do not determine is 0. */
  private Optional<double[]> solved(double[][] equations) {
    int unknown = equations[0].length;
    double[][] normal = new double[unknown][unknown + 1];
    for (int r = 0; r < equations.length; r++) {
      for (int i = 0; i < unknown; i++) {
        for (int j = 0; j < unknown; j++) {
          normal[i][j] += equations[r][i] * equations[r][j];
        }
        normal[i][unknown] += equations[r][i] * wanted[r];
      }
    }
    double[] scale = IntStream.range(0, unknown).mapToDouble(i -> normal[i][i]).toArray();
    boolean[] free = new boolean[unknown];
    for (int i = 0; i < unknown; i++) {
      free[i] = normal[i][i] <= TINY * scale[i];
      for (int k = 0; k < unknown && !free[i]; k++) {
        double factor = k == i ? 0 : normal[k][i] / normal[i][i];
        for (int j = i; j <= unknown && factor != 0; j++) {
          normal[k][j] -= factor * normal[i][j];
        }
      }
    }
    double[] x = IntStream.range(0, unknown).mapToDouble(i -> free[i] ? 0 : Math.rint(normal[i][unknown] / normal[i][i]) + 0.0).toArray();
    boolean areRight = Arrays.stream(x).allMatch(v -> Math.abs(v) <= ElementTuning.GREATEST_OF_SUMS);
    for (int r = 0; r < equations.length && areRight; r++) {
      double[] row = equations[r];
      areRight = IntStream.range(0, unknown).mapToDouble(i -> x[i] * row[i]).sum() == wanted[r];
    }
    return areRight ? Optional.of(x) : Optional.empty();
  }
}
