package io.github.limbeck.engine.model;

/**
 * A form within bounds: one differentia if one bound is infinite, else two. A literal on a missing value is
 * false.
 *
 * @param low the least value that holds, or negative infinity
 * @param high the greatest value that holds, or infinity
 */
public record Literal(Form form, double low, double high) {
  public Literal {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no value lies between " + low + " and " + high);
    }
  }

  public static Literal atLeast(Form form, double low) {
    return new Literal(form, low, Double.POSITIVE_INFINITY);
  }

  public static Literal atMost(Form form, double high) {
    return new Literal(form, Double.NEGATIVE_INFINITY, high);
  }

  public static Literal exactly(Form form, double value) {
    return new Literal(form, value, value);
  }

  public boolean holds(double[] row) {
    return accepts(form.value(row));
  }

  public boolean accepts(double value) {
    return low <= value && value <= high;
  }

  public boolean hasLow() {
    return low != Double.NEGATIVE_INFINITY;
  }

  public boolean hasHigh() {
    return high != Double.POSITIVE_INFINITY;
  }

  /** How many hyperplanes it needs. */
  public int differentiae() {
    return (hasLow() ? 1 : 0) + (hasHigh() ? 1 : 0);
  }
}
