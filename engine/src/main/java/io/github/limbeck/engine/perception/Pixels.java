package io.github.limbeck.engine.perception;

/**
 * How the cells of an image become whole numbers: those between the least and the greatest of the examples are told apart in 255 steps, and what lies beyond
 * counts as the nearest of them.
 *
 * @param rows of an image; 1 for a signal
 * @param columns of an image
 * @param least the least cell of the examples
 * @param greatest the greatest
 * @param blank the step that is commonest, from which steps are counted
 */
public record Pixels(int rows, int columns, double least, double greatest, int blank) {
  private static final int STEPS = 255;

  /** How many there are. */
  public int count() {
    return rows * columns;
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

  /** The steps of an image, row by row. */
  public int[] steps(double[][] cells) {
    int[] steps = new int[count()];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        steps[r * columns + c] = step(cells[r][c]);
      }
    }
    return steps;
  }
}
