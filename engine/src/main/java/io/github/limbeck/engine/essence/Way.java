package io.github.limbeck.engine.essence;

/** The ways in which a model can weigh its errors against its length: each gives one model of a front, from the most exact to the shortest. */
public enum Way {
  /** Right on every row, if that can be. */
  EXACT(Double.POSITIVE_INFINITY),
  /** An error is worth eight times the bits that it takes to write it down. */
  ERRORS_TIMES_8(8),
  /** Four times. */
  ERRORS_TIMES_4(4),
  /** Twice. */
  ERRORS_TIMES_2(2),
  /** The shortest description of the answers: the rule's bits, and those of its errors. */
  SHORTEST(1),
  /** An error is worth a quarter of its bits: for those who will read a few conditions only. */
  ERRORS_QUARTERED(0.25),
  /** One hyperplane for every answer but the last, over numbers. */
  HYPERPLANES(Double.NaN),
  /** One hyperplane for every two answers, over numbers. */
  PAIRS(Double.NaN),
  /** A decision tree over single features, without the branches that are expected to get more new rows wrong than they get right. */
  TREE(Double.NaN),
  /** The tree with the shortest description of the answers. */
  SHORTEST_TREE(Double.NaN),
  /** The tree that is right on most rows of those that can be read on a page. */
  SMALL_TREE(Double.NaN),
  /** Of those that are taken in at a glance. */
  TINY_TREE(Double.NaN),
  /** Points for bounds of features, and for two of them together. */
  SCORES(Double.NaN),
  /** Points for a few bounds. */
  FEW_SCORES(Double.NaN);

  private final double price;

  Way(double price) {
    this.price = price;
  }

  /** What a bit of errors weighs against one of the rule. */
  double price() {
    return price;
  }

  /** Whether its rules are found by one search with all others of which this holds. */
  boolean isPriced() {
    return Double.isFinite(price);
  }
}
