package io.github.limbeck.engine.dynamics;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far a law foretells: it is run from the first state of each series to its end, and compared with what was measured.
 *
 * @param off per component the root mean square of what the forecasts are off, as a share of the spread; infinite where one leads nowhere
 * @param horizon per series for how long every component is off by less than {@link #LOST} of its spread, as a share of the series
 * @param states {@code [series][component][sample]}: what was foretold
 */
public record Forecast(double[] off, double[] horizon, List<double[][]> states) {
  /** A forecast that is off by such a share of the spread is lost. */
  public static final double LOST = 0.3;
  private static final int PARTS = 16;

  /**
   * Runs a law along series that may be others than those that it was learned from.
   *
   * @param rates of the series
   * @param spread per component what counts as one unit of error
   */
  public static Forecast of(Trajectories all, Rates rates, List<Expression> law, double[] spread) {
    Segments segments = Segments.of(all, Integer.MAX_VALUE);
    double[][] begin = rates.begin(segments);
    List<Tape> tapes = law.stream().map(Tape::new).toList();
    double[][][] run = new Simulation(segments, PARTS).run(tapes, tapes.stream().map(Tape::constants).toList(), begin);
    double[] off = new double[begin.length];
    double[] horizon = new double[segments.count()];
    List<double[][]> states = new ArrayList<>();
    for (int r = 0; r < segments.count(); r++) {
      int samples = segments.samples()[r];
      double[][] own = new double[begin.length][samples];
      int lost = samples;
      for (int c = 0; c < begin.length; c++) {
        for (int k = 0; k < samples; k++) {
          own[c][k] = run[c][k][r];
          double share = (run[c][k][r] - segments.measured(c)[k][r]) / spread[c];
          off[c] += share * share;
          lost = !(Math.abs(share) < LOST) ? Math.min(lost, k) : lost;
        }
      }
      horizon[r] = (double) lost / samples;
      states.add(own);
    }
    return new Forecast(Arrays.stream(off).map(squares -> Double.isFinite(squares) ? Math.sqrt(squares / all.samples()) : Double.POSITIVE_INFINITY).toArray(),
        horizon, states);
  }

  /** The share of a series that the middle one of the forecasts holds for. */
  public double middleHorizon() {
    return Arrays.stream(horizon).sorted().skip(horizon.length / 2).findFirst().orElse(0);
  }
}
