package io.github.limbeck.engine.dynamics;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits a law to what was measured, not to rates estimated from it: the state at the beginning of each segment and the constants are
 * those for which the law, run along the segments, is off the least (multiple shooting, Bock 1983; each segment has a beginning of
 * its own). Steps are those of Levenberg and Marquardt; of the normal equations the beginnings, which touch one segment each, are
 * eliminated first.
 */
final class Shooting {
  private static final double FIRST_DAMPING = 1e-4;
  private static final double LEAST_DAMPING = 1e-15;
  private static final double GREATEST_DAMPING = 1e10;
  /** The share of a number by which it is changed to see what follows. */
  private static final double NUDGE = 1e-6;
  private static final double TOLERANCE = 1e-12;
  /** Time between samples is parted until that changes less than such a share of the error. */
  private static final double PARTED_ENOUGH = 1e-3;
  private static final int MOST_PARTS = 64;

  private final Segments segments;
  private final double[] scale;
  private final double[][] begin;

  /**
   * @param begin {@code [component][segment]}: about where the segments begin
   * @param scale per component what counts as one unit of error, such as the noise
   */
  Shooting(Segments segments, double[][] begin, double[] scale) {
    this.segments = segments;
    this.begin = begin;
    this.scale = scale;
  }

  /** The same from where the segments of a fit begin. */
  Shooting from(Fit fit) {
    return new Shooting(segments, fit.begin(), scale);
  }

  /**
   * A law that was fitted.
   *
   * @param errors per component the mean square of what it is off
   * @param begin where the segments begin
   */
  record Fit(List<Expression> law, double[] errors, double[][] begin) {
    boolean isFinite() {
      return Arrays.stream(errors).allMatch(Double::isFinite);
    }
  }

  /** Fits the constants and the beginnings. */
  Fit fit(List<Expression> law, int iterations) {
    return new Run(law, true).fit(iterations);
  }

  /** Fits the beginnings alone. */
  Fit measure(List<Expression> law, int iterations) {
    return new Run(law, false).fit(iterations);
  }

  private final class Run {
    private final List<Expression> law;
    private final List<Tape> tapes;
    private final boolean free;
    private final int components;
    private List<double[]> constants;
    private double[][] start;
    private Simulation simulation;

    Run(List<Expression> law, boolean free) {
      this.law = law;
      this.tapes = law.stream().map(Tape::new).toList();
      this.free = free;
      this.components = law.size();
      this.constants = tapes.stream().map(Tape::constants).toList();
      this.start = Arrays.stream(begin).map(double[]::clone).toArray(double[][]::new);
      this.simulation = new Simulation(segments, 1);
    }

    /** The better a law fits, the more finely it has to be run, so that it is fitted again where it was not. */
    Fit fit(int iterations) {
      double[][][] run = parted();
      for (int parts = 0; parts < simulation.parts() && Double.isFinite(error(run));) {
        parts = simulation.parts();
        descend(run, iterations);
        run = parted();
      }
      double[][][] last = run;
      List<Expression> fitted = IntStream.range(0, components).mapToObj(c -> Tape.withConstants(law.get(c), constants.get(c))).toList();
      return new Fit(fitted, IntStream.range(0, components).mapToDouble(c -> meanSquare(last, c)).toArray(), start);
    }

    private void descend(double[][][] from, int iterations) {
      double[][][] now = from;
      double error = error(now);
      double damping = FIRST_DAMPING;
      boolean better = Double.isFinite(error);
      for (int step = 0; step < iterations && better && error > 0; step++) {
        Equations equations = equations(now);
        better = false;
        while (!better && damping < GREATEST_DAMPING) {
          Equations.Step move = equations.solve(damping);
          List<double[]> triedConstants = moved(move.constants());
          double[][] triedStart = moved(move.begin());
          double[][][] there = simulation.run(tapes, triedConstants, triedStart);
          double errorThere = error(there);
          if (errorThere < error) {
            better = error - errorThere > TOLERANCE * error;
            damping = Math.max(LEAST_DAMPING, damping / 10);
            constants = triedConstants;
            start = triedStart;
            now = there;
            error = errorThere;
            break;
          }
          damping *= 8;
        }
      }
    }

