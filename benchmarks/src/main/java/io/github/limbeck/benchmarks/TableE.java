package io.github.limbeck.benchmarks;

import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.GradientLearner;
import io.github.limbeck.engine.regression.NoFormulaException;
import io.github.limbeck.engine.regression.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Prints table E, formulas: EmpiricalBench as published and redrawn; laws after Feynman and Strogatz, without and with noise,
 * judged beyond the range of the examples; the equation learners' suite by the search, by the equation learner and by its published training; feature selection;
 * beside it the published baseline of the JVM, and the speed of evaluation. With an argument, only the parts it names, such as
 * {@code empirical,laws}.
 */
public final class TableE {
  private static final int ROWS = 200;

  private TableE() {}

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    String parts = args.length > 0 ? args[0] : "empirical,laws,noisy,eql,learner,gradient,selection,speed";
    int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Path folder = Files.createTempDirectory("limbeck");
    List<String> wanted = List.of(parts.split(","));
    if (wanted.contains("empirical")) {
      empirical(folder, seeds);
    }
    if (wanted.contains("laws")) {
      laws(Laws.FEYNMAN, 0, 0, "", folder);
      laws(Laws.STROGATZ, 0, 0, "", folder);
    }
    if (wanted.contains("noisy")) {
      laws(Laws.STROGATZ, 0.01, 0, "", folder);
      laws(Laws.FEYNMAN, 0.01, 0, "", folder);
    }
    if (wanted.contains("eql")) {
      laws(Laws.EQL, 0, 0.5, "", folder);
    }
    if (wanted.contains("learner")) {
      laws(Laws.EQL, 0, 0.5, "@Formula(model = Formula.Model.EQL)\n", folder);
    }
    if (wanted.contains("gradient")) {
      gradient();
    }
    if (wanted.contains("selection")) {
      selection(folder);
    }
    if (wanted.contains("speed")) {
      FormulaSpeed.print();
    }
  }

  private static void empirical(Path folder, int seeds) throws IOException, ReflectiveOperationException {
    System.out.printf("%n%-12s %9s %9s %8s  %s%n", "problem", "published", "redrawn", "CPU s", "formula for the published data");
    for (EmpiricalBench problem : EmpiricalBench.all()) {
      Files.writeString(folder.resolve("examples.csv"), problem.published());
      Distiller.Distilled published = Distiller.distilSource(source(problem.features(), "target", ""), folder);
      double seconds = published.seconds();
      int right = 0;
      for (int seed = 1; seed <= seeds && problem.draw() != null; seed++) {
        Files.writeString(folder.resolve("examples.csv"), problem.redrawn(seed));
        Distiller.Distilled redrawn = Distiller.distilSource(source(problem.features(), "target", ""), folder);
        seconds = Math.max(seconds, redrawn.seconds());
        boolean has = problem.form().has(x -> value(redrawn, x));
        right += has ? 1 : 0;
        if (!has) {
          System.out.println("  missed: " + formula(redrawn));
        }
      }
      System.out.printf(Locale.ROOT, "%-12s %9s %9s %8.1f  %s%n", problem.name(), problem.form().has(x -> value(published, x)) ? "found" : "missed",
          problem.draw() == null ? "" : right + " of " + seeds, seconds, formula(published));
    }
  }

  /** Laws, judged on points up to half a range beyond the examples. */
  private static void laws(List<Law> laws, double noise, double below, String annotation, Path folder) throws IOException, ReflectiveOperationException {
    System.out.printf(Locale.ROOT, "%n%-26s %8s %10s %8s  %s%n", "law" + (noise > 0 ? ", noise " + noise : ""), "", "error", "CPU s", "formula");
    int found = 0;
    for (Law law : laws) {
      Random random = new Random(7);
      double[][] x = law.draw(below > 0 ? 256 : ROWS, 0, 0, random);
      double[] y = law.answers(x);
      double[] noisy = noisy(y, noise, random);
      Files.writeString(folder.resolve("examples.csv"), csv(x, noisy));
      String formula;
      double error = Double.NaN;
      double seconds = Double.NaN;
      try {
        Distiller.Distilled distilled = Distiller.distilSource(source(names(law.features()), "answer", annotation), folder);
        error = error(point -> value(distilled, point), law, below);
        seconds = distilled.seconds();
        formula = formula(distilled);
      } catch (Distiller.Refused e) {
        formula = e.getMessage();
      }
      boolean right = error < (noise > 0 ? 0.02 : 1e-6);
      found += right ? 1 : 0;
      System.out.printf(Locale.ROOT, "%-26s %8s %10.2g %8.1f  %s%n", law.name(), right ? "found" : "missed", error, seconds, formula);
    }
    System.out.println(found + " of " + laws.size() + " found");
  }

  private static double[] noisy(double[] y, double share, Random random) {
    double mean = 0;
    for (double value : y) {
      mean += value / y.length;
    }
    double squares = 0;
    for (double value : y) {
      squares += (value - mean) * (value - mean) / y.length;
    }
    double[] noisy = y.clone();
    for (int i = 0; i < y.length; i++) {
      noisy[i] += share * Math.sqrt(squares) * random.nextGaussian();
    }
    return noisy;
  }

  /** Root mean squared difference from the law, relative to its spread, beyond the range of the examples too. */
  private static double error(ToDoubleFunction<double[]> function, Law law, double below) {
    double[][] x = law.draw(1000, below, 0.5, new Random(99));
    double[] y = law.answers(x);
    double mean = 0;
    for (double value : y) {
      mean += value / y.length;
    }
    double off = 0;
    double spread = 0;
    for (int i = 0; i < y.length; i++) {
      double[] point = new double[x.length];
      for (int f = 0; f < x.length; f++) {
        point[f] = x[f][i];
      }
      double difference = function.applyAsDouble(point) - y[i];
      off += difference * difference;
      spread += (y[i] - mean) * (y[i] - mean);
    }
    return Math.sqrt(off / spread);
  }

  /** The equation learner trained as published, by gradients, from three starts. */
  private static void gradient() {
    System.out.printf("%n%-26s %8s %10s %8s%n", "by gradients", "", "error", "seconds");
    int found = 0;
    for (Law law : Laws.EQL) {
      double[][] x = law.draw(256, 0, 0, new Random(7));
      long start = System.nanoTime();
      double error = Double.NaN;
      try {
        Tape tape = new Tape(GradientLearner.train(Samples.of(x, law.answers(x)), 3, 2000, 1).expression());
        error = error(tape::value, law, 0.5);
      } catch (NoFormulaException e) {
        // Counts as missed.
      }
      found += error < 1e-6 ? 1 : 0;
      System.out.printf(Locale.ROOT, "%-26s %8s %10.2g %8.1f%n", law.name(), error < 1e-6 ? "found" : "missed", error, (System.nanoTime() - start) / 1e9);
    }
    System.out.println(found + " of " + Laws.EQL.size() + " found");
  }

  /** Three of two hundred columns matter. */
  private static void selection(Path folder) throws IOException, ReflectiveOperationException {
    System.out.printf("%nthree of 200 columns%n");
    List<Law> laws = List.of(
        new Law("a b / c", 200, 1, 3, v -> v[17] * v[90] / v[151]),
        new Law("a + sin b * c", 200, 1, 4, v -> v[3] + Math.sin(v[77]) * v[188]),
        new Law("product of centred", 200, -1, 1, v -> v[40] * v[41] + 0.5 * v[120]),
        new Law("gaussian of distance", 200, 0, 2, v -> Math.exp(-v[5] * v[5]) * v[60] + v[130] * v[130]));
    for (Law law : laws) {
      Random random = new Random(3);
      double[][] x = law.draw(1000, 0, 0, random);
      double[] y = noisy(law.answers(x), 0.01, random);
      Files.writeString(folder.resolve("examples.csv"), csv(x, y));
      String source = "package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"examples.csv\", answer = \"answer\")\n"
          + "public interface Task {\n  double decide(@Column(\"x\") @Shape({200}) double[] x);\n}\n";
      Distiller.Distilled distilled = Distiller.distilSource(source, folder);
      System.out.printf(Locale.ROOT, "%-26s %8.1f CPU s  %s%n", law.name(), distilled.seconds(), formula(distilled));
    }
  }

  private static List<String> names(int features) {
    List<String> names = new ArrayList<>();
    for (int f = 0; f < features; f++) {
      names.add("x" + f);
    }
    return names;
  }

  static String csv(double[][] x, double[] y) {
    StringBuilder csv = new StringBuilder(x.length > 20
        ? names(x.length).stream().map(n -> "x[" + n.substring(1) + "]").collect(Collectors.joining(",")) : String.join(",", names(x.length)));
    csv.append(",answer\n");
    for (int i = 0; i < y.length; i++) {
      for (double[] column : x) {
        csv.append(column[i]).append(',');
      }
      csv.append(y[i]).append('\n');
    }
    return csv.toString();
  }

  static String source(List<String> features, String answer, String annotation) {
    return "package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"examples.csv\", answer = \"" + answer + "\")\n" + annotation
        + "public interface Task {\n  double decide("
        + features.stream().map(f -> "@Column(\"" + f + "\") double " + f.toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")) + ");\n}\n";
  }

  private static double value(Distiller.Distilled distilled, double... x) {
    Object[] arguments = new Object[x.length];
    for (int f = 0; f < x.length; f++) {
      arguments[f] = x[f];
    }
    try {
      return (double) distilled.method().invoke(distilled.instance(), arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was found, and how it was shown equal to the code. */
  private static String formula(Distiller.Distilled distilled) {
    return distilled.formulas() + "  [" + distilled.equality() + "]";
  }
}
