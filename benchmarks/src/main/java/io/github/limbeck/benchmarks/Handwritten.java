package io.github.limbeck.benchmarks;

import io.github.limbeck.sample.Iris;
import io.github.limbeck.sample.LineOrientation;

/** The logic of the measured classes as a careful engineer writes it by hand, for speed. */
final class Handwritten {
  private Handwritten() {}

  /** One step of Life on a grid whose borders meet. */
  static boolean[][] lifeStep(boolean[][] cells) {
    int rows = cells.length;
    int columns = cells[0].length;
    boolean[][] next = new boolean[rows][columns];
    for (int i = 0; i < rows; i++) {
      boolean[] above = cells[(i + rows - 1) % rows];
      boolean[] row = cells[i];
      boolean[] below = cells[(i + 1) % rows];
      for (int j = 0; j < columns; j++) {
        int left = (j + columns - 1) % columns;
        int right = (j + 1) % columns;
        int neighbours = count(above[left]) + count(above[j]) + count(above[right]) + count(row[left]) + count(row[right])
            + count(below[left]) + count(below[j]) + count(below[right]);
        next[i][j] = neighbours == 3 || neighbours == 2 && row[j];
      }
    }
    return next;
  }

  private static int count(boolean cell) {
    return cell ? 1 : 0;
  }

  /** Whether the fullest column of an image is fuller than its fullest row. */
  static LineOrientation.Orientation orientation(boolean[][] image) {
    int[] columnCounts = new int[image[0].length];
    int fullestRow = 0;
    for (boolean[] row : image) {
      int rowCount = 0;
      for (int j = 0; j < row.length; j++) {
        int cell = row[j] ? 1 : 0;
        rowCount += cell;
        columnCounts[j] += cell;
      }
      fullestRow = Math.max(fullestRow, rowCount);
    }
    int fullestColumn = 0;
    for (int columnCount : columnCounts) {
      fullestColumn = Math.max(fullestColumn, columnCount);
    }
    return fullestColumn > fullestRow ? LineOrientation.Orientation.VERTICAL : LineOrientation.Orientation.HORIZONTAL;
  }

  static String tariff(int weightKg, String zone, boolean express, boolean fragile, int items) {
    if (weightKg > 30) {
      return "FREIGHT";
    }
    if (express && !zone.equals("ISLANDS") || fragile && items >= 3) {
      return "COURIER";
    }
    return weightKg <= 2 && items == 1 ? "LETTER" : "PARCEL";
  }

  static Iris.Species iris(double sepalWidth, double petalLength, double petalWidth) {
    if (0.2 * sepalWidth - petalLength >= -2.0) {
      return Iris.Species.SETOSA;
    }
    return 0.2 * petalLength + petalWidth >= 2.66 ? Iris.Species.VIRGINICA : Iris.Species.VERSICOLOR;
  }
}
