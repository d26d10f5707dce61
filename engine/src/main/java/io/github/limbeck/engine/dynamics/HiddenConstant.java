package io.github.limbeck.engine.dynamics;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * A feature that is the same all along each series, and that the data do not have (as the encoded parameter of Kim et al. 2021, found here
 * without a network). It begins as the coefficient of one term that differs between series while all other terms of a polynomial are shared;
 * where a law is known, it is what makes the law, run along the series, fit best.
 */
public final class HiddenConstant {
  /** The share of squares below which only rounding is left. */
  private static final double EXACT = 1e-22;
  private static final double NATS_PER_NODE = 2;
  private static final int CUBIC = 3;
  /** No more samples are run to fit it; of longer series the beginnings. */
  private static final int MOST_SAMPLES = 60_000;
  private static final int FEWEST_SAMPLES = 8;
  private static final int SEGMENT = 50;
  private static final int SHORTEST_SEGMENT = 6;
  private static final int ITERATIONS = 20;
  /** So much of its spread and more it may move freely: it was not measured. */
  private static final double FREE = 1e6;

  private final int feature;

  /** @param feature which of the features it is */
  public HiddenConstant(int feature) {
    this.feature = feature;
  }

  /** The same series with the values of the feature, one per series. */
  private Trajectories with(Trajectories all, double[] values) {
    List<Series> series = new ArrayList<>();
    for (int s = 0; s < values.length; s++) {
      double[][] x = all.series().get(s).x().clone();
      x[feature] = new double[all.series().get(s).samples()];
      Arrays.fill(x[feature], values[s]);
      series.add(new Series(all.series().get(s).times(), x));
    }
    return new Trajectories(series, all.state(), all.isFlow());
  }

  /** The values, one per series. */
  public double[] values(Trajectories all) {
    return all.series().stream().mapToDouble(s -> s.x()[feature][0]).toArray();
  }

  /** A term of a polynomial that may differ between series, of one component. */
  private record Varying(int component, int term, double nats) {}

  /**
   * The series with values to begin with.
   *
   * @param most so many samples are looked at to choose the term
   */
  public Trajectories begun(Trajectories all, int most) {
    Rates some = Rates.of(all.thinned(most));
    List<Varying> ways = new ArrayList<>();
    List<int[]> terms = terms(all.features());
    for (int c = 0; c < all.components(); c++) {
      Polynomial polynomial = new Polynomial(some, c, terms);
      for (int term = 0; term < terms.size(); term++) {
        ways.add(new Varying(c, term, polynomial.nats(term)));
      }
    }
    Varying best = ways.stream().min(Comparator.comparingDouble(Varying::nats)).orElseThrow();
    double[] shared = new Polynomial(some, best.component(), terms).shared(best.term());
    double[] values = new Polynomial(Rates.of(all), best.component(), terms).own(best.term(), shared, all.series().size());
    boolean isNegative = Arrays.stream(values).allMatch(v -> v <= 0);
    return with(all, isNegative ? Arrays.stream(values).map(v -> -v).toArray() : values);
  }

  /** Products of none, one, two, or of few features three features, the plainest first. */
  private List<int[]> terms(int features) {
    int[] others = IntStream.range(0, features).filter(f -> f != feature).toArray();
    List<int[]> terms = new ArrayList<>(List.of(new int[0]));
    List<int[]> last = terms;
    for (int degree = 1; degree <= (others.length <= CUBIC ? 3 : 2); degree++) {
      List<int[]> next = new ArrayList<>();
      for (int[] term : last) {
        for (int f : others) {
          if (term.length == 0 || f >= term[term.length - 1]) {
            int[] longer = Arrays.copyOf(term, term.length + 1);
            longer[term.length] = f;
            next.add(longer);
          }
        }
      }
      terms.addAll(next);
      last = next;
    }
    return terms;
  }

  /** Rates as a polynomial of the features, in which one term has a coefficient of its own for each series. */
  private static final class Polynomial {
    private final int[] series;
    private final double[] y;
    private final double[][] columns;
    private final double[] weights;
    private final List<int[]> terms;

    Polynomial(Rates rates, int component, List<int[]> terms) {
      this.series = rates.series();
      this.terms = terms;
      this.weights = Arrays.stream(rates.weights()[component]).map(Math::sqrt).toArray();
      this.y = times(rates.y()[component], weights);
      this.columns = terms.stream().map(term -> {
        double[] product = weights.clone();
        for (int f : term) {
          product = times(product, rates.x()[f]);
        }
        return product;
      }).toArray(double[][]::new);
    }

    private static double[] times(double[] a, double[] b) {
      return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).toArray();
    }

    private int count() {
      return Arrays.stream(series).max().orElse(0) + 1;
    }

    /** How much longer it takes to say the rates where a term differs between series than where none does. */
    double nats(int term) {
      double with = share(term);
      double without = share(-1);
      long distinct = Arrays.stream(series).distinct().count();
      return 0.5 * y.length * Math.log(with / without) + distinct * Math.log(Math.max(2, y.length)) / 2 + NATS_PER_NODE * (term < 0 ? 0 : terms.get(term).length);
    }

    /** What of the rates is left. */
    private double share(int term) {
      double[] left = left(outside(y, term), shared(term), term);
      return Math.max(EXACT, dot(left, left) / Math.max(dot(y, y), Double.MIN_NORMAL));
    }

    private double[] left(double[] wanted, double[] coefficients, int term) {
      double[] left = wanted.clone();
      for (int k = 0; k < columns.length; k++) {
        if (k != term) {
          double[] free = outside(columns[k], term);
          for (int i = 0; i < left.length; i++) {
            left[i] -= coefficients[k] * free[i];
          }
        }
      }
      return left;
    }

