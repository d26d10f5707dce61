package io.github.limbeck.engine.dynamics;

import java.util.ArrayList;
import java.util.List;

/**
 * Series cut into segments of about the same length, side by side, so that a law is run along all of them at once.
 *
 * @param of what was cut
 * @param series per segment the series that it is of
 * @param from per segment its first sample in that series
 * @param samples per segment how many samples it has
 * @param step {@code [sample][segment]}: the time to the next sample of the segment; 0 from its last one on
 * @param x {@code [feature][sample][segment]}: what was measured; from the last sample on, that
 */
record Segments(Trajectories of, int[] series, int[] from, int[] samples, double[][] step, double[][][] x) {

  /** Cuts into segments of at most so many samples, and no fewer than two. */
  static Segments of(Trajectories all, int most) {
    List<int[]> cuts = new ArrayList<>();
    for (int s = 0; s < all.series().size(); s++) {
      int samples = all.series().get(s).samples();
      int pieces = Math.max(1, Math.min(samples / 2, (samples + most - 1) / most));
      for (int p = 0; p < pieces; p++) {
        int from = (int) ((long) p * samples / pieces);
        cuts.add(new int[] {s, from, (int) ((long) (p + 1) * samples / pieces) - from});
      }
    }
    int longest = cuts.stream().mapToInt(c -> c[2]).max().orElse(0);
    double[][] step = new double[longest][cuts.size()];
    double[][][] x = new double[all.features()][longest][cuts.size()];
    for (int r = 0; r < cuts.size(); r++) {
      Series series = all.series().get(cuts.get(r)[0]);
      int from = cuts.get(r)[1];
      int last = cuts.get(r)[2] - 1;
      for (int k = 0; k < longest; k++) {
        step[k][r] = k < last ? series.times()[from + k + 1] - series.times()[from + k] : 0;
        for (int f = 0; f < x.length; f++) {
          x[f][k][r] = series.x()[f][from + Math.min(k, last)];
        }
      }
    }
    return new Segments(all, cuts.stream().mapToInt(c -> c[0]).toArray(), cuts.stream().mapToInt(c -> c[1]).toArray(),
        cuts.stream().mapToInt(c -> c[2]).toArray(), step, x);
  }

  int count() {
    return samples.length;
  }

  int longest() {
    return step.length;
  }

  /**
   * What acts from outside between two samples: the cubic through these and their neighbours in the series (Lagrange).
   *
   * @param share of the time from a sample to the next
   */
  double between(int feature, int sample, int segment, double share) {
    Series whole = of.series().get(series[segment]);
    int at = Math.min(from[segment] + sample, whole.samples() - 2);
    double time = whole.times()[at] + share * (whole.times()[at + 1] - whole.times()[at]);
    int first = Math.max(0, at - 1);
    int last = Math.min(whole.samples() - 1, at + 2);
    double sum = 0;
    for (int i = first; i <= last; i++) {
      double weight = 1;
      for (int j = first; j <= last; j++) {
        weight *= j == i ? 1 : (time - whole.times()[j]) / (whole.times()[i] - whole.times()[j]);
      }
      sum += weight * whole.x()[feature][i];
    }
    return sum;
  }

  /** What was measured of a component: {@code [sample][segment]}. */
  double[][] measured(int component) {
    return x[of.state()[component]];
  }
}
