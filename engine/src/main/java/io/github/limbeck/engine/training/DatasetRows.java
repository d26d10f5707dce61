package io.github.limbeck.engine.training;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.dataset.AlikeRows;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.BinnedRows;
import io.github.limbeck.engine.essence.Bins;
import io.github.limbeck.engine.essence.Examples;
import io.github.limbeck.engine.essence.RuleBits;
import io.github.limbeck.engine.essence.Trainer;
import io.github.limbeck.engine.essence.TrainingRows;
import io.github.limbeck.engine.essence.Way;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.FlatModel;
import io.github.limbeck.engine.model.Model;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** The rows of a dataset that lies in memory, with one of its answers. */
public final class DatasetRows implements TrainingRows {
  private static final int MOST_FOR_BITS = 2200;
  private static final int MOST_FOR_ERRORS = 20_000;
  /** How many rows there are at most for each one, where rows have weights. */
  private static final double MOST_COPIES = 4;

  private final Dataset dataset;
  private final Dataset.AnswerColumn answer;
  private final AlikeRows distinct;
  private final boolean folded;
  private final Work work;
  private final int[] rows;

  private DatasetRows(Dataset dataset, int answer, AlikeRows distinct, boolean folded, Work work) {
    this.dataset = dataset;
    this.answer = dataset.answers().get(answer);
    this.distinct = distinct;
    this.folded = folded;
    this.work = work;
    this.rows = folded ? IntStream.range(0, dataset.rows()).filter(distinct::isFirst).toArray() : byWeight();
  }

  /**
   * Each row as often as it counts: what remains beyond whole numbers is drawn by content (B. Zadrozny, J. Langford, N. Abe, "Cost-sensitive learning
   * by cost-proportionate example weighting", 2003), so that rows that are equal come together to what they weigh together. The least weight counts
   * once, unless there would be too many rows.
   */
  private int[] byWeight() {
    if (dataset.marks().weights().isEmpty()) {
      return IntStream.range(0, dataset.rows()).toArray();
    }
    double[] weights = IntStream.range(0, dataset.rows()).mapToDouble(dataset::weight).toArray();
    double least = Arrays.stream(weights).filter(w -> w > 0).min().orElse(1);
    double unit = Math.max(least, Arrays.stream(weights).sum() / (MOST_COPIES * weights.length));
    Map<Long, Integer> equal = new HashMap<>();
    return IntStream.range(0, weights.length).flatMap(i -> {
      long hash = AlikeRows.hash(new double[] {code(i), weights[i]}, AlikeRows.hash(dataset.row(i), 0));
      double share = (hash >>> 11) * 0x1p-53;
      int before = equal.merge(hash, 1, Integer::sum) - 1;
      double weight = weights[i] / unit;
      return IntStream.generate(() -> i).limit((long) ((before + 1) * weight + share) - (long) (before * weight + share));
    }).toArray();
  }

  /**
   * A decision list that is right on as many rows as can be; rows with equal features count once, with the answer that most of them give.
   *
   * @param distinct the dataset's rows, folded
   * @param work what training may cost
   */
  public static DecisionList exact(Dataset dataset, int answer, AlikeRows distinct, long seed, Work work) {
    return Trainer.exact(new DatasetRows(dataset, answer, distinct, true, work), seed, work);
  }

  /** Models that may leave rows wrong, one for every way but the exact one that there is. */
  public static Map<Way, Model> withErrors(Dataset dataset, int answer, AlikeRows distinct, long seed, Work work) {
    return Trainer.withErrors(new DatasetRows(dataset, answer, distinct, false, work), seed);
  }

  /**
   * The list with the fewest conditions of those that are right on a share of the rows; if there is none, the one that is right on most.
   *
   * @param least the share, below 1
   */
  public static DecisionList withErrors(Dataset dataset, int answer, AlikeRows distinct, double least, long seed, Work work) {
    List<DecisionList> front = withErrors(dataset, answer, distinct, seed, work).values().stream().filter(DecisionList.class::isInstance)
        .map(DecisionList.class::cast).toList();
    ToLongFunction<DecisionList> right = list -> IntStream.range(0, dataset.rows()).parallel()
        .filter(i -> list.answer(dataset.row(i)) == (int) dataset.answers().get(answer).codes().get(i)).count();
    return front.stream().filter(list -> right.applyAsLong(list) >= least * dataset.rows()).min(Comparator.comparingInt(DecisionList::conditions))
        .orElseGet(() -> front.stream().max(Comparator.comparingLong(right)).orElseThrow());
  }

