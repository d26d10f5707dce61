package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Functions from lines to lines of other lengths. */
final class LineFilters {
  private LineFilters() {}

  /**
   * The functions: from 40 rows.
   *
   * @param length the length of the rows that are tested; 0 for that of the examples
   * @param tests how many rows are tested
   */
  static List<ArrayTask> all(int length, int tests) {
    BiFunction<Random, Integer, int[]> numbers = (r, n) -> r.ints(n, -50, 51).toArray();
    BiFunction<Random, Integer, int[]> few = (r, n) -> r.ints(n, 0, 5).toArray();
    List<ArrayTask> tasks = new ArrayList<>();
    add(tasks, "even numbers", numbers, x -> Arrays.stream(x).filter(v -> v % 2 == 0).toArray(), length, tests);
    add(tasks, "positive numbers", numbers, x -> Arrays.stream(x).filter(v -> v > 0).toArray(), length, tests);
    add(tasks, "no zeros", few, x -> Arrays.stream(x).filter(v -> v != 0).toArray(), length, tests);
    add(tasks, "negative numbers, turned", numbers, x -> Arrays.stream(x).filter(v -> v < 0).map(v -> -v).toArray(), length, tests);
    add(tasks, "each once", few, x -> Arrays.stream(x).distinct().toArray(), length, tests);
    add(tasks, "values of runs", few, x -> IntStream.range(0, x.length).filter(i -> i == 0 || x[i] != x[i - 1]).map(i -> x[i]).toArray(), length, tests);
    add(tasks, "lengths of runs", few, x -> {
      int[] starts = IntStream.rangeClosed(0, x.length).filter(i -> i == 0 || i == x.length || x[i] != x[i - 1]).toArray();
      return IntStream.range(1, starts.length).map(k -> starts[k] - starts[k - 1]).toArray();
    }, length, tests);
    add(tasks, "first three", few, x -> Arrays.copyOf(x, 3), length, tests);
    add(tasks, "all but two", few, x -> Arrays.copyOfRange(x, 2, x.length), length, tests);
    add(tasks, "every second", few, x -> IntStream.range(0, x.length).filter(i -> i % 2 == 0).map(i -> x[i]).toArray(), length, tests);
    add(tasks, "places of ones", few, x -> IntStream.range(0, x.length).filter(i -> x[i] == 1).toArray(), length, tests);
    add(tasks, "peaks", numbers, x -> IntStream.range(1, x.length - 1).filter(i -> x[i] > x[i - 1] && x[i] > x[i + 1]).map(i -> x[i]).toArray(), length, tests);
    add(tasks, "new records", numbers, x -> IntStream.range(0, x.length).filter(i -> IntStream.range(0, i).allMatch(k -> x[k] < x[i])).map(i -> x[i]).toArray(),
        length, tests);
    add(tasks, "until the first zero", few, x -> Arrays.stream(x).takeWhile(v -> v != 0).toArray(), length, tests);
    add(tasks, "what differs from the last", few, x -> Arrays.stream(x).filter(v -> v != x[x.length - 1]).toArray(), length, tests);
    add(tasks, "twice over", few, x -> IntStream.range(0, 2 * x.length).map(i -> x[i % x.length]).toArray(), length, tests);
    add(tasks, "and back again", few, x -> IntStream.range(0, 2 * x.length).map(i -> i < x.length ? x[i] : x[2 * x.length - 1 - i]).toArray(), length, tests);
    add(tasks, "each twice", few, x -> IntStream.range(0, 2 * x.length).map(i -> x[i / 2]).toArray(), length, tests);
    add(tasks, "zeros between", few, x -> IntStream.range(0, 2 * x.length).map(i -> i % 2 == 0 ? x[i / 2] : 0).toArray(), length, tests);
    add(tasks, "sums of pairs", numbers, x -> IntStream.range(0, x.length / 2).map(i -> x[2 * i] + x[2 * i + 1]).toArray(), length, tests);
    add(tasks, "least and greatest", numbers, x -> new int[] {Arrays.stream(x).min().orElseThrow(), Arrays.stream(x).max().orElseThrow()}, length, tests);
    add(tasks, "last three", few, x -> Arrays.copyOfRange(x, x.length - 3, x.length), length, tests);
    add(tasks, "sums so far, from 0", numbers, x -> IntStream.rangeClosed(0, x.length).map(i -> Arrays.stream(x, 0, i).sum()).toArray(), length, tests);
    add(tasks, "how often each of 0 to 4", few, x -> IntStream.range(0, 5).map(v -> (int) Arrays.stream(x).filter(c -> c == v).count()).toArray(), length, tests);
    add(tasks, "zeros three times, others twice", few, x -> Arrays.stream(x).flatMap(v -> IntStream.range(0, v == 0 ? 3 : 2).map(k -> v)).toArray(), length, tests);
    add(tasks, "even numbers twice, no others", numbers, x -> Arrays.stream(x).filter(v -> v % 2 == 0).flatMap(v -> IntStream.of(v, v)).toArray(), length, tests);
    return tasks;
  }

  private static void add(List<ArrayTask> tasks, String name, BiFunction<Random, Integer, int[]> drawing, UnaryOperator<int[]> rule, int length, int tests) {
    tasks.add(new ArrayTask(name, "int[] x", "int[]", 1, 1, r -> cases(r, 40, 0, drawing, rule), r -> cases(r, tests, length, drawing, rule)));
  }

  private static List<Case> cases(Random random, int count, int length, BiFunction<Random, Integer, int[]> drawing, UnaryOperator<int[]> rule) {
    return IntStream.range(0, count).mapToObj(k -> {
      int[] x = drawing.apply(random, length > 0 ? length : 6 + random.nextInt(10));
      return Case.of(rule.apply(x), (Object) x);
    }).toList();
  }
}
