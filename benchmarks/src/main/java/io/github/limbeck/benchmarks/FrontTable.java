package io.github.limbeck.benchmarks;

import io.github.limbeck.engine.archive.Provenance;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is found when nothing is asked for, and when more and more is: noisy data made here, and CSV files of a folder whose last column is the
 * answer, of which a third is kept for the test. Asking for less must never find less, and a share that is refused must be refused for all
 * greater ones. Then the models that there were to choose from, each on the fresh rows: the rule is to be within one point of the best.
 * Argument: the folder, if there is one.
 */
public final class FrontTable {
  private static final double[] ASKED = {0, 0.5, 0.8, 0.9, 0.95, 0.99, 1};
  private static final Pattern TRAINING = Pattern.compile(", ([0-9.]+) % right");
  private static final Pattern EXPECTED = Pattern.compile("expected on new rows: ([0-9.]+ % \\([0-9]+ to [0-9]+\\))");
  private static final Pattern PASSES = Pattern.compile("largest value that passes is minAccuracy = ([0-9.]+)");

  private FrontTable() {}

  /** Rows as cells, of which the last is the answer. */
  private record Data(List<String> columns, List<List<String>> train, List<List<String>> test) {}

  /** What was found: the share of training rows that are right, or the largest share that would have passed. */
  private record Found(boolean passed, double share) {}

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    Map<String, Data> sets = new TreeMap<>();
    String loan = "age,income,amount,months,score,owner,purpose,work,children,rate,years,branch,answer";
    sets.put("(made) loans of plain bounds", made(loan, 800, r -> loan(r, true)));
    sets.put("(made) loans that can be paid", made(loan, 800, r -> loan(r, false)));
    sets.put("(made) two bounds, 10 % wrong", made("a,b,c,d,answer", 400, r -> noisy(r, 4, 0.1, x -> x[0] > 50 && x[1] < 70)));
    sets.put("(made) three answers, 5 % wrong", made("a,b,c,answer", 500, r -> {
      int[] x = r.ints(3, 0, 100).toArray();
      return cells(x) + "," + (r.nextInt(20) == 0 ? r.nextInt(3) : x[0] + x[1] < 60 ? 0 : x[2] < 40 ? 1 : 2);
    }));
    sets.put("(made) sum of four, 8 % wrong", made("a,b,c,d,e,answer", 600, r -> noisy(r, 5, 0.08, x -> x[0] + x[1] + x[2] > x[3] + 100)));
    sets.put("(made) either or, 3 % wrong", made("a,b,c,d,answer", 500, r -> noisy(r, 4, 0.03, x -> x[0] > 50 != x[1] > 50)));
    sets.put("(made) right on all rows", made("a,b,c,answer", 300, r -> noisy(r, 3, 0, x -> x[0] > 30 && x[1] > 40 || x[2] > 90)));
    if (arguments.length > 0) {
      try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
          sets.put(file.getFileName().toString(), read(file));
        }
      }
    }
    int falls = 0;
    System.out.printf("%-32s %6s %10s %10s %-22s %8s %8s%n", "data", "asked", "conditions", "training", "expected", "fresh", "CPU s");
    for (Map.Entry<String, Data> set : sets.entrySet()) {
      falls += table(set.getKey(), set.getValue());
    }
    System.out.printf("%n%-32s models to choose from: conditions (share of fresh rows that is right); * the rule%n", "data");
    for (Map.Entry<String, Data> set : sets.entrySet()) {
      models(set.getKey(), set.getValue());
    }
    System.out.printf("%d data sets; asking for less found less %d times%n", sets.size(), falls);
  }

  /** Prints the lines of a data set; how often less was found where less was asked for. */
  private static int table(String name, Data data) throws IOException, ReflectiveOperationException {
    List<Found> found = new ArrayList<>();
    for (double asked : ASKED) {
      found.add(line(name, data, asked));
    }
    int falls = 0;
    for (int i = 1; i < ASKED.length; i++) {
      Found less = found.get(i - 1);
      Found more = found.get(i);
      // What passes for more passes for less; what is refused says the same of what there is.
      falls += more.passed() && !less.passed() || !more.passed() && !less.passed() && more.share() != less.share()
          || !more.passed() && less.passed() && less.share() + 5e-4 < ASKED[i - 1] ? 1 : 0;
    }
    return falls;
  }

  private static Found line(String name, Data data, double asked) throws IOException, ReflectiveOperationException {
    double before = Distiller.cpuSeconds();
    String label = asked == 0 ? "-" : String.valueOf(asked);
    try {
      Distiller.Distilled distilled = build(data, asked == 0 ? "" : ", minAccuracy = " + asked);
      double training = Double.parseDouble(group(TRAINING, distilled.note()));
      System.out.printf(Locale.ROOT, "%-32s %6s %10d %8.1f %% %-22s %6.1f %% %8.1f%n", name, label, distilled.conditions(), training,
          group(EXPECTED, distilled.note()), fresh(distilled, data), Distiller.cpuSeconds() - before);
      return new Found(true, training / 100);
    } catch (Distiller.Refused e) {
      String passes = group(PASSES, e.getMessage());
      System.out.printf(Locale.ROOT, "%-32s %6s refused; the largest that passes: %s %27.1f%n", name, label, passes.isEmpty() ? e.getMessage() : passes, Distiller.cpuSeconds() - before);
      return new Found(false, passes.isEmpty() ? 0 : Double.parseDouble(passes));
    }
  }

  /** Each model of the front, got by asking for what it alone has: no more conditions than the shorter ones, or as many right rows as the exact. */
  private static void models(String name, Data data) throws IOException, ReflectiveOperationException {
    Optional<Distiller.Distilled> learned = tryToBuild(data, "");
    if (learned.isEmpty()) {
      System.out.printf("%-32s refused%n", name);
      return;
    }
    Distiller.Distilled rule = learned.get();
    double chosen = fresh(rule, data);
    double best = chosen;
    StringBuilder line = new StringBuilder();
    for (Provenance.Model model : rule.origin().methods().get(0).answers().get(0).front()) {
      double share = chosen;
      if (!model.chosen()) {
        boolean shorter = model.conditions() < rule.conditions();
        Optional<Distiller.Distilled> built = tryToBuild(data, ", evidence = Evidence.NOT_REQUIRED" + (shorter ? ", maxConditions = " + model.conditions()
            : ", maxConditions = 100000, minAccuracy = " + BigDecimal.valueOf(model.trainingAccuracy()).setScale(6, RoundingMode.DOWN)));
        if (built.filter(b -> b.conditions() == model.conditions()).isEmpty()) {
          continue;
        }
        share = fresh(built.get(), data);
      }
      best = Math.max(best, share);
      line.append(String.format(Locale.ROOT, ", %s%d (%.1f %%)", model.chosen() ? "*" : "", model.conditions(), share));
    }
    System.out.printf(Locale.ROOT, "%-32s %s; %.1f points below the best%n", name, line.substring(Math.min(2, line.length())), best - chosen);
  }

  private static Optional<Distiller.Distilled> tryToBuild(Data data, String asked) throws IOException, ReflectiveOperationException {
    try {
      return Optional.of(build(data, asked));
    } catch (Distiller.Refused e) {
      return Optional.empty();
    }
  }

  private static Distiller.Distilled build(Data data, String asked) throws IOException, ReflectiveOperationException {
    return Distiller.distilSource("package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"examples.csv\", answer = \"answer\""
        + asked + ")\npublic interface Task { " + method(data) + "; }\n", folder(data), "off");
  }

  private static Path folder(Data data) throws IOException {
    Path folder = Files.createTempDirectory("front");
    StringBuilder csv = new StringBuilder(String.join(",", data.columns())).append('\n');
    data.train().forEach(row -> csv.append(String.join(",", row)).append('\n'));
    Files.writeString(folder.resolve("examples.csv"), csv);
    return folder;
  }

  /** The share of fresh rows that a class answers as their labels say, in percent. */
  private static double fresh(Distiller.Distilled distilled, Data data) throws ReflectiveOperationException {
    int right = 0;
    for (List<String> row : data.test()) {
      right += distilled.answer(row).equals(row.get(row.size() - 1)) ? 1 : 0;
    }
    return 100.0 * right / Math.max(1, data.test().size());
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** A parameter a column, of the narrowest type that holds all its cells. */
  private static String method(Data data) {
    List<String> parameters = new ArrayList<>();
    for (int c = 0; c < data.columns().size(); c++) {
      int column = c;
      List<String> cells = Stream.concat(data.train().stream(), data.test().stream()).map(row -> row.get(column)).distinct().toList();
      String type = cells.stream().allMatch(x -> x.matches("true|false")) ? "boolean" : cells.stream().allMatch(x -> x.matches("-?[0-9]{1,9}")) ? "int"
          : cells.stream().allMatch(x -> x.matches("-?[0-9.]+(e-?[0-9]+)?")) ? "double" : "String";
      parameters.add(c == data.columns().size() - 1 ? type : type + " " + data.columns().get(c));
    }
    return parameters.get(parameters.size() - 1) + " decide(" + String.join(", ", parameters.subList(0, parameters.size() - 1)) + ")";
  }

  private static Data made(String header, int rows, Function<Random, String> row) {
    Random random = new Random(5);
    List<List<String>> train = IntStream.range(0, rows).mapToObj(i -> List.of(row.apply(random).split(","))).toList();
    List<List<String>> test = IntStream.range(0, 4000).mapToObj(i -> List.of(row.apply(random).split(","))).toList();
    return new Data(List.of(header.split(",")), train, test);
  }

  /** Rows with empty cells are left out: they would need types that have room for them. */
  private static Data read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<List<String>> rows = new ArrayList<>(lines.stream().skip(1).map(line -> Arrays.asList(line.replace("\"", "").split(",", -1)))
        .filter(row -> row.stream().noneMatch(String::isEmpty)).toList());
    Collections.shuffle(rows, new Random(1));
    int third = rows.size() / 3;
    List<String> columns = Arrays.stream(lines.get(0).replace("\"", "").split(",")).map(c -> c.replaceAll("[^A-Za-z0-9]", "_")).toList();
    List<String> names = IntStream.range(0, columns.size()).mapToObj(c -> c == columns.size() - 1 ? "answer" : "x" + c + "_" + columns.get(c)).toList();
    return new Data(names, rows.subList(third, rows.size()), rows.subList(0, third));
  }

  private static String cells(int[] x) {
    return String.join(",", IntStream.of(x).mapToObj(String::valueOf).toList());
  }

  private static String noisy(Random random, int features, double wrong, Function<int[], Boolean> law) {
    int[] x = random.ints(features, 0, 100).toArray();
    return cells(x) + "," + (law.apply(x) ^ random.nextDouble() < wrong);
  }

  /** Twelve columns, a policy of five conditions, one label in 25 wrong. */
  /** Whether a loan is granted hangs on five conditions, one label in 25 is wrong; that it can be paid is one on three columns. */
  private static String loan(Random r, boolean plain) {
    int income = 1200 + r.nextInt(5000);
    int amount = 1000 + r.nextInt(60_000);
    int months = 12 * (1 + r.nextInt(8));
    int score = 300 + r.nextInt(600);
    boolean owner = r.nextInt(3) == 0;
    int years = r.nextInt(30);
    boolean granted = score >= 520 && years >= 2 && (plain ? amount <= 40_000 : 3 * amount <= income * months) || owner && score >= 640;
    return String.join(",", List.of(String.valueOf(18 + r.nextInt(60)), String.valueOf(income), String.valueOf(amount), String.valueOf(months),
        String.valueOf(score), String.valueOf(owner), List.of("car", "house", "travel", "study").get(r.nextInt(4)),
        List.of("employed", "self", "none").get(r.nextInt(3)), String.valueOf(r.nextInt(4)), String.format(Locale.ROOT, "%.2f", 2 + 6 * r.nextDouble()),
        String.valueOf(years), String.valueOf(r.nextInt(40)), String.valueOf(granted ^ r.nextInt(25) == 0)));
  }
}
