package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * One of the nine problems of EmpiricalBench (Cranmer 2023, arXiv 2305.01582; data under the MIT licence, copyright Miles Cranmer).
 *
 * @param file its data
 * @param features its columns, without the target
 * @param draw draws the data anew; null where they were measured
 * @param form tells whether a function has the form to recover
 */
record EmpiricalBench(String name, String file, List<String> features, Draw draw, Form form) {

  /** A row: the features, then the target. */
  interface Draw {
    double[] row(Random random);
  }

  /** A function of the features. */
  interface Answers {
    double of(double... x);
  }

  /** Whether a function has a form, whatever its constants. */
  interface Form {
    boolean has(Answers answers);
  }

  static List<EmpiricalBench> all() {
    return List.of(
        new EmpiricalBench("Hubble", "hubble.csv", List.of("D"), null,
            g -> inSpan(1, x -> g.of(x), range(0.1, 2), List.of(x -> x[0]))),
        new EmpiricalBench("Kepler", "kepler.csv", List.of("a"), null,
            g -> inSpan(1, x -> g.of(x), range(0.4, 9), List.of(x -> x[0] * Math.sqrt(x[0])))),
        new EmpiricalBench("Newton", "newton.csv", List.of("r", "m1", "m2"), EmpiricalBench::newton,
            g -> inSpan(3, x -> g.of(x) - Math.log(x[1] * x[2]) + 2 * Math.log(x[0]), range(1e3, 1e6), List.of(x -> 1))),
        new EmpiricalBench("Planck", "planck.csv", List.of("nu", "T"), EmpiricalBench::planck, EmpiricalBench::isPlanck),
        new EmpiricalBench("Leavitt", "leavitt.csv", List.of("P"), null,
            g -> inSpan(1, x -> g.of(x), range(1.3, 120), List.of(x -> Math.log(x[0]), x -> 1))
                && !inSpan(1, x -> g.of(x), range(1.3, 120), List.of(x -> 1))),
        new EmpiricalBench("Schechter", "schechter.csv", List.of("L"), EmpiricalBench::schechter,
            g -> inSpan(1, x -> g.of(x), range(1e6, 3e9), List.of(x -> Math.log(x[0]), x -> x[0], x -> 1))
                && !inSpan(1, x -> g.of(x), range(1e6, 3e9), List.of(x -> Math.log(x[0]), x -> 1))
                && !inSpan(1, x -> g.of(x), range(1e6, 3e9), List.of(x -> x[0], x -> 1))),
        new EmpiricalBench("Bode", "bode.csv", List.of("n"), null,
            g -> inSpan(1, x -> Math.exp(g.of(x)), range(0, 6), List.of(x -> Math.pow(2, x[0]), x -> 1))
                && !inSpan(1, x -> Math.exp(g.of(x)), range(0, 6), List.of(x -> 1))),
        new EmpiricalBench("ideal gas", "ideal_gas.csv", List.of("n", "T", "V"), EmpiricalBench::gas,
            g -> inSpan(3, x -> g.of(x) - Math.log(x[0] * x[1] / x[2]), range(1, 100), List.of(x -> 1))),
        new EmpiricalBench("Rydberg", "rydberg.csv", List.of("n_1", "n_2"), EmpiricalBench::rydberg,
            g -> inSpan(2, x -> g.of(x[0], x[0] + x[1]) + Math.log(1 / (x[0] * x[0]) - 1 / ((x[0] + x[1]) * (x[0] + x[1]))), range(1, 6),
                List.of(x -> 1))));
  }

  private static double[] range(double low, double high) {
    return new double[] {low, high};
  }

