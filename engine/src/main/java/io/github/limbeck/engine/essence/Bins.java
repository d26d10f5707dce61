package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a tree tells apart of each feature: of a nominal one its values; of a number the bins between bounds that are drawn from a sample.
 *
 * @param features what the columns mean
 * @param starts per feature the least values of its bins but the first, in order; null for a nominal feature
 * @param sizes per feature how many bins there are; one more stands for missing values
 */
public record Bins(List<Feature> features, double[][] starts, int[] sizes) {
  private static final int MOST = 255;
  /** Nominal features of more values have no bins. */
  private static final int MOST_LABELS = 1000;

  static Bins of(Examples sample) {
    int features = sample.features().size();
    double[][] starts = new double[features][];
    int[] sizes = new int[features];
    for (int f = 0; f < features; f++) {
      int feature = f;
      double[] values = Arrays.stream(sample.rows()).mapToDouble(row -> row[feature]).filter(v -> !Double.isNaN(v)).sorted().toArray();
      if (sample.kind(f).isNominal()) {
        int labels = values.length == 0 ? 0 : (int) values[values.length - 1] + 1;
        sizes[f] = labels > MOST_LABELS ? 0 : labels;
      } else {
        starts[f] = starts(values);
        sizes[f] = starts[f].length + 1;
      }
    }
    return new Bins(sample.features(), starts, sizes);
  }

  /** Distinct values but the first; of many those at even ranks. */
  private static double[] starts(double[] sorted) {
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    if (distinct.length <= MOST) {
      return distinct.length == 0 ? distinct : Arrays.copyOfRange(distinct, 1, distinct.length);
    }
    List<Double> some = new ArrayList<>();
    for (int i = 1; i < MOST; i++) {
      double value = sorted[(int) ((long) i * sorted.length / MOST)];
      if (value > sorted[0] && (some.isEmpty() || value > some.get(some.size() - 1))) {
        some.add(value);
      }
    }
    return some.stream().mapToDouble(v -> v).toArray();
  }

  boolean isNominal(int feature) {
    return starts[feature] == null;
  }

  /** The bin of a value; the number of bins for one that is missing, or was unknown when they were drawn. */
  int of(int feature, double value) {
    if (Double.isNaN(value) || isNominal(feature) && value >= sizes[feature]) {
      return sizes[feature];
    }
    if (isNominal(feature)) {
      return (int) value;
    }
    int at = Arrays.binarySearch(starts[feature], value + 0.0);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** Per feature whether its values are real numbers. */
  List<Boolean> reals() {
    return features.stream().map(f -> f.type().kind() == ValueType.Kind.REAL).toList();
  }

  /** How many bins there are of all features, those for missing values included. */
  int total() {
    return Arrays.stream(sizes).sum() + sizes.length;
  }
}
