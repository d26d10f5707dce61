package io.github.limbeck.engine.dynamics;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.LinearFit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rates as a sum of terms that all series share, and another one times a number that each series has for itself. */
final class VaryingSum {
  /** The share of squares below which only rounding is left. */
  private static final double EXACT = 1e-22;
  private static final double NATS_PER_NODE = 2;
  private static final int TURNS = 600;
  private static final int TURNS_WITHOUT = 30;
  private static final double LEAST_GAIN = 1e-5;
  /** Terms of a smaller share of the greatest one say nothing of how numbers are to be shifted. */
  private static final double HARDLY = 1e-3;

  private final int component;
  private final int[] series;
  private final double[] y;
  private final double[][] columns;
  private final List<Expression> terms;

  /** @param terms of the sums */
  VaryingSum(Rates rates, int component, List<Expression> terms) {
    double[] weights = Arrays.stream(rates.weights()[component]).map(Math::sqrt).toArray();
    this.component = component;
    this.series = rates.series();
    this.terms = terms;
    this.y = times(rates.y()[component], weights);
    this.columns = terms.stream().map(term -> times(new Tape(term).values(rates.x(), rates.rows()), weights)).toArray(double[][]::new);
  }

  /**
   * Both sums.
   *
   * @param shared per term its coefficient in that which all series share
   * @param varying the same of that which is multiplied
   * @param nats what is left of the rates to say
   */
  record Fit(double[] shared, double[] varying, double nats) {}

  /** The same of other rates. */
  VaryingSum with(Rates others) {
    return new VaryingSum(others, component, terms);
  }