  /** Whether a function is a sum of others with some weights, at points drawn evenly on a logarithmic scale. */
  private static boolean inSpan(int features, ToDoubleFunction<double[]> function, double[] range, List<ToDoubleFunction<double[]>> basis) {
    Random random = new Random(5);
    int points = 40;
    double[][] rows = new double[points][];
    double spread = 0;
    for (int i = 0; i < points; i++) {
      double[] x = random.doubles(features).map(u -> range[0] <= 0 ? range[0] + u * (range[1] - range[0])
          : range[0] * Math.pow(range[1] / range[0], u)).toArray();
      rows[i] = new double[basis.size() + 1];
      for (int b = 0; b < basis.size(); b++) {
        rows[i][b] = basis.get(b).applyAsDouble(x);
      }
      rows[i][basis.size()] = function.applyAsDouble(x);
      spread = Math.max(spread, Math.abs(rows[i][basis.size()]));
    }
    // Gram and Schmidt: what the basis leaves of the function.
    for (int b = 0; b <= basis.size(); b++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int q = 0; q < b; q++) {
          double along = 0;
          for (double[] row : rows) {
            along += row[q] * row[b];
          }
          for (double[] row : rows) {
            row[b] -= along * row[q];
          }
        }
      }
      double length = 0;
      for (double[] row : rows) {
        length += row[b] * row[b];
      }
      length = Math.sqrt(length);
      if (b == basis.size()) {
        return length / Math.sqrt(points) < 1e-6 * spread;
      }
      for (double[] row : rows) {
        row[b] /= length;
      }
    }
    return false;
  }

  /** {@code 3 ln nu - ln(exp(c nu / T) - 1) + c'}: c is read off where the exponential is large. */
  private static boolean isPlanck(Answers g) {
    double t = 1000;
    double a = 3e15;
    double b = 5e15;
    double c = -((g.of(b, t) - 3 * Math.log(b)) - (g.of(a, t) - 3 * Math.log(a))) / (b - a) * t;
    return inSpan(2, x -> {
      double nu = x[0] * 1e13;
      double u = c * nu / (x[1] * 50);
      return g.of(nu, x[1] * 50) - 3 * Math.log(nu) + u + Math.log(-Math.expm1(-u));
    }, range(1, 100), List.of(x -> 1));
  }

  private static double logUniform(Random random, double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  private static double[] newton(Random random) {
    double r = logUniform(random, 3.7e8, 7.37593e12);
    double m1 = logUniform(random, 1.3e22, 2e30);
    double m2 = logUniform(random, 1.3e22, 2e30);
    return new double[] {r, m1, m2, Math.log(6.67408e-11 * m1 * m2 / (r * r) * noise(random, 0.1))};
  }

  /** A factor with some relative noise; never so much that the logarithm has no value. */
  private static double noise(Random random, double share) {
    return Math.max(0.05, 1 + share * random.nextGaussian());
  }

  private static double[] planck(Random random) {
    double nu = logUniform(random, 1e9, 1e16);
    double t = logUniform(random, 100, 6000);
    double u = 6.62607015e-34 * nu / (1.380649e-23 * t);
    double log = Math.log(2 * 6.62607015e-34 / 299792458.0 / 299792458.0) + 3 * Math.log(nu) - (u + Math.log(-Math.expm1(-u)));
    return new double[] {nu, t, log + Math.log(noise(random, 0.1))};
  }

  private static double[] schechter(Random random) {
    double l = logUniform(random, 1e6, 3e9);
    return new double[] {l, Math.log(0.002 / 2.5e8 * Math.pow(l / 2.5e8, -1.2) * Math.exp(-l / 2.5e8) * noise(random, 0.2))};
  }

  private static double[] gas(Random random) {
    double n = 1 + 99 * random.nextDouble();
    double t = 300 + 100 * random.nextDouble();
    double v = 1 + 99 * random.nextDouble();
    return new double[] {n, t, v, Math.log(8.31446 * n * t / v * noise(random, 0.1))};
  }

  private static double[] rydberg(Random random) {
    int n1 = 1 + random.nextInt(6);
    int n2 = n1 + 1 + random.nextInt(7 - n1);
    double inverse = 1.0967757e7 * (1.0 / (n1 * n1) - 1.0 / (n2 * n2));
    return new double[] {n1, n2, Math.log(1 / inverse * noise(random, 0.01))};
  }

  /** The data as published. */
  String published() {
    try (InputStream in = EmpiricalBench.class.getResourceAsStream("/empiricalbench/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data drawn anew, as many rows as were published. */
  String redrawn(long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of(String.join(",", features) + ",target"));
    int rows = published().split("\n").length - 1;
    for (int i = 0; i < rows; i++) {
      StringBuilder line = new StringBuilder();
      for (double value : draw.row(random)) {
        line.append(line.length() == 0 ? "" : ",").append(value);
      }
      lines.add(line.toString());
    }
    return String.join("\n", lines) + "\n";
  }
}
