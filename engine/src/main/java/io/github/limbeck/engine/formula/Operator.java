package io.github.limbeck.engine.formula;

/** What formulas are made of beside features and constants. */
public sealed interface Operator permits Function, CustomOperator, Part {
  /** What messages and exports call it. */
  String name();

  /** One or two; of a {@link Part} any number. */
  int arity();

  /**
   * The value at a point; NaN or infinite outside the domain.
   *
   * @param b ignored by unary operators
   */
  double apply(double a, double b);

  /**
   * The derivative with respect to an argument.
   *
   * @param argument 0 or 1
   * @param value what {@link #apply} gave
   */
  double derivative(int argument, double a, double b, double value);

  /** The values of many points at once: {@code out[i] = apply(a[i], b[i])} for the first {@code n}. */
  default void apply(double[] a, double[] b, double[] out, int n) {
    boolean unary = arity() == 1;
    for (int i = 0; i < n; i++) {
      out[i] = apply(a[i], unary ? 0 : b[i]);
    }
  }

  /** The same for searches, where the last digits may differ: see {@link Kernels}. */
  default void applyQuickly(double[] a, double[] b, double[] out, int n) {
    apply(a, b, out, n);
  }

  /** How much it adds to the length of a description. */
  double complexity();
}
