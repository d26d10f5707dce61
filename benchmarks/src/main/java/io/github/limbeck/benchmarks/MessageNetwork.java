package io.github.limbeck.benchmarks;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Tape;
import io.github.limbeck.engine.regression.FormulaOptions;
import io.github.limbeck.engine.regression.FormulaTrainer;
import io.github.limbeck.engine.regression.NoFormulaException;
import io.github.limbeck.engine.regression.Samples;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The published way to a law of bodies, for comparison: a graph network whose messages are made sparse by a penalty on their sizes, of which
 * the largest are compared with the forces, and given to the formula search (Cranmer et al. 2020, there with networks five times as wide,
 * 10,000 simulations and other hardware). In the plane.
 */
final class MessageNetwork {
  private static final int WIDTH = 64;
  private static final int MESSAGES = 20;
  private static final int BATCH = 128;
  private static final double RATE = 2e-3;
  private static final double PENALTY = 1e-2;
  private static final int DIMENSIONS = 2;
  private static final int SEARCHED = 200;

  private final Bodies training;
  private final Perceptron message;
  private final Perceptron node;
  private final Random random = new Random(2);

  /**
   * Bodies of runs, each with its others.
   *
   * @param pairs {@code [pair][dx, dy, own mass, own charge, other mass, other charge]}, of one body after the other
   * @param own {@code [body][mass, charge, velocity]}
   * @param accelerations per body
   * @param forces per pair what the other adds to the acceleration
   * @param others how many others a body has
   */
  record Bodies(float[][] pairs, float[][] own, float[][] accelerations, double[][] forces, int others) {}

  /**
   * What came of it.
   *
   * @param error the root mean square error of accelerations, as a share of them
   * @param linear how much of the forces is a line over the two largest messages (R²)
   * @param formula what the search made of the force along x
   * @param formulaError how far it is off the true force, root mean square, as a share of it
   */
  record Result(double error, double linear, String formula, double formulaError) {}

  MessageNetwork(Bodies training) {
    this.training = training;
    this.message = new Perceptron(random, 6, WIDTH, WIDTH, MESSAGES);
    this.node = new Perceptron(random, 4 + MESSAGES, WIDTH, WIDTH, DIMENSIONS);
  }

  /** Trains for some steps, the rate falling like a cosine. */
  void train(int steps) {
    int bodies = training.own().length;
    for (int step = 0; step < steps; step++) {
      int[] chosen = random.ints(BATCH, 0, bodies).toArray();
      INDArray wanted = Nd4j.createFromArray(picked(training.accelerations(), chosen));
      INDArray messages = message.forward(Nd4j.createFromArray(pairs(training, chosen)));
      INDArray sums = messages.reshape(BATCH, training.others(), MESSAGES).sum(1);
      INDArray answers = node.forward(Nd4j.hstack(Nd4j.createFromArray(picked(training.own(), chosen)), sums));
      // The mean of absolute errors, as published, and of the sizes of messages, all components together.
      INDArray back = node.backward(Transforms.sign(answers.sub(wanted), false).divi(BATCH * DIMENSIONS));
      INDArray bySums = back.get(NDArrayIndex.all(), NDArrayIndex.interval(4, 4 + MESSAGES)).dup();
      INDArray byMessages = bySums.reshape(BATCH, 1, MESSAGES).broadcast(BATCH, training.others(), MESSAGES).reshape(BATCH * training.others(), MESSAGES).dup();
      byMessages.addi(Transforms.sign(messages, true).muli(PENALTY / (BATCH * training.others())));
      message.backward(byMessages);
      double rate = RATE * 0.5 * (1 + Math.cos(Math.PI * step / steps));
      node.step(rate);
      message.step(rate);
    }
  }

  private static float[][] picked(float[][] rows, int[] chosen) {
    return Arrays.stream(chosen).mapToObj(i -> rows[i]).toArray(float[][]::new);
  }

  private static float[][] pairs(Bodies of, int[] chosen) {
    return Arrays.stream(chosen).boxed().flatMap(i -> IntStream.range(0, of.others()).mapToObj(j -> of.pairs()[i * of.others() + j])).toArray(float[][]::new);
  }

