package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prints table A, rules on scalars: accuracy on all inputs or fresh rows over several draws, lines of the generated
 * method body, CPU seconds of the whole compilation, and how equality with the network was shown. With an argument,
 * only the tasks whose names contain it; with a second one, the generated classes too.
 */
public final class TableA {
  private static final Path TABULAR = Path.of("src/main/datasets");

  private TableA() {}

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    String filter = args.length > 0 ? args[0] : "";
    Path tabular = Files.isDirectory(TABULAR) ? TABULAR : Path.of("benchmarks").resolve(TABULAR);
    Path folder = Files.createTempDirectory("limbeck");
    System.out.printf("%-30s %8s %8s %8s %6s %8s  %s%n", "task", "mean", "median", "least", "lines", "CPU s", "equality");
    if ("automata".contains(filter)) {
      automata(folder);
    }
    for (Task task : ScalarTasks.all(tabular)) {
      if (task.name().contains(filter)) {
        print(run(task, folder, args.length > 1));
      }
    }
    for (String name : List.of("iris", "wine", "breast_cancer")) {
      if (name.contains(filter) || filter.isEmpty()) {
        WekaBaseline.print(tabular, name);
      }
    }
  }

  /** The figures of one task over its draws. */
  record Figures(String name, List<Double> accuracies, List<Integer> lines, double seconds, String equality) {}

  static Figures run(Task task, Path folder, boolean showSource) throws ReflectiveOperationException {
    List<Double> accuracies = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    double seconds = 0;
    Set<String> equality = new TreeSet<>();
    for (int draw = 0; draw < task.draws(); draw++) {
      Task.Rows rows = task.examples().of(new Random(1000 + draw));
      Distiller.Distilled distilled;
      try {
        distilled = Distiller.distil(task, rows.train(), folder);
      } catch (Distiller.Refused e) {
        System.out.println("  " + task.name() + ", draw " + draw + " was refused: " + e.getMessage());
        accuracies.add(0.0);
        continue;
      }
      int right = 0;
      for (List<String> row : rows.test()) {
        String answer = distilled.answer(row);
        String expected = row.get(row.size() - 1);
        boolean bit = task.answerType().equals("boolean") && expected.length() == 1;
        right += answer.equals(bit ? String.valueOf(expected.equals("1")) : expected) ? 1 : 0;
      }
      accuracies.add((double) right / rows.test().size());
      lines.add(distilled.lines());
      equality.add(distilled.equality());
      seconds += distilled.seconds();
      if (showSource) {
        System.out.println(distilled.source());
      }
    }
    return new Figures(task.name(), accuracies, lines, seconds / task.draws(), String.join(", ", equality));
  }

  /** Prints a line of the table; the mean of the accuracies. */
  static double print(Figures f) {
    List<Double> sorted = new ArrayList<>(f.accuracies());
    Collections.sort(sorted);
    double mean = sorted.stream().mapToDouble(a -> a).average().orElse(0);
    System.out.printf(Locale.ROOT, "%-30s %8.4f %8.4f %8.4f %6d %8.2f  %s%n", f.name(), mean, sorted.get(sorted.size() / 2), sorted.get(0),
        f.lines().stream().mapToInt(l -> l).max().orElse(0), f.seconds(), f.equality());
    return mean;
  }

  private static void automata(Path folder) throws ReflectiveOperationException {
    int exact = 0;
    int exhaustive = 0;
    double seconds = 0;
    List<Integer> lines = new ArrayList<>();
    for (Task task : ScalarTasks.automata()) {
      Figures f = run(task, folder, false);
      exact += f.accuracies().get(0) == 1 ? 1 : 0;
      exhaustive += f.equality().equals("EXHAUSTIVE") ? 1 : 0;
      lines.addAll(f.lines());
      seconds += f.seconds();
    }
    Collections.sort(lines);
    System.out.printf(Locale.ROOT, "256 elementary automata: %d exact, %d EXHAUSTIVE; lines: median %d, most %d; %.2f CPU s each%n",
        exact, exhaustive, lines.get(lines.size() / 2), lines.get(lines.size() - 1), seconds / 256);
  }
}
