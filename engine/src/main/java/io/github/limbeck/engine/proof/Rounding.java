package io.github.limbeck.engine.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What rounding may do to a proof over the real numbers. Code and network decide alike in floating point too where they
 * compare the same sums, added up in the same order, or compare numbers without computing any. Elsewhere they may differ where a
 * sum lies so near its bound that rounding carries it across.
 */
final class Rounding {
  private static final int LONGEST = 500;
  private static final double UNIT = 0x1p-53;
  private static final BigDecimal EXACT = new BigDecimal(0x1p53);

  private final Map<Condition, Set<Comparison>> code = new HashMap<>();
  private final Map<Condition, Set<Comparison>> network = new HashMap<>();

  /**
   * A sum of weighted numbers, added up from left to right.
   *
   * @param addends empty if it is computed in another way
   */
  record Sum(List<Addend> addends) {
    private static final Sum OTHER = new Sum(List.of());

    /** A number that is not rounded. */
    static Sum of(Polynomial value) {
      if (value.isConstant()) {
        return new Sum(List.of(new Addend(value.constant, Polynomial.ONE)));
      }
      return new Sum(List.of(Addend.of(BigDecimal.ONE, value)));
    }

    Sum plus(int sign, Sum other) {
      if (addends.size() == 1 && addends.get(0).weight().signum() == 0) {
        return other.times(BigDecimal.valueOf(sign));
      }
      if (addends.isEmpty() || other.addends.size() != 1 || addends.size() == LONGEST) {
        return OTHER;
      }
      List<Addend> all = new ArrayList<>(addends);
      all.add(other.addends.get(0).times(BigDecimal.valueOf(sign)));
      return new Sum(all);
    }

    /** With each weight multiplied, which is only right for one addend or by 1 or -1. */
    Sum times(BigDecimal factor) {
      return new Sum(addends.stream().map(a -> a.times(factor)).toList());
    }

    Sum times(Sum other, Polynomial product) {
      if (addends.size() != 1 || other.addends.size() != 1) {
        return OTHER;
      }
      Addend a = addends.get(0);
      Addend b = other.addends.get(0);
      boolean plain = isOne(a.weight()) && isOne(b.weight());
      return a.of().isConstant() ? other.times(a.weight()) : b.of().isConstant() ? times(b.weight()) : plain ? of(product) : OTHER;
    }

    /** One of two numbers, whichever it is; together they are {@code value}. */
    Sum or(Sum other, Polynomial value) {
      return equals(other) ? this : isPlain() && other.isPlain() ? of(value) : OTHER;
    }

    /** Whether nothing is rounded: nothing is computed, or whole numbers only that a double holds. */
    boolean isPlain() {
      return addends.size() == 1 && (isOne(addends.get(0).weight().abs()) || addends.get(0).of().isConstant())
          || !addends.isEmpty() && isWhole();
    }

    private boolean isWhole() {
      BigDecimal most = BigDecimal.ZERO;
      for (Addend addend : addends) {
        Unknown.Range range = addend.of().range();
        if (addend.weight().stripTrailingZeros().scale() > 0 || !addend.of().isWhole() || range.least() == null || range.greatest() == null) {
          return false;
        }
        most = most.add(addend.weight().abs().multiply(range.least().abs().max(range.greatest().abs())));
      }
      return most.compareTo(EXACT) <= 0;
    }
  }

  private static boolean isOne(BigDecimal value) {
    return value.compareTo(BigDecimal.ONE) == 0;
  }

  /** A weighted number. */
  record Addend(BigDecimal weight, Polynomial of) {
    /** Said in one way: the weight of a single unknown apart, that of a condition or its contrary within. */
    static Addend of(BigDecimal weight, Polynomial of) {
      if (of.unknowns.length == 1 && of.constant.signum() == 0) {
        return new Addend(weight.multiply(of.weights[0]).stripTrailingZeros(), Polynomial.of(of.unknowns[0]));
      }
      boolean truth = of.unknowns.length == 1 && of.unknowns[0].whole && of.unknowns[0].range.equals(Unknown.Range.TRUTH);
      return truth ? new Addend(BigDecimal.ONE, of.times(weight)) : new Addend(weight.stripTrailingZeros(), of);
    }

    Addend times(BigDecimal factor) {
      return of(weight.multiply(factor), of);
    }
  }

  /** Two sums that are compared. To change the signs of both changes no rounding. */
  private record Comparison(Sum left, Sum right) {
    static Comparison of(Sum left, Sum right) {
      boolean upright = left.addends().isEmpty() || isUpright(left.addends().get(0));
      BigDecimal minus = BigDecimal.ONE.negate();
      return new Comparison(upright ? normal(left) : left.times(minus), upright ? normal(right) : right.times(minus));
    }

    private static boolean isUpright(Addend first) {
      return (first.of().isConstant() ? first.weight() : first.weight().multiply(first.of().weights[0])).signum() >= 0;
    }

    private static Sum normal(Sum sum) {
      return sum.times(BigDecimal.ONE);
    }

    /** Whether the comparison is that of the real numbers: nothing is computed, or one difference compared with 0. */
    boolean isExact() {
      boolean zero = right.isPlain() && right.addends().get(0).weight().signum() == 0;
      boolean difference = left.addends().size() == 2 && left.addends().stream().allMatch(a -> isOne(a.weight().abs()));
      return left.isPlain() && right.isPlain() || zero && difference;
    }

    /** How far the sum may be from its bound for rounding to matter, at numbers of given magnitudes. */
    double width(ToDoubleFunction<Polynomial> magnitude) {
      if (left.addends().isEmpty() || right.addends().isEmpty()) {
        return Double.POSITIVE_INFINITY;
      }
      double most = 0;
      for (Sum side : List.of(left, right)) {
        for (Addend addend : side.addends()) {
          most += Math.abs(addend.weight().doubleValue()) * magnitude.applyAsDouble(addend.of());
        }
      }
      return 2 * (left.addends().size() + right.addends().size()) * UNIT * most;
    }
  }

  void inCode(Condition condition, Sum left, Sum right) {
    add(code, condition, Comparison.of(left, right));
  }

  void inNetwork(Condition condition, Sum left, Sum right) {
    add(network, condition, Comparison.of(left, right));
  }

  private static void add(Map<Condition, Set<Comparison>> to, Condition condition, Comparison comparison) {
    Condition upright = condition.id < condition.not().id ? condition : condition.not();
    to.computeIfAbsent(upright, c -> new HashSet<>()).add(comparison);
  }

  /** Whether any real numbers are compared. */
  boolean matters() {
    return !code.isEmpty();
  }

  /** How far from a bound code and network may differ; 0 if they always decide alike. */
  double band(ToDoubleFunction<Polynomial> magnitude) {
    double widest = 0;
    for (Map.Entry<Condition, Set<Comparison>> entry : code.entrySet()) {
      Set<Comparison> own = entry.getValue();
      Set<Comparison> others = network.getOrDefault(entry.getKey(), Set.of());
      boolean exact = own.stream().allMatch(Comparison::isExact) && others.stream().allMatch(Comparison::isExact);
      if (!exact && !(own.size() == 1 && own.equals(others))) {
        for (Comparison comparison : own) {
          widest = Math.max(widest, comparison.width(magnitude));
        }
        for (Comparison comparison : others) {
          widest = Math.max(widest, comparison.width(magnitude));
        }
      }
    }
    return widest;
  }
}
