package io.github.limbeck.engine.items;

/**
 * What the search for aggregates looks at. Numbers without another source were chosen on the invoices, baskets and halos of table K.
 *
 * @param rows on so many rows candidates are compared
 * @param items which may have so many items together
 * @param fewestRows but there are at least so many rows
 * @param enumerated how many expressions over the items are evaluated, per grammar
 * @param kept how many of them are built on
 * @param smallTerm up to this size expressions are tried in means, extremes and conditional sums too
 * @param condition what a condition costs, in nodes
 * @param conditions of more conditions than this each is tried with single fields alone
 * @param leaders how many candidates are kept per target
 * @param tried how many of them are tried alone as a column of the search for the outer formula
 * @param together how many are columns of one search
 * @param small so many aggregates of small terms are tried as addends
 * @param addend an addend is taken where it leaves no more than this share of what was left before
 * @param rowsOfOuter on so many rows the outer formula is sought while aggregates are compared
 * @param natsPerNode what a node of an inner expression costs, as in {@code Description}
 * @param exact the share of the variance below which only rounding is left
 */
record AggregateTuning(int rows, int items, int fewestRows, int enumerated, int kept, int smallTerm, int condition, int conditions, int leaders, int tried, int together,
    int small, double addend, int rowsOfOuter, double natsPerNode, double exact) {
  static final AggregateTuning USUAL = new AggregateTuning(150, 1_000, 40, 150_000, 10_000, 3, 3, 10, 40, 8, 4, 300, 0.7, 300, 2, 1e-20);
}
