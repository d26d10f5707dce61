package io.github.limbeck.engine.formula;

import static io.github.limbeck.engine.formula.Function.CUBE;
import static io.github.limbeck.engine.formula.Function.DIVIDE;
import static io.github.limbeck.engine.formula.Function.MULTIPLY;
import static io.github.limbeck.engine.formula.Function.NEGATE;
import static io.github.limbeck.engine.formula.Function.SQUARE;
import static io.github.limbeck.engine.formula.Function.SUBTRACT;

import io.github.limbeck.engine.formula.Expression.Call;
import io.github.limbeck.engine.formula.Expression.Constant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Sums as people write them: {@code (a - b)^2} for {@code a^2 - 2*a*b + b^2}, {@code (a - 1) * (b + c)} for {@code a*b + a*c - b - c}. Factors need
 * only be nearly those of squares and products, as fitted ones are, so what comes of it is another formula, to be fitted and judged as any.
 */
public final class Factoring {
  /** How far a factor may be from that of a square or a product, as a share of it. */
  private static final double TOLERANCE = 0.05;
  /** Longer sums are left as they are. */
  private static final int MOST_ADDENDS = 10;

  private Factoring() {}

  /**
   * A number times powers of expressions that are neither sums of their own nor products.
   *
   * @param powers without those that are 0
   */
  private record Addend(double factor, Map<Expression, Integer> powers) {
    private Addend {
      powers = Map.copyOf(powers);
    }

    static Addend of(double factor, Map<Expression, Integer> powers) {
      Map<Expression, Integer> present = new HashMap<>(powers);
      present.values().removeIf(power -> power == 0);
      return new Addend(factor, present);
    }

    boolean isSquare() {
      return powers.values().stream().allMatch(power -> power % 2 == 0);
    }

    /** What it is the square of, if it is positive. */
    Addend root() {
      Map<Expression, Integer> half = new HashMap<>();
      powers.forEach((of, power) -> half.put(of, power / 2));
      return of(Math.sqrt(Math.abs(factor)), half);
    }

    Addend times(Addend other, int power) {
      return of(factor * (power > 0 ? other.factor : 1 / other.factor), merged(other, (a, b) -> a + power * b));
    }

    /** The powers that both have in common, without a number. */
    Addend common(Addend other) {
      return of(1, merged(other, (a, b) -> a > 0 && b > 0 ? Math.min(a, b) : a < 0 && b < 0 ? Math.max(a, b) : 0));
    }

    private Map<Expression, Integer> merged(Addend other, BinaryOperator<Integer> how) {
      Set<Expression> all = new LinkedHashSet<>(powers.keySet());
      all.addAll(other.powers.keySet());
      Map<Expression, Integer> merged = new HashMap<>();
      all.forEach(of -> merged.put(of, how.apply(powers.getOrDefault(of, 0), other.powers.getOrDefault(of, 0))));
      return merged;
    }

    Addend with(double other) {
      return new Addend(other, powers);
    }

    /** Whether it is nearly another, number included. */
    boolean isNearly(Addend other) {
      return powers.equals(other.powers) && Math.abs(factor - other.factor) <= TOLERANCE * Math.abs(other.factor);
    }

    Expression expression() {
      Expression above = new Constant(factor, Math.abs(factor) == 1);
      Expression below = new Constant(1, true);
      for (Expression of : powers.keySet().stream().sorted(Algebra.ORDER).toList()) {
        int power = powers.get(of);
        above = power > 0 ? Algebra.multiply(above, raised(of, power)) : above;
        below = power < 0 ? Algebra.multiply(below, raised(of, -power)) : below;
      }
      return below.is(1) ? above : Algebra.divide(above, below);
    }

    private static Expression raised(Expression of, int power) {
      Expression raised = of;
      for (int k = 1; k < power; k++) {
        raised = Algebra.multiply(raised, of);
      }
      return raised;
    }
  }

