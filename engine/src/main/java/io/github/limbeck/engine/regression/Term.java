package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Expression;
import java.util.List;

/**
 * An expression with its values on the rows of a search, made comparable.
 *
 * @param size what its description costs, roughly: operators and features, constants twice
 * @param values its values
 * @param unit the values moved to mean 0 and scaled to length 1
 */
record Term(Expression expression, double size, double[] values, double[] unit) {

  /** Adds an expression to terms, unless its values hardly vary or any is not finite. */
  static void add(List<Term> terms, Expression expression, double size, double[] values) {
    double[] unit = unit(values);
    if (unit != null) {
      terms.add(new Term(expression, size, values, unit));
    }
  }

  /** The values moved to mean 0 and scaled to length 1; null if they hardly vary, or any is not finite. */
  static double[] unit(double[] values) {
    double sum = 0;
    double most = 0;
    for (double value : values) {
      sum += value;
      most = Math.max(most, Math.abs(value));
    }
    if (!(most < 1e150) || most < 1e-150) {
      return null;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double length = Math.sqrt(squares);
    if (!(length > 1e-9 * most)) {
      return null;
    }
    double[] unit = new double[values.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (values[i] - mean) / length;
    }
    return unit;
  }

  static double dot(double[] a, double[] b) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < a.length; i += 2) {
      even += a[i] * b[i];
      odd += a[i + 1] * b[i + 1];
    }
    return i < a.length ? even + odd + a[i] * b[i] : even + odd;
  }
}
