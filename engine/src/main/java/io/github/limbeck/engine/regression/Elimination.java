package io.github.limbeck.engine.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * Drops terms from a sum, one at a time and the least needed first, down to one; of all these sums the one is kept whose
 * description is shortest for its error.
 */
final class Elimination {
  private static final double LEAST = 1e-20;

  private Elimination() {}

  /** The target as a sum of those of the terms that are worth their length; at least one. */
  static Terms.Match run(Target target, List<Term> terms, int rows) {
    Space space = Space.of(terms);
    List<Term> best = space.terms();
    double least = score(target, space, rows);
    while (space.terms().size() > 1) {
      List<Term> fewer = new ArrayList<>(space.terms());
      fewer.remove(space.leastNeeded(target));
      space = Space.of(fewer);
      double score = score(target, space, rows);
      if (score <= least) {
        least = score;
        best = space.terms();
      }
    }
    return new Terms.Match(target, best, Math.exp(least / (Description.WEIGHT * rows)));
  }

  private static double score(Target target, Space space, int rows) {
    double size = target.size();
    for (Term term : space.terms()) {
      size += term.size() + 3;
    }
    return Description.WEIGHT * rows * Math.log(Math.max(LEAST, space.left(target))) + Description.NATS_PER_NODE * size;
  }
}
