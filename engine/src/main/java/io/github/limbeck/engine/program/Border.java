package io.github.limbeck.engine.program;

/**
 * What lies beyond the ends of an array.
 *
 * @param padding the constant that is read there
 */
public record Border(Treatment treatment, double padding) {
  /** Nothing: an index outside is a fault. */
  public static final Border NONE = new Border(Treatment.NONE, 0);

  /**
   * What is read at a place, which may lie outside.
   *
   * @param cells {@code [row][column]}; an array of one dimension is a single row
   */
  public double read(double[][] cells, int i, int j) {
    int n = cells.length;
    int m = cells[0].length;
    return switch (treatment) {
      case NONE -> cells[i][j];
      case WRAP -> cells[Math.floorMod(i, n)][Math.floorMod(j, m)];
      case REPEAT -> cells[Math.max(0, Math.min(i, n - 1))][Math.max(0, Math.min(j, m - 1))];
      case CONSTANT -> i < 0 || i >= n || j < 0 || j >= m ? padding : cells[i][j];
    };
  }

  /** The ways to treat a border. */
  public enum Treatment {
    NONE,
    /** The array begins again. */
    WRAP,
    /** The nearest element is repeated. */
    REPEAT,
    /** A constant. */
    CONSTANT
  }
}
