package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.perception.FreshImages;
import io.github.limbeck.engine.perception.ImageReader;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What reads the images of a method, with what the examples show by it: what is kept for the next build beside the model over levels.
 *
 * @param shown per different image of the training rows, in the order in which they first occur, its level as its rows tell it
 * @param agrees per training row whether these levels give its answer; other rows teach the rule or formula nothing
 * @param read per image what it is read as
 * @param fresh how it does on images that were not learned from
 * @param operation of readings that are real numbers what is computed with them, as a formula; empty where they are levels
 */
record LearnedReading(ImageReader reader, double[] shown, boolean[] agrees, double[] read, FreshImages fresh, String operation) {
  private static final int LINES = 6;

  String write() {
    return String.join("\n", reader.write(), numbers(shown), IntStream.range(0, agrees.length).mapToObj(i -> agrees[i] ? "1" : "0").collect(Collectors.joining()), numbers(read),
        fresh.rows() + " " + fresh.right() + " " + fresh.explained(), operation) + "\n";
  }

  private static String numbers(double[] of) {
    return DoubleStream.of(of).mapToObj(v -> v == Math.rint(v) ? String.valueOf((long) v) : Double.toHexString(v)).collect(Collectors.joining(","));
  }

  /** What {@link #write} wrote, at the beginning of a text. */
  static LearnedReading parse(String text) {
    String[] lines = text.split("\n", LINES + 1);
    boolean[] agrees = new boolean[lines[2].length()];
    for (int i = 0; i < agrees.length; i++) {
      agrees[i] = lines[2].charAt(i) == '1';
    }
    return new LearnedReading(ImageReader.parse(lines[0]), numbers(lines[1]), agrees, numbers(lines[3]), fresh(lines[4]), lines[5]);
  }

  private static FreshImages fresh(String line) {
    String[] parts = line.split(" ");
    return new FreshImages(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  /** What stands after it in a text: the model over levels. */
  static String model(String text) {
    return text.split("\n", LINES + 1)[LINES];
  }
}
