package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Functions from lines to lines of the same length, other than those of 1D-ARC: each is drawn from the rule that defines it. */
final class LineFunctions {
  private LineFunctions() {}

  /** What an element of the answer is. */
  private interface Element {
    int at(int[] x, int i);
  }

  /**
   * The functions.
   *
   * @param pairs how many pairs of rows there are to learn from
   * @param length the length of the rows that are tested; 0 for that of the examples
   * @param tests how many rows are tested
   */
  static List<ArrayTask> all(int pairs, int length, int tests) {
    List<ArrayTask> tasks = new ArrayList<>();
    BiFunction<Random, Integer, int[]> sparse = (r, n) -> r.ints(n, 0, 20).map(c -> c < 12 ? 0 : (c - 10) / 2).toArray();
    BiFunction<Random, Integer, int[]> runs = LineFunctions::runs;
    BiFunction<Random, Integer, int[]> numbers = (r, n) -> r.ints(n, -50, 51).toArray();
    BiFunction<Random, Integer, int[]> few = (r, n) -> r.ints(n, 0, 6).toArray();
    add(tasks, "reverse", few, (x, i) -> x[x.length - 1 - i], pairs, length, tests);
    add(tasks, "rotate left", few, (x, i) -> x[(i + 1) % x.length], pairs, length, tests);
    add(tasks, "last mark's colour goes on", sparse, (x, i) -> IntStream.rangeClosed(0, i).map(k -> x[i - k]).filter(c -> c != 0).findFirst().orElse(0),
        pairs, length, tests);
    add(tasks, "next mark's colour comes before", sparse, (x, i) -> IntStream.range(i, x.length).map(k -> x[k]).filter(c -> c != 0).findFirst().orElse(0),
        pairs, length, tests);
    add(tasks, "keep the longest run", runs, (x, i) -> x[i] != 0 && run(x, i) == IntStream.range(0, x.length).filter(k -> x[k] != 0).map(k -> run(x, k)).max().orElse(0)
        ? x[i] : 0, pairs, length, tests);
    add(tasks, "length of the run", runs, LineFunctions::run, pairs, length, tests);
    add(tasks, "marks so far", sparse, (x, i) -> (int) IntStream.rangeClosed(0, i).filter(k -> x[k] != 0).count(), pairs, length, tests);
    add(tasks, "first occurrences", few, (x, i) -> IntStream.range(0, i).anyMatch(k -> x[k] == x[i]) ? 0 : x[i], pairs, length, tests);
    add(tasks, "fill from the first to the last mark", sparse, (x, i) -> {
      int[] marks = IntStream.range(0, x.length).filter(k -> x[k] != 0).toArray();
      return marks.length > 0 && i >= marks[0] && i <= marks[marks.length - 1] && x[i] == 0 ? 7 : x[i];
    }, pairs, length, tests);
    add(tasks, "swap first and last", few, (x, i) -> i == 0 ? x[x.length - 1] : i == x.length - 1 ? x[0] : x[i], pairs, length, tests);
    add(tasks, "ends of runs", runs, (x, i) -> x[i] != 0 && (i == 0 || x[i - 1] != x[i] || i == x.length - 1 || x[i + 1] != x[i]) ? x[i] : 0, pairs, length, tests);
    add(tasks, "first half mirrored", few, (x, i) -> x[Math.min(i, x.length - 1 - i)], pairs, length, tests);
    add(tasks, "even places only", few, (x, i) -> i % 2 == 0 ? x[i] : 0, pairs, length, tests);
    add(tasks, "swap neighbours", few, (x, i) -> i % 2 == 0 ? i + 1 < x.length ? x[i + 1] : x[i] : x[i - 1], pairs, length, tests);
    add(tasks, "commonest colour becomes another", few, (x, i) -> {
      int[] counts = new int[6];
      Arrays.stream(x).forEach(c -> counts[c]++);
      int most = IntStream.range(1, 6).reduce(1, (a, b) -> counts[b] > counts[a] ? b : a);
      return IntStream.range(1, 6).filter(c -> counts[c] == counts[most]).count() == 1 && x[i] == most ? 9 : x[i];
    }, pairs, length, tests);
    add(tasks, "colour by order of runs", runs, (x, i) -> x[i] == 0 ? 0 : blocks(x, i) % 2 == 1 ? 3 : 4, pairs, length, tests);
    add(tasks, "first run only", runs, (x, i) -> x[i] != 0 && blocks(x, i) == 1 ? x[i] : 0, pairs, length, tests);
    add(tasks, "move right until the end", (r, n) -> {
      int[] x = new int[n];
      int from = r.nextInt(n - 6);
      int colour = 1 + r.nextInt(9);
      Arrays.fill(x, from, from + 2 + r.nextInt(4), colour);
      return x;
    }, (x, i) -> {
      int last = IntStream.range(0, x.length).filter(k -> x[k] != 0).max().orElse(0);
      int from = i - (x.length - 1 - last);
      return from >= 0 ? x[from] : 0;
    }, pairs, length, tests);
    add(tasks, "compact the marks", sparse, (x, i) -> {
      int[] marks = Arrays.stream(x).filter(c -> c != 0).toArray();
      return i < marks.length ? marks[i] : 0;
    }, pairs, length, tests);
    add(tasks, "sorted", numbers, (x, i) -> Arrays.stream(x).sorted().toArray()[i], pairs, length, tests);
    add(tasks, "differences", numbers, (x, i) -> i == 0 ? x[0] : x[i] - x[i - 1], pairs, length, tests);
    add(tasks, "greatest so far", numbers, (x, i) -> IntStream.rangeClosed(0, i).map(k -> x[k]).max().orElse(0), pairs, length, tests);
    add(tasks, "sum of three", numbers, (x, i) -> (i > 0 ? x[i - 1] : 0) + x[i] + (i < x.length - 1 ? x[i + 1] : 0), pairs, length, tests);
    add(tasks, "distance to the greatest", numbers, (x, i) -> Arrays.stream(x).max().orElse(0) - x[i], pairs, length, tests);
    add(tasks, "how many are less", numbers, (x, i) -> (int) Arrays.stream(x).filter(c -> c < x[i]).count(), pairs, length, tests);
    add(tasks, "negative ones become zero", numbers, (x, i) -> Math.max(0, x[i]), pairs, length, tests);
    add(tasks, "peaks only", numbers, (x, i) -> i > 0 && i < x.length - 1 && x[i] > x[i - 1] && x[i] > x[i + 1] ? x[i] : 0, pairs, length, tests);
    add(tasks, "even ones doubled", numbers, (x, i) -> x[i] % 2 == 0 ? 2 * x[i] : x[i], pairs, length, tests);
    tasks.add(lettered("text reversed", (text, i) -> text[text.length - 1 - i], pairs, length, tests));
    tasks.add(lettered("repeated letters become dots", (text, i) -> i > 0 && text[i] == text[i - 1] ? '.' : text[i], pairs, length, tests));
    tasks.add(flagged("edges of flags", (x, i) -> x[i] && (i == 0 || !x[i - 1] || i == x.length - 1 || !x[i + 1]), pairs, length, tests));
    tasks.add(flagged("flags turned around", (x, i) -> x[x.length - 1 - i], pairs, length, tests));
    add(tasks, "one pass of exchanges", numbers, (x, i) -> {
      int greatest = Arrays.stream(x, 0, i + 1).max().orElseThrow();
      return i == x.length - 1 ? greatest : Math.min(greatest, x[i + 1]);
    }, pairs, length, tests);
    add(tasks, "place of the greatest so far", numbers, (x, i) -> IntStream.rangeClosed(0, i).reduce(0, (a, b) -> x[b] > x[a] ? b : a), pairs, length, tests);
    add(tasks, "product with the next", numbers, (x, i) -> i == x.length - 1 ? x[i] : x[i] * x[i + 1], pairs, length, tests);
    add(tasks, "next greater", numbers, (x, i) -> IntStream.range(i + 1, x.length).filter(k -> x[k] > x[i]).map(k -> x[k]).findFirst().orElse(-1), pairs, length, tests);
    add(tasks, "less the mean", numbers, (x, i) -> x[i] - Arrays.stream(x).sum() / x.length, pairs, length, tests);
    add(tasks, "half if even, else three times and one", numbers, (x, i) -> x[i] % 2 == 0 ? x[i] / 2 : 3 * x[i] + 1, pairs, length, tests);
    add(tasks, "sum from here on", numbers, (x, i) -> Arrays.stream(x, i, x.length).sum(), pairs, length, tests);
    add(tasks, "greatest of three", numbers, (x, i) -> Arrays.stream(x, Math.max(0, i - 1), Math.min(x.length, i + 2)).max().orElseThrow(), pairs, length, tests);
    add(tasks, "remainders by seven", numbers, (x, i) -> Math.floorMod(x[i], 7), pairs, length, tests);
    add(tasks, "a cell of each half in turn", numbers, (x, i) -> i % 2 == 0 ? x[i / 2] : x[(x.length + 1) / 2 + i / 2], pairs, length, tests);
    add(tasks, "since the last zero", runs, (x, i) -> i - IntStream.rangeClosed(0, i).filter(k -> x[k] == 0).max().orElse(-1), pairs, length, tests);
    add(tasks, "balance that is never below 0", numbers, (x, i) -> IntStream.rangeClosed(0, i).reduce(0, (sum, k) -> Math.max(0, sum + x[k])), pairs, length, tests);
    add(tasks, "every second one negative", numbers, (x, i) -> i % 2 == 0 ? x[i] : -x[i], pairs, length, tests);
    return tasks;
  }

