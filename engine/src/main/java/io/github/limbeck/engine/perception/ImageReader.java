package io.github.limbeck.engine.perception;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network of whole numbers that reads what an image shows: patches, and a score for each level, of which that with the greatest score is read, and of equal
 * ones the first; or a single score, which is the reading itself.
 *
 * @param patches the features of an image
 * @param levels in ascending order; none where a score is the reading
 * @param weights {@code [level][feature]}
 * @param biases per level
 * @param unit what a score of one stands for, a power of two; 0 where there are levels
 */
public record ImageReader(Patches patches, int[] levels, short[][] weights, long[] biases, double unit) {
  /** The first bytes of the weights as a resource: "LBKW", and the version of the format. */
  public static final int MAGIC = 0x4c424b57;
  /** The version of the format. */
  public static final int VERSION = 1;

  /** Rounds a read-out to whole numbers, as fine as their type allows. */
  static ImageReader of(Patches patches, int[] levels, Ridge.Fit fit) {
    double greatest = Stream.of(fit.coefficients()).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
    double scale = greatest > 0 ? Short.MAX_VALUE / greatest : 1;
    short[][] weights = new short[levels.length][];
    long[] biases = new long[levels.length];
    for (int l = 0; l < levels.length; l++) {
      double[] own = fit.coefficients()[l];
      weights[l] = new short[own.length];
      for (int f = 0; f < own.length; f++) {
        weights[l][f] = (short) Math.rint(own[f] * scale);
      }
      biases[l] = Math.round(fit.intercepts()[l] * scale);
    }
    return new ImageReader(patches, levels, weights, biases, 0);
  }

  /** One whose score is the reading, rounded alike: as fine as a power of two allows. */
  static ImageReader ofReals(Patches patches, Ridge.Fit fit) {
    double greatest = Arrays.stream(fit.coefficients()[0]).map(Math::abs).max().orElse(0);
    double scale = greatest > 0 ? Math.scalb(1.0, Math.getExponent(Short.MAX_VALUE / greatest)) : 1;
    short[] weights = new short[fit.coefficients()[0].length];
    for (int f = 0; f < weights.length; f++) {
      weights[f] = (short) Math.rint(fit.coefficients()[0][f] * scale);
    }
    return new ImageReader(patches, new int[0], new short[][] {weights}, new long[] {Math.round(fit.intercepts()[0] * scale)}, 1 / scale);
  }

  /** Whether a reading is a real number rather than one of some levels. */
  public boolean isReal() {
    return levels.length == 0;
  }

  /** What an image shows. */
  public double read(double[][] cells) {
    return ofFeatures(patches.features(patches.pixels().steps(cells)));
  }

  /** What an image shows, by its steps. */
  double ofSteps(int[] steps) {
    return ofFeatures(patches.features(steps));
  }

  /** What an image shows, by its features. */
  double ofFeatures(int[] features) {
    return isReal() ? score(0, features) * unit : levels[position(features)];
  }

  private long score(int level, int[] features) {
    long score = biases[level];
    for (int f = 0; f < features.length; f++) {
      score += (long) weights[level][f] * features[f];
    }
    return score;
  }

  /** The position of the level among all, by the features of an image. */
  int position(int[] features) {
    int best = 0;
    long most = Long.MIN_VALUE;
    for (int l = 0; l < levels.length; l++) {
      long score = score(l, features);
      if (score > most) {
        most = score;
        best = l;
      }
    }
    return best;
  }

  /** The weights as they are put beside a generated class: magic and version, those of the patches cell by cell, biases, and those of the levels. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      for (int[] cell : patches.weights()) {
        for (int weight : cell) {
          out.writeShort(weight);
        }
      }
      for (int l = 0; l < biases.length; l++) {
        out.writeLong(biases[l]);
        for (short weight : weights[l]) {
          out.writeShort(weight);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** As a text that {@link #parse} understands. */
  public String write() {
    Pixels pixels = patches.pixels();
    return Stream.of(pixels.rows(), pixels.columns(), Double.toHexString(pixels.least()), Double.toHexString(pixels.greatest()), pixels.blank() + "/" + pixels.block(), patches.rows(), patches.columns(),
        patches.count(), patches.threshold(), patches.across(), patches.down(), patches.stride(), patches.shift(),
        isReal() ? Double.toHexString(unit) : IntStream.of(levels).mapToObj(String::valueOf).collect(Collectors.joining(",")), Base64.getEncoder().encodeToString(bytes())).map(String::valueOf).collect(Collectors.joining(" "));
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws RuntimeException if the text is damaged
   */
  public static ImageReader parse(String text) {
    String[] parts = text.split(" ");
    Pixels pixels = new Pixels(number(parts[0]), number(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3]), number(parts[4].split("/")[0]), number(parts[4].split("/")[1]));
    int rows = number(parts[5]);
    int columns = number(parts[6]);
    boolean real = parts[13].startsWith("0x");
    int[] levels = real ? new int[0] : Stream.of(parts[13].split(",")).mapToInt(ImageReader::number).toArray();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(parts[14])))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION) {
        throw new IllegalArgumentException("weights of another format");
      }
      int[][] own = new int[rows * columns][number(parts[7])];
      for (int[] cell : own) {
        for (int k = 0; k < cell.length; k++) {
          cell[k] = in.readShort();
        }
      }
      Patches patches = new Patches(pixels, rows, columns, own, number(parts[8]), number(parts[9]), number(parts[10]), number(parts[11]), number(parts[12]));
      int scores = real ? 1 : levels.length;
      short[][] weights = new short[scores][patches.features()];
      long[] biases = new long[scores];
      for (int l = 0; l < scores; l++) {
        biases[l] = in.readLong();
        for (int f = 0; f < weights[l].length; f++) {
          weights[l][f] = in.readShort();
        }
      }
      return new ImageReader(patches, levels, weights, biases, real ? Double.parseDouble(parts[13]) : 0);
    } catch (IOException e) {
      throw new IllegalArgumentException("weights that end too early", e);
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }
}
