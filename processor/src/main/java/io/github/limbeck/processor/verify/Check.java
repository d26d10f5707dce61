package io.github.limbeck.processor.verify;

import java.util.Optional;

/** What is run on one generated method once its class is compiled. */
public interface Check {
  /** How equality with the network is shown if {@link #firstDifference} finds none. */
  Equality equality();

  /** The first row or input on which the compiled class does not do what it should, in words. */
  Optional<String> firstDifference(ClassLoader loader, String className);
}
