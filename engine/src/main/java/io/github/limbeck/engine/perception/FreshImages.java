package io.github.limbeck.engine.perception;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How what is learned does on images that nothing was learned from: some rows are set aside, with all rows that show one of their images, it is learned
 * again from the rest, and the rows set aside are tried. An image that is merely left out of the read-out would not do, since the levels of others were
 * told from the rows that it stands in.
 *
 * @param rows how many rows were tried
 * @param right how many of them came out
 * @param explained the share of the variance of their answers that was explained
 */
public record FreshImages(int rows, int right, double explained) {
  /** The share of the rows that is set aside at most. */
  private static final double ASIDE = 0.2;
  /** The share of the rows that must be left to learn from. */
  private static final double LEFT = 0.6;

  /** Learns from some rows. */
  public interface Learner {
    Optional<Learned> learn(Gallery gallery, double[][] numbers, double[] answers);
  }

  /** Tries; nothing comes out where nothing is learned from the rest. */
  public static FreshImages of(Gallery gallery, double[][] numbers, double[] answers, Learner learner) {
    boolean[] aside = aside(gallery);
    boolean[] gone = new boolean[gallery.images().size()];
    IntStream.range(0, aside.length).filter(row -> aside[row]).forEach(row -> Arrays.stream(gallery.seen()[row]).forEach(image -> gone[image] = true));
    int[] rest = IntStream.range(0, aside.length).filter(row -> Arrays.stream(gallery.seen()[row]).noneMatch(image -> gone[image])).toArray();
    int[] tried = IntStream.range(0, aside.length).filter(row -> aside[row]).toArray();
    Optional<Learned> learned = rest.length == 0 ? Optional.empty()
        : learner.learn(gallery.select(rest), Arrays.stream(rest).mapToObj(row -> numbers[row]).toArray(double[][]::new), Arrays.stream(rest).mapToDouble(row -> answers[row]).toArray());
    if (learned.isEmpty() || tried.length == 0) {
      return new FreshImages(Math.max(1, tried.length), 0, 0);
    }
    return scored(gallery, numbers, answers, tried, learned.get());
  }

  /** Rows in the order of a hash of what they show, as long as enough is left that shows none of the same. */
  private static boolean[] aside(Gallery gallery) {
    int rows = gallery.seen().length;
    long[] hashes = new long[gallery.images().size()];
    boolean[] gone = new boolean[hashes.length];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = mixed(Arrays.hashCode(gallery.images().get(i)));
    }
    int[][] rowsOf = rowsOf(gallery);
    long[] keys = Arrays.stream(gallery.seen()).mapToLong(seen -> Arrays.stream(seen).mapToLong(i -> hashes[i]).reduce(1, (a, b) -> mixed(31 * a + b))).toArray();
    int[] order = IntStream.range(0, rows).boxed().sorted(Comparator.comparingLong((Integer row) -> keys[row]).thenComparing(row -> row)).mapToInt(row -> row).toArray();
    boolean[] aside = new boolean[rows];
    boolean[] lost = new boolean[rows];
    int remaining = rows;
    int taken = 0;
    for (int row : order) {
      if (taken + 1 > ASIDE * rows) {
        break;
      }
      int cost = (int) Arrays.stream(gallery.seen()[row]).filter(i -> !gone[i]).flatMap(i -> Arrays.stream(rowsOf[i])).distinct().filter(other -> !lost[other]).count();
      if (remaining - cost < LEFT * rows) {
        break;
      }
      for (int image : gallery.seen()[row]) {
        gone[image] = true;
        for (int other : rowsOf[image]) {
          remaining -= lost[other] ? 0 : 1;
          lost[other] = true;
        }
      }
      aside[row] = true;
      taken++;
    }
    return aside;
  }

  private static int[][] rowsOf(Gallery gallery) {
    int[] counts = new int[gallery.images().size()];
    Arrays.stream(gallery.seen()).flatMapToInt(seen -> Arrays.stream(seen).distinct()).forEach(i -> counts[i]++);
    int[][] rowsOf = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    for (int row = 0; row < gallery.seen().length; row++) {
      for (int image : Arrays.stream(gallery.seen()[row]).distinct().toArray()) {
        rowsOf[image][--counts[image]] = row;
      }
    }
    return rowsOf;
  }

  private static long mixed(long value) {
    long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  private static FreshImages scored(Gallery gallery, double[][] numbers, double[] answers, int[] tried, Learned learned) {
    double mean = Arrays.stream(tried).mapToDouble(row -> answers[row]).sum() / tried.length;
    double[] squares = new double[2];
    int right = 0;
    for (int row : tried) {
      double[] readings = Arrays.stream(gallery.seen()[row]).mapToDouble(i -> learned.reader().ofSteps(gallery.images().get(i))).toArray();
      double answer = learned.answer(readings, numbers[row]);
      squares[0] += Double.isFinite(answer) ? (answer - answers[row]) * (answer - answers[row]) : (answers[row] - mean) * (answers[row] - mean);
      squares[1] += (answers[row] - mean) * (answers[row] - mean);
      right += Expectation.isEqual(answer, answers[row]) ? 1 : 0;
    }
    return new FreshImages(tried.length, right, squares[1] > 0 ? 1 - squares[0] / squares[1] : 0);
  }
}
