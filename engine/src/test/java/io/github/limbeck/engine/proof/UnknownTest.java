package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.proof.Unknown.Range;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges hold every value that they say they do, and unknowns tell what they stand for. */
class UnknownTest {
  private final Formulas formulas = new Formulas(new ProofBudget(100_000), true);
  private final Unknown x = formulas.input(true, Range.of(0, 9));
  private final Unknown y = formulas.input(true, Range.of(-5, 9));
  private final Polynomial px = Polynomial.of(x);
  private final Polynomial py = Polynomial.of(y);

  /** {@code 1..3}; a side left out is open. */
  private static Range range(String text) {
    String[] ends = text.split("\\.\\.", -1);
    return new Range(end(ends[0]), end(ends[1]));
  }

  private static BigDecimal end(String text) {
    return text.isEmpty() ? null : new BigDecimal(text);
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({
    // left, right, sum, product, the greater, either
    "1..3, 2..5, 3..8, 2..15, 2..5, 1..5",
    "-2..3, -1..4, -3..7, -8..12, -1..4, -2..4",
    "-3..-2, -5..4, -8..2, -12..15, -3..4, -5..4",
    "-3..2, -7..-1, -10..1, -14..21, -3..2, -7..2",
    "0..1, 6..9, 6..10, 0..9, 6..9, 0..9",
    "1.., 2..5, 3.., .., 2.., 1..",
    "..3, 2..5, ..8, .., 2..5, ..5",
    "1..3, 2.., 3.., .., 2.., 1..",
    "1..3, ..5, ..8, .., 1..5, ..5",
    "1.., ..5, .., .., 1.., ..",
    "..3, ..5, ..8, .., ..5, ..5",
    "1.., 4.., 5.., .., 4.., 1.."})
  void combine(String left, String right, String sum, String product, String greater, String either) {
    assertThat(range(left).plus(range(right))).isEqualTo(range(sum));
    assertThat(range(left).times(range(right))).isEqualTo(range(product));
    assertThat(range(left).orGreater(range(right))).isEqualTo(range(greater));
    assertThat(range(right).orGreater(range(left))).isEqualTo(range(greater));
    assertThat(range(left).or(range(right))).isEqualTo(range(either));
    assertThat(range(right).or(range(left))).isEqualTo(range(either));
  }

  @ParameterizedTest
  @CsvSource({"1..3, 2, 2..6", "1..3, -2, -6..-2", "1.., 3, 3..", "1.., -3, ..-3", "..4, -1, -4..", "1..3, 0, 0..0"})
  void areTurnedByANegativeFactor(String range, BigDecimal factor, String expected) {
    assertThat(range(range).times(factor)).isEqualTo(range(expected));
  }

  @ParameterizedTest
  @CsvSource({"1..3, 1, 3, true", "1..3, 0, 4, true", "1..3, 2, 3, false", "1..3, 1, 2, false", "1.., 0, 9, false", "..3, 0, 9, false", ".., 0, 9, false"})
  void lieWithinOthers(String range, BigDecimal low, BigDecimal high, boolean within) {
    assertThat(range(range).isWithin(low, high)).isEqualTo(within);
  }

  @ParameterizedTest
  @CsvSource({"2..2, true", "2..3, false", "2.., false", "..2, false", ".., false", "2.0..2, true"})
  void mayHoldOneValue(String range, boolean constant) {
    assertThat(formulas.input(false, range(range)).isConstantRange()).isEqualTo(constant);
  }

  @Test
  void whatHangsOnAConditionIsNotPure() {
    Polynomial flag = formulas.flag(formulas.atLeast(px.minus(py)));
    Polynomial greatest = formulas.greatest(px, py);
    assertThat(x.isPure()).isTrue();
    assertThat(greatest.asUnknown().isPure()).isTrue();
    assertThat(formulas.times(px, py).asUnknown().isPure()).isTrue();
    assertThat(formulas.remainder(px.plus(py), 3).asUnknown().isPure()).isTrue();
    assertThat(flag.asUnknown().isPure()).isFalse();
    assertThat(formulas.greatest(px, py.plus(flag)).asUnknown().isPure()).isFalse();
    assertThat(formulas.times(greatest, formulas.remainder(px.plus(py).plus(flag), 3)).asUnknown().isPure()).isFalse();
  }

  @Test
  void areWrittenAsWhatTheyStandFor() {
    String a = "x" + x.id;
    String b = "x" + y.id;
    Condition more = formulas.atLeast(px.minus(py));
    String compared = "1*" + a + " + -1*" + b + " + 0 >= 0";
    assertThat(x).hasToString(a);
    assertThat(formulas.flag(more).asUnknown()).hasToString("[" + compared + "]");
    assertThat(formulas.times(px, py).asUnknown()).hasToString("[" + a + ", " + b + "]");
    assertThat(formulas.remainder(px.plus(py), 3).asUnknown()).hasToString("(1*" + a + " + 1*" + b + " + 0 mod 3)");
    assertThat(formulas.greatest(px, py).asUnknown()).hasToString("max" + List.of(px, py));
    assertThat(formulas.select(more, px.times(new BigDecimal(2)), py).asUnknown()).hasToString("(" + compared + " ? 2*" + a + " + 0 : 1*" + b + " + 0)");
  }

  @Test
  void areOrderedAsTheyWereMade() {
    assertThat(x).isLessThan(y);
    assertThat(y).isGreaterThan(x).isEqualByComparingTo(y);
  }
}
