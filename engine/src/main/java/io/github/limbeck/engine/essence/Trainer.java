package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.TrainingRows.Counterexamples;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Model;
import java.util.EnumMap;
import java.util.Map;

/**
 * Trains models, which are essence networks.
 *
 * <p>A list that must be right on every row is trained on a working set, run over all rows, and trained again with some of the rows it
 * got wrong, until none is left (docs/method.md, "Large data"). Where errors are allowed, what they weigh against the length of the
 * rule decides how many rows stay wrong (docs/method.md, "The front"). The order of the rows never matters.
 */
public final class Trainer {
  private static final int WORKING_SET = 1500;
  private static final int ALL_IF_FEWER = 2200;
  private static final int ADDED_PER_ROUND = 250;
  private static final int ROUNDS = 12;
  /** Where more than so many rows stay wrong, and hardly fewer than with a smaller working set, no rule is right on all. */
  private static final double LEAST_WRONG = 0.02;
  private static final double HARDLY_FEWER = 0.7;
  /** Trees of more conditions are of no use to anyone. */
  private static final int LARGEST_TREE = 5000;
  /** Conditions on about a page, and those that are taken in at a glance. */
  private static final int SMALL_TREE = 60;
  private static final int TINY_TREE = 12;

  private Trainer() {}

  /**
   * A model that is right on as many rows as can be: on all of them, unless its rounds or its work ran out before.
   *
   * @param rows rows of which no two have equal features
   * @param work what training may cost; when it is spent, the best found so far is the model
   */
  public static DecisionList exact(TrainingRows rows, long seed, Work work) {
    DecisionList list = rightOnMost(rows, seed, work);
    return rows.size() > Margins.MOST_ROWS ? list : Margins.centre(list, rows.sample(Margins.MOST_ROWS, seed));
  }

  private static DecisionList rightOnMost(TrainingRows rows, long seed, Work work) {
    Examples working = rows.sample(rows.size() <= ALL_IF_FEWER ? ALL_IF_FEWER : WORKING_SET, seed);
    DecisionList best = null;
    long fewest = rows.size();
    for (int round = 0; round < ROUNDS; round++) {
      DecisionList list = ModelChoice.exact(working);
      if (working.size() == rows.size()) {
        return list;
      }
      Counterexamples wrong = rows.counterexamples(list, ADDED_PER_ROUND, seed);
      boolean hardlyFewer = wrong.rows() > LEAST_WRONG * rows.size() && wrong.rows() > HARDLY_FEWER * fewest;
      if (best == null || wrong.rows() < fewest) {
        best = list;
        fewest = wrong.rows();
      }
      if (wrong.rows() == 0 || round > 0 && hardlyFewer || work.isSpent()) {
        break;
      }
      working = working.union(wrong.examples());
    }
    return best;
  }

  /**
   * Models that may leave rows wrong for the sake of a shorter description, one for every way but {@link Way#EXACT} that there is.
   *
   * @param rows the rows as they are, those with equal features each by itself
   */
  public static Map<Way, Model> withErrors(TrainingRows rows, long seed) {
    Examples sample = rows.sample(ALL_IF_FEWER, seed);
    if (sample.answersPresent().length <= 1) {
      return new EnumMap<>(ModelChoice.withErrors(sample));
    }
    // First, since rules take what work there is where rows look like noise.
    Map<Way, Model> front = new EnumMap<>(trees(rows, sample));
    int most = ScoreLearner.affordableRows(sample.features().size(), sample.answersPresent().length, sample.work());
    front.putAll(ScoreLearner.learn(rows.sample(most, seed)));
    Map<Way, DecisionList> lists = ModelChoice.withErrors(sample);
    if (rows.size() <= Margins.MOST_ROWS) {
      Examples all = rows.sample(Margins.MOST_ROWS, seed);
      lists.replaceAll((way, list) -> Margins.centre(list, all));
    }
    front.putAll(lists);
    return front;
  }

  private static Map<Way, Model> trees(TrainingRows rows, Examples sample) {
    Bins bins = Bins.of(sample);
    Tree tree = TreeLearner.grow(rows.binned(bins), sample.work());
    Tree shortest = TreePruning.byBits(tree, DescriptionLength.log2(bins.total()));
    Tree pessimistic = TreePruning.pessimistic(tree);
    Tree largest = pessimistic.conditions() > LARGEST_TREE ? shortest : pessimistic;
    Tree small = TreePruning.toSize(largest, SMALL_TREE);
    return Map.of(Way.TREE, largest.list(), Way.SHORTEST_TREE, shortest.list(), Way.SMALL_TREE, small.list(),
        Way.TINY_TREE, TreePruning.toSize(small, TINY_TREE).list());
  }
}
