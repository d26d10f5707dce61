package io.github.limbeck.engine.dynamics;

import io.github.limbeck.engine.formula.Expression;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A law with as few digits in its constants as the measurements allow, the other constants being fitted anew each time. */
final class RoundedLaw {
  private static final int MOST_DIGITS = 14;
  private static final int ITERATIONS = 4;

  private final Shooting shooting;
  private final ToDoubleFunction<Shooting.Fit> cost;
  private final double allowed;

  /**
   * @param cost what a fit costs to describe, in nats, its constants apart
   * @param allowed by how much a number that is left out may raise that
   */
  RoundedLaw(Shooting shooting, ToDoubleFunction<Shooting.Fit> cost, double allowed) {
    this.shooting = shooting;
    this.cost = cost;
    this.allowed = allowed;
  }

  /** The law with shorter constants. */
  List<Expression> run(Shooting.Fit fit) {
    Shooting.Fit now = fit;
    double before = cost.applyAsDouble(fit);
    for (int constants = constants(now.law()); constants > 0; constants = constants(now.law())) {
      Shooting.Fit shorter = null;
      for (int digits = 0; digits <= MOST_DIGITS && shorter == null; digits++) {
        int places = digits;
        List<Expression> law = fixed(now.law(), value -> rounded(value, places));
        Shooting.Fit candidate = shooting.fit(law, ITERATIONS);
        if (cost.applyAsDouble(candidate) <= before + allowed) {
          shorter = candidate;
        }
      }
      now = shorter != null ? shorter : new Shooting.Fit(fixed(now.law(), value -> value), now.errors(), now.begin());
      before = Math.max(before, Math.min(before + allowed, cost.applyAsDouble(now)));
    }
    List<Expression> shorter = now.law();
    return IntStream.range(0, shorter.size()).mapToObj(c -> fittedAs(shorter.get(c), fit.law().get(c))).toList();
  }

  /** With those numbers fitted that are so in an expression of the same form. */
  private static Expression fittedAs(Expression e, Expression form) {
    if (e instanceof Expression.Constant constant) {
      return new Expression.Constant(constant.value(), constant.value() == 0 || form instanceof Expression.Constant other && other.fixed());
    }
    if (e instanceof Expression.Call call && form instanceof Expression.Call other) {
      return new Expression.Call(call.operator(), IntStream.range(0, call.arguments().size())
          .mapToObj(k -> fittedAs(call.arguments().get(k), other.arguments().get(k))).toList());
    }
    return e;
  }

  /** With no digit at all: 0. */
  private static double rounded(double value, int digits) {
    return digits == 0 ? 0 : new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }

  private static int constants(List<Expression> law) {
    return law.stream().mapToInt(Expression::constants).sum();
  }

  /** With the first number that is not fixed fixed. */
  private static List<Expression> fixed(List<Expression> law, ToDoubleFunction<Double> value) {
    int first = IntStream.range(0, law.size()).filter(c -> law.get(c).constants() > 0).findFirst().orElseThrow();
    List<Expression> changed = new ArrayList<>(law);
    changed.set(first, fixed(law.get(first), value, new boolean[1]));
    return changed;
  }

  private static Expression fixed(Expression e, ToDoubleFunction<Double> value, boolean[] done) {
    if (e instanceof Expression.Constant constant && !constant.fixed() && !done[0]) {
      done[0] = true;
      return new Expression.Constant(value.applyAsDouble(constant.value()), true);
    }
    return e.mapArguments(a -> fixed(a, value, done));
  }
}
