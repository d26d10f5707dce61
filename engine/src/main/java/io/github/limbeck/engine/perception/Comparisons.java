package io.github.limbeck.engine.perception;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which comparison of what images show makes answers true or false: of two images, or of one and a number beside it. */
final class Comparisons {
  private final Sightings rows;
  private final Ridge ridge;
  private final PerceptionTuning tuning;
  /** The numbers beside images lie between these. */
  private final double least;
  private final double greatest;
  private Optional<Expectation.Result> best = Optional.empty();

  private Comparisons(Sightings rows, Ridge ridge, PerceptionTuning tuning) {
    this.rows = rows;
    this.ridge = ridge;
    this.tuning = tuning;
    double[] numbers = Arrays.stream(rows.numbers()).flatMapToDouble(Arrays::stream).toArray();
    this.least = Arrays.stream(numbers).min().orElse(Double.NEGATIVE_INFINITY);
    this.greatest = Arrays.stream(numbers).max().orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * The comparison by which the answers are likeliest.
   *
   * @param rough what the answers tell of images at first
   * @return empty where there is none to try
   */
  static Optional<Expectation.Result> of(Sightings rows, Ridge ridge, Ridge rough, PerceptionTuning tuning) {
    Comparisons comparisons = new Comparisons(rows, ridge, tuning);
    double[][] told = RoughReading.of(rows, rough);
    if (rows.parameters() == 2 && rows.numbers()[0].length == 0) {
      comparisons.ofTwo(Arrays.stream(told[0]).map(g -> told[1][1] < 0 ? -g : g).toArray());
    } else if (rows.parameters() == 1) {
      for (int number = 0; number < rows.numbers()[0].length; number++) {
        comparisons.with(number, told[0]);
      }
      return comparisons.best.map(comparisons::shortened);
    }
    return comparisons.best;
  }

  /** The order of images is what the answers tell of them; how many levels there are, the one number shows by which the answers are likeliest. */
  private void ofTwo(double[] reading) {
    int worse = 0;
    for (int levels = 2; levels <= tuning.search().compared() && worse < tuning.search().patience(); levels++) {
      Optional<Expectation.Result> before = best;
      tried(Operation.Kind.LESS, levels, reading);
      worse = best.equals(before) ? worse + 1 : 0;
    }
    // The same levels, but for what two alike answer.
    int levels = best.orElseThrow().values().length;
    for (int near = Math.max(2, levels - 1); near <= levels + 1; near++) {
      tried(Operation.Kind.AT_MOST, near, reading);
    }
  }

  private void tried(Operation.Kind kind, int levels, double[] reading) {
    tried(new Operation.Both(kind, new Operation.Level(0), new Operation.Level(1)), IntStream.range(0, levels).asDoubleStream().toArray(), reading);
  }

  /** Levels are those that differ on the numbers of the rows: what these are, and one more at an end. */
  private void with(int number, double[] reading) {
    double[] all = Arrays.stream(rows.numbers()).mapToDouble(of -> of[number]).distinct().sorted().toArray();
    double[] falling = Arrays.stream(reading).map(g -> -g).toArray();
    for (Operation.Kind kind : List.of(Operation.Kind.AT_MOST, Operation.Kind.LESS)) {
      for (boolean above : new boolean[] {true, false}) {
        Operation level = new Operation.Level(0);
        Operation limit = new Operation.Number(number);
        Operation operation = above ? new Operation.Both(kind, limit, level) : new Operation.Both(kind, level, limit);
        double[] values = different(operation, number, all);
        if (values.length > 1 && values.length <= tuning.search().levels()) {
          tried(operation, values, above ? reading : falling);
        }
      }
    }
  }

  /** Whole numbers around some others, of each of which at least one tells it from the one before. */
  private double[] different(Operation operation, int number, double[] all) {
    double low = Math.floor(all[0]) - 1;
    double high = Math.ceil(all[all.length - 1]) + 1;
    if (!(high - low <= 10 * tuning.search().levels()) || Math.max(-low, high) > Integer.MAX_VALUE) {
      return new double[0];
    }
    double[] numbers = new double[rows.numbers()[0].length];
    List<Double> values = new ArrayList<>();
    long before = -1;
    for (double value = low; value <= high; value++) {
      double[] level = {value};
      long same = Arrays.stream(all).filter(limit -> {
        numbers[number] = limit;
        return operation.of(level, numbers) == 1;
      }).count();
      // What one level more makes true, it makes true of one number after another: as many are the same ones.
      if (same == before && value <= all[0]) {
        values.remove(values.size() - 1);
      }
      if (same != before || value <= all[0]) {
        values.add(value);
      }
      before = same;
    }
    return values.stream().mapToDouble(v -> v).toArray();
  }

  private void tried(Operation operation, double[] values, double[] reading) {
    Expectation.Result result = new Expectation(rows, operation, values, ridge, tuning).run(FirstLevels.inOrder(reading, values.length), tuning.search().rounds());
    if (best.isEmpty() || cost(result) < cost(best.get())) {
      best = Optional.of(result);
    }
  }

  /** Without the levels at the ends that no answer speaks for. */
  private Expectation.Result shortened(Expectation.Result given) {
    Expectation.Result result = given;
    for (boolean low : new boolean[] {true, false}) {
      while (result.values().length > 2) {
        double[] kept = Arrays.copyOfRange(result.values(), low ? 1 : 0, result.values().length - (low ? 0 : 1));
        Expectation.Result shorter = new Expectation(rows, result.operation(), kept, ridge, tuning).run(FirstLevels.only(result, kept), tuning.search().rounds());
        if (cost(shorter) > cost(result)) {
          break;
        }
        result = shorter;
      }
    }
    return result;
  }

  /** Of two that are as likely, that of fewer levels, and rather of such as are among the numbers that they are compared with: what is less than another is at most one less than it. */
  private double cost(Expectation.Result result) {
    return -result.likelihood() + tuning.search().level() * Arrays.stream(result.values()).map(v -> v < least || v > greatest ? 2 : 1).sum();
  }
}
