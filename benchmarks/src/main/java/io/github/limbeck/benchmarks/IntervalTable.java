package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How often the 95 % interval that a build promises holds the truth: rules of one to three conditions with wrong labels, 30 to 300 rows, and
 * the share of fresh rows of the same kind that the generated class gets right. Arguments: how many cases (300), and the number of the first (0).
 */
public final class IntervalTable {
  private static final int FRESH = 2000;
  private static final Pattern INTERVAL = Pattern.compile("expected on new rows: [0-9.]+ % \\((\\d+) to (\\d+)\\)");

  private IntervalTable() {}

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    int cases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    Path folder = Files.createTempDirectory("interval");
    int held = 0;
    int above = 0;
    int told = 0;
    int first = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    for (int c = first; c < first + cases; c++) {
      Random random = new Random(c);
      Law law = new Law(1 + random.nextInt(3), random.nextInt(4) * 0.05, random.nextInt(1000));
      int rows = new int[] {30, 60, 100, 200, 300}[random.nextInt(5)];
      StringBuilder csv = new StringBuilder("a,b,c,answer\n");
      for (int r = 0; r < rows; r++) {
        csv.append(String.join(",", law.row(random))).append('\n');
      }
      Files.writeString(folder.resolve("examples.csv"), csv);
      Distiller.Distilled distilled = Distiller.distilSource("package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"examples.csv\","
          + " answer = \"answer\", minAccuracy = 0, evidence = Evidence.NOT_REQUIRED)\npublic interface Task { boolean decide(int a, int b, int c); }\n", folder, "off",
          "-Alimbeck.effort=0.1");
      Matcher interval = INTERVAL.matcher(distilled.note());
      if (!interval.find()) {
        continue;
      }
      int right = 0;
      for (int r = 0; r < FRESH; r++) {
        List<String> row = law.row(random);
        right += distilled.answer(row.subList(0, 3)).equals(row.get(3)) ? 1 : 0;
      }
      double truth = 100.0 * right / FRESH;
      told++;
      held += truth >= Integer.parseInt(interval.group(1)) && truth <= Integer.parseInt(interval.group(2)) ? 1 : 0;
      above += truth > Integer.parseInt(interval.group(2)) ? 1 : 0;
    }
    System.out.printf(Locale.ROOT, "%d cases: the interval holds the truth in %.1f %%; it lies below it in %.1f %%, above it in %.1f %%%n", told,
        100.0 * held / told, 100.0 * above / told, 100.0 * (told - held - above) / told);
  }

  /** All of some bounds hold, but for a share of wrong labels. */
  private record Law(int conditions, double noise, int seed) {
    List<String> row(Random random) {
      int[] x = random.ints(3, 0, 100).toArray();
      Random own = new Random(seed);
      boolean holds = IntStream.range(0, conditions).allMatch(i -> {
        int bound = 20 + own.nextInt(50);
        return own.nextBoolean() ? x[i] >= bound : x[i] <= 100 - bound;
      });
      return List.of(String.valueOf(x[0]), String.valueOf(x[1]), String.valueOf(x[2]), String.valueOf(holds ^ random.nextDouble() < noise));
    }
  }
}
