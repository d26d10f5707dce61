package io.github.limbeck.engine.model;

import io.github.limbeck.engine.model.ThresholdNetwork.Activation;
import io.github.limbeck.engine.model.ThresholdNetwork.Layer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A threshold network made whole: every unit is an {@link IntegerUnit}, three-valued units are two of them, units that
 * always or never fire are gone, and of units that are equal or each other's contrary one is left. The order in which units
 * were given leaves no trace: they are sorted by what they are.
 *
 * @param layers from the inputs on; the units of the last one decide
 * @param answers how many answers there are; with two, the one unit of the last layer fires for answer 1, else the last
 *     layer has one unit per pair of answers {@code a < b}, which fires where b beats a
 */
public record IntegerNetwork(int inputs, List<List<IntegerUnit>> layers, int answers) {

  /** What a value of the layer before is: a unit that is left, perhaps negated, or a constant. */
  private record Source(int unit, boolean negated, int constant) {}

  /**
   * The network with whole weights.
   *
   * @throws IllegalArgumentException if a unit has weights of so different magnitude that no small whole ones do the same
   */
  public static IntegerNetwork of(ThresholdNetwork network) {
    List<List<IntegerUnit>> layers = new ArrayList<>();
    List<List<Source>> values = new ArrayList<>();
    for (int i = 0; i < network.inputs(); i++) {
      values.add(List.of(new Source(i, false, 0)));
    }
    int before = network.inputs();
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      boolean last = l == network.layers().size() - 1;
      boolean signs = !last && layer.activation() == Activation.SIGN;
      List<IntegerUnit> units = new ArrayList<>();
      if (last && layer.weights().length > 1) {
        for (int b = 1; b < layer.weights().length; b++) {
          for (int a = 0; a < b; a++) {
            units.add(difference(layer, b, a, values, before));
          }
        }
        layers.add(units);
        return new IntegerNetwork(network.inputs(), layers, layer.weights().length);
      }
      for (int u = 0; u < layer.weights().length; u++) {
        units.add(unit(layer.weights()[u], layer.biases()[u], 1, values, before));
        if (signs) {
          units.add(unit(layer.weights()[u], layer.biases()[u], -1, values, before));
        }
      }
      if (last) {
        layers.add(units);
        return new IntegerNetwork(network.inputs(), layers, 2);
      }
      List<IntegerUnit> kept = canonical(units);
      layers.add(kept);
      values = sources(units, kept, signs);
      before = kept.size();
    }
    throw new IllegalStateException("a network has a last layer");
  }

  private static IntegerUnit difference(Layer layer, int left, int right, List<List<Source>> values, int before) {
    BigDecimal[] weights = new BigDecimal[layer.weights()[left].length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = new BigDecimal(layer.weights()[left][i]).subtract(new BigDecimal(layer.weights()[right][i]));
    }
    return snapped(weights, new BigDecimal(layer.biases()[left]).subtract(new BigDecimal(layer.biases()[right])), values, before);
  }

  /** The unit that fires where the sum times the sign is positive. */
  private static IntegerUnit unit(double[] weights, double bias, int sign, List<List<Source>> values, int before) {
    BigDecimal factor = BigDecimal.valueOf(sign);
    BigDecimal[] exact = Arrays.stream(weights).mapToObj(w -> new BigDecimal(w).multiply(factor)).toArray(BigDecimal[]::new);
    return snapped(exact, new BigDecimal(bias).multiply(factor), values, before);
  }

  /** Weights of given values become weights of the units that are left of them. */
  private static IntegerUnit snapped(BigDecimal[] weights, BigDecimal bias, List<List<Source>> values, int before) {
    BigDecimal[] own = new BigDecimal[before];
    Arrays.fill(own, BigDecimal.ZERO);
    BigDecimal constant = bias;
    for (int i = 0; i < weights.length; i++) {
      BigDecimal sign = BigDecimal.ONE;
      for (Source source : values.get(i)) {
        BigDecimal weight = weights[i].multiply(sign);
        if (source.unit() < 0) {
          constant = constant.add(weight.multiply(BigDecimal.valueOf(source.constant())));
        } else if (source.negated()) {
          constant = constant.add(weight);
          own[source.unit()] = own[source.unit()].subtract(weight);
        } else {
          own[source.unit()] = own[source.unit()].add(weight);
        }
        sign = sign.negate(); // of a three-valued unit, the second one counts against the first
      }
    }
    return IntegerUnit.snap(own, constant.negate())
        .orElseThrow(() -> new IllegalArgumentException("the weights of a unit are of too different magnitude"));
  }

  /** The different units that sometimes fire, in an order of their own; of a unit and its contrary, the one with the first weight positive. */
  private static List<IntegerUnit> canonical(List<IntegerUnit> units) {
    Set<IntegerUnit> given = new LinkedHashSet<>(units);
    Set<IntegerUnit> kept = new LinkedHashSet<>();
    for (IntegerUnit unit : units) {
      if (!unit.isAlways() && !unit.isNever()) {
        kept.add(given.contains(unit.negated()) ? upright(unit) : unit);
      }
    }
    return kept.stream()
        .sorted(Comparator.<IntegerUnit, long[]>comparing(IntegerUnit::weights, Arrays::compare).reversed().thenComparingLong(IntegerUnit::threshold))
        .toList();
  }

  private static IntegerUnit upright(IntegerUnit unit) {
    long first = Arrays.stream(unit.weights()).filter(w -> w != 0).findFirst().orElse(1);
    return first > 0 ? unit : unit.negated();
  }

  private static List<List<Source>> sources(List<IntegerUnit> units, List<IntegerUnit> kept, boolean pairs) {
    List<Source> single = new ArrayList<>();
    Map<IntegerUnit, Integer> places = new HashMap<>();
    kept.forEach(unit -> places.put(unit, places.size()));
    for (IntegerUnit unit : units) {
      boolean negated = !places.containsKey(unit);
      single.add(unit.isAlways() ? new Source(-1, false, 1) : unit.isNever() ? new Source(-1, false, 0)
          : new Source(places.get(negated ? unit.negated() : unit), negated, 0));
    }
    List<List<Source>> values = new ArrayList<>();
    for (int u = 0; u < single.size(); u += pairs ? 2 : 1) {
      values.add(pairs ? List.of(single.get(u), single.get(u + 1)) : List.of(single.get(u)));
    }
    return values;
  }

  /** The answer, computed layer by layer. */
  public int answer(double[] values) {
    double[] before = values;
    for (List<IntegerUnit> layer : layers) {
      double[] units = new double[layer.size()];
      for (int u = 0; u < units.length; u++) {
        long sum = 0;
        for (int i = 0; i < before.length; i++) {
          sum += before[i] == 1 ? layer.get(u).weights()[i] : 0;
        }
        units[u] = sum >= layer.get(u).threshold() ? 1 : 0;
      }
      before = units;
    }
    if (answers == 2 && before.length == 1) {
      return (int) before[0];
    }
    int best = 0;
    for (int b = 1; b < answers; b++) {
      best = before[pair(best, b)] == 1 ? b : best;
    }
    return best;
  }

  /** Where the unit stands that tells whether answer b beats answer a, {@code a < b}. */
  public static int pair(int a, int b) {
    return b * (b - 1) / 2 + a;
  }

  /** How many units there are in all layers. */
  public int size() {
    return layers.stream().mapToInt(List::size).sum();
  }
}
