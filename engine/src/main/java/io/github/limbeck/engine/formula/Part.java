package io.github.limbeck.engine.formula;

/**
 * A function that a template leaves open, to be found. It has no values before an expression is put in its place.
 *
 * @param name as the template has it
 * @param arity how many arguments it takes
 */
public record Part(String name, int arity) implements Operator {

  @Override
  public double apply(double a, double b) {
    throw new IllegalStateException("nothing is known of " + name + " yet");
  }

  @Override
  public double derivative(int argument, double a, double b, double value) {
    throw new IllegalStateException("nothing is known of " + name + " yet");
  }

  @Override
  public double complexity() {
    return 1;
  }
}
