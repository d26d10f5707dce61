package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether what a formula leaves of the answers looks like noise: rows that are next to each other, along any feature, along the answers
 * or in all features at once, then have residuals that owe nothing to each other (lag correlation, von Neumann 1941; its like among
 * nearest neighbours), and no square or product of features goes with them.
 */
final class Residuals {
  private static final int MOST_ROWS = 400;
  /** With fewer nothing is told. */
  static final int FEWEST_ROWS = 60;
  /** In standard errors; with a dozen tests chance alone reaches it about once in a hundred formulas. */
  private static final double GREATEST = 3.2;

  private Residuals() {}

  static boolean areNoise(Expression e, Samples all) {
    Samples samples = all.thinned(MOST_ROWS);
    int n = samples.rows();
    double[] values = Tape.quick(e).values(samples.x(), n);
    double[] left = new double[n];
    for (int i = 0; i < n; i++) {
      left[i] = Math.sqrt(samples.weights()[i]) * (samples.y()[i] - values[i]);
    }
    double[] unit = Term.unit(left);
    if (n < FEWEST_ROWS || unit == null) {
      return false;
    }
    double most = along(values, unit);
    for (double[] feature : samples.x()) {
      most = Math.max(most, along(feature, unit));
    }
    most = Math.max(most, amongNeighbours(samples, unit));
    for (Term term : Space.monomials(samples.x(), samples.features() * (samples.features() + 3) / 2)) {
      most = Math.max(most, Math.abs(Term.dot(term.unit(), unit)) * Math.sqrt(n));
    }
    return most < GREATEST;
  }

  /** The correlation of residuals with the next ones in some order, in standard errors. */
  private static double along(double[] order, double[] unit) {
    int[] sorted = IntStream.range(0, order.length).boxed().sorted(Comparator.comparingDouble(i -> order[i])).mapToInt(i -> i).toArray();
    double sum = 0;
    for (int k = 1; k < sorted.length; k++) {
      sum += unit[sorted[k - 1]] * unit[sorted[k]];
    }
    return sum * Math.sqrt(order.length);
  }

  private static double amongNeighbours(Samples samples, double[] unit) {
    List<double[]> columns = Arrays.stream(samples.x()).map(Term::unit).filter(c -> c != null).toList();
    double sum = 0;
    for (int i = 0; i < unit.length; i++) {
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < unit.length; j++) {
        double distance = 0;
        for (double[] column : columns) {
          distance += (column[i] - column[j]) * (column[i] - column[j]);
        }
        if (j != i && distance < least) {
          least = distance;
          nearest = j;
        }
      }
      sum += unit[i] * unit[nearest];
    }
    return sum * Math.sqrt(unit.length);
  }
}
