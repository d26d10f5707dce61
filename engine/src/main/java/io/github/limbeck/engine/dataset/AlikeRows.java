package io.github.limbeck.engine.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The rows of a dataset with equal features folded into one, and the answer that most of them give, by their weights.
 *
 * <p>Cost: one pass, and two integers per row.
 */
public final class AlikeRows {
  private final Dataset dataset;
  private final Column codes;
  private final int[] firstAlike;
  private final int distinct;
  private final Map<Integer, int[]> disputed = new HashMap<>();
  private final Map<Integer, double[]> weighed = new HashMap<>();

  public AlikeRows(Dataset dataset, int answer) {
    this.dataset = dataset;
    this.codes = dataset.answers().get(answer).codes();
    int rows = dataset.rows();
    this.firstAlike = new int[rows];
    int labels = dataset.answers().get(answer).labels().size();
    int[] table = new int[Integer.highestOneBit(Math.max(8, rows)) * 4];
    Arrays.fill(table, -1);
    long[] hashes = IntStream.range(0, rows).parallel().mapToLong(i -> hash(dataset.row(i), 0)).toArray();
    int count = 0;
    for (int i = 0; i < rows; i++) {
      int slot = (int) (hashes[i] >>> 32) & table.length - 1;
      while (table[slot] >= 0 && (hashes[table[slot]] != hashes[i] || !isAlike(table[slot], i))) {
        slot = slot + 1 & table.length - 1;
      }
      if (table[slot] < 0) {
        table[slot] = i;
        count++;
      }
      firstAlike[i] = table[slot];
      if (codes.get(i) != codes.get(table[slot])) {
        disputed.putIfAbsent(table[slot], new int[labels]);
      }
    }
    for (int i = 0; i < rows && !disputed.isEmpty(); i++) {
      int[] counts = disputed.get(firstAlike[i]);
      if (counts != null) {
        counts[(int) codes.get(i)]++;
        weighed.computeIfAbsent(firstAlike[i], f -> new double[labels])[(int) codes.get(i)] += dataset.weight(i);
      }
    }
    this.distinct = count;
  }

  private boolean isAlike(int a, int b) {
    return dataset.columns().stream().allMatch(column -> Double.compare(column.get(a), column.get(b)) == 0);
  }

  /** A well-mixed hash of the contents of a row, the same everywhere. */
  public static long hash(double[] row, long seed) {
    long h = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
    for (double value : row) {
      h ^= Double.doubleToLongBits(value);
      h *= 0xFF51AFD7ED558CCDL;
      h ^= h >>> 32;
      h *= 0xC4CEB9FE1A85EC53L;
      h ^= h >>> 29;
    }
    return h;
  }

  public int size() {
    return distinct;
  }

  public boolean isFirst(int row) {
    return firstAlike[row] == row;
  }

  /**
   * A share of the rows for holding out: of each answer its share, drawn by content and seed, so that rows alike
   * go together and the order of rows does not matter.
   *
   * @return per row whether it is held out
   */
  public boolean[] holdOut(double share, long seed) {
    Map<Integer, List<long[]>> byAnswer = new TreeMap<>();
    double[] row = new double[dataset.columns().size()];
    for (int i = 0; i < firstAlike.length; i++) {
      if (isFirst(i)) {
        dataset.copyRow(i, row);
        byAnswer.computeIfAbsent(majority(i), a -> new ArrayList<>()).add(new long[] {hash(row, seed), i});
      }
    }
    boolean[] held = new boolean[firstAlike.length];
    byAnswer.values().forEach(alike -> alike.stream()
        .sorted(Comparator.comparingLong(r -> r[0]))
        .limit(Math.round(share * alike.size()))
        .forEach(r -> held[(int) r[1]] = true));
    for (int i = 0; i < held.length; i++) {
      held[i] = held[firstAlike[i]];
    }
    return held;
  }

  /** The rows that are alike, by their first ones. */
  public Map<Integer, List<Integer>> groups() {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < firstAlike.length; i++) {
      groups.computeIfAbsent(firstAlike[i], f -> new ArrayList<>()).add(i);
    }
    return groups;
  }

  public int firstAlike(int row) {
    return firstAlike[row];
  }

  /** The answer that most rows alike give, each as often as it counts; of several, the least code. */
  public int majority(int row) {
    double[] counts = weighed.isEmpty() ? null : weighed.get(firstAlike[row]);
    if (counts == null) {
      return (int) codes.get(row);
    }
    int best = 0;
    for (int a = 1; a < counts.length; a++) {
      best = counts[a] > counts[best] ? a : best;
    }
    return best;
  }

  /** First rows of the groups whose rows disagree on the answer, in order. */
  public int[] disputedRows() {
    return disputed.keySet().stream().mapToInt(i -> i).sorted().toArray();
  }

  /** Rows that no rule over these features can get right. */
  public int unavoidableErrors() {
    return disputed.values().stream().mapToInt(c -> Arrays.stream(c).sum() - Arrays.stream(c).max().orElse(0)).sum();
  }
}
