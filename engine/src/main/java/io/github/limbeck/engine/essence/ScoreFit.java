package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.ScoreColumns.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits points, as real numbers, by Newton's steps on the logarithm of the answers' likelihood, one column after another. A fifth of the rows
 * is held out to tell when to stop; then all are fitted as often.
 */
final class ScoreFit {
  private static final double RATE = 0.3;
  /** Draws points of steps with few rows to 0, as so many rows without a say would. */
  static final double RIDGE = 2;
  private static final double LONGEST_STEP = 1;
  private static final int ROUNDS = 30;
  private static final int ROUNDS_WITHOUT_GAIN = 4;
  private static final int HELD_OUT = 5;
  /** What those that were held out have to add. */
  private static final int ROUNDS_ON_ALL = 10;
  /** How many pairs are added at a time, and how often all columns are fitted before there are more. */
  private static final int PAIRS_AT_ONCE = 8;
  private static final int ROUNDS_PER_BATCH = 4;
  /** So often may pairs fail to help before no more are tried. */
  private static final int BATCHES_WITHOUT_GAIN = 2;
  /** Units of work for an answer of a row, which is an exponential function. */
  private static final int PER_ANSWER = 6;

  private final List<Column> columns = new ArrayList<>();
  private final List<double[][]> points = new ArrayList<>();
  private final int[] codes;
  private final int answers;
  private final int heldOut;
  private final double[][] sums;
  private final double[][] shares;
  private final Work work;

  private ScoreFit(ScorePoints from, int[] codes, int heldOut, Work work) {
    this.codes = codes;
    double[][][] values = from.values();
    this.answers = values[0][0].length;
    this.heldOut = heldOut;
    this.work = work;
    this.sums = new double[codes.length][answers];
    this.shares = new double[codes.length][answers];
    this.columns.addAll(from.columns());
    this.points.addAll(Arrays.stream(values).map(ScoreFit::copy).toList());
    for (int i = 0; i < codes.length; i++) {
      double[] sum = new double[answers];
      for (int c = 0; c < values.length; c++) {
        double[] step = values[c][columns.get(c).steps()[i]];
        for (int a = 0; a < answers; a++) {
          sum[a] += step[a];
        }
      }
      add(sum, i);
    }
  }

  private static double[][] copy(double[][] of) {
    return Arrays.stream(of).map(double[]::clone).toArray(double[][]::new);
  }

  /** Points that say no more than how common each answer is: they belong to each step of the first column. */
  private static ScorePoints start(List<Column> columns, int[] codes, int answers) {
    double[] counts = new double[answers];
    for (int code : codes) {
      counts[code]++;
    }
    double[][][] points = columns.stream().map(column -> new double[column.size()][answers]).toArray(double[][][]::new);
    for (double[] step : points[0]) {
      for (int a = 0; a < answers; a++) {
        step[a] = StrictMath.log((counts[a] + 0.5) / (codes.length + 0.5 * answers));
      }
    }
    return new ScorePoints(columns, points);
  }

  /** Units of work that it takes at most for each row. */
  static long workPerRow(int columns, int answers) {
    return 3L * ROUNDS * PER_ANSWER * columns * answers;
  }

  /**
   * What a trial came to when it lost least on the rows held out.
   *
   * @param loss what it lost: bits, in natural units, to write down their answers
   */
  record Trial(ScorePoints points, double loss) {}

  /**
   * Fits points to four fifths of the rows for as long as that helps on the others.
   *
   * @param codes per row the answer, from 0
   */
  static Trial trial(List<Column> columns, int[] codes, int answers, Work work) {
    return trial(start(columns, codes, answers), codes, work);
  }

  /** The same from points that are nearly right. */
  static Trial trial(ScorePoints points, int[] codes, Work work) {
    ScoreFit trial = new ScoreFit(points, codes, HELD_OUT, work);
    Trial best = trial.now();
    for (int r = 0, without = 0; r < ROUNDS && without < ROUNDS_WITHOUT_GAIN; r++) {
      trial.round();
      without = trial.loss() < best.loss() ? 0 : without + 1;
      best = without == 0 ? trial.now() : best;
    }
    return best;
  }

  private Trial now() {
    return new Trial(new ScorePoints(List.copyOf(columns), points.stream().map(ScoreFit::copy).toArray(double[][][]::new)), loss());
  }

