package io.github.limbeck.engine.verify;

import io.github.limbeck.engine.perception.ImageReader;
import io.github.limbeck.engine.perception.Pixels;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * The check of a method that reads images first: the method over what was read as any other; and the whole method against the network that reads and that
 * method's program, on all rows and on images made up at random.
 */
public final class ReadingVerification implements Check {
  /** Images that are made up. */
  private static final int MADE_UP = 10_000;
  private static final long SEED = 21;

  private final String method;
  private final int parameters;
  private final Check ofLevels;
  private final ImageReader reader;
  private final Program signature;
  private final Rows rows;

  /**
   * The rows that are run.
   *
   * @param program over levels and numbers
   * @param rounded whether its answer is rounded to a whole number
   * @param given per row the values that are no images
   * @param texts per such value the texts that codes stand for
   * @param images per row its images
   * @param ofProgram turns the values and the levels of a row into what the program is given
   * @param place names a row in a message
   */
  public record Rows(Program program, boolean rounded, int count, IntFunction<double[]> given, List<List<String>> texts, IntFunction<List<double[][]>> images, Merge ofProgram, IntFunction<String> place) {}

  /** Puts what was read where the program expects it. */
  public interface Merge {
    double[] of(double[] given, double[] readings);
  }

  /**
   * A check.
   *
   * @param ofLevels the check of the method over what was read
   * @param signature of the method over images
   */
  public ReadingVerification(String method, int parameters, Check ofLevels, ImageReader reader, Program signature, Rows rows) {
    this.method = method;
    this.parameters = parameters;
    this.ofLevels = ofLevels;
    this.reader = reader;
    this.signature = signature;
    this.rows = rows;
  }

  /** How many inputs are run where there are so many rows. */
  public static int inputs(int rows) {
    return rows + MADE_UP;
  }

  @Override
  public Equality byRunning() {
    return Equality.sampled(inputs(rows.count()));
  }

  @Override
  public Optional<String> firstDifference(ClassLoader loader, String className, boolean proved) {
    return ofLevels.firstDifference(loader, className, proved).or(() -> CompiledMethod.run(loader, className, method, parameters, List.of(signature), this::difference));
  }

  @Override
  public Optional<String> difference(ClassLoader loader, String className, double[] row, List<double[][]> arrays) {
    return ofLevels.difference(loader, className, row, arrays);
  }

  private Optional<String> difference(CompiledMethod compiled) throws ReflectiveOperationException {
    Interpreter interpreter = new Interpreter(rows.program());
    for (int row = 0; row < rows.count(); row++) {
      Optional<String> difference = difference(compiled, interpreter, rows.given().apply(row), rows.images().apply(row), rows.place().apply(row));
      if (difference.isPresent()) {
        return difference;
      }
    }
    SplittableRandom random = new SplittableRandom(SEED);
    int images = signature.arrays().size();
    for (int made = 0; made < MADE_UP; made += images) {
      int row = random.nextInt(rows.count());
      List<double[][]> example = rows.images().apply(row);
      List<double[][]> changed = example.stream().map(image -> madeUp(image, rows.images().apply(random.nextInt(rows.count())).get(0), random)).toList();
      Optional<String> difference = difference(compiled, interpreter, rows.given().apply(row), changed, "an image that was made up");
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<String> difference(CompiledMethod compiled, Interpreter interpreter, double[] given, List<double[][]> images, String place) throws ReflectiveOperationException {
    double[] readings = images.stream().mapToDouble(reader::read).toArray();
    double value = interpreter.run(rows.ofProgram().of(given, readings), List.of());
    double expected = rows.rounded() ? Math.round(value) : value;
    double answer = compiled.answer(given, rows.texts(), images)[0][0];
    return Double.compare(answer, expected) == 0 || answer == expected ? Optional.empty()
        : Optional.of("The generated method " + method + " does not answer as its model does for " + place + ".");
  }

  /** Noise, a mixture of two images with noise in it, or one that goes beyond what the examples had. */
  private double[][] madeUp(double[][] one, double[][] other, SplittableRandom random) {
    Pixels pixels = reader.patches().pixels();
    int kind = random.nextInt(3);
    double range = pixels.greatest() - pixels.least();
    boolean whole = signature.arrays().get(0).kind() != Input.Kind.REAL;
    boolean truth = signature.arrays().get(0).kind() == Input.Kind.BOOLEAN;
    double[][] made = new double[one.length][one[0].length];
    for (int r = 0; r < made.length; r++) {
      for (int c = 0; c < made[r].length; c++) {
        double value = switch (kind) {
          case 0 -> pixels.least() + range * random.nextDouble();
          case 1 -> random.nextInt(4) == 0 ? pixels.least() + range * random.nextDouble() : random.nextBoolean() ? one[r][c] : other[r][c];
          default -> one[r][c] + range * (random.nextDouble() - 0.5);
        };
        made[r][c] = truth ? value > pixels.least() + range / 2 ? 1 : 0 : whole ? fitting(Math.rint(value)) : value;
      }
    }
    return made;
  }

  /** Within the type of the cells. */
  private double fitting(double value) {
    return switch (signature.arrays().get(0).javaType()) {
      case "byte" -> Math.max(Byte.MIN_VALUE, Math.min(value, Byte.MAX_VALUE));
      case "short" -> Math.max(Short.MIN_VALUE, Math.min(value, Short.MAX_VALUE));
      default -> Math.max(Integer.MIN_VALUE, Math.min(value, Integer.MAX_VALUE));
    };
  }
}
