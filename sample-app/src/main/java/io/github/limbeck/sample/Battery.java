package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.Formula;

/** What a battery has left, in per cent, after some hours at some load in watts: from a log with a noisy gauge. */
@DistillFrom(dataset = "battery.csv", minAccuracy = 0.99)
@Formula(effort = Formula.Effort.QUICK)
public interface Battery {
  double remaining(double hours, double load);
}
