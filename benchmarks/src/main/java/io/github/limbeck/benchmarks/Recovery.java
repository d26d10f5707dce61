package io.github.limbeck.benchmarks;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.LeastSquares;
import io.github.limbeck.engine.regression.NoFormulaException;
import io.github.limbeck.engine.regression.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Which of some laws are recovered from their values. A law counts as recovered where the difference or the ratio of the formula and the
 * law is constant (La Cava et al. 2021), here on fresh points up to a quarter beyond the ranges; with noise, once its constants have been
 * fitted to answers without noise, which may move none of them by more than half.
 */
final class Recovery {
  private static final int FRESH = 1000;
  private static final double BEYOND = 0.25;
  /** What the difference or the ratio may vary, in shares of the law's own variation. */
  private static final double EXACT = 1e-6;
  private static final double MOVED = 0.5;
  private static final int STEPS = 100;

  private Recovery() {}

  /**
   * Prints a line for each law, and how many are recovered.
   *
   * @param arguments the noise, as a share of the root mean square of the answers (0); how many rows; which of how many parts of the laws
   *     ({@code 0/1}); the share of rows with a gross error, of one to ten standard deviations of the answers (0)
   */
  static void print(List<Law> laws, int usualRows, String[] arguments) {
    double noise = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 0;
    int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : usualRows;
    String[] part = (arguments.length > 2 ? arguments[2] : "0/1").split("/");
    double gross = arguments.length > 3 ? Double.parseDouble(arguments[3]) : 0;
    int recovered = 0;
    int all = 0;
    List<Double> seconds = new ArrayList<>();
    System.out.printf(Locale.ROOT, "%-18s %10s %9s %6s  formula%n", "noise " + noise, "", "varies", "CPU s");
    for (int k = Integer.parseInt(part[0]); k < laws.size(); k += Integer.parseInt(part[1])) {
      recovered += isRecovered(laws.get(k), noise, gross, rows, seconds) ? 1 : 0;
      all++;
    }
    Collections.sort(seconds);
    System.out.printf(Locale.ROOT, "%d of %d recovered; CPU s: median %.1f, most %.1f%n", recovered, all, seconds.get(all / 2), seconds.get(all - 1));
  }

  private static boolean isRecovered(Law law, double noise, double gross, int rows, List<Double> seconds) {
    Random random = new Random(7);
    double[][] x = law.draw(rows, 0, 0, random);
    double[] clean = law.answers(x);
    double[] y = clean.clone();
    double size = Math.sqrt(Arrays.stream(y).map(v -> v * v).average().orElse(0));
    for (int i = 0; i < rows; i++) {
      y[i] += noise * size * random.nextGaussian();
    }
    double spread = spread(clean);
    for (int i = 0; i < rows && gross > 0; i++) {
      y[i] += random.nextDouble() < gross ? (random.nextBoolean() ? 1 : -1) * (1 + 9 * random.nextDouble()) * spread : 0;
    }
    double before = Distiller.cpuSeconds();
    double varies = Double.POSITIVE_INFINITY;
    String text = "none";
    try {
      FormulaModel model = FormulaTrainer.train(Samples.of(x, y), FormulaOptions.usual());
      Expression formula = noise == 0 && gross == 0 ? model.expression() : withoutNoise(model.expression(), Samples.of(x, clean));
      varies = varies(new Tape(formula), law);
      text = FormulaText.plain(model.expression(), f -> "x" + f, String::valueOf);
    } catch (NoFormulaException e) {
      // Counts as not recovered.
    }
    seconds.add(Distiller.cpuSeconds() - before);
    boolean recovered = varies < EXACT;
    System.out.printf(Locale.ROOT, "%-18s %10s %9.2g %6.1f  %s%n", law.name(), recovered ? "recovered" : "missed", varies, seconds.get(seconds.size() - 1), text);
    return recovered;
  }

  /** With constants fitted to answers without noise, if that moves none of them far. */
  private static Expression withoutNoise(Expression formula, Samples clean) {
    Expression fitted = new LeastSquares().fit(formula, clean, STEPS).expression();
    double[] before = new Tape(formula).constants();
    double[] after = new Tape(fitted).constants();
    for (int c = 0; c < before.length; c++) {
      if (Math.abs(after[c] - before[c]) > MOVED * Math.abs(before[c])) {
        return formula;
      }
    }
    return fitted;
  }

  /** By how much the difference or the ratio of a formula and a law varies, whichever is less. */
  private static double varies(Tape formula, Law law) {
    double[][] x = law.draw(FRESH, 0, BEYOND, new Random(99));
    double[] y = law.answers(x);
    double[] found = formula.values(x, FRESH);
    double[] difference = new double[FRESH];
    double[] ratio = new double[FRESH];
    for (int i = 0; i < FRESH; i++) {
      difference[i] = found[i] - y[i];
      ratio[i] = found[i] / y[i];
    }
    double mean = Arrays.stream(ratio).average().orElse(Double.NaN);
    return Math.min(spread(difference) / spread(y), spread(ratio) / Math.abs(mean));
  }

  private static double spread(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN);
    return Double.isFinite(squares) ? Math.sqrt(squares) : Double.POSITIVE_INFINITY;
  }
}
