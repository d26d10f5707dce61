package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Functions of a line and a number beside it. */
final class LineParameters {
  private LineParameters() {}

  /**
   * The functions: from 60 rows.
   *
   * @param length the length of the rows that are tested; 0 for that of the examples
   * @param tests how many rows are tested
   */
  static List<ArrayTask> all(int length, int tests) {
    List<ArrayTask> tasks = new ArrayList<>();
    add(tasks, "moved by k", 0, 4, (x, k) -> IntStream.range(0, x.length).map(i -> i < k ? 0 : x[i - k]).toArray(), "int[]", length, tests);
    add(tasks, "first k only", 0, 6, (x, k) -> IntStream.range(0, x.length).map(i -> i < k ? x[i] : 0).toArray(), "int[]", length, tests);
    add(tasks, "take k", 1, 6, (x, k) -> Arrays.copyOf(x, k), "int[]", length, tests);
    add(tasks, "without the k-th", 0, 6, (x, k) -> IntStream.range(0, x.length).filter(i -> i != k).map(i -> x[i]).toArray(), "int[]", length, tests);
    add(tasks, "a zero put before the k-th", 0, 6, (x, k) -> IntStream.rangeClosed(0, x.length).map(i -> i == k ? 0 : x[i < k ? i : i - 1]).toArray(), "int[]", length, tests);
    add(tasks, "more than k", 0, 6, (x, k) -> Arrays.stream(x).filter(v -> v > k).toArray(), "int[]", length, tests);
    add(tasks, "without k", 0, 6, (x, k) -> Arrays.stream(x).filter(v -> v != k).toArray(), "int[]", length, tests);
    add(tasks, "k becomes zero", 0, 6, (x, k) -> Arrays.stream(x).map(v -> v == k ? 0 : v).toArray(), "int[]", length, tests);
    add(tasks, "plus k", -9, 9, (x, k) -> Arrays.stream(x).map(v -> v + k).toArray(), "int[]", length, tests);
    add(tasks, "at most k", 0, 6, (x, k) -> Arrays.stream(x).map(v -> Math.min(v, k)).toArray(), "int[]", length, tests);
    add(tasks, "k-th", 0, 6, (x, k) -> x[k], "int", length, tests);
    add(tasks, "how many k", 0, 6, (x, k) -> (int) Arrays.stream(x).filter(v -> v == k).count(), "int", length, tests);
    return tasks;
  }

  private static void add(List<ArrayTask> tasks, String name, int least, int most, BiFunction<int[], Integer, Object> rule, String answer, int length, int tests) {
    tasks.add(new ArrayTask(name, "int[] x, int k", answer, 1, 1, r -> cases(r, 60, 0, least, most, rule), r -> cases(r, tests, length, least, most, rule)));
  }

  private static List<Case> cases(Random random, int count, int length, int least, int most, BiFunction<int[], Integer, Object> rule) {
    return IntStream.range(0, count).mapToObj(c -> {
      int[] x = random.ints(length > 0 ? length : 7 + random.nextInt(9), 0, 7).toArray();
      int k = least + random.nextInt(most - least + 1);
      return Case.of(rule.apply(x, k), x, k);
    }).toList();
  }
}
