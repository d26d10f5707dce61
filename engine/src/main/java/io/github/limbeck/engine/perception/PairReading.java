package io.github.limbeck.engine.perception;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What images show, at first, where answers say little of an image alone and much of how two stand to each other, as a distance does: one number each, whose
 * product is nearest to what two images contribute beyond what each of them does. It is the leading eigenvector of that interaction, as places are found from
 * distances (W. S. Torgerson, "Multidimensional scaling: I. Theory and method", 1952), and made common to images that look alike by the read-out.
 */
final class PairReading {
  private static final long SEED = 1952;

  private PairReading() {}

  /** One number for each image, with the mean 0 and the variance 1. */
  static double[] of(Sightings rows, Ridge ridge, PerceptionTuning.Search search) {
    double[] rest = RoughReading.rest(rows, RoughReading.told(rows, ridge));
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] now = IntStream.range(0, rows.images()).mapToObj(i -> random.doubles(search.starts(), -1, 1).toArray()).toArray(double[][]::new);
    double[] strength = new double[search.starts()];
    for (int round = 0; round < search.turns(); round++) {
      now = ridge.fit(targets(rows, rest, now)).apart();
      strength = standardise(now);
    }
    int best = 0;
    for (int s = 1; s < strength.length; s++) {
      best = strength[s] > strength[best] ? s : best;
    }
    int chosen = best;
    return Arrays.stream(now).mapToDouble(of -> of[chosen]).toArray();
  }

  /** Per image the mean, over the other images that it stands beside, of their numbers times what the row leaves to explain. */
  private static double[][] targets(Sightings rows, double[] rest, double[][] now) {
    double[][] targets = new double[rows.images()][now[0].length];
    int[] counts = new int[rows.images()];
    for (int row = 0; row < rest.length; row++) {
      int[] seen = rows.seen()[row];
      for (int k = 0; k < seen.length; k++) {
        for (int j = 0; j < seen.length; j++) {
          if (j != k) {
            counts[seen[k]]++;
            for (int s = 0; s < now[0].length; s++) {
              targets[seen[k]][s] += rest[row] * now[seen[j]][s];
            }
          }
        }
      }
    }
    for (int i = 0; i < targets.length; i++) {
      for (int s = 0; s < now[0].length && counts[i] > 0; s++) {
        targets[i][s] /= counts[i];
      }
    }
    return targets;
  }

  /** Gives each start the mean 0 and the variance 1, and says what its deviation was. */
  private static double[] standardise(double[][] of) {
    double[] deviations = new double[of[0].length];
    for (int s = 0; s < deviations.length; s++) {
      int start = s;
      double mean = Arrays.stream(of).mapToDouble(o -> o[start]).sum() / of.length;
      double deviation = Math.sqrt(Arrays.stream(of).mapToDouble(o -> (o[start] - mean) * (o[start] - mean)).sum() / of.length);
      for (double[] o : of) {
        o[s] = deviation > 0 ? (o[s] - mean) / deviation : 0;
      }
      deviations[s] = deviation;
    }
    return deviations;
  }
}
