package io.github.limbeck.engine.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** An exact fraction in lowest terms, its denominator positive. */
record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
  static final Rational ZERO = of(BigInteger.ZERO);
  static final Rational ONE = of(BigInteger.ONE);

  static Rational of(BigInteger value) {
    return new Rational(value, BigInteger.ONE);
  }

  static Rational of(long value) {
    return of(BigInteger.valueOf(value));
  }

  static Rational of(BigDecimal value) {
    return value.scale() <= 0 ? of(value.toBigIntegerExact()) : of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  static Rational of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a fraction of zero parts");
    }
    BigInteger divisor = numerator.gcd(denominator);
    BigInteger by = denominator.signum() < 0 ? divisor.negate() : divisor;
    return new Rational(numerator.divide(by), denominator.divide(by));
  }

  boolean isWhole() {
    return denominator.equals(BigInteger.ONE);
  }

  int signum() {
    return numerator.signum();
  }

  Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  Rational plus(Rational other) {
    return isWhole() && other.isWhole() ? of(numerator.add(other.numerator))
        : of(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)), denominator.multiply(other.denominator));
  }

  Rational minus(Rational other) {
    return plus(other.negate());
  }

  Rational times(Rational other) {
    return isWhole() && other.isWhole() ? of(numerator.multiply(other.numerator))
        : of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  Rational by(Rational divisor) {
    return of(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
  }

  /** The greatest whole number that is not greater. */
  BigInteger floor() {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  double doubleValue() {
    return isWhole() ? numerator.doubleValue() : new BigDecimal(numerator).divide(new BigDecimal(denominator), MathContext.DECIMAL128).doubleValue();
  }

  @Override
  public int compareTo(Rational other) {
    return isWhole() && other.isWhole() ? numerator.compareTo(other.numerator)
        : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return isWhole() ? numerator.toString() : numerator + "/" + denominator;
  }
}
