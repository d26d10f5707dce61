package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a fitted formula as plain as the data allow: constants become 0, 1, whole numbers, small fractions or multiples of pi one
 * at a time, <em>all others being fitted anew</em> each time, as long as the score improves; what is left is rounded to the
 * digits that matter.
 */
final class Refinement {
  /** Errors of this share of the answers are those of floating point, and tell nothing. */
  private static final double ROUNDING = 1e-15;
  /** Constants lose digits that tell less than this share of the answers' variance. */
  private static final double ROUNDED_OFF = 1e-27;
  private static final int ITERATIONS = 25;
  private static final int FIRST_ITERATIONS = 4;

  /** A variant that is so far behind after its first steps is given up. */
  private static final double HOPELESS = 400;
  private static final int MOST_ROUNDS = 12;
  /** With more constants, as polynomials may have, each loses the digits that do not matter, and that is all. */
  private static final int MOST_CONSTANTS = 12;
  private static final double[] RATIOS = {1, 2, 0.5, 3, 4, 0.25};

  private final Samples samples;
  private final Grammar grammar;
  private final LeastSquares leastSquares;
  private final double variance;

  Refinement(Samples samples, Grammar grammar, LeastSquares leastSquares) {
    this.samples = samples;
    this.grammar = grammar;
    this.leastSquares = leastSquares;
    this.variance = samples.variance();
  }

  /** With every row counted: whether a constant is plain is a question of statistics alone. */
  private double score(LeastSquares.Fit fit) {
    return Double.isFinite(fit.error())
        ? (0.5 - Description.WEIGHT) * samples.rows() * Math.log(Math.max(fit.error() / variance, Description.EXACT)) + Description.score(Description.nats(fit.expression(), grammar, samples.rows()), fit.error(), variance, samples.rows())
        : Double.POSITIVE_INFINITY;
  }

  /** The refined formula and its error. */
  LeastSquares.Fit refine(Expression e) {
    LeastSquares.Fit now = leastSquares.fit(Algebra.simplify(e), samples, 2 * ITERATIONS);
    int rounds = new Tape(now.expression()).constants().length <= MOST_CONSTANTS ? MOST_ROUNDS : 0;
    for (int round = 0; round < rounds; round++) {
      LeastSquares.Fit next = plainer(now);
      if (next == null) {
        break;
      }
      now = next;
    }
    now = leastSquares.fit(now.expression(), samples, 8 * ITERATIONS);
    return grammar.constants() == Grammar.Constants.REAL ? rounded(now) : whole(now);
  }

  /** Every constant a whole number, or none but the plainest; infinitely wrong if that can't be. */
  private LeastSquares.Fit whole(LeastSquares.Fit fit) {
    LeastSquares.Fit now = fit;
    for (double[] constants = new Tape(now.expression()).constants(); constants.length > 0; constants = new Tape(now.expression()).constants()) {
      Expression changed = Algebra.simplify(fixed(now.expression(), 0, Math.rint(constants[0])));
      now = leastSquares.fit(changed, samples, ITERATIONS);
    }
    boolean plain = isWhole(now.expression(), grammar.constants() == Grammar.Constants.NONE);
    return plain && !now.expression().isFixed() && grammar.accepts(now.expression()) ? now : new LeastSquares.Fit(now.expression(), Double.POSITIVE_INFINITY);
  }

  private static boolean isWhole(Expression e, boolean plainest) {
    if (e instanceof Expression.Constant constant) {
      return plainest ? Description.isPlain(constant) : constant.value() == Math.rint(constant.value()) || Description.isPlain(constant);
    }
    return !(e instanceof Expression.Call call) || call.arguments().stream().allMatch(a -> isWhole(a, plainest));
  }

  /** The best formula with one constant fewer to fit; null if that is no improvement. */
  private LeastSquares.Fit plainer(LeastSquares.Fit now) {
    double[] constants = new Tape(now.expression()).constants();
    double best = score(now);
    LeastSquares.Fit plainest = null;
    List<Expression> variants = new ArrayList<>(tied(now.expression()));
    for (int c = 0; c < constants.length; c++) {
      for (double value : plainValues(constants[c])) {
        variants.add(fixed(now.expression(), c, value));
      }
    }
    for (Expression variant : variants) {
      Expression changed = Algebra.simplify(variant);
      if (changed.isFixed() || !grammar.accepts(changed)) {
        continue;
      }
      LeastSquares.Fit fit = leastSquares.fit(changed, samples, FIRST_ITERATIONS);
      if (score(fit) > best + HOPELESS) {
        continue;
      }
      fit = leastSquares.fit(fit.expression(), samples, ITERATIONS);
      double score = score(fit);
      if (score < best - 1e-9) {
        best = score;
        plainest = fit;
      }
    }
    return plainest;
  }

