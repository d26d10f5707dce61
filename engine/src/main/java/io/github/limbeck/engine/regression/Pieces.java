package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Splits rows into pieces that follow formulas of their own: the bound on a feature is sought at which short polynomials on either
 * side leave least, formulas are searched on both sides with little effort, and each row then goes to the formula that fits it better. A split has to
 * pay for the length of its second formula.
 */
public final class Pieces {
  private static final int MOST_BOUNDS = 40;
  private static final int FEWEST_ROWS = 12;
  private static final int ROUNDS = 2;
  /** What is exact and has no more operators, features and constants is a law; what has more may be steps that are nearly steep enough. */
  private static final int SHORT = 15;
  private static final double NATS_OF_A_BOUND = 8;
  /** Beyond this argument a hyperbolic tangent is 1 but for less than a thousandth, and one plus an exponential is one of the two but for a fiftieth. */
  private static final double SATURATED = 4;
  /** A function that is saturated on so many of the rows is a step. */
  private static final double MOSTLY = 0.9;

  private final Samples samples;
  private final FormulaOptions options;
  private final double variance;
  private final boolean areLawsWanted;

  private Pieces(Samples samples, FormulaOptions options, boolean areLawsWanted) {
    this.samples = samples;
    this.options = options;
    this.areLawsWanted = areLawsWanted;
    this.variance = samples.variance();
  }

  /**
   * Rows by the piece they belong to.
   *
   * @param piece per row the index of its formula
   * @param formulas one per piece
   */
  public record Split(int[] piece, List<Expression> formulas) {}

  /**
   * The best split into at most so many pieces; a single piece if none pays.
   *
   * @param whole the formula for all rows
   */
  public static Split run(Samples samples, Expression whole, FormulaOptions options, int most) {
    return new Pieces(samples, options, false).run(whole, most);
  }

  private Split run(Expression whole, int most) {
    Split best = new Split(new int[samples.rows()], List.of(whole));
    while (best.formulas().size() < most && !areLaws(best)) {
      Split next = further(best);
      if (next == null || score(next) >= score(best)) {
        break;
      }
      best = next;
    }
    return best;
  }

  /** Several short formulas that the rows of each, twice as many as it has nodes at least, follow exactly. */
  public static Optional<Split> laws(Samples samples, FormulaOptions options, int most) {
    Pieces pieces = new Pieces(samples, options, true);
    Split split = pieces.run(new Expression.Constant(samples.mean()), most);
    int[] rows = new int[split.formulas().size()];
    IntStream.of(split.piece()).forEach(p -> rows[p]++);
    boolean areBorne = IntStream.range(0, rows.length).allMatch(p -> rows[p] >= 2 * split.formulas().get(p).nodes());
    return rows.length > 1 && areBorne && pieces.areLaws(split) ? Optional.of(split) : Optional.empty();
  }

  private boolean areLaws(Split split) {
    return isExact(split) && split.formulas().stream().allMatch(f -> f.nodes() <= SHORT && !hasStep(f, samples));
  }

  /** Whether a function in a formula is saturated on nearly all rows, so that it stands for a bound between two formulas. */
  public static boolean hasStep(Expression e, Samples samples) {
    if (!(e instanceof Expression.Call call)) {
      return false;
    }
    boolean isStep = (call.operator() == Function.TANH || call.operator() == Function.EXP) && !call.first().isFixed()
        && isSaturated(new Tape(call.first()).values(samples.x(), samples.rows()));
    return isStep || call.arguments().stream().anyMatch(a -> hasStep(a, samples));
  }

  /** Whether most values lie far from 0, some on either side. */
  private static boolean isSaturated(double[] values) {
    long below = Arrays.stream(values).filter(v -> v < -SATURATED).count();
    long above = Arrays.stream(values).filter(v -> v > SATURATED).count();
    return below > 0 && above > 0 && below + above >= MOSTLY * values.length;
  }

  private boolean isExact(Split split) {
    return error(split) <= 100 * Description.EXACT * variance;
  }

  private double error(Split split) {
    double sum = 0;
    double[][] values = split.formulas().stream().map(f -> new Tape(f).values(samples.x(), samples.rows())).toArray(double[][]::new);
    for (int i = 0; i < samples.rows(); i++) {
      double off = values[split.piece()[i]][i] - samples.y()[i];
      sum += samples.weights()[i] * off * off;
    }
    return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum / samples.rows();
  }

  private double score(Split split) {
    double nats = NATS_OF_A_BOUND * (split.formulas().size() - 1);
    for (Expression formula : split.formulas()) {
      nats += Description.nats(formula, options.grammar(), samples.rows());
    }
    return Description.score(nats, error(split), variance, samples.rows());
  }

