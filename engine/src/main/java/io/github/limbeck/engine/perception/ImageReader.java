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
 * A network of whole numbers that reads which level an image shows: patches, and a score for each level. The level with the greatest score is read; of equal
 * ones the first.
 *
 * @param patches the features of an image
 * @param levels in ascending order
 * @param weights {@code [level][feature]}
 * @param biases per level
 */
public record ImageReader(Patches patches, int[] levels, short[][] weights, long[] biases) {
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
    return new ImageReader(patches, levels, weights, biases);
  }

  /** The level that an image shows. */
  public int read(double[][] cells) {
    return levels[position(patches.features(patches.pixels().steps(cells)))];
  }

  /** The position of the level among all, by the features of an image. */
  int position(int[] features) {
    int best = 0;
    long most = Long.MIN_VALUE;
    for (int l = 0; l < levels.length; l++) {
      long score = biases[l];
      short[] own = weights[l];
      for (int f = 0; f < features.length; f++) {
        score += (long) own[f] * features[f];
      }
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
      for (int l = 0; l < levels.length; l++) {
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
    return Stream.of(pixels.rows(), pixels.columns(), Double.toHexString(pixels.least()), Double.toHexString(pixels.greatest()), pixels.blank(), patches.rows(), patches.columns(),
        patches.count(), patches.threshold(), patches.across(), patches.down(), patches.stride(), patches.shift(),
        IntStream.of(levels).mapToObj(String::valueOf).collect(Collectors.joining(",")), Base64.getEncoder().encodeToString(bytes())).map(String::valueOf).collect(Collectors.joining(" "));
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws RuntimeException if the text is damaged
   */
  public static ImageReader parse(String text) {
    String[] parts = text.split(" ");
    Pixels pixels = new Pixels(number(parts[0]), number(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3]), number(parts[4]));
    int rows = number(parts[5]);
    int columns = number(parts[6]);
    int[] levels = Stream.of(parts[13].split(",")).mapToInt(ImageReader::number).toArray();
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
      short[][] weights = new short[levels.length][patches.features()];
      long[] biases = new long[levels.length];
      for (int l = 0; l < levels.length; l++) {
        biases[l] = in.readLong();
        for (int f = 0; f < weights[l].length; f++) {
          weights[l][f] = in.readShort();
        }
      }
      return new ImageReader(patches, levels, weights, biases);
    } catch (IOException e) {
      throw new IllegalArgumentException("weights that end too early", e);
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }
}
