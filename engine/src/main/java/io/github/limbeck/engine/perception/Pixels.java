package io.github.limbeck.engine.perception;

import java.util.Arrays;

/**
 * How the cells of an image become whole numbers: those between the least and the greatest of the examples are told apart in 255 steps, and what lies beyond
 * counts as the nearest of them.
 *
 * @param rows of an image; 1 for a signal
 * @param columns of an image
 * @param least the least cell of the examples
 * @param greatest the greatest
 * @param blank the step that is commonest, from which steps are counted
 * @param block the side of the blocks of cells of which means are taken: large images are made smaller
 */
public record Pixels(int rows, int columns, double least, double greatest, int blank, int block) {
  private static final int STEPS = 255;

  /** The shorter side of an image has about so many blocks: those of 28 by 28 cells are read better, and three times as fast, as 14 by 14 blocks. */
  private static final int FINE = 14;
  private static final int FINE_SIGNAL = 128;

  /** For images of a size, whose cells lie between two numbers. */
  static Pixels of(int rows, int columns, double least, double greatest, int blank) {
    return new Pixels(rows, columns, least, greatest, blank, Math.max(1, rows == 1 ? columns / FINE_SIGNAL : Math.min(rows, columns) / FINE));
  }

  /** Rows of blocks. */
  public int high() {
    return rows == 1 ? 1 : (rows + block - 1) / block;
  }

  /** Blocks of a row. */
  public int wide() {
    return (columns + block - 1) / block;
  }

  /** How many cells a block has. */
  public int cells() {
    return rows == 1 ? block : block * block;
  }

  /** How many blocks there are. */
  public int count() {
    return high() * wide();
  }

  /** Steps for one unit of a cell; 1 where the cells themselves are few whole numbers. */
  public double stepsPerUnit() {
    double range = greatest - least;
    return isWhole(least) && isWhole(greatest) && range <= STEPS && range >= 1 ? Math.floor(STEPS / range) : STEPS / range;
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  /** The step of a cell, from the blank one. Not a number counts as the least. */
  public int step(double cell) {
    double within = cell > least ? Math.min(cell, greatest) : least;
    return (int) Math.rint((within - least) * stepsPerUnit()) - blank;
  }

  /** An image all of whose cells are alike. */
  public double[][] evenly(double cell) {
    double[][] image = new double[rows][columns];
    for (double[] line : image) {
      Arrays.fill(line, cell);
    }
    return image;
  }

  /** The steps of the blocks of an image, row by row. What a block lacks at the edge is blank. */
  public int[] steps(double[][] cells) {
    int[] steps = new int[count()];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        steps[(rows == 1 ? 0 : r / block) * wide() + c / block] += step(cells[r][c]);
      }
    }
    for (int i = 0; i < steps.length; i++) {
      steps[i] /= cells();
    }
    return steps;
  }
}
