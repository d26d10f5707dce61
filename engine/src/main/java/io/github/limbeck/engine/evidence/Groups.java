package io.github.limbeck.engine.evidence;

import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.evidence.CrossValidation.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The rows that must not be split when some are held out: those that are alike, and those of one group. */
public final class Groups {
  private final int[] root;

  private Groups(int rows) {
    root = IntStream.range(0, rows).toArray();
  }

  /**
   * The groups of all rows.
   *
   * @param alike all rows, those together that are alike
   * @param hash of what a row holds; alike rows have the same
   * @param label what a row answers; 0 if answers have no labels
   */
  public static List<Group> of(Dataset dataset, Collection<List<Integer>> alike, IntToLongFunction hash, IntUnaryOperator label) {
    if (dataset.marks().group().isEmpty()) {
      return alike.stream().map(rows -> new Group(rows, hash.applyAsLong(rows.get(0)), label.applyAsInt(rows.get(0)))).toList();
    }
    Groups groups = new Groups(dataset.rows());
    alike.forEach(rows -> rows.forEach(row -> groups.join(rows.get(0), row)));
    dataset.marks().group().ifPresent(groups::join);
    Map<Integer, List<Integer>> joined = new TreeMap<>();
    for (int row = 0; row < dataset.rows(); row++) {
      joined.computeIfAbsent(groups.find(row), r -> new ArrayList<>()).add(row);
    }
    return joined.values().stream().map(rows -> new Group(rows, rows.stream().mapToLong(hash::applyAsLong).distinct().sum(), commonest(rows, label)))
        .toList();
  }

  /** Each row by itself, or with those of its group. */
  public static List<Group> of(Dataset dataset, IntToLongFunction hash) {
    return of(dataset, IntStream.range(0, dataset.rows()).mapToObj(List::of).toList(), hash, row -> 0);
  }

  private void join(Column column) {
    Map<Double, Integer> first = new HashMap<>();
    for (int row = 0; row < root.length; row++) {
      first.putIfAbsent(column.get(row), row);
      join(first.get(column.get(row)), row);
    }
  }

  private void join(int a, int b) {
    int left = find(a);
    int right = find(b);
    root[Math.max(left, right)] = Math.min(left, right);
  }

  private int find(int row) {
    int at = row;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  private static int commonest(List<Integer> rows, IntUnaryOperator label) {
    int[] labels = rows.stream().mapToInt(label::applyAsInt).sorted().toArray();
    int[] counts = new int[labels.length == 0 ? 1 : labels[labels.length - 1] + 1];
    Arrays.stream(labels).forEach(l -> counts[l]++);
    return IntStream.range(0, counts.length).reduce(0, (best, l) -> counts[l] > counts[best] ? l : best);
  }
}
