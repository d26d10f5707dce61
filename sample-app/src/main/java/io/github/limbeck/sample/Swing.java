package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.Dynamics;
import io.github.limbeck.Encodes;
import io.github.limbeck.Latent;

/** How weights swing on springs, each of a stiffness that nobody measured: the law, and how the stiffness shows in the first states. */
public interface Swing {
  /** Where the weight is, and how fast it moves. */
  record State(double place, double speed) {}

  @DistillFrom(dataset = "swings.csv")
  @Dynamics(time = "t", series = "swing")
  State derivative(State state, @Latent double stiffness);

  State step(State state, double stiffness, double dt);

  @Encodes("stiffness")
  double stiffness(State[] first);
}
