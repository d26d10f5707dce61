package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.program.Border;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Rewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells around a position, as features: of every array that has the answer's axes, all cells up to a distance.
 *
 * @param features one per cell
 * @param elements per feature the cell that it is
 */
record Window(List<Feature> features, List<Expr.Element> elements) {
  Window {
    features = List.copyOf(features);
    elements = List.copyOf(elements);
  }

  /**
   * The window of some arrays.
   *
   * @param axes per dimension of the answer the axis it runs along
   * @param from the offset of the first cell to the position, in each dimension
   * @param to the offset of the last cell
   */
  static Window of(Sample sample, List<Axes.Axis> axes, int from, int to, Border border) {
    List<Feature> features = new ArrayList<>();
    List<Expr.Element> elements = new ArrayList<>();
    for (int a = 0; a < sample.features().size(); a++) {
      ArrayFeature array = sample.features().get(a);
      if (array.dimensions() != axes.size() || !isAlong(sample, a, axes)) {
        addLine(sample, a, axes, features, elements);
        continue;
      }
      int side = to - from + 1;
      List<Integer> shape = axes.size() == 1 ? List.of(side) : List.of(side, side);
      for (int k = 0; k < (axes.size() == 1 ? side : side * side); k++) {
        List<Integer> at = axes.size() == 1 ? List.of(k) : List.of(k / side, k % side);
        List<Expr> index = new ArrayList<>();
        for (int d = 0; d < at.size(); d++) {
          index.add(Rewrite.plus(d == 0 ? Families.I : Families.J, from + at.get(d)));
        }
        String name = "w" + a + at;
        features.add(new Feature(name, name, List.of(), array.parameter(), array.type(), Optional.of(new Feature.Cell("w" + a, shape, at))));
        elements.add(new Expr.Element(a, index, border));
      }
    }
    return new Window(features, elements);
  }

  private static boolean isAlong(Sample sample, int array, List<Axes.Axis> axes) {
    for (int d = 0; d < axes.size(); d++) {
      if (!sample.axes().of(array, d).equals(axes.get(d))) {
        return false;
      }
    }
    return true;
  }

  /** A line beside a grid: its element in the position's row or column. */
  private static void addLine(Sample sample, int array, List<Axes.Axis> axes, List<Feature> features, List<Expr.Element> elements) {
    ArrayFeature line = sample.features().get(array);
    for (int d = 0; d < axes.size() && line.dimensions() == 1; d++) {
      if (sample.axes().of(array, 0).equals(axes.get(d))) {
        String name = "w" + array + (d == 0 ? "i" : "j");
        features.add(new Feature(name, name, List.of(), line.parameter(), line.type(), Optional.empty()));
        elements.add(new Expr.Element(array, List.of(d == 0 ? Families.I : Families.J), Border.NONE));
      }
    }
  }

  /** The value of a cell at a position of a row. */
  double value(Sample sample, int feature, int row, int i, int j) {
    Expr.Element element = elements.get(feature);
    double[][] cells = sample.cells(element.array(), row);
    boolean flat = element.index().size() == 1;
    int y = flat ? 0 : offset(element.index().get(0), i, j);
    int x = offset(element.index().get(element.index().size() - 1), i, j);
    return element.border().read(cells, y, x);
  }

  private static int offset(Expr index, int i, int j) {
    if (index instanceof Expr.Variable variable) {
      return variable.name().equals("i") ? i : j;
    }
    Expr.Sum sum = (Expr.Sum) index;
    return offset(sum.terms().get(0).of(), i, j) + (int) ((Expr.Constant) sum.terms().get(1).of()).value();
  }
}