  /** The expression with two fitted factors of one sum in a plain ratio: {@code 3.02 u - 2.99 v} as {@code 3 (u - v)}. */
  private static List<Expression> tied(Expression e) {
    List<Expression> variants = new ArrayList<>();
    if (!(e instanceof Expression.Call call)) {
      return variants;
    }
    for (int k = 0; k < call.arguments().size(); k++) {
      for (Expression argument : tied(call.arguments().get(k))) {
        List<Expression> arguments = new ArrayList<>(call.arguments());
        arguments.set(k, argument);
        variants.add(new Expression.Call(call.operator(), arguments));
      }
    }
    if (call.operator() == Function.ADD || call.operator() == Function.SUBTRACT) {
      Phases.joined(call).ifPresent(variants::add);
      Expression.Constant a = freeFactor(call.first());
      Expression.Constant b = freeFactor(call.second());
      for (double ratio : RATIOS) {
        if (a != null && b != null && Math.abs(b.value() / a.value() / ratio) < 1.15 && Math.abs(b.value() / a.value() / ratio) > 0.87) {
          Expression other = Algebra.multiply(new Expression.Constant(Math.copySign(ratio, b.value() / a.value()), true), core(call.second()));
          variants.add(Algebra.multiply(new Expression.Constant(a.value()), Algebra.binary(call.operator(), core(call.first()), other)));
        }
      }
    }
    return variants;
  }

  private static Expression.Constant freeFactor(Expression e) {
    Expression factor = Algebra.isScaled(e) ? ((Expression.Call) e).first() : e;
    return factor instanceof Expression.Constant constant && !constant.fixed() && constant.value() != 0 ? constant : null;
  }

  private static Expression core(Expression e) {
    return Algebra.isScaled(e) ? Algebra.scaled(e) : new Expression.Constant(1, true);
  }

  /** With one of the fitted constants a number that belongs to the form. */
  static Expression fixed(Expression e, int constant, double value) {
    return fixed(e, constant, value, new int[1]);
  }

  private static Expression fixed(Expression e, int constant, double value, int[] next) {
    if (e instanceof Expression.Constant c) {
      return !c.fixed() && next[0]++ == constant ? new Expression.Constant(value, true) : e;
    }
    return e.mapArguments(argument -> fixed(argument, constant, value, next));
  }

  /** Values that a constant might truly have: nought, one, and the plainest numbers near it. */
  static Set<Double> plainValues(double value) {
    Set<Double> plain = new LinkedHashSet<>();
    plain.add(0.0);
    plain.add(1.0);
    plain.add(-1.0);
    for (int q : new int[] {1, 2, 3, 4, 5, 6, 8, 10}) {
      double near = Math.rint(value * q) / q;
      if (Math.abs(near * q) < 1000 && Math.abs(near - value) <= 0.1 * Math.abs(value) && near != 0) {
        plain.add(near);
      }
    }
    for (double unit : Description.UNITS) {
      for (int q : new int[] {1, 2, 3, 4, 6, 8}) {
        double near = Math.rint(value / unit * q) / q * unit;
        if (near != 0 && Math.abs(near / unit) <= 16 && Math.abs(near - value) <= 1e-3 * Math.abs(value)) {
          plain.add(near);
        }
      }
    }
    return plain;
  }

  /** The error that a formula may have with fewer digits in its constants. */
  static double allowed(LeastSquares.Fit fit, Samples samples) {
    double meanSquare = Arrays.stream(samples.y()).map(y -> y * y).average().orElse(0);
    double told = Math.max(fit.error() * (1 + 0.02 / samples.rows() * 10), ROUNDED_OFF * samples.variance());
    return Math.max(told, ROUNDING * ROUNDING * meanSquare);
  }

  /** Every fitted constant with as few digits as the error allows; where nothing but rounding is left, the others being fitted anew each time. */
  LeastSquares.Fit rounded(LeastSquares.Fit fit) {
    double allowed = allowed(fit, samples);
    double[] constants = new Tape(fit.expression()).constants();
    if (fit.error() > Description.EXACT * variance || constants.length > MOST_CONSTANTS) {
      double[] shorter = FewestDigits.of(constants, values -> leastSquares.measure(Tape.withConstants(fit.expression(), values), samples).error() <= allowed);
      return leastSquares.measure(Tape.withConstants(fit.expression(), shorter), samples);
    }
    Expression form = fit.expression();
    for (int c = 0, next = 0; c < constants.length; c++) {
      double value = new Tape(form).constants()[next];
      Expression shorter = null;
      for (int digits = 1; digits < 17 && shorter == null; digits++) {
        LeastSquares.Fit candidate = leastSquares.fit(fixed(form, next, FewestDigits.rounded(value, digits)), samples, FIRST_ITERATIONS);
        shorter = candidate.error() <= allowed ? candidate.expression() : null;
      }
      // What was fixed is no longer among those to be fitted.
      form = shorter == null ? form : shorter;
      next += shorter == null ? 1 : 0;
    }
    return leastSquares.measure(freed(form, fit.expression()), samples);
  }

  /** With those constants free again that are so in an expression of the same form. */
  static Expression freed(Expression e, Expression form) {
    if (e instanceof Expression.Constant c) {
      return new Expression.Constant(c.value(), ((Expression.Constant) form).fixed());
    } else if (e instanceof Expression.Call call) {
      List<Expression> arguments = new ArrayList<>();
      for (int k = 0; k < call.arguments().size(); k++) {
        arguments.add(freed(call.arguments().get(k), ((Expression.Call) form).arguments().get(k)));
      }
      return new Expression.Call(call.operator(), arguments);
    }
    return e;
  }
}
