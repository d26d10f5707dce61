package io.github.limbeck.engine.dynamics;

import io.github.limbeck.engine.formula.Tape;
import java.util.List;

/**
 * Runs a law along segments, each from a state of its own. Rates are integrated by the formulas of fifth order of Dormand and Prince
 * (1980), in equal parts of the time between samples; what acts from outside follows a cubic between samples.
 */
final class Simulation {
  private static final double[] NODES = {0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1};
  private static final double[][] STAGES = {{}, {1.0 / 5}, {3.0 / 40, 9.0 / 40}, {44.0 / 45, -56.0 / 15, 32.0 / 9},
      {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729}, {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656}};
  private static final double[] RESULT = {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84};

  private final Segments segments;
  private final int parts;
  private final int[] state;
  private final boolean[] isState;
  private final double[][] features;

  /**
   * @param parts in how many steps the time between two samples is gone through
   */
  Simulation(Segments segments, int parts) {
    this.segments = segments;
    this.parts = parts;
    this.state = segments.of().state();
    this.isState = new boolean[segments.of().features()];
    for (int feature : state) {
      isState[feature] = true;
    }
    this.features = new double[segments.of().features()][segments.count()];
  }

  /** In how many steps the time between two samples is gone through. */
  int parts() {
    return parts;
  }

  /**
   * States at all samples.
   *
   * @param law one tape per component
   * @param constants of each
   * @param start {@code [component][segment]}
   * @return {@code [component][sample][segment]}; not finite where the law leads nowhere
   */
  double[][][] run(List<Tape> law, List<double[]> constants, double[][] start) {
    int rows = segments.count();
    double[][][] out = new double[state.length][segments.longest()][];
    double[][] now = new double[state.length][];
    for (int c = 0; c < state.length; c++) {
      now[c] = start[c].clone();
      out[c][0] = start[c].clone();
    }
    for (int k = 0; k + 1 < segments.longest(); k++) {
      if (segments.of().isFlow()) {
        for (int part = 0; part < parts; part++) {
          step(law, constants, now, k, part);
        }
      } else {
        now = rates(law, constants, now, k, 0);
      }
      for (int c = 0; c < state.length; c++) {
        out[c][k + 1] = now[c].clone();
      }
    }
    for (int c = 0; c < state.length; c++) {
      for (int k = 0; k < out[c].length; k++) {
        for (int r = 0; r < rows; r++) {
          out[c][k][r] = k < segments.samples()[r] ? out[c][k][r] : segments.measured(c)[k][r];
        }
      }
    }
    return out;
  }

  private void step(List<Tape> law, List<double[]> constants, double[][] now, int k, int part) {
    int rows = segments.count();
    double[][][] slopes = new double[STAGES.length][][];
    double[][] at = new double[now.length][rows];
    for (int stage = 0; stage < STAGES.length; stage++) {
      for (int c = 0; c < now.length; c++) {
        for (int r = 0; r < rows; r++) {
          double sum = 0;
          for (int q = 0; q < stage; q++) {
            sum += STAGES[stage][q] * slopes[q][c][r];
          }
          at[c][r] = now[c][r] + segments.step()[k][r] / parts * sum;
        }
      }
      slopes[stage] = rates(law, constants, at, k, (part + NODES[stage]) / parts);
    }
    for (int c = 0; c < now.length; c++) {
      for (int r = 0; r < rows; r++) {
        double sum = 0;
        for (int q = 0; q < STAGES.length; q++) {
          sum += RESULT[q] * slopes[q][c][r];
        }
        now[c][r] += segments.step()[k][r] / parts * sum;
      }
    }
  }

  /** What the law says of states. */
  private double[][] rates(List<Tape> law, List<double[]> constants, double[][] at, int k, double between) {
    for (int f = 0; f < features.length; f++) {
      for (int r = 0; r < features[f].length && !isState[f]; r++) {
        features[f][r] = between == 0 ? segments.x()[f][k][r] : segments.between(f, k, r, between);
      }
    }
    for (int c = 0; c < state.length; c++) {
      System.arraycopy(at[c], 0, features[state[c]], 0, at[c].length);
    }
    double[][] rates = new double[state.length][];
    for (int c = 0; c < state.length; c++) {
      rates[c] = law.get(c).values(features, segments.count(), constants.get(c));
    }
    return rates;
  }
}
