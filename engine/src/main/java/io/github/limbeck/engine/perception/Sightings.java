package io.github.limbeck.engine.perception;

/**
 * Which images stand in which row, and what is known beside them.
 *
 * @param images how many different ones there are
 * @param seen {@code [row][parameter]}: the images
 * @param numbers {@code [row][feature]}
 * @param answers per row
 */
record Sightings(int images, int[][] seen, double[][] numbers, double[] answers) {
  int rows() {
    return answers.length;
  }

  /** How many images a row has. */
  int parameters() {
    return seen[0].length;
  }

  /** The greatest number of which all answers are multiples; 0 where there is none to speak of. */
  double unit() {
    for (int digits = 0; digits <= 4; digits++) {
      double scale = StrictMath.pow(10, digits);
      long common = 0;
      boolean whole = true;
      for (double answer : answers) {
        double scaled = answer * scale;
        whole &= Math.abs(scaled - Math.rint(scaled)) < 1e-7 * Math.max(1, Math.abs(scaled));
        common = divisor(common, Math.abs((long) Math.rint(scaled)));
      }
      if (whole) {
        return common / scale;
      }
    }
    return 0;
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
