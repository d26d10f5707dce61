package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a single condition on a single feature gets right, where each side of it has the answer that most of its rows have. */
final class BestCondition {
  /** Of more rows some are looked at, evenly chosen. */
  private static final int MOST_ROWS = 20_000;

  private final int[] rows;
  private final int[] codes;
  private final int labels;

  private BestCondition(Dataset dataset, int answer) {
    int step = Math.max(1, dataset.rows() / MOST_ROWS);
    rows = IntStream.range(0, dataset.rows()).filter(i -> i % step == 0).toArray();
    codes = Arrays.stream(rows).map(i -> (int) dataset.answers().get(answer).codes().get(i)).toArray();
    labels = dataset.answers().get(answer).labels().size();
  }

  /** The share of rows that the best condition gets right; NaN where there is no feature. */
  static double share(Dataset dataset, int answer) {
    BestCondition best = new BestCondition(dataset, answer);
    int right = -1;
    for (int f = 0; f < dataset.columns().size(); f++) {
      Kind kind = dataset.features().get(f).type().kind();
      boolean nominal = kind.isNominal() || kind == Kind.CHARACTER || kind == Kind.BOOLEAN;
      double[] values = Arrays.stream(best.rows).mapToDouble(dataset.columns().get(f)::get).toArray();
      right = Math.max(right, nominal ? best.equalities(values) : best.bounds(values));
    }
    return right < 0 ? Double.NaN : (double) right / best.rows.length;
  }

  private int equalities(double[] values) {
    Map<Double, int[]> counts = new TreeMap<>();
    int[] all = new int[labels];
    for (int i = 0; i < values.length; i++) {
      counts.computeIfAbsent(values[i], v -> new int[labels])[codes[i]]++;
      all[codes[i]]++;
    }
    return counts.values().stream().mapToInt(own -> greatest(own) + greatest(IntStream.range(0, labels).map(a -> all[a] - own[a]).toArray())).max().orElse(0);
  }

  /** Missing values lie above every bound. */
  private int bounds(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> values[i])).toArray(Integer[]::new);
    int[] below = new int[labels];
    int[] above = new int[labels];
    Arrays.stream(codes).forEach(c -> above[c]++);
    int most = greatest(above);
    for (int k = 0; k + 1 < order.length; k++) {
      below[codes[order[k]]]++;
      above[codes[order[k]]]--;
      if (values[order[k]] < values[order[k + 1]]) {
        most = Math.max(most, greatest(below) + greatest(above));
      }
    }
    return most;
  }

  private static int greatest(int[] counts) {
    return Arrays.stream(counts).max().orElse(0);
  }
}
