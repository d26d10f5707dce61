package io.github.limbeck.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A perceptron with rectified hidden layers, trained by Adam (Kingma and Ba 2015). Rows are samples. */
final class Perceptron {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double LEAST = 1e-8;

  private final List<INDArray> weights = new ArrayList<>();
  private final List<INDArray> slopes = new ArrayList<>();
  private final List<INDArray> mean = new ArrayList<>();
  private final List<INDArray> square = new ArrayList<>();
  private final List<INDArray> layers = new ArrayList<>();
  private int steps;

  /** @param sizes inputs, hidden layers, outputs */
  Perceptron(Random random, int... sizes) {
    for (int l = 0; l + 1 < sizes.length; l++) {
      float[][] weight = new float[sizes[l]][sizes[l + 1]];
      for (float[] row : weight) {
        for (int k = 0; k < row.length; k++) {
          row[k] = (float) (random.nextGaussian() * Math.sqrt(2.0 / sizes[l]));
        }
      }
      add(Nd4j.createFromArray(weight));
      add(Nd4j.zeros(DataType.FLOAT, 1, sizes[l + 1]));
    }
  }

  private void add(INDArray weight) {
    weights.add(weight);
    mean.add(Nd4j.zerosLike(weight));
    square.add(Nd4j.zerosLike(weight));
  }

  /** The outputs; what it takes to go back is kept. */
  INDArray forward(INDArray inputs) {
    layers.clear();
    layers.add(inputs);
    INDArray now = inputs;
    for (int l = 0; l < weights.size(); l += 2) {
      now = now.mmul(weights.get(l)).addiRowVector(weights.get(l + 1));
      if (l + 2 < weights.size()) {
        now = Transforms.relu(now, false);
        layers.add(now);
      }
    }
    return now;
  }

  /** The slopes of the loss by the inputs, given those by the outputs of the last {@link #forward}. */
  INDArray backward(INDArray byOutputs) {
    slopes.clear();
    INDArray by = byOutputs;
    for (int l = weights.size() - 2; l >= 0; l -= 2) {
      INDArray below = layers.get(l / 2);
      slopes.add(0, by.sum(true, 0));
      slopes.add(0, below.transpose().mmul(by));
      by = by.mmul(weights.get(l).transpose());
      if (l > 0) {
        by.muli(below.gt(0).castTo(DataType.FLOAT));
      }
    }
    return by;
  }

  /** One step down the slopes of the last {@link #backward}. */
  void step(double rate) {
    steps++;
    double correction = Math.sqrt(1 - Math.pow(SECOND, steps)) / (1 - Math.pow(FIRST, steps));
    for (int k = 0; k < weights.size(); k++) {
      INDArray slope = slopes.get(k);
      mean.get(k).muli(FIRST).addi(slope.mul(1 - FIRST));
      square.get(k).muli(SECOND).addi(slope.mul(slope).muli(1 - SECOND));
      weights.get(k).subi(mean.get(k).mul(rate * correction).divi(Transforms.sqrt(square.get(k), true).addi(LEAST)));
    }
  }
}
