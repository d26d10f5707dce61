package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;

/** The species of an iris by the size of its flower, in centimetres (Fisher 1936). */
@DistillFrom(dataset = "iris.csv", minAccuracy = 0.95)
public interface Iris {
  Species classify(double sepalLength, double sepalWidth, double petalLength, double petalWidth);

  /** What an iris can be. */
  enum Species {
    SETOSA,
    VERSICOLOR,
    VIRGINICA
  }
}
