package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.Task.Draw;
import io.github.limbeck.benchmarks.Task.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Table A: rules on scalars. Data are drawn as the table's definitions say, from the rule that defines each task. */
final class ScalarTasks {
  private ScalarTasks() {}

  static List<Task> all(Path tabular) {
    List<Task> tasks = new ArrayList<>();
    for (int rows : new int[] {512, 300, 150}) {
      tasks.add(life(rows));
    }
    for (int n = 4; n <= 10; n++) {
      int bits = n;
      tasks.add(bits("parity of " + n, n, n <= 8 ? 1 : 0.5, x -> Integer.bitCount(x) % 2 == 1, 3));
    }
    for (int n : new int[] {5, 7, 9, 10, 12}) {
      int half = n / 2;
      tasks.add(bits("majority of " + n, n, 0.3, x -> Integer.bitCount(x) > half, 5));
      tasks.add(bits("at least 3 of " + n, n, 0.3, x -> Integer.bitCount(x) >= 3, 5));
      tasks.add(bits("exactly 2 of " + n, n, 0.3, x -> Integer.bitCount(x) == 2, 5));
    }
    for (int k = 1; k <= 3; k++) {
      for (String type : new String[] {"int", "String"}) {
        tasks.add(monk(k, type));
      }
    }
    tasks.add(ticTacToe(0.5));
    tasks.add(ticTacToe(0.7));
    tasks.add(balance());
    for (int n = 4; n <= 8; n++) {
      tasks.add(comparison(n));
      tasks.add(carry(n));
    }
    tasks.add(between());
    tasks.add(contains());
    for (int n = 4; n <= 8; n++) {
      tasks.add(argmax(n));
    }
    for (int n = 5; n <= 8; n++) {
      tasks.add(sequence("sorted", n, 10, x -> isSorted(x), r -> sorted(r, 10)));
      tasks.add(sequence("palindrome", n, 4, x -> isPalindrome(x), r -> mirrored(r, 4)));
      tasks.add(sequence("equal neighbours", n, 30, x -> hasEqualNeighbours(x), r -> r));
    }
    for (String name : new String[] {"iris", "wine", "breast_cancer"}) {
      tasks.add(crossValidation(tabular, name));
    }
    return tasks;
  }

  /** The 256 elementary cellular automata, each from the eight rows of its table. */
  static List<Task> automata() {
    return IntStream.range(0, 256).mapToObj(rule -> bits("automaton " + rule, 3, 1, x -> (rule >> x & 1) == 1, 1)).toList();
  }

  private static List<String> names(String stem, int n) {
    return IntStream.range(0, n).mapToObj(i -> stem + i).toList();
  }

  private static String parameters(String type, List<String> names) {
    return names.stream().map(n -> type + " " + n).collect(Collectors.joining(", "));
  }

  private static List<String> bitsOf(int x, int n) {
    return IntStream.range(0, n).mapToObj(i -> String.valueOf(x >> n - 1 - i & 1)).toList();
  }

  private static List<String> row(List<String> cells, Object answer) {
    List<String> row = new ArrayList<>(cells);
    row.add(answer.toString());
    return row;
  }

