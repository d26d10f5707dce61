package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.BinnedRows.Test;
import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * Grows a decision tree on all rows, level by level: at each node the test of one feature that tells most about the answer (J. R. Quinlan,
 * "C4.5: Programs for Machine Learning", 1993, chapter 2). It is the same for every order of the rows.
 */
final class TreeLearner {
  /** The fewest rows on either side of a test. */
  private static final int FEWEST = 2;
  /** How many counts are held at a time: 16 MB. */
  private static final int MOST_COUNTS = 4_000_000;
  private static final int MOST_NODES = 20_000;
  /** Units of work to count a cell, and to weigh a count. */
  private static final int PER_CELL = 2;
  private static final int PER_COUNT = 8;

  private final BinnedRows rows;
  private final Work work;
  private final List<Node> nodes = new ArrayList<>();

  private static final class Node {
    private final int rows;
    private Test test;
    private long[] counts;
    private Literal literal;
    private Literal otherwise;
    private int yes;

    Node(int rows) {
      this.rows = rows;
    }
  }

  private record Choice(double gain, Test test, int passing) {}

  private TreeLearner(BinnedRows rows, Work work) {
    this.rows = rows;
    this.work = work;
  }

  /** A tree that is right on as many rows as tests of single features can tell apart; for {@link TreePruning}. */
  static Tree grow(BinnedRows rows, Work work) {
    TreeLearner learner = new TreeLearner(rows, work);
    learner.nodes.add(new Node(rows.size()));
    int perNode = Math.max(1, rows.bins().total() * rows.answerCount());
    for (int first = 0; first < learner.nodes.size();) {
      int count = Math.min(learner.nodes.size() - first, Math.max(1, MOST_COUNTS / perNode));
      learner.split(first, count);
      work.spend((long) PER_CELL * rows.size() * rows.bins().sizes().length + (long) PER_COUNT * perNode * count);
      first += count;
    }
    return learner.tree(0);
  }

  private void split(int first, int count) {
    int[][][] counts = rows.counts(first, count);
    Test[] tests = new Test[count];
    int[] next = new int[count];
    for (int n = 0; n < count; n++) {
      Node node = nodes.get(first + n);
      node.counts = totals(counts[n][0]);
      Choice best = nodes.size() + 2 > MOST_NODES ? null : best(counts[n], node);
      if (best != null) {
        node.test = best.test();
        node.yes = nodes.size();
        name(node, counts[n][best.test().feature()]);
        tests[n] = best.test();
        next[n] = node.yes;
        nodes.add(new Node(best.passing()));
        nodes.add(new Node(node.rows - best.passing()));
      }
    }
    rows.send(first, tests, next);
  }

  private long[] totals(int[] counts) {
    long[] totals = new long[rows.answerCount()];
    for (int i = 0; i < counts.length; i++) {
      totals[i % totals.length] += counts[i];
    }
    return totals;
  }

  /** The test that tells most, of several the first; null if none tells anything. */
  private Choice best(int[][] counts, Node node) {
    double before = entropy(node.counts);
    Choice best = null;
    for (int f = 0; f < counts.length && before > 0 && node.rows >= 2 * FEWEST; f++) {
      Choice found = rows.bins().isNominal(f) ? bestLabel(f, counts[f], node.counts, before) : bestBound(f, counts[f], node.counts, before);
      best = found != null && (best == null || found.gain() > best.gain()) ? found : best;
    }
    return best;
  }

  private Choice bestLabel(int feature, int[] counts, long[] all, double before) {
    Choice best = null;
    for (int bin = 0; bin < rows.bins().sizes()[feature]; bin++) {
      long[] passing = new long[all.length];
      add(counts, bin, passing);
      best = better(best, new Test(feature, bin, true), passing, all, before);
    }
    return best;
  }

  private Choice bestBound(int feature, int[] counts, long[] all, double before) {
    Choice best = null;
    long[] passing = new long[all.length];
    for (int bin = rows.bins().sizes()[feature] - 1; bin > 0; bin--) {
      if (add(counts, bin, passing)) {
        best = better(best, new Test(feature, bin, false), passing, all, before);
      }
    }
    return best;
  }

  private static boolean add(int[] counts, int bin, long[] sums) {
    boolean any = false;
    for (int a = 0; a < sums.length; a++) {
      int count = counts[bin * sums.length + a];
      sums[a] += count;
      any |= count > 0;
    }
    return any;
  }

  private static Choice better(Choice best, Test test, long[] passing, long[] all, double before) {
    long[] others = new long[all.length];
    long in = 0;
    long out = 0;
    for (int a = 0; a < all.length; a++) {
      others[a] = all[a] - passing[a];
      in += passing[a];
      out += others[a];
    }
    if (in < FEWEST || out < FEWEST) {
      return best;
    }
    double gain = before - entropy(passing) - entropy(others);
    return gain > 1e-9 * before && (best == null || gain > best.gain()) ? new Choice(gain, test, (int) in) : best;
  }

  /** Bits that it takes to write down the answers of some rows, once their counts are known. */
  static double entropy(long[] counts) {
    long rows = 0;
    double bits = 0;
    for (long count : counts) {
      rows += count;
      bits -= count == 0 ? 0 : count * DescriptionLength.log2(count);
    }
    return rows == 0 ? 0 : bits + rows * DescriptionLength.log2(rows);
  }

  /** The literals of a test, with a readable bound between the values that were met on either side of it. */
  private void name(Node node, int[] counts) {
    int feature = node.test.feature();
    boolean known = rows.isKnown(feature);
    if (node.test.only()) {
      Form form = Form.of(new Atom.Is(feature, node.test.bin()));
      node.literal = Literal.atLeast(form, 1);
      node.otherwise = known ? Literal.atMost(form, 0) : null;
      return;
    }
    int below = node.test.bin() - 1;
    while (below > 0 && isEmpty(counts, below)) {
      below--;
    }
    double under = rows.greatest(feature, below);
    double over = rows.least(feature, node.test.bin());
    Form form = Form.feature(feature);
    boolean whole = form.isWhole(rows.bins().reals());
    double bound = whole ? CalendarBounds.wholeBetween(rows.bins().features(), form, under, over) : Thresholds.between(under, over);
    node.literal = Literal.atLeast(form, bound);
    double most = whole ? bound - 1 : bound < over ? bound : under;
    node.otherwise = known ? Literal.atMost(form, most) : null;
  }

  private boolean isEmpty(int[] counts, int bin) {
    for (int a = 0; a < rows.answerCount(); a++) {
      if (counts[bin * rows.answerCount() + a] > 0) {
        return false;
      }
    }
    return true;
  }

  private Tree tree(int index) {
    Node node = nodes.get(index);
    return node.test == null ? new Tree.Leaf(node.counts)
        : new Tree.Split(node.counts, node.literal, node.otherwise, tree(node.yes), tree(node.yes + 1));
  }
}
