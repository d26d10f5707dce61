package io.github.limbeck.engine.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.limbeck.engine.emit.NetworkClass;
import io.github.limbeck.engine.model.IntegerNetwork;
import io.github.limbeck.engine.model.ThresholdNetwork;
import io.github.limbeck.engine.model.ThresholdNetwork.Activation;
import io.github.limbeck.engine.model.ThresholdNetwork.Layer;
import io.github.limbeck.engine.program.Interpreter;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Any threshold network becomes a program that answers alike on every input. */
class NetworkDistillerTest {

  private static Layer layer(Activation activation, double[] biases, double[]... weights) {
    return new Layer(weights, biases, activation);
  }

  private static void requireEqual(ThresholdNetwork network, Program program) {
    Interpreter interpreter = new Interpreter(program);
    IntegerNetwork whole = IntegerNetwork.of(network);
    for (int input = 0; input < 1 << network.inputs(); input++) {
      int bits = input;
      double[] values = IntStream.range(0, network.inputs()).mapToDouble(i -> bits >> i & 1).toArray();
      assertThat(whole.answer(values)).as(Arrays.toString(values)).isEqualTo(network.answer(values));
      assertThat(interpreter.run(values)).as(Arrays.toString(values)).isEqualTo(network.answer(values));
    }
  }

  @Property(tries = 60)
  void literalProgramsAreEqual(@ForAll Random random) {
    ThresholdNetwork network = random(random);
    requireEqual(network, NetworkDistiller.literal(network, "x", List.of(network.inputs())));
  }

  @Property(tries = 25)
  void condensedProgramsAreEqual(@ForAll Random random) {
    ThresholdNetwork network = random(random);
    requireEqual(network, NetworkDistiller.condense(network, "x", List.of(network.inputs())));
  }

  /** Few inputs, one to four layers; weights whole or real, units that are equal, contrary, or never fire. */
  private static ThresholdNetwork random(Random r) {
    int inputs = 1 + r.nextInt(6);
    int depth = 1 + r.nextInt(4);
    boolean real = r.nextInt(3) == 0;
    Layer[] layers = new Layer[depth];
    int before = inputs;
    for (int l = 0; l < depth; l++) {
      int units = l == depth - 1 ? 1 + r.nextInt(3) : 1 + r.nextInt(5);
      double[][] weights = new double[units][before];
      double[] biases = new double[units];
      for (int u = 0; u < units; u++) {
        int sign = r.nextBoolean() ? 1 : -1;
        if (u > 0 && r.nextInt(4) == 0) {
          weights[u] = Arrays.stream(weights[u - 1]).map(w -> sign * w).toArray();
          biases[u] = sign * biases[u - 1];
        } else {
          weights[u] = IntStream.range(0, before).mapToDouble(i -> real ? r.nextGaussian() : r.nextInt(7) - 3).toArray();
          biases[u] = real ? r.nextGaussian() : r.nextInt(9) / 2.0 - 2;
        }
      }
      layers[l] = new Layer(weights, biases, r.nextBoolean() ? Activation.STEP : Activation.SIGN);
      before = units;
    }
    return new ThresholdNetwork(inputs, List.of(layers));
  }

  @Test
  void aSingleNegativeSumKeepsItsSign() {
    ThresholdNetwork network = new ThresholdNetwork(3, List.of(
        layer(Activation.SIGN, new double[] {1}, new double[] {-1, -1, -1}),
        layer(Activation.STEP, new double[] {0.5}, new double[] {1})));
    requireEqual(network, NetworkDistiller.condense(network, "x", List.of(3)));
    assertThat(network.answer(new double[] {1, 0, 0})).isEqualTo(1); // a unit that is zero, and a bias of the output
    assertThat(network.answer(new double[] {1, 1, 0})).isEqualTo(0);
  }

  @Test
  void theOrderOfUnitsLeavesNoTrace() {
    ThresholdNetwork one = new ThresholdNetwork(4, List.of(
        layer(Activation.STEP, new double[] {-1.5, -2.5}, new double[] {1, 1, 1, 0}, new double[] {0, 1, 1, 2}),
        layer(Activation.STEP, new double[] {-0.5}, new double[] {2, -1})));
    ThresholdNetwork other = new ThresholdNetwork(4, List.of(
        layer(Activation.STEP, new double[] {-2.5, -1.5}, new double[] {0, 1, 1, 2}, new double[] {1, 1, 1, 0}),
        layer(Activation.STEP, new double[] {-0.5}, new double[] {-1, 2})));
    assertThat(NetworkClass.source("A", NetworkDistiller.condense(other, "x", List.of(4))))
        .isEqualTo(NetworkClass.source("A", NetworkDistiller.condense(one, "x", List.of(4))));
  }

