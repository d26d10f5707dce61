package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fractions are exact, in lowest terms, and ordered as numbers. */
class RationalTest {
  private static Rational fraction(long numerator, long denominator) {
    return Rational.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  private static Rational fraction(String text) {
    String[] parts = text.split("/");
    return fraction(Long.parseLong(parts[0]), parts.length == 1 ? 1 : Long.parseLong(parts[1]));
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({
    // left, right, sum, difference, product, quotient
    "1/2, 1/3, 5/6, 1/6, 1/6, 3/2",
    "1/2, 1/2, 1, 0, 1/4, 1",
    "3, 1/3, 10/3, 8/3, 1, 9",
    "1/3, 3, 10/3, -8/3, 1, 1/9",
    "-1/2, 2, 3/2, -5/2, -1, -1/4",
    "4, -6, -2, 10, -24, -2/3",
    "6, 3, 9, 3, 18, 2",
    "0, 5/7, 5/7, -5/7, 0, 0"})
  void computesExactly(String left, String right, String sum, String difference, String product, String quotient) {
    Rational a = fraction(left);
    Rational b = fraction(right);
    assertThat(a.plus(b)).isEqualTo(fraction(sum)).hasToString(sum);
    assertThat(a.minus(b)).isEqualTo(fraction(difference)).hasToString(difference);
    assertThat(a.times(b)).isEqualTo(fraction(product)).hasToString(product);
    assertThat(a.by(b)).isEqualTo(fraction(quotient)).hasToString(quotient);
  }

  @Test
  void isInLowestTermsWithItsSignAbove() {
    assertThat(fraction(6, -4)).isEqualTo(new Rational(BigInteger.valueOf(-3), BigInteger.TWO));
    assertThat(fraction(-6, -4)).isEqualTo(new Rational(BigInteger.valueOf(3), BigInteger.TWO));
    assertThat(fraction(0, -9)).isEqualTo(Rational.ZERO);
    assertThat(fraction(8, 4).isWhole()).isTrue();
    assertThat(fraction(9, 4).isWhole()).isFalse();
    assertThatThrownBy(() -> fraction(1, 0)).isInstanceOf(ArithmeticException.class).hasMessageContaining("zero parts");
  }

  @ParameterizedTest
  @CsvSource({"0.125, 1/8", "-2.50, -5/2", "1E+3, 1000", "7, 7", "0.0, 0", "12.00, 12"})
  void readsDecimals(BigDecimal decimal, String fraction) {
    assertThat(Rational.of(decimal)).isEqualTo(fraction(fraction));
  }

  @ParameterizedTest(name = "{0} against {1}")
  @CsvSource({"1/3, 1/2, -1", "1/2, 1/2, 0", "2, 3/2, 1", "3/2, 2, -1", "-1/2, 1/3, -1", "-2, -3, 1", "5, 5, 0", "-1/2, -1/3, -1", "7/2, 10/3, 1"})
  void comparesAsNumbers(String left, String right, int order) {
    assertThat(Integer.signum(fraction(left).compareTo(fraction(right)))).isEqualTo(order);
    assertThat(Integer.signum(fraction(right).compareTo(fraction(left)))).isEqualTo(-order);
  }

  @ParameterizedTest
  @CsvSource({"7/2, 3, 1", "-7/2, -4, -1", "4, 4, 1", "-4, -4, -1", "1/3, 0, 1", "-1/3, -1, -1", "0, 0, 0"})
  void roundsDownAndKnowsItsSign(String of, long floor, int sign) {
    assertThat(fraction(of).floor()).isEqualTo(floor);
    assertThat(fraction(of).signum()).isEqualTo(sign);
    assertThat(fraction(of).negate().signum()).isEqualTo(-sign);
    assertThat(fraction(of).negate().negate()).isEqualTo(fraction(of));
  }

  @Test
  void becomesTheNearestDouble() {
    assertThat(fraction(1, 3).doubleValue()).isEqualTo(1.0 / 3);
    assertThat(fraction(-7, 2).doubleValue()).isEqualTo(-3.5);
    assertThat(Rational.of(42).doubleValue()).isEqualTo(42);
  }
}
