package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.regression.FormulaOptions;
import java.util.Optional;

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

  private final Pairs pairs;
  private final int latent;
  private final FormulaOptions options;

  /** @param latent which scalar is not known */
  LatentLearner(Pairs pairs, int latent, FormulaOptions options) {
    this.pairs = pairs;
    this.latent = latent;
    this.options = options;
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
    double[] constants = LatentStart.of(pairs, latent, isInertia);
    LatentFit fit = new LatentFit(pairs.thinned(BODIES), latent);
    Optional<LatentFit.Fitted> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < PASSES; pass++) {
      Optional<LawFit.Fitted> law = new BodiesLearner(pairs.with(latent, constants), options).learn();
      if (law.isEmpty() || !law.get().law().uses(latent)) {
        break;
      }
      LatentFit.Fitted fitted = fit.fit(law.get().law(), constants);
      double left = new LawFit(pairs.with(latent, fitted.constants())).measure(fitted.law()).left();
      if (left < least) {
        best = Optional.of(fitted);
        least = left;
      }
      if (!(left < MUCH * law.get().left()) || left <= LawFit.EXACT) {
        break;
      }
      constants = fitted.constants();
    }
    return best.map(fitted -> {
      double[] rounded = LatentFit.rounded(fitted, latent);
      BodiesLearner learner = new BodiesLearner(pairs.with(latent, rounded), options);
      return new Found(learner.rounded(new LawFit.Fitted(fitted.law(), 0, 0)), rounded, fitted.errors());
    });
  }
}
