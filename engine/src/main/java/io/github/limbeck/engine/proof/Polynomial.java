package io.github.limbeck.engine.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A number: {@code sum of weight * unknown + constant}, with exact weights and the unknowns in the order in which they were
 * made. Two polynomials are equal if and only if they have the same weights for the same unknowns.
 */
final class Polynomial {
  /** An order by what each holds, the same whatever they were made for. */
  static final Comparator<Polynomial> BY_CONTENT = Polynomial::compare;

  static final Polynomial ZERO = new Polynomial(new Unknown[0], new BigDecimal[0], BigDecimal.ZERO);
  static final Polynomial ONE = constant(BigDecimal.ONE);

  final Unknown[] unknowns;
  final BigDecimal[] weights;
  final BigDecimal constant;
  private int hash;

  private Polynomial(Unknown[] unknowns, BigDecimal[] weights, BigDecimal constant) {
    this.unknowns = unknowns;
    this.weights = weights;
    this.constant = constant;
  }

  static Polynomial constant(BigDecimal value) {
    return new Polynomial(new Unknown[0], new BigDecimal[0], normal(value));
  }

  static Polynomial constant(long value) {
    return constant(BigDecimal.valueOf(value));
  }

  static Polynomial of(Unknown unknown) {
    return unknown.isConstantRange() ? constant(unknown.range.least())
        : new Polynomial(new Unknown[] {unknown}, new BigDecimal[] {BigDecimal.ONE}, BigDecimal.ZERO);
  }

  /** Decimals compare by their digits too, so all have the same ones. */
  private static BigDecimal normal(BigDecimal value) {
    return value.scale() == 0 ? value : value.signum() == 0 ? BigDecimal.ZERO : scaled(value.stripTrailingZeros());
  }

  private static BigDecimal scaled(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  boolean isConstant() {
    return unknowns.length == 0;
  }

  boolean isPure() {
    return Arrays.stream(unknowns).allMatch(Unknown::isPure);
  }

  boolean isWhole() {
    if (constant.scale() > 0) {
      return false;
    }
    for (int i = 0; i < unknowns.length; i++) {
      if (!unknowns[i].whole || weights[i].scale() > 0) {
        return false;
      }
    }
    return true;
  }

  /** {@code this + factor * other}. */
  Polynomial plus(BigDecimal factor, Polynomial other) {
    if (factor.signum() == 0) {
      return this;
    }
    List<Unknown> all = new ArrayList<>(unknowns.length + other.unknowns.length);
    List<BigDecimal> sums = new ArrayList<>(unknowns.length + other.unknowns.length);
    boolean one = factor.equals(BigDecimal.ONE);
    int i = 0;
    int j = 0;
    while (i < unknowns.length || j < other.unknowns.length) {
      int order = i == unknowns.length ? 1 : j == other.unknowns.length ? -1 : unknowns[i].compareTo(other.unknowns[j]);
      BigDecimal weight = order > 0 ? BigDecimal.ZERO : weights[i];
      if (order >= 0) {
        BigDecimal added = one ? other.weights[j] : other.weights[j].multiply(factor);
        weight = order == 0 ? weight.add(added) : added;
      }
      if (weight.signum() != 0) {
        all.add(order <= 0 ? unknowns[i] : other.unknowns[j]);
        sums.add(normal(weight));
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return new Polynomial(all.toArray(Unknown[]::new), sums.toArray(BigDecimal[]::new), normal(constant.add(other.constant.multiply(factor))));
  }

  Polynomial plus(Polynomial other) {
    return plus(BigDecimal.ONE, other);
  }

  Polynomial minus(Polynomial other) {
    return plus(BigDecimal.ONE.negate(), other);
  }

  Polynomial times(BigDecimal factor) {
    return ZERO.plus(factor, this);
  }

  /** The same without its constant. */
  Polynomial withoutConstant() {
    return constant.signum() == 0 ? this : new Polynomial(unknowns, weights, BigDecimal.ZERO);
  }

  /** The same unknowns with other weights, none of them 0, and no constant. */
  Polynomial reweighted(BigDecimal[] others) {
    return new Polynomial(unknowns, others, BigDecimal.ZERO);
  }

  /** The unknown that this is, or null if it is more than one. */
  Unknown asUnknown() {
    return unknowns.length == 1 && constant.signum() == 0 && weights[0].equals(BigDecimal.ONE) ? unknowns[0] : null;
  }

  Unknown.Range range() {
    Unknown.Range range = new Unknown.Range(constant, constant);
    for (int i = 0; i < unknowns.length; i++) {
      range = range.plus(unknowns[i].range.times(weights[i]));
    }
    return range;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomial that && hashCode() == that.hashCode() && Arrays.equals(unknowns, that.unknowns)
        && Arrays.equals(weights, that.weights) && constant.equals(that.constant);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      int h = constant.hashCode();
      for (int i = 0; i < unknowns.length; i++) {
        h = h * 31 + unknowns[i].id * 17 + weights[i].hashCode();
      }
      hash = h == 0 ? 1 : h;
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < unknowns.length; i++) {
      text.append(weights[i]).append('*').append(unknowns[i]).append(" + ");
    }
    return text.append(constant).toString();
  }

  private static int compare(Polynomial a, Polynomial b) {
    for (int i = 0; i < Math.min(a.unknowns.length, b.unknowns.length); i++) {
      int order = a.unknowns[i].compareTo(b.unknowns[i]);
      order = order != 0 ? order : a.weights[i].compareTo(b.weights[i]);
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(a.unknowns.length, b.unknowns.length);
    return order != 0 ? order : a.constant.compareTo(b.constant);
  }
}
