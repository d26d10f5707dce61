package io.github.limbeck.engine.perception;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Expectation-maximisation of what images show, where an operation on the levels must give exactly the answer: the read-out says how likely each level is,
 * the rows say which levels agree with their answers, and the read-out learns from both (docs/images.md, "How it works").
 */
final class Expectation {
  private static final double TINY = 1e-9;
  /** What a row says that no levels explain: as little as nothing. */
  private static final double SLACK = 1e-4;

  private final Sightings rows;
  private final Operation operation;
  private final double[] values;
  private final Ridge ridge;
  private final PerceptionTuning tuning;
  /** Per row the combinations of levels that give its answer. */
  private final int[][][] agreeing;

  /**
   * What came of it.
   *
   * @param values of the levels
   * @param posterior {@code [image][level]}: by the read-out and the rows
   * @param foretold {@code [image][level]}: by the read-out, which had not seen the image
   * @param likelihood the mean logarithm, over rows, of how likely the answer was by what was foretold
   */
  record Result(Operation operation, double[] values, double[][] posterior, double[][] foretold, double likelihood) {
    /** The levels that images show: not those that next to none does, a share of them at most. */
    double[] common(double share) {
      double[] mass = new double[values.length];
      for (double[] of : posterior) {
        for (int l = 0; l < mass.length; l++) {
          mass[l] += of[l];
        }
      }
      double least = Math.max(2, share * posterior.length);
      double[] kept = IntStream.range(0, mass.length).filter(l -> mass[l] >= least).mapToDouble(l -> values[l]).toArray();
      return kept.length == 0 ? values : kept;
    }
  }

  Expectation(Sightings rows, Operation operation, double[] values, Ridge ridge, PerceptionTuning tuning) {
    this.rows = rows;
    this.operation = operation;
    this.values = values;
    this.ridge = ridge;
    this.tuning = tuning;
    this.agreeing = agreeing();
  }

  private int[][][] agreeing() {
    int parameters = rows.parameters();
    int all = (int) StrictMath.pow(values.length, parameters);
    int[][] combinations = new int[all][parameters];
    double[][] levels = new double[all][parameters];
    for (int c = 0; c < all; c++) {
      int rest = c;
      for (int k = 0; k < parameters; k++) {
        combinations[c][k] = rest % values.length;
        levels[c][k] = values[combinations[c][k]];
        rest /= values.length;
      }
    }
    int[][][] found = new int[rows.rows()][][];
    Map<List<Double>, int[][]> known = new HashMap<>();
    for (int row = 0; row < found.length; row++) {
      double[] numbers = rows.numbers()[row];
      double answer = rows.answers()[row];
      List<Double> key = new ArrayList<>(Arrays.stream(numbers).boxed().toList());
      key.add(answer);
      found[row] = known.computeIfAbsent(key, k -> IntStream.range(0, all)
          .filter(c -> isEqual(operation.of(levels[c], numbers), answer)).mapToObj(c -> combinations[c]).toArray(int[][]::new));
    }
    return found;
  }

  /** Whether a number is an answer, but for rounding. */
  static boolean isEqual(double value, double answer) {
    return Math.abs(value - answer) <= 1e-6 * Math.max(1, Math.abs(answer));
  }

  /** @param start {@code [image][level]}: what is likely at first */
  Result run(double[][] start, int rounds) {
    double[][] foretold = start;
    double[][] posterior = posterior(foretold);
    double likelihood = Double.NEGATIVE_INFINITY;
    for (int round = 0; round < rounds; round++) {
      double[][] scores = ridge.fit(posterior).apart();
      foretold = Arrays.stream(scores).map(this::likely).toArray(double[][]::new);
      posterior = posterior(foretold);
      double now = likelihood(foretold);
      if (now < likelihood + 1e-4 && round > 2) {
        likelihood = Math.max(now, likelihood);
        break;
      }
      likelihood = now;
    }
    return new Result(operation, values, posterior, foretold, likelihood);
  }

  private double[] likely(double[] scores) {
    double most = Arrays.stream(scores).max().orElse(0);
    double[] likely = Arrays.stream(scores).map(s -> StrictMath.exp(tuning.sharpness() * (s - most))).toArray();
    double sum = Arrays.stream(likely).sum();
    for (int l = 0; l < likely.length; l++) {
      likely[l] = likely[l] / sum;
    }
    return likely;
  }

  private double probability(double[][] foretold, int row, int[] combination) {
    double product = 1;
    for (int k = 0; k < combination.length; k++) {
      product *= foretold[rows.seen()[row][k]][combination[k]];
    }
    return product;
  }

  private double likelihood(double[][] foretold) {
    double sum = 0;
    for (int row = 0; row < rows.rows(); row++) {
      double likely = 0;
      for (int[] combination : agreeing[row]) {
        likely += probability(foretold, row, combination);
      }
      sum += StrictMath.log(likely + SLACK);
    }
    return sum / rows.rows();
  }

  /** What each image shows, by what is foretold of it and by all rows it stands in. */
  private double[][] posterior(double[][] foretold) {
    double[][] logs = new double[foretold.length][values.length];
    for (int i = 0; i < logs.length; i++) {
      for (int l = 0; l < values.length; l++) {
        logs[i][l] = StrictMath.log(foretold[i][l] + TINY);
      }
    }
    double[][] message = new double[rows.parameters()][values.length];
    for (int row = 0; row < rows.rows(); row++) {
      for (double[] of : message) {
        Arrays.fill(of, 0);
      }
      double total = 0;
      for (int[] combination : agreeing[row]) {
        double product = probability(foretold, row, combination);
        total += product;
        for (int k = 0; k < combination.length; k++) {
          double own = foretold[rows.seen()[row][k]][combination[k]];
          message[k][combination[k]] += own > 0 ? product / own : 0;
        }
      }
      if (total > 0) {
        for (int k = 0; k < message.length; k++) {
          double sum = Arrays.stream(message[k]).sum();
          for (int l = 0; l < values.length; l++) {
            logs[rows.seen()[row][k]][l] += StrictMath.log((message[k][l] + SLACK * sum / values.length));
          }
        }
      }
    }
    for (double[] of : logs) {
      double most = Arrays.stream(of).max().orElse(0);
      double sum = 0;
      for (int l = 0; l < of.length; l++) {
        of[l] = StrictMath.exp(of[l] - most);
        sum += of[l];
      }
      for (int l = 0; l < of.length; l++) {
        of[l] /= sum;
      }
    }
    return logs;
  }
}
