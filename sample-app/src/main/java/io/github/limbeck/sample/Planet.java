package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;

/** How long a planet takes for its way around the sun, in days, by its distance in astronomical units (Kepler 1619). */
@DistillFrom(dataset = "planets.csv", minAccuracy = 0.9999)
public interface Planet {
  double period(double distance);
}
