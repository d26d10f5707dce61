package io.github.limbeck.engine.dynamics;

import java.util.Arrays;
import java.util.List;

/**
 * How a system was seen to change.
 *
 * @param series what was measured, each series for itself
 * @param state per component of the state the feature that holds it
 * @param isFlow whether the law gives the rates at which the components change; otherwise the state at the next sample
 */
public record Trajectories(List<Series> series, int[] state, boolean isFlow) {
  public Trajectories {
    series = List.copyOf(series);
  }

  int components() {
    return state.length;
  }

  int features() {
    return series.get(0).x().length;
  }

  /** How many samples there are in all. */
  public int samples() {
    return series.stream().mapToInt(Series::samples).sum();
  }

  /** The standard deviation of a component over all samples; 1 where it never changes. */
  public double spread(int component) {
    double[] all = series.stream().flatMapToDouble(s -> Arrays.stream(s.x()[state[component]])).toArray();
    double mean = Arrays.stream(all).average().orElse(0);
    double variance = Arrays.stream(all).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return variance > 0 ? Math.sqrt(variance) : 1;
  }
}
