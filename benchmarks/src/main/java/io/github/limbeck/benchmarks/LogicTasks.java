package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.Task.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Table G: rules that are short to say in words, but not as bounds of single features. Tests are all inputs, or 10,000 fresh ones. */
final class LogicTasks {
  private static final int FRESH = 10_000;

  private LogicTasks() {}

  static List<Task> all() {
    List<Task> tasks = new ArrayList<>(calendarAndNumbers());
    tasks.addAll(geometry());
    tasks.addAll(choosing());
    tasks.addAll(cardsAndChess());
    tasks.addAll(wordsAndMoney());
    return tasks;
  }

  private static List<Task> calendarAndNumbers() {
    return List.of(
        ints("leap year", "int year", 3000, r -> new int[] {1 + r.nextInt(3000)}, x -> x[0] % 4 == 0 && (x[0] % 100 != 0 || x[0] % 400 == 0)),
        ints("FizzBuzz", "int n", 400, r -> new int[] {1 + r.nextInt(2000)},
            x -> x[0] % 15 == 0 ? "fizzbuzz" : x[0] % 3 == 0 ? "fizz" : x[0] % 5 == 0 ? "buzz" : "number"),
        ints("days of a month", "int month, boolean leap", 200, r -> new int[] {1 + r.nextInt(12), r.nextInt(2)},
            x -> "d" + (x[0] == 2 ? 28 + x[1] : List.of(4, 6, 9, 11).contains(x[0]) ? 30 : 31)),
        ints("weekend", "int day", 300, r -> new int[] {r.nextInt(3000)}, x -> x[0] % 7 >= 5),
        ints("night by the hour", "int hour", 400, r -> new int[] {r.nextInt(5000)}, x -> x[0] % 24 < 6),
        ints("bit 3", "int n", 300, r -> new int[] {r.nextInt(4096)}, x -> (x[0] >> 3 & 1) == 1),
        ints("bit 5", "int n", 500, r -> new int[] {r.nextInt(4096)}, x -> (x[0] >> 5 & 1) == 1),
        ints("last digit of a product", "int a, int b", 500, r -> r.ints(2, 0, 100).toArray(), x -> x[0] * x[1] % 2 == 1));
  }

  private static List<Task> geometry() {
    return List.of(
        reals("circle", "double x, double y", 600, r -> new double[] {5 * r.nextGaussian(), 5 * r.nextGaussian()}, x -> x[0] * x[0] + x[1] * x[1] <= 36),
        ints("circle of whole numbers", "int x, int y", 500, r -> r.ints(2, -12, 13).toArray(), x -> x[0] * x[0] + x[1] * x[1] <= 64),
        ints("ring", "int x, int y", 600, r -> r.ints(2, -12, 13).toArray(), x -> x[0] * x[0] + x[1] * x[1] <= 100 && x[0] * x[0] + x[1] * x[1] >= 36),
        ints("sphere", "int x, int y, int z", 800, r -> r.ints(3, -10, 11).toArray(), x -> x[0] * x[0] + x[1] * x[1] + x[2] * x[2] <= 75),
        ints("discriminant", "int a, int b, int c", 600, r -> r.ints(3, -9, 10).toArray(), x -> x[1] * x[1] - 4 * x[0] * x[2] >= 0),
        ints("right angle", "int a, int b, int c", 800, LogicTasks::triangle, x -> x[0] * x[0] + x[1] * x[1] == x[2] * x[2]),
        ints("kinds of triangles", "int a, int b, int c", 800, r -> sides(r),
            x -> x[0] == x[1] && x[1] == x[2] ? "equilateral" : x[0] == x[1] || x[1] == x[2] || x[0] == x[2] ? "isosceles" : "scalene"),
        ints("close by", "int a, int b", 300, r -> r.ints(2, 0, 100).toArray(), x -> Math.abs(x[0] - x[1]) <= 8),
        ints("taxicab distance", "int x1, int y1, int x2, int y2", 600, r -> r.ints(4, 0, 12).toArray(), x -> Math.abs(x[0] - x[2]) + Math.abs(x[1] - x[3]) <= 6),
        ints("spread", "int a, int b, int c", 500, r -> r.ints(3, 0, 40).toArray(), x -> max(x) - Arrays.stream(x).min().orElseThrow() <= 12),
        ints("median of three", "int a, int b, int c", 500, r -> r.ints(3, 0, 100).toArray(), x -> Arrays.stream(x).sorted().toArray()[1] >= 50));
  }

