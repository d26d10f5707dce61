package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What passes for a rule although there is none: examples of many shapes whose answers are shuffled, built as a user builds them. At most
 * one in twenty may pass, in every shape. Arguments: how many times each is shuffled (50), the factor on the work allowed (0.05), and, to share
 * the shapes among processes, which of how many parts of them ({@code 0/1}).
 */
public final class NoiseTable {
  private NoiseTable() {}

  /**
   * A shape of examples.
   *
   * @param cells the cells of a row, comma-separated
   * @param answers how many answers there are
   * @param commonest the share of the commonest; the others have equal shares
   */
  private record Shape(String parameters, String columns, Function<Random, String> cells, int rows, int answers, double commonest) {
    @Override
    public String toString() {
      return parameters + " | " + rows + " rows | " + answers + " answers, " + Math.round(100 * commonest) + " % of them one";
    }
  }

  private static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    Function<Random, String> bits = r -> IntStream.range(0, 8).mapToObj(i -> String.valueOf(r.nextInt(2))).collect(Collectors.joining(","));
    String bitNames = IntStream.range(0, 8).mapToObj(i -> "x[" + i + "]").collect(Collectors.joining(","));
    Function<Random, String> integers = r -> r.nextInt(1000) + "," + r.nextInt(100) + "," + r.nextInt(10);
    Function<Random, String> reals = r -> r.nextDouble() + "," + r.nextGaussian() + "," + r.nextDouble();
    Function<Random, String> mixed = r -> r.nextInt(100) + "," + List.of("red", "green", "blue", "grey").get(r.nextInt(4)) + "," + r.nextBoolean() + ","
        + r.nextDouble();
    Function<Random, String> array = r -> '"' + r.ints(3 + r.nextInt(4), 0, 20).boxed().toList().toString() + '"';
    for (int rows : new int[] {20, 50, 100}) {
      shapes.add(new Shape("@Shape(8) boolean[] x", bitNames, bits, rows, 2, 0.5));
      shapes.add(new Shape("int a, int b, int c", "a,b,c", integers, rows, 2, 0.5));
      shapes.add(new Shape("int a, int b, int c", "a,b,c", integers, rows, 4, 0.25));
      shapes.add(new Shape("double a, double b, double c", "a,b,c", reals, rows, 2, 0.5));
      shapes.add(new Shape("int a, String b, boolean c, double d", "a,b,c,d", mixed, rows, 2, 0.7));
      shapes.add(new Shape("int[] x", "x", array, rows, 2, 0.5));
    }
    shapes.add(new Shape("int a, int b, int c", "a,b,c", integers, 100, 10, 0.1));
    shapes.add(new Shape("double a, double b, double c", "a,b,c", reals, 200, 2, 0.9));
    shapes.add(new Shape("int a, String b, boolean c, double d", "a,b,c,d", mixed, 200, 3, 0.9));
    shapes.add(new Shape("int a, int b, int c", "a,b,c", integers, 1000, 3, 0.5));
    shapes.add(new Shape("int a, String b, boolean c, double d", "a,b,c,d", mixed, 5000, 2, 0.7));
    return shapes;
  }

  public static void main(String[] arguments) throws Exception {
    int shuffles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    String effort = arguments.length > 1 ? arguments[1] : "0.05";
    Path folder = Files.createTempDirectory("noise");
    int all = 0;
    int built = 0;
    String[] part = (arguments.length > 2 ? arguments[2] : "0/1").split("/");
    List<Shape> shapes = shapes();
    for (int i = Integer.parseInt(part[0]); i < shapes.size(); i += Integer.parseInt(part[1])) {
      Shape shape = shapes.get(i);
      int passed = 0;
      for (int s = 0; s < shuffles; s++) {
        passed += passes(shape, new Random(31L * s + shape.toString().hashCode()), folder, effort) ? 1 : 0;
      }
      System.out.printf("%s: %d of %d pass%n", shape, passed, shuffles);
      all += shuffles;
      built += passed;
    }
    System.out.printf("All of these shapes: %d of %d pass (%.1f %%)%n", built, all, 100.0 * built / all);
  }

  private static boolean passes(Shape shape, Random random, Path folder, String effort) throws IOException, ReflectiveOperationException {
    List<Integer> answers = new ArrayList<>();
    int common = (int) Math.round(shape.commonest() * shape.rows());
    for (int i = 0; i < shape.rows(); i++) {
      answers.add(i < common ? 0 : 1 + (i - common) % (shape.answers() - 1));
    }
    Collections.shuffle(answers, random);
    Files.writeString(folder.resolve("examples.csv"), answers.stream().map(a -> shape.cells().apply(random) + "," + a)
        .collect(Collectors.joining("\n", shape.columns() + ",answer\n", "\n")));
    try {
      Distiller.distilSource("package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"examples.csv\", answer = \"answer\")\n"
          + "public interface Task { int decide(" + shape.parameters() + "); }\n", folder, "off", "-Alimbeck.effort=" + effort);
      return true;
    } catch (Distiller.Refused e) {
      return false;
    }
  }
}