  /**
   * Adds pairs of conditions, some at a time, for as long as that helps on the rows held out.
   *
   * @param apart what the conditions are taken from
   * @param most how many there may be
   * @return what it came to; the same as before if nothing helps
   */
  static Trial withPairs(Trial single, List<Column> apart, int most, int[] codes, Work work) {
    ScoreFit trial = new ScoreFit(single.points(), codes, HELD_OUT, work);
    Trial best = single;
    int without = 0;
    for (int batch = 1; batch * PAIRS_AT_ONCE <= most && without < BATCHES_WITHOUT_GAIN && !work.isSpent(); batch++) {
      ScorePairs.best(apart, trial.slopes(), trial.curvatures(), PAIRS_AT_ONCE, work).forEach(trial::addIfNew);
      for (int r = 0; r < ROUNDS_PER_BATCH; r++) {
        trial.round();
      }
      double loss = trial.loss();
      without = loss < best.loss() ? 0 : without + 1;
      best = without == 0 ? trial.now() : best;
    }
    return best;
  }

  private void addIfNew(Column column) {
    if (columns.stream().noneMatch(known -> known.tests().containsAll(column.tests()))) {
      columns.add(column);
      points.add(new double[column.size()][answers]);
    }
  }

  /** The points of a trial fitted to all rows. */
  static ScorePoints fit(Trial trial, int[] codes, Work work) {
    ScoreFit all = new ScoreFit(trial.points(), codes, 0, work);
    for (int r = 0; r < ROUNDS_ON_ALL; r++) {
      all.round();
    }
    return all.now().points();
  }

  private boolean isHeldOut(int row) {
    return heldOut > 0 && row % heldOut == 0;
  }

  private void round() {
    for (int c = 0; c < columns.size(); c++) {
      improve(c);
    }
  }

  /** A step of Newton's for the points of a column. */
  private void improve(int c) {
    char[] steps = columns.get(c).steps();
    double[][] own = points.get(c);
    double[][] slopes = new double[own.length][answers];
    double[][] curvatures = new double[own.length][answers];
    for (int i = 0; i < codes.length; i++) {
      if (!isHeldOut(i)) {
        double[] slope = slopes[steps[i]];
        double[] curvature = curvatures[steps[i]];
        double[] share = shares[i];
        for (int a = 0; a < answers; a++) {
          slope[a] -= share[a];
          curvature[a] += share[a] * (1 - share[a]);
        }
        slope[codes[i]]++;
      }
    }
    for (int s = 0; s < own.length; s++) {
      for (int a = 0; a < answers; a++) {
        double step = RATE * (slopes[s][a] - RIDGE * (c == 0 ? 0 : own[s][a])) / (curvatures[s][a] + RIDGE);
        slopes[s][a] = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
        own[s][a] += slopes[s][a];
      }
    }
    for (int i = 0; i < codes.length; i++) {
      add(slopes[steps[i]], i);
    }
    work.spend((long) PER_ANSWER * codes.length * answers);
  }

  /** By how much each answer of a row should be likelier; nothing for the rows held out. */
  private double[][] slopes() {
    double[][] slopes = new double[codes.length][answers];
    for (int i = 0; i < codes.length; i++) {
      for (int a = 0; a < answers && !isHeldOut(i); a++) {
        slopes[i][a] = (a == codes[i] ? 1 : 0) - shares[i][a];
      }
    }
    return slopes;
  }

  /** How fast that changes with the points of the answer. */
  private double[][] curvatures() {
    double[][] curvatures = new double[codes.length][answers];
    for (int i = 0; i < codes.length; i++) {
      for (int a = 0; a < answers && !isHeldOut(i); a++) {
        curvatures[i][a] = shares[i][a] * (1 - shares[i][a]);
      }
    }
    return curvatures;
  }

  /** What is lost on the rows held out: the logarithm of the share that the right answer had. */
  private double loss() {
    double loss = 0;
    for (int i = 0; i < codes.length; i++) {
      loss -= isHeldOut(i) ? StrictMath.log(Math.max(1e-9, shares[i][codes[i]])) : 0;
    }
    return loss;
  }

  /** Adds to the points of a row, and takes the shares of its answers anew. */
  private void add(double[] more, int row) {
    double[] sum = sums[row];
    double[] share = shares[row];
    double most = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < answers; a++) {
      sum[a] += more[a];
      most = Math.max(most, sum[a]);
    }
    // About e to a power that is not above 0: the limit that defines it, at 1024. It is the same on every machine, and that is what counts.
    for (int a = 0; a < answers; a++) {
      share[a] = Math.max(0, 1 + (sum[a] - most) / 1024);
    }
    for (int i = 0; i < 10; i++) {
      for (int a = 0; a < answers; a++) {
        share[a] *= share[a];
      }
    }
    double total = 0;
    for (int a = 0; a < answers; a++) {
      total += share[a];
    }
    for (int a = 0; a < answers; a++) {
      share[a] /= total;
    }
  }
}
