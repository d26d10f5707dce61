package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Single answers about a line of numbers, in the style of the suites of program synthesis (Helmuth and Spector 2015; Helmuth and Kelly 2021). */
final class LineAnswers {
  private LineAnswers() {}

  /**
   * The tasks: from 200 rows.
   *
   * @param length the length of the rows that are tested; 0 for that of the examples
   * @param tests how many rows are tested
   */
  static List<ArrayTask> all(int length, int tests) {
    BiFunction<Random, Integer, int[]> numbers = (r, n) -> r.ints(n, -50, 51).toArray();
    BiFunction<Random, Integer, int[]> few = (r, n) -> r.ints(n, 0, 6).toArray();
    BiFunction<Random, Integer, int[]> digits = (r, n) -> r.ints(n, 0, 10).toArray();
    List<ArrayTask> tasks = new ArrayList<>();
    tasks.add(task("second largest", numbers, x -> Arrays.stream(x).sorted().toArray()[x.length - 2], length, tests));
    tasks.add(task("median", numbers, x -> Arrays.stream(x).sorted().toArray()[x.length / 2], length, tests));
    tasks.add(task("range", numbers, x -> Arrays.stream(x).max().orElseThrow() - Arrays.stream(x).min().orElseThrow(), length, tests));
    tasks.add(task("mode", few, LineAnswers::mode, length, tests));
    tasks.add(task("number of runs", few, x -> 1 + (int) IntStream.range(1, x.length).filter(i -> x[i] != x[i - 1]).count(), length, tests));
    tasks.add(task("longest run", few, x -> runs(x)[1], length, tests));
    tasks.add(task("value of the longest run", few, x -> x[runs(x)[0]], length, tests));
    tasks.add(task("first repeated value", few, x -> x[IntStream.range(0, x.length)
        .filter(i -> IntStream.range(0, i).anyMatch(k -> x[k] == x[i])).findFirst().orElseThrow()], length, tests));
    tasks.add(task("last place of zero", few, x -> IntStream.range(0, x.length).filter(i -> x[i] == 0).max().orElse(-1), length, tests));
    tasks.add(task("even numbers", numbers, x -> (int) Arrays.stream(x).filter(v -> v % 2 == 0).count(), length, tests));
    tasks.add(task("sum of the even numbers", numbers, x -> Arrays.stream(x).filter(v -> v % 2 == 0).sum(), length, tests));
    tasks.add(task("sum of squares", numbers, x -> Arrays.stream(x).map(v -> v * v).sum(), length, tests));
    tasks.add(task("different values", few, x -> (int) Arrays.stream(x).distinct().count(), length, tests));
    tasks.add(task("more than the first", numbers, x -> (int) Arrays.stream(x).filter(v -> v > x[0]).count(), length, tests));
    tasks.add(task("ascents", numbers, x -> (int) IntStream.range(1, x.length).filter(i -> x[i] > x[i - 1]).count(), length, tests));
    tasks.add(task("sum of the positive numbers", numbers, x -> Arrays.stream(x).filter(v -> v > 0).sum(), length, tests));
    tasks.add(task("sum of steps", numbers, x -> IntStream.range(1, x.length).map(i -> Math.abs(x[i] - x[i - 1])).sum(), length, tests));
    tasks.add(task("alternating sum", numbers, x -> IntStream.range(0, x.length).map(i -> i % 2 == 0 ? x[i] : -x[i]).sum(), length, tests));
    tasks.add(task("last but one, or none", few, x -> x[x.length - 1] == 0 ? -1 : x[x.length - 2], length, tests));
    tasks.add(task("sum after the last zero", few, x -> IntStream.range(IntStream.range(0, x.length).filter(i -> x[i] == 0).max().orElse(-1) + 1, x.length).map(i -> x[i]).sum(), length, tests));
    tasks.add(task("second smallest of different ones", numbers, x -> Arrays.stream(x).distinct().sorted().limit(2).max().orElseThrow(), length, tests));
    tasks.add(task("first place where the sum is negative", numbers, x -> IntStream.range(0, x.length).filter(i -> Arrays.stream(x, 0, i + 1).sum() < 0).findFirst().orElse(-1),
        length, tests));
    tasks.add(task("length of the last run", few, x -> x.length - IntStream.range(0, x.length).filter(i -> x[i] != x[x.length - 1]).max().orElse(-1) - 1, length, tests));
    tasks.add(task("check digit (Luhn)", digits, LineAnswers::luhn, length, tests));
    return tasks;
  }

  private static ArrayTask task(String name, BiFunction<Random, Integer, int[]> drawing, ToIntFunction<int[]> rule, int length, int tests) {
    Function<Random, Case> one = r -> drawn(r, drawing, rule, 0);
    return new ArrayTask(name, "int[] x", "int", 1, 1, r -> IntStream.range(0, 200).mapToObj(k -> one.apply(r)).toList(),
        r -> IntStream.range(0, tests).mapToObj(k -> drawn(r, drawing, rule, length)).toList());
  }

  private static Case drawn(Random random, BiFunction<Random, Integer, int[]> drawing, ToIntFunction<int[]> rule, int length) {
    int[] x = drawing.apply(random, length > 0 ? length : 7 + random.nextInt(12));
    return Case.of(rule.applyAsInt(x), (Object) x);
  }

  /** The commonest value; of several, the one that comes first. */
  private static int mode(int[] x) {
    return x[IntStream.range(0, x.length).reduce((a, b) -> count(x, x[b]) > count(x, x[a]) ? b : a).orElseThrow()];
  }

  private static long count(int[] x, int value) {
    return Arrays.stream(x).filter(v -> v == value).count();
  }

  /** The first place of the longest run, and its length. */
  private static int[] runs(int[] x) {
    int[] best = {0, 0};
    for (int from = 0; from < x.length; ) {
      int to = from;
      while (to < x.length && x[to] == x[from]) {
        to++;
      }
      if (to - from > best[1]) {
        best = new int[] {from, to - from};
      }
      from = to;
    }
    return best;
  }

  private static int luhn(int[] x) {
    int sum = 0;
    for (int i = 0; i < x.length; i++) {
      int v = (x.length - i) % 2 == 0 ? 2 * x[i] : x[i];
      sum += v > 9 ? v - 9 : v;
    }
    return sum % 10;
  }
}
