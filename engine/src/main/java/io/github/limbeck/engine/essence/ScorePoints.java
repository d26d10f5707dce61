package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.essence.ScoreColumns.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The points of some columns.
 *
 * @param columns what rows are told apart by
 * @param values per column, step and answer
 */
record ScorePoints(List<Column> columns, double[][][] values) {
  /** A line of the table: a column and the step that it begins, with how much it tells: the squares of its points, on the rows that it tells from the others. */
  record Line(int column, int step, double weight) {
    static final Comparator<Line> LEAST_FIRST =
        Comparator.comparingDouble(Line::weight).thenComparingInt(Line::column).thenComparingInt(Line::step);
  }

  /** All lines. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      for (int s = 1; s < values[c].length; s++) {
        lines.add(new Line(c, s, weight(c, s)));
      }
    }
    return lines;
  }

  private double weight(int column, int step) {
    char[] steps = columns.get(column).steps();
    long rows = 0;
    for (char at : steps) {
      rows += columns.get(column).holds(step - 1, at) ? 1 : 0;
    }
    double squares = 0;
    for (double p : more(column, step)) {
      squares += p * p;
    }
    return squares * Math.min(rows, steps.length - rows);
  }

  /** What a step adds to the one below it, or to the first. */
  double[] more(int column, int step) {
    double[] own = values[column][step];
    double[] from = values[column][step <= columns.get(column).ordered() ? step - 1 : 0];
    return IntStream.range(0, own.length).mapToDouble(a -> own[a] - from[a]).toArray();
  }

  /** Those lines that tell most, with no more than so many conditions; steps that are no longer told apart have the mean of their points. */
  ScorePoints shortened(int conditions) {
    Map<Integer, List<Integer>> kept = new TreeMap<>();
    int taken = 0;
    for (Line line : lines().stream().sorted(Line.LEAST_FIRST.reversed()).toList()) {
      taken += columns.get(line.column()).tests().get(line.step() - 1).size();
      if (taken <= conditions) {
        kept.computeIfAbsent(line.column(), c -> new ArrayList<>()).add(line.step() - 1);
      }
    }
    List<Column> fewer = new ArrayList<>();
    List<double[][]> means = new ArrayList<>();
    kept.forEach((c, tests) -> {
      Column column = columns.get(c).only(tests.stream().sorted().toList());
      fewer.add(column);
      means.add(means(columns.get(c), values[c], column));
    });
    return new ScorePoints(fewer, means.toArray(double[][][]::new));
  }

  private static double[][] means(Column column, double[][] points, Column fewer) {
    double[][] means = new double[fewer.size()][points[0].length];
    int[] rows = new int[means.length];
    for (int i = 0; i < fewer.steps().length; i++) {
      int step = fewer.steps()[i];
      rows[step]++;
      for (int a = 0; a < means[step].length; a++) {
        means[step][a] += (points[column.steps()[i]][a] - means[step][a]) / rows[step];
      }
    }
    return means;
  }

  /** The columns whose points differ most from row to row, with no more than so many lines. */
  List<Column> mostTelling(int mostLines) {
    double[] spread = IntStream.range(0, values.length).mapToDouble(this::spread).toArray();
    List<Integer> order = IntStream.range(0, values.length).boxed()
        .sorted(Comparator.comparingDouble((Integer c) -> -spread[c]).thenComparing(c -> c)).toList();
    int lines = 0;
    int taken = 0;
    while (taken < order.size() && lines + columns.get(order.get(taken)).tests().size() <= mostLines) {
      lines += columns.get(order.get(taken++)).tests().size();
    }
    return order.subList(0, taken).stream().sorted().map(columns::get).toList();
  }

  private double spread(int column) {
    double[][] own = values[column];
    char[] steps = columns.get(column).steps();
    int[] rows = new int[own.length];
    for (char step : steps) {
      rows[step]++;
    }
    double spread = 0;
    for (int a = 0; a < own[0].length; a++) {
      double mean = 0;
      double squares = 0;
      for (int s = 0; s < rows.length; s++) {
        mean += rows[s] * own[s][a] / steps.length;
        squares += rows[s] * own[s][a] * own[s][a] / steps.length;
      }
      spread += squares - mean * mean;
    }
    return spread;
  }
}
