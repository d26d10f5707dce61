package io.github.limbeck.engine.essence;

/**
 * Products of dense matrices. Small work is done in plain Java; once the multiply-adds outweigh the start-up of
 * the native library, that is used if it is there (docs/method.md, "Candidates"). Callers snap what they derive to exact numbers,
 * so both back ends lead to the same model.
 */
interface Matrices {

  /**
   * The product of two matrices, given by rows.
   *
   * @param left n rows of length k
   * @param right k rows of length m
   */
  double[][] product(double[][] left, double[][] right);

  /** Plain Java, blocked so that one row of the result stays in the cache. */
  Matrices PLAIN = (left, right) -> {
    int m = right[0].length;
    double[][] result = new double[left.length][m];
    for (int i = 0; i < left.length; i++) {
      double[] row = result[i];
      for (int k = 0; k < right.length; k++) {
        double weight = left[i][k];
        double[] from = right[k];
        if (weight != 0) {
          for (int j = 0; j < m; j++) {
            row[j] += weight * from[j];
          }
        }
      }
    }
    return result;
  };

  /**
   * The multiply-adds from which the native library pays. Plain Java does about 10^9 a second on the machines
   * measured, and the library takes 1.2 to 1.9 s to start (DESIGN section 6).
   */
  long BREAK_EVEN = 2_000_000_000L;

  /** The back end for work of the given size. */
  static Matrices forWork(long multiplyAdds) {
    return multiplyAdds < BREAK_EVEN ? PLAIN : NativeMatrices.orElse(PLAIN);
  }
}
