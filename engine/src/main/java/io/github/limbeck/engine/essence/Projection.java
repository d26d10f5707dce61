package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A candidate form over the rows: its distinct values in order, with the answers met at each.
 *
 * @param candidate the form
 * @param values the value of each row, NaN where it is missing
 * @param distinct the distinct values, in order, without NaN
 * @param counts per distinct value the rows of each answer
 * @param whole whether all values are whole numbers
 * @param bounds per distinct value the readable bound below it, NaN until it is asked for
 */
record Projection(Candidate candidate, double[] values, double[] distinct, int[][] counts, boolean whole, double[] bounds) {

  static Projection of(Candidate candidate, Examples examples, List<Boolean> reals) {
    double[] values = examples.values(candidate.form());
    examples.work().spend((long) values.length * (40 + 8L * candidate.form().terms().size()));
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = 0;
    for (int i = 0; i < sorted.length && !Double.isNaN(sorted[i]); i++) {
      if (n == 0 || sorted[i] != sorted[n - 1]) {
        sorted[n++] = sorted[i];
      }
    }
    double[] distinct = Arrays.copyOf(sorted, n);
    int[][] counts = new int[n][examples.answerCount()];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        counts[Arrays.binarySearch(distinct, values[i] + 0.0)][examples.answers()[i]]++;
      }
    }
    double[] bounds = new double[n];
    Arrays.fill(bounds, Double.NaN);
    return new Projection(candidate, values, distinct, counts, candidate.form().isWhole(reals), bounds);
  }

  boolean hasMissing() {
    int known = 0;
    for (int[] at : counts) {
      known += Arrays.stream(at).sum();
    }
    return known < values.length;
  }

  /** The only answer met at a distinct value, or -1 if there are several. */
  int pureAnswer(int value) {
    return only(counts[value]);
  }

  /** The only answer that was counted, or -1 if there are several or none. */
  static int only(int[] counts) {
    int answer = -1;
    for (int a = 0; a < counts.length; a++) {
      if (counts[a] > 0) {
        if (answer >= 0) {
          return -1;
        }
        answer = a;
      }
    }
    return answer;
  }

  /** The readable bounds of the distinct values {@code from..to}: infinite where the range reaches the end. */
  Literal range(int from, int to) {
    double low = from == 0 ? Double.NEGATIVE_INFINITY : lowerBound(from);
    double high = to == distinct.length - 1 ? Double.POSITIVE_INFINITY : upperBound(to);
    return new Literal(candidate.form(), low, high);
  }

  private double lowerBound(int value) {
    if (Double.isNaN(bounds[value])) {
      bounds[value] = readableBound(value);
    }
    return bounds[value];
  }

  private double readableBound(int value) {
    if (whole && (candidate.template().equals("number") || candidate.template().equals("sum of numbers"))) {
      return Thresholds.binaryBetween(distinct[value - 1], distinct[value]);
    }
    return whole ? Thresholds.wholeBetween(distinct[value - 1], distinct[value])
        : Thresholds.between(distinct[value - 1], distinct[value]);
  }

  private double upperBound(int value) {
    double next = lowerBound(value + 1);
    return whole ? next - 1 : next;
  }

  /** Maximal runs of distinct values with one answer, as pairs of first index and answer; null if values mix answers. */
  List<int[]> pureRuns(int most) {
    List<int[]> runs = new ArrayList<>();
    int last = -1;
    for (int v = 0; v < distinct.length; v++) {
      int answer = pureAnswer(v);
      if (answer < 0) {
        return null;
      }
      if (answer != last) {
        runs.add(new int[] {v, answer});
        last = answer;
        if (runs.size() > most) {
          return null;
        }
      }
    }
    return runs;
  }
}