  /** Bits that each model saves where the answers of a dataset are written down, or of as many rows as one looks at. */
  public static List<Double> savedBits(Dataset dataset, int answer, AlikeRows distinct, List<? extends Model> models, long seed) {
    DatasetRows rows = new DatasetRows(dataset, answer, distinct, true, Work.usual());
    return RuleBits.saved(models, rows.sample(MOST_FOR_BITS, seed), rows.evenSample(MOST_FOR_ERRORS, seed));
  }

  @Override
  public List<Feature> features() {
    return dataset.features();
  }

  @Override
  public int answers() {
    return answer.labels().size();
  }

  @Override
  public long size() {
    return rows.length;
  }

  @Override
  public Examples sample(int most, long seed) {
    return examples(drawn(rows, most, seed));
  }

  /** Rows in which each answer has its share, as those with the least hashes. */
  private Examples evenSample(int most, long seed) {
    if (rows.length <= most) {
      return examples(rows);
    }
    long[] hashes = hashes(rows, seed);
    return examples(least(rows, new int[rows.length], hashes, 0, most));
  }

  @Override
  public BinnedRows binned(Bins bins) {
    BinnedRows binned = new BinnedRows(bins, rows.length, answers());
    double[] values = new double[dataset.columns().size()];
    for (int i = 0; i < rows.length; i++) {
      dataset.copyRow(rows[i], values);
      binned.set(i, values, code(rows[i]));
    }
    return binned;
  }

  @Override
  public Counterexamples counterexamples(DecisionList list, int most, long seed) {
    work.spend(Examples.workToAnswer(rows.length, list));
    FlatModel model = FlatModel.of(list);
    int[] wrong = Arrays.stream(rows).parallel().filter(i -> model.answer(dataset.row(i)) != code(i)).toArray();
    return new Counterexamples(wrong.length, examples(drawn(wrong, most, seed)));
  }

  private int code(int row) {
    return folded ? distinct.majority(row) : (int) answer.codes().get(row);
  }

  private int[] drawn(int[] from, int most, long seed) {
    if (from.length <= most) {
      return from;
    }
    int[] counts = new int[answers()];
    int[] labels = Arrays.stream(from).parallel().map(distinct::majority).toArray();
    for (int label : labels) {
      counts[label]++;
    }
    long present = Arrays.stream(counts).filter(c -> c > 0).count();
    long[] hashes = hashes(from, seed);
    IntStream drawn = IntStream.empty();
    for (int a = 0; a < counts.length; a++) {
      int quota = (int) Math.max(most / (4 * present), (long) counts[a] * most / from.length);
      drawn = IntStream.concat(drawn, Arrays.stream(least(from, labels, hashes, a, quota)));
    }
    return drawn.toArray();
  }

  /** What decides which rows are drawn: their content; and of rows that are equal and count each by itself, which of them it is. */
  private long[] hashes(int[] from, long seed) {
    long[] hashes = Arrays.stream(from).parallel().mapToLong(i -> AlikeRows.hash(dataset.row(i), seed)).toArray();
    if (!folded) {
      Map<Long, Integer> copies = new HashMap<>();
      for (int k = 0; k < from.length; k++) {
        long own = hashes[k] + code(from[k]);
        int copy = copies.merge(own, 1, Integer::sum);
        hashes[k] = copy == 1 ? own : AlikeRows.hash(new double[] {copy}, own);
      }
    }
    return hashes;
  }

  /** The rows of an answer with the least hashes, in their order. */
  private static int[] least(int[] from, int[] labels, long[] hashes, int label, int quota) {
    Comparator<Integer> order = Comparator.<Integer>comparingLong(k -> hashes[k]).thenComparingInt(k -> k);
    PriorityQueue<Integer> least = new PriorityQueue<>(order.reversed());
    for (int k = 0; k < from.length; k++) {
      if (labels[k] == label && (least.size() < quota || quota > 0 && hashes[k] < hashes[least.peek()])) {
        least.add(k);
        if (least.size() > quota) {
          least.remove();
        }
      }
    }
    return least.stream().sorted(order).mapToInt(k -> from[k]).toArray();
  }

  private Examples examples(int[] chosen) {
    double[][] values = new double[chosen.length][dataset.columns().size()];
    for (int i = 0; i < chosen.length; i++) {
      dataset.copyRow(chosen[i], values[i]);
    }
    return Examples.sorted(dataset.features(), values, Arrays.stream(chosen).map(this::code).toArray(), answers(), work);
  }
}
