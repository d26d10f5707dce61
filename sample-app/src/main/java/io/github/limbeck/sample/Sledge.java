package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.Dynamics;
import io.github.limbeck.Encodes;
import io.github.limbeck.Latent;

/** How a sledge moves that is pushed all along with a force that nobody measured: its next state, and how the push shows in the first states. */
public interface Sledge {
  /** Where the sledge is, and how fast it moves. */
  record State(double place, double speed) {}

  @DistillFrom(dataset = "sledges.csv")
  @Dynamics(time = "t", series = "ride")
  State next(State state, @Latent double push);

  @Encodes("push")
  double push(State[] first);
}
