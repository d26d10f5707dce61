package io.github.limbeck.engine.perception;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Features of images, learned without labels: how strongly each of some small patches is seen in each region of an image. All of it is arithmetic of whole
 * numbers, so that every machine computes the same (patches by k-means and a rectified response: Coates, Ng and Lee, "An analysis of single-layer networks
 * in unsupervised feature learning", 2011).
 *
 * @param pixels what an image is
 * @param rows of a patch
 * @param columns of a patch
 * @param weights {@code [cell][patch]}: what a patch gives for each step of a cell of a window
 * @param threshold what a response must exceed
 * @param across regions side by side
 * @param down regions one below another
 * @param stride how far windows lie apart
 * @param shift bits of the sum over a region that are dropped
 */
public record Patches(Pixels pixels, int rows, int columns, int[][] weights, int threshold, int across, int down, int stride, int shift) {
  /** What a weight of one is in whole numbers. */
  private static final int UNIT = 128;
  /** A feature has as many bits at most, so that sums of products of features are exact in doubles. */
  private static final int BITS = 12;
  /** The greatest value of a feature. */
  public static final int GREATEST = (1 << BITS) - 1;
  private static final long SEED = 0x5eed;
  /** Patches of longer signals are no longer. */
  private static final int LONG = 48;

  /** How many patches there are. */
  public int count() {
    return weights[0].length;
  }

  /** How many features an image has. */
  public int features() {
    return count() * across * down;
  }

  /** The features of an image: for each region, and in it for each patch. */
  public int[] features(int[] steps) {
    int[] sums = sums(steps);
    for (int f = 0; f < sums.length; f++) {
      sums[f] = Math.min(sums[f] >> shift, GREATEST);
    }
    return sums;
  }

  private int[] sums(int[] steps) {
    int[] sums = new int[features()];
    int[] responses = new int[count()];
    int high = pixels.high() - rows + 1;
    int wide = pixels.wide() - columns + 1;
    for (int r = 0; r < high; r += stride) {
      for (int c = 0; c < wide; c += stride) {
        if (respond(steps, r, c, responses)) {
          int region = (r * down / high * across + c * across / wide) * responses.length;
          for (int k = 0; k < responses.length; k++) {
            sums[region + k] += Math.max(responses[k] - threshold, 0);
          }
        }
      }
    }
    return sums;
  }

  /** Whether a window is anything but blank; if so, its responses. */
  private boolean respond(int[] steps, int row, int column, int[] responses) {
    boolean any = false;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int step = steps[(row + r) * pixels.wide() + column + c];
        if (step != 0) {
          if (!any) {
            any = true;
            Arrays.fill(responses, 0);
          }
          int[] of = weights[r * columns + c];
          for (int k = 0; k < responses.length; k++) {
            responses[k] += step * of[k];
          }
        }
      }
    }
    return any;
  }

  /** Learns patches from images. */
  public static Patches learn(Pixels pixels, List<int[]> images, PerceptionTuning tuning) {
    int columns = side(pixels.wide(), pixels.high() == 1 ? pixels.wide() : Math.min(pixels.high(), pixels.wide()), tuning);
    int rows = pixels.high() == 1 ? 1 : side(pixels.high(), Math.min(pixels.high(), pixels.wide()), tuning);
    int high = pixels.high() - rows + 1;
    int wide = pixels.wide() - columns + 1;
    int across = Math.max(1, Math.min(pixels.high() == 1 ? tuning.regions() * 2 : tuning.regions(), wide / 2));
    int down = Math.max(1, Math.min(tuning.regions(), high / 2));
    int stride = Math.max(1, columns / 4);
    double[][] windows = windows(pixels, rows, columns, images, tuning.windows());
    double[][] centres = centres(windows, Math.min(tuning.patches(images.size(), across * down), Math.max(1, windows.length / 4)), tuning.rounds());
    int[][] weights = weights(centres);
    Patches bare = new Patches(pixels, rows, columns, weights, 0, across, down, stride, 0);
    Patches calibrated = new Patches(pixels, rows, columns, weights, bare.threshold(images, tuning.threshold()), across, down, stride, 0);
    return new Patches(pixels, rows, columns, weights, calibrated.threshold, across, down, stride, calibrated.shift(images));
  }

  private static int side(int whole, int shorter, PerceptionTuning tuning) {
    return Math.min(whole, Math.max(3, (int) Math.round(Math.min(shorter, LONG) * tuning.patchShare())));
  }

  /** Windows of the images that are not blank, each with the mean 0 and the length 1. */
  private static double[][] windows(Pixels pixels, int rows, int columns, List<int[]> images, int most) {
    SplittableRandom random = new SplittableRandom(SEED);
    int tries = 20 * most;
    double[][] found = new double[most][];
    int count = 0;
    for (int t = 0; t < tries && count < most; t++) {
      int[] image = images.get(random.nextInt(images.size()));
      int row = random.nextInt(pixels.high() - rows + 1);
      int column = random.nextInt(pixels.wide() - columns + 1);
      double[] window = new double[rows * columns];
      for (int i = 0; i < window.length; i++) {
        window[i] = image[(row + i / columns) * pixels.wide() + column + i % columns];
      }
      if (normalise(window) > 25 * Math.sqrt(window.length) / 6) {
        found[count++] = window;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Makes the mean 0 and the length 1; returns what the length was. */
  private static double normalise(double[] window) {
    double mean = Arrays.stream(window).sum() / window.length;
    double squares = 0;
    for (int i = 0; i < window.length; i++) {
      window[i] -= mean;
      squares += window[i] * window[i];
    }
    double length = Math.sqrt(squares);
    for (int i = 0; length > 0 && i < window.length; i++) {
      window[i] /= length;
    }
    return length;
  }

  /** Spherical k-means. */
  private static double[][] centres(double[][] windows, int count, int rounds) {
    double[][] centres = new double[count][];
    for (int k = 0; k < count; k++) {
      centres[k] = windows[(int) ((long) k * windows.length / count)].clone();
    }
    for (int round = 0; round < rounds; round++) {
      double[][] now = centres;
      int[] nearest = IntStream.range(0, windows.length).parallel().map(w -> nearest(windows[w], now)).toArray();
      double[][] next = new double[count][windows[0].length];
      for (int w = 0; w < windows.length; w++) {
        double[] to = next[nearest[w]];
        for (int i = 0; i < to.length; i++) {
          to[i] += windows[w][i];
        }
      }
      for (int k = 0; k < count; k++) {
        if (normalise(next[k]) == 0) {
          next[k] = centres[k];
        }
      }
      centres = next;
    }
    return centres;
  }

  private static int nearest(double[] window, double[][] centres) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < centres.length; k++) {
      double product = 0;
      for (int i = 0; i < window.length; i++) {
        product += window[i] * centres[k][i];
      }
      if (product > most) {
        most = product;
        best = k;
      }
    }
    return best;
  }

  /** Whole numbers, less the mean of all patches, so that a response is one beyond what all of them give. */
  private static int[][] weights(double[][] centres) {
    int cells = centres[0].length;
    int[][] weights = new int[cells][centres.length];
    for (int i = 0; i < cells; i++) {
      int cell = i;
      double mean = Arrays.stream(centres).mapToDouble(c -> c[cell]).sum() / centres.length;
      for (int k = 0; k < centres.length; k++) {
        weights[i][k] = (int) Math.rint((centres[k][i] - (centres.length > 1 ? mean : 0)) * UNIT);
      }
    }
    return weights;
  }

  private int threshold(List<int[]> images, double deviations) {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    int[] responses = new int[count()];
    double squares = 0;
    long count = 0;
    for (int t = 0; t < 5_000; t++) {
      int[] image = images.get(random.nextInt(images.size()));
      if (respond(image, random.nextInt(pixels.high() - rows + 1), random.nextInt(pixels.wide() - columns + 1), responses)) {
        for (int response : responses) {
          squares += (double) response * response;
        }
        count += responses.length;
      }
    }
    return count == 0 ? 0 : (int) Math.rint(deviations * Math.sqrt(squares / count));
  }

  /** The bits to drop so that nearly all features have no more than they may. */
  private int shift(List<int[]> images) {
    int step = Math.max(1, images.size() / 500);
    int[] greatest = IntStream.range(0, (images.size() + step - 1) / step).parallel().map(i -> Arrays.stream(sums(images.get(i * step))).max().orElse(0)).sorted().toArray();
    int typical = greatest[greatest.length * 9 / 10];
    return Math.max(0, 32 - Integer.numberOfLeadingZeros(typical) - BITS);
  }
}
