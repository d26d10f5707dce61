package io.github.limbeck.engine.regression;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/** Linear least squares over few columns, by singular values of the normal equations: where several solutions are as good, the shortest. */
public final class LinearFit {
  private LinearFit() {}

  /**
   * The weights by which columns add up to what is wanted, as nearly as can be; 0 for a column of zeros.
   *
   * @param ridge per column what its weight costs, as a share of the square of its length
   */
  public static double[] of(List<double[]> columns, double[] wanted, IntToDoubleFunction ridge) {
    int n = columns.size();
    double[] length = columns.stream().mapToDouble(c -> Math.sqrt(dot(c, c))).map(l -> l > 0 ? l : Double.POSITIVE_INFINITY).toArray();
    double[][] normal = new double[n][n];
    double[] right = new double[n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        normal[a][b] = dot(columns.get(a), columns.get(b)) / length[a] / length[b];
        normal[b][a] = normal[a][b];
      }
      normal[a][a] += ridge.applyAsDouble(a);
      right[a] = dot(columns.get(a), wanted) / length[a];
    }
    if (Arrays.stream(normal).flatMapToDouble(Arrays::stream).anyMatch(v -> !Double.isFinite(v))) {
      return new double[n];
    }
    double[] x = new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false)).getSolver().solve(new ArrayRealVector(right, false)).toArray();
    return IntStream.range(0, n).mapToDouble(k -> x[k] / length[k]).toArray();
  }

  /** The sum of products. */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
