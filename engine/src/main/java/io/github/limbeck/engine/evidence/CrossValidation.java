package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains on parts of the rows, and counts how many of the others are answered rightly. Rows with equal features lie in one fold, every
 * answer has its share of each, and what the rows hold decides which, so that their order does not matter.
 */
public final class CrossValidation {
  private static final int FOLDS = 10;

  /** Where not all folds are tried, so many rows at least are held out, if that leaves two thirds to learn from. */
  private static final int FEWEST_HELD_OUT = 30;
  private static final int FEWEST_FOLDS = 3;

  /** What all folds together may cost even where training costs less: about a fifth of a second. */
  private static final long LEAST_WORK = 200_000_000L;

  private CrossValidation() {}

  /** What is validated. */
  public interface Learner {
    /** How many rows of the second dataset are answered rightly by what was learned from the first. */
    int right(Dataset training, Dataset heldOut, Work work);
  }

  /**
   * Rows with equal features.
   *
   * @param hash of their features
   * @param label what most of them answer; 0 if answers have no labels
   */
  public record Group(List<Integer> rows, long hash, int label) {}

  /**
   * An estimate for a learner. As many folds are held out in turn as cost no more than one training on all rows:
   * all ten where that is little, else one or more of fewer and larger ones.
   *
   * @param groups all rows; two groups at least
   * @param cost what training on all rows cost, in units of work
   * @param work what there is left to spend
   * @return empty if nothing is left
   */
  public static Optional<Estimate> of(Dataset dataset, List<Group> groups, long cost, Work work, Learner learner) {
    if (work.isSpent()) {
      return Optional.empty();
    }
    long budget = Math.min(work.left(), Math.max(cost, LEAST_WORK));
    int all = Math.min(FOLDS, groups.size());
    int affordable = (int) Math.max(1, Math.min(all, budget / Math.max(1, cost)));
    // One part alone has to be large enough to tell anything.
    int folds = affordable == all ? all : Math.max(Math.min(all, FEWEST_FOLDS), Math.min(all, affordable * groups.size() / FEWEST_HELD_OUT));
    affordable = Math.min(affordable, folds);
    int[] fold = folds(dataset.rows(), groups, folds);
    // Each has work of its own, whatever the others take.
    int tried = affordable;
    List<Work> shares = IntStream.range(0, tried).mapToObj(k -> work.apart(Math.max(cost, LEAST_WORK))).toList();
    int[][] counts = IntStream.range(0, tried).parallel().mapToObj(k -> {
      IntPredicate held = row -> fold[row] == k;
      Dataset test = dataset.select(held);
      return new int[] {learner.right(dataset.select(held.negate()), test, shares.get(k)), test.rows()};
    }).toArray(int[][]::new);
    shares.forEach(share -> work.spend(share.spent()));
    return Optional.of(new Estimate(IntStream.range(0, tried).map(k -> counts[k][0]).sum(), IntStream.range(0, tried).map(k -> counts[k][1]).sum(),
        tried, folds));
  }

  /** The fold of each row: the groups of each answer are dealt out in the order of their hashes. */
  private static int[] folds(int rows, List<Group> groups, int folds) {
    Map<Integer, List<Group>> byLabel = new TreeMap<>();
    groups.forEach(g -> byLabel.computeIfAbsent(g.label(), l -> new ArrayList<>()).add(g));
    int[] fold = new int[rows];
    int next = 0;
    for (List<Group> some : byLabel.values()) {
      some.sort(Comparator.comparingLong(Group::hash));
      for (Group group : some) {
        int own = next++ % folds;
        group.rows().forEach(r -> fold[r] = own);
      }
    }
    return fold;
  }
}
