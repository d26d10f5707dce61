package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Line orientation: learned from the 28 full rows and 28 full columns of an image of 28x28, tested on lines of other kinds
 * and sizes: dotted, zig-zag, thick outlines, short segments, tilted by up to 40 degrees, dotted and tilted. Images whose
 * greatest row sum equals their greatest column sum have no orientation and are left out.
 */
final class Orientation {
  private static final int[][] SIZES = {{15, 15}, {28, 28}, {20, 50}, {100, 100}, {2000, 2000}};

  private Orientation() {}

  static ArrayTask task() {
    return new ArrayTask("line orientation", "boolean[][] image", "boolean", 1, 1, r -> fullLines(28), Orientation::tests);
  }

  /** Every full row and every full column; the answer tells whether the line is horizontal. */
  static List<Case> fullLines(int size) {
    List<Case> cases = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      boolean[][] row = new boolean[size][size];
      boolean[][] column = new boolean[size][size];
      for (int i = 0; i < size; i++) {
        row[k][i] = true;
        column[i][k] = true;
      }
      cases.add(Case.of(true, (Object) row));
      cases.add(Case.of(false, (Object) column));
    }
    return cases;
  }

  private static List<Case> tests(Random random) {
    List<Case> cases = new ArrayList<>(fullLines(28));
    for (int[] size : SIZES) {
      for (int kind = 0; kind < 6; kind++) {
        for (int k = 0; k < (size[0] > 1000 ? 2 : 40); k++) {
          boolean horizontal = random.nextBoolean();
          int along = horizontal ? size[1] : size[0];
          int across = horizontal ? size[0] : size[1];
          boolean[][] image = line(random, kind, across, along);
          image = horizontal ? image : ArrayTasks.transposed(image);
          int difference = greatestRowSum(image) - greatestRowSum(ArrayTasks.transposed(image));
          if (horizontal ? difference > 0 : difference < 0) {
            cases.add(Case.of(horizontal, (Object) image));
          }
        }
      }
    }
    return cases;
  }

  private static int greatestRowSum(boolean[][] image) {
    int greatest = 0;
    for (boolean[] row : image) {
      int sum = 0;
      for (boolean cell : row) {
        sum += cell ? 1 : 0;
      }
      greatest = Math.max(greatest, sum);
    }
    return greatest;
  }

  /** A line that runs mostly from left to right. */
  private static boolean[][] line(Random random, int kind, int height, int width) {
    boolean[][] image = new boolean[height][width];
    int y = 2 + random.nextInt(height - 4);
    double slope = kind >= 4 ? Math.tan(Math.toRadians(random.nextDouble() * 80 - 40)) : 0;
    int length = kind == 3 ? width / 3 + random.nextInt(width / 3) : width;
    int start = kind == 3 ? random.nextInt(width - length) : 0;
    for (int x = start; x < start + length; x++) {
      boolean gap = (kind == 0 || kind == 5) && random.nextInt(3) == 0;
      int at = y + (kind == 1 ? x % 2 : 0) + (int) Math.round(slope * (x - width / 2));
      if (!gap && at >= 0 && at < height) {
        image[at][x] = true;
        if (kind == 2) {
          image[Math.min(height - 1, at + 2)][x] = true;
        }
      }
    }
    if (kind == 2) {
      image[Math.min(height - 1, y + 1)][0] = true;
      image[Math.min(height - 1, y + 1)][width - 1] = true;
    }
    return image;
  }
}
