package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The eighteen families of 1D-ARC (Xu, Khalil and Sanner, 2022): rows of colours 0 to 9, of which 0 is the background. Rows are drawn anew from
 * the rule that each family follows.
 */
final class LineTasks {
  private LineTasks() {}

  /** Draws the row that is given, so that it has so many cells. */
  private interface Drawing extends BiFunction<Random, Integer, int[]> {}

  /**
   * The families.
   *
   * @param pairs how many pairs of rows there are to learn from
   * @param lengths the length of the rows that are tested; 0 for that of the examples
   * @param tests how many rows are tested
   */
  static List<ArrayTask> families(int pairs, int lengths, int tests) {
    List<ArrayTask> tasks = new ArrayList<>();
    for (int by = 1; by <= 3; by++) {
      int k = by;
      tasks.add(task("move by " + k, (r, n) -> block(r, n, 1, n - k - 1), x -> moved(x, k), pairs, lengths, tests));
    }
    tasks.add(task("move to the mark", LineTasks::blockAndMark, x -> moved(x, markOf(x) - last(x, x[first(x)]) - 1), pairs, lengths, tests));
    tasks.add(task("move 2 towards the mark", LineTasks::blockAndMark, x -> moved(x, 2), pairs, lengths, tests));
    tasks.add(task("fill", (r, n) -> ends(r, n, 1), LineTasks::filled, pairs, lengths, tests));
    tasks.add(task("padded fill", (r, n) -> ends(r, n, 2 + r.nextInt(2)), LineTasks::filled, pairs, lengths, tests));
    tasks.add(task("hollow", (r, n) -> block(r, n, 0, n), x -> IntStream.range(0, x.length).map(i -> i == first(x) || i == last(x, x[i]) ? x[i] : 0).toArray(),
        pairs, lengths, tests));
    tasks.add(task("flip", LineTasks::headed, LineTasks::flipped, pairs, lengths, tests));
    tasks.add(task("mirror", LineTasks::besideMark, LineTasks::mirrored, pairs, lengths, tests));
    tasks.add(task("denoise", (r, n) -> noisy(r, n, false), LineTasks::denoised, pairs, lengths, tests));
    tasks.add(task("denoise in colours", (r, n) -> noisy(r, n, true), LineTasks::denoised, pairs, lengths, tests));
    tasks.add(task("copy the pattern", (r, n) -> patterned(r, n, false), LineTasks::copied, pairs, lengths, tests));
    tasks.add(task("copy the pattern in colours", (r, n) -> patterned(r, n, true), LineTasks::copied, pairs, lengths, tests));
    tasks.add(task("recolour by odd and even", (r, n) -> blocks(r, n, 5, 2 + r.nextInt(3)), x -> recoloured(x, length -> length % 2 == 1 ? 1 : 9),
        pairs, lengths, tests));
    tasks.add(task("recolour by size", (r, n) -> blocks(r, n, 3, 2 + r.nextInt(3)), x -> recoloured(x, length -> length), pairs, lengths, tests));
    tasks.add(task("recolour the longest", LineTasks::oneLongest, x -> {
      int longest = longest(x);
      return recoloured(x, length -> length == longest ? 8 : 5);
    }, pairs, lengths, tests));
    tasks.add(task("scale to the mark", LineTasks::blockAndMark, x -> {
      int[] y = x.clone();
      Arrays.fill(y, first(x), markOf(x), x[first(x)]);
      return y;
    }, pairs, lengths, tests));
    return tasks;
  }

  private static ArrayTask task(String name, Drawing drawing, UnaryOperator<int[]> rule, int pairs, int length, int tests) {
    return new ArrayTask(name, "int[] row", "int[]", 1, 1, r -> cases(r, pairs, 0, drawing, rule), r -> cases(r, tests, length, drawing, rule));
  }

  private static List<Case> cases(Random random, int count, int length, Drawing drawing, UnaryOperator<int[]> rule) {
    return IntStream.range(0, count).mapToObj(k -> {
      int[] x = drawing.apply(random, length > 0 ? length : 18 + random.nextInt(13));
      return Case.of(rule.apply(x), (Object) x);
    }).toList();
  }

  private static int colour(Random random) {
    return 1 + random.nextInt(9);
  }

  private static int other(Random random, int colour) {
    return 1 + (colour + random.nextInt(8)) % 9;
  }

  private static int[] block(Random random, int n, int from, int to) {
    int length = 3 + random.nextInt(Math.min(6, to - from - 3));
    int start = from + random.nextInt(to - from - length + 1);
    int[] x = new int[n];
    Arrays.fill(x, start, start + length, colour(random));
    return x;
  }

  private static int[] blockAndMark(Random random, int n) {
    int[] x = block(random, n, 0, n - 6);
    int end = last(x, x[first(x)]);
    x[end + 3 + random.nextInt(n - end - 3)] = other(random, x[end]);
    return x;
  }

  private static int first(int[] x) {
    return IntStream.range(0, x.length).filter(i -> x[i] != 0).findFirst().orElseThrow();
  }

  private static int last(int[] x, int colour) {
    return IntStream.range(0, x.length).filter(i -> x[i] == colour).max().orElseThrow();
  }

