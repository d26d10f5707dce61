package io.github.limbeck.benchmarks;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.LeastSquares;
import io.github.limbeck.engine.regression.NoFormulaException;
import io.github.limbeck.engine.regression.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Formulas against linear regression on real data: R² on held-out rows, by cross-validation in five parts, of what the default choice
 * finds and of the straight line over all features. Argument: a folder of CSV files with a header line, numbers alone, and the answer in the
 * last column, such as the data sets of R.
 */
public final class RealFormulas {
  private static final int PARTS = 5;

  private RealFormulas() {}

  /**
   * Prints a line for each file.
   *
   * @throws IOException if a file can't be read
   */
  public static void main(String[] arguments) throws IOException {
    System.out.printf(Locale.ROOT, "%-18s %5s %8s %8s %8s %7s  %s%n", "data", "rows", "features", "formula", "linear", "CPU s", "the formula of all rows");
    int atLeast = 0;
    int all = 0;
    List<Path> files;
    try (Stream<Path> found = Files.list(Path.of(arguments[0]))) {
      files = found.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
    }
    for (Path file : files) {
      atLeast += isAtLeast(file) ? 1 : 0;
      all++;
    }
    System.out.printf("%d of %d at or above linear regression%n", atLeast, all);
  }

  private static boolean isAtLeast(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] names = lines.get(0).split(",");
    List<double[]> rows = new ArrayList<>(lines.stream().skip(1).filter(l -> !l.isBlank())
        .map(l -> Stream.of(l.split(",")).mapToDouble(Double::parseDouble).toArray()).toList());
    Collections.shuffle(rows, new Random(1));
    double before = Distiller.cpuSeconds();
    double mean = rows.stream().mapToDouble(r -> r[r.length - 1]).average().orElse(0);
    double[] off = new double[2];
    double total = rows.stream().mapToDouble(r -> (r[r.length - 1] - mean) * (r[r.length - 1] - mean)).sum();
    for (int part = 0; part < PARTS; part++) {
      int held = part;
      Samples training = samples(IntStream.range(0, rows.size()).filter(i -> i % PARTS != held).mapToObj(rows::get).toList());
      Samples test = samples(IntStream.range(0, rows.size()).filter(i -> i % PARTS == held).mapToObj(rows::get).toList());
      off[0] += squares(formula(training), test);
      off[1] += squares(line(training), test);
    }
    double seconds = (Distiller.cpuSeconds() - before) / PARTS;
    double formula = 1 - off[0] / total;
    double linear = 1 - off[1] / total;
    System.out.printf(Locale.ROOT, "%-18s %5d %8d %8.3f %8.3f %7.1f  %s%n", file.getFileName().toString().replace(".csv", ""), rows.size(), names.length - 1,
        formula, linear, seconds, FormulaText.plain(formula(samples(rows)), f -> names[f], String::valueOf));
    return formula >= linear - 0.005;
  }

  private static Samples samples(List<double[]> rows) {
    int features = rows.get(0).length - 1;
    double[][] x = new double[features][];
    for (int f = 0; f < features; f++) {
      int feature = f;
      x[f] = rows.stream().mapToDouble(r -> r[feature]).toArray();
    }
    return Samples.of(x, rows.stream().mapToDouble(r -> r[features]).toArray());
  }

  private static Expression formula(Samples training) {
    try {
      FormulaModel model = FormulaTrainer.train(training, FormulaOptions.usual());
      return model.expression();
    } catch (NoFormulaException e) {
      return new Expression.Constant(0);
    }
  }

  private static Expression line(Samples training) {
    Expression sum = new Expression.Constant(1);
    for (int f = 0; f < training.features(); f++) {
      sum = Expression.call(Function.ADD, sum, Expression.call(Function.MULTIPLY, new Expression.Constant(1), new Expression.Variable(f)));
    }
    return new LeastSquares().fit(sum, training, 20).expression();
  }

  private static double squares(Expression e, Samples test) {
    double[] values = new Tape(e).values(test.x(), test.rows());
    return IntStream.range(0, test.rows()).mapToDouble(i -> (values[i] - test.y()[i]) * (values[i] - test.y()[i])).sum();
  }
}
