package io.github.limbeck.engine.bodies;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Fits the constants of a law together with hidden constants of bodies. Each kind of body counts by how precisely it is known: the light
 * are moved by all others, but that of the heavy says what the light weigh.
 */
final class LatentFit {
  private static final int REWEIGHED = 3;
  private static final int STEPS = 60;
  private static final double STEP = 1e-7;
  /** Laws are polynomials of low degree in hidden constants, so that a wide step is exact or nearly so. */
  private static final double WIDE = 1e-3;
  private static final double LEAST_SHARE = 1e-12;
  private static final double LEAST_OFF = 1e-13;
  private static final int MOST_DIGITS = 15;

  private final Pairs pairs;
  private final int latent;

  /** @param latent which scalar is not known */
  LatentFit(Pairs pairs, int latent) {
    this.pairs = pairs;
    this.latent = latent;
  }

  /**
   * A law with hidden constants.
   *
   * @param constants one per key
   * @param errors by how much each may be off: one standard error; not a number where nothing says so
   */
  record Fitted(PairLaw law, double[] constants, double[] errors) {}

  /** The constants that fit best, found from where they are; the greatest of the hidden ones is 1. */
  Fitted fit(PairLaw law, double[] begun) {
    int reference = IntStream.range(0, begun.length).boxed().max(Comparator.comparingDouble(k -> Math.abs(begun[k]))).orElseThrow();
    double[] scaled = Arrays.stream(begun).map(c -> c / begun[reference]).toArray();
    Fitted best = new Fitted(law, scaled, new double[begun.length]);
    Pairs weighed = pairs;
    for (int k = 0; k < REWEIGHED; k++) {
      best = fit(weighed, best, reference);
      weighed = pairs.with(counting(pairs, best));
    }
    return best;
  }

  private Fitted fit(Pairs weighed, Fitted from, int reference) {
    double[] start = from.law().constants();
    int free = start.length;
    int[] keys = IntStream.range(0, from.constants().length).filter(k -> k != reference).toArray();
    double[] unit = Arrays.stream(from.constants()).map(c -> Math.max(Math.abs(c), LEAST_SHARE)).toArray();
    double[] target = weighed.stacked(weighed.scales(), weighed.answers());
    UnaryOperator<double[]> values = point ->
        new LawFit(weighed.with(latent, constants(from, point, free, keys, unit))).values(from.law(), Arrays.copyOf(point, free));
    double[] point = Arrays.copyOf(start, free + keys.length);
    try {
      LeastSquaresOptimizer.Optimum found = new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder().start(point).target(target)
          .model(at -> model(at.toArray(), values, free)).maxEvaluations(5 * STEPS).maxIterations(STEPS).build());
      double[] reached = found.getPoint().toArray();
      double variance = found.getCost() * found.getCost() / Math.max(1, target.length - reached.length);
      double[] errors = new double[unit.length];
      RealMatrix covariances = found.getCovariances(0);
      for (int k = 0; k < keys.length; k++) {
        errors[keys[k]] = unit[keys[k]] * Math.sqrt(Math.max(0, covariances.getEntry(free + k, free + k)) * variance);
      }
      return new Fitted(from.law().with(Arrays.copyOf(reached, free)), constants(from, reached, free, keys, unit), errors);
    } catch (MathRuntimeException e) {
      double[] unknown = new double[unit.length];
      Arrays.fill(unknown, Double.NaN);
      return new Fitted(from.law(), from.constants(), unknown); // it came no nearer within its steps, or nothing says what some constants are
    }
  }

  private static double[] constants(Fitted from, double[] point, int free, int[] keys, double[] unit) {
    double[] constants = from.constants().clone();
    for (int k = 0; k < keys.length; k++) {
      constants[keys[k]] += point[free + k] * unit[keys[k]];
    }
    return constants;
  }

  private static Pair<RealVector, RealMatrix> model(double[] point, UnaryOperator<double[]> of, int free) {
    double[] values = of.apply(point);
    double[][] slopes = new double[values.length][point.length];
    IntStream.range(0, point.length).parallel().forEach(p -> {
      double step = p < free ? STEP * Math.max(Math.abs(point[p]), 1e-3) : WIDE;
      double[] moved = point.clone();
      moved[p] += step;
      double[] there = of.apply(moved);
      for (int i = 0; i < values.length; i++) {
        slopes[i][p] = (there[i] - values[i]) / step;
      }
    });
    return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(slopes, false));
  }

  /** How much each body counts, by how far those of its kind are off. */
  double[] counting(Pairs of, Fitted fitted) {
    double[] off = Arrays.stream(left(of, fitted)).map(share -> Math.max(LEAST_OFF, Math.sqrt(share))).toArray();
    double least = Arrays.stream(off).min().orElse(1);
    return IntStream.range(0, of.bodies()).mapToDouble(i -> of.scales()[i] * least / off[of.keys().own()[i]]).toArray();
  }

  /** How long the description of the answers by a law is where each kind of body is known as precisely as it is; the hidden constants apart. */
  double nats(Pairs of, Fitted fitted) {
    double[] left = left(of, fitted);
    int[] count = new int[left.length];
    Arrays.stream(of.keys().own()).forEach(key -> count[key] += of.dimensions());
    return IntStream.range(0, left.length).mapToDouble(key -> LawFit.WEIGHT * count[key] * Math.log(Math.max(LawFit.EXACT, left[key]))).sum()
        + LawFit.nats(fitted.law(), of.dimensions() * of.bodies());
  }

  /** Per key the mean square of what is left of the answers, which are about 1. */
  private double[] left(Pairs of, Fitted fitted) {
    double[] values = new LawFit(of.with(latent, fitted.constants())).values(fitted.law(), fitted.law().constants());
    double[] target = of.stacked(of.scales(), of.answers());
    double[] squares = new double[of.keys().count()];
    int[] count = new int[squares.length];
    for (int i = 0; i < values.length; i++) {
      int key = of.keys().own()[i % of.bodies()];
      squares[key] += (values[i] - target[i]) * (values[i] - target[i]);
      count[key]++;
    }
    return IntStream.range(0, squares.length).mapToDouble(k -> squares[k] / Math.max(1, count[k])).toArray();
  }

  /** Hidden constants with as many digits as are known of them; those that can't be told from 0 are 0, unless the law divides by them. */
  static double[] rounded(Fitted fitted, int latent) {
    return IntStream.range(0, fitted.constants().length).mapToDouble(k -> {
      double value = fitted.constants()[k];
      double error = fitted.errors()[k];
      if (Math.abs(value) < 2 * error && !fitted.law().dividesBy(latent)) {
        return 0;
      }
      double tolerance = Math.max(error / 10, LEAST_OFF * Math.abs(value));
      return IntStream.rangeClosed(1, MOST_DIGITS).mapToDouble(d -> new BigDecimal(value).round(new MathContext(d)).doubleValue())
          .filter(r -> Math.abs(r - value) <= tolerance).findFirst().orElse(value);
    }).toArray();
  }
}
