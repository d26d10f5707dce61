package io.github.limbeck.engine.report;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.distil.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much each feature matters: the share of the rows that are answered otherwise if each has the value of another row instead of its own (permutation importance; L. Breiman, "Random forests", 2001, section 10,
 * of answers rather than errors).
 */
final class Influence {
  private static final int MOST_ROWS = 2_000;
  private static final int MOST_FEATURES = 60;
  /** Each row has the value of the one so many of all rows further on: no order that rows may have goes with it. */
  private static final double FURTHER = 0.381966;

  private Influence() {}

  /**
   * The shares, by the names of features, the greatest first; none for formulas, and for methods that are given arrays or lists.
   *
   * @param answered what is answered on the rows
   */
  static Map<String, Double> of(Distillation result, Dataset rows, List<Outcome> answered) {
    if (result.contract().formula().isPresent() || !rows.arrays().isEmpty() || !rows.items().isEmpty() || rows.rows() < 2 || rows.features().size() > MOST_FEATURES) {
      return Map.of();
    }
    int step = (rows.rows() + MOST_ROWS - 1) / MOST_ROWS;
    Dataset some = step == 1 ? rows : rows.select(row -> row % step == 0);
    List<Outcome> usual = step == 1 ? answered : result.outcomes(some);
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int f = 0; f < some.features().size(); f++) {
      if (some.features().get(f).part().isEmpty() || some.features().get(f).isDerived()) {
        List<Outcome> other = result.outcomes(exchanged(some, f));
        shares.put(some.features().get(f).name(), (double) IntStream.range(0, some.rows()).filter(row -> differs(usual, other, row)).count() / some.rows());
      }
    }
    Map<String, Double> sorted = new LinkedHashMap<>();
    shares.entrySet().stream().filter(e -> e.getValue() > 0).sorted(Map.Entry.<String, Double>comparingByValue().reversed()).forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  private static boolean differs(List<Outcome> usual, List<Outcome> other, int row) {
    return IntStream.range(0, usual.size()).anyMatch(a -> usual.get(a).given()[row] != other.get(a).given()[row]);
  }

  /** Rows in which a feature, and what is computed from it, has the values of others. */
  private static Dataset exchanged(Dataset data, int feature) {
    int n = data.rows();
    int further = Math.max(1, (int) (FURTHER * n));
    List<Column> columns = new ArrayList<>(data.columns());
    List<Feature> features = data.features();
    for (int f = feature; f == feature || f < features.size() && features.get(f).part().isPresent() && !features.get(f).isDerived(); f++) {
      Column own = data.columns().get(f);
      columns.set(f, Column.of(features.get(f).type(), IntStream.range(0, n).mapToDouble(row -> own.get((row + further) % n)).toArray()));
    }
    return new Dataset(data.name(), data.sha256(), features, columns, data.vocabularies(), data.arrays(), data.answers(), data.lines(), data.marks(), data.items(), data.aggregates());
  }
}