  /** The last cell that is no background: a mark of another colour than the block before it. */
  private static int markOf(int[] x) {
    return IntStream.range(0, x.length).filter(i -> x[i] != 0).max().orElseThrow();
  }

  private static int[] moved(int[] x, int by) {
    int block = x[first(x)];
    int[] y = Arrays.stream(x).map(c -> c == block ? 0 : c).toArray();
    IntStream.range(0, x.length).filter(i -> x[i] == block).forEach(i -> y[i + by] = block);
    return y;
  }

  private static int[] ends(Random random, int n, int pairs) {
    int[] x = new int[n];
    int colour = colour(random);
    int room = n / pairs;
    for (int p = 0; p < pairs; p++) {
      int length = 3 + random.nextInt(room - 4);
      int start = p * room + random.nextInt(room - length);
      x[start] = colour;
      x[start + length - 1] = colour;
    }
    return x;
  }

  private static int[] filled(int[] x) {
    int[] y = x.clone();
    int open = -1;
    for (int i = 0; i < x.length; i++) {
      if (x[i] != 0 && open < 0) {
        open = i;
      } else if (x[i] != 0) {
        Arrays.fill(y, open, i, x[i]);
        open = -1;
      }
    }
    return y;
  }

  private static int[] headed(Random random, int n) {
    int[] x = block(random, n, 0, n);
    int head = random.nextBoolean() ? first(x) : markOf(x);
    x[head] = other(random, x[head]);
    return x;
  }

  private static int[] flipped(int[] x) {
    int[] y = x.clone();
    int from = first(x);
    int to = markOf(x);
    for (int i = from; i <= to; i++) {
      y[i] = x[from + to - i];
    }
    return y;
  }

  private static int[] besideMark(Random random, int n) {
    int length = 3 + random.nextInt(4);
    int mark = length + 2 + random.nextInt(n - 2 * length - 4);
    int start = mark - length - random.nextInt(3) - (mark - length - 3 < 0 ? 0 : 1);
    int[] x = new int[n];
    int colour = colour(random);
    Arrays.fill(x, Math.max(0, start), Math.max(0, start) + length, colour);
    x[mark] = other(random, colour);
    return x;
  }

  private static int[] mirrored(int[] x) {
    int mark = markOf(x);
    int[] y = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      int from = 2 * mark - i;
      y[i] = from >= 0 && from < x.length ? x[from] : 0;
    }
    return y;
  }

  private static int[] noisy(Random random, int n, boolean colours) {
    int[] x = blocks(random, n, 6, 1 + random.nextInt(2), 4);
    int colour = x[first(x)];
    for (int i = 1; i < n - 1; i++) {
      if (x[i - 1] == 0 && x[i] == 0 && x[i + 1] == 0 && random.nextInt(4) == 0) {
        x[i] = colours ? colour(random) : colour;
      }
    }
    if (!colours) {
      return Arrays.stream(x).map(c -> c == 0 ? 0 : colour).toArray();
    }
    return x;
  }

  private static int[] denoised(int[] x) {
    return IntStream.range(0, x.length)
        .map(i -> (i == 0 || x[i - 1] != x[i]) && (i == x.length - 1 || x[i + 1] != x[i]) ? 0 : x[i]).toArray();
  }

  private static int[] patterned(Random random, int n, boolean colours) {
    int[] x = new int[n];
    int colour = colour(random);
    int start = 1;
    Arrays.fill(x, start, start + 3, colour);
    for (int i = start + 6 + random.nextInt(2); i < n - 2; i += 5 + random.nextInt(4)) {
      x[i] = colours ? colour(random) : colour;
    }
    return x;
  }

  /** The pattern is copied about each mark, in the mark's colour. */
  private static int[] copied(int[] x) {
    int[] y = x.clone();
    for (int i = 5; i < x.length - 1; i++) {
      if (x[i] != 0) {
        y[i - 1] = x[i];
        y[i + 1] = x[i];
      }
    }
    return y;
  }

  private static int[] blocks(Random random, int n, int longest, int count) {
    return blocks(random, n, longest, count, 1);
  }

  private static int[] blocks(Random random, int n, int longest, int count, int shortest) {
    int[] x = new int[n];
    int colour = colour(random);
    int room = n / count;
    for (int b = 0; b < count; b++) {
      int length = shortest + random.nextInt(Math.max(1, Math.min(longest, room - 2) - shortest + 1));
      int start = b * room + random.nextInt(room - length);
      Arrays.fill(x, start, start + length, colour);
    }
    return x;
  }

  private static int longest(int[] x) {
    int longest = 0;
    int run = 0;
    for (int c : x) {
      run = c == 0 ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static int[] oneLongest(Random random, int n) {
    while (true) {
      int[] x = blocks(random, n, 6, 3);
      int longest = longest(x);
      if (Arrays.stream(recoloured(x, length -> length == longest ? 8 : 5)).filter(c -> c == 8).count() == longest) {
        return x;
      }
    }
  }

  private static int[] recoloured(int[] x, java.util.function.IntUnaryOperator byLength) {
    int[] y = new int[x.length];
    for (int from = 0; from < x.length; ) {
      int to = from;
      while (to < x.length && x[to] == x[from]) {
        to++;
      }
      Arrays.fill(y, from, to, x[from] == 0 ? 0 : byLength.applyAsInt(to - from));
      from = to;
    }
    return y;
  }
}
