package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Frequencies at which answers swing along a feature: the peaks of the periodogram for unevenly spaced rows (Lomb 1976), up to as many
 * periods as the rows can tell apart.
 */
final class Periodogram {
  /** So many steps a period of the whole range: a wave is not lost between two of them. */
  private static final double STEP = 0.8;
  private static final int PEAKS = 4;

  private Periodogram() {}

  /** Waves at the peaks, for every feature, as terms on the rows of the search. */
  static List<Term> waves(Samples more, Samples few, Grammar grammar) {
    List<Term> waves = new ArrayList<>();
    double[] unit = Term.unit(more.y());
    for (int f = 0; f < few.features() && unit != null; f++) {
      Term line = Term.unit(more.x()[f]) == null ? null : new Term(new Expression.Variable(f), 1, more.x()[f], Term.unit(more.x()[f]));
      if (line == null) {
        continue;
      }
      for (double frequency : peaks(more.x()[f], Space.of(List.of(line)).residual(unit))) {
        for (Function wave : new Function[] {Function.SIN, Function.COS}) {
          if (grammar.mayUse(wave)) {
            Expression e = Expression.call(wave, Algebra.multiply(Algebra.constant(frequency), new Expression.Variable(f)));
            double[] values = new double[few.rows()];
            for (int i = 0; i < values.length; i++) {
              values[i] = frequency * few.x()[f][i];
            }
            wave.apply(values, null, values, values.length);
            Term.add(waves, e, 4, values);
          }
        }
      }
    }
    return waves;
  }

  private record Peak(double frequency, double share) {}

  private static List<Double> peaks(double[] x, double[] rest) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : x) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    double step = STEP / (most - least);
    int steps = (int) Math.min(2000, Math.PI * x.length / 2 / STEP);
    double[] shares = new double[steps + 2];
    for (int k = 1; k <= steps; k++) {
      shares[k] = share(x, rest, k * step);
    }
    List<Peak> peaks = new ArrayList<>();
    for (int k = 1; k <= steps; k++) {
      if (shares[k] > shares[k - 1] && shares[k] >= shares[k + 1]) {
        peaks.add(new Peak(k * step, shares[k]));
      }
    }
    return peaks.stream().sorted(Comparator.comparingDouble(Peak::share).reversed()).limit(PEAKS).map(p -> sharpened(x, rest, p, step)).toList();
  }

  private static double sharpened(double[] x, double[] rest, Peak peak, double step) {
    double best = peak.frequency();
    double most = peak.share();
    for (int k = -8; k <= 8; k++) {
      double frequency = peak.frequency() + k * step / 8;
      double share = frequency > 0 ? share(x, rest, frequency) : 0;
      if (share > most) {
        most = share;
        best = frequency;
      }
    }
    return best;
  }

  /** What a sine and a cosine of this frequency explain of what is left. */
  private static double share(double[] x, double[] rest, double frequency) {
    int n = x.length;
    double[] sine = new double[n];
    for (int i = 0; i < n; i++) {
      sine[i] = frequency * x[i];
    }
    double[] cosine = new double[n];
    Function.COS.applyQuickly(sine, null, cosine, n);
    Function.SIN.applyQuickly(sine, null, sine, n);
    double ss = Term.dot(sine, sine);
    double cc = Term.dot(cosine, cosine);
    double sc = Term.dot(sine, cosine);
    double s = Term.dot(sine, rest);
    double c = Term.dot(cosine, rest);
    double determinant = ss * cc - sc * sc;
    return determinant < 1e-9 * ss * cc ? 0 : (s * s * cc + c * c * ss - 2 * s * c * sc) / determinant;
  }
}
