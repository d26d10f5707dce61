package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Functions of lines of real numbers: answers that are lines, and what a line comes to. */
final class RealLines {
  private static final int PAIRS = 40;
  private static final int ROWS = 100;

  private RealLines() {}

  /**
   * The tasks.
   *
   * @param length of the lines of the tests; 0 for lengths as in training
   */
  static List<ArrayTask> all(int length, int tests) {
    List<ArrayTask> tasks = new ArrayList<>();
    line(tasks, "differences", length, tests, x -> each(x, i -> i == 0 ? 0 : x[i] - x[i - 1]));
    line(tasks, "sums of three", length, tests, x -> each(x, i -> (i > 0 ? x[i - 1] : 0) + x[i] + (i < x.length - 1 ? x[i + 1] : 0)));
    line(tasks, "means of three", length, tests, x -> each(x, i -> (x[Math.max(0, i - 1)] + x[i] + x[Math.min(x.length - 1, i + 1)]) / 3));
    line(tasks, "sums so far", length, tests, x -> each(x, i -> Arrays.stream(x, 0, i + 1).sum()));
    line(tasks, "means so far", length, tests, x -> each(x, i -> Arrays.stream(x, 0, i + 1).sum() / (i + 1)));
    line(tasks, "degrees Fahrenheit", length, tests, x -> each(x, i -> x[i] * 1.8 + 32));
    line(tasks, "less the mean", length, tests, x -> each(x, i -> x[i] - Arrays.stream(x).sum() / x.length));
    line(tasks, "parts of the sum", length, tests, x -> each(x, i -> x[i] / Arrays.stream(x).sum()));
    line(tasks, "not below zero", length, tests, x -> each(x, i -> Math.max(0, x[i])));
    line(tasks, "greatest so far", length, tests, x -> each(x, i -> Arrays.stream(x, 0, i + 1).max().getAsDouble()));
    line(tasks, "squares", length, tests, x -> each(x, i -> x[i] * x[i]));
    line(tasks, "in order", length, tests, x -> DoubleStream.of(x).sorted().toArray());
    line(tasks, "smoothed", length, tests, x -> {
      double[] y = x.clone();
      IntStream.range(1, y.length).forEach(i -> y[i] = (y[i - 1] + x[i]) / 2);
      return y;
    });
    line(tasks, "mean of the last three", length, tests, x -> each(x, i -> Arrays.stream(x, Math.max(0, i - 2), i + 1).average().orElseThrow()));
    line(tasks, "between least and greatest", length, tests, x -> each(x, i -> (x[i] - Arrays.stream(x).min().orElseThrow()) / (Arrays.stream(x).max().orElseThrow() - Arrays.stream(x).min().orElseThrow())));
    line(tasks, "greatest fall so far", length, tests, x -> each(x, i -> IntStream.rangeClosed(0, i).mapToDouble(k -> Arrays.stream(x, 0, k + 1).max().orElseThrow() - x[k]).max().orElseThrow()));
    single(tasks, "mean", length, tests, x -> Arrays.stream(x).sum() / x.length);
    single(tasks, "median", length, tests, x -> {
      double[] sorted = DoubleStream.of(x).sorted().toArray();
      return (sorted[x.length / 2] + sorted[(x.length - 1) / 2]) / 2;
    });
    single(tasks, "range", length, tests, x -> Arrays.stream(x).max().getAsDouble() - Arrays.stream(x).min().getAsDouble());
    single(tasks, "deviation", length, tests, x -> {
      double mean = Arrays.stream(x).sum() / x.length;
      return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length);
    });
    single(tasks, "norm", length, tests, x -> Math.sqrt(Arrays.stream(x).map(v -> v * v).sum()));
    return tasks;
  }

  private static double[] each(double[] x, java.util.function.IntToDoubleFunction cell) {
    return IntStream.range(0, x.length).mapToDouble(cell).toArray();
  }

  private static void line(List<ArrayTask> tasks, String name, int length, int tests, Function<double[], Object> answer) {
    tasks.add(new ArrayTask(name, "double[] x", "double[]", 1, 1, cases(PAIRS, 0, answer), cases(tests, length, answer)));
  }

  private static void single(List<ArrayTask> tasks, String name, int length, int tests, Function<double[], Object> answer) {
    tasks.add(new ArrayTask(name, "double[] x", "double", 1, 1, cases(ROWS, 0, answer), cases(tests, length, answer)));
  }

  private static Function<Random, List<Case>> cases(int rows, int length, Function<double[], Object> answer) {
    return random -> IntStream.range(0, rows).mapToObj(k -> {
      int n = length == 0 ? 6 + random.nextInt(9) : length;
      double[] x = random.doubles(n, -10, 10).map(v -> Math.round(v * 100) / 100.0).toArray();
      return Case.of(answer.apply(x), (Object) x);
    }).toList();
  }
}
