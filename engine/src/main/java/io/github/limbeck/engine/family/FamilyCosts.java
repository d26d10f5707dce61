package io.github.limbeck.engine.family;

/**
 * What it costs to say how a family or a quantity is made, where to read a cell costs {@link #CELL}: of two that tell the rows
 * apart equally well, the one that takes less to say is the likelier rule (docs/method.md, "Candidates"). The numbers were set on
 * the tasks of tables B and C (docs/benchmarks.md), so that the rule meant comes before its rivals from as few rows as possible;
 * what counts is their order, not their last digit.
 */
final class FamilyCosts {
  /** Reading a cell, a size, or a number of the method. */
  static final double CELL = 1;

  /** Reading the position. */
  static final double POSITION = 1.5;

  /** Reading how far the position is from the end. */
  static final double POSITION_FROM_END = 2;

  /** Comparing the two positions of a square grid. */
  static final double PLACE = 1;

  /** Negating a condition. */
  static final double CONTRARY = 0.2;

  /** Testing for a label, or for the sign of a number. */
  static final double LABEL = 0.3;

  /** Testing for a value; its magnitude comes on top. */
  static final double EQUALITY = 0.5;

  /** Testing against a bound; its magnitude comes on top. */
  static final double BOUND = 0.7;

  /** Comparing the sum of a line with how many cells it has. */
  static final double FULL = 0.5;

  /** Testing the remainder of a division. */
  static final double REMAINDER = 1.6;

  /** More, where what is divided is the sum of a row or a column: that small sums are odd or even is rarely meant. */
  static final double REMAINDER_OF_SUMS = 3.5;

  /** A condition at even, or at odd, positions. */
  static final double PARITY_OF_POSITION = 1.5;

  /** A condition against the parity of its position. */
  static final double AGAINST_PARITY = 1.7;

  /** Comparing values with their positions. */
  static final double AT_OWN_VALUE = 1.5;

  /** Multiplying each value by how many there are. */
  static final double TIMES_SIZE = 1;

  /** Reading from the other end. */
  static final double MIRRORED = 0.5;

  /** Reading the first or last cell of each line of a grid. */
  static final double EDGE = 0.5;

  /** Reading along a diagonal. */
  static final double DIAGONAL = 1;

  /** More, for what only square arrays have, where a single size of them was seen. */
  static final double DOUBTFUL_SQUARE = 2;

  /** Comparing each cell of a grid with the one across the diagonal. */
  static final double TURNED_TEST = 2;

  /** Adding each cell of a grid to the one across the diagonal. */
  static final double TURNED_SUM = 2.5;

  /** A condition on one side of the diagonal. */
  static final double BY_PLACE = 1;

  /** A condition against where it lies to the diagonal. */
  static final double AGAINST_PLACE = 2.5;

  /** Adding up a block of cells. */
  static final double BLOCK = 1.5;

  /** Reading the next cell of a grid. */
  static final double NEIGHBOURS = 0.5;

  /** Reading the next cell of a line, for each position that it is further on. */
  static final double NEXT = 0.3;

  /** The difference of neighbours in a line. */
  static final double STEP = 0.2;

  /** The sum of neighbours in a line. */
  static final double SUM_OF_NEIGHBOURS = 0.5;

  /** Reading both halves of a line from their ends. */
  static final double OPPOSITE = 0.5;

  /** Reading any two cells of a line. */
  static final double ANY_TWO = 1;

  /** Reading the half of one line and, from its end, that of another. */
  static final double OTHER_HALVES = 1;

  /** Testing whether cells of two grids differ. */
  static final double TWO_ARRAYS_TEST = 2;

  /** The difference of the cells of two arrays or of two labels. */
  static final double TWO_ARRAYS_DIFFERENCE = 2.2;

  /** Counting a condition as plus or minus one. */
  static final double SIGNED = 1.5;

  /** Adding up two cells side by side. */
  static final double WINDOW_OF_TWO = 1;

  /** Adding up three cells side by side. */
  static final double WINDOW_OF_THREE = 1.3;

  /** Three conditions one after the other. */
  static final double PATTERN_OF_THREE = 0.6;

  /** Two comparisons of neighbours one after the other, such as a peak. */
  static final double TURN = 1.3;

  /** Comparing every cell with one number of the row. */
  static final double AGAINST_ONE = 0.2;

  /** The difference of two lines, or one condition and not the other. */
  static final double DIFFERENCE = 0.2;

  /** The sum of two lines. */
  static final double SUM_OF_LINES = 0.4;

  /** Finding where two lines first, or last, differ. */
  static final double FIRST_DIFFERENCE = 1;

  /** Selecting cells by a condition on their line, and for each unit of that condition. */
  static final double SELECTED = 0.5;

  /** The sum over all positions, or so far. */
  static final double SUM = 1;

  /** The greatest or least value. */
  static final double EXTREME = 1;

  /** The greatest or least value so far. */
  static final double EXTREME_SO_FAR = 1.2;

  /** The place of the greatest or least value. */
  static final double EXTREME_PLACE = 1.3;

  /** The first place of a condition. */
  static final double FIRST = 1.3;

  /** The last place of a condition. */
  static final double LAST = 1.5;

  /** The longest run of a condition. */
  static final double LONGEST = 1.5;

  /** The first or last value, as a quantity of its own. */
  static final double END = 0.7;

  /** The first or last value, as what others are compared with. */
  static final double END_WITHIN = 0.2;

  /** A cell of the window around the position that is answered. */
  static final double WINDOW_CELL = 1.2;

  /** The sum of that window. */
  static final double WINDOW_SUM = 2.5;

  /** A quantity of the whole array, at each of its positions. */
  static final double SHARED = 0.5;

  private FamilyCosts() {}

  /** What a number costs beyond the test it stands in. */
  static double magnitude(double number) {
    return StrictMath.log1p(Math.abs(number)) / 4;
  }
}