  private static List<Task> choosing() {
    return List.of(
        reals("either bound", "double a, double b", 300, r -> new double[] {tenth(r, 1000), tenth(r, 1000)}, x -> x[0] >= 40 != x[1] >= 60),
        reals("an odd number of three bounds", "double a, double b, double c", 600, r -> new double[] {tenth(r, 1000), tenth(r, 1000), tenth(r, 1000)},
            x -> x[0] >= 40 ^ x[1] >= 60 ^ x[2] >= 50),
        bits("multiplexer 6", 6, 200, x -> x[2 + 2 * x[0] + x[1]] == 1),
        bits("multiplexer 11", 11, 800, x -> x[3 + 4 * x[0] + 2 * x[1] + x[2]] == 1),
        ints("feature chosen by another", "int which, int v0, int v1, int v2, int v3", 600,
            r -> IntStream.concat(IntStream.of(r.nextInt(4)), r.ints(4, 0, 100)).toArray(), x -> x[1 + x[0]] >= 50),
        ints("intervals that overlap", "int start1, int end1, int start2, int end2", 600, LogicTasks::intervals, x -> x[0] < x[3] && x[2] < x[1]),
        ints("two different of four", "int a, int b, int c, int d", 600, r -> r.ints(4, 0, 4).toArray(), x -> Arrays.stream(x).distinct().count() == 2));
  }

  private static List<Task> cardsAndChess() {
    return List.of(
        ints("a pair of five", "int c1, int c2, int c3, int c4, int c5", 800, r -> r.ints(5, 1, 14).toArray(), x -> Arrays.stream(x).distinct().count() < 5),
        ints("poker hands", "int c1, int c2, int c3, int c4, int c5", 1500, r -> r.ints(5, 1, 8).toArray(), LogicTasks::hand),
        ints("flush", "int s1, int s2, int s3, int s4, int s5", 800, r -> r.nextInt(3) == 0 ? IntStream.generate(() -> 0).limit(5).map(z -> 1).toArray()
            : nearly(r), x -> Arrays.stream(x).distinct().count() == 1),
        ints("king-rook-king, illegal", "int wkx, int wky, int wrx, int wry, int bkx, int bky", 1500, r -> r.ints(6, 0, 8).toArray(),
            x -> Math.max(Math.abs(x[0] - x[4]), Math.abs(x[1] - x[5])) <= 1 || x[2] == x[4] || x[3] == x[5]),
        ints("queen's move", "int x1, int y1, int x2, int y2", 1000, r -> r.ints(4, 0, 8).toArray(),
            x -> x[0] == x[2] || x[1] == x[3] || Math.abs(x[0] - x[2]) == Math.abs(x[1] - x[3])),
        ints("bishop's move", "int x1, int y1, int x2, int y2", 800, r -> r.ints(4, 0, 8).toArray(), x -> Math.abs(x[0] - x[2]) == Math.abs(x[1] - x[3])),
        ints("knight's move", "int x1, int y1, int x2, int y2", 1000, r -> r.ints(4, 0, 8).toArray(), x -> Math.abs((x[0] - x[2]) * (x[1] - x[3])) == 2),
        ints("king's move", "int x1, int y1, int x2, int y2", 1000, r -> r.ints(4, 0, 8).toArray(), x -> Math.abs(x[0] - x[2]) <= 1 && Math.abs(x[1] - x[3]) <= 1),
        ints("squares of one colour", "int x1, int y1, int x2, int y2", 400, r -> r.ints(4, 0, 8).toArray(), x -> (x[0] + x[1] + x[2] + x[3]) % 2 == 0));
  }