    /** The run with the time between samples in as many parts as it takes. */
    private double[][][] parted() {
      double[][][] now = simulation.run(tapes, constants, start);
      if (!segments.of().isFlow()) {
        return now;
      }
      for (int parts = 2 * simulation.parts(); parts <= MOST_PARTS; parts *= 2) {
        Simulation finer = new Simulation(segments, parts);
        double[][][] there = finer.run(tapes, constants, start);
        double changed = 0;
        for (int c = 0; c < components; c++) {
          for (int k = 0; k < now[c].length; k++) {
            for (int r = 0; r < now[c][k].length; r++) {
              double off = (there[c][k][r] - now[c][k][r]) / scale[c];
              changed += off * off;
            }
          }
        }
        boolean enough = changed <= PARTED_ENOUGH * error(there) || Double.isNaN(changed);
        if (enough) {
          return now;
        }
        simulation = finer;
        now = there;
      }
      return now;
    }

    private double error(double[][][] run) {
      double sum = 0;
      for (int c = 0; c < components; c++) {
        sum += meanSquare(run, c) / (scale[c] * scale[c]);
      }
      return Double.isFinite(sum) ? sum * segments.of().samples() : Double.POSITIVE_INFINITY;
    }

    private double meanSquare(double[][][] run, int c) {
      double sum = 0;
      int count = 0;
      double[][] measured = segments.measured(c);
      for (int r = 0; r < segments.count(); r++) {
        for (int k = 0; k < segments.samples()[r]; k++) {
          double off = run[c][k][r] - measured[k][r];
          sum += off * off;
          count++;
        }
      }
      return Double.isFinite(sum) ? sum / count : Double.POSITIVE_INFINITY;
    }

    private List<double[]> moved(double[] move) {
      int[] next = {0};
      return constants.stream().map(own -> free ? Arrays.stream(own).map(v -> v - move[next[0]++]).toArray() : own).toList();
    }

    private double[][] moved(double[][] move) {
      double[][] there = new double[components][segments.count()];
      for (int c = 0; c < components; c++) {
        for (int r = 0; r < there[c].length; r++) {
          there[c][r] = start[c][r] - move[r][c];
        }
      }
      return there;
    }

    /** Sensitivities by differences, one run for each number that is changed; the beginnings of all segments in one. */
    private Equations equations(double[][][] now) {
      int unknown = free ? constants.stream().mapToInt(own -> own.length).sum() : 0;
      double[][][][] by = new double[unknown + components][][][];
      for (int c = 0, j = 0; c < components && free; c++) {
        for (int q = 0; q < constants.get(c).length; q++, j++) {
          double value = constants.get(c)[q];
          double nudge = NUDGE * Math.max(Math.abs(value), 1e-3);
          List<double[]> nudged = constants.stream().map(double[]::clone).toList();
          nudged.get(c)[q] = value + nudge;
          by[j] = differences(simulation.run(tapes, nudged, start), now, nudge);
        }
      }
      for (int c = 0; c < components; c++) {
        double nudge = NUDGE * segments.of().spread(c);
        double[][] nudged = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
        for (int r = 0; r < nudged[c].length; r++) {
          nudged[c][r] += nudge;
        }
        by[unknown + c] = differences(simulation.run(tapes, constants, nudged), now, nudge);
      }
      Equations equations = new Equations(segments.count(), components, unknown);
      double[] row = new double[unknown + components];
      for (int r = 0; r < segments.count(); r++) {
        for (int c = 0; c < components; c++) {
          double[][] measured = segments.measured(c);
          for (int k = 0; k < segments.samples()[r]; k++) {
            for (int j = 0; j < row.length; j++) {
              double slope = by[j][c][k][r] / scale[c];
              row[j] = Double.isFinite(slope) ? slope : 0;
            }
            equations.add(r, row, (now[c][k][r] - measured[k][r]) / scale[c]);
          }
        }
      }
      return equations;
    }

    private double[][][] differences(double[][][] there, double[][][] now, double nudge) {
      for (int c = 0; c < components; c++) {
        for (int k = 0; k < there[c].length; k++) {
          for (int r = 0; r < there[c][k].length; r++) {
            there[c][k][r] = (there[c][k][r] - now[c][k][r]) / nudge;
          }
        }
      }
      return there;
    }
  }
}
