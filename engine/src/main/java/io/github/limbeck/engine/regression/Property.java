package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Derivative;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Ranges;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** What must hold of a formula everywhere within the ranges of its features. */
public sealed interface Property {

  /** Whether it can be proved; what can't be is taken for false. */
  boolean holds(Expression e, List<double[]> ranges);

  /** The same over some of the features. */
  Property of(int[] selected);

  /** Whether no formula that depends on its features has both. */
  boolean contradicts(Property other);

  /** As the user writes it. */
  String text(IntFunction<String> names);

  private static int index(int feature, int[] selected) {
    for (int k = 0; k < selected.length; k++) {
      if (selected[k] == feature) {
        return k;
      }
    }
    return -1;
  }

  /** It never falls, or never rises, with a feature. */
  record Monotone(int feature, boolean increasing) implements Property {
    @Override
    public boolean holds(Expression e, List<double[]> ranges) {
      Optional<Expression> slope = feature < 0 ? Optional.of(new Expression.Constant(0, true)) : Derivative.of(e, feature);
      return slope.isPresent() && Ranges.isNowhereNegative(increasing ? slope.get() : Algebra.negate(slope.get()), ranges);
    }

    @Override
    public Property of(int[] selected) {
      return new Monotone(index(feature, selected), increasing);
    }

    @Override
    public boolean contradicts(Property other) {
      return other instanceof Monotone m && m.feature == feature && m.increasing != increasing
          || other instanceof Symmetric s && s.feature() == feature && s.even();
    }

    @Override
    public String text(IntFunction<String> names) {
      return (increasing ? "increasing in " : "decreasing in ") + names.apply(feature);
    }
  }

  /** It is greater than 0. */
  record Positive() implements Property {
    @Override
    public boolean holds(Expression e, List<double[]> ranges) {
      return Ranges.isPositive(e, ranges);
    }

    @Override
    public Property of(int[] selected) {
      return this;
    }

    @Override
    public boolean contradicts(Property other) {
      return other instanceof Bounded b && !b.below() && b.bound() <= 0;
    }

    @Override
    public String text(IntFunction<String> names) {
      return "positive";
    }
  }

  /** It is nowhere less, or nowhere greater, than a number. */
  record Bounded(double bound, boolean below) implements Property {
    @Override
    public boolean holds(Expression e, List<double[]> ranges) {
      Expression.Constant limit = new Expression.Constant(bound, true);
      return Ranges.isNowhereNegative(below ? Algebra.subtract(e, limit) : Algebra.subtract(limit, e), ranges);
    }

    @Override
    public Property of(int[] selected) {
      return this;
    }

    @Override
    public boolean contradicts(Property other) {
      return other instanceof Positive ? other.contradicts(this)
          : other instanceof Bounded b && b.below != below && (below ? bound > b.bound : bound < b.bound);
    }

    @Override
    public String text(IntFunction<String> names) {
      return (below ? "at least " : "at most ") + bound;
    }
  }

  /** It stays as it is, or changes its sign alone, when a feature changes its sign. */
  record Symmetric(int feature, boolean even) implements Property {
    @Override
    public boolean holds(Expression e, List<double[]> ranges) {
      if (feature < 0) {
        return even;
      }
      Expression turned = Algebra.simplify(turned(e));
      return turned.equals(Algebra.simplify(even ? e : Algebra.negate(e)));
    }

    private Expression turned(Expression e) {
      return e instanceof Expression.Variable v && v.feature() == feature ? Expression.call(Function.NEGATE, e) : e.mapArguments(this::turned);
    }

    @Override
    public Property of(int[] selected) {
      return new Symmetric(index(feature, selected), even);
    }

    @Override
    public boolean contradicts(Property other) {
      return other instanceof Symmetric s && s.feature == feature && s.even != even || other instanceof Monotone && other.contradicts(this);
    }

    @Override
    public String text(IntFunction<String> names) {
      return (even ? "even in " : "odd in ") + names.apply(feature);
    }
  }
}