    /** The coefficients that all series share; 0 for the term that differs, if one does. */
    double[] shared(int term) {
      int n = columns.length;
      double[] wanted = outside(y, term);
      double[][] free = IntStream.range(0, n).mapToObj(k -> k == term ? new double[y.length] : outside(columns[k], term)).toArray(double[][]::new);
      double[] length = Arrays.stream(free).mapToDouble(c -> Math.sqrt(Math.max(Double.MIN_NORMAL, dot(c, c)))).toArray();
      double[][] normal = new double[n][n];
      double[] right = new double[n];
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          normal[a][b] = dot(free[a], free[b]) / length[a] / length[b];
        }
        right[a] = dot(free[a], wanted) / length[a];
      }
      double[] x = new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false)).getSolver().solve(new ArrayRealVector(right, false)).toArray();
      return IntStream.range(0, n).mapToDouble(k -> x[k] / length[k]).toArray();
    }

    /** The coefficient of the term per series, given those of the others. */
    double[] own(int term, double[] shared, int count) {
      double[] with = new double[count];
      double[] squares = new double[count];
      for (int i = 0; i < y.length; i++) {
        double left = y[i];
        for (int k = 0; k < columns.length; k++) {
          left -= shared[k] * columns[k][i];
        }
        with[series[i]] += left * columns[term][i];
        squares[series[i]] += columns[term][i] * columns[term][i];
      }
      return IntStream.range(0, count).mapToDouble(s -> squares[s] > 0 ? with[s] / squares[s] : 0).toArray();
    }

    /** What of a column is no multiple of the term that differs, within each series. */
    private double[] outside(double[] column, int term) {
      if (term < 0) {
        return column;
      }
      double[] of = columns[term];
      double[] along = new double[count()];
      double[] squares = new double[along.length];
      for (int i = 0; i < column.length; i++) {
        along[series[i]] += column[i] * of[i];
        squares[series[i]] += of[i] * of[i];
      }
      return IntStream.range(0, column.length).mapToDouble(i -> squares[series[i]] > 0 ? column[i] - along[series[i]] / squares[series[i]] * of[i] : column[i]).toArray();
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }
  }

  /** Other series with those of some values that suit their rates best by a law. */
  public Trajectories sought(Trajectories all, List<Expression> law, double[] among) {
    double[] candidates = DoubleStream.concat(Arrays.stream(among).sorted().distinct(), DoubleStream.of(0)).toArray();
    Rates rates = Rates.of(all);
    double[][] x = rates.x().clone();
    double[] best = new double[all.series().size()];
    double[] least = new double[best.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int step = Math.max(1, candidates.length / SEGMENT);
    for (int k = 0; k < candidates.length; k += step) {
      x[feature] = new double[rates.rows()];
      Arrays.fill(x[feature], candidates[k]);
      double[] off = new double[best.length];
      for (int c = 0; c < law.size(); c++) {
        double[] values = new Tape(law.get(c)).values(x, rates.rows());
        double spread = all.spread(c);
        for (int i = 0; i < values.length; i++) {
          off[rates.series()[i]] += Math.pow((values[i] - rates.y()[c][i]) / spread, 2);
        }
      }
      for (int s = 0; s < best.length; s++) {
        if (off[s] < least[s]) {
          least[s] = off[s];
          best[s] = candidates[k];
        }
      }
    }
    return with(all, best);
  }

  /** The series with the values for which a law, run along them, fits best; found from those they have. */
  public Trajectories fitted(Trajectories all, List<Expression> law) {
    int each = Math.max(FEWEST_SAMPLES, MOST_SAMPLES / all.series().size());
    List<Series> heads = all.series().stream().map(s -> s.samples() <= each ? s : s.part(0, each)).toList();
    int[] state = Arrays.copyOf(all.state(), all.components() + 1);
    state[all.components()] = feature;
    Trajectories free = new Trajectories(heads, state, all.isFlow());
    Rates rates = Rates.of(new Trajectories(heads, all.state(), all.isFlow()));
    List<Expression> laws = new ArrayList<>(law);
    laws.add(all.isFlow() ? new Expression.Constant(0, true) : new Expression.Variable(feature));
    double[] values = values(all);
    for (int length = SEGMENT; length >= SHORTEST_SEGMENT; length /= 2) {
      Segments segments = Segments.of(free, length);
      double[][] begin = Arrays.copyOf(rates.begin(segments), state.length);
      begin[all.components()] = IntStream.of(segments.series()).mapToDouble(s -> values[s]).toArray();
      double[] scale = IntStream.range(0, state.length).mapToDouble(c -> c < all.components() ? Math.max(Math.sqrt(rates.noise()[c]), Math.sqrt(EXACT) * free.spread(c))
          : FREE * Math.max(free.spread(c), Arrays.stream(values).map(Math::abs).max().orElse(1))).toArray();
      Optional<Shooting.Fit> fit = Optional.of(new Shooting(segments, begin, scale).measure(laws, ITERATIONS)).filter(Shooting.Fit::isFinite);
      if (fit.isPresent()) {
        double[] sum = new double[values.length];
        double[] count = new double[values.length];
        for (int r = 0; r < segments.count(); r++) {
          sum[segments.series()[r]] += segments.samples()[r] * fit.get().begin()[all.components()][r];
          count[segments.series()[r]] += segments.samples()[r];
        }
        return with(all, IntStream.range(0, values.length).mapToDouble(s -> sum[s] / count[s]).toArray());
      }
    }
    return all;
  }
}
