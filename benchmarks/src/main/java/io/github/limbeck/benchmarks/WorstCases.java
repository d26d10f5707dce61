package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints what examples cost from which nothing short can be learned: noise, parities, many features, large arrays. Whatever they
 * are, a distillation has a budget of work, which is about a minute of CPU time here at {@code limbeck.effort=1}.
 */
public final class WorstCases {
  private WorstCases() {}

  /**
   * Examples that are hard to learn from.
   *
   * @param file the name of the dataset
   * @param rows writes one row
   */
  private record Case(String name, String file, String attributes, String method, String header, int count, Function<Random, String> rows) {}

  private static final String LOANS = "boolean decide(int age, double income, double amount, int months, int score, boolean owner,"
      + " String purpose, String employment, int children, double rate)";
  private static final String LOAN_HEADER = "age,income,amount,months,score,owner,purpose,employment,children,rate,answer";

  private static final List<Case> CASES = List.of(
      new Case("warm-up", "d.csv", "", "boolean decide(int a)", "a,answer", 30, r -> r.nextInt(9) + "," + r.nextBoolean()),
      new Case("60 random reals, 5000 rows", "d.csv", ", minAccuracy = 0.5", "boolean decide(@Shape(60) double[] x)", header(60), 5000,
          r -> doubles(r, 60) + "," + r.nextBoolean()),
      new Case("the same, every row asked for", "d.csv", "", "boolean decide(@Shape(60) double[] x)", header(60), 5000,
          r -> doubles(r, 60) + "," + r.nextBoolean()),
      new Case("parity of 11 in 20 bits", "d.csv", "", "boolean decide(@Shape(20) boolean[] x)", header(20), 2000, r -> {
        List<Boolean> bits = IntStream.range(0, 20).mapToObj(i -> r.nextBoolean()).toList();
        return bits.stream().map(String::valueOf).collect(Collectors.joining(",")) + ","
            + (bits.subList(0, 11).stream().filter(b -> b).count() % 2 == 1);
      }),
      new Case("100 x 100 cells, 40 rows", "d.jsonl", "", "boolean decide(int[][] x)", null, 40, r -> {
        int[][] cells = IntStream.range(0, 100).mapToObj(i -> r.ints(100, 0, 10).toArray()).toArray(int[][]::new);
        return "{\"x\": " + Arrays.deepToString(cells) + ", \"answer\": " + r.nextBoolean() + "}";
      }),
      new Case("800 noisy loans", "d.csv", ", minAccuracy = 0.8", LOANS, LOAN_HEADER, 800, WorstCases::loan),
      new Case("the same, every row asked for", "d.csv", "", LOANS, LOAN_HEADER, 800, WorstCases::loan),
      new Case("20 classes of noise, 3000 rows", "d.csv", ", minAccuracy = 0.05", "String decide(@Shape(12) int[] x)", header(12), 3000,
          r -> r.ints(12, 0, 50).mapToObj(String::valueOf).collect(Collectors.joining(",")) + ",c" + r.nextInt(20)),
      new Case("a formula of noise, 500 rows", "d.csv", "", "double decide(@Shape(6) double[] x)", header(6), 500,
          r -> doubles(r, 6) + "," + r.nextGaussian()));

  private static String header(int features) {
    return IntStream.range(0, features).mapToObj(i -> "x[" + i + "]").collect(Collectors.joining(",")) + ",answer";
  }

  private static String doubles(Random random, int count) {
    return IntStream.range(0, count).mapToObj(i -> String.format(Locale.ROOT, "%.6f", random.nextDouble())).collect(Collectors.joining(","));
  }

  private static String loan(Random r) {
    double income = Math.rint(1500 + 4000 * r.nextDouble());
    double amount = Math.rint(1000 + 40_000 * r.nextDouble());
    int months = 12 * (1 + r.nextInt(7));
    int score = 300 + r.nextInt(600);
    boolean owner = r.nextInt(3) == 0;
    boolean granted = score > 520 && amount / months < 0.4 * income || owner && score > 450;
    return (18 + r.nextInt(60)) + "," + income + "," + amount + "," + months + "," + score + "," + owner + ","
        + List.of("car", "house", "travel", "study").get(r.nextInt(4)) + "," + List.of("employed", "self", "none").get(r.nextInt(3)) + ","
        + r.nextInt(4) + "," + String.format(Locale.ROOT, "%.2f", 2 + 6 * r.nextDouble()) + "," + (granted ^ r.nextInt(12) == 0);
  }

  public static void main(String[] args) throws IOException {
    for (int c = 0; c < CASES.size(); c++) {
      if (c == 0 || args.length == 0 || List.of(args).contains(String.valueOf(c))) {
        measure(c, CASES.get(c));
      }
    }
  }

  private static void measure(int number, Case given) throws IOException {
    Path folder = Files.createTempDirectory("limbeck");
    Random random = new Random(11);
    Path file = folder.resolve(given.file());
    Files.writeString(file, (given.header() == null ? "" : given.header() + "\n")
        + IntStream.range(0, given.count()).mapToObj(i -> given.rows().apply(random)).collect(Collectors.joining("\n")) + "\n");
    String source = "package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"" + given.file() + "\", answer = \"answer\""
        + given.attributes() + ")\npublic interface Task {\n  " + given.method() + ";\n}\n";
    double before = Distiller.cpuSeconds();
    String outcome;
    try {
      outcome = Distiller.distilSource(source, folder, "off").note();
    } catch (Distiller.Refused e) {
      outcome = e.getMessage();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
    System.out.printf(Locale.ROOT, "%d %-32s %7.1f CPU s  %s%n", number, given.name(), Distiller.cpuSeconds() - before,
        outcome.lines().findFirst().orElse("").replaceAll("(.{140}).*", "$1 ..."));
  }
}
