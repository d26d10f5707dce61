package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision tree of differentiae. It is a {@link DecisionList}, in which a rule names only those tests on the way to its leaf that hold: where
 * one does not, all that would have passed it has been answered by the rules before.
 */
sealed interface Tree {
  /** How many training rows of each answer come here. */
  long[] counts();

  /**
   * An end.
   *
   * @param counts how many training rows of each answer come here
   */
  record Leaf(long[] counts) implements Tree {}

  /**
   * A test.
   *
   * @param counts how many training rows of each answer come here
   * @param literal what leads to {@code yes}
   * @param otherwise what leads to {@code no}; null if a value may be missing, so that neither holds
   */
  record Split(long[] counts, Literal literal, Literal otherwise, Tree yes, Tree no) implements Tree {
    Split with(Tree newYes, Tree newNo) {
      return new Split(counts, literal, otherwise, newYes, newNo);
    }
  }

  /** The answer of most rows that come here, of several the first. */
  default int answer() {
    int best = 0;
    for (int a = 1; a < counts().length; a++) {
      best = counts()[a] > counts()[best] ? a : best;
    }
    return best;
  }

  default long rows() {
    long rows = 0;
    for (long count : counts()) {
      rows += count;
    }
    return rows;
  }

  /** How many rows that come here do not have its answer. */
  default long errorsAsLeaf() {
    return rows() - counts()[answer()];
  }

  /** Conditions of the rules that it is, each with the number of its tests that hold. */
  default int conditions() {
    return list().conditions();
  }

  /** The rules that it is. */
  default DecisionList list() {
    List<Rule> rules = new ArrayList<>();
    collect(this, List.of(), rules);
    int last = rules.get(rules.size() - 1).answer();
    int kept = rules.size();
    while (kept > 0 && rules.get(kept - 1).answer() == last) {
      kept--;
    }
    return new DecisionList(rules.subList(0, kept), last);
  }

  private static void collect(Tree tree, List<Literal> held, List<Rule> rules) {
    if (!(tree instanceof Split split)) {
      rules.add(new Rule(held, tree.answer()));
      return;
    }
    // The smaller side first: its tests are repeated in each of its rules.
    boolean other = split.otherwise() != null && leaves(split.no()) < leaves(split.yes());
    List<Literal> longer = new ArrayList<>(held);
    longer.add(other ? split.otherwise() : split.literal());
    collect(other ? split.no() : split.yes(), longer, rules);
    collect(other ? split.yes() : split.no(), held, rules);
  }

  private static int leaves(Tree tree) {
    return tree instanceof Split split ? leaves(split.yes()) + leaves(split.no()) : 1;
  }
}
