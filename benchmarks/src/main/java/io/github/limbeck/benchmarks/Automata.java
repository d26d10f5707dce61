package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The 256 elementary automata (Wolfram 1983), seen but every so many steps: 50 pairs of rows of 10 to 20 cells; beyond the ends all is false. */
final class Automata {
  private Automata() {}

  /**
   * The tasks.
   *
   * @param steps how many steps lie between the rows of a pair
   * @param length the length of the rows that are tested; 0 for that of the examples
   * @param tests how many rows are tested
   */
  static List<ArrayTask> all(int steps, int length, int tests) {
    List<ArrayTask> tasks = new ArrayList<>();
    for (int rule = 0; rule < 256; rule++) {
      int own = rule;
      tasks.add(new ArrayTask("rule " + rule + ", every step of " + steps, "boolean[] x", "boolean[]", 1, 1, r -> cases(r, own, steps, 50, 0),
          r -> cases(r, own, steps, tests, length)));
    }
    return tasks;
  }

  private static List<Case> cases(Random random, int rule, int steps, int count, int length) {
    return IntStream.range(0, count).mapToObj(k -> {
      boolean[] first = new boolean[length > 0 ? length : 10 + random.nextInt(11)];
      IntStream.range(0, first.length).forEach(i -> first[i] = random.nextBoolean());
      boolean[] last = first;
      for (int step = 0; step < steps; step++) {
        last = next(rule, last);
      }
      return Case.of(last, (Object) first);
    }).toList();
  }

  /** One step of a rule. */
  static boolean[] next(int rule, boolean[] x) {
    boolean[] next = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      int around = (i > 0 && x[i - 1] ? 4 : 0) + (x[i] ? 2 : 0) + (i < x.length - 1 && x[i + 1] ? 1 : 0);
      next[i] = (rule >> around & 1) == 1;
    }
    return next;
  }
}
