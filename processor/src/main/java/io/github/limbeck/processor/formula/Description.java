package io.github.limbeck.processor.formula;

/**
 * How long a formula takes to describe, in nats, and how that weighs against its error: half the rows times the logarithm of the
 * relative mean squared error, plus the description. Smaller is better; a difference of 1 is a factor of e in probability.
 */
public final class Description {
  /** What each operator or feature costs, times its complexity. */
  public static final double NATS_PER_NODE = 1.6;

  /** Below this relative error (squared) only rounding is left, so that less is not better. */
  public static final double EXACT = 1e-22;

  private Description() {}

  /** Operators, features and constants, each with what it costs. */
  public static double nats(Expression e, Grammar grammar, int rows) {
    int constants = e.constants();
    double eachConstant = 2 + 0.5 * Math.log(rows);
    double guard = rows > constants + 1 ? (double) constants * rows / (rows - constants - 1) : 1e6 * constants;
    return structure(e, grammar, eachConstant) + Math.max(0, guard - constants * 0.5 * Math.log(rows));
  }

  private static double structure(Expression e, Grammar grammar, double eachConstant) {
    if (e instanceof Expression.Call call) {
      double sum = NATS_PER_NODE * grammar.complexity(call.operator());
      for (Expression argument : call.arguments()) {
        sum += structure(argument, grammar, eachConstant);
      }
      return sum;
    } else if (e instanceof Expression.Constant constant) {
      return constant.fixed() ? Math.min(digits(constant.value()), eachConstant) : eachConstant;
    }
    return NATS_PER_NODE;
  }

  /** What it takes to say a number that belongs to the form. */
  private static double digits(double value) {
    for (int q = 1; q <= 12; q++) {
      double p = Math.abs(value * q);
      if (Math.abs(p - Math.rint(p)) < 1e-12 * Math.max(1, p) && p < 1000) {
        return 0.5 + 0.7 * Math.log(1 + Math.rint(p)) + (q == 1 ? 0 : 0.7 + 0.7 * Math.log(q));
      }
    }
    return 3;
  }

  /** The score of a formula with an error, given the variance of the answers. */
  public static double score(double nats, double error, double variance, int rows) {
    return 0.5 * rows * Math.log(Math.max(error / variance, EXACT)) + nats;
  }
}
