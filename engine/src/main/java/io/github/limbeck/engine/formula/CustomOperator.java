package io.github.limbeck.engine.formula;

import java.util.function.DoubleBinaryOperator;

/**
 * An operator of the user's: a static method.
 *
 * @param name how the user's source names it, such as {@code app.Curves.saturation}
 * @param arity one or two
 * @param body the method; the second argument is ignored where the arity is one
 */
public record CustomOperator(String name, int arity, double complexity, DoubleBinaryOperator body) implements Operator {
  private static final double STEP = 6e-6;

  @Override
  public double apply(double a, double b) {
    return body.applyAsDouble(a, b);
  }

  /** By central differences: nothing is known of the method. */
  @Override
  public double derivative(int argument, double a, double b, double value) {
    double h = STEP * Math.max(1e-3, Math.abs(argument == 0 ? a : b));
    return argument == 0 ? (apply(a + h, b) - apply(a - h, b)) / (2 * h) : (apply(a, b + h) - apply(a, b - h)) / (2 * h);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CustomOperator custom && custom.name.equals(name) && custom.arity == arity;
  }

  @Override
  public int hashCode() {
    return name.hashCode() + arity;
  }
}
