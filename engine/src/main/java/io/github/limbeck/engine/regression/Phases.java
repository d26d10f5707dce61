package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code a * u * sin(w) + b * u * cos(w)} as {@code c * u * sin(w + phase)}: one wave, where the two have nearly the same constants. */
final class Phases {
  private static final double ALIKE = 0.02;

  private Phases() {}

  /** The one wave, if a sum is that of a sine and a cosine with the same angle and factors. */
  static Optional<Expression> joined(Expression.Call sum) {
    Wave first = Wave.of(sum.first());
    Wave second = Wave.of(sum.second());
    if (first == null || second == null || first.function == second.function || !first.angle.isLike(second.angle, ALIKE)
        || !isLike(first.factors, second.factors)) {
      return Optional.empty();
    }
    double other = sum.operator() == Function.ADD ? second.weight : -second.weight;
    double sine = first.function == Function.SIN ? first.weight : other;
    double cosine = first.function == Function.SIN ? other : first.weight;
    Expression angle = Algebra.add(first.angle, Algebra.constant(StrictMath.atan2(cosine, sine)));
    Expression wave = Algebra.unary(Function.SIN, angle);
    Expression product = first.factors.isEmpty() ? wave : Algebra.multiply(wave, first.factors.stream().reduce(Algebra::multiply).orElseThrow());
    return Optional.of(Algebra.multiply(Algebra.constant(Math.sqrt(sine * sine + cosine * cosine)), product));
  }

  /** A number times factors times the sine or cosine of an angle. */
  private static final class Wave {
    private double weight = 1;
    private Function function;
    private Expression angle;
    private final List<Expression> factors = new ArrayList<>();

    static Wave of(Expression e) {
      Wave wave = new Wave();
      wave.read(e);
      return wave.function == null ? null : wave;
    }

    private void read(Expression e) {
      if (e instanceof Expression.Constant c) {
        weight *= c.value();
      } else if (e.is(Function.MULTIPLY)) {
        ((Expression.Call) e).arguments().forEach(this::read);
      } else if (e.is(Function.NEGATE)) {
        weight = -weight;
        read(((Expression.Call) e).first());
      } else if (function == null && (e.is(Function.SIN) || e.is(Function.COS))) {
        function = (Function) ((Expression.Call) e).operator();
        angle = ((Expression.Call) e).first();
      } else {
        factors.add(e);
      }
    }
  }

  private static boolean isLike(List<Expression> a, List<Expression> b) {
    boolean alike = a.size() == b.size();
    for (int k = 0; alike && k < a.size(); k++) {
      alike = a.get(k).isLike(b.get(k), ALIKE);
    }
    return alike;
  }
}
