package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.Latent;

/**
 * How the Sun, its planets and large moons attract each other, learned from 40 configurations in ten simulated years. What the bodies weigh
 * is not among the data; it is found with the law.
 */
@DistillFrom(dataset = "solar-system.jsonl")
public interface SolarSystem {
  /** In astronomical units. */
  record Vector(double x, double y, double z) {}

  /** A body. */
  record Body(String name, @Latent double mass, Vector position) {}

  /** In astronomical units, per year squared. */
  Vector[] acceleration(Body[] bodies);
}
