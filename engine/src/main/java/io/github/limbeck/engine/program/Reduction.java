package io.github.limbeck.engine.program;

/** How the values of a loop become one. */
public enum Reduction {
  /** The sum; conditions count 1 or 0. */
  SUM,
  /** The greatest value, over at least one position. */
  MAX,
  /** The least value, over at least one position. */
  MIN,
  /** Whether a condition holds anywhere. */
  ANY,
  /** The first position where a condition holds, or -1. */
  FIRST,
  /** The last position where a condition holds, or -1. */
  LAST,
  /** The first position of the greatest value. */
  ARGMAX,
  /** The first position of the least value. */
  ARGMIN,
  /** How many positions in a row a condition holds, at most. */
  LONGEST;

  /**
   * The reduction of some values.
   *
   * @param start the index of the first value
   * @param end the index after the last
   * @param position the position that the first value belongs to
   * @throws IllegalArgumentException if there is no value and the reduction needs one
   */
  public double reduce(double[] values, int start, int end, int position) {
    if (start >= end && (this == MAX || this == MIN || this == ARGMAX || this == ARGMIN)) {
      throw new IllegalArgumentException(this + " of nothing");
    }
    double result = switch (this) {
      case SUM, ANY, LONGEST -> 0;
      case FIRST, LAST -> -1;
      case MAX, MIN -> values[start];
      case ARGMAX, ARGMIN -> start;
    };
    int run = 0;
    for (int i = start; i < end; i++) {
      double value = values[i];
      run = value == 1 ? run + 1 : 0;
      result = switch (this) {
        case SUM -> result + value;
        case ANY -> Math.max(result, value);
        case LONGEST -> Math.max(result, run);
        case FIRST -> result < 0 && value == 1 ? position + i - start : result;
        case LAST -> value == 1 ? position + i - start : result;
        case MAX -> Math.max(result, value);
        case MIN -> Math.min(result, value);
        case ARGMAX -> value > values[(int) result] ? i : result;
        case ARGMIN -> value < values[(int) result] ? i : result;
      };
    }
    return this == ARGMAX || this == ARGMIN ? result - start + position : result;
  }
}
