package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.essence.ScoreColumns.Column;
import io.github.limbeck.engine.model.Literal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds two conditions that tell more together than the points of each do (Y. Lou, R. Caruana, J. Gehrke, G. Hooker, "Accurate intelligible
 * models with pairwise interactions", 2013).
 */
final class ScorePairs {
  /** The fewest rows on which both conditions hold. */
  private static final int FEWEST_ROWS = 3;
  /** Pairs of more columns are too many to look at; and what it may take to look at all pairs once, in answers of rows. */
  private static final int MOST_COLUMNS = 80;
  private static final long MOST_AT_ONCE = 100_000_000L;

  private final List<Column> columns;
  private final double[][] slopes;
  private final double[][] curvatures;
  private final int answers;

  private ScorePairs(List<Column> columns, double[][] slopes, double[][] curvatures) {
    this.columns = columns;
    this.slopes = slopes;
    this.curvatures = curvatures;
    this.answers = slopes[0].length;
  }

  /** Of how many columns pairs are looked at. */
  static int mostColumns(int rows, int answers) {
    return (int) Math.max(2, Math.min(MOST_COLUMNS, Math.sqrt(2.0 * MOST_AT_ONCE / ((double) rows * answers))));
  }

  /** Two tests of columns, with what is gained where both have points. */
  private record Pair(int left, int leftTest, int right, int rightTest, double gain) {}

  /**
   * The pairs that gain most, one of every two columns at most.
   *
   * @param columns features
   * @param slopes per row and answer by how much the answer should be likelier; a row of zeros counts nothing
   * @param curvatures per row and answer how fast that changes with its points
   * @param most how many there may be
   */
  static List<Column> best(List<Column> columns, double[][] slopes, double[][] curvatures, int most, Work work) {
    ScorePairs pairs = new ScorePairs(columns, slopes, curvatures);
    List<Pair> found = new ArrayList<>();
    for (int left = 0; left < pairs.columns.size(); left++) {
      for (int right = left + 1; right < pairs.columns.size(); right++) {
        pairs.best(left, right, found);
      }
    }
    int size = pairs.columns.size();
    work.spend((long) size * size * slopes.length * pairs.answers);
    return found.stream().sorted(Comparator.comparingDouble((Pair p) -> -p.gain()).thenComparingInt(Pair::left).thenComparingInt(Pair::right))
        .limit(most).flatMap(pairs::columns).toList();
  }

  /** The two conditions, each by itself and both together. */
  private Stream<Column> columns(Pair pair) {
    return Stream.of(single(pair.left(), pair.leftTest()), single(pair.right(), pair.rightTest()), column(pair));
  }

  private Column single(int column, int test) {
    return columns.get(column).only(List.of(test));
  }

  private Column column(Pair pair) {
    Column left = columns.get(pair.left());
    Column right = columns.get(pair.right());
    char[] steps = new char[slopes.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (char) (left.holds(pair.leftTest(), left.steps()[i]) && right.holds(pair.rightTest(), right.steps()[i]) ? 1 : 0);
    }
    List<Literal> both = Stream.concat(left.tests().get(pair.leftTest()).stream(), right.tests().get(pair.rightTest()).stream()).toList();
    return new Column(List.of(both), 0, steps);
  }

  private void best(int left, int right, List<Pair> found) {
    double[][][] sums = sums(columns.get(left), columns.get(right));
    int leftTests = columns.get(left).tests().size();
    int rightTests = columns.get(right).tests().size();
    Pair best = null;
    for (int l = 0; l < leftTests; l++) {
      for (int r = 0; r < rightTests; r++) {
        double gain = gain(sums[l + 1][r + 1], sums[l + 1][0], sums[0][r + 1], sums[0][0]);
        best = gain > 0 && (best == null || gain > best.gain()) ? new Pair(left, l, right, r, gain) : best;
      }
    }
    if (best != null) {
      found.add(best);
    }
  }

  /** What is gained by points for both beyond those for each: the contrast of the four kinds of rows has the sum of their variances. */
  private double gain(double[] both, double[] left, double[] right, double[] all) {
    int rows = 2 * answers;
    if (both[rows] < FEWEST_ROWS || left[rows] - both[rows] < FEWEST_ROWS || right[rows] - both[rows] < FEWEST_ROWS
        || all[rows] - left[rows] - right[rows] + both[rows] < FEWEST_ROWS) {
      return 0;
    }
    double gain = 0;
    for (int a = 0; a < answers; a++) {
      int c = answers + a;
      double spread = 1 / (both[c] + ScoreFit.RIDGE) + 1 / (left[c] - both[c] + ScoreFit.RIDGE) + 1 / (right[c] - both[c] + ScoreFit.RIDGE)
          + 1 / (all[c] - left[c] - right[c] + both[c] + ScoreFit.RIDGE);
      gain += both[a] * both[a] * spread;
    }
    return gain;
  }

  /** Per test of either column (after the first, which always holds) the slopes, the curvatures and the number of rows where both hold. */
  private double[][][] sums(Column left, Column right) {
    double[][][] cells = new double[left.size()][right.size()][2 * answers + 1];
    for (int i = 0; i < slopes.length; i++) {
      double[] cell = cells[left.steps()[i]][right.steps()[i]];
      for (int a = 0; a < answers; a++) {
        cell[a] += slopes[i][a];
        cell[answers + a] += curvatures[i][a];
      }
      cell[2 * answers]++;
    }
    double[][][] byLeft = new double[left.size()][right.size()][2 * answers + 1];
    for (int l = 0; l < left.size(); l++) {
      for (int step = 0; step < left.size(); step++) {
        for (int r = 0; r < right.size() && (l == 0 || left.holds(l - 1, step)); r++) {
          add(cells[step][r], byLeft[l][r]);
        }
      }
    }
    double[][][] sums = new double[left.size()][right.size()][2 * answers + 1];
    for (int l = 0; l < left.size(); l++) {
      for (int r = 0; r < right.size(); r++) {
        for (int step = 0; step < right.size(); step++) {
          if (r == 0 || right.holds(r - 1, step)) {
            add(byLeft[l][step], sums[l][r]);
          }
        }
      }
    }
    return sums;
  }

  private static void add(double[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }
}
