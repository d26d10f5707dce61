package io.github.limbeck.engine.perception;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ridge regression from the features of images to any number of targets. What depends on the features alone is computed once; from there on a fit costs a
 * pass over the images.
 */
final class Ridge {
  /** Images whose leverages are computed together. */
  private static final int BLOCK = 64;

  private final int[][] features;
  private final int used;
  /** Of each feature that varies. */
  private final int[] index;
  private final double[] mean;
  private final double[] deviation;
  /** Of the correlations and the penalty. */
  private final Cholesky factor;
  /** Per image how much it counts in what is foretold of itself; computed when it is first asked for. */
  private double[] leverage;

  private Ridge(int[][] features, int[] index, double[] mean, double[] deviation, Cholesky factor) {
    this.features = features;
    this.index = index;
    this.used = index.length;
    this.mean = mean;
    this.deviation = deviation;
    this.factor = factor;
  }

  /** @param features {@code [image][feature]} */
  static Ridge of(int[][] features, double penalty) {
    return Moments.of(features).ridge(penalty);
  }

  /**
   * What regressions of all penalties need of the features.
   *
   * @param index of each feature that varies
   */
  record Moments(int[][] features, int[] index, double[] mean, double[] deviation, double[][] gram) {
    static Moments of(int[][] features) {
      int n = features.length;
      double[][] gram = Gram.of(features);
      double[] sums = new double[features[0].length];
      for (int[] image : features) {
        for (int f = 0; f < sums.length; f++) {
          sums[f] += image[f];
        }
      }
      int[] index = IntStream.range(0, sums.length).filter(f -> gram[f][f] * n > sums[f] * sums[f]).toArray();
      double[] mean = Arrays.stream(index).mapToDouble(f -> sums[f] / n).toArray();
      double[] deviation = IntStream.range(0, index.length).mapToDouble(i -> Math.sqrt(gram[index[i]][index[i]] / n - mean[i] * mean[i])).toArray();
      return new Moments(features, index, mean, deviation, gram);
    }

    Ridge ridge(double penalty) {
      int n = features.length;
      double[][] correlation = new double[index.length][index.length];
      for (int i = 0; i < index.length; i++) {
        for (int j = i; j < index.length; j++) {
          correlation[i][j] = (gram[index[i]][index[j]] / n - mean[i] * mean[j]) / (deviation[i] * deviation[j]);
        }
        correlation[i][i] += penalty;
      }
      return new Ridge(features, index, mean, deviation, Cholesky.of(correlation));
    }
  }

  private double[] leverages() {
    double[] of = new double[features.length];
    IntStream.range(0, (features.length + BLOCK - 1) / BLOCK).parallel().forEach(b -> {
      int from = b * BLOCK;
      int count = Math.min(BLOCK, features.length - from);
      double[][] solved = new double[used][count];
      for (int f = 0; f < used; f++) {
        for (int i = 0; i < count; i++) {
          solved[f][i] = (features[from + i][index[f]] - mean[f]) / deviation[f];
        }
      }
      factor.forward(solved);
      for (int f = 0; f < used; f++) {
        for (int i = 0; i < count; i++) {
          of[from + i] += solved[f][i] * solved[f][i];
        }
      }
      for (int i = 0; i < count; i++) {
        of[from + i] = (of[from + i] + 1) / features.length; // with that of the mean
      }
    });
    return of;
  }

  /**
   * A fit.
   *
   * @param coefficients {@code [target][feature]} of features as they are, not standardised
   * @param intercepts per target
   * @param apart {@code [image][target]}: what is foretold of an image by all others
   */
  record Fit(double[][] coefficients, double[] intercepts, double[][] apart) {}

  /** @param targets {@code [image][target]} */
  Fit fit(double[][] targets) {
    Fit fitted = fitted(targets);
    return new Fit(fitted.coefficients(), fitted.intercepts(), apart(targets, fitted.coefficients(), fitted.intercepts()));
  }

  private Fit fitted(double[][] targets) {
    int n = features.length;
    int m = targets[0].length;
    double[] centre = new double[m];
    for (double[] target : targets) {
      for (int t = 0; t < m; t++) {
        centre[t] += target[t] / n;
      }
    }
    double[][] solved = new double[used][m];
    int tile = 64;
    IntStream.range(0, (used + tile - 1) / tile).parallel().forEach(b -> {
      for (int i = 0; i < n; i++) {
        double[] target = targets[i];
        for (int f = b * tile; f < Math.min(used, (b + 1) * tile); f++) {
          int x = features[i][index[f]];
          if (x != 0) {
            double[] to = solved[f];
            for (int t = 0; t < m; t++) {
              to[t] += x * (target[t] - centre[t]);
            }
          }
        }
      }
    });
    for (int f = 0; f < used; f++) {
      for (int t = 0; t < m; t++) {
        solved[f][t] /= n * deviation[f]; // the mean of a feature drops out, as targets are centred
      }
    }
    factor.forward(solved);
    factor.backward(solved);
    double[][] coefficients = new double[m][features[0].length];
    double[] intercepts = centre.clone();
    for (int f = 0; f < used; f++) {
      for (int t = 0; t < m; t++) {
        coefficients[t][index[f]] = solved[f][t] / deviation[f];
        intercepts[t] -= coefficients[t][index[f]] * mean[f];
      }
    }
    return new Fit(coefficients, intercepts, new double[0][]);
  }

  /**
   * A read-out of classes with a margin, without what is foretold of each image by others: the squared hinge loss rather than that of squares, since a score beyond its target is no error. Targets that are
   * exceeded give way, and what is left is fitted again, by the same factor.
   *
   * @param classes per image its class
   */
  Fit margin(int[] classes, int count, int rounds) {
    double[][] targets = new double[classes.length][count];
    for (int i = 0; i < classes.length; i++) {
      Arrays.fill(targets[i], -1);
      targets[i][classes[i]] = 1;
    }
    Fit fit = fitted(targets);
    for (int round = 0; round < rounds; round++) {
      double[][] scores = scores(fit.coefficients(), fit.intercepts());
      for (int i = 0; i < classes.length; i++) {
        for (int c = 0; c < count; c++) {
          targets[i][c] = c == classes[i] ? Math.max(1, scores[i][c]) : Math.min(-1, scores[i][c]);
        }
      }
      fit = fitted(targets);
    }
    return fit;
  }

  private double[][] apart(double[][] targets, double[][] coefficients, double[] intercepts) {
    leverage = leverage == null ? leverages() : leverage;
    double[][] apart = scores(coefficients, intercepts);
    for (int i = 0; i < apart.length; i++) {
      for (int t = 0; t < intercepts.length; t++) {
        apart[i][t] = (apart[i][t] - leverage[i] * targets[i][t]) / (1 - leverage[i]);
      }
    }
    return apart;
  }

  private double[][] scores(double[][] coefficients, double[] intercepts) {
    int m = intercepts.length;
    double[][] byFeature = new double[coefficients[0].length][m];
    for (int t = 0; t < m; t++) {
      for (int f = 0; f < byFeature.length; f++) {
        byFeature[f][t] = coefficients[t][f];
      }
    }
    double[][] scores = new double[features.length][];
    IntStream.range(0, features.length).parallel().forEach(i -> {
      double[] own = intercepts.clone();
      for (int f = 0; f < byFeature.length; f++) {
        int x = features[i][f];
        if (x != 0) {
          double[] by = byFeature[f];
          for (int t = 0; t < m; t++) {
            own[t] += x * by[t];
          }
        }
      }
      scores[i] = own;
    });
    return scores;
  }
}
