package io.github.limbeck.engine.regression;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A small neural network with two hidden layers of tanh units, trained on the examples, whose own inputs and outputs are then
 * distilled to a formula (Cranmer et al. 2020): it takes off noise, and its sensitivities tell which features matter.
 */
final class NeuralTeacher {
  private static final int UNITS = 16;
  private static final int STEPS = 3000;
  private static final int MOST_ROWS = 600;
  private static final double RATE = 0.01;
  private static final double LEAST_SENSITIVITY = 0.02;

  private final Samples samples;
  private final double[] mean;
  private final double[] spread;
  private final double middle;
  private final double scale;
  private final double[] weights;
  private final int d;

  /** Trains the network; the same for the same samples and seed. */
  NeuralTeacher(Samples all, long seed) {
    this.samples = all;
    this.d = all.features();
    this.mean = new double[d];
    this.spread = new double[d];
    for (int f = 0; f < d; f++) {
      mean[f] = Arrays.stream(all.x()[f]).average().orElse(0);
      double squares = 0;
      for (double value : all.x()[f]) {
        squares += (value - mean[f]) * (value - mean[f]);
      }
      spread[f] = Math.max(Math.sqrt(squares / all.rows()), 1e-300);
    }
    this.middle = Arrays.stream(all.y()).average().orElse(0);
    this.scale = Math.max(Math.sqrt(all.variance()), 1e-300);
    this.weights = trained(all.thinned(MOST_ROWS), seed);
  }

  private int size() {
    return UNITS * d + UNITS + UNITS * UNITS + UNITS + UNITS + 1;
  }

  /** By Adam, with the rate going down; the weights that did best on a fifth of the rows, which are not trained on, are kept. */
  private double[] trained(Samples rows, long seed) {
    Random random = new Random(seed);
    double[] w = new double[size()];
    for (int k = 0; k < w.length; k++) {
      w[k] = random.nextGaussian() / Math.sqrt(k < UNITS * d ? d : UNITS);
    }
    double[] first = new double[w.length];
    double[] second = new double[w.length];
    double[] best = w.clone();
    double least = Double.POSITIVE_INFINITY;
    Network network = new Network();
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[w.length];
      double held = 0;
      for (int i = 0; i < rows.rows(); i++) {
        double off = network.run(w, rows.x(), i) - (rows.y()[i] - middle) / scale;
        if (i % 5 == 4) {
          held += off * off;
        } else {
          network.addGradient(w, off * rows.weights()[i], gradient);
        }
      }
      if (held < least) {
        least = held;
        best = w.clone();
      }
      double rate = RATE * (1 - 0.98 * step / STEPS);
      for (int k = 0; k < w.length; k++) {
        double g = gradient[k] / rows.rows();
        first[k] = 0.9 * first[k] + 0.1 * g;
        second[k] = 0.999 * second[k] + 0.001 * g * g;
        double a = first[k] / (1 - StrictMath.pow(0.9, step));
        double b = second[k] / (1 - StrictMath.pow(0.999, step));
        w[k] -= rate * a / (Math.sqrt(b) + 1e-8);
      }
    }
    return best;
  }

  /** The samples with the network's answers instead of the examples'. */
  Samples answers() {
    double[] y = new double[samples.rows()];
    Network network = new Network();
    for (int i = 0; i < y.length; i++) {
      y[i] = middle + scale * network.run(weights, samples.x(), i);
    }
    return samples.withAnswers(y);
  }

  /** The features that the network's answers depend on. */
  int[] features() {
    double[] sensitivity = new double[d];
    Network network = new Network();
    for (int i = 0; i < samples.rows(); i++) {
      double before = network.run(weights, samples.x(), i);
      for (int f = 0; f < d; f++) {
        network.input[f] += 0.1;
        double after = network.forward(weights);
        network.input[f] -= 0.1;
        sensitivity[f] += Math.abs(after - before);
      }
    }
    double most = Arrays.stream(sensitivity).max().orElse(0);
    int[] kept = IntStream.range(0, d).filter(f -> sensitivity[f] >= LEAST_SENSITIVITY * most).toArray();
    return kept.length == 0 ? IntStream.range(0, d).toArray() : kept;
  }

  /** The values inside the network for one row. */
  private final class Network {
    private final double[] input = new double[d];
    private final double[] one = new double[UNITS];
    private final double[] two = new double[UNITS];

    double run(double[] w, double[][] x, int row) {
      for (int f = 0; f < d; f++) {
        input[f] = (x[f][row] - mean[f]) / spread[f];
      }
      return forward(w);
    }

    double forward(double[] w) {
      int at = 0;
      for (int u = 0; u < UNITS; u++) {
        double sum = 0;
        for (int f = 0; f < d; f++) {
          sum += w[at++] * input[f];
        }
        one[u] = StrictMath.tanh(sum + w[at++]);
      }
      for (int u = 0; u < UNITS; u++) {
        double sum = 0;
        for (int v = 0; v < UNITS; v++) {
          sum += w[at++] * one[v];
        }
        two[u] = StrictMath.tanh(sum + w[at++]);
      }
      double sum = 0;
      for (int u = 0; u < UNITS; u++) {
        sum += w[at++] * two[u];
      }
      return sum + w[at];
    }

    void addGradient(double[] w, double off, double[] gradient) {
      int output = w.length - UNITS - 1;
      int hidden = output - UNITS * (UNITS + 1);
      double[] back = new double[UNITS];
      for (int u = 0; u < UNITS; u++) {
        gradient[output + u] += off * two[u];
        double slope = off * w[output + u] * (1 - two[u] * two[u]);
        int at = hidden + u * (UNITS + 1);
        for (int v = 0; v < UNITS; v++) {
          gradient[at + v] += slope * one[v];
          back[v] += slope * w[at + v];
        }
        gradient[at + UNITS] += slope;
      }
      gradient[w.length - 1] += off;
      for (int v = 0; v < UNITS; v++) {
        double slope = back[v] * (1 - one[v] * one[v]);
        int at = v * (d + 1);
        for (int f = 0; f < d; f++) {
          gradient[at + f] += slope * input[f];
        }
        gradient[at + d] += slope;
      }
    }
  }
}
