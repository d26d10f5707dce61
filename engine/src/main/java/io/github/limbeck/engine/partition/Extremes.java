package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.dataset.Dataset;
import java.io.Serializable;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** For each number among the features a row with the least, and one with the greatest. */
final class Extremes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** By feature; of the greatest with the sign turned. */
  private final TreeMap<Integer, End> least = new TreeMap<>();
  private final TreeMap<Integer, End> greatest = new TreeMap<>();

  /** An end of a range; of rows with the same number the one whose features have the least hash. */
  private record End(double value, long features, Drawn row) implements Serializable {
    private static final long serialVersionUID = 1L;

    boolean isBefore(double other, long hash) {
      return value < other || value == other && features <= hash;
    }

    End or(End other) {
      return value == other.value && features == other.features ? new End(value, features, row.and(other.row)) : isBefore(other.value, other.features) ? this : other;
    }
  }

  /**
   * Looks at a row.
   *
   * @param features the hash of its features
   * @param drawn the row, if it was made already; null otherwise
   */
  void add(Dataset data, int row, long features, Drawn drawn, Part part) {
    for (int f = 0; f < data.features().size() - data.aggregates().size(); f++) {
      Kind kind = data.features().get(f).type().kind();
      double value = data.columns().get(f).get(row);
      if (kind != Kind.INTEGER && kind != Kind.REAL || Double.isNaN(value)) {
        continue;
      }
      add(least, f, value, features, drawn, part, row);
      add(greatest, f, -value, features, drawn, part, row);
    }
  }

  private static void add(TreeMap<Integer, End> ends, int feature, double value, long features, Drawn drawn, Part part, int row) {
    End end = ends.get(feature);
    if (end == null || !end.isBefore(value, features) || end.value == value && end.features == features) {
      ends.merge(feature, new End(value, features, Objects.requireNonNullElseGet(drawn, () -> Drawn.of(part, row))), End::or);
    }
  }

  void with(Extremes other) {
    other.least.forEach((feature, end) -> least.merge(feature, end, End::or));
    other.greatest.forEach((feature, end) -> greatest.merge(feature, end, End::or));
  }

  Stream<Drawn> rows() {
    return Stream.concat(least.values().stream(), greatest.values().stream()).map(end -> end.row().once());
  }
}
