package io.github.limbeck.engine.proof;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a {@link Polynomial} multiplies by its weights: an input, or a number that no polynomial says. Equal unknowns are one
 * object; {@link Formulas} makes them.
 */
final class Unknown implements Comparable<Unknown> {

  /** What an unknown stands for. */
  enum Kind {
    /** A value that may be anything within the range. */
    INPUT,
    /** 1 where a condition holds, else 0. */
    FLAG,
    /** The product of unknowns. */
    PRODUCT,
    /** The remainder in [0, modulus) of a polynomial. */
    REMAINDER,
    /** The quotient of a polynomial by the modulus, rounded down. */
    QUOTIENT,
    /** The greatest of polynomials. */
    GREATEST,
    /** One polynomial where a condition holds, else another. */
    SELECT
  }

  final int id;
  final Kind kind;
  final boolean whole;
  final Range range;
  final Condition condition;
  final List<Polynomial> parts;
  final List<Unknown> factors;
  final long modulus;

  Unknown(int id, Kind kind, boolean whole, Range range, Condition condition, List<Polynomial> parts, List<Unknown> factors, long modulus) {
    this.id = id;
    this.kind = kind;
    this.whole = whole;
    this.range = range;
    this.condition = condition;
    this.parts = parts;
    this.factors = factors;
    this.modulus = modulus;
  }

  /** Whether its value depends on inputs alone, not on conditions that are still open. */
  boolean isPure() {
    return condition == null && parts.stream().allMatch(Polynomial::isPure) && factors.stream().allMatch(Unknown::isPure);
  }

  boolean isConstantRange() {
    return range.least() != null && range.greatest() != null && range.least().compareTo(range.greatest()) == 0;
  }

  @Override
  public int compareTo(Unknown other) {
    return Integer.compare(id, other.id);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case INPUT -> "x" + id;
      case FLAG -> "[" + condition + "]";
      case PRODUCT -> factors.toString();
      case REMAINDER -> "(" + parts.get(0) + " mod " + modulus + ")";
      case QUOTIENT -> "(" + parts.get(0) + " div " + modulus + ")";
      case GREATEST -> "max" + parts;
      case SELECT -> "(" + condition + " ? " + parts.get(0) + " : " + parts.get(1) + ")";
    };
  }

  /**
   * Bounds of a number.
   *
   * @param least the least value, or null if there is none
   * @param greatest the greatest value, or null if there is none
   */
  record Range(BigDecimal least, BigDecimal greatest) {
    static final Range ALL = new Range(null, null);
    static final Range TRUTH = new Range(BigDecimal.ZERO, BigDecimal.ONE);

    static Range of(long least, long greatest) {
      return new Range(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest));
    }

    Range plus(Range other) {
      return new Range(least == null || other.least == null ? null : least.add(other.least),
          greatest == null || other.greatest == null ? null : greatest.add(other.greatest));
    }

    Range times(BigDecimal factor) {
      BigDecimal low = least == null ? null : least.multiply(factor);
      BigDecimal high = greatest == null ? null : greatest.multiply(factor);
      return factor.signum() >= 0 ? new Range(low, high) : new Range(high, low);
    }

    Range times(Range other) {
      if (least == null || greatest == null || other.least == null || other.greatest == null) {
        return ALL;
      }
      BigDecimal a = least.multiply(other.least);
      BigDecimal b = least.multiply(other.greatest);
      BigDecimal c = greatest.multiply(other.least);
      BigDecimal d = greatest.multiply(other.greatest);
      return new Range(a.min(b).min(c).min(d), a.max(b).max(c).max(d));
    }

    /** The range of the greater of two numbers. */
    Range orGreater(Range other) {
      return new Range(least == null ? other.least : other.least == null ? least : least.max(other.least),
          greatest == null || other.greatest == null ? null : greatest.max(other.greatest));
    }

    /** The range of one of two numbers. */
    Range or(Range other) {
      return new Range(least == null || other.least == null ? null : least.min(other.least),
          greatest == null || other.greatest == null ? null : greatest.max(other.greatest));
    }

    boolean isWithin(BigDecimal low, BigDecimal high) {
      return least != null && greatest != null && least.compareTo(low) >= 0 && greatest.compareTo(high) <= 0;
    }
  }
}
