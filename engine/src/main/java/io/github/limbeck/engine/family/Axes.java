package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.dataset.ArrayColumn;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.program.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The axes of the arrays, and which of them are one: axes of different arrays whose sizes are equal in every row are taken
 * to share their size. If they are equal in nearly all rows, the others are mistakes. The two axes of one array stay two,
 * so that only rules which need a square ask for one.
 */
final class Axes {
  /** Sizes that agree in this share of the rows are meant to agree in all. */
  private static final double NEARLY_ALL = 0.9;
  private static final int FEWEST_ROWS = 10;

  private final List<Axis> axes = new ArrayList<>();
  private final List<ArrayColumn> columns;
  private final int[] shared;
  private final boolean[] varied;
  private final boolean square;

  /** One dimension of one array; an array of one dimension has dimension 0 only. */
  record Axis(int array, int dimension, boolean only) {
    int size(double[][] cells) {
      return only || dimension == 1 ? cells[0].length : cells.length;
    }

    Expr expr() {
      return new Expr.Size(array, dimension);
    }
  }

  /** A row whose sizes disagree where those of nearly all others agree. */
  record Disagreement(int row, Axis left, int leftSize, Axis right, int rightSize) {}

  private Axes(int count, List<ArrayColumn> columns, boolean square) {
    this.columns = columns;
    this.square = square;
    this.shared = new int[count];
    this.varied = new boolean[count];
  }

  /**
   * The axes of the arrays of a dataset.
   *
   * @param square whether an array is taken for square even if only one size of it was seen
   */
  static Axes of(List<ArrayFeature> arrays, List<ArrayColumn> columns, boolean square) {
    List<Axis> all = new ArrayList<>();
    for (int a = 0; a < arrays.size(); a++) {
      for (int d = 0; d < arrays.get(a).dimensions(); d++) {
        all.add(new Axis(a, d, arrays.get(a).dimensions() == 1));
      }
    }
    Axes axes = new Axes(all.size(), columns, square);
    axes.axes.addAll(all);
    for (int x = 0; x < all.size(); x++) {
      axes.shared[x] = x;
      double[][] firstCells = columns.get(all.get(x).array()).rows().get(0);
      for (double[][] row : columns.get(all.get(x).array()).rows()) {
        axes.varied[x] |= all.get(x).size(row) != all.get(x).size(firstCells);
      }
      for (boolean alike : new boolean[] {true, false}) {
        for (int y = 0; y < x && axes.shared[x] == x; y++) {
          boolean other = all.get(x).array() != all.get(y).array() && alike == (all.get(x).dimension() == all.get(y).dimension());
          if (axes.shared[y] == y && other && agreeing(columns, all.get(x), all.get(y)) == columns.get(0).rows().size()) {
            axes.shared[x] = y;
          }
        }
      }
    }
    return axes;
  }

  private static int agreeing(List<ArrayColumn> columns, Axis x, Axis y) {
    int agreeing = 0;
    for (int r = 0; r < columns.get(0).rows().size(); r++) {
      agreeing += sizeOf(columns, x, r) == sizeOf(columns, y, r) ? 1 : 0;
    }
    return agreeing;
  }

  private static int sizeOf(List<ArrayColumn> columns, Axis axis, int row) {
    return axis.size(columns.get(axis.array()).rows().get(row));
  }

  /** A row in which two sizes differ that agree in nearly all rows, where sizes vary enough for that to mean something. */
  static Optional<Disagreement> disagreement(Dataset dataset, List<ArrayFeature> features) {
    List<ArrayColumn> columns = dataset.arrays();
    Axes axes = of(features, columns, true);
    for (int x = 0; x < axes.axes.size(); x++) {
      for (int y = 0; y < x; y++) {
        Axis left = axes.axes.get(y);
        Axis right = axes.axes.get(x);
        int agreeing = agreeing(columns, left, right);
        if (agreeing < dataset.rows() && dataset.rows() >= FEWEST_ROWS && agreeing >= NEARLY_ALL * dataset.rows()) {
          for (int r = 0; r < dataset.rows(); r++) {
            if (sizeOf(columns, left, r) != sizeOf(columns, right, r)) {
              return Optional.of(new Disagreement(r, left, sizeOf(columns, left, r), right, sizeOf(columns, right, r)));
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The axis that stands for this one and all that share its size. */
  Axis of(int array, int dimension) {
    return axes.get(shared[indexOf(array, dimension)]);
  }

  private int indexOf(int array, int dimension) {
    for (int x = 0; x < axes.size(); x++) {
      if (axes.get(x).array() == array && axes.get(x).dimension() == dimension) {
        return x;
      }
    }
    throw new IllegalArgumentException("array " + array + " has no dimension " + dimension);
  }

  /** Whether the two axes have equal sizes in every row, not by accident of there being one size only. */
  boolean isSquare(Axis left, Axis right) {
    return (square || isVaried(left)) && agreeing(columns, left, right) == columns.get(0).rows().size();
  }

  /** Whether rows of different sizes occur along the axis. */
  boolean isVaried(Axis axis) {
    return varied[indexOf(axis.array(), axis.dimension())];
  }

  /** The axes that differ, each standing for those that share its size. */
  List<Axis> distinct() {
    List<Axis> distinct = new ArrayList<>();
    for (int x = 0; x < axes.size(); x++) {
      if (shared[x] == x) {
        distinct.add(axes.get(x));
      }
    }
    return distinct;
  }
}
