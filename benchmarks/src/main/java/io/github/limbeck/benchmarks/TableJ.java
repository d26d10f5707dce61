package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Prints table J, functions from arrays to arrays: the families of 1D-ARC and other functions of lines, learned from few pairs of rows; how many
 * fresh rows of the same lengths and of length 1,000 are answered rightly in all their cells. With an argument, only the tasks whose names
 * contain it, or of the headings that do; with a second one, the generated classes too. With {@code automata} the 256 elementary automata, seen but every second and
 * every third step, which takes half an hour.
 */
public final class TableJ {
  private TableJ() {}

  public static void main(String[] args) throws IOException {
    String filter = args.length > 0 ? args[0] : "";
    Path folder = Files.createTempDirectory("limbeck");
    if (filter.equals("automata")) {
      for (int steps = 2; steps <= 3; steps++) {
        print("elementary automata, 50 pairs", Automata.all(steps, 0, 100), Automata.all(steps, 1000, 20), "", folder, args.length > 1);
      }
      return;
    }
    for (int pairs : new int[] {20, 5, 3}) {
      print("1D-ARC, " + pairs + " pairs", LineTasks.families(pairs, 0, 300), LineTasks.families(pairs, 1000, 100), filter, folder, args.length > 1);
    }
    print("other functions, 40 pairs", LineFunctions.all(40, 0, 300), LineFunctions.all(40, 1000, 100), filter, folder, args.length > 1);
    printRest(filter, folder, args.length > 1);
  }

  private static void printRest(String filter, Path folder, boolean sources) throws IOException {
    print("single answers, 200 rows", LineAnswers.all(0, 2000), LineAnswers.all(1000, 100), filter, folder, sources);
    print("strings of bits, 200 rows", BooleanStrings.all(0, 300), BooleanStrings.all(1000, 100), filter, folder, sources);
    print("a line and a number, 60 rows", LineParameters.all(0, 300), LineParameters.all(1000, 100), filter, folder, sources);
    print("answers of other lengths, 40 pairs", LineFilters.all(0, 300), LineFilters.all(1000, 100), filter, folder, sources);
    print("values arranged first, 40 pairs", LineArrangements.all(0, 300), LineArrangements.all(1000, 100), filter, folder, sources);
    print("two lines, 60 pairs or 200 rows", LinePairs.all(0, 300), LinePairs.all(1000, 100), filter, folder, sources);
    print("texts, 40 pairs or 200 rows", Texts.all(0, 300), Texts.all(1000, 100), filter, folder, sources);
    print("real numbers, 40 or 100 rows", RealLines.all(0, 300), RealLines.all(1000, 100), filter, folder, sources);
    print("grids, 30 pairs (far: of side 40)", GridFunctions.all(0, 300), GridFunctions.all(40, 100), filter, folder, sources);
  }

  private static void print(String heading, List<ArrayTask> tasks, List<ArrayTask> longer, String filter, Path folder, boolean sources) throws IOException {
    System.out.printf("%n%-36s %10s %10s %6s %8s  %s%n", heading, "right", "at 1,000", "lines", "CPU s", "equality");
    int exact = 0;
    int tried = 0;
    List<String> wrong = new ArrayList<>();
    for (int t = 0; t < tasks.size(); t++) {
      ArrayTask task = tasks.get(t);
      if (task.name().contains(filter) || heading.contains(filter)) {
        tried++;
        boolean right = run(task, longer.get(t), folder, sources, wrong);
        exact += right ? 1 : 0;
      }
    }
    System.out.printf("exact: %d of %d; wrong rather than refused: %s%n", exact, tried, wrong);
  }

  private static boolean run(ArrayTask task, ArrayTask longer, Path folder, boolean sources, List<String> wrong) throws IOException {
    List<ArrayTask.Case> train = task.train().apply(new Random(1000));
    Files.writeString(folder.resolve("examples.jsonl"), train.stream().map(c -> c.toJson(task.names())).collect(Collectors.joining("\n")));
    double before = Distiller.cpuSeconds();
    try {
      Distiller.Distilled distilled = Distiller.distilSource(task.source(), folder);
      if (sources) {
        System.out.println(distilled.source());
      }
      List<ArrayTask.Case> test = task.test().apply(new Random(2000));
      List<ArrayTask.Case> far = longer.test().apply(new Random(3000));
      int right = right(distilled, test);
      int rightFar = right(distilled, far);
      System.out.printf(Locale.ROOT, "%-36s %10d %10d %6d %8.2f  %s%n", task.name(), right, rightFar, distilled.lines(), distilled.seconds(), distilled.equality());
      boolean exact = right == test.size() && rightFar == far.size();
      if (!exact) {
        wrong.add(task.name());
      }
      return exact;
    } catch (Distiller.Refused e) {
      System.out.printf(Locale.ROOT, "%-36s refused in %.2f CPU s: %s%n", task.name(), Distiller.cpuSeconds() - before, e.getMessage().lines().findFirst().orElse(""));
    } catch (ReflectiveOperationException e) {
      System.out.println(task.name() + ": " + e);
    }
    return false;
  }

  private static int right(Distiller.Distilled distilled, List<ArrayTask.Case> cases) throws ReflectiveOperationException {
    int right = 0;
    for (ArrayTask.Case c : cases) {
      try {
        right += c.isRight(distilled.method().invoke(distilled.instance(), c.arguments().toArray())) ? 1 : 0;
      } catch (java.lang.reflect.InvocationTargetException e) {
        continue;
      }
    }
    return right;
  }
}
