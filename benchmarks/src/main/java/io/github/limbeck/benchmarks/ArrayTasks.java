package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Table B: rules on arrays of any size. Data are drawn as the table's definitions say, from the rule that defines each task. */
final class ArrayTasks {
  private static final int DRAWS = 3;

  private ArrayTasks() {}

  static List<ArrayTask> all() {
    List<ArrayTask> tasks = new ArrayList<>();
    tasks.add(Orientation.task());
    tasks.addAll(automata());
    tasks.addAll(rows());
    tasks.addAll(numbers());
    tasks.addAll(grids());
    return tasks;
  }

  // Cellular automata on whole grids.

  private static List<ArrayTask> automata() {
    List<ArrayTask> tasks = new ArrayList<>();
    for (boolean wrap : new boolean[] {true, false}) {
      String border = wrap ? ", wrap" : ", dead border";
      tasks.add(new ArrayTask("Life on grids" + border, "boolean[][] cells", "boolean[][]", 2, 1,
          r -> frames(r, 10, 12, wrap), r -> List.of(longRun(r, 60, wrap))));
      for (int rule : new int[] {30, 90, 110, 184, 22}) {
        tasks.add(new ArrayTask("automaton " + rule + border, "boolean[] cells", "boolean[]", 2, 1,
            r -> IntStream.range(0, 20).mapToObj(k -> {
              boolean[] cells = bits(r, 30, 0.5);
              return Case.of(step(cells, rule, wrap), (Object) cells);
            }).toList(),
            r -> IntStream.range(0, 20).mapToObj(k -> {
              boolean[] cells = bits(r, 500, r.nextDouble());
              return Case.of(step(cells, rule, wrap), (Object) cells);
            }).toList()));
      }
    }
    return tasks;
  }

  private static List<Case> frames(Random random, int count, int size, boolean wrap) {
    return IntStream.range(0, count).mapToObj(k -> {
      boolean[][] cells = grid(random, size, size, 0.4);
      return Case.of(life(cells, wrap), (Object) cells);
    }).toList();
  }

  private static Case longRun(Random random, int size, boolean wrap) {
    boolean[][] cells = grid(random, size, size + 7, 0.4);
    return Case.of(life(cells, wrap), (Object) cells);
  }