  /** The formula with its sums as squares and products where that is possible; the same formula if it is possible nowhere. */
  public static Expression factored(Expression e) {
    if (!Algebra.isSum(e)) {
      return e.mapArguments(Factoring::factored);
    }
    List<Addend> addends = new ArrayList<>();
    gather(e, 1, addends);
    int before = addends.size();
    while (addends.size() > 1 && addends.size() <= MOST_ADDENDS && (square(addends) || product(addends))) {
      // Each turn leaves fewer addends.
    }
    return addends.size() == before ? e.mapArguments(Factoring::factored) : sum(addends);
  }

  private static void gather(Expression e, double sign, List<Addend> addends) {
    if (Algebra.isSum(e)) {
      gather(((Call) e).first(), sign, addends);
      gather(((Call) e).second(), e.is(SUBTRACT) ? -sign : sign, addends);
      return;
    }
    double[] factor = {sign};
    Map<Expression, Integer> powers = new HashMap<>();
    multiply(e, 1, factor, powers);
    addends.add(Addend.of(factor[0], powers));
  }

  private static void multiply(Expression e, int power, double[] factor, Map<Expression, Integer> powers) {
    if (e instanceof Constant c) {
      factor[0] *= StrictMath.pow(c.value(), power);
    } else if (e.is(NEGATE)) {
      factor[0] *= power % 2 == 0 ? 1 : -1;
      multiply(((Call) e).first(), power, factor, powers);
    } else if (e.is(MULTIPLY) || e.is(DIVIDE)) {
      multiply(((Call) e).first(), power, factor, powers);
      multiply(((Call) e).second(), e.is(MULTIPLY) ? power : -power, factor, powers);
    } else if (e.is(SQUARE) || e.is(CUBE)) {
      multiply(((Call) e).first(), (e.is(SQUARE) ? 2 : 3) * power, factor, powers);
    } else {
      powers.merge(factored(e), power, Integer::sum);
    }
  }

  /** Three addends that are nearly the square of a sum become it. */
  private static boolean square(List<Addend> addends) {
    for (Addend a : addends) {
      for (Addend b : addends) {
        if (a == b || a.factor() * b.factor() <= 0 || !a.isSquare() || !b.isSquare()) {
          continue;
        }
        double sign = Math.signum(a.factor());
        Addend twice = a.root().times(b.root(), 1);
        for (double between : new double[] {2 * sign, -2 * sign}) {
          for (Addend middle : addends) {
            if (middle != a && middle != b && middle.isNearly(twice.with(between * twice.factor()))) {
              Expression root = Algebra.add(a.root().expression(), b.root().with(b.root().factor() * sign * Math.signum(between)).expression());
              replace(addends, List.of(a, b, middle), new Addend(sign, Map.of(root, 2)));
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  /** Four addends that are nearly the product of two sums become it. */
  private static boolean product(List<Addend> addends) {
    for (Addend a : addends) {
      for (Addend b : addends) {
        for (Addend c : addends) {
          Addend fourth = b.times(c, 1).times(a, -1);
          for (Addend d : addends) {
            if (d.isNearly(fourth) && areDifferent(List.of(a, b, c, d))) {
              Addend common = a.common(b);
              Expression left = Algebra.add(a.times(common, -1).expression(), b.times(common, -1).expression());
              Expression right = Algebra.add(common.expression(), common.times(c, 1).times(a, -1).expression());
              replace(addends, List.of(a, b, c, d), new Addend(1, Map.of(left, 1, right, 1)));
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private static boolean areDifferent(List<Addend> addends) {
    return addends.stream().distinct().count() == addends.size();
  }

  private static void replace(List<Addend> addends, List<Addend> some, Addend by) {
    addends.removeAll(some);
    addends.add(by);
  }

  private static Expression sum(List<Addend> addends) {
    Expression sum = new Constant(0, true);
    for (Addend addend : addends) {
      sum = Algebra.add(sum, addend.expression());
    }
    return sum;
  }
}