  /** A share of all rows to train on, at least 60; all rows to test on. */
  private static Draw share(List<List<String>> all, double share) {
    return random -> {
      List<List<String>> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, random);
      int n = Math.min(all.size(), Math.max(share == 1 ? 0 : 60, (int) Math.round(share * all.size())));
      return new Rows(shuffled.subList(0, n), all);
    };
  }

  private static Task bits(String name, int n, double share, Function<Integer, Boolean> rule, int draws) {
    List<List<String>> all = IntStream.range(0, 1 << n).mapToObj(x -> row(bitsOf(x, n), rule.apply(x))).toList();
    List<String> names = names("x", n);
    return new Task(name, parameters("boolean", names), "boolean", names, draws, 1, share(all, share));
  }

  private static Task life(int rows) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      columns.add("cells[" + i / 3 + "][" + i % 3 + "]");
    }
    List<List<String>> all = IntStream.range(0, 512).mapToObj(x -> {
      int neighbours = Integer.bitCount(x & ~16);
      return row(bitsOf(x, 9), neighbours == 3 || neighbours == 2 && (x & 16) != 0);
    }).toList();
    return new Task("Life, " + rows + " rows", "@Shape({3, 3}) boolean[][] cells", "boolean", columns, 5, 1,
        share(all, rows / 512.0));
  }

  private static Task monk(int k, String type) {
    int[] sizes = {3, 3, 2, 3, 4, 2};
    List<int[]> all = new ArrayList<>();
    for (int x = 0; x < 432; x++) {
      int[] a = new int[6];
      int rest = x;
      for (int i = 0; i < 6; i++) {
        a[i] = rest % sizes[i] + 1;
        rest /= sizes[i];
      }
      all.add(a);
    }
    ToIntFunction<int[]> rule = a -> switch (k) {
      case 1 -> a[0] == a[1] || a[4] == 1 ? 1 : 0;
      case 2 -> Arrays.stream(a).filter(v -> v == 1).count() == 2 ? 1 : 0;
      default -> a[4] == 3 && a[3] == 1 || a[4] != 4 && a[1] != 3 ? 1 : 0;
    };
    List<String> names = IntStream.rangeClosed(1, 6).mapToObj(i -> "a" + i).toList();
    return new Task("MONK-" + k + " (" + type + ")", parameters(type, names), "boolean", names, 10, k == 3 ? 0.9 : 1, random -> {
      List<int[]> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, random);
      List<List<String>> train = new ArrayList<>();
      for (int[] a : shuffled.subList(0, new int[] {124, 169, 122}[k - 1])) {
        boolean flipped = k == 3 && random.nextDouble() < 0.05;
        train.add(row(Arrays.stream(a).mapToObj(String::valueOf).toList(), rule.applyAsInt(a) == 1 != flipped));
      }
      return new Rows(train, all.stream()
          .map(a -> row(Arrays.stream(a).mapToObj(String::valueOf).toList(), rule.applyAsInt(a) == 1)).toList());
    });
  }

  private static final int[][] LINES =
      {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}};

  static boolean wins(String board, char player) {
    return Arrays.stream(LINES).anyMatch(line -> Arrays.stream(line).allMatch(i -> board.charAt(i) == player));
  }

  /** The final boards of all games in which x begins. */
  static List<String> finalBoards() {
    TreeSet<String> found = new TreeSet<>();
    play("bbbbbbbbb", 'x', found);
    return List.copyOf(found);
  }

  private static void play(String board, char player, Set<String> found) {
    if (wins(board, 'x') || wins(board, 'o') || board.indexOf('b') < 0) {
      found.add(board);
      return;
    }
    for (int i = 0; i < 9; i++) {
      if (board.charAt(i) == 'b') {
        play(board.substring(0, i) + player + board.substring(i + 1), player == 'x' ? 'o' : 'x', found);
      }
    }
  }

  private static Task ticTacToe(double share) {
    List<String> names = names("s", 9);
    List<List<String>> all = finalBoards().stream()
        .map(b -> row(b.chars().mapToObj(c -> String.valueOf((char) c)).toList(), wins(b, 'x'))).toList();
    return new Task("tic-tac-toe, " + Math.round(share * 100) + " %", parameters("char", names), "boolean", names, 5, 1,
        share(all, share));
  }

  private static Task balance() {
    List<List<String>> all = new ArrayList<>();
    for (int x = 0; x < 625; x++) {
      int[] a = {x % 5 + 1, x / 5 % 5 + 1, x / 25 % 5 + 1, x / 125 + 1};
      int torque = a[0] * a[1] - a[2] * a[3];
      all.add(row(Arrays.stream(a).mapToObj(String::valueOf).toList(), torque > 0 ? "LEFT" : torque < 0 ? "RIGHT" : "BALANCED"));
    }
    List<String> names = List.of("leftWeight", "leftDistance", "rightWeight", "rightDistance");
    return new Task("balance scale, 50 %", parameters("int", names), "String", names, 5, 1, share(all, 0.5));
  }

  private static Task numbers(String name, int n, BiFunction<Integer, Integer, Boolean> rule) {
    List<String> columns = new ArrayList<>();
    for (String stem : new String[] {"a", "b"}) {
      for (int i = 0; i < n; i++) {
        columns.add(stem + "[" + i + "]");
      }
    }
    String parameters = "@Shape(" + n + ") boolean[] a, @Shape(" + n + ") boolean[] b";
    Function<Integer, List<String>> row = x -> row(bitsOf(x, 2 * n), rule.apply(x >> n, x & (1 << n) - 1));
    return new Task(name + " of " + n + " bits", parameters, "boolean", columns, 3, 1, random -> {
      List<Integer> all = new ArrayList<>(IntStream.range(0, 1 << 2 * n).boxed().toList());
      Collections.shuffle(all, random);
      int train = Math.min(500, all.size() / 2);
      return new Rows(all.subList(0, train).stream().map(row).toList(),
          all.subList(0, Math.min(all.size(), 20_000)).stream().map(row).toList());
    });
  }

  private static Task comparison(int n) {
    return numbers("comparison", n, (a, b) -> a > b);
  }

  private static Task carry(int n) {
    return numbers("carry", n, (a, b) -> a + b >= 1 << n);
  }

  private static Task reals(String name, List<String> names, Function<double[], Boolean> rule) {
    Function<Random, List<String>> draw = random -> {
      double[] x = random.doubles(names.size(), 0, 10).toArray();
      return row(Arrays.stream(x).mapToObj(String::valueOf).toList(), rule.apply(x));
    };
    return new Task(name, parameters("double", names), "boolean", names, 5, 1, random -> new Rows(
        IntStream.range(0, 300).mapToObj(i -> draw.apply(random)).toList(),
        IntStream.range(0, 10_000).mapToObj(i -> draw.apply(random)).toList()));
  }

  private static Task between() {
    return reals("x between a and b", List.of("x", "a", "b"), x -> x[1] <= x[0] && x[0] <= x[2]);
  }

  private static Task contains() {
    return reals("interval contains interval", List.of("low1", "high1", "low2", "high2"), x ->
        Math.min(x[0], x[1]) <= Math.min(x[2], x[3]) && Math.max(x[0], x[1]) >= Math.max(x[2], x[3])
            && x[0] <= x[2] && x[3] <= x[1]);
  }

  private static Task argmax(int n) {
    List<String> names = names("x", n);
    Function<Random, List<String>> draw = random -> {
      while (true) {
        int[] x = random.ints(n, 0, 10 * n).toArray();
        int best = IntStream.range(0, n).reduce(0, (a, b) -> x[b] > x[a] ? b : a);
        if (Arrays.stream(x).filter(v -> v == x[best]).count() == 1) {
          return row(Arrays.stream(x).mapToObj(String::valueOf).toList(), best);
        }
      }
    };
    return new Task("argmax of " + n, parameters("int", names), "int", names, 3, 1, random -> new Rows(
        IntStream.range(0, 300).mapToObj(i -> draw.apply(random)).toList(),
        IntStream.range(0, 5_000).mapToObj(i -> draw.apply(random)).toList()));
  }

  private static boolean isSorted(int[] x) {
    return IntStream.range(1, x.length).allMatch(i -> x[i - 1] <= x[i]);
  }

  private static boolean isPalindrome(int[] x) {
    return IntStream.range(0, x.length).allMatch(i -> x[i] == x[x.length - 1 - i]);
  }

  private static boolean hasEqualNeighbours(int[] x) {
    return IntStream.range(1, x.length).anyMatch(i -> x[i - 1] == x[i]);
  }

  private static int[] sorted(int[] x, int ignored) {
    int[] y = x.clone();
    Arrays.sort(y);
    return y;
  }

  private static int[] mirrored(int[] x, int ignored) {
    return IntStream.range(0, x.length).map(i -> x[Math.min(i, x.length - 1 - i)]).toArray();
  }

  private static Task sequence(String name, int n, int values, Function<int[], Boolean> rule, Function<int[], int[]> positive) {
    List<String> names = names("x", n);
    Draw draw = random -> {
      Map<Boolean, List<List<String>>> byAnswer = new HashMap<>(Map.of(true, new ArrayList<>(), false, new ArrayList<>()));
      while (byAnswer.get(true).size() < 1200 || byAnswer.get(false).size() < 1200) {
        int[] x = random.ints(n, 0, values).toArray();
        x = random.nextBoolean() ? positive.apply(x) : x;
        byAnswer.get(rule.apply(x)).add(row(Arrays.stream(x).mapToObj(String::valueOf).toList(), rule.apply(x)));
      }
      List<List<String>> train = new ArrayList<>();
      List<List<String>> test = new ArrayList<>();
      byAnswer.values().forEach(rows -> {
        train.addAll(rows.subList(0, 200));
        test.addAll(rows.subList(200, 1200));
      });
      return new Rows(train, test);
    };
    return new Task(name + " of " + n, parameters("int", names), "boolean", names, 3, 1, draw);
  }

  /** Ten folds, fixed: the k-th row of each class goes to fold k mod 10; a draw is a fold. */
  private static Task crossValidation(Path folder, String name) {
    List<List<String>> lines;
    try {
      lines = Files.readAllLines(folder.resolve(name + ".csv")).stream().map(l -> List.of(l.split(","))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> columns = lines.get(0).subList(0, lines.get(0).size() - 1);
    int[] next = {0};
    return new Task(name + ", 10 folds", parameters("double", columns), "String", columns, 10, 0.9, random -> {
      int fold = next[0]++ % 10;
      Map<String, Integer> seen = new HashMap<>();
      List<List<String>> train = new ArrayList<>();
      List<List<String>> test = new ArrayList<>();
      for (List<String> row : lines.subList(1, lines.size())) {
        int k = seen.merge(row.get(row.size() - 1), 1, Integer::sum) - 1;
        (k % 10 == fold ? test : train).add(row);
      }
      return new Rows(train, test);
    });
  }
}
