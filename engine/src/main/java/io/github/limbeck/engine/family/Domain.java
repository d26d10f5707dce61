package io.github.limbeck.engine.family;

import io.github.limbeck.engine.family.Axes.Axis;

/**
 * The positions at which a family is instantiated.
 *
 * @param kind how many indices a position has, and which
 * @param axis the axis of the first index, called i
 * @param other the axis of the second index, called j; for a line the axis itself
 * @param cut how many positions at the end of the first axis are left out
 * @param otherCut how many positions at the end of the second axis are left out
 */
record Domain(Kind kind, Axis axis, Axis other, int cut, int otherCut) {
  enum Kind {
    /** All i. */
    LINE,
    /** The first half of i: the middle of an odd number is left out. */
    HALF,
    /** All i and j. */
    GRID,
    /** All i before j. */
    PAIRS
  }

  static Domain line(Axis axis, int cut) {
    return new Domain(Kind.LINE, axis, axis, cut, 0);
  }

  static Domain half(Axis axis) {
    return new Domain(Kind.HALF, axis, axis, 0, 0);
  }

  static Domain pairs(Axis axis) {
    return new Domain(Kind.PAIRS, axis, axis, 0, 0);
  }

  static Domain grid(Axis rows, Axis columns, int cut, int otherCut) {
    return new Domain(Kind.GRID, rows, columns, cut, otherCut);
  }

  boolean isLine() {
    return kind == Kind.LINE || kind == Kind.HALF;
  }

  /** How many positions there are where the axes have these sizes. */
  int positions(int size, int otherSize) {
    int n = Math.max(0, size - cut);
    return switch (kind) {
      case LINE -> n;
      case HALF -> size / 2;
      case GRID -> n * Math.max(0, otherSize - otherCut);
      case PAIRS -> size * (size - 1) / 2;
    };
  }
}
