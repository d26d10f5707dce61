package io.github.limbeck.engine.perception;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The different images of some rows.
 *
 * @param pixels how their cells become whole numbers
 * @param images each as its steps, in the order in which they first occur
 * @param moved per image the steps of the same moved by a cell, of images whose cells are finer than steps
 * @param seen {@code [row][parameter]}: the images
 */
public record Gallery(Pixels pixels, List<int[]> images, List<int[][]> moved, int[][] seen) {
  /** Where an image is moved to, by rows and columns: each to two of these. */
  private static final int[][] MOVES = {{1, 0}, {0, -1}, {-1, 0}, {0, 1}};

  /**
   * Gathers the images of all rows, which have one size.
   *
   * @param parameters per parameter the image of each row
   */
  public static Gallery of(List<List<double[][]>> parameters) {
    Pixels pixels = pixels(parameters);
    List<int[]> images = new ArrayList<>();
    List<int[][]> moved = new ArrayList<>();
    Map<String, Integer> known = new HashMap<>();
    int[][] seen = new int[parameters.get(0).size()][parameters.size()];
    for (int row = 0; row < seen.length; row++) {
      for (int k = 0; k < parameters.size(); k++) {
        int[] steps = pixels.steps(parameters.get(k).get(row));
        Integer at = known.putIfAbsent(content(steps), images.size());
        if (at == null) {
          moved.add(moved(pixels, parameters.get(k).get(row), images.size()));
          images.add(steps);
        }
        seen[row][k] = at == null ? images.size() - 1 : at;
      }
    }
    return new Gallery(pixels, images, moved, seen);
  }

  private static int[][] moved(Pixels pixels, double[][] image, int number) {
    if (pixels.block() == 1 || pixels.rows() == 1) {
      return new int[0][];
    }
    return new int[][] {pixels.steps(moved(image, MOVES[number % 2])), pixels.steps(moved(image, MOVES[2 + number % 2]))};
  }

  /** What is moved out of sight is lost, and what comes into sight is as the edge was. */
  private static double[][] moved(double[][] image, int[] by) {
    double[][] moved = new double[image.length][image[0].length];
    for (int r = 0; r < moved.length; r++) {
      for (int c = 0; c < moved[r].length; c++) {
        moved[r][c] = image[Math.max(0, Math.min(image.length - 1, r - by[0]))][Math.max(0, Math.min(image[0].length - 1, c - by[1]))];
      }
    }
    return moved;
  }

  /** Some of the rows, with the images that they show. */
  Gallery select(int[] rows) {
    int[] at = new int[images.size()];
    List<int[]> some = new ArrayList<>();
    List<int[][]> someMoved = new ArrayList<>();
    int[][] chosen = new int[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      chosen[row] = seen[rows[row]].clone();
      for (int k = 0; k < chosen[row].length; k++) {
        int image = chosen[row][k];
        if (at[image] == 0) {
          some.add(images.get(image));
          someMoved.add(moved.get(image));
          at[image] = some.size();
        }
        chosen[row][k] = at[image] - 1;
      }
    }
    return new Gallery(pixels, some, someMoved, chosen);
  }

  /** A text that is the same for the same image. */
  private static String content(int[] steps) {
    StringBuilder text = new StringBuilder(steps.length);
    for (int step : steps) {
      text.append((char) (step + 1000));
    }
    return text.toString();
  }

  /** A row whose image at some parameter has another size than the first; empty if all have one. */
  public static OptionalInt otherSize(List<List<double[][]>> parameters) {
    double[][] first = parameters.get(0).get(0);
    for (int row = 0; row < parameters.get(0).size(); row++) {
      for (List<double[][]> of : parameters) {
        if (of.get(row).length != first.length || of.get(row)[0].length != first[0].length) {
          return OptionalInt.of(row);
        }
      }
    }
    return OptionalInt.empty();
  }

  private static Pixels pixels(List<List<double[][]>> parameters) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (List<double[][]> of : parameters) {
      for (double[][] image : of) {
        for (double[] line : image) {
          for (double cell : line) {
            least = Math.min(least, cell);
            greatest = Math.max(greatest, cell);
          }
        }
      }
    }
    double[][] first = parameters.get(0).get(0);
    Pixels plain = new Pixels(first.length, first[0].length, least, greatest, 0, 1);
    return Pixels.of(plain.rows(), plain.columns(), least, greatest, least < greatest ? commonest(parameters, plain) : 0);
  }

  private static int commonest(List<List<double[][]>> parameters, Pixels pixels) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (List<double[][]> of : parameters) {
      for (int row = 0; row < of.size(); row += Math.max(1, of.size() / 1000)) {
        for (int step : pixels.steps(of.get(row))) {
          counts.merge(step, 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream().max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(e -> -e.getKey())).orElseThrow().getKey();
  }
}
