package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Ranges;
import java.util.List;

/**
 * How long a formula takes to describe, in nats, and how that weighs against its error. The score is 3/8 of the rows times
 * the logarithm of the relative mean squared error, plus the description; smaller is better. (With independent residuals it would
 * be half the rows; those of real data hang together, and a form that is not quite true leaves residuals that do too, so that
 * three rows count for four.)
 *
 * <p>The shortest descriptions are those of the forms that have names: a line, a logarithm, an exponential, a power law of one
 * feature, sums of features and of logarithms of features, and products of powers of features. Anything else is spelled out, operator by operator.
 */
public final class Description {
  /** What each operator or feature costs, times its complexity. */
  public static final double NATS_PER_NODE = 2;

  /** What a row counts when formulas are compared. */
  static final double WEIGHT = 0.375;

  /** Below this relative error (squared) only rounding is left, so that less is not better. */
  public static final double EXACT = 1e-22;

  /** Numbers that constants are often made of. */
  static final double[] UNITS = {Math.PI, 1 / Math.PI, Math.sqrt(Math.PI), Math.sqrt(2), 1 / Math.sqrt(2 * Math.PI)};

  private static final double NAMED_NUMBER = 1.6;

  /** Among forms that have names the plainer one is a little shorter. */
  private static final double NATS_PER_NAMED_NODE = 0.1;

  /** What constants with dimensions cost, beyond a factor of the whole. */
  private static final double DIMENSIONED = 8;

  /** What a wave costs of which the rows show less than a period, beyond its operators: any bump is like one. */
  private static final double BUMP = 8;

  /** Saying which of the plain exponents a feature of a power law has. */
  private static final double POWER = Math.log(4);

  /** Saying that the form has a name, and which. */
  private static final double NAMED = Math.log(2 * 4);

  private Description() {}

  /** Whether this is a line, a logarithm, an exponential or a power law of one feature. */
  private static boolean isNamed(Expression e) {
    Expression core = e;
    boolean moved = e instanceof Expression.Call sum && (sum.operator() == Function.ADD || sum.operator() == Function.SUBTRACT)
        && (sum.first() instanceof Expression.Constant || sum.second() instanceof Expression.Constant);
    if (moved) {
      Expression.Call sum = (Expression.Call) e;
      core = sum.first() instanceof Expression.Constant ? sum.second() : sum.first();
    }
    core = Algebra.scaled(core);
    return isFeature(core) || core.is(Function.LOG) && isFeature(((Expression.Call) core).first())
        || !moved && (isPower(core) || core.is(Function.EXP) && isFeature(Algebra.scaled(((Expression.Call) core).first())));
  }

  /** How many features and logarithms of features a sum of these has; 0 if there is anything else in it. */
  private static int straightTerms(Expression e) {
    if (e instanceof Expression.Call sum && (sum.operator() == Function.ADD || sum.operator() == Function.SUBTRACT)) {
      int first = sum.first() instanceof Expression.Constant ? 0 : straightTerms(sum.first());
      int second = sum.second() instanceof Expression.Constant ? 0 : straightTerms(sum.second());
      boolean all = (first > 0 || sum.first() instanceof Expression.Constant) && (second > 0 || sum.second() instanceof Expression.Constant);
      return all ? first + second : 0;
    }
    Expression core = Algebra.scaled(e);
    return isFeature(core) ? 1 : core instanceof Expression.Call log && log.operator() == Function.LOG ? factors(log.first()) : 0;
  }

  /** The logarithm of a product is a sum of logarithms. */
  private static int factors(Expression e) {
    if (e instanceof Expression.Call call && (call.operator() == Function.MULTIPLY || call.operator() == Function.DIVIDE)) {
      int first = factors(call.first());
      int second = factors(call.second());
      return first > 0 && second > 0 ? first + second : 0;
    } else if (e instanceof Expression.Call power && (power.operator() == Function.SQUARE || power.operator() == Function.SQRT)) {
      return 2 * factors(power.first());
    }
    return isFeature(e) ? 1 : 0;
  }

  /** How many powers of features with plain exponents a product of these has; 0 if there is anything else in it. */
  private static int powers(Expression e) {
    if (e instanceof Expression.Call call && (call.operator() == Function.MULTIPLY || call.operator() == Function.DIVIDE)) {
      int first = call.first() instanceof Expression.Constant ? 0 : powers(call.first());
      int second = powers(call.second());
      return second > 0 && (first > 0 || call.first() instanceof Expression.Constant) ? first + second : 0;
    }
    return isFeature(e) || e instanceof Expression.Call power && power.operator().arity() == 1 && isFeature(power.first())
        && (power.operator() == Function.SQUARE || power.operator() == Function.CUBE || power.operator() == Function.SQRT) ? 1 : 0;
  }

  private static int features(Expression e) {
    return e instanceof Expression.Variable variable ? variable.feature() + 1
        : e instanceof Expression.Call call ? call.arguments().stream().mapToInt(Description::features).max().orElse(1) : 1;
  }

  private static boolean isFeature(Expression e) {
    return e instanceof Expression.Variable;
  }