  /** How well the network does on other bodies, and what the search makes of its messages. */
  Result compared(Bodies fresh) {
    INDArray messages = message.forward(Nd4j.createFromArray(fresh.pairs()));
    INDArray sums = messages.reshape(fresh.own().length, fresh.others(), MESSAGES).sum(1);
    double[][] answers = node.forward(Nd4j.hstack(Nd4j.createFromArray(fresh.own()), sums)).toDoubleMatrix();
    double off = 0;
    double all = 0;
    for (int i = 0; i < answers.length; i++) {
      for (int c = 0; c < DIMENSIONS; c++) {
        off += Math.pow(answers[i][c] - fresh.accelerations()[i][c], 2);
        all += Math.pow(fresh.accelerations()[i][c], 2);
      }
    }
    double[][] sent = messages.toDoubleMatrix();
    Integer[] largest = IntStream.range(0, MESSAGES).boxed().sorted(Comparator.comparingDouble(k -> -spread(sent, k))).limit(DIMENSIONS).toArray(Integer[]::new);
    double[][] top = Arrays.stream(sent).map(row -> DoubleStream.concat(DoubleStream.of(1), Arrays.stream(largest).mapToDouble(k -> row[k])).toArray()).toArray(double[][]::new);
    // The node may divide by the mass itself: messages are compared with what is added to the acceleration, and with that times the mass.
    Line plain = line(fresh, top, p -> 1);
    Line heavy = line(fresh, top, p -> fresh.pairs()[p][2]);
    boolean isForce = heavy.explained() > plain.explained();
    double linear = Math.max(heavy.explained(), plain.explained());
    double[] along = isForce ? IntStream.range(0, top.length).mapToDouble(p -> heavy.along()[p] / fresh.pairs()[p][2]).toArray() : plain.along();
    return searched(fresh, along, Math.sqrt(off / all), linear);
  }

  /**
   * A line over messages.
   *
   * @param explained how much of the forces it tells (R²)
   * @param along per pair what it says along x
   */
  private record Line(double explained, double[] along) {}

  private static Line line(Bodies fresh, double[][] top, IntToDoubleFunction weight) {
    double explained = 0;
    double[] along = new double[0];
    for (int c = DIMENSIONS - 1; c >= 0; c--) {
      int component = c;
      double[] force = IntStream.range(0, top.length).mapToDouble(p -> fresh.forces()[p][component] * weight.applyAsDouble(p)).toArray();
      double[] solution = new QRDecomposition(new Array2DRowRealMatrix(top, false)).getSolver().solve(new ArrayRealVector(force, false)).toArray();
      along = Arrays.stream(top).mapToDouble(row -> IntStream.range(0, row.length).mapToDouble(k -> solution[k] * row[k]).sum()).toArray();
      double mean = Arrays.stream(force).average().orElse(0);
      double spread = Arrays.stream(force).map(v -> (v - mean) * (v - mean)).sum();
      double[] there = along;
      explained += (1 - IntStream.range(0, force.length).mapToDouble(i -> Math.pow(force[i] - there[i], 2)).sum() / spread) / DIMENSIONS;
    }
    return new Line(explained, along);
  }

  private static double spread(double[][] rows, int column) {
    double mean = Arrays.stream(rows).mapToDouble(r -> r[column]).average().orElse(0);
    return Arrays.stream(rows).mapToDouble(r -> Math.pow(r[column] - mean, 2)).average().orElse(0);
  }

  /** What the search makes of the messages along x: over dx, the distance, and the masses and charges of both. */
  private static Result searched(Bodies fresh, double[] along, double error, double linear) {
    int step = Math.max(1, along.length / SEARCHED);
    int[] rows = IntStream.range(0, along.length / step).map(k -> k * step).toArray();
    double[][] x = new double[6][rows.length];
    double[] force = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      float[] pair = fresh.pairs()[rows[i]];
      x[0][i] = pair[0];
      x[1][i] = Math.hypot(pair[0], pair[1]);
      for (int k = 2; k < 6; k++) {
        x[k][i] = pair[k];
      }
      force[i] = fresh.forces()[rows[i]][0];
    }
    try {
      Expression e = FormulaTrainer.train(Samples.of(x, Arrays.stream(rows).mapToDouble(r -> along[r]).toArray()), FormulaOptions.usual()).expression();
      double[] values = new Tape(e).values(x, rows.length);
      double off = IntStream.range(0, rows.length).mapToDouble(i -> Math.pow(values[i] - force[i], 2)).sum() / Arrays.stream(force).map(f -> f * f).sum();
      return new Result(error, linear, FormulaText.plain(e, f -> List.of("dx", "r", "m", "q", "m'", "q'").get(f), String::valueOf), Math.sqrt(off));
    } catch (NoFormulaException e) {
      return new Result(error, linear, "none", Double.NaN);
    }
  }
}
