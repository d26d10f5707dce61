package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.proof.Rounding.Addend;
import io.github.limbeck.engine.proof.Rounding.Sum;
import io.github.limbeck.engine.proof.Unknown.Range;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums that are computed alike leave no band in which rounding could tell code and network apart. */
class RoundingTest {
  private final Formulas formulas = new Formulas(new ProofBudget(100_000), true);
  private final Polynomial a = Polynomial.of(formulas.input(false, Range.ALL));
  private final Polynomial b = Polynomial.of(formulas.input(false, Range.ALL));
  private final Polynomial n = Polynomial.of(formulas.input(true, Range.of(-10, 10)));
  private final Polynomial l = Polynomial.of(formulas.input(true, Range.of(Long.MIN_VALUE, Long.MAX_VALUE)));
  private final Polynomial p = Polynomial.of(formulas.input(true, Range.TRUTH));
  private final Condition some = formulas.atLeast(a.plus(b).minus(Polynomial.ONE));
  private final Sum zero = constant("0");
  private final Sum one = constant("1");

  private static Sum constant(String value) {
    return Sum.of(Polynomial.constant(new BigDecimal(value)));
  }

  private static Sum times(String factor, Polynomial of) {
    return Sum.of(of).times(new BigDecimal(factor));
  }

  private static double band(Rounding rounding) {
    return rounding.band(of -> 1);
  }

  private double bandOf(Sum code, Sum codeBound, Sum network, Sum networkBound) {
    Rounding rounding = new Rounding();
    rounding.inCode(some, code, codeBound);
    rounding.inNetwork(some, network, networkBound);
    assertThat(rounding.matters()).isTrue();
    return band(rounding);
  }

  @Test
  void sumsAreAddedUpFromLeftToRight() {
    Sum sum = times("0.5", a).plus(1, Sum.of(b)).plus(-1, constant("3"));
    assertThat(sum.addends()).containsExactly(new Addend(new BigDecimal("0.5"), a), new Addend(BigDecimal.ONE, b), Addend.of(new BigDecimal(-3), Polynomial.ONE));
    assertThat(zero.plus(1, Sum.of(a))).isEqualTo(Sum.of(a));
    assertThat(zero.plus(-1, Sum.of(a))).isEqualTo(times("-1", a));
    assertThat(one.plus(1, Sum.of(a)).addends()).hasSize(2);
    assertThat(Sum.of(b).plus(1, sum).addends()).as("a sum within brackets").isEmpty();
    assertThat(new Sum(List.of()).plus(1, Sum.of(a)).addends()).isEmpty();
  }

  @Test
  void aVeryLongSumIsNotFollowed() {
    Sum sum = Sum.of(a);
    for (int i = 1; i < 500; i++) {
      sum = sum.plus(1, Sum.of(b));
    }
    assertThat(sum.addends()).hasSize(500);
    assertThat(sum.plus(1, Sum.of(b)).addends()).isEmpty();
  }

  @Test
  void productsWithConstantsAreWeights() {
    Polynomial twice = a.times(BigDecimal.valueOf(2));
    assertThat(constant("2").times(Sum.of(a), twice)).isEqualTo(times("2", a));
    assertThat(Sum.of(a).times(constant("2"), twice)).isEqualTo(times("2", a));
    Polynomial product = formulas.times(a, b);
    assertThat(Sum.of(a).times(Sum.of(b), product)).isEqualTo(Sum.of(product));
    assertThat(times("2", a).times(Sum.of(b), product).addends()).as("a product that was rounded before").isEmpty();
    assertThat(Sum.of(a).times(times("2", b), product).addends()).isEmpty();
    assertThat(Sum.of(a).plus(1, Sum.of(b)).times(constant("2"), twice).addends()).isEmpty();
    assertThat(constant("2").times(Sum.of(a).plus(1, Sum.of(b)), twice).addends()).isEmpty();
  }

  @Test
  void eitherOfTwoNumbersIsOneWhereNoneIsRounded() {
    Polynomial either = formulas.greatest(a, b);
    Sum rounded = times("0.1", a).plus(1, Sum.of(b));
    assertThat(Sum.of(a).or(Sum.of(b), either)).isEqualTo(Sum.of(either));
    assertThat(rounded.or(rounded, either)).isEqualTo(rounded);
    assertThat(rounded.or(Sum.of(b), either).addends()).isEmpty();
    assertThat(Sum.of(b).or(rounded, either).addends()).isEmpty();
  }

  @Test
  void plainIsWhatNothingRounds() {
    assertThat(List.of(Sum.of(a), times("-1", a), constant("0.1"), times("3", n), Sum.of(n).plus(1, times("7", n)), Sum.of(p).plus(1, Sum.of(n)))).allMatch(Sum::isPlain);
    assertThat(List.of(times("0.1", a), times("0.1", n), Sum.of(a).plus(1, Sum.of(b)), Sum.of(n).plus(1, Sum.of(a)), Sum.of(l).plus(1, Sum.of(n)), new Sum(List.of())))
        .noneMatch(Sum::isPlain);
    Polynomial limit = Polynomial.of(formulas.input(true, Range.of(0, 1L << 52)));
    assertThat(Sum.of(limit).plus(1, Sum.of(limit)).isPlain()).isTrue();
    assertThat(Sum.of(limit).plus(1, Sum.of(limit)).plus(1, one).isPlain()).isFalse();
    Polynomial open = Polynomial.of(formulas.input(true, new Range(BigDecimal.ZERO, null)));
    assertThat(Sum.of(open).plus(1, Sum.of(n)).isPlain()).isFalse();
  }

