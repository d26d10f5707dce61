package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Prints how computations of whole numbers and amounts are found ({@link Computations}): from 200 rows, and how many of 2,000 fresh rows are right to the
 * last digit. With an argument, only those whose names have it in them.
 */
public final class RoundedTable {
  private static final int ROWS = 200;
  private static final int FRESH = 2000;

  private RoundedTable() {}

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Path folder = Files.createTempDirectory("limbeck");
    int exact = 0;
    int all = 0;
    System.out.printf("%-28s %11s %7s  %s%n", "computation", "fresh right", "CPU s", "formula");
    for (Computations computation : Computations.values()) {
      if (args.length > 0 && !computation.name().contains(args[0])) {
        continue;
      }
      all++;
      Random random = new Random(1);
      StringBuilder csv = new StringBuilder(String.join(",", computation.columns())).append(",answer\n");
      for (int i = 0; i < ROWS; i++) {
        List<Object> row = computation.draw(random);
        csv.append(row.stream().map(String::valueOf).collect(Collectors.joining(","))).append(',').append(computation.answer(row)).append('\n');
      }
      Files.writeString(folder.resolve("examples.csv"), csv);
      String source = "package task;\nimport io.github.limbeck.*;\nimport java.math.BigDecimal;\n@Formula\n@DistillFrom(dataset = \"examples.csv\", answer = \"answer\")\n"
          + "public interface Task {\n  " + computation.declaration() + ";\n}\n";
      try {
        Distiller.Distilled found = Distiller.distilSource(source, folder);
        int right = 0;
        for (int i = 0; i < FRESH; i++) {
          List<Object> row = computation.draw(random);
          right += found.method().invoke(found.instance(), row.toArray()).equals(computation.answer(row)) ? 1 : 0;
        }
        exact += right == FRESH ? 1 : 0;
        System.out.printf(Locale.ROOT, "%-28s %11d %7.1f  %s%n", computation.name(), right, found.seconds(), found.formulas());
      } catch (Distiller.Refused e) {
        System.out.printf(Locale.ROOT, "%-28s %11s %7s  %s%n", computation.name(), "refused", "", e.getMessage().lines().findFirst().orElse(""));
      }
    }
    System.out.println(exact + " of " + all + " right on all " + FRESH + " fresh rows");
  }
}
