package io.github.limbeck.engine.verify;

import java.util.List;
import java.util.Optional;

/** What is run on one generated method once its class is compiled. */
public interface Check {
  /** How equality with the network is shown by running inputs, if {@link #firstDifference} finds none. */
  Equality byRunning();

  /**
   * The first row or input on which the compiled class does not do what it should, in words.
   *
   * @param proved whether equality was proved, so that a few inputs beside the rows are enough
   */
  Optional<String> firstDifference(ClassLoader loader, String className, boolean proved);

  /** Whether the compiled class differs from its network on one input: if so, how, in words. */
  Optional<String> difference(ClassLoader loader, String className, double[] row, List<double[][]> arrays);
}