  static boolean[][] life(boolean[][] cells, boolean wrap) {
    int n = cells.length;
    int m = cells[0].length;
    boolean[][] next = new boolean[n][m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        int neighbours = 0;
        for (int k = 0; k < 9; k++) {
          int y = i + k / 3 - 1;
          int x = j + k % 3 - 1;
          boolean inside = y >= 0 && y < n && x >= 0 && x < m;
          if (k != 4 && (wrap || inside) && cells[Math.floorMod(y, n)][Math.floorMod(x, m)]) {
            neighbours++;
          }
        }
        next[i][j] = neighbours == 3 || neighbours == 2 && cells[i][j];
      }
    }
    return next;
  }

  private static boolean[] step(boolean[] cells, int rule, boolean wrap) {
    int n = cells.length;
    boolean[] next = new boolean[n];
    for (int i = 0; i < n; i++) {
      boolean left = i > 0 ? cells[i - 1] : wrap && cells[n - 1];
      boolean right = i < n - 1 ? cells[i + 1] : wrap && cells[0];
      next[i] = (rule >> ((left ? 4 : 0) + (cells[i] ? 2 : 0) + (right ? 1 : 0)) & 1) == 1;
    }
    return next;
  }

  // Conditions on rows.

  private static List<ArrayTask> rows() {
    List<ArrayTask> tasks = new ArrayList<>();
    tasks.add(row("sorted", 9, ArrayTasks::isSorted, ArrayTasks::sorted));
    tasks.add(row("palindrome", 4, ArrayTasks::isPalindrome, ArrayTasks::mirrored));
    tasks.add(row("two equal neighbours", 9, x -> longestRun(x) >= 2, x -> x));
    tasks.add(row("run of three", 3, x -> longestRun(x) >= 3, x -> x));
    tasks.add(new ArrayTask("brackets balanced", "char[] text", "boolean", DRAWS, 1,
        r -> balanced(r, 400, n -> text(r, n), text -> isBalanced((char[]) text), () -> 4 + r.nextInt(5)),
        r -> balanced(r, 60, n -> text(r, n), text -> isBalanced((char[]) text), () -> 2 * (5 + r.nextInt(400)))));
    tasks.add(new ArrayTask("brackets balanced (bits)", "boolean[] open", "boolean", DRAWS, 1,
        r -> balanced(r, 400, n -> opens(text(r, n)), open -> isBalanced(chars((boolean[]) open)), () -> 4 + r.nextInt(5)),
        r -> balanced(r, 60, n -> opens(text(r, n)), open -> isBalanced(chars((boolean[]) open)), () -> 2 * (5 + r.nextInt(400)))));
    return tasks;
  }

  private static ArrayTask row(String name, int values, Predicate<int[]> rule, UnaryOperator<int[]> nearly) {
    return new ArrayTask(name, "int[] x", "boolean", DRAWS, 1,
        r -> balanced(r, 400, n -> draw(r, n, values, nearly), x -> rule.test((int[]) x), () -> 4 + r.nextInt(5)),
        r -> balanced(r, 60, n -> draw(r, n, values, nearly), x -> rule.test((int[]) x), () -> 9 + r.nextInt(r.nextBoolean() ? 30 : 9990)));
  }

  /** Half of them made to fulfil the rule or nearly so. */
  private static int[] draw(Random random, int length, int values, UnaryOperator<int[]> nearly) {
    int[] x = random.ints(length, 0, length > 100 ? values * 1000 : values).toArray();
    if (random.nextInt(3) > 0) {
      x = nearly.apply(x);
      if (random.nextBoolean()) {
        x[random.nextInt(length)] = random.nextInt(values);
      }
    }
    return x;
  }

  /** Cases of which, if drawing allows, half are true. */
  private static List<Case> balanced(
      Random random, int count, Function<Integer, Object> draw, Predicate<Object> rule, IntSupplier length) {
    List<Case> cases = new ArrayList<>();
    int[] counts = new int[2];
    for (int tries = 0; cases.size() < count && tries < count * 200; tries++) {
      Object x = draw.apply(length.getAsInt());
      boolean answer = rule.test(x);
      if (counts[answer ? 1 : 0] < count / 2) {
        counts[answer ? 1 : 0]++;
        cases.add(Case.of(answer, x));
      }
    }
    return cases;
  }

  private static int[] sorted(int[] x) {
    int[] sorted = x.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static boolean isSorted(int[] x) {
    return IntStream.range(1, x.length).allMatch(i -> x[i - 1] <= x[i]);
  }

  private static int[] mirrored(int[] x) {
    return IntStream.range(0, x.length).map(i -> x[Math.min(i, x.length - 1 - i)]).toArray();
  }

  private static boolean isPalindrome(int[] x) {
    return IntStream.range(0, x.length).allMatch(i -> x[i] == x[x.length - 1 - i]);
  }

  private static int longestRun(int[] x) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < x.length; i++) {
      run = i > 0 && x[i] == x[i - 1] ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** Brackets, half of the texts nearly balanced. */
  private static char[] text(Random random, int length) {
    char[] text = new char[length];
    int depth = 0;
    for (int i = 0; i < length; i++) {
      int left = length - i;
      boolean open = depth == 0 || depth < left && random.nextBoolean();
      text[i] = open ? '(' : ')';
      depth += open ? 1 : -1;
    }
    for (int swaps = random.nextInt(3); swaps > 0; swaps--) {
      int a = random.nextInt(length);
      int b = random.nextInt(length);
      char other = text[a];
      text[a] = text[b];
      text[b] = other;
    }
    if (random.nextInt(4) == 0) {
      text[random.nextInt(length)] = random.nextBoolean() ? '(' : ')';
    }
    return text;
  }

  private static boolean isBalanced(char[] text) {
    int depth = 0;
    for (char c : text) {
      depth += c == '(' ? 1 : -1;
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }

  private static boolean[] opens(char[] text) {
    boolean[] open = new boolean[text.length];
    for (int i = 0; i < open.length; i++) {
      open[i] = text[i] == '(';
    }
    return open;
  }

  private static char[] chars(boolean[] open) {
    char[] text = new char[open.length];
    for (int i = 0; i < open.length; i++) {
      text[i] = open[i] ? '(' : ')';
    }
    return text;
  }

  // Arithmetic on rows of bits and numbers.

  private static List<ArrayTask> numbers() {
    List<ArrayTask> tasks = new ArrayList<>();
    tasks.add(twoNumbers("binary addition", "boolean[]", (a, b) -> add(a, b), 300));
    tasks.add(twoNumbers("comparison", "boolean", (a, b) -> isGreater(a, b), 300));
    tasks.add(ofInts("maximum", x -> Arrays.stream(x).max().orElseThrow(), false));
    tasks.add(ofInts("argmax", x -> IntStream.range(0, x.length).reduce((a, b) -> x[b] > x[a] ? b : a).orElseThrow(), true));
    tasks.add(ofBits("counting", "int", x -> count(x)));
    tasks.add(ofBits("parity", "boolean", x -> count(x) % 2 == 1));
    return tasks;
  }

  /** Numbers of equal length, most significant bit first. */
  private static ArrayTask twoNumbers(String name, String answerType, BiFunction<boolean[], boolean[], Object> rule, int rows) {
    return new ArrayTask(name, "boolean[] a, boolean[] b", answerType, DRAWS, 1,
        r -> IntStream.range(0, rows).mapToObj(k -> pair(r, 3 + r.nextInt(4), rule)).toList(),
        r -> IntStream.range(0, 60).mapToObj(k -> pair(r, k % 2 == 0 ? 64 : 1000, rule)).toList());
  }

  private static Case pair(Random random, int length, BiFunction<boolean[], boolean[], Object> rule) {
    boolean[] a = bits(random, length, 0.5);
    boolean[] b = bits(random, length, 0.5);
    if (length > 10 && random.nextBoolean()) {
      System.arraycopy(a, 0, b, 0, random.nextInt(length));
    }
    return Case.of(rule.apply(a, b), a, b);
  }

  private static boolean[] add(boolean[] a, boolean[] b) {
    boolean[] sum = new boolean[a.length];
    int carry = 0;
    for (int i = a.length - 1; i >= 0; i--) {
      int total = (a[i] ? 1 : 0) + (b[i] ? 1 : 0) + carry;
      sum[i] = total % 2 == 1;
      carry = total / 2;
    }
    return sum;
  }

  private static boolean isGreater(boolean[] a, boolean[] b) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i]) {
        return a[i];
      }
    }
    return false;
  }

  private static ArrayTask ofInts(String name, ToIntFunction<int[]> rule, boolean distinct) {
    return new ArrayTask(name, "int[] x", "int", DRAWS, 1,
        r -> IntStream.range(0, 300).mapToObj(k -> ints(r, 3 + r.nextInt(4), 20, rule, distinct)).toList(),
        r -> IntStream.range(0, 60).mapToObj(k -> ints(r, k % 2 == 0 ? 64 : 1000, 100_000, rule, distinct)).toList());
  }

  private static Case ints(Random random, int length, int values, ToIntFunction<int[]> rule, boolean distinct) {
    int[] x = distinct ? random.ints(0, values).distinct().limit(length).toArray() : random.ints(length, 0, values).toArray();
    return Case.of(rule.applyAsInt(x), (Object) x);
  }

  private static ArrayTask ofBits(String name, String answerType, Function<boolean[], Object> rule) {
    return new ArrayTask(name, "boolean[] x", answerType, DRAWS, 1,
        r -> IntStream.range(0, 300).mapToObj(k -> bitCase(r, 3 + r.nextInt(4), rule)).toList(),
        r -> IntStream.range(0, 60).mapToObj(k -> bitCase(r, k % 2 == 0 ? 64 : 1000, rule)).toList());
  }

  private static Case bitCase(Random random, int length, Function<boolean[], Object> rule) {
    boolean[] x = bits(random, length, 0.5);
    return Case.of(rule.apply(x), (Object) x);
  }

  private static int count(boolean[] x) {
    int count = 0;
    for (boolean bit : x) {
      count += bit ? 1 : 0;
    }
    return count;
  }

  // Conditions on square grids.

  private static List<ArrayTask> grids() {
    return List.of(
        square("has a full row", x -> hasFullRow(x), (r, x) -> Arrays.fill(x[r.nextInt(x.length)], true), 0.6),
        square("has a full column", x -> hasFullRow(transposed(x)), (r, x) -> fillColumn(x, r.nextInt(x.length)), 0.6),
        square("is symmetric", x -> Arrays.deepEquals(x, transposed(x)), (r, x) -> mirror(x), 0.5),
        square("is a permutation matrix", x -> isPermutation(x), (r, x) -> permute(r, x), 0.3),
        square("contains a 2x2 block", x -> hasBlock(x), (r, x) -> block(r, x), 0.35));
  }

  /** Changes a grid so that it fulfils a rule. */
  private interface Change {
    void apply(Random random, boolean[][] grid);
  }

  private static ArrayTask square(String name, Predicate<boolean[][]> rule, Change change, double density) {
    return new ArrayTask(name, "boolean[][] grid", "boolean", DRAWS, 1,
        r -> balanced(r, 400, n -> drawSquare(r, n, change, density), x -> rule.test((boolean[][]) x), () -> 3 + r.nextInt(4)),
        r -> balanced(r, 40, n -> drawSquare(r, n, change, density), x -> rule.test((boolean[][]) x),
            () -> r.nextBoolean() ? 7 + r.nextInt(20) : 200));
  }

  private static boolean[][] drawSquare(Random random, int n, Change change, double density) {
    boolean[][] grid = grid(random, n, n, n > 10 ? Math.min(density, 3.0 / n) : density);
    if (random.nextInt(3) > 0) {
      change.apply(random, grid);
      if (random.nextBoolean()) {
        int i = random.nextInt(n);
        int j = random.nextInt(n);
        grid[i][j] = !grid[i][j];
      }
    }
    return grid;
  }

  private static boolean hasFullRow(boolean[][] x) {
    return Arrays.stream(x).anyMatch(row -> count(row) == row.length);
  }

  static boolean[][] transposed(boolean[][] x) {
    boolean[][] turned = new boolean[x[0].length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[0].length; j++) {
        turned[j][i] = x[i][j];
      }
    }
    return turned;
  }

  private static void fillColumn(boolean[][] x, int column) {
    for (boolean[] row : x) {
      row[column] = true;
    }
  }

  private static void mirror(boolean[][] x) {
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        x[i][j] = x[j][i];
      }
    }
  }

  private static void permute(Random random, boolean[][] x) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, x.length).boxed().toList());
    Collections.shuffle(order, random);
    for (int i = 0; i < x.length; i++) {
      Arrays.fill(x[i], false);
      x[i][order.get(i)] = true;
    }
    if (random.nextInt(3) == 0) {
      int from = random.nextInt(x.length);
      Arrays.fill(x[from], false);
      x[from][random.nextInt(x.length)] = true;
    }
  }

  private static boolean isPermutation(boolean[][] x) {
    return Arrays.stream(x).allMatch(row -> count(row) == 1) && Arrays.stream(transposed(x)).allMatch(row -> count(row) == 1);
  }

  private static void block(Random random, boolean[][] x) {
    int i = random.nextInt(x.length - 1);
    int j = random.nextInt(x.length - 1);
    for (int k = 0; k < 4; k++) {
      x[i + k / 2][j + k % 2] = true;
    }
  }

  private static boolean hasBlock(boolean[][] x) {
    for (int i = 0; i + 1 < x.length; i++) {
      for (int j = 0; j + 1 < x.length; j++) {
        if (x[i][j] && x[i + 1][j] && x[i][j + 1] && x[i + 1][j + 1]) {
          return true;
        }
      }
    }
    return false;
  }

  // Random arrays.

  static boolean[] bits(Random random, int length, double density) {
    boolean[] bits = new boolean[length];
    for (int i = 0; i < length; i++) {
      bits[i] = random.nextDouble() < density;
    }
    return bits;
  }

  static boolean[][] grid(Random random, int rows, int columns, double density) {
    boolean[][] grid = new boolean[rows][];
    for (int i = 0; i < rows; i++) {
      grid[i] = bits(random, columns, density);
    }
    return grid;
  }
}
