package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Prints what one annotated interface adds to a build: distilled anew in a JVM that has distilled a trivial interface, and from
 * the cache. Each task has a JVM of its own, three times; the least is printed.
 */
public final class Startup {
  private static final int RUNS = 3;
  private static final List<String> TASKS = List.of("Life, 150 rows", "iris", "line orientation");

  private Startup() {}

  public static void main(String[] args) throws IOException, InterruptedException, ReflectiveOperationException {
    if (args.length > 0) {
      measure(args[0]);
      return;
    }
    System.out.printf("%-20s %14s %14s %14s %14s %14s%n", "seconds", "trivial first", "anew", "anew, CPU", "distillation", "from the cache");
    for (String task : TASKS) {
      double[] least = null;
      for (int run = 0; run < RUNS; run++) {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
            System.getProperty("java.class.path"), Startup.class.getName(), task).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String[] figures = new String(process.getInputStream().readAllBytes()).trim().split(" ");
        process.waitFor();
        double[] seconds = new double[figures.length];
        for (int f = 0; f < figures.length; f++) {
          seconds[f] = Double.parseDouble(figures[f]);
          seconds[f] = least == null ? seconds[f] : Math.min(least[f], seconds[f]);
        }
        least = seconds;
      }
      System.out.printf(Locale.ROOT, "%-20s %14.2f %14.2f %14.2f %14.2f %14.3f%n", task, least[0], least[1], least[2], least[3], least[4]);
    }
  }

  private static void measure(String task) throws IOException, ReflectiveOperationException {
    Path folder = Files.createTempDirectory("limbeck");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("examples.jsonl", "{\"x\":1,\"answer\":true}\n{\"x\":5,\"answer\":false}\n");
    String trivial = new ArrayTask("", "int x", "boolean", 1, 1, r -> List.of(), r -> List.of()).source();
    List<Double> seconds = new ArrayList<>();
    seconds.add(seconds(trivial, folder, files, "off")[0]);
    String source = given(task, files);
    double[] anew = seconds(source, folder, files, "off");
    seconds.add(anew[0]);
    seconds.add(anew[1]);
    seconds.add(anew[2]);
    String cache = Files.createTempDirectory("limbeck").toString();
    seconds(source, folder, files, cache);
    double least = Double.MAX_VALUE;
    for (int k = 0; k < 5; k++) {
      least = Math.min(least, seconds(source, folder, files, cache)[0]);
    }
    // What the compiler itself takes is not ours.
    double plain = Double.MAX_VALUE;
    for (int k = 0; k < 5; k++) {
      plain = Math.min(plain, Distiller.plainSeconds(source));
    }
    seconds.add(least - plain);
    System.out.println(seconds.stream().map(s -> String.format(Locale.ROOT, "%.4f", s)).collect(Collectors.joining(" ")));
  }

  /** Wall and CPU seconds of a compilation, and those that the processor says it took. */
  private static double[] seconds(String source, Path folder, Map<String, String> files, String cache)
      throws IOException, ReflectiveOperationException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    long start = System.nanoTime();
    Distiller.Distilled distilled = Distiller.distilSource(source, folder, cache);
    return new double[] {(System.nanoTime() - start) / 1e9, distilled.seconds(), distilled.ownSeconds()};
  }

  /** The source of a task, and its examples. */
  private static String given(String name, Map<String, String> files) {
    if (name.equals("line orientation")) {
      ArrayTask task = Orientation.task();
      files.put("examples.jsonl", task.train().apply(new Random(1000)).stream().map(c -> c.toJson(task.names())).collect(Collectors.joining("\n")));
      return task.source();
    }
    Path tabular = Files.isDirectory(Path.of("src/main/datasets")) ? Path.of("src/main/datasets") : Path.of("benchmarks/src/main/datasets");
    Task task = ScalarTasks.all(tabular).stream().filter(t -> t.name().startsWith(name)).reduce((a, b) -> b).orElseThrow();
    Task.Rows rows = task.examples().of(new Random(1000));
    files.put("examples.csv", String.join(",", task.columns()) + ",answer\n"
        + rows.train().stream().map(row -> String.join(",", row)).collect(Collectors.joining("\n")) + "\n");
    return Distiller.source(task);
  }
}
