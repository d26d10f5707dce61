package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.Formula;
import io.github.limbeck.Unit;

/** How long a pendulum takes to swing there and back, measured on five worlds, one per cent off. */
@DistillFrom(dataset = "pendulum.csv", minAccuracy = 0.99)
@Formula(effort = Formula.Effort.QUICK)
public interface Pendulum {
  @Unit("s")
  double period(@Unit("m") double length, @Unit("m/s^2") double gravity);
}
