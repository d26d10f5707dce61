package io.github.limbeck.engine.perception;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which operations are worth a closer look: those by which a rough reading of the images, scaled and shifted, foretells the answers. */
final class Screening {
  private static final int ROWS = 400;
  private static final int ROUNDS = 20;
  private static final double[] REAL_SCALES = {1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1e3};
  private static final double[] RELATIVE_SHIFTS = {-3, -1.5, 0, 1.5, 3, 6};
  private static final double[] SCALES = {0.5, 0.8, 1.2, 1.8, 2.7, 4, 6, 9};
  private static final double[] SHIFTS = {0, 1, 2, 3, 4.5, 6, 8, 12};

  private Screening() {}

  /**
   * An operation with the reading that suits it.
   *
   * @param error the mean of the squared errors, as a share of the answers' variance
   */
  record Candidate(Operation operation, double scale, double shift, double error) {}

  /**
   * Operations, the likeliest first.
   *
   * @param reading per image, with the mean 0 and the variance 1
   */
  static List<Candidate> of(Sightings rows, double[] reading, List<Operation> operations) {
    return of(rows, reading, operations, SCALES, SHIFTS);
  }

  /** The same where readings are real numbers of any size: shifts go with scales. */
  static List<Candidate> ofReals(Sightings rows, double[] reading, List<Operation> operations) {
    return of(rows, reading, operations, REAL_SCALES, new double[0]);
  }

  private static List<Candidate> of(Sightings rows, double[] reading, List<Operation> operations, double[] scales, double[] shifts) {
    int step = Math.max(1, rows.rows() / ROWS);
    int[] some = IntStream.range(0, (rows.rows() + step - 1) / step).map(i -> i * step).toArray();
    return operations.stream().parallel().map(o -> best(rows, some, reading, o, scales, shifts)).sorted(Comparator.comparingDouble(Screening::cost)).toList();
  }

  /** Of two that foretell alike, the shorter; and rather one in which levels rise with the answers than the same of levels that fall. */
  private static double cost(Candidate candidate) {
    return candidate.error() * (1 + 0.01 * candidate.operation().size()) * (candidate.scale() < 0 ? 1.001 : 1);
  }

  private static Candidate best(Sightings rows, int[] some, double[] reading, Operation operation, double[] scales, double[] shifts) {
    Candidate best = new Candidate(operation, 0, 0, Double.POSITIVE_INFINITY);
    for (double scale : scales) {
      double[] tried = shifts.length > 0 ? shifts : Arrays.stream(RELATIVE_SHIFTS).map(t -> t * scale).toArray();
      for (double shift : tried) {
        for (int sign = 1; sign >= -1; sign -= 2) {
          best = better(best, measured(rows, some, reading, operation, sign * scale, shift));
        }
      }
    }
    double wide = Math.abs(best.scale()) / 4;
    double far = shifts.length > 0 ? 0.5 : Math.abs(best.scale()) / 4;
    for (int round = 0; round < ROUNDS; round++) {
      Candidate before = best;
      best = better(best, measured(rows, some, reading, operation, best.scale() + wide, best.shift()));
      best = better(best, measured(rows, some, reading, operation, best.scale() - wide, best.shift()));
      best = better(best, measured(rows, some, reading, operation, best.scale(), best.shift() + far));
      best = better(best, measured(rows, some, reading, operation, best.scale(), best.shift() - far));
      if (best == before) {
        wide /= 2;
        far /= 2;
      }
    }
    return best;
  }

  private static Candidate better(Candidate one, Candidate other) {
    return other.error() < one.error() ? other : one;
  }

  private static Candidate measured(Sightings rows, int[] some, double[] reading, Operation operation, double scale, double shift) {
    double[] levels = new double[rows.parameters()];
    double squares = 0;
    double mean = Arrays.stream(some).mapToDouble(r -> rows.answers()[r]).sum() / some.length;
    double variance = 0;
    for (int row : some) {
      for (int k = 0; k < levels.length; k++) {
        levels[k] = shift + scale * reading[rows.seen()[row][k]];
      }
      double difference = operation.of(levels, rows.numbers()[row]) - rows.answers()[row];
      squares += difference * difference;
      variance += (rows.answers()[row] - mean) * (rows.answers()[row] - mean);
    }
    return new Candidate(operation, scale, shift, Double.isNaN(squares) ? Double.POSITIVE_INFINITY : squares / variance);
  }
}