  private static double[] times(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).toArray();
  }

  private int count() {
    return Arrays.stream(series).max().orElse(0) + 1;
  }

  /** How long it takes to say the rates where no term differs between series. */
  double nats() {
    return 0.5 * y.length * Math.log(Math.max(EXACT, share(left(y, columns, solved(columns, y))))) + columns.length * Math.log(y.length) / 2;
  }

  /** The same where one term does. */
  double nats(int term) {
    return nats(share(left(outside(y, term), free(term), shared(term))), columns.length) + NATS_PER_NODE * terms.get(term).nodes();
  }

  private double nats(double share, int coefficients) {
    return 0.5 * y.length * Math.log(Math.max(EXACT, share)) + (coefficients + count()) * Math.log(y.length) / 2;
  }

  private double share(double[] left) {
    return LinearFit.dot(left, left) / Math.max(LinearFit.dot(y, y), Double.MIN_NORMAL);
  }

  private static double[] left(double[] wanted, double[][] columns, double[] coefficients) {
    double[] left = wanted.clone();
    for (int k = 0; k < columns.length; k++) {
      for (int i = 0; i < left.length; i++) {
        left[i] -= coefficients[k] * columns[k][i];
      }
    }
    return left;
  }

  private double[][] free(int term) {
    return IntStream.range(0, columns.length).mapToObj(k -> k == term ? new double[y.length] : outside(columns[k], term)).toArray(double[][]::new);
  }

  /** The coefficients that all series share; 0 for the term that differs. */
  private double[] shared(int term) {
    return solved(free(term), outside(y, term));
  }

  private static double[] solved(double[][] columns, double[] wanted) {
    return LinearFit.of(List.of(columns), wanted, k -> 0);
  }

  /** What of a column is no multiple of a term, within each series. */
  private double[] outside(double[] column, int term) {
    double[] of = columns[term];
    double[] along = new double[count()];
    double[] squares = new double[along.length];
    for (int i = 0; i < column.length; i++) {
      along[series[i]] += column[i] * of[i];
      squares[series[i]] += of[i] * of[i];
    }
    return IntStream.range(0, column.length).mapToDouble(i -> squares[series[i]] > 0 ? column[i] - along[series[i]] / squares[series[i]] * of[i] : column[i]).toArray();
  }

  /** The sums, begun with one term that differs between series, and found in turn with the numbers that the series have. */
  Fit fit(int term) {
    double[] varying = new double[columns.length];
    varying[term] = 1;
    double[] shared = shared(term);
    double left = share(left(outside(y, term), free(term), shared));
    boolean[] all = new boolean[2 * columns.length];
    Arrays.fill(all, true);
    return plain(inTurn(new Fit(shared, varying, nats(left, columns.length)), left, all, TURNS));
  }

  /** Coefficients and the numbers of the series in turn, as long as that helps. */
  private Fit inTurn(Fit from, double left, boolean[] used, int turns) {
    Fit best = from;
    double least = left;
    int n = columns.length;
    int[] of = IntStream.range(0, 2 * n).filter(k -> used[k]).toArray();
    for (int turn = 0; turn < turns && least > EXACT; turn++) {
      double[] constants = own(best, count());
      double[] ofRows = IntStream.of(series).mapToDouble(s -> constants[s]).toArray();
      double[][] both = IntStream.of(of).mapToObj(k -> k < n ? columns[k] : times(columns[k - n], ofRows)).toArray(double[][]::new);
      double[] solution = solved(both, y);
      double now = share(left(y, both, solution));
      if (!(now < least * (1 - LEAST_GAIN))) {
        break;
      }
      least = now;
      double[] coefficients = new double[2 * n];
      IntStream.range(0, of.length).forEach(k -> coefficients[of[k]] = solution[k]);
      best = new Fit(Arrays.copyOf(coefficients, n), Arrays.copyOfRange(coefficients, n, 2 * n), nats(now, of.length));
    }
    return best;
  }

  /** Without terms that are not worth their length, left out one at a time. */
  Fit pruned(Fit fit) {
    int n = columns.length;
    Fit best = fit;
    boolean[] used = new boolean[2 * n];
    IntStream.range(0, n).forEach(k -> {
      used[k] = fit.shared()[k] != 0;
      used[n + k] = fit.varying()[k] != 0;
    });
    for (boolean better = true; better;) {
      Fit from = best;
      Optional<Without> least = IntStream.range(0, 2 * n).filter(k -> used[k]).parallel().mapToObj(k -> without(from, used, k)).min(Comparator.comparingDouble(w -> w.fit().nats()));
      better = least.isPresent() && least.get().fit().nats() < best.nats();
      if (better) {
        best = least.get().fit();
        used[least.get().term()] = false;
      }
    }
    return plain(best);
  }

  private record Without(int term, Fit fit) {}

  private Without without(Fit fit, boolean[] used, int term) {
    int n = columns.length;
    double[] shared = fit.shared().clone();
    double[] varying = fit.varying().clone();
    (term < n ? shared : varying)[term % n] = 0;
    boolean[] fewer = used.clone();
    fewer[term] = false;
    boolean any = IntStream.range(n, 2 * n).anyMatch(k -> fewer[k]);
    return new Without(term, any ? inTurn(new Fit(shared, varying, Double.POSITIVE_INFINITY), Double.POSITIVE_INFINITY, fewer, TURNS_WITHOUT) : new Fit(shared, varying, Double.POSITIVE_INFINITY));
  }

  /**
   * The same may be said with all numbers of series times a factor and plus a constant: so that as little as can be is left to what all
   * share, and the greatest term that varies has the coefficient 1.
   */
  private Fit plain(Fit fit) {
    double[] length = Arrays.stream(columns).mapToDouble(c -> Math.sqrt(LinearFit.dot(c, c))).toArray();
    int greatest = IntStream.range(0, length.length).boxed().max(Comparator.comparingDouble(k -> Math.abs(fit.varying()[k]) * length[k])).orElseThrow();
    double factor = fit.varying()[greatest];
    double[] varying = Arrays.stream(fit.varying()).map(v -> v / factor).toArray();
    List<Integer> order = IntStream.range(0, length.length).filter(k -> Math.abs(varying[k]) * length[k] > HARDLY * length[greatest]).boxed()
        .sorted(Comparator.comparingDouble(k -> fit.shared()[k] / varying[k])).toList();
    double all = order.stream().mapToDouble(k -> Math.abs(varying[k]) * length[k]).sum();
    double sum = 0;
    double constant = 0;
    for (int k : order) {
      constant = fit.shared()[k] / varying[k];
      sum += Math.abs(varying[k]) * length[k];
      if (sum >= all / 2) {
        break;
      }
    }
    double added = constant;
    return new Fit(IntStream.range(0, length.length).mapToDouble(k -> fit.shared()[k] - added * varying[k]).toArray(), varying, fit.nats());
  }

  /** The numbers that series have; none is negative if all may be so. */
  double[] constants(Fit fit, int count) {
    double[] own = own(fit, count);
    return Arrays.stream(own).allMatch(v -> v <= 0) ? Arrays.stream(own).map(v -> -v).toArray() : own;
  }

  private double[] own(Fit fit, int count) {
    double[] left = left(y, columns, fit.shared());
    double[] column = Arrays.stream(left(new double[y.length], columns, fit.varying())).map(v -> -v).toArray();
    double[] with = new double[count];
    double[] squares = new double[count];
    for (int i = 0; i < y.length; i++) {
      with[series[i]] += left[i] * column[i];
      squares[series[i]] += column[i] * column[i];
    }
    return IntStream.range(0, count).mapToDouble(s -> squares[s] > 0 ? with[s] / squares[s] : 0).toArray();
  }
}
