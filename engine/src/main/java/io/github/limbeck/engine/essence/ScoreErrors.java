package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.ScoreColumns.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far some points are from right on all rows, kept up to date while lines are left out: a row whose answer leads the others by the margin
 * counts nothing, one where it ties with another counts 1, and one where it falls behind by as much 2.
 */
final class ScoreErrors {
  private static final int PER_ANSWER = 2;

  private final List<Column> columns;
  private final double[][][] points;
  private final int[] codes;
  private final double[][] sums;
  private final double margin;
  private final Work work;

  /**
   * @param points per column, step and answer
   * @param codes per row the answer, from 0
   * @param margin the lead that is enough
   */
  ScoreErrors(List<Column> columns, double[][][] points, int[] codes, double margin, Work work) {
    this.margin = margin;
    this.columns = columns;
    this.points = points;
    this.codes = codes;
    this.work = work;
    this.sums = new double[codes.length][points[0][0].length];
    for (int c = 0; c < points.length; c++) {
      for (int i = 0; i < codes.length; i++) {
        add(i, points[c][columns.get(c).steps()[i]], 1);
      }
    }
    work.spend((long) PER_ANSWER * codes.length * points.length * sums[0].length);
  }

  double[][][] points() {
    return points;
  }

  double total() {
    double total = 0;
    for (int i = 0; i < codes.length; i++) {
      double other = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < sums[i].length; a++) {
        other = a != codes[i] && sums[i][a] > other ? sums[i][a] : other;
      }
      total += Math.max(0, Math.min(2, 1 - (sums[i][codes[i]] - other) / margin));
    }
    return total;
  }

  private void add(int row, double[] more, int sign) {
    for (int a = 0; a < more.length; a++) {
      sums[row][a] += sign * more[a];
    }
  }

  /** A line of the table: a column and the step that it begins. */
  private record Line(int column, int step, double weight) {}

  /** Leaves out lines, those first that give fewest points to fewest rows, as long as they are no further from right than may be. */
  void thin(double most) {
    List<Line> lines = new ArrayList<>();
    for (int c = 0; c < points.length; c++) {
      for (int s = 1; s < points[c].length; s++) {
        lines.add(new Line(c, s, weight(c, s)));
      }
    }
    lines.sort(Comparator.comparingDouble(Line::weight).thenComparingInt(Line::column).thenComparingInt(Line::step));
    for (Line line : lines) {
      double[] more = more(line.column(), line.step());
      shift(line, more, -1);
      if (total() > most) {
        shift(line, more, 1);
      }
      work.spend(2L * PER_ANSWER * codes.length * more.length);
    }
  }

  private double weight(int column, int step) {
    long rows = 0;
    for (char at : columns.get(column).steps()) {
      rows += belongs(column, step, at) ? 1 : 0;
    }
    double squares = 0;
    for (double p : more(column, step)) {
      squares += p * p;
    }
    return squares * Math.min(rows, codes.length - rows);
  }

  /** What a step adds to the one below it, or to the first. */
  private double[] more(int column, int step) {
    double[] from = points[column][step <= columns.get(column).ordered() ? step - 1 : 0];
    double[] more = new double[from.length];
    for (int a = 0; a < more.length; a++) {
      more[a] = points[column][step][a] - from[a];
    }
    return more;
  }

  /** Whether what a step adds is added at another too. */
  private boolean belongs(int column, int step, int other) {
    return step <= columns.get(column).ordered() ? other >= step && other <= columns.get(column).ordered() : other == step;
  }

  private void shift(Line line, double[] more, int sign) {
    double[][] own = points[line.column()];
    for (int s = 1; s < own.length; s++) {
      for (int a = 0; a < more.length && belongs(line.column(), line.step(), s); a++) {
        own[s][a] += sign * more[a];
      }
    }
    char[] steps = columns.get(line.column()).steps();
    for (int i = 0; i < codes.length; i++) {
      if (belongs(line.column(), line.step(), steps[i])) {
        add(i, more, sign);
      }
    }
  }
}
