package io.github.limbeck.engine.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * Any network of threshold units over truth values: trained elsewhere or written by hand. Its meaning is that of exact
 * arithmetic over its weights; nothing is rounded.
 *
 * <p>A layer computes {@code s = weights · x + biases} for each of its units. Units of {@link Activation#STEP} give 1 where
 * {@code s > 0}, else 0; units of {@link Activation#SIGN} give 1, 0 or -1 with the sign of {@code s} (the three-valued step
 * of Blazek and Lin 2021). The last layer has no activation: if it has one unit, the answer is 1 where its sum is positive,
 * else 0; if it has several, the answer is the index of the greatest sum, of several the least index.
 *
 * @param inputs how many truth values it reads, each 1 or 0
 * @param layers from the inputs to the answer, at least one
 */
public record ThresholdNetwork(int inputs, List<Layer> layers) {

  /** How a sum becomes the value of a unit. */
  public enum Activation {
    STEP,
    SIGN
  }

  /**
   * One layer.
   *
   * @param weights per unit one weight per unit of the layer before, or per input; finite
   * @param biases one per unit; finite
   * @param activation of all its units; of no meaning in the last layer
   */
  public record Layer(double[][] weights, double[] biases, Activation activation) {
    public Layer {
      if (weights.length == 0 || weights.length != biases.length) {
        throw new IllegalArgumentException("a layer has one bias per unit, and at least one unit");
      }
      for (int u = 0; u < weights.length; u++) {
        if (Arrays.stream(weights[u]).anyMatch(w -> !Double.isFinite(w)) || !Double.isFinite(biases[u])) {
          throw new IllegalArgumentException("the weights of unit " + u + " are not finite");
        }
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Layer that && Arrays.deepEquals(weights, that.weights) && Arrays.equals(biases, that.biases)
          && activation == that.activation;
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(weights);
    }
  }

  public ThresholdNetwork {
    layers = List.copyOf(layers);
    int before = inputs;
    for (Layer layer : layers) {
      for (double[] weights : layer.weights()) {
        if (weights.length != before) {
          throw new IllegalArgumentException("a unit has " + weights.length + " weights where there are " + before + " values before it");
        }
      }
      before = layer.weights().length;
    }
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network has at least one layer");
    }
  }

  /** How many different answers there can be. */
  public int answers() {
    return Math.max(2, layers.get(layers.size() - 1).weights().length);
  }

  /**
   * The answer for inputs that are each 1 or 0.
   *
   * @throws IllegalArgumentException if there are not as many values as inputs
   */
  public int answer(double[] values) {
    if (values.length != inputs) {
      throw new IllegalArgumentException("the network reads " + inputs + " values, not " + values.length);
    }
    double[] before = values;
    for (Layer layer : layers.subList(0, layers.size() - 1)) {
      double[] units = new double[layer.weights().length];
      for (int u = 0; u < units.length; u++) {
        int sign = sign(layer.weights()[u], layer.biases()[u], before);
        units[u] = layer.activation() == Activation.SIGN ? sign : Math.max(0, sign);
      }
      before = units;
    }
    Layer last = layers.get(layers.size() - 1);
    int best = 0;
    if (last.weights().length == 1) {
      return Math.max(0, sign(last.weights()[0], last.biases()[0], before));
    }
    for (int u = 1; u < last.weights().length; u++) {
      best = signOfDifference(last, u, best, before) > 0 ? u : best;
    }
    return best;
  }

  /** The sign of a sum: in doubles where that is beyond doubt, else exactly. */
  private static int sign(double[] weights, double bias, double[] values) {
    double sum = bias;
    double magnitude = Math.abs(bias);
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
      magnitude += Math.abs(weights[i]);
    }
    if (Math.abs(sum) > magnitude * 1e-12) {
      return sum > 0 ? 1 : -1;
    }
    return exact(weights, bias, values).signum();
  }

  private static int signOfDifference(Layer layer, int left, int right, double[] values) {
    return exact(layer.weights()[left], layer.biases()[left], values)
        .subtract(exact(layer.weights()[right], layer.biases()[right], values)).signum();
  }

  private static BigDecimal exact(double[] weights, double bias, double[] values) {
    BigDecimal sum = new BigDecimal(bias);
    for (int i = 0; i < weights.length; i++) {
      sum = sum.add(new BigDecimal(weights[i]).multiply(new BigDecimal(values[i])));
    }
    return sum;
  }
}
