package io.github.limbeck.engine.essence;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products by ND4J. Loaded only when called for; where the library was excluded or has no binary for this
 * machine, the plain back end serves, slower.
 */
final class NativeMatrices implements Matrices {
  private static Matrices instance;

  private NativeMatrices() {}

  /** ND4J if it can be started, else the fallback. */
  static synchronized Matrices orElse(Matrices fallback) {
    if (instance == null) {
      instance = start(fallback);
    }
    return instance;
  }

  // ND4J finds its back end through the context class loader, which in a build is not the processor's.
  private static Matrices start(Matrices fallback) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(NativeMatrices.class.getClassLoader());
      NativeMatrices started = new NativeMatrices();
      started.product(new double[][] {{1}}, new double[][] {{1}});
      return started;
    } catch (RuntimeException | LinkageError e) {
      return fallback;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public double[][] product(double[][] left, double[][] right) {
    try (INDArray a = Nd4j.createFromArray(left); INDArray b = Nd4j.createFromArray(right); INDArray c = a.mmul(b)) {
      return c.toDoubleMatrix();
    }
  }
}
