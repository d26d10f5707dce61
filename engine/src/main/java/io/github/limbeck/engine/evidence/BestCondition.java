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

  private final double[] weights;
  private final Costs costs;

  private BestCondition(Dataset dataset, int answer, Costs costs) {
    this.costs = costs;
    int step = Math.max(1, dataset.rows() / MOST_ROWS);
    rows = IntStream.range(0, dataset.rows()).filter(i -> i % step == 0).toArray();
    codes = Arrays.stream(rows).map(i -> (int) dataset.answers().get(answer).codes().get(i)).toArray();
    weights = Arrays.stream(rows).mapToDouble(dataset::weight).toArray();
    labels = dataset.answers().get(answer).labels().size();
  }

  /** The share of rows that the best condition gets right, or what it spares of the costs; NaN where there is no feature. */
  static double share(Dataset dataset, int answer, Costs costs) {
    BestCondition best = new BestCondition(dataset, answer, costs);
    double right = -1;
    for (int f = 0; f < dataset.columns().size(); f++) {
      Kind kind = dataset.features().get(f).type().kind();
      boolean nominal = kind.isNominal() || kind == Kind.CHARACTER || kind == Kind.BOOLEAN;
      double[] values = Arrays.stream(best.rows).mapToDouble(dataset.columns().get(f)::get).toArray();
      right = Math.max(right, nominal ? best.equalities(values) : best.bounds(values));
    }
    return right < 0 ? Double.NaN : right / Arrays.stream(best.weights).sum();
  }

  private double equalities(double[] values) {
    Map<Double, double[]> counts = new TreeMap<>();
    double[] all = new double[labels];
    for (int i = 0; i < values.length; i++) {
      counts.computeIfAbsent(values[i], v -> new double[labels])[codes[i]] += weights[i];
      all[codes[i]] += weights[i];
    }
    return counts.values().stream().mapToDouble(own -> spared(own) + spared(IntStream.range(0, labels).mapToDouble(a -> all[a] - own[a]).toArray())).max().orElse(0);
  }

  /** Missing values lie above every bound. */
  private double bounds(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> values[i])).toArray(Integer[]::new);
    double[] below = new double[labels];
    double[] above = new double[labels];
    IntStream.range(0, codes.length).forEach(i -> above[codes[i]] += weights[i]);
    double most = spared(above);
    for (int k = 0; k + 1 < order.length; k++) {
      below[codes[order[k]]] += weights[order[k]];
      above[codes[order[k]]] -= weights[order[k]];
      if (values[order[k]] < values[order[k + 1]]) {
        most = Math.max(most, spared(below) + spared(above));
      }
    }
    return most;
  }

  /** What the best answer for some rows gets right of them, or spares. */
  private double spared(double[] counts) {
    return Arrays.stream(counts).sum() - costs.leastLoss(counts);
  }
}
