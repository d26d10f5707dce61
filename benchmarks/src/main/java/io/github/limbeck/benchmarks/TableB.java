package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Prints table B, rules on arrays of any size: accuracy on arrays of other sizes over several draws, lines of the generated
 * method and of all generated methods, CPU seconds of the whole compilation, and how equality with the network was shown.
 * With an argument, only the tasks whose names contain it; with a second one, the generated classes too.
 */
public final class TableB {
  private TableB() {}

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    String filter = args.length > 0 ? args[0] : "";
    Path folder = Files.createTempDirectory("limbeck");
    Files.writeString(folder.resolve("examples.jsonl"), "{\"x\":1,\"answer\":true}\n{\"x\":5,\"answer\":false}\n");
    ArrayTask trivial = new ArrayTask("", "int x", "boolean", 1, 1, r -> List.of(), r -> List.of());
    System.out.printf(Locale.ROOT, "starting the compilers, with a trivial interface: %.2f CPU s%n",
        Distiller.distilSource(trivial.source(), folder).seconds());
    System.out.printf("%-30s %8s %8s %6s %8s  %s%n", "task", "mean", "least", "lines", "CPU s", "equality");
    print(ArrayTasks.all(), filter, folder, args.length > 1);
  }

  static void print(List<ArrayTask> tasks, String filter, Path folder, boolean showSource) throws IOException, ReflectiveOperationException {
    for (ArrayTask task : tasks) {
      if (task.name().contains(filter)) {
        run(task, folder, showSource);
      }
    }
  }

  private static void run(ArrayTask task, Path folder, boolean showSource) throws IOException, ReflectiveOperationException {
    double sum = 0;
    double least = 1;
    double seconds = 0;
    int lines = 0;
    Set<String> equality = new TreeSet<>();
    for (int draw = 0; draw < task.draws(); draw++) {
      List<ArrayTask.Case> train = task.train().apply(new Random(1000 + draw));
      Files.writeString(folder.resolve("examples.jsonl"),
          train.stream().map(c -> c.toJson(task.names())).collect(Collectors.joining("\n")));
      double accuracy = 0;
      try {
        Distiller.Distilled distilled = Distiller.distilSource(task.source(), folder);
        if (showSource) {
          System.out.println(distilled.source());
        }
        List<ArrayTask.Case> test = task.test().apply(new Random(2000 + draw));
        int right = 0;
        for (ArrayTask.Case c : test) {
          right += isRight(distilled, c) ? 1 : 0;
        }
        accuracy = (double) right / test.size();
        seconds += distilled.seconds();
        lines = Math.max(lines, distilled.lines());
        equality.add(distilled.equality());
      } catch (Distiller.Refused e) {
        System.out.println("  " + task.name() + ", draw " + draw + " was refused: " + e.getMessage());
      }
      sum += accuracy;
      least = Math.min(least, accuracy);
    }
    System.out.printf(Locale.ROOT, "%-30s %8.4f %8.4f %6d %8.2f  %s%n", task.name(), sum / task.draws(), least, lines,
        seconds / task.draws(), String.join(", ", equality));
  }

  private static boolean isRight(Distiller.Distilled distilled, ArrayTask.Case c) throws ReflectiveOperationException {
    try {
      return c.isRight(distilled.method().invoke(distilled.instance(), c.arguments().toArray()));
    } catch (InvocationTargetException e) {
      System.out.println("  throws " + e.getCause());
      return false;
    }
  }
}