  /** One piece more: the piece that is furthest off is split in two. */
  private Split further(Split split) {
    int pieces = split.formulas().size();
    double[] off = new double[pieces];
    for (int p = 0; p < pieces; p++) {
      double[] values = new Tape(split.formulas().get(p)).values(samples.x(), samples.rows());
      for (int i = 0; i < values.length; i++) {
        off[p] += split.piece()[i] == p ? (values[i] - samples.y()[i]) * (values[i] - samples.y()[i]) : 0;
      }
    }
    int worst = IntStream.range(0, pieces).boxed().max(Comparator.comparingDouble(p -> off[p])).orElseThrow();
    int[] rows = IntStream.range(0, samples.rows()).filter(i -> split.piece()[i] == worst).toArray();
    boolean[] above = bestBound(rows);
    if (above == null) {
      return null;
    }
    int[] piece = split.piece().clone();
    for (int k = 0; k < rows.length; k++) {
      piece[rows[k]] = above[k] ? pieces : worst;
    }
    List<Expression> formulas = new ArrayList<>(split.formulas());
    formulas.add(formulas.get(worst));
    for (int round = 0; round < ROUNDS; round++) {
      for (int p : new int[] {worst, pieces}) {
        int[] own = members(piece, p);
        if (own.length < FEWEST_ROWS) {
          return null;
        }
        try {
          formulas.set(p, FormulaTrainer.train(samples.select(own), options.withEffort(Effort.LITTLE)).expression());
        } catch (NoFormulaException e) {
          return null;
        }
      }
      if (areLawsWanted && !isLaw(formulas.get(worst), members(piece, worst)) && !isLaw(formulas.get(pieces), members(piece, pieces))) {
        return null;
      }
      reassign(piece, formulas, worst, pieces);
    }
    return new Split(piece, formulas);
  }

  private boolean isLaw(Expression formula, int[] own) {
    return FormulaTrainer.isExact(formula, samples.select(own));
  }

  private static int[] members(int[] piece, int p) {
    return IntStream.range(0, piece.length).filter(i -> piece[i] == p).toArray();
  }

  /** Rows of either piece go to the formula that is nearer; where both are near, they stay. */
  private void reassign(int[] piece, List<Expression> formulas, int one, int other) {
    double[] a = new Tape(formulas.get(one)).values(samples.x(), samples.rows());
    double[] b = new Tape(formulas.get(other)).values(samples.x(), samples.rows());
    double typical = Math.sqrt(error(new Split(piece, formulas)));
    for (int i = 0; i < piece.length; i++) {
      double offA = Math.abs(a[i] - samples.y()[i]);
      double offB = Math.abs(b[i] - samples.y()[i]);
      if ((piece[i] == one || piece[i] == other) && Math.abs(offA - offB) > 2 * typical) {
        piece[i] = offA < offB ? one : other;
      }
    }
  }

  /** The bound on a feature at which short polynomials on either side leave least. */
  private static final class Bound {
    private final Samples own;
    private double[] feature;
    private double value;
    private double least = Double.POSITIVE_INFINITY;

    Bound(Samples own) {
      this.own = own;
    }

    /** Tries bounds between values of a feature. */
    void tryAll(double[] of, double[] values, int from, int to, int step) {
      for (int v = Math.max(from, 1); v < Math.min(to, values.length); v += step) {
        double bound = (values[v - 1] + values[v]) / 2;
        double left = unexplained(own, of, bound, false) + unexplained(own, of, bound, true);
        if (left < least) {
          least = left;
          feature = of;
          value = bound;
        }
      }
    }

    /** Null if there is no bound. */
    boolean[] above() {
      if (feature == null) {
        return null;
      }
      boolean[] above = new boolean[own.rows()];
      for (int i = 0; i < above.length; i++) {
        above[i] = feature[i] > value;
      }
      return above;
    }
  }

  /** Which of the rows lie above the best bound on any feature, first by steps, then one by one; null if none leaves enough rows on both sides. */
  private boolean[] bestBound(int[] rows) {
    Bound best = new Bound(samples.select(rows));
    for (double[] feature : best.own.x()) {
      double[] values = Arrays.stream(feature).sorted().distinct().toArray();
      int step = Math.max(1, values.length / MOST_BOUNDS);
      best.tryAll(feature, values, step, values.length, step);
    }
    if (best.feature != null) {
      double[] values = Arrays.stream(best.feature).sorted().distinct().toArray();
      int at = -Arrays.binarySearch(values, best.value) - 1;
      int step = Math.max(1, values.length / MOST_BOUNDS);
      best.tryAll(best.feature, values, at - step, at + step, 1);
    }
    return best.above();
  }

  /** What a short polynomial leaves of the answers on one side of a bound. */
  private static double unexplained(Samples own, double[] feature, double bound, boolean above) {
    int[] side = IntStream.range(0, feature.length).filter(i -> feature[i] > bound == above).toArray();
    if (side.length < FEWEST_ROWS) {
      return Double.POSITIVE_INFINITY;
    }
    Samples rows = own.select(side);
    double[] unit = Term.unit(rows.y());
    if (unit == null) {
      return 0;
    }
    Space space = Space.of(Space.monomials(rows.x(), Math.max(rows.features(), Math.min(6, side.length / 4))));
    return space.left(new Target(rows.y(), unit, e -> e, 0)) * rows.variance() * side.length;
  }
}
