package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Functions of two lines of numbers whose cells belong together. */
final class LinePairs {
  private static final int PAIRS = 60;
  private static final int ROWS = 200;

  private LinePairs() {}

  /**
   * The tasks.
   *
   * @param length of the lines of the tests; 0 for lengths as in training
   */
  static List<ArrayTask> all(int length, int tests) {
    List<ArrayTask> tasks = new ArrayList<>();
    line(tasks, "sums", length, tests, (a, b) -> each(a, i -> a[i] + b[i]));
    line(tasks, "differences", length, tests, (a, b) -> each(a, i -> a[i] - b[i]));
    line(tasks, "products", length, tests, (a, b) -> each(a, i -> a[i] * b[i]));
    line(tasks, "the greater", length, tests, (a, b) -> each(a, i -> Math.max(a[i], b[i])));
    line(tasks, "how far apart", length, tests, (a, b) -> each(a, i -> Math.abs(a[i] - b[i])));
    line(tasks, "masked", length, tests, (a, b) -> each(a, i -> b[i] > 0 ? a[i] : 0));
    line(tasks, "from each in turn", length, tests, (a, b) -> each(a, i -> i % 2 == 0 ? a[i] : b[i]));
    line(tasks, "one after the other", length, tests, (a, b) -> IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray());
    line(tasks, "interleaved", length, tests, (a, b) -> IntStream.range(0, 2 * a.length).map(i -> i % 2 == 0 ? a[i / 2] : b[i / 2]).toArray());
    single(tasks, "scalar product", length, tests, (a, b) -> IntStream.range(0, a.length).map(i -> a[i] * b[i]).sum());
    single(tasks, "sum of distances", length, tests, (a, b) -> IntStream.range(0, a.length).map(i -> Math.abs(a[i] - b[i])).sum());
    single(tasks, "sum of the greater", length, tests, (a, b) -> IntStream.range(0, a.length).map(i -> Math.max(a[i], b[i])).sum());
    single(tasks, "how often greater", length, tests, (a, b) -> (int) IntStream.range(0, a.length).filter(i -> a[i] > b[i]).count());
    single(tasks, "difference of sums", length, tests, (a, b) -> Arrays.stream(a).sum() - Arrays.stream(b).sum());
    return tasks;
  }

  private static int[] each(int[] a, java.util.function.IntUnaryOperator cell) {
    return IntStream.range(0, a.length).map(cell).toArray();
  }

  private static void line(List<ArrayTask> tasks, String name, int length, int tests, BiFunction<int[], int[], Object> answer) {
    tasks.add(task(name, "int[]", PAIRS, length, tests, answer));
  }

  private static void single(List<ArrayTask> tasks, String name, int length, int tests, BiFunction<int[], int[], Object> answer) {
    tasks.add(task(name, "int", ROWS, length, tests, answer));
  }

  private static ArrayTask task(String name, String type, int rows, int length, int tests, BiFunction<int[], int[], Object> answer) {
    return new ArrayTask(name, "int[] a, int[] b", type, 1, 1, cases(rows, 0, answer), cases(tests, length, answer));
  }

  private static Function<Random, List<Case>> cases(int rows, int length, BiFunction<int[], int[], Object> answer) {
    return random -> IntStream.range(0, rows).mapToObj(k -> {
      int n = length == 0 ? 6 + random.nextInt(9) : length;
      int[] a = random.ints(n, -20, 21).toArray();
      int[] b = random.ints(n, -20, 21).toArray();
      return Case.of(answer.apply(a, b), a, b);
    }).toList();
  }
}
