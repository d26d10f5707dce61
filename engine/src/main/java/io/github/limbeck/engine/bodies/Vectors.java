package io.github.limbeck.engine.bodies;

import io.github.limbeck.engine.regression.LinearFit;
import java.util.List;

/** Arithmetic of columns of numbers. */
final class Vectors {
  private static final double LEAST = 1e-9;

  private Vectors() {}

  /** What of a column lies outside a space of orthogonal columns of length 1. */
  static double[] outside(double[] values, List<double[]> space) {
    double[] left = values.clone();
    for (double[] unit : space) {
      double along = LinearFit.dot(left, unit);
      for (int i = 0; i < left.length; i++) {
        left[i] -= along * unit[i];
      }
    }
    return left;
  }

  /** Adds what is new of a column to a space of orthogonal columns of length 1. */
  static void add(double[] column, List<double[]> space) {
    double[] free = outside(outside(column, space), space);
    double length = Math.sqrt(LinearFit.dot(free, free));
    if (length > LEAST * Math.max(1, Math.sqrt(LinearFit.dot(column, column)))) {
      for (int i = 0; i < free.length; i++) {
        free[i] /= length;
      }
      space.add(free);
    }
  }
}
