package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Quotients of two polynomials where the answers are noisy. Multiplied out, {@code y * below = above} is linear in all constants, but its rows are off by the
 * noise times what they are divided by; so each row counts by that, which is found in rounds (Sanathanan and Koerner 1963, "Transfer function synthesis as a
 * ratio of two complex polynomials"). Terms are dropped one by one, the least needed first.
 */
final class WeighedQuotients {
  private static final int ROUNDS = 3;
  /** Terms above and below together that are more than this are no law. */
  private static final int MOST_TERMS = 8;
  private static final int ROWS_PER_COLUMN = 4;
  /** A divisor below this share of the greatest counts as that. */
  private static final double LEAST_DIVISOR = 1e-3;

  private final int rows;
  private final double[] y;
  private final Factor factor;
  private final List<Expression> monomials = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();

  /**
   * What a quotient is multiplied by.
   *
   * @param feature the feature, which then occurs nowhere else; -1 for none
   * @param values its values, or their reciprocals where it divides
   */
  record Factor(int feature, boolean divides, double[] values) {
    Expression times(Expression quotient) {
      Expression own = new Expression.Variable(feature);
      return feature < 0 ? quotient : divides ? Algebra.divide(quotient, own) : Algebra.multiply(own, quotient);
    }
  }

  /**
   * @param x {@code [column][row]}
   * @param named what each column is
   */
  WeighedQuotients(double[][] x, List<Expression> named, double[] answers, Factor factor) {
    this.rows = answers.length;
    this.factor = factor;
    this.y = new double[rows];
    Arrays.setAll(y, i -> answers[i] / factor.values()[i]);
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    monomials.add(Algebra.constant(1));
    values.add(ones);
    // As many products as there are of two columns, and no others.
    for (Term term : Space.monomials(x, x.length + x.length * (x.length + 1) / 2)) {
      if (!reads(term.expression(), factor.feature())) {
        monomials.add(named(term.expression(), named));
        values.add(term.values());
      }
    }
  }

  private static Expression named(Expression monomial, List<Expression> named) {
    return monomial instanceof Expression.Variable variable ? named.get(variable.feature()) : monomial.mapArguments(a -> named(a, named));
  }

  static boolean reads(Expression e, int feature) {
    return e instanceof Expression.Variable variable ? variable.feature() == feature
        : e instanceof Expression.Call call && call.arguments().stream().anyMatch(a -> reads(a, feature));
  }

  /** The quotients with few terms, also times a feature or divided by it; none where rows are too few for so many constants. */
  static List<Expression> of(Samples samples) {
    List<Expression> features = IntStream.range(0, samples.features()).<Expression>mapToObj(Expression.Variable::new).toList();
    List<Factor> factors = new ArrayList<>(List.of(none(samples.rows())));
    for (int f = 0; f < samples.features() && samples.features() > 2; f++) {
      double[] values = samples.x()[f];
      if (Arrays.stream(values).allMatch(v -> v != 0)) {
        factors.add(new Factor(f, false, values));
        factors.add(new Factor(f, true, Arrays.stream(values).map(v -> 1 / v).toArray()));
      }
    }
    return all(factors.stream().map(factor -> new WeighedQuotients(samples.x(), features, samples.y(), factor)).toList()).stream().map(Found::quotient).toList();
  }

  static Factor none(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return new Factor(-1, false, ones);
  }

  /** Whether there are enough rows for so many constants. */
  boolean isPossible() {
    return monomials.size() > 2 && rows >= ROWS_PER_COLUMN * (2 * monomials.size() - 1) && values.stream().flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  private static List<Found> all(List<WeighedQuotients> quotients) {
    return quotients.stream().filter(WeighedQuotients::isPossible)
        .flatMap(q -> IntStream.range(0, q.monomials.size()).boxed().map(first -> (Supplier<List<Found>>) () -> q.under(first))).toList()
        .parallelStream().map(Supplier::get).toList().stream().flatMap(List::stream).toList();
  }

  /** A quotient, written when it is asked for, and how far off it is and how long. */
  record Found(Supplier<Expression> written, double score) {
    Expression quotient() {
      return written.get();
    }
  }

  /** Those whose divisor has a monomial with the factor 1. */
  private List<Found> under(int first) {
    return found(monomials.size() + first, column -> true, Arrays.stream(factor.values()).map(Math::abs).toArray(), ROUNDS);
  }

  /**
   * Sums alone, and monomials divided by sums: of these none comes near for dividing by next to nothing.
   *
   * @param above which monomials may be divided
   */
  List<Found> plain(Predicate<Expression> above) {
    int n = monomials.size();
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    List<Found> plain = new ArrayList<>(found(n, column -> column < n, ones, 1));
    for (int divided = 0; divided < n; divided++) {
      double[] monomial = values.get(divided);
      double[] weights = new double[rows];
      Arrays.setAll(weights, i -> Math.abs(y[i] / monomial[i]));
      if (above.test(monomials.get(divided)) && Arrays.stream(weights).allMatch(Double::isFinite)) {
        plain.addAll(found(divided, column -> column >= n, weights, 1));
      }
    }
    return plain;
  }

  /**
   * What a column with the factor 1 is the sum of.
   *
   * @param allowed which columns may be its parts
   * @param weights what each row counts at first
   * @param rounds how often it is found anew; once where the first weights are as right as any
   */
  private List<Found> found(int first, IntPredicate allowed, double[] weights, int rounds) {
    List<Sum> sums = List.of();
    for (int round = 0; round < rounds; round++) {
      sums = sums(first, allowed, weights);
      if (sums.isEmpty()) {
        return List.of();
      }
      Sum best = Collections.min(sums, Comparator.comparingDouble(Sum::score));
      double[] below = sum(best.columns(), best.factors(), first, true);
      double most = Arrays.stream(below).map(Math::abs).max().orElse(0);
      if (!(most > 0) || Double.isInfinite(most)) {
        return List.of();
      }
      Arrays.setAll(weights, i -> Math.abs(factor.values()[i]) * most / Math.max(Math.abs(below[i]), LEAST_DIVISOR * most));
    }
    int n = monomials.size();
    return sums.stream().filter(sum -> (first < n || sum.columns()[0] < n) && Double.isFinite(sum.score())).map(sum -> new Found(() -> quotient(sum, first), sum.score())).toList();
  }

  /**
   * What is left of the columns, and their factors.
   *
   * @param columns those of monomials above, then those of monomials below
   * @param score how far the quotient is off and how long it is, by the criterion of Schwarz; infinite if its divisor comes to 0
   */
  private record Sum(int[] columns, double[] factors, double score) {}

  /** Sums of few columns that are nearest to the answers times a monomial, the shortest last. */
  private List<Sum> sums(int first, IntPredicate allowed, double[] weights) {
    int n = monomials.size();
    // The last of them is what the others add up to.
    int[] used = IntStream.concat(IntStream.range(0, 2 * n).filter(c -> c != first && allowed.test(c)), IntStream.of(first)).toArray();
    double[][] columns = new double[used.length][rows];
    double[] length = new double[used.length];
    for (int c = 0; c < used.length; c++) {
      double[] monomial = values.get(used[c] % n);
      for (int i = 0; i < rows; i++) {
        columns[c][i] = monomial[i] * weights[i] * (used[c] < n ? 1 : -y[i]);
      }
      length[c] = Math.sqrt(Term.dot(columns[c], columns[c]));
      for (int i = 0; i < rows && length[c] > 0; i++) {
        columns[c][i] /= length[c];
      }
    }
    Sweep sweep = new Sweep(columns);
    List<Sum> sums = new ArrayList<>();
    for (int k = sweep.size(); k >= 1; k--) {
      if (k <= MOST_TERMS) {
        int[] kept = sweep.kept();
        double[] factors = Arrays.stream(kept).mapToDouble(c -> -sweep.factor(c) * length[length.length - 1] / length[c]).toArray();
        int[] which = Arrays.stream(kept).map(c -> used[c]).toArray();
        sums.add(new Sum(which, factors, score(which, factors, first)));
      }
      sweep.dropLeastNeeded();
    }
    return sums;
  }

  private double score(int[] columns, double[] factors, int first) {
    double[] above = sum(columns, factors, first, false);
    double[] below = sum(columns, factors, first, true);
    double squares = 0;
    for (int i = 0; i < rows; i++) {
      double off = factor.values()[i] * (y[i] - above[i] / below[i]);
      squares += off * off;
      if (below[i] > 0 != below[0] > 0) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return rows * StrictMath.log(Math.max(Double.MIN_NORMAL, squares)) + columns.length * StrictMath.log(rows);
  }

  /** What stands above, or below. */
  private double[] sum(int[] columns, double[] factors, int first, boolean isBelow) {
    double[] sum = first >= monomials.size() == isBelow ? values.get(first % monomials.size()).clone() : new double[rows];
    for (int k = 0; k < columns.length; k++) {
      double[] monomial = values.get(columns[k] % monomials.size());
      for (int i = 0; columns[k] >= monomials.size() == isBelow && i < rows; i++) {
        sum[i] += factors[k] * monomial[i];
      }
    }
    return sum;
  }

  private Expression quotient(Sum sum, int first) {
    boolean isBelow = first >= monomials.size();
    Expression above = isBelow ? Algebra.constant(0) : monomials.get(first);
    Expression below = isBelow ? monomials.get(first - monomials.size()) : Algebra.constant(0);
    for (int k = sum.columns().length - 1; k >= 0; k--) {
      int of = sum.columns()[k];
      Expression term = Algebra.multiply(Algebra.constant(sum.factors()[k]), monomials.get(of % monomials.size()));
      if (of < monomials.size()) {
        above = Algebra.add(term, above);
      } else {
        below = Algebra.add(term, below);
      }
    }
    return factor.times(Algebra.divide(above, below));
  }
}
