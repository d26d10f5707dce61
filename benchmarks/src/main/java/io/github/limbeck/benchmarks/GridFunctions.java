package io.github.limbeck.benchmarks;

import io.github.limbeck.benchmarks.ArrayTask.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Functions from grids to grids: turned and mirrored, marks along rows and columns, windows, rows and columns as a whole. */
final class GridFunctions {
  private static final int PAIRS = 30;
  private static final int COLOURS = 5;
  private static final int AMOUNTS = 100;

  private GridFunctions() {}

  /** What an element of an answer is. */
  private interface Element {
    int of(int[][] x, int i, int j);
  }

  /**
   * The tasks.
   *
   * @param side of the grids of the tests, within two; 0 for sizes as in training
   */
  static List<ArrayTask> all(int side, int tests) {
    List<ArrayTask> tasks = new ArrayList<>();
    colours(tasks, "mirrored left and right", side, tests, (x, i, j) -> x[i][x[0].length - 1 - j]);
    colours(tasks, "mirrored up and down", side, tests, (x, i, j) -> x[x.length - 1 - i][j]);
    colours(tasks, "half a turn", side, tests, (x, i, j) -> x[x.length - 1 - i][x[0].length - 1 - j]);
    tasks.add(task("transposed", side, tests, COLOURS, x -> turned(x, (y, i, j) -> y[j][i])));
    tasks.add(task("a quarter turn", side, tests, COLOURS, x -> turned(x, (y, i, j) -> y[y.length - 1 - j][i])));
    colours(tasks, "made symmetric", side, tests, (x, i, j) -> Math.max(x[i][j], x[i][x[0].length - 1 - j]));
    colours(tasks, "marks extended right", side, tests, GridFunctions::before);
    colours(tasks, "marks extended down", side, tests, (x, i, j) -> before(turned(x, (y, a, b) -> y[b][a]), j, i));
    colours(tasks, "filled between marks", side, tests, (x, i, j) -> x[i][j] != 0 ? x[i][j] : marks(x[i], 0, j) && marks(x[i], j, x[i].length) ? 9 : 0);
    colours(tasks, "framed", side, tests, (x, i, j) -> i == 0 || j == 0 || i == x.length - 1 || j == x[0].length - 1 ? 5 : x[i][j]);
    colours(tasks, "diagonal painted", side, tests, (x, i, j) -> i == j ? 7 : x[i][j]);
    colours(tasks, "chequered", side, tests, (x, i, j) -> (i + j) % 2 == 0 ? x[i][j] : 0);
    colours(tasks, "moved to the right", side, tests, (x, i, j) -> j > 0 ? x[i][j - 1] : 0);
    colours(tasks, "rows that have a 1", side, tests, (x, i, j) -> IntStream.of(x[i]).anyMatch(v -> v == 1) ? 1 : 0);
    colours(tasks, "crosses through 1", side, tests, (x, i, j) -> x[i][j] != 0 ? x[i][j]
        : IntStream.of(x[i]).anyMatch(v -> v == 1) || IntStream.range(0, x.length).anyMatch(k -> x[k][j] == 1) ? 8 : 0);
    colours(tasks, "more than four marks around", side, tests, (x, i, j) -> around(x, i, j, v -> v != 0 ? 1 : 0, Integer::sum) > 4 ? 1 : 0);
    amounts(tasks, "greatest around", side, tests, (x, i, j) -> around(x, i, j, v -> v, Math::max));
    amounts(tasks, "sum around", side, tests, (x, i, j) -> around(x, i, j, v -> v, Integer::sum));
    amounts(tasks, "local peaks", side, tests, (x, i, j) -> around(x, i, j, v -> v >= x[i][j] ? 1 : 0, Integer::sum) == 1 ? 1 : 0);
    amounts(tasks, "sum so far in the row", side, tests, (x, i, j) -> IntStream.rangeClosed(0, j).map(k -> x[i][k]).sum());
    amounts(tasks, "greatest so far in the column", side, tests, (x, i, j) -> IntStream.rangeClosed(0, i).map(k -> x[k][j]).max().getAsInt());
    amounts(tasks, "cut at 50", side, tests, (x, i, j) -> x[i][j] > 50 ? x[i][j] : 0);
    return tasks;
  }

  private static int before(int[][] x, int i, int j) {
    int k = j;
    while (k >= 0 && x[i][k] == 0) {
      k--;
    }
    return k < 0 ? 0 : x[i][k];
  }

  private static boolean marks(int[] row, int from, int to) {
    return IntStream.range(from, to).anyMatch(k -> row[k] != 0);
  }

  /** Over the nine cells around a position, as far as they lie in the grid. */
  private static int around(int[][] x, int i, int j, java.util.function.IntUnaryOperator cell, java.util.function.IntBinaryOperator add) {
    return IntStream.rangeClosed(Math.max(0, i - 1), Math.min(x.length - 1, i + 1))
        .flatMap(a -> IntStream.rangeClosed(Math.max(0, j - 1), Math.min(x[0].length - 1, j + 1)).map(b -> cell.applyAsInt(x[a][b]))).reduce(add).getAsInt();
  }

  private static int[][] turned(int[][] x, Element element) {
    return grid(x[0].length, x.length, x, element);
  }

  private static int[][] grid(int rows, int columns, int[][] x, Element element) {
    int[][] answer = new int[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        answer[i][j] = element.of(x, i, j);
      }
    }
    return answer;
  }

  private static void colours(List<ArrayTask> tasks, String name, int side, int tests, Element element) {
    tasks.add(task(name, side, tests, COLOURS, x -> grid(x.length, x[0].length, x, element)));
  }

  private static void amounts(List<ArrayTask> tasks, String name, int side, int tests, Element element) {
    tasks.add(task(name, side, tests, AMOUNTS, x -> grid(x.length, x[0].length, x, element)));
  }

  private static ArrayTask task(String name, int side, int tests, int values, UnaryOperator<int[][]> answer) {
    return new ArrayTask(name, "int[][] x", "int[][]", 1, 1, cases(PAIRS, 0, values, answer), cases(tests, side, values, answer));
  }

  /** Grids of amounts, or of colours of which two cells in three are none. */
  private static Function<Random, List<Case>> cases(int rows, int side, int values, UnaryOperator<int[][]> answer) {
    return random -> IntStream.range(0, rows).mapToObj(k -> {
      int height = side == 0 ? 4 + random.nextInt(6) : side;
      int width = Math.max(3, height + random.nextInt(5) - 2);
      int[][] x = new int[height][width];
      for (int[] row : x) {
        for (int j = 0; j < width; j++) {
          row[j] = values == COLOURS && random.nextInt(3) > 0 ? 0 : values == COLOURS ? 1 + random.nextInt(COLOURS - 1) : random.nextInt(values);
        }
      }
      return Case.of(answer.apply(x), (Object) x);
    }).toList();
  }
}
