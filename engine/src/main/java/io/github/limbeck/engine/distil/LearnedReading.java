package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.perception.ImageReader;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What reads the images of a method, with what the examples show by it: what is kept for the next build beside the model over levels.
 *
 * @param shown per different image of the training rows, in the order in which they first occur, its level as its rows tell it
 * @param agrees per training row whether these levels give its answer; other rows teach the rule or formula nothing
 * @param read per image its level as it is read
 * @param apart per image its level as it is read by what was learned from all others
 */
record LearnedReading(ImageReader reader, int[] shown, boolean[] agrees, int[] read, int[] apart) {

  String write() {
    return String.join("\n", reader.write(), numbers(shown), IntStream.range(0, agrees.length).mapToObj(i -> agrees[i] ? "1" : "0").collect(Collectors.joining()), numbers(read),
        numbers(apart)) + "\n";
  }

  private static String numbers(int[] of) {
    return IntStream.of(of).mapToObj(String::valueOf).collect(Collectors.joining(","));
  }

  /** What {@link #write} wrote, at the beginning of a text. */
  static LearnedReading parse(String text) {
    String[] lines = text.split("\n", 6);
    boolean[] agrees = new boolean[lines[2].length()];
    for (int i = 0; i < agrees.length; i++) {
      agrees[i] = lines[2].charAt(i) == '1';
    }
    return new LearnedReading(ImageReader.parse(lines[0]), numbers(lines[1]), agrees, numbers(lines[3]), numbers(lines[4]));
  }

  private static int[] numbers(String line) {
    return Arrays.stream(line.split(",")).mapToInt(Integer::parseInt).toArray();
  }

  /** What stands after it in a text: the model over levels. */
  static String model(String text) {
    return text.split("\n", 6)[5];
  }
}