  private static List<Task> wordsAndMoney() {
    List<String> levels = List.of("LOW", "GUARDED", "ELEVATED", "HIGH", "SEVERE");
    return List.of(
        ints("money brackets", "int income", 400, r -> new int[] {100 * r.nextInt(2000)},
            x -> x[0] < 12_000 ? "none" : x[0] < 45_000 ? "low" : x[0] < 90_000 ? "middle" : x[0] < 150_000 ? "high" : "top"),
        reals("body mass index", "double weight, double height", 1000, r -> new double[] {450 + r.nextInt(700), 150 + r.nextInt(50)},
            x -> x[0] / 10 / (x[1] * x[1] / 10_000) >= 25, x -> List.of(x[0] / 10 + "", x[1] / 100 + "")),
        ints("debt to income", "int debt, int income", 500, r -> r.ints(2, 1, 1000).toArray(), x -> 5 * x[0] > 2 * x[1]),
        reals("speed", "double metres, double seconds", 600, r -> new double[] {tenth(r, 1000), tenth(r, 100) + 0.1}, x -> x[0] / x[1] >= 12.5),
        words("set of texts", 40, 400, 3, (code, x) -> code % 3 == 0),
        words("set of texts and a bound", 30, 800, 100, (code, x) -> code % 2 == 0 && x >= 40),
        words("200 zip codes", 200, 3000, 3, (code, x) -> (code * 7919 & 64) == 0),
        task("order of constants", "Level actual, Level required", List.of("actual", "required"), 200, 25 * 8, r -> {
          int a = r.nextInt(5);
          int b = r.nextInt(5);
          return List.of(levels.get(a), levels.get(b), String.valueOf(a >= b));
        }),
        noisy("insurance, 2 % noise", 800, 0.02));
  }

  private static double tenth(Random random, int bound) {
    return random.nextInt(bound) / 10.0;
  }

  private static int max(int[] x) {
    return Arrays.stream(x).max().orElseThrow();
  }

  private static int[] triangle(Random random) {
    int[][] known = {{3, 4, 5}, {6, 8, 10}, {5, 12, 13}, {9, 12, 15}, {8, 15, 17}, {12, 16, 20}, {15, 20, 25}, {7, 24, 25}, {10, 24, 26}, {20, 21, 29}};
    return random.nextInt(4) > 0 ? random.ints(3, 1, 30).toArray() : known[random.nextInt(known.length)];
  }

  private static int[] sides(Random random) {
    int[] x = random.ints(3, 1, 30).toArray();
    int kind = random.nextInt(4);
    int from = random.nextInt(3);
    int to = (from + 1 + random.nextInt(2)) % 3;
    x[to] = kind <= 1 ? x[from] : x[to];
    return kind == 0 ? new int[] {x[from], x[from], x[from]} : x;
  }

  private static int[] intervals(Random random) {
    int[] x = random.ints(4, 0, 50).toArray();
    return new int[] {Math.min(x[0], x[1]), Math.max(x[0], x[1]) + 1, Math.min(x[2], x[3]), Math.max(x[2], x[3]) + 1};
  }

  private static int[] nearly(Random random) {
    int suit = random.nextInt(4);
    return IntStream.range(0, 5).map(i -> random.nextInt(3) == 0 ? random.nextInt(4) : suit).toArray();
  }

  private static String hand(int[] cards) {
    List<Integer> counts = Arrays.stream(cards).boxed().collect(Collectors.groupingBy(c -> c, Collectors.summingInt(c -> 1))).values().stream()
        .sorted(Collections.reverseOrder()).toList();
    int first = counts.get(0);
    int second = counts.size() > 1 ? counts.get(1) : 0;
    return first >= 4 ? "four" : first == 3 ? second == 2 ? "house" : "three" : first == 2 ? second == 2 ? "pairs" : "pair" : "high";
  }

