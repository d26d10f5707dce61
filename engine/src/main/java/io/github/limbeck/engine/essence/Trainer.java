package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.model.DecisionList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Trains a decision list, which is an essence network, on a dataset.
 *
 * <p>Where the user allows no error, the model must be right on every row: it is trained on a working set,
 * run over all rows, and trained again with some of the rows it got wrong, until none is left (METHOD 1.7).
 * Where errors are allowed, the rows are taken as they are and the shortest description decides how many of
 * them stay wrong (METHOD 1.4). The order of the rows never matters.
 */
public final class Trainer {
  private static final int WORKING_SET = 1500;
  private static final int ALL_IF_FEWER = 2200;
  private static final int ADDED_PER_ROUND = 250;
  private static final int ROUNDS = 12;

  private final Dataset dataset;
  private final int answer;
  private final AlikeRows distinct;
  private final long seed;
  private final Work work;

  private Trainer(Dataset dataset, int answer, AlikeRows distinct, long seed, Work work) {
    this.dataset = dataset;
    this.answer = answer;
    this.distinct = distinct;
    this.seed = seed;
    this.work = work;
  }

  /**
   * The model for one answer of a dataset.
   *
   * @param distinct the dataset's rows, folded
   * @param minAccuracy the share of rows that must be right; below 1, others may stay wrong for the sake of a
   *     shorter description
   * @param work what training may cost; when it is spent, the best found so far is the model
   */
  public static DecisionList train(Dataset dataset, int answer, AlikeRows distinct, double minAccuracy, long seed, Work work) {
    Trainer trainer = new Trainer(dataset, answer, distinct, seed, work);
    return minAccuracy < 1 ? trainer.trainAsIs(minAccuracy) : trainer.trainExact();
  }

  private DecisionList trainAsIs(double minAccuracy) {
    int[] sample = sample(IntStream.range(0, dataset.rows()).toArray(), ALL_IF_FEWER);
    return ModelChoice.withErrors(examples(sample, false), minAccuracy);
  }

  private DecisionList trainExact() {
    int[] all = IntStream.range(0, dataset.rows()).filter(distinct::isFirst).toArray();
    int[] working = sample(all, all.length <= ALL_IF_FEWER ? all.length : WORKING_SET);
    DecisionList best = null;
    int bestErrors = Integer.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      DecisionList list = ModelChoice.exact(examples(working, true));
      int[] wrong = working.length == all.length ? new int[0] : wrongRows(list, all);
      if (wrong.length < bestErrors) {
        best = list;
        bestErrors = wrong.length;
      }
      if (wrong.length == 0 || work.isSpent()) {
        break;
      }
      working = union(working, sample(wrong, ADDED_PER_ROUND));
    }
    return best;
  }

  private int[] wrongRows(DecisionList list, int[] rows) {
    work.spend(8L * rows.length * (1 + list.rules().size()));
    return Arrays.stream(rows).parallel().filter(i -> list.answer(dataset.row(i)) != distinct.majority(i)).toArray();
  }

  private static int[] union(int[] some, int[] others) {
    return IntStream.concat(Arrays.stream(some), Arrays.stream(others)).distinct().toArray();
  }

  /** Rows drawn by their content, not their position: a share for each answer, and at least a few of each. */
  private int[] sample(int[] rows, int most) {
    if (rows.length <= most) {
      return rows;
    }
    int[] counts = new int[dataset.answers().get(answer).labels().size()];
    int[] labels = Arrays.stream(rows).parallel().map(distinct::majority).toArray();
    for (int label : labels) {
      counts[label]++;
    }
    long present = Arrays.stream(counts).filter(c -> c > 0).count();
    long[] hashes = Arrays.stream(rows).parallel().mapToLong(i -> AlikeRows.hash(dataset.row(i), seed)).toArray();
    IntStream drawn = IntStream.empty();
    for (int a = 0; a < counts.length; a++) {
      int quota = (int) Math.max(most / (4 * present), (long) counts[a] * most / rows.length);
      drawn = IntStream.concat(drawn, Arrays.stream(least(rows, labels, hashes, a, quota)));
    }
    return drawn.toArray();
  }

  /** The rows of an answer with the least hashes, in their order. */
  private int[] least(int[] rows, int[] labels, long[] hashes, int label, int quota) {
    Comparator<Integer> order = Comparator.<Integer>comparingLong(k -> hashes[k]).thenComparingInt(k -> k);
    PriorityQueue<Integer> least = new PriorityQueue<>(order.reversed());
    for (int k = 0; k < rows.length; k++) {
      if (labels[k] == label && (least.size() < quota || quota > 0 && hashes[k] < hashes[least.peek()])) {
        least.add(k);
        if (least.size() > quota) {
          least.remove();
        }
      }
    }
    return least.stream().sorted(order).mapToInt(k -> rows[k]).toArray();
  }

  /** The rows in the order of their content. */
  private Examples examples(int[] rows, boolean majority) {
    double[][] values = new double[rows.length][dataset.columns().size()];
    Integer[] order = new Integer[rows.length];
    int[] answers = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      dataset.copyRow(rows[i], values[i]);
      answers[i] = majority ? distinct.majority(rows[i]) : (int) dataset.answers().get(answer).codes().get(rows[i]);
      order[i] = i;
    }
    Arrays.sort(order, Comparator.<Integer, double[]>comparing(i -> values[i], Arrays::compare)
        .thenComparingInt(i -> answers[i]));
    Examples unordered = new Examples(dataset.features(), values, answers, dataset.answers().get(answer).labels().size(), work);
    return unordered.subset(Arrays.stream(order).mapToInt(i -> i).toArray());
  }
}
