package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.ScoreColumns.Column;
import io.github.limbeck.engine.essence.ScorePoints.Line;

/**
 * How far some points are from right on all rows, kept up to date while lines are left out: a row whose answer leads the others by the margin
 * counts nothing, one where it ties with another counts 1, and one where it falls behind by as much 2.
 */
final class ScoreErrors {
  private static final int PER_ANSWER = 2;

  private final ScorePoints points;
  private final int[] codes;
  private final double[][] sums;
  private final double margin;
  private final Work work;

  /**
   * @param codes per row the answer, from 0
   * @param margin the lead that is enough
   */
  ScoreErrors(ScorePoints points, int[] codes, double margin, Work work) {
    this.margin = margin;
    this.points = points;
    this.codes = codes;
    this.work = work;
    double[][][] values = points.values();
    this.sums = new double[codes.length][values[0][0].length];
    for (int c = 0; c < values.length; c++) {
      for (int i = 0; i < codes.length; i++) {
        add(i, values[c][points.columns().get(c).steps()[i]], 1);
      }
    }
    work.spend((long) PER_ANSWER * codes.length * values.length * sums[0].length);
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

  /** Leaves out lines, those first that tell least, as long as they are no further from right than may be: their points become 0. */
  void thin(double most) {
    for (Line line : points.lines().stream().sorted(Line.LEAST_FIRST).toList()) {
      double[] more = points.more(line.column(), line.step());
      shift(line, more, -1);
      if (total() > most) {
        shift(line, more, 1);
      }
      work.spend(2L * PER_ANSWER * codes.length * more.length);
    }
  }

  private void shift(Line line, double[] more, int sign) {
    Column column = points.columns().get(line.column());
    double[][] own = points.values()[line.column()];
    for (int s = 1; s < own.length; s++) {
      for (int a = 0; a < more.length && column.holds(line.step() - 1, s); a++) {
        own[s][a] += sign * more[a];
      }
    }
    for (int i = 0; i < codes.length; i++) {
      if (column.holds(line.step() - 1, column.steps()[i])) {
        add(i, more, sign);
      }
    }
  }
}
