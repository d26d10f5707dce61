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
public record Term(Expression expression, double size, double[] values, double[] unit) {

  /** Adds an expression to terms, unless its values hardly vary or any is not finite. */
  static void add(List<Term> terms, Expression expression, double size, double[] values) {
    double[] unit = unit(values);
    if (unit != null) {
      terms.add(new Term(expression, size, values, unit));
    }
  }

  /** The values moved to mean 0 and scaled to length 1; null if they hardly vary, or any is not finite. */
  public static double[] unit(double[] values) {
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

  public static double dot(double[] a, double[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      first += a[i] * b[i];
    }
    return first + second + (third + fourth);
  }
}
