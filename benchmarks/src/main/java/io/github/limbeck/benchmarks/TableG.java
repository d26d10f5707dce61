package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints table G, rules that are short to say but not as bounds of single features: accuracy on fresh rows, lines of the generated method body,
 * CPU seconds of the whole compilation, and how equality with the network was shown. Where bounds lie between real numbers, or labels are wrong,
 * no rule can be told exactly from its rows: there 99 % of the fresh rows count as found. With an argument, only the tasks whose names contain
 * it; with a second one, the generated classes too.
 */
public final class TableG {
  private static final double FOUND = 0.99;

  private TableG() {}

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    String filter = args.length > 0 ? args[0] : "";
    Path folder = Files.createTempDirectory("limbeck");
    System.out.printf("%-30s %8s %8s %8s %6s %8s  %s%n", "task", "mean", "median", "least", "lines", "CPU s", "equality");
    List<Task> tasks = LogicTasks.all().stream().filter(t -> t.name().contains(filter)).toList();
    int found = 0;
    for (Task task : tasks) {
      double accuracy = TableA.print(TableA.run(task, folder, args.length > 1));
      boolean exactly = !task.parameters().contains("double") && !task.name().contains("noise");
      found += accuracy >= (exactly ? 1 : FOUND) ? 1 : 0;
    }
    System.out.printf(Locale.ROOT, "found: %d of %d%n", found, tasks.size());
  }
}
