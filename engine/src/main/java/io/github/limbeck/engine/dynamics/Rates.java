package io.github.limbeck.engine.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * States and what becomes of them, row by row, as formulas are searched for: rates of smoothed curves, or the states that follow.
 *
 * @param x {@code [feature][row]}
 * @param y {@code [component][row]}: the rate, or the next state
 * @param weights {@code [component][row]}: how much each row counts; 1 on average
 * @param series the series that each row is of
 * @param sample the place of each row in its series
 * @param doubt {@code [component][row]}: about how far the rate may be off by what smoothing does to curves; 0 where that is less than noise does
 * @param smooth per component and series the smoothed states; the measured ones of maps
 * @param noise per component the variance of a measurement
 */
public record Rates(double[][] x, double[][] y, double[][] weights, double[][] doubt, int[] series, int[] sample, List<List<double[]>> smooth, double[] noise) {
  /** No more rows are searched. */
  private static final int MOST_ROWS = 2_000;
  /** As many rows at least, where there are as many samples. */
  private static final int FEWEST_ROWS = 100;
  /** Rates this close together, in parts of a window, hardly owe anything to the same samples. */
  private static final double APART = 0.25;
  /** Below this share of the spread, noise is that of digits, and every row is as good as any other. */
  private static final double HARDLY_ANY = 1e-5;
  private static final double MOST_WEIGHT = 4;

  /** Of how a system was seen to change. */
  public static Rates of(Trajectories all) {
    return all.isFlow() ? ofFlow(all) : ofMap(all);
  }

  private static Rates ofFlow(Trajectories all) {
    List<double[]> times = all.series().stream().map(Series::times).toList();
    List<LocalPolynomials.Curves> curves = IntStream.range(0, all.components())
        .mapToObj(c -> LocalPolynomials.of(times, all.series().stream().map(s -> s.x()[all.state()[c]]).toList())).toList();
    double[] noise = curves.stream().mapToDouble(LocalPolynomials.Curves::noise).toArray();
    boolean clean = IntStream.range(0, noise.length).allMatch(c -> Math.sqrt(noise[c]) < HARDLY_ANY * all.spread(c));
    int window = curves.stream().mapToInt(LocalPolynomials.Curves::window).max().orElse(1);
    int stride = Math.max(Math.min(clean ? 1 : (int) (APART * window), Math.max(1, all.samples() / FEWEST_ROWS)), (all.samples() + MOST_ROWS - 1) / MOST_ROWS);
    List<int[]> rows = new ArrayList<>();
    for (int s = 0; s < times.size(); s++) {
      int samples = times.get(s).length;
      int first = (samples - 1) % stride / 2;
      for (int i = first; i < samples; i += stride) {
        rows.add(new int[] {s, i});
      }
    }
    double[][] x = new double[all.features()][rows.size()];
    double[][] y = new double[all.components()][rows.size()];
    double[][] off = new double[all.components()][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      int[] at = rows.get(i);
      for (int f = 0; f < x.length; f++) {
        x[f][i] = all.series().get(at[0]).x()[f][at[1]];
      }
      for (int c = 0; c < y.length; c++) {
        x[all.state()[c]][i] = curves.get(c).value().get(at[0])[at[1]];
        y[c][i] = curves.get(c).slope().get(at[0])[at[1]];
        off[c][i] = Math.sqrt(curves.get(c).doubt().get(at[0])[at[1]]);
      }
    }
    return new Rates(x, y, Arrays.stream(off).map(Rates::weights).toArray(double[][]::new), clean ? off : new double[off.length][rows.size()], rows.stream().mapToInt(at -> at[0]).toArray(), rows.stream().mapToInt(at -> at[1]).toArray(),
        curves.stream().map(LocalPolynomials.Curves::value).toList(), noise);
  }

  /** One over the square of the doubt, and no more than {@link #MOST_WEIGHT} times that of the middle; 1 on average. */
  private static double[] weights(double[] doubt) {
    double middle = Arrays.stream(doubt).sorted().skip(doubt.length / 2).findFirst().orElse(0);
    double[] weights = Arrays.stream(doubt).map(d -> middle == 0 ? 1 : 1 / Math.max(d * d, middle * middle / MOST_WEIGHT)).toArray();
    double mean = Arrays.stream(weights).average().orElse(1);
    return Arrays.stream(weights).map(w -> w / mean).toArray();
  }

  private static Rates ofMap(Trajectories all) {
    List<int[]> rows = new ArrayList<>();
    int stride = (all.samples() + MOST_ROWS - 1) / MOST_ROWS;
    for (int s = 0; s < all.series().size(); s++) {
      for (int i = 0; i + 1 < all.series().get(s).samples(); i += stride) {
        rows.add(new int[] {s, i});
      }
    }
    double[][] x = new double[all.features()][rows.size()];
    double[][] y = new double[all.components()][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      Series series = all.series().get(rows.get(i)[0]);
      int at = rows.get(i)[1];
      for (int f = 0; f < x.length; f++) {
        x[f][i] = series.x()[f][at];
      }
      for (int c = 0; c < y.length; c++) {
        y[c][i] = series.x()[all.state()[c]][at + 1];
      }
    }
    List<List<double[]>> measured = IntStream.range(0, y.length)
        .mapToObj(c -> all.series().stream().map(s -> s.x()[all.state()[c]]).toList()).toList();
    double[][] ones = new double[y.length][rows.size()];
    Arrays.stream(ones).forEach(own -> Arrays.fill(own, 1));
    return new Rates(x, y, ones, new double[y.length][rows.size()], rows.stream().mapToInt(at -> at[0]).toArray(), rows.stream().mapToInt(at -> at[1]).toArray(), measured, new double[y.length]);
  }

  /** How the system was seen to change, with one component as the state and the others, smoothed, as what acts on it. */
  Trajectories others(Trajectories all, int component) {
    List<Series> series = new ArrayList<>();
    for (int s = 0; s < all.series().size(); s++) {
      double[][] x = all.series().get(s).x().clone();
      for (int c = 0; c < smooth.size(); c++) {
        x[all.state()[c]] = c == component ? x[all.state()[c]] : smooth.get(c).get(s);
      }
      series.add(new Series(all.series().get(s).times(), x));
    }
    return new Trajectories(series, new int[] {all.state()[component]}, all.isFlow());
  }

  /** About where segments begin: {@code [component][segment]}. */
  double[][] begin(Segments segments) {
    return smooth.stream().map(states -> IntStream.range(0, segments.count()).mapToDouble(r -> states.get(segments.series()[r])[segments.from()[r]]).toArray())
        .toArray(double[][]::new);
  }

  /** What is known of one component. */
  Rates only(int component) {
    return new Rates(x, new double[][] {y[component]}, new double[][] {weights[component]}, new double[][] {doubt[component]}, series, sample,
        List.of(smooth.get(component)), new double[] {noise[component]});
  }

  public int rows() {
    return series.length;
  }
}
