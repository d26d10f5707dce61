package io.github.limbeck.engine.perception;

import java.util.stream.IntStream;

/**
 * Sums of products of features over images. Features are whole numbers of 12 bits, so that the sums are exact, in whatever order they are added up: the work is
 * laid out so that what is added to stays in the processor's caches.
 */
final class Gram {
  /** Images that are turned into floating-point numbers together. */
  private static final int CHUNK = 256;
  private static final int ROWS = 32;
  private static final int COLUMNS = 256;

  private Gram() {}

  /**
   * The matrix of all sums of products; its upper triangle alone is to be used.
   *
   * @param features {@code [image][feature]}
   */
  static double[][] of(int[][] features) {
    int all = features[0].length;
    double[][] gram = new double[all][all];
    double[][] chunk = new double[CHUNK][all];
    for (int first = 0; first < features.length; first += CHUNK) {
      for (int i = 0; i < CHUNK; i++) {
        for (int f = 0; f < all; f++) {
          chunk[i][f] = first + i < features.length ? features[first + i][f] : 0;
        }
      }
      IntStream.range(0, (all + ROWS - 1) / ROWS).parallel().forEach(tile -> {
        int from = tile * ROWS;
        int to = Math.min(all, from + ROWS);
        for (int left = from; left < all; left += COLUMNS) {
          add(gram, chunk, from, to, left, Math.min(all, left + COLUMNS));
        }
      });
    }
    return gram;
  }

  private static void add(double[][] gram, double[][] chunk, int from, int to, int left, int right) {
    for (int i = 0; i < CHUNK; i += 4) {
      double[] x0 = chunk[i];
      double[] x1 = chunk[i + 1];
      double[] x2 = chunk[i + 2];
      double[] x3 = chunk[i + 3];
      for (int a = from; a < to; a++) {
        double w0 = x0[a];
        double w1 = x1[a];
        double w2 = x2[a];
        double w3 = x3[a];
        if (w0 != 0 || w1 != 0 || w2 != 0 || w3 != 0) {
          double[] row = gram[a];
          for (int b = left; b < right; b++) {
            row[b] += w0 * x0[b] + w1 * x1[b] + w2 * x2[b] + w3 * x3[b];
          }
        }
      }
    }
  }
}
