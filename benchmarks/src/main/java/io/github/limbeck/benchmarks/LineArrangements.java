package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Functions of lines and texts whose values are arranged before anything is computed of them. */
final class LineArrangements {
  private static final String LETTERS = "aabbcdXY12 ,";

  private final List<ArrayTask> tasks = new ArrayList<>();
  private final int length;
  private final int tests;

  private LineArrangements(int length, int tests) {
    this.length = length;
    this.tests = tests;
  }

  /**
   * The functions: from 40 rows.
   *
   * @param length the length of the rows that are tested; 0 for that of the examples
   * @param tests how many rows are tested
   */
  static List<ArrayTask> all(int length, int tests) {
    LineArrangements all = new LineArrangements(length, tests);
    all.arranged();
    all.afterArranging();
    all.texts();
    return all.tasks;
  }

  private static int[] odd(int[] x) {
    return Arrays.stream(x).filter(v -> v % 2 != 0).toArray();
  }

  private static int[] positive(int[] x) {
    return Arrays.stream(x).filter(v -> v > 0).toArray();
  }

  private static int[] by(int[] x, Function<Integer, Integer> key) {
    return Arrays.stream(x).boxed().sorted(Comparator.comparing(key)).mapToInt(v -> v).toArray();
  }

  private static int[] backwards(int[] x) {
    return IntStream.range(0, x.length).map(i -> x[x.length - 1 - i]).toArray();
  }

  private void arranged() {
    BiFunction<Random, Integer, int[]> numbers = (r, n) -> r.ints(n, -20, 31).toArray();
    BiFunction<Random, Integer, int[]> amounts = (r, n) -> r.ints(n, 0, 100).toArray();
    BiFunction<Random, Integer, int[]> few = (r, n) -> r.ints(n, 0, 10).toArray();
    lines("odd ones in their order", numbers, x -> Arrays.stream(odd(x)).sorted().toArray());
    lines("even ones before odd ones", numbers, x -> by(x, v -> v % 2 == 0 ? 0 : 1));
    lines("negative ones last", numbers, x -> by(x, v -> v < 0 ? 1 : 0));
    lines("by the last digit", amounts, x -> by(x, v -> v % 10));
    lines("by magnitude", numbers, x -> by(x, Math::abs));
    lines("each once, the greatest first", few, x -> backwards(Arrays.stream(x).distinct().sorted().toArray()));
    lines("even ones and odd ones, each in their order", numbers, x -> by(Arrays.stream(x).sorted().toArray(), v -> v % 2 == 0 ? 0 : 1));
    lines("25 and more, the greatest first", amounts, x -> backwards(Arrays.stream(x).filter(v -> v >= 25).sorted().toArray()));
  }

  private void afterArranging() {
    BiFunction<Random, Integer, int[]> numbers = (r, n) -> r.ints(n, -20, 31).toArray();
    lines("sums so far of odd ones", numbers, x -> IntStream.rangeClosed(1, odd(x).length).map(n -> Arrays.stream(odd(x), 0, n).sum()).toArray());
    lines("odd ones doubled, in their order", numbers, x -> Arrays.stream(odd(x)).sorted().map(v -> 2 * v).toArray());
    lines("odd ones backwards", numbers, x -> backwards(odd(x)));
    number("squares of odd ones", numbers, x -> Arrays.stream(odd(x)).map(v -> v * v).sum());
    number("way between positive ones", numbers, x -> IntStream.range(1, positive(x).length).map(i -> Math.abs(positive(x)[i] - positive(x)[i - 1])).sum());
    number("how many different odd ones", numbers, x -> (int) Arrays.stream(odd(x)).distinct().count());
    number("the second greatest odd one", (r, n) -> IntStream.concat(IntStream.of(1, 3), r.ints(n, -20, 31)).toArray(), x -> Arrays.stream(odd(x)).sorted().toArray()[odd(x).length - 2]);
    number("the positive one in the middle", (r, n) -> IntStream.concat(IntStream.of(5), r.ints(n, -20, 31)).toArray(), x -> Arrays.stream(positive(x)).sorted().toArray()[positive(x).length / 2]);
  }

  private void texts() {
    text("small letters in their order", "String", x -> x.chars().filter(c -> c >= 'a' && c <= 'z').sorted().mapToObj(Character::toString).collect(Collectors.joining()));
    text("digits first", "String", x -> x.chars().boxed().sorted(Comparator.comparing(c -> !Character.isDigit(c))).map(Character::toString).collect(Collectors.joining()));
    text("each character once, in order", "String", x -> x.chars().distinct().sorted().mapToObj(Character::toString).collect(Collectors.joining()));
    text("letters backwards", "String", x -> new StringBuilder(x.chars().filter(Character::isLetter).mapToObj(Character::toString).collect(Collectors.joining())).reverse().toString());
  }

  private void lines(String name, BiFunction<Random, Integer, int[]> drawing, Function<int[], int[]> rule) {
    add(name, "int[] x", "int[]", drawing, rule::apply);
  }

  private void number(String name, BiFunction<Random, Integer, int[]> drawing, Function<int[], Integer> rule) {
    add(name, "int[] x", "int", drawing, rule::apply);
  }

  private void text(String name, String type, Function<String, Object> rule) {
    add(name, "String x", type, (r, n) -> r.ints(n, 0, LETTERS.length()).mapToObj(LETTERS::charAt).map(String::valueOf).collect(Collectors.joining()), rule);
  }

  private <X> void add(String name, String parameter, String type, BiFunction<Random, Integer, X> drawing, Function<X, Object> rule) {
    tasks.add(new ArrayTask(name, parameter, type, 1, 1, r -> cases(r, 40, 0, drawing, rule), r -> cases(r, tests, length, drawing, rule)));
  }

  private static <X> List<Case> cases(Random random, int count, int length, BiFunction<Random, Integer, X> drawing, Function<X, Object> rule) {
    return IntStream.range(0, count).mapToObj(k -> {
      X x = drawing.apply(random, length > 0 ? length : 3 + random.nextInt(9));
      return Case.of(rule.apply(x), x);
    }).toList();
  }
}
