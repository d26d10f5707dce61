package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.bodies.PairLaw.Cutoff;
import io.github.limbeck.engine.regression.LinearFit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the distance below which, or from which on, bodies do not act on each other. */
final class Cutoffs {
  private static final int TRIED = 40;
  /** What a cutoff must leave at most of what is left without it. */
  private static final double GAIN = 0.7;
  private static final int FEWEST_PAIRS = 20;
  private static final int STEPS = 8;
  private static final int MOST_DIGITS = 17;

  private Cutoffs() {}

  /** The best cutoff for channels with broken lines, if it is worth having. */
  static Optional<Cutoff> of(LawFit fit, Channels.Fit set) {
    double[] sorted = sorted(fit);
    double least = GAIN * left(fit, set, Cutoff.NONE);
    Cutoff best = null;
    for (int k = 1; k < TRIED; k++) {
      double t = sorted[(int) ((long) k * (sorted.length - 1) / TRIED)];
      for (boolean beyond : new boolean[] {true, false}) {
        Cutoff cutoff = new Cutoff(t, beyond);
        long acting = Arrays.stream(sorted).filter(cutoff::acts).count();
        double left = Math.min(acting, sorted.length - acting) < FEWEST_PAIRS ? Double.POSITIVE_INFINITY : left(fit, set, cutoff);
        if (left < least) {
          least = left;
          best = cutoff;
        }
      }
    }
    return best == null ? Optional.empty() : Optional.of(nearer(sorted, best, c -> left(fit, set, c)));
  }

  /** The cutoff of a law to as many digits as the pairs tell, and no more. */
  static PairLaw settled(LawFit fit, PairLaw law) {
    if (law.cutoff().isNone()) {
      return law;
    }
    double[] sorted = sorted(fit);
    Cutoff best = nearer(sorted, law.cutoff(), c -> fit.measure(new PairLaw(law.terms(), c)).left());
    int above = Arrays.binarySearch(sorted, best.distance());
    int from = above < 0 ? -above - 1 : above;
    while (from > 0 && sorted[from - 1] == best.distance()) {
      from--;
    }
    double below = from > 0 ? sorted[from - 1] : 0;
    return new PairLaw(law.terms(), new Cutoff(shortest(below, best.distance()), best.beyond()));
  }

  private static double[] sorted(LawFit fit) {
    double[] sorted = fit.pairs().distance().clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The number with the fewest digits in an interval that is open below. */
  private static double shortest(double below, double upTo) {
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      double middle = new BigDecimal((below + upTo) / 2).round(new MathContext(digits)).doubleValue();
      if (middle > below && middle <= upTo) {
        return middle;
      }
    }
    return upTo;
  }

  private interface Measure {
    double left(Cutoff cutoff);
  }

  /** The same at the distance near by that leaves least, by steps that become smaller. */
  private static Cutoff nearer(double[] sorted, Cutoff from, Measure measure) {
    int at = Math.abs(Arrays.binarySearch(sorted, from.distance()));
    for (int step = Math.max(1, sorted.length / TRIED / 2); ; step /= STEPS / 2) {
      int middle = at;
      int each = step;
      double[] left = IntStream.rangeClosed(-STEPS, STEPS).parallel()
          .mapToDouble(s -> measure.left(new Cutoff(sorted[Math.max(0, Math.min(sorted.length - 1, middle + s * each))], from.beyond()))).toArray();
      int best = IntStream.range(0, left.length).boxed().min((a, b) -> Double.compare(left[a], left[b])).orElseThrow();
      at = Math.max(0, Math.min(sorted.length - 1, at + (best - STEPS) * step));
      if (step == 1) {
        return new Cutoff(sorted[at], from.beyond());
      }
      step = Math.max(step, STEPS / 2);
    }
  }

  /** What channels with broken lines leave where only some pairs act. */
  private static double left(LawFit fit, Channels.Fit set, Cutoff cutoff) {
    List<double[]> space = new ArrayList<>();
    double[] distance = fit.pairs().distance();
    for (Channel channel : set.channels()) {
      for (int k = 0; k < (channel.direction().isPairwise() ? Channels.functions(set.knots()) : 1); k++) {
        int function = k;
        double[] kernel = channel.direction().isPairwise()
            ? Arrays.stream(distance).map(r -> cutoff.acts(r) ? Channels.function(set.knots(), function, r) : 0).toArray() : new double[] {1};
        Vectors.add(fit.column(channel, kernel), space);
      }
    }
    double[] left = Vectors.outside(fit.target(), space);
    return LinearFit.dot(left, left) / LinearFit.dot(fit.target(), fit.target());
  }
}