  private static boolean isPower(Expression e) {
    if (!(e instanceof Expression.Call call)) {
      return false;
    }
    if (call.operator() == Function.MULTIPLY) {
      return isFeature(call.first()) && call.second().is(Function.SQRT) && ((Expression.Call) call.second()).first().equals(call.first());
    } else if (call.operator() == Function.DIVIDE) {
      return call.first() instanceof Expression.Constant && (isFeature(call.second()) || isPower(call.second()));
    }
    return call.operator() == Function.POWER ? isFeature(call.first()) && call.second() instanceof Expression.Constant
        : (call.operator() == Function.SQRT || call.operator() == Function.SQUARE || call.operator() == Function.CUBE) && isFeature(call.first());
  }

  private static double constants(Expression e, double eachConstant) {
    if (e instanceof Expression.Call call) {
      boolean anyExponent = call.operator() == Function.POWER && call.second() instanceof Expression.Constant c && !c.fixed();
      return (anyExponent ? NATS_PER_NODE : 0) + call.arguments().stream().mapToDouble(a -> constants(a, eachConstant)).sum();
    }
    return e instanceof Expression.Constant constant ? constant(constant, eachConstant) : 0;
  }

  private static double constant(Expression.Constant constant, double eachConstant) {
    return constant.fixed() ? Math.min(digits(constant.value()), eachConstant) : eachConstant;
  }

  /** Operators, features and constants, each with what it costs. */
  public static double nats(Expression e, Grammar grammar, int rows) {
    int constants = fitted(e);
    double guard = rows > constants + 1 ? (double) constants * rows / (rows - constants - 1) : 1e6 * constants;
    return described(e, grammar, 2.5 + 0.5 * Math.log(rows)) + Math.max(0, guard - constants * 0.5 * Math.log(rows));
  }

  private static double described(Expression e, Grammar grammar, double eachConstant) {
    double spelled = Math.log(2) + structure(e, grammar, eachConstant);
    double described = isNamed(e) ? Math.min(spelled, NAMED + NATS_PER_NAMED_NODE * e.nodes() + constants(e, eachConstant)) : spelled;
    int terms = straightTerms(e);
    if (terms > 0) {
      described = Math.min(described, NAMED + terms * Math.log(2.0 * features(e)) + constants(e, eachConstant));
    }
    int powers = powers(Algebra.scaled(e));
    if (powers > 1) {
      described = Math.min(described, NAMED + powers * (Math.log(2.0 * features(e)) + POWER) + constants(e, eachConstant));
    }
    described += BUMP * bumps(e, grammar.demands().ranges());
    if (grammar.units().isPresent() && !grammar.units().get().isPlain(e)) {
      described += DIMENSIONED;
    }
    return described;
  }

  /** How many sines, cosines and tangents there are with a fitted number inside, and with an argument that covers less than a period. */
  private static int bumps(Expression e, List<double[]> ranges) {
    // Searches also describe expressions over logarithms of features, of which no ranges are known.
    if (features(e) > ranges.size() || !(e instanceof Expression.Call call)) {
      return 0;
    }
    boolean wave = call.operator() == Function.SIN || call.operator() == Function.COS || call.operator() == Function.TAN;
    int inside = call.arguments().stream().mapToInt(a -> bumps(a, ranges)).sum();
    if (!wave || call.first().constants() == 0) {
      return inside;
    }
    double[] argument = Ranges.of(call.first(), ranges);
    return inside + (argument[1] - argument[0] < 2 * Math.PI ? 1 : 0);
  }

  /** Constants that the data had a say in: all but the plainest. */
  private static int fitted(Expression e) {
    if (e instanceof Expression.Constant constant) {
      return isPlain(constant) ? 0 : 1;
    }
    return e instanceof Expression.Call call ? call.arguments().stream().mapToInt(Description::fitted).sum() : 0;
  }

  /** Whether a number belongs to the form and is one that forms have. */
  static boolean isPlain(Expression.Constant constant) {
    double value = Math.abs(constant.value());
    return constant.fixed() && (value == 0.5 || value == Math.rint(value) && value <= 4);
  }

  private static double structure(Expression e, Grammar grammar, double eachConstant) {
    if (e instanceof Expression.Call call) {
      boolean anyExponent = call.operator() == Function.POWER && call.second() instanceof Expression.Constant c && !c.fixed();
      double sum = NATS_PER_NODE * (grammar.complexity(call.operator()) + (anyExponent ? 1 : 0));
      for (Expression argument : call.arguments()) {
        sum += structure(argument, grammar, eachConstant);
      }
      return sum;
    } else if (e instanceof Expression.Constant constant) {
      return constant(constant, eachConstant);
    }
    return NATS_PER_NODE;
  }

  /** What it takes to say a number that belongs to the form: a fraction, or a fraction of a number that has a name. */
  private static double digits(double value) {
    double least = fraction(value, 12);
    for (double unit : UNITS) {
      least = Math.min(least, NAMED_NUMBER + fraction(value / unit, 8));
    }
    return least;
  }

  private static double fraction(double value, int greatestDivisor) {
    for (int q = 1; q <= greatestDivisor; q++) {
      double p = Math.abs(value * q);
      if (p >= 0.5 && Math.abs(p - Math.rint(p)) < 1e-12 * p && p < 1000) {
        return 1 + 1.5 * Math.log(Math.rint(p)) + (q == 1 ? 0 : 0.5 + 1.5 * Math.log(q));
      }
    }
    return value == 0 ? 1 : Double.POSITIVE_INFINITY;
  }

  /** The score of a formula with an error, given the variance of the answers. */
  public static double score(double nats, double error, double variance, int rows) {
    return WEIGHT * rows * Math.log(Math.max(error / variance, EXACT)) + nats;
  }
}
