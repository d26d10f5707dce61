package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;

/** How moons attract each other, learned from 150 configurations of four of them: by mass over the square of the distance, to which 0.05 is added. */
@DistillFrom(dataset = "moons.jsonl")
public interface Moons {
  /** A vector in the plane. */
  record Vector(double x, double y) {}

  /** A body. */
  record Moon(double mass, Vector position) {}

  Vector[] acceleration(Moon[] moons);
}