  private static void add(List<ArrayTask> tasks, String name, BiFunction<Random, Integer, int[]> drawing, Element rule, int pairs, int length, int tests) {
    Function<Random, Case> one = r -> {
      int[] x = drawing.apply(r, length > 0 ? length : 8 + r.nextInt(13));
      return Case.of(IntStream.range(0, x.length).map(i -> rule.at(x, i)).toArray(), (Object) x);
    };
    Function<Random, Case> small = r -> {
      int[] x = drawing.apply(r, 8 + r.nextInt(13));
      return Case.of(IntStream.range(0, x.length).map(i -> rule.at(x, i)).toArray(), (Object) x);
    };
    tasks.add(new ArrayTask(name, "int[] row", "int[]", 1, 1, r -> IntStream.range(0, pairs).mapToObj(k -> small.apply(r)).toList(),
        r -> IntStream.range(0, tests).mapToObj(k -> one.apply(r)).toList()));
  }

  private interface Letter {
    char at(char[] text, int i);
  }

  private static ArrayTask lettered(String name, Letter rule, int pairs, int length, int tests) {
    BiFunction<Random, Integer, Case> one = (r, n) -> {
      char[] text = new char[n];
      for (int i = 0; i < n; i++) {
        text[i] = i > 0 && r.nextInt(3) == 0 ? text[i - 1] : (char) ('a' + r.nextInt(5));
      }
      char[] answer = new char[n];
      IntStream.range(0, n).forEach(i -> answer[i] = rule.at(text, i));
      return Case.of(answer, (Object) text);
    };
    return new ArrayTask(name, "char[] text", "char[]", 1, 1, r -> IntStream.range(0, pairs).mapToObj(k -> one.apply(r, 8 + r.nextInt(13))).toList(),
        r -> IntStream.range(0, tests).mapToObj(k -> one.apply(r, length > 0 ? length : 8 + r.nextInt(13))).toList());
  }

