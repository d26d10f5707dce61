package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.regression.FormulaOptions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Learns a law together with hidden constants of bodies: constants to begin with, the law that they lead to, and then both fitted to it
 * (Lemos et al. 2023 found masses right only after they were fitted anew for the formula). Where the constants moved much, the law is
 * learned once more.
 */
final class LatentLearner {
  private static final int BODIES = 6000;
  /** Constants moved much where what the law leaves came down to this share. */
  private static final double MUCH = 0.5;
  private static final int PASSES = 3;
  private static final int STEPS = 100;

  private final Pairs pairs;
  private final int latent;
  private final FormulaOptions options;
  private final Pairs some;
  private final LatentFit fit;

  /** @param latent which scalar is not known */
  LatentLearner(Pairs pairs, int latent, FormulaOptions options) {
    this.pairs = pairs;
    this.latent = latent;
    this.options = options;
    this.some = pairs.thinned(BODIES);
    this.fit = new LatentFit(some, latent);
  }

  /**
   * A law and hidden constants, one per key.
   *
   * @param errors by how much each constant may be off: one standard error
   */
  record Found(LawFit.Fitted law, double[] constants, double[] errors) {}

  /**
   * Learns both.
   *
   * @param isInertia whether a constant that matters for the body itself alone slows it
   * @return empty if there is no law in which the constants make a difference
   */
  Optional<Found> learn(boolean isInertia) {
    Optional<Learned> best = LatentStart.of(pairs, latent, isInertia).stream().flatMap(constants -> learned(constants, pairs, true).stream()).min(Learned.SHORTEST);
    for (int pass = 0; pass < PASSES && best.isPresent(); pass++) {
      LatentFit.Fitted before = best.get().fitted();
      Optional<Learned> next = learned(before.constants(), pairs.with(fit.counting(pairs, before)), false);
      boolean settled = next.isEmpty() || next.get().before() <= LawFit.EXACT || !(next.get().left() < MUCH * next.get().before());
      best = Stream.of(best, next).flatMap(Optional::stream).min(Learned.SHORTEST);
      if (settled) {
        break;
      }
    }
    return best.filter(this::isWorthIt).map(Learned::fitted).map(fitted -> {
      double[] rounded = LatentFit.rounded(fitted, latent);
      BodiesLearner learner = new BodiesLearner(pairs.with(fit.counting(pairs, fitted)).with(latent, rounded), options);
      return new Found(learner.rounded(new LawFit.Fitted(fitted.law(), 0, 0)), rounded, fitted.errors());
    });
  }

  /**
   * A law that was learned with some constants, and both fitted together.
   *
   * @param before the share of the answers that the law left before that
   * @param left the share that it leaves after it
   */
  private record Learned(LatentFit.Fitted fitted, double before, double left, double nats) {
    static final Comparator<Learned> SHORTEST = Comparator.comparingDouble(Learned::nats);
  }

  /** Whether the constants tell more than their own length: the law is compared with the same law for bodies that are all alike. */
  private boolean isWorthIt(Learned learned) {
    double[] alike = new double[pairs.keys().count()];
    Arrays.fill(alike, 1);
    PairLaw without = new LawFit(some.with(latent, alike)).fit(learned.fitted().law(), STEPS).law();
    return learned.nats() + alike.length * Math.log(some.bodies()) / 2 < fit.nats(some, new LatentFit.Fitted(without, alike, alike));
  }

  /** @param counting the bodies as they count where laws are compared */
  private Optional<Learned> learned(double[] constants, Pairs counting, boolean sketch) {
    BodiesLearner learner = new BodiesLearner(counting.with(latent, constants), options);
    return (sketch ? learner.sketch() : learner.learn()).filter(law -> law.law().uses(latent)).map(law -> {
      LatentFit.Fitted fitted = fit.fit(law.law(), constants);
      double left = new LawFit(counting.with(latent, fitted.constants())).measure(fitted.law()).left();
      return new Learned(fitted, law.left(), left, fit.nats(some, fitted));
    });
  }
}