  @Test
  void theWeightOfAnUnknownStandsApart() {
    assertThat(Addend.of(new BigDecimal("2.0"), a.times(new BigDecimal("0.5")))).isEqualTo(new Addend(BigDecimal.ONE, a));
    Polynomial contrary = Polynomial.ONE.minus(p);
    assertThat(Addend.of(new BigDecimal("3"), contrary)).isEqualTo(new Addend(BigDecimal.ONE, contrary.times(new BigDecimal("3"))));
    assertThat(Addend.of(new BigDecimal("3"), p)).isEqualTo(new Addend(new BigDecimal("3"), p));
    Polynomial shifted = n.plus(Polynomial.ONE);
    assertThat(Addend.of(new BigDecimal("3"), shifted)).isEqualTo(new Addend(new BigDecimal("3"), shifted));
    Polynomial two = a.plus(b);
    assertThat(Addend.of(new BigDecimal("3.0"), two)).isEqualTo(new Addend(new BigDecimal("3"), two));
  }

  @Test
  void theSameSumLeavesNoBand() {
    Sum sum = times("0.1", a).plus(1, Sum.of(b));
    assertThat(bandOf(sum, one, sum, one)).isZero();
    assertThat(bandOf(sum.times(BigDecimal.ONE.negate()), constant("-1"), sum, one)).as("with all signs changed").isZero();
    assertThat(bandOf(sum.times(BigDecimal.ONE.negate()), one, sum, one)).as("with some signs changed").isPositive();
  }

  @Test
  void anotherOrderLeavesABandAsWideAsItsAddendsRound() {
    Sum sum = times("0.5", a).plus(1, Sum.of(b)).plus(1, times("-2", n));
    Sum other = Sum.of(b).plus(1, times("0.5", a)).plus(1, times("-2", n));
    // Twice four addends, each rounded by half a unit, of magnitudes that are 0.5, 1, 2 and 1.
    assertThat(bandOf(sum, one, other, one)).isEqualTo(8 * 0x1p-53 * 4.5);
    assertThat(bandOf(sum, times("3", b), other, times("3", b))).isEqualTo(8 * 0x1p-53 * 6.5);
    Rounding rounding = new Rounding();
    rounding.inCode(some, sum, one);
    rounding.inNetwork(some, other, one);
    assertThat(rounding.band(of -> 10)).isEqualTo(8 * 0x1p-53 * 45);
  }

  @Test
  void theWidestComparisonCounts() {
    Sum small = times("0.5", a).plus(1, Sum.of(b));
    Sum large = Sum.of(b).plus(1, times("0.5", a)).plus(1, times("64", n));
    double wide = 8 * 0x1p-53 * 66.5;
    assertThat(bandOf(small, one, large, one)).isEqualTo(wide);
    assertThat(bandOf(large, one, small, one)).isEqualTo(wide);
  }

  @Test
  void howWideIsOpenWhereASumIsNotFollowed() {
    Sum other = new Sum(List.of());
    Sum sum = times("0.1", a).plus(1, Sum.of(b));
    assertThat(bandOf(other, one, sum, one)).isInfinite();
    assertThat(bandOf(sum, other, sum, one)).isInfinite();
    assertThat(bandOf(sum, one, other, one)).isInfinite();
  }

  @Test
  void comparisonsWithoutRoundingLeaveNoBand() {
    assertThat(bandOf(Sum.of(a), Sum.of(b), Sum.of(a).plus(-1, Sum.of(b)), zero)).isZero();
    assertThat(bandOf(Sum.of(a), one, Sum.of(a), constant("1.0"))).isZero();
    assertThat(bandOf(Sum.of(a), one, Sum.of(a).plus(-1, one), zero)).as("one difference compared with 0").isZero();
    assertThat(bandOf(Sum.of(a), Sum.of(b), Sum.of(a).plus(-1, Sum.of(b)), one)).as("a difference compared with 1").isPositive();
    assertThat(bandOf(Sum.of(a), Sum.of(b), Sum.of(a).plus(-1, times("2", b)), zero)).as("a weighted difference").isPositive();
    assertThat(bandOf(Sum.of(a), Sum.of(b), Sum.of(a).plus(-1, Sum.of(b)).plus(1, Sum.of(n)), zero)).as("three addends").isPositive();
  }

  @Test
  void aConditionAndItsContraryAreTheSameComparison() {
    Sum sum = times("0.1", a).plus(1, Sum.of(b));
    Sum other = Sum.of(b).plus(1, times("0.1", a));
    Rounding same = new Rounding();
    same.inCode(some.not(), sum, one);
    same.inNetwork(some, sum, one);
    assertThat(band(same)).isZero();
    Rounding mirrored = new Rounding();
    mirrored.inCode(some, sum, one);
    mirrored.inNetwork(some.not(), sum, one);
    assertThat(band(mirrored)).isZero();
    mirrored.inCode(some.not(), other, one);
    assertThat(band(mirrored)).as("compared in two ways").isPositive();
  }

  @Test
  void whatTheNetworkDoesNotCompareIsRoundedOnItsOwn() {
    Rounding rounding = new Rounding();
    assertThat(rounding.matters()).isFalse();
    assertThat(band(rounding)).isZero();
    rounding.inNetwork(some, times("0.1", a).plus(1, Sum.of(b)), one);
    assertThat(rounding.matters()).isFalse();
    assertThat(band(rounding)).isZero();
    Rounding alone = new Rounding();
    alone.inCode(some, times("0.1", a).plus(1, Sum.of(b)), one);
    assertThat(band(alone)).isPositive();
  }
}