  @Test
  void noiseThatChangesNoDecisionLeavesNoTrace() {
    double[] noisy = {1.04, 0.97, 1.01, 0.99, 1.02, 0.96, 1.03};
    ThresholdNetwork network = new ThresholdNetwork(7, List.of(layer(Activation.STEP, new double[] {-3.48}, noisy)));
    Program program = NetworkDistiller.condense(network, "votes", List.of(7));
    requireEqual(network, program);
    assertThat(NetworkClass.source("Majority", program)).contains("trueVotes >= 4");
  }

  @Test
  void parityIsRecognised() {
    int n = 6;
    double[][] atLeast = new double[n][n];
    double[] biases = new double[n];
    double[] alternating = new double[n];
    for (int k = 0; k < n; k++) {
      Arrays.fill(atLeast[k], 1);
      biases[k] = -k - 0.5;
      alternating[k] = k % 2 == 0 ? 1 : -1;
    }
    ThresholdNetwork network = new ThresholdNetwork(n, List.of(layer(Activation.STEP, biases, atLeast),
        layer(Activation.STEP, new double[] {-0.5}, alternating)));
    Program program = NetworkDistiller.condense(network, "x", List.of(n));
    requireEqual(network, program);
    assertThat(NetworkClass.source("Parity", program)).contains("trueX % 2 == 1");
  }

  /** One differentia per row and column, one subconcept per row, given in any order: two loops of loops. */
  @Test
  void familiesOfUnitsBecomeLoops() {
    int n = 7;
    List<double[]> differentiae = new ArrayList<>();
    double[][] subconcepts = new double[n][n * n];
    List<Integer> order = new ArrayList<>(IntStream.range(0, n * n).boxed().toList());
    Collections.shuffle(order, new Random(3));
    for (int place = 0; place < n * n; place++) {
      int i = order.get(place) / n;
      int j = order.get(place) % n;
      double[] weights = new double[n * n];
      for (int k = 0; k < n; k++) {
        weights[i * n + k] += 1;
        weights[k * n + j] -= 1;
      }
      differentiae.add(weights);
      subconcepts[i][place] = 1;
    }
    double[] all = new double[n];
    Arrays.fill(all, 0.5 - n);
    double[] any = new double[n];
    Arrays.fill(any, 1);
    ThresholdNetwork network = new ThresholdNetwork(n * n, List.of(
        new Layer(differentiae.toArray(double[][]::new), new double[n * n], Activation.STEP),
        new Layer(subconcepts, all, Activation.STEP), layer(Activation.STEP, new double[] {-0.5}, any)));
    Program program = NetworkDistiller.condense(network, "image", List.of(n, n));
    Interpreter interpreter = new Interpreter(program);
    Random random = new Random(4);
    for (int k = 0; k < 2000; k++) {
      double density = random.nextDouble();
      double[] image = IntStream.range(0, n * n).mapToDouble(i -> random.nextDouble() < density ? 1 : 0).toArray();
      assertThat(interpreter.run(image)).isEqualTo(network.answer(image));
    }
    assertThat(NetworkClass.source("Orientation", program)).contains("found = rowCount <= columnCount;")
        .satisfies(source -> assertThat(source.lines().count()).isLessThan(60));
  }

  /** Neighbours in a line: all but the last position, with an index that runs along. */
  @Test
  void shiftedUnitsBecomeOneLoop() {
    int n = 30;
    double[][] descents = new double[n - 1][n];
    double[] ones = new double[n - 1];
    for (int i = 0; i + 1 < n; i++) {
      descents[i][i] = 1;
      descents[i][i + 1] = -1;
      ones[i] = -1;
    }
    ThresholdNetwork sorted = new ThresholdNetwork(n, List.of(new Layer(descents, new double[n - 1], Activation.STEP),
        layer(Activation.STEP, new double[] {0.5}, ones)));
    Program program = NetworkDistiller.condense(sorted, "x", List.of(n));
    String source = NetworkClass.source("Sorted", program);
    assertThat(source).contains("for (int i = 0; i < x.length - 1; i++)");
    Random random = new Random(4);
    for (int k = 0; k < 500; k++) {
      int from = random.nextInt(n);
      double[] x = IntStream.range(0, n).mapToDouble(i -> i >= from || random.nextInt(n) == 0 ? 1 : 0).toArray();
      assertThat(program.run(x)).isEqualTo(sorted.answer(x));
    }
  }

  @Test
  void whatIsNoNetworkIsRefused() {
    assertThatThrownBy(() -> new ThresholdNetwork(2, List.of(layer(Activation.STEP, new double[] {0}, new double[] {1}))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 weights");
    assertThatThrownBy(() -> layer(Activation.STEP, new double[] {0}, new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("unit 0");
    ThresholdNetwork two = new ThresholdNetwork(2, List.of(layer(Activation.STEP, new double[] {0}, new double[] {1, 1})));
    assertThatThrownBy(() -> NetworkDistiller.condense(two, "x", List.of(3))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> two.answer(new double[] {1})).isInstanceOf(IllegalArgumentException.class);
  }
}
