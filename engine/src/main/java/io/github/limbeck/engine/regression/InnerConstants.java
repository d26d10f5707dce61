package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Terms with a constant inside, such as {@code exp(c * u)} or {@code 1 / (u + c)}, for constants on a grid that is scaled to the
 * values of u. The grid need only come near: constants are fitted afterwards.
 */
final class InnerConstants {
  private static final double[] RATES = {0.1, 0.3, 0.6, 1, 1.5, 2.2, 3.2, 4.5, 6.5, 9, 13, 18, 26, 40};
  private static final double[] SHIFTS = {0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.45, 0.65, 0.9, 1.3, 1.8, 2.5, 4, 8};
  /** Values that constants have more often than others: tried as they are. */
  private static final double[] ROUND = {0.5, 1.0 / 3, 2, 3, 4, Math.PI, 2 * Math.PI, Math.PI / 2};
  /** Between nought and a quarter, where a power changes its shape most. */
  private static final double[] SMALL_EXPONENTS = {0.1, 0.16};
  private static final double FREQUENCY_STEP = 0.4;
  private static final double GREATEST_PHASE = 42;

  private final double[][] x;
  private final Grammar grammar;
  private final List<Term> terms = new ArrayList<>();

  private InnerConstants(double[][] x, Grammar grammar) {
    this.x = x;
    this.grammar = grammar;
  }

  /** All such terms over some bases. */
  static List<Term> over(List<Term> bases, double[][] x, Grammar grammar) {
    InnerConstants inner = new InnerConstants(x, grammar);
    bases.forEach(inner::add);
    return inner.terms;
  }

  /** Waves that grow or fade along their own feature. */
  static List<Term> fading(List<Term> waves, double[][] x, Grammar grammar) {
    InnerConstants inner = new InnerConstants(x, grammar);
    for (Term wave : waves) {
      int feature = feature(wave.expression());
      double most = Arrays.stream(x[feature]).max().orElse(1);
      double range = most - Arrays.stream(x[feature]).min().orElse(0);
      for (double rate : RATES) {
        for (int sign = -1; sign <= 1 && grammar.mayUse(Function.EXP); sign += 2) {
          Expression fading = Expression.call(Function.EXP, Algebra.multiply(Algebra.constant(sign * rate / range), new Expression.Variable(feature)));
          inner.put(Algebra.multiply(fading, wave.expression()), wave, 3);
        }
      }
    }
    return inner.terms;
  }

  private static int feature(Expression e) {
    return e instanceof Expression.Variable v ? v.feature()
        : e instanceof Expression.Call call ? call.arguments().stream().mapToInt(InnerConstants::feature).max().orElse(0) : 0;
  }

  private void add(Term base) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double smallest = Double.POSITIVE_INFINITY;
    for (double value : base.values()) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      smallest = Math.min(smallest, Math.abs(value));
    }
    double range = most - least;
    double greatest = Math.max(Math.abs(least), Math.abs(most));
    exponentials(base, range, greatest, smallest);
    waves(base, range);
    round(base, greatest);
    shifts(base, greatest, least, most);
    powers(base, least);
  }

  private void exponentials(Term base, double range, double greatest, double smallest) {
    for (double rate : RATES) {
      for (int sign = -1; sign <= 1; sign += 2) {
        unary(Function.EXP, scaled(sign * rate / range, base), base, 1);
        unary(Function.TANH, new double[] {rate / greatest, -sign * rate / greatest * meanOf(base)}, base, 2);
      }
    }
    if (smallest > 0) {
      for (double rate = 1e-3 / greatest; rate < 30 / smallest; rate *= 1.4) {
        unary(Function.LOG_EXPM1, scaled(rate, base), base, 2);
        unary(Function.EXPM1, scaled(rate, base), base, 2);
      }
    }
  }

  private static double meanOf(Term base) {
    double sum = 0;
    for (double value : base.values()) {
      sum += value;
    }
    return sum / base.values().length;
  }

  private void waves(Term base, double range) {
    for (double phase = FREQUENCY_STEP; phase < GREATEST_PHASE; phase += FREQUENCY_STEP) {
      unary(Function.SIN, scaled(phase / range, base), base, 1);
      unary(Function.COS, scaled(phase / range, base), base, 1);
    }
  }

  private void round(Term base, double greatest) {
    for (double factor : ROUND) {
      if (factor * greatest < 100) {
        unary(Function.SIN, scaled(factor, base), base, 1);
        unary(Function.COS, scaled(factor, base), base, 1);
        unary(Function.TANH, scaled(factor, base), base, 2);
        unary(Function.EXP, scaled(factor, base), base, 1);
        unary(Function.EXP, scaled(-factor, base), base, 1);
      }
    }
  }

  private void shifts(Term base, double greatest, double least, double most) {
    for (double share : SHIFTS) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double shift = sign * share * greatest;
        boolean positive = least + shift > 0;
        boolean oneSign = positive || most + shift < 0;
        double[] inner = {1, shift};
        if (oneSign && grammar.mayUse(Function.DIVIDE)) {
          Expression shifted = inner(inner, base);
          put(Algebra.divide(Algebra.constant(1), shifted), base, 2);
          put(Algebra.divide(Algebra.constant(1), Algebra.unary(Function.SQUARE, shifted)), base, 3);
        }
        if (positive) {
          unary(Function.LOG, inner, base, 2);
          unary(Function.SQRT, inner, base, 2);
          if (grammar.mayUse(Function.SQRT)) {
            put(Algebra.divide(Algebra.constant(1), Algebra.unary(Function.SQRT, inner(inner, base))), base, 3);
          }
        }
        if (-least + Math.abs(shift) > 0 && Math.abs(shift) > most && sign > 0) {
          unary(Function.LOG, new double[] {-1, shift}, base, 2);
          unary(Function.SQRT, new double[] {-1, shift}, base, 2);
        }
        if (grammar.mayUse(Function.ABS)) {
          unary(Function.ABS, inner, base, 2);
        }
      }
    }
  }

  private void powers(Term base, double least) {
    if (least > 0 && grammar.mayUse(Function.POWER)) {
      for (int quarter = -16; quarter <= 16; quarter++) {
        if (quarter != 0 && quarter != 4) {
          put(Expression.call(Function.POWER, base.expression(), Algebra.constant(quarter / 4.0 + (quarter % 4 == 0 ? 1e-3 : 0))), base, 1);
        }
      }
      for (double exponent : SMALL_EXPONENTS) {
        put(Expression.call(Function.POWER, base.expression(), Algebra.constant(exponent)), base, 1);
        put(Expression.call(Function.POWER, base.expression(), Algebra.constant(-exponent)), base, 1);
      }
    }
  }

  private static double[] scaled(double factor, Term base) {
    return new double[] {factor, 0};
  }

  private static Expression inner(double[] line, Term base) {
    Expression scaled = Algebra.multiply(Algebra.constant(line[0]), base.expression());
    return line[1] == 0 ? scaled : Algebra.add(scaled, Algebra.constant(line[1]));
  }

  private void unary(Function function, double[] line, Term base, double extra) {
    if (grammar.mayUse(function)) {
      put(Expression.call(function, inner(line, base)), base, extra);
    }
  }

  private void put(Expression e, Term base, double extra) {
    if (!grammar.allows(e)) {
      return;
    }
    Term.add(terms, e, base.size() + extra + 2, Tape.quick(e).values(x, base.values().length));
  }
}
