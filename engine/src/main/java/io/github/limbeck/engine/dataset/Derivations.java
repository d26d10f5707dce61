package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.contract.Feature;
import java.util.List;

/** Runs the methods of the user's that compute features from others. */
public interface Derivations {
  /** For contracts of which no feature is computed. */
  Derivations NONE = (feature, features, row, texts) -> {
    throw new IllegalStateException("nothing computes " + feature.name());
  };

  /**
   * What a method computes.
   *
   * @param features all features of the contract
   * @param row the values of those that are read
   * @param texts per feature the texts that its codes stand for
   * @return a number, a truth value, a constant of an enum or a value of the JDK
   * @throws ReflectiveOperationException if the method throws
   */
  Object value(Feature feature, List<Feature> features, double[] row, List<List<String>> texts) throws ReflectiveOperationException;
}
