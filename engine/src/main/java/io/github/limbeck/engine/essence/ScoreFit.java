package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.ScoreColumns.Column;
import java.util.List;

/**
 * Fits points, as real numbers, by Newton's steps on the logarithm of the answers' likelihood, one feature after another. A fifth of the rows
 * is held out to tell when to stop; then all are fitted as often.
 */
final class ScoreFit {
  private static final double RATE = 0.3;
  /** Draws points of steps with few rows to 0, as so many rows without a say would. */
  private static final double RIDGE = 2;
  private static final double LONGEST_STEP = 1;
  private static final int ROUNDS = 60;
  private static final int ROUNDS_WITHOUT_GAIN = 4;
  private static final int HELD_OUT = 5;
  /** Units of work for an answer of a row, which is an exponential function. */
  private static final int PER_ANSWER = 6;

  private final List<Column> columns;
  private final int[] codes;
  private final double[][] sums;
  private final double[][][] points;
  private final double[] shares;
  private final int heldOut;

  private ScoreFit(List<Column> columns, int[] codes, int answers, int heldOut) {
    this.columns = columns;
    this.codes = codes;
    this.heldOut = heldOut;
    this.shares = new double[answers];
    this.sums = new double[codes.length][answers];
    this.points = new double[columns.size()][][];
    for (int c = 0; c < points.length; c++) {
      points[c] = new double[columns.get(c).size()][answers];
    }
    // What all rows start with belongs to each step of the first column.
    double[] counts = new double[answers];
    for (int code : codes) {
      counts[code]++;
    }
    for (int a = 0; a < answers; a++) {
      double start = StrictMath.log((counts[a] + 0.5) / (codes.length + 0.5 * answers));
      for (double[] row : sums) {
        row[a] = start;
      }
      for (double[] step : points[0]) {
        step[a] = start;
      }
    }
  }

  /** Units of work that it takes at most for each row. */
  static long workPerRow(int columns, int answers) {
    return 3L * ROUNDS * PER_ANSWER * columns * answers;
  }

  /**
   * What a trial came to.
   *
   * @param loss what was lost on the rows held out
   * @param rounds after how many rounds it was least
   */
  record Trial(List<Column> columns, double loss, int rounds) {}

  /**
   * Fits points to four fifths of the rows for as long as that helps on the others.
   *
   * @param codes per row the answer, from 0
   */
  static Trial trial(List<Column> columns, int[] codes, int answers, Work work) {
    ScoreFit trial = new ScoreFit(columns, codes, answers, HELD_OUT);
    double least = trial.loss();
    int rounds = 0;
    for (int r = 1; r <= ROUNDS && r <= rounds + ROUNDS_WITHOUT_GAIN; r++) {
      trial.round(work);
      double loss = trial.loss();
      if (loss < least) {
        least = loss;
        rounds = r;
      }
    }
    return new Trial(columns, least, Math.max(1, rounds));
  }

  /** Points per column, step and answer, fitted to all rows in as many rounds as the trial took. */
  static double[][][] fit(Trial trial, int[] codes, int answers, Work work) {
    ScoreFit all = new ScoreFit(trial.columns(), codes, answers, 0);
    for (int r = 0; r < trial.rounds(); r++) {
      all.round(work);
    }
    return all.points;
  }

  private boolean isHeldOut(int row) {
    return heldOut > 0 && row % heldOut == 0;
  }

  private void round(Work work) {
    int answers = shares.length;
    for (int c = 0; c < points.length; c++) {
      char[] steps = columns.get(c).steps();
      double[][] slopes = new double[points[c].length][answers];
      double[][] curvatures = new double[points[c].length][answers];
      for (int i = 0; i < codes.length; i++) {
        if (!isHeldOut(i)) {
          share(sums[i]);
          double[] slope = slopes[steps[i]];
          double[] curvature = curvatures[steps[i]];
          for (int a = 0; a < answers; a++) {
            slope[a] -= shares[a];
            curvature[a] += shares[a] * (1 - shares[a]);
          }
          slope[codes[i]]++;
        }
      }
      for (int s = 0; s < points[c].length; s++) {
        for (int a = 0; a < answers; a++) {
          double step = RATE * (slopes[s][a] - RIDGE * (c == 0 ? 0 : points[c][s][a])) / (curvatures[s][a] + RIDGE);
          slopes[s][a] = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
          points[c][s][a] += slopes[s][a];
        }
      }
      for (int i = 0; i < codes.length; i++) {
        double[] more = slopes[steps[i]];
        for (int a = 0; a < answers; a++) {
          sums[i][a] += more[a];
        }
      }
      work.spend((long) PER_ANSWER * codes.length * answers);
    }
  }

  /** What is lost on the rows held out: the logarithm of the share that the right answer had. */
  private double loss() {
    double loss = 0;
    for (int i = 0; i < codes.length; i++) {
      if (isHeldOut(i)) {
        share(sums[i]);
        loss -= StrictMath.log(Math.max(1e-9, shares[codes[i]]));
      }
    }
    return loss;
  }

  private void share(double[] of) {
    double most = of[0];
    for (double sum : of) {
      most = Math.max(most, sum);
    }
    double total = 0;
    for (int a = 0; a < of.length; a++) {
      shares[a] = exponential(of[a] - most);
      total += shares[a];
    }
    for (int a = 0; a < of.length; a++) {
      shares[a] /= total;
    }
  }

  /** About e to a power that is not above 0: the limit that defines it, at 1024. It is the same on every machine, and that is what counts. */
  private static double exponential(double power) {
    double value = Math.max(0, 1 + power / 1024);
    for (int i = 0; i < 10; i++) {
      value *= value;
    }
    return value;
  }
}