  private interface Flag {
    boolean at(boolean[] x, int i);
  }

  private static ArrayTask flagged(String name, Flag rule, int pairs, int length, int tests) {
    BiFunction<Random, Integer, Case> one = (r, n) -> {
      boolean[] x = new boolean[n];
      for (int i = 0; i < n; i++) {
        x[i] = i > 0 && r.nextInt(3) > 0 ? x[i - 1] : r.nextBoolean();
      }
      boolean[] answer = new boolean[n];
      IntStream.range(0, n).forEach(i -> answer[i] = rule.at(x, i));
      return Case.of(answer, (Object) x);
    };
    return new ArrayTask(name, "boolean[] flags", "boolean[]", 1, 1, r -> IntStream.range(0, pairs).mapToObj(k -> one.apply(r, 8 + r.nextInt(13))).toList(),
        r -> IntStream.range(0, tests).mapToObj(k -> one.apply(r, length > 0 ? length : 8 + r.nextInt(13))).toList());
  }

  private static int[] runs(Random random, int n) {
    int[] x = new int[n];
    for (int i = 0; i < n; ) {
      int length = 1 + random.nextInt(4);
      int colour = random.nextInt(3) == 0 || i == 0 || x[i - 1] != 0 ? random.nextInt(2) * random.nextInt(6) : 1 + random.nextInt(5);
      for (int k = 0; k < length && i < n; k++, i++) {
        x[i] = colour;
      }
    }
    return x;
  }

  private static int run(int[] x, int i) {
    int from = i;
    int to = i;
    while (from > 0 && x[from - 1] == x[i]) {
      from--;
    }
    while (to < x.length - 1 && x[to + 1] == x[i]) {
      to++;
    }
    return to - from + 1;
  }

  /** How many stretches of marks begin up to a place. */
  private static int blocks(int[] x, int i) {
    return (int) IntStream.rangeClosed(0, i).filter(k -> x[k] != 0 && (k == 0 || x[k - 1] == 0)).count();
  }
}
