package io.github.limbeck.engine.bodies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
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
 * @param keys which bodies have the same hidden constant
 * @param scales per body how much it counts when laws are compared
 */
record Pairs(double[][] answers, double[][] scalars, double[][][] own, int[] first, double[][] others, double[][][] apart, double[] distance, Keys keys, double[] scales) {

  /**
   * Which bodies are of one kind.
   *
   * @param own per body its kind
   * @param others per pair the kind of the other body
   * @param count how many kinds there are
   */
  record Keys(int[] own, int[] others, int count) {
    /** One kind for all. */
    static Keys none(int bodies, int pairs) {
      return new Keys(new int[bodies], new int[pairs], 1);
    }
  }

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
    // One of each stretch, by chance: at equal distances it might be the same body of every configuration.
    SplittableRandom random = new SplittableRandom(0);
    int[] kept = IntStream.range(0, most).map(k -> {
      int from = (int) ((long) k * bodies() / most);
      return from + random.nextInt((int) ((long) (k + 1) * bodies() / most) - from);
    }).toArray();
    List<Integer> pairs = new ArrayList<>();
    int[] begins = new int[kept.length + 1];
    for (int k = 0; k < kept.length; k++) {
      IntStream.range(first[kept[k]], first[kept[k] + 1]).forEach(pairs::add);
      begins[k + 1] = pairs.size();
    }
    int[] of = pairs.stream().mapToInt(p -> p).toArray();
    return new Pairs(picked(answers, kept), picked(scalars, kept), Arrays.stream(own).map(v -> picked(v, kept)).toArray(double[][][]::new), begins,
        picked(others, of), Arrays.stream(apart).map(v -> picked(v, of)).toArray(double[][][]::new), picked(new double[][] {distance}, of)[0],
        new Keys(IntStream.of(kept).map(i -> keys.own()[i]).toArray(), IntStream.of(of).map(p -> keys.others()[p]).toArray(), keys.count()),
        picked(new double[][] {scales}, kept)[0]);
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

  /** The same with a scalar that is the same for all bodies of one kind. */
  Pairs with(int scalar, double[] byKey) {
    double[][] own = scalars.clone();
    double[][] other = others.clone();
    own[scalar] = IntStream.of(keys.own()).mapToDouble(k -> byKey[k]).toArray();
    other[scalar] = IntStream.of(keys.others()).mapToDouble(k -> byKey[k]).toArray();
    return new Pairs(answers, own, this.own, first, other, apart, distance, keys, scales);
  }

  /** The same with bodies that count otherwise. */
  Pairs with(double[] counting) {
    return new Pairs(answers, scalars, own, first, others, apart, distance, keys, counting);
  }

  /**
   * How much each body counts when laws are compared: errors are taken as shares of how fast it is accelerated, or of what is usual for its
   * kind where that is less, so that a few that come close to another do not outweigh all others.
   */
  static double[] scales(double[][] answers, Keys keys) {
    double[] length = IntStream.range(0, keys.own().length).mapToDouble(i -> Math.sqrt(Arrays.stream(answers).mapToDouble(a -> a[i] * a[i]).sum())).toArray();
    double[] usual = IntStream.range(0, keys.count()).mapToDouble(key -> {
      double[] moved = IntStream.range(0, length.length).filter(i -> keys.own()[i] == key && length[i] > 0).mapToDouble(i -> length[i]).sorted().toArray();
      return moved.length == 0 ? 1 : moved[moved.length / 2];
    }).toArray();
    return IntStream.range(0, length.length).mapToDouble(i -> 1 / Math.max(Math.max(length[i], usual[keys.own()[i]]), Double.MIN_NORMAL)).toArray();
  }
}
