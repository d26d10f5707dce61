package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Questions about strings of bits, from 200 rows of 10 to 20 bits, half of them yes where that can be drawn; and one that nothing answers. */
final class BooleanStrings {
  private static final int TRIES = 400;

  private BooleanStrings() {}

  /**
   * The tasks.
   *
   * @param length the length of the rows that are tested; 0 for that of the examples
   * @param tests how many rows are tested
   */
  static List<ArrayTask> all(int length, int tests) {
    List<ArrayTask> tasks = new ArrayList<>();
    add(tasks, "parity", x -> ones(x, 0, x.length) % 2 == 1, length, tests);
    add(tasks, "parity of the first half", x -> ones(x, 0, x.length / 2) % 2 == 1, length, tests);
    add(tasks, "ones modulo 3", x -> ones(x, 0, x.length) % 3 == 0, length, tests);
    add(tasks, "more ones than zeros", x -> 2 * ones(x, 0, x.length) > x.length, length, tests);
    add(tasks, "contains 00111111", x -> IntStream.rangeClosed(0, x.length - 8)
        .anyMatch(i -> IntStream.range(0, 8).allMatch(k -> x[i + k] == k > 1)), length, tests);
    add(tasks, "palindrome", x -> IntStream.range(0, x.length).allMatch(i -> x[i] == x[x.length - 1 - i]), length, tests);
    add(tasks, "alternates", x -> IntStream.range(1, x.length).allMatch(i -> x[i] != x[i - 1]), length, tests);
    add(tasks, "begins as it ends", x -> x[0] == x[x.length - 1], length, tests);
    add(tasks, "balanced", BooleanStrings::isBalanced, length, tests);
    add(tasks, "rule 110, then parity", x -> ones(Automata.next(110, x), 0, x.length) % 2 == 1, length, tests);
    add(tasks, "a bit of a hash (to be refused)", x -> (Arrays.hashCode(x) * 0x9E3779B9 >>> 17 & 1) == 1, length, tests);
    return tasks;
  }

  private static int ones(boolean[] x, int from, int to) {
    return (int) IntStream.range(from, to).filter(i -> x[i]).count();
  }

  private static boolean isBalanced(boolean[] x) {
    int open = 0;
    for (boolean bit : x) {
      open += bit ? 1 : -1;
      if (open < 0) {
        return false;
      }
    }
    return open == 0;
  }

  private static void add(List<ArrayTask> tasks, String name, Predicate<boolean[]> rule, int length, int tests) {
    tasks.add(new ArrayTask(name, "boolean[] x", "boolean", 1, 1, r -> cases(r, 200, 0, rule), r -> cases(r, tests, length, rule)));
  }

  private static List<Case> cases(Random random, int count, int length, Predicate<boolean[]> rule) {
    List<Case> cases = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      boolean wanted = k % 2 == 0;
      boolean[] x = null;
      for (int tries = 0; tries < TRIES && (x == null || rule.test(x) != wanted); tries++) {
        x = drawn(random, length > 0 ? length : 10 + random.nextInt(11), tries);
      }
      cases.add(Case.of(rule.test(x), (Object) x));
    }
    return cases;
  }

  /** Random bits, or bits that are mirrored, alternate or balance, some of them changed. */
  private static boolean[] drawn(Random random, int n, int tries) {
    boolean[] x = new boolean[n];
    int kind = random.nextInt(5);
    int open = 0;
    for (int i = 0; i < n; i++) {
      boolean opens = open == 0 || open < n - i && random.nextBoolean();
      open += opens ? 1 : -1;
      x[i] = kind == 0 && i >= (n + 1) / 2 ? x[n - 1 - i] : kind == 1 && i > 0 ? !x[i - 1] : kind == 2 ? opens : random.nextBoolean();
    }
    if (kind == 3 && n >= 8) {
      int at = random.nextInt(n - 7);
      IntStream.range(0, 8).forEach(k -> x[at + k] = k > 1);
    }
    if (random.nextInt(3) == 0) {
      int at = random.nextInt(n);
      x[at] = !x[at];
    }
    return x;
  }
}
