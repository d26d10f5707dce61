package io.github.limbeck.benchmarks;

import io.github.limbeck.engine.distil.NetworkDistiller;
import io.github.limbeck.engine.emit.NetworkClass;
import io.github.limbeck.engine.model.ThresholdNetwork;
import io.github.limbeck.engine.model.ThresholdNetwork.Activation;
import io.github.limbeck.engine.model.ThresholdNetwork.Layer;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Prints table C, condensing as such: networks made by hand and at random are condensed, compiled, and run on every input.
 * With an argument, how many random networks of each kind.
 */
public final class TableC {
  private TableC() {}

  /** A way to make networks. */
  private interface Kind {
    ThresholdNetwork make(Random random);
  }

  public static void main(String[] args) throws ReflectiveOperationException, InMemoryCompiler.Failure {
    int each = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("one layer", r -> random(r, 1, Activation.STEP, false));
    kinds.put("two layers, steps", r -> random(r, 2, Activation.STEP, false));
    kinds.put("two layers, three-valued", r -> random(r, 2, Activation.SIGN, false));
    kinds.put("three layers, three-valued", r -> random(r, 3, Activation.SIGN, false));
    kinds.put("five layers", r -> random(r, 5, Activation.STEP, false));
    kinds.put("several answers", r -> random(r, 2, Activation.SIGN, true));
    kinds.put("duplicates, contraries, dead units", TableC::withTwins);
    kinds.put("single negative sums, all but one", TableC::negativeSums);
    kinds.put("noise up to half the margin", TableC::noisy);
    kinds.put("real weights", TableC::real);
    System.out.printf("%-36s %9s %9s %9s %9s %8s%n", "networks", "made", "equal", "order", "lines", "CPU s");
    int total = 0;
    int equal = 0;
    for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
      int[] counts = check(kind.getKey(), kind.getValue(), each);
      total += counts[0];
      equal += counts[1];
    }
    System.out.printf("%d networks, %d equal on every input%n", total, equal);
  }

  private static int[] check(String name, Kind kind, int count)
      throws ReflectiveOperationException, InMemoryCompiler.Failure {
    Random random = new Random(name.hashCode());
    long start = System.nanoTime();
    List<ThresholdNetwork> networks = new ArrayList<>();
    Map<String, String> sources = new HashMap<>();
    int sameInAnyOrder = 0;
    List<Integer> lines = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      ThresholdNetwork network = kind.make(random);
      networks.add(network);
      Program program = NetworkDistiller.condense(network, "x", List.of(network.inputs()));
      String source = NetworkClass.source("Network" + k, program);
      sources.put("Network" + k, source);
      Program shuffled = NetworkDistiller.condense(shuffled(network, random), "x", List.of(network.inputs()));
      sameInAnyOrder += NetworkClass.source("Network" + k, shuffled).equals(source) ? 1 : 0;
      lines.add((int) source.lines().filter(l -> l.startsWith("        ")).count());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int equal = 0;
    ClassLoader compiled = InMemoryCompiler.compile(sources);
    for (int k = 0; k < count; k++) {
      equal += isEqual(networks.get(k), compiled.loadClass("Network" + k)) ? 1 : 0;
    }
    Collections.sort(lines);
    System.out.printf(Locale.ROOT, "%-36s %9d %9d %9d %9d %8.2f%n", name, count, equal, sameInAnyOrder, lines.get(count / 2), seconds);
    return new int[] {count, equal};
  }

  private static boolean isEqual(ThresholdNetwork network, Class<?> compiled) throws ReflectiveOperationException {
    Method decide = compiled.getMethod("decide", boolean[].class);
    double[] values = new double[network.inputs()];
    boolean[] bits = new boolean[network.inputs()];
    for (int input = 0; input < 1 << network.inputs(); input++) {
      for (int i = 0; i < bits.length; i++) {
        bits[i] = (input >> i & 1) == 1;
        values[i] = bits[i] ? 1 : 0;
      }
      Object answer = decide.invoke(null, (Object) bits);
      int code = answer instanceof Boolean b ? b ? 1 : 0 : (Integer) answer;
      if (code != network.answer(values)) {
        return false;
      }
    }
    return true;
  }

  // Networks.

  private static ThresholdNetwork random(Random r, int depth, Activation activation, boolean severalAnswers) {
    int inputs = 2 + r.nextInt(8);
    List<Layer> layers = new ArrayList<>();
    int before = inputs;
    for (int l = 0; l < depth; l++) {
      boolean last = l == depth - 1;
      int units = last ? severalAnswers ? 2 + r.nextInt(3) : 1 : 2 + r.nextInt(5);
      double[][] weights = new double[units][before];
      double[] biases = new double[units];
      for (int u = 0; u < units; u++) {
        for (int i = 0; i < before; i++) {
          weights[u][i] = r.nextInt(3) == 0 ? 0 : r.nextInt(7) - 3;
        }
        biases[u] = r.nextInt(7) - 3 + (r.nextBoolean() ? 0.5 : 0);
      }
      layers.add(new Layer(weights, biases, activation));
      before = units;
    }
    return new ThresholdNetwork(inputs, layers);
  }

  private static ThresholdNetwork withTwins(Random r) {
    ThresholdNetwork network = random(r, 3, r.nextBoolean() ? Activation.STEP : Activation.SIGN, false);
    Layer first = network.layers().get(0);
    int units = first.weights().length;
    double[][] weights = Arrays.copyOf(first.weights(), units + 3);
    double[] biases = Arrays.copyOf(first.biases(), units + 3);
    weights[units] = first.weights()[0].clone();
    biases[units] = biases[0];
    weights[units + 1] = Arrays.stream(first.weights()[0]).map(w -> -2 * w).toArray();
    biases[units + 1] = -2 * biases[0];
    weights[units + 2] = new double[network.inputs()];
    biases[units + 2] = r.nextInt(3) - 1;
    Layer second = network.layers().get(1);
    double[][] wider = Arrays.stream(second.weights()).map(w -> {
      double[] more = Arrays.copyOf(w, w.length + 3);
      for (int k = w.length; k < more.length; k++) {
        more[k] = r.nextInt(5) - 2;
      }
      return more;
    }).toArray(double[][]::new);
    return new ThresholdNetwork(network.inputs(), List.of(new Layer(weights, biases, first.activation()),
        new Layer(wider, second.biases(), second.activation()), network.layers().get(2)));
  }

  private static ThresholdNetwork negativeSums(Random r) {
    int inputs = 3 + r.nextInt(7);
    int out = r.nextInt(inputs);
    double[][] weights = new double[3][inputs];
    for (int i = 0; i < inputs; i++) {
      weights[0][i] = -1;
      weights[1][i] = i == out ? 0 : 1;
      weights[2][i] = i == out ? -(inputs - 1.0) : 1;
    }
    double[] biases = {r.nextInt(inputs) + r.nextInt(2) * 0.5, -r.nextInt(inputs) + 0.5, r.nextInt(3) - 1};
    Layer first = new Layer(weights, biases, r.nextBoolean() ? Activation.STEP : Activation.SIGN);
    double[][] last = {{-1 - r.nextInt(2), r.nextInt(3) - 1, r.nextInt(5) - 2}};
    return new ThresholdNetwork(inputs, List.of(first, new Layer(last, new double[] {r.nextInt(3) - 0.5}, Activation.STEP)));
  }

  /** Whole weights and half biases, so that no sum is zero and the margin is one half; noise moves no sum by more than half of that. */
  private static ThresholdNetwork noisy(Random r) {
    ThresholdNetwork network = random(r, 1 + r.nextInt(3), Activation.STEP, false);
    return new ThresholdNetwork(network.inputs(), network.layers().stream().map(layer -> {
      double[][] weights = Arrays.stream(layer.weights())
          .map(w -> Arrays.stream(w).map(x -> x + 0.25 / (w.length + 1) * (2 * r.nextDouble() - 1)).toArray()).toArray(double[][]::new);
      double[] biases = IntStream.range(0, weights.length)
          .mapToDouble(u -> Math.floor(layer.biases()[u]) + 0.5 + 0.25 / (weights[u].length + 1) * (2 * r.nextDouble() - 1)).toArray();
      return new Layer(weights, biases, layer.activation());
    }).toList());
  }

  private static ThresholdNetwork real(Random r) {
    ThresholdNetwork network = random(r, 1 + r.nextInt(2), r.nextBoolean() ? Activation.STEP : Activation.SIGN, r.nextBoolean());
    return new ThresholdNetwork(network.inputs(), network.layers().stream().map(layer -> new Layer(
        Arrays.stream(layer.weights()).map(w -> Arrays.stream(w).map(x -> r.nextGaussian()).toArray()).toArray(double[][]::new),
        Arrays.stream(layer.biases()).map(b -> r.nextGaussian()).toArray(), layer.activation())).toList());
  }

  /** The same network with the units of its hidden layers in another order. */
  private static ThresholdNetwork shuffled(ThresholdNetwork network, Random random) {
    List<Layer> layers = new ArrayList<>(network.layers());
    for (int l = 0; l + 1 < layers.size(); l++) {
      Layer layer = layers.get(l);
      List<Integer> order = new ArrayList<>(IntStream.range(0, layer.weights().length).boxed().toList());
      Collections.shuffle(order, random);
      layers.set(l, new Layer(order.stream().map(u -> layer.weights()[u]).toArray(double[][]::new),
          order.stream().mapToDouble(u -> layer.biases()[u]).toArray(), layer.activation()));
      Layer next = layers.get(l + 1);
      layers.set(l + 1, new Layer(
          Arrays.stream(next.weights()).map(w -> order.stream().mapToDouble(u -> w[u]).toArray()).toArray(double[][]::new),
          next.biases(), next.activation()));
    }
    return new ThresholdNetwork(network.inputs(), layers);
  }
}
