package io.github.limbeck.engine.perception;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What was learned.
 *
 * @param reader reads images
 * @param shown per image of the examples its level, as the rows it stands in tell it; of reals what is read
 * @param agrees per row whether these levels give its answer; of reals always
 * @param read per image what the reader reads
 * @param apart per image what is read by what was learned from all other images
 * @param operation what gives the answer, but for a factor
 * @param unit the factor
 * @param offset what is added to it
 */
public record Learned(ImageReader reader, double[] shown, boolean[] agrees, double[] read, double[] apart, Operation operation, double unit, double offset) {
  /** What the answer is to readings, and numbers beside them. */
  public double answer(double[] readings, double[] numbers) {
    return offset + unit * operation.of(readings, numbers);
  }

  /** The same with other numbers for the levels, which are those of their positions. */
  public Learned withLevels(int[] levels) {
    return new Learned(new ImageReader(reader.patches(), levels, reader.weights(), reader.biases(), 0), named(shown, levels), agrees, named(read, levels), named(apart, levels), operation, unit, offset);
  }

  /** The share of the rows whose answers the levels give. */
  double agreeing() {
    return (double) IntStream.range(0, agrees.length).filter(row -> agrees[row]).count() / agrees.length;
  }

  /** The same with something added to each answer. */
  Learned beyond(double constant) {
    return new Learned(reader, shown, agrees, read, apart, operation, unit, constant);
  }

  private static double[] named(double[] positions, int[] levels) {
    return Arrays.stream(positions).map(p -> levels[(int) p]).toArray();
  }
}