  private static Task ints(String name, String parameters, int rows, Function<Random, int[]> draw, Function<int[], Object> rule) {
    List<Boolean> booleans = Arrays.stream(parameters.split(", ")).map(p -> p.startsWith("boolean")).toList();
    return task(name, parameters, names(parameters), rows, FRESH, r -> {
      int[] x = draw.apply(r);
      List<String> cells = new ArrayList<>();
      IntStream.range(0, x.length).forEach(i -> cells.add(booleans.get(i) ? String.valueOf(x[i] == 1) : String.valueOf(x[i])));
      cells.add(String.valueOf(rule.apply(x)));
      return cells;
    });
  }

  private static Task reals(String name, String parameters, int rows, Function<Random, double[]> draw, Function<double[], Object> rule) {
    return reals(name, parameters, rows, draw, rule, x -> Arrays.stream(x).mapToObj(v -> String.valueOf(Math.round(v * 1000) / 1000.0)).toList());
  }

  private static Task reals(String name, String parameters, int rows, Function<Random, double[]> draw, Function<double[], Object> rule,
      Function<double[], List<String>> text) {
    return task(name, parameters, names(parameters), rows, FRESH, r -> {
      double[] x = draw.apply(r);
      List<String> cells = new ArrayList<>(text.apply(x));
      cells.add(String.valueOf(rule.apply(x)));
      return cells;
    });
  }

  private interface OfCode {
    boolean holds(int code, int x);
  }

  private static Task words(String name, int codes, int rows, int bound, OfCode rule) {
    return task(name, "String place, int x", List.of("place", "x"), rows, FRESH, r -> {
      int code = r.nextInt(codes);
      int x = r.nextInt(bound);
      return List.of("Z" + (10_000 + 37 * code), String.valueOf(x), String.valueOf(rule.holds(code, x)));
    });
  }

  /** Training rows with wrong answers, tested on right ones. */
  private static Task noisy(String name, int rows, double wrong) {
    Function<Random, List<String>> draw = r -> {
      int age = 18 + r.nextInt(62);
      int years = r.nextInt(30);
      int claims = r.nextInt(5);
      boolean right = age >= 25 && claims <= 1 || years >= 10 && claims <= 3;
      return List.of(age + "", years + "", claims + "", r.nextInt(100) + "", r.nextInt(7) + "", String.valueOf(right));
    };
    Task clean = task(name, "int age, int years, int claims, int region, int colour", List.of("age", "years", "claims", "region", "colour"), rows, FRESH, draw);
    return new Task(name, clean.parameters(), "boolean", clean.columns(), clean.draws(), 0, random -> {
      Rows drawn = clean.examples().of(random);
      return new Rows(drawn.train().stream().map(row -> {
        List<String> noisy = new ArrayList<>(row);
        if (random.nextDouble() < wrong) {
          noisy.set(5, row.get(5).equals("true") ? "false" : "true");
        }
        return noisy;
      }).toList(), drawn.test());
    });
  }

  private static Task bits(String name, int n, int rows, Function<int[], Boolean> rule) {
    String parameters = IntStream.range(0, n).mapToObj(i -> "boolean b" + i).collect(Collectors.joining(", "));
    return task(name, parameters, names(parameters), rows, FRESH, r -> {
      int[] x = r.ints(n, 0, 2).toArray();
      List<String> cells = new ArrayList<>(Arrays.stream(x).mapToObj(v -> String.valueOf(v == 1)).toList());
      cells.add(String.valueOf(rule.apply(x)));
      return cells;
    });
  }

  private static List<String> names(String parameters) {
    return Arrays.stream(parameters.split(", ")).map(p -> p.substring(p.lastIndexOf(' ') + 1)).toList();
  }

  private static Task task(String name, String parameters, List<String> columns, int rows, int fresh, Function<Random, List<String>> draw) {
    List<String> sample = draw.apply(new Random(0));
    String answer = sample.get(sample.size() - 1);
    String type = answer.equals("true") || answer.equals("false") ? "boolean" : "String";
    return new Task(name, parameters, type, columns, 1, 0,
        random -> new Rows(Task.draw(draw, random, rows), Task.draw(draw, random, fresh)));
  }
}
