package io.github.limbeck.processor;

import java.util.Arrays;
import java.util.Random;

/** Pictures of what meters show: digits of seven segments, a little off their place, and needles; all of them with noise. */
final class Displays {
  static final int ROWS = 12;
  static final int COLUMNS = 9;
  static final int SIDE = 16;
  /** Per digit its segments: top, upper left, upper right, middle, lower left, lower right, bottom. */
  private static final String[] SEGMENTS = {"1110111", "0010010", "1011101", "1011011", "0111010", "1101011", "1101111", "1010010", "1111111", "1111011"};

  private final Random random;

  Displays(long seed) {
    this.random = new Random(seed);
  }

  Random random() {
    return random;
  }

  /** A digit, with cells from 0 to 99. */
  int[][] digit(int digit) {
    int[][] cells = new int[ROWS][COLUMNS];
    int top = random.nextInt(2);
    int left = 1 + random.nextInt(3);
    String lit = SEGMENTS[digit];
    line(cells, lit.charAt(0), top, left, 0, 1);
    line(cells, lit.charAt(1), top, left, 1, 0);
    line(cells, lit.charAt(2), top, left + 4, 1, 0);
    line(cells, lit.charAt(3), top + 5, left, 0, 1);
    line(cells, lit.charAt(4), top + 5, left, 1, 0);
    line(cells, lit.charAt(5), top + 5, left + 4, 1, 0);
    line(cells, lit.charAt(6), top + 10, left, 0, 1);
    for (int[] row : cells) {
      for (int c = 0; c < row.length; c++) {
        row[c] = Math.max(0, Math.min(99, row[c] + (random.nextInt(4) == 0 ? random.nextInt(30) : 0)));
      }
    }
    return cells;
  }

  private void line(int[][] cells, char lit, int row, int column, int down, int right) {
    for (int k = 0; k <= (down == 1 ? 5 : 4) && lit == '1'; k++) {
      int r = row + down * k;
      int c = column + right * k;
      if (r < ROWS && c < COLUMNS) {
        cells[r][c] = 60 + random.nextInt(40);
      }
    }
  }

  /** A needle that stands at a share of its way. */
  double[][] needle(double share) {
    double angle = Math.toRadians(-120 + 240 * share);
    double[][] cells = new double[SIDE][SIDE];
    for (int r = 0; r < SIDE; r++) {
      for (int c = 0; c < SIDE; c++) {
        double x = c - 7.5;
        double y = r - 7.5;
        double along = Math.max(0, Math.min(6.5, x * Math.sin(angle) - y * Math.cos(angle)));
        double off = Math.hypot(x - along * Math.sin(angle), y + along * Math.cos(angle));
        cells[r][c] = Math.round(100 * (Math.max(0, 1.2 - off) + 0.03 * random.nextGaussian())) / 100.0;
      }
    }
    return cells;
  }

  /** As a cell of CSV. */
  static String text(int[][] image) {
    return '"' + Arrays.deepToString(image).replace(" ", "") + '"';
  }

  static String text(double[][] image) {
    return '"' + Arrays.deepToString(image).replace(" ", "") + '"';
  }
}
