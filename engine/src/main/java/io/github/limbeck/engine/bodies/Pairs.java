package io.github.limbeck.engine.bodies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bodies, each with those that act on it.
 *
 * @param answers {@code [component][body]}
 * @param scalars {@code [scalar][body]}: masses, charges
 * @param own {@code [vector][component][body]}: those of each body; the first is the position
 * @param first per body its first pair; one entry more than bodies
 * @param others {@code [scalar][pair]}: the scalars of the other body of each pair
 * @param apart {@code [vector][component][pair]}: vectors of the other less those of the own; the first is the way from the one to the other
 * @param distance per pair
 */
record Pairs(double[][] answers, double[][] scalars, double[][][] own, int[] first, double[][] others, double[][][] apart, double[] distance) {

  int bodies() {
    return first.length - 1;
  }

  int dimensions() {
    return answers.length;
  }

  int pairs() {
    return distance.length;
  }

  /** Of so many bodies at most, evenly chosen. */
  Pairs thinned(int most) {
    if (bodies() <= most) {
      return this;
    }
    int[] kept = IntStream.range(0, most).map(k -> (int) ((long) k * bodies() / most)).toArray();
    List<Integer> pairs = new ArrayList<>();
    int[] begins = new int[kept.length + 1];
    for (int k = 0; k < kept.length; k++) {
      IntStream.range(first[kept[k]], first[kept[k] + 1]).forEach(pairs::add);
      begins[k + 1] = pairs.size();
    }
    int[] of = pairs.stream().mapToInt(p -> p).toArray();
    return new Pairs(picked(answers, kept), picked(scalars, kept), Arrays.stream(own).map(v -> picked(v, kept)).toArray(double[][][]::new), begins,
        picked(others, of), Arrays.stream(apart).map(v -> picked(v, of)).toArray(double[][][]::new), picked(new double[][] {distance}, of)[0]);
  }

  private static double[][] picked(double[][] columns, int[] kept) {
    return Arrays.stream(columns).map(c -> IntStream.of(kept).mapToDouble(i -> c[i]).toArray()).toArray(double[][]::new);
  }

  /**
   * What a pair gives, added up per body and component.
   *
   * @param strength per pair
   * @param direction {@code [component][pair]}
   */
  double[][] sums(double[] strength, double[][] direction) {
    double[][] sums = new double[dimensions()][bodies()];
    for (int c = 0; c < sums.length; c++) {
      for (int i = 0; i < bodies(); i++) {
        double sum = 0;
        for (int p = first[i]; p < first[i + 1]; p++) {
          sum += strength[p] * direction[c][p];
        }
        sums[c][i] = sum;
      }
    }
    return sums;
  }

  /**
   * The components one after the other, each body scaled.
   *
   * @param values {@code [component][body]}
   */
  double[] stacked(double[] scales, double[][] values) {
    double[] stacked = new double[dimensions() * bodies()];
    for (int c = 0; c < values.length; c++) {
      for (int i = 0; i < bodies(); i++) {
        stacked[c * bodies() + i] = values[c][i] * scales[i];
      }
    }
    return stacked;
  }

  /**
   * How much each body counts when laws are compared: errors are taken as shares of how fast it is accelerated, or of what is usual where
   * that is less, so that a few that come close to another do not outweigh all others.
   */
  double[] scales() {
    double[] length = IntStream.range(0, bodies()).mapToDouble(i -> Math.sqrt(Arrays.stream(answers).mapToDouble(a -> a[i] * a[i]).sum())).toArray();
    double[] moved = Arrays.stream(length).filter(l -> l > 0).sorted().toArray();
    double usual = moved.length == 0 ? 1 : moved[moved.length / 2];
    return Arrays.stream(length).map(l -> 1 / Math.max(Math.max(l, usual), Double.MIN_NORMAL)).toArray();
  }
}
