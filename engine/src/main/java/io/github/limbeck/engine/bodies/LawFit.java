package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/** Fits the constants of laws to accelerations, each body's taken as shares of its scale ({@link Pairs#scales}). */
final class LawFit {
  /** Below this share of the answers only rounding is left. */
  static final double EXACT = 1e-22;
  private static final double STEP = 1e-7;
  static final double WEIGHT = 0.375;
  private static final double NATS_PER_NODE = 2;
  private static final int MOST_DIGITS = 10;
  private static final double OUT_OF_REACH = 1e100;

  private final Pairs pairs;
  private final double[] scales;
  private final double[] target;
  private final double total;

  LawFit(Pairs pairs) {
    this.pairs = pairs;
    this.scales = pairs.scales();
    this.target = pairs.stacked(scales, pairs.answers());
    this.total = Arrays.stream(target).map(v -> v * v).sum();
  }

  /**
   * A law and how far it is off.
   *
   * @param left the share of the answers that it leaves
   * @param nats the length of the answers' description by it
   */
  record Fitted(PairLaw law, double left, double nats) {}

  Pairs pairs() {
    return pairs;
  }

  double[] target() {
    return target;
  }

  /** What a function of the distance contributes by a channel, per component and body, scaled. */
  double[] column(Channel channel, double[] kernel) {
    double[][] directions = channel.directions(pairs);
    if (!channel.direction().isPairwise()) {
      double[] factor = channel.ownFactor(pairs);
      return pairs.stacked(scales, Arrays.stream(directions).map(of -> IntStream.range(0, pairs.bodies()).mapToDouble(i -> kernel[0] * factor[i] * of[i]).toArray()).toArray(double[][]::new));
    }
    double[] factor = channel.factor(pairs);
    return pairs.stacked(scales, pairs.sums(IntStream.range(0, factor.length).mapToDouble(p -> factor[p] * kernel[p]).toArray(), directions));
  }

  private double[] kernel(PairLaw law, int term, double[] constants) {
    PairLaw.Term of = law.terms().get(term);
    if (!of.channel().direction().isPairwise()) {
      return new Tape(of.kernel()).values(new double[][] {{0}}, 1, constants);
    }
    double[] values = new Tape(of.kernel()).values(new double[][] {pairs.distance()}, pairs.pairs(), constants);
    for (int p = 0; p < values.length && !law.cutoff().isNone(); p++) {
      values[p] = law.cutoff().acts(pairs.distance()[p]) ? values[p] : 0;
    }
    return values;
  }

  /** What a law with some constants gives, per component and body, scaled. */
  double[] values(PairLaw law, double[] constants) {
    double[] sum = new double[target.length];
    int at = 0;
    for (int t = 0; t < law.terms().size(); t++) {
      int own = law.terms().get(t).kernel().constants();
      double[] column = column(law.terms().get(t).channel(), kernel(law, t, Arrays.copyOfRange(constants, at, at + own)));
      at += own;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += column[i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] = Math.abs(sum[i]) < OUT_OF_REACH ? sum[i] : OUT_OF_REACH;
    }
    return sum;
  }

  Fitted measure(PairLaw law) {
    double[] values = values(law, law.constants());
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (values[i] - target[i]) * (values[i] - target[i]);
    }
    double left = sum / total;
    double nats = WEIGHT * target.length * Math.log(Math.max(EXACT, left)) + nats(law, target.length);
    return new Fitted(law, left, Double.isNaN(left) ? Double.POSITIVE_INFINITY : nats);
  }

  /** How long a law is, with constants as precise as so many answers make them. */
  static double nats(PairLaw law, int answers) {
    return NATS_PER_NODE * law.nodes() + law.constants().length * Math.log(answers) / 2;
  }

  /** The law with the constants that fit best, found from where they are. */
  Fitted fit(PairLaw law, int steps) {
    double[] start = law.constants();
    Fitted asIs = measure(law);
    if (start.length == 0) {
      return asIs;
    }
    try {
      double[] found = new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder().start(start).target(target)
          .model(point -> model(law, point.toArray())).maxEvaluations(5 * steps).maxIterations(steps).build()).getPoint().toArray();
      Fitted after = measure(law.with(found));
      return after.left() < asIs.left() ? after : asIs;
    } catch (MathRuntimeException e) {
      return asIs; // it came no nearer within its steps, or met a singular matrix
    }
  }

  private Pair<RealVector, RealMatrix> model(PairLaw law, double[] point) {
    double[] values = values(law, point);
    double[][] slopes = new double[values.length][point.length];
    for (int p = 0; p < point.length; p++) {
      double step = STEP * Math.max(Math.abs(point[p]), 1e-3);
      double[] moved = point.clone();
      moved[p] += step;
      double[] there = values(law, moved);
      for (int i = 0; i < values.length; i++) {
        slopes[i][p] = (there[i] - values[i]) / step;
      }
    }
    return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(slopes, false));
  }

  /** The constants with as few digits as cost nothing that counts, the others fitted anew each time. */
  Fitted rounded(Fitted best, int steps) {
    Fitted now = best;
    double allowed = Math.max(best.left() * (1 + 1.0 / pairs.bodies()), 100 * EXACT);
    int open = best.law().constants().length;
    for (int k = 0; k < open;) {
      Fitted shorter = null;
      for (int digits = 1; digits <= MOST_DIGITS && shorter == null; digits++) {
        double[] constants = now.law().constants();
        constants[k] = new BigDecimal(constants[k]).round(new MathContext(digits)).doubleValue();
        Fitted tried = fit(fixed(now.law().with(constants), k), steps);
        shorter = tried.left() <= allowed ? tried : null;
      }
      if (shorter == null) {
        k++;
      } else {
        now = shorter;
        open--;
      }
    }
    return now;
  }

  /** With one constant, counted among those that are fitted, no longer fitted. */
  private static PairLaw fixed(PairLaw law, int constant) {
    int[] left = {constant};
    List<PairLaw.Term> terms = law.terms().stream().map(t -> new PairLaw.Term(t.channel(), fixed(t.kernel(), left))).toList();
    return new PairLaw(terms, law.cutoff());
  }

  private static Expression fixed(Expression e, int[] left) {
    if (e instanceof Expression.Constant c) {
      return !c.fixed() && left[0]-- == 0 ? new Expression.Constant(c.value(), true) : e;
    }
    return e.mapArguments(a -> fixed(a, left));
  }
}
