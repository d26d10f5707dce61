package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.perception.Gallery;
import io.github.limbeck.engine.perception.ImageReader;
import io.github.limbeck.engine.perception.Patches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What reads the images of a method, and what it reads in those of the examples, as a reader is shown it.
 *
 * @param columns of an image, of blocks of cells
 * @param groups images that are read alike, in the order of what they are read as
 * @param patches what is looked for, each with cells from 0 to 1
 * @param patchColumns of a patch
 * @param confusion {@code [told][read]}: how many images show a level as their rows tell it, and how many of them are read as which; empty where no levels are read
 * @param doubtful images that are read as another level than their rows tell
 * @param doubts how many of these there are
 */
public record ReadImages(int columns, List<Group> groups, List<double[]> patches, int patchColumns, int[][] confusion, List<Doubtful> doubtful, int doubts) {
  private static final int DOUBTS_SHOWN = 12;
  /** Parts of the range of readings that are real numbers. */
  private static final int PARTS = 5;

  /**
   * Images that are read alike.
   *
   * @param read what they are read as, in words
   * @param images how many there are
   * @param mean of their cells, from 0 to 1
   */
  public record Group(String read, int images, double[] mean) {}

  /**
   * An image that is read as another level than its rows tell.
   *
   * @param place a row that it stands in
   */
  public record Doubtful(double[] cells, String read, String told, String place) {}

  static ReadImages of(Contract asked, Dataset examples, LearnedReading learned) {
    ImageRows rows = new ImageRows(asked, learned.operation());
    Gallery gallery = Gallery.of(rows.images(examples));
    List<double[]> cells = gallery.images().stream().map(steps -> Arrays.stream(steps).mapToDouble(s -> (s + gallery.pixels().blank()) / 255.0).toArray()).toList();
    ImageReader reader = learned.reader();
    List<Doubtful> doubtful = new ArrayList<>();
    int[][] confusion = new int[reader.levels().length][reader.levels().length];
    int doubts = 0;
    int[] first = new int[cells.size()];
    for (int row = examples.rows() - 1; row >= 0; row--) {
      for (int image : gallery.seen()[row]) {
        first[image] = row;
      }
    }
    for (int i = 0; i < cells.size() && !reader.isReal(); i++) {
      confusion[at(reader, learned.shown()[i])][at(reader, learned.read()[i])]++;
      if (learned.shown()[i] != learned.read()[i]) {
        doubts++;
        if (doubtful.size() < DOUBTS_SHOWN) {
          doubtful.add(new Doubtful(cells.get(i), String.valueOf((int) learned.read()[i]), String.valueOf((int) learned.shown()[i]), examples.place(first[i])));
        }
      }
    }
    return new ReadImages(gallery.pixels().wide(), reader.isReal() ? parts(cells, learned.read()) : levels(cells, reader, learned.read()), patches(reader.patches()), reader.patches().columns(),
        confusion, doubtful, doubts);
  }

  private static int at(ImageReader reader, double level) {
    return Arrays.binarySearch(reader.levels(), (int) level);
  }

  private static List<Group> levels(List<double[]> cells, ImageReader reader, double[] read) {
    return Arrays.stream(reader.levels()).mapToObj(level -> group(String.valueOf(level), cells, IntStream.range(0, read.length).filter(i -> read[i] == level).toArray())).toList();
  }

  /** Readings that are real numbers, in parts of as many images each. */
  private static List<Group> parts(List<double[]> cells, double[] read) {
    int[] order = IntStream.range(0, read.length).boxed().sorted(Comparator.comparingDouble(i -> read[i])).mapToInt(i -> i).toArray();
    return IntStream.range(0, PARTS).mapToObj(p -> {
      int[] some = Arrays.copyOfRange(order, p * order.length / PARTS, (p + 1) * order.length / PARTS);
      return group(String.format(Locale.ROOT, "%.4g to %.4g", read[some[0]], read[some[some.length - 1]]), cells, some);
    }).toList();
  }

  private static Group group(String read, List<double[]> cells, int[] images) {
    double[] mean = new double[cells.get(0).length];
    for (int image : images) {
      for (int c = 0; c < mean.length; c++) {
        mean[c] += cells.get(image)[c] / images.length;
      }
    }
    return new Group(read, images.length, mean);
  }

  private static List<double[]> patches(Patches patches) {
    return IntStream.range(0, patches.count()).mapToObj(k -> {
      double[] weights = Arrays.stream(patches.weights()).mapToDouble(cell -> cell[k]).toArray();
      double most = Arrays.stream(weights).map(Math::abs).max().orElse(1);
      return Arrays.stream(weights).map(w -> most == 0 ? 0.5 : 0.5 + w / most / 2).toArray();
    }).toList();
  }
}
