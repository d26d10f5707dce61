package io.github.limbeck.engine.proof;

import io.github.limbeck.engine.proof.Condition.Bound;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A comparison with zero as a lower bound, or the contrary of one, of a form whose weights have no common divisor and the first of
 * them positive: what is said in several ways becomes one.
 *
 * @param upright whether the comparison says that the bound holds; if not, that it does not
 */
record NormalBound(Polynomial form, Bound bound, boolean upright) {

  /** That of {@code p >= 0}, or, if open, of {@code p > 0}; p has at least one unknown. */
  static NormalBound of(Polynomial p, boolean open) {
    int scale = 0;
    for (BigDecimal weight : p.weights) {
      scale = Math.max(scale, weight.scale());
    }
    BigInteger divisor = BigInteger.ZERO;
    for (BigDecimal weight : p.weights) {
      divisor = divisor.gcd(weight.movePointRight(scale).toBigIntegerExact());
    }
    boolean upright = p.weights[0].signum() > 0;
    BigInteger by = upright ? divisor : divisor.negate();
    BigDecimal[] weights = new BigDecimal[p.weights.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = new BigDecimal(p.weights[i].movePointRight(scale).toBigIntegerExact().divide(by));
    }
    Polynomial form = p.reweighted(weights);
    Rational limit = Rational.of(p.constant.movePointRight(scale)).by(Rational.of(by)).negate();
    // p >= 0 says form >= limit if upright, else form <= limit, which is not form > limit.
    Bound at = new Bound(limit, upright == open);
    if (form.isWhole()) {
      at = new Bound(Rational.of(at.open() ? limit.floor().add(BigInteger.ONE) : limit.negate().floor().negate()), false);
    }
    return new NormalBound(form, at, upright);
  }
}
