package io.github.limbeck.engine.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a system was seen to change.
 *
 * @param series what was measured, each series for itself
 * @param state per component of the state the feature that holds it
 * @param isFlow whether the law gives the rates at which the components change; otherwise the state at the next sample
 */
public record Trajectories(List<Series> series, int[] state, boolean isFlow) {
  /** So many samples of a series stay together where there are too many. */
  private static final int STRETCH = 200;

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

  /** The same if there are at most so many samples; else stretches of the series, evenly chosen, with about so many. */
  public Trajectories thinned(int most) {
    if (samples() <= most) {
      return this;
    }
    List<Series> stretches = series.stream().flatMap(s -> IntStream.range(0, Math.max(1, s.samples() / STRETCH))
        .mapToObj(k -> s.part(k * STRETCH, Math.min(s.samples(), (k + 1) * STRETCH)))).toList();
    int kept = Math.max(1, (int) ((long) stretches.size() * most / stretches.stream().mapToInt(Series::samples).sum()));
    return new Trajectories(IntStream.range(0, kept).mapToObj(k -> stretches.get((int) ((long) k * stretches.size() / kept))).toList(), state, isFlow);
  }

  /** The standard deviation of a component over all samples; 1 where it never changes. */
  public double spread(int component) {
    double[] all = series.stream().flatMapToDouble(s -> Arrays.stream(s.x()[state[component]])).toArray();
    double mean = Arrays.stream(all).average().orElse(0);
    double variance = Arrays.stream(all).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return variance > 0 ? Math.sqrt(variance) : 1;
  }
}
