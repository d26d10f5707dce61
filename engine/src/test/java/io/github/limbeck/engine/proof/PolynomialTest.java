package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.proof.Unknown.Range;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weighted sums are kept in one form, so that equal ones are equal however they came about. */
class PolynomialTest {
  private final Formulas formulas = new Formulas(new ProofBudget(100_000), true);
  private final Unknown x = formulas.input(true, Range.of(-2, 3));
  private final Unknown y = formulas.input(true, Range.of(0, 10));
  private final Unknown z = formulas.input(false, Range.ALL);

  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  private static Polynomial sum(String constant, Object... weightsAndUnknowns) {
    Polynomial sum = Polynomial.constant(of(constant));
    for (int i = 0; i < weightsAndUnknowns.length; i += 2) {
      sum = sum.plus(of((String) weightsAndUnknowns[i]), Polynomial.of((Unknown) weightsAndUnknowns[i + 1]));
    }
    return sum;
  }

  @Test
  void addsWeightByWeight() {
    Polynomial left = sum("1", "2", x, "3", z);
    Polynomial right = sum("0.5", "-2", x, "1", y, "0.25", z);
    assertThat(left.plus(right)).isEqualTo(sum("1.5", "1", y, "3.25", z));
    assertThat(left.minus(right)).isEqualTo(sum("0.5", "4", x, "-1", y, "2.75", z));
    assertThat(right.minus(left)).isEqualTo(sum("-0.5", "-4", x, "1", y, "-2.75", z));
    assertThat(left.plus(of("-4"), right)).isEqualTo(sum("-1", "10", x, "-4", y, "2", z));
    assertThat(left.plus(BigDecimal.ZERO, right)).isEqualTo(left);
    assertThat(left.times(of("1.5"))).isEqualTo(sum("1.5", "3", x, "4.5", z));
    assertThat(left.times(BigDecimal.ZERO)).isEqualTo(Polynomial.ZERO);
    assertThat(left.minus(left)).isEqualTo(Polynomial.ZERO);
  }

  @Test
  void isTheSameInWhateverOrderItIsAddedUp() {
    Polynomial one = sum("1.0", "2.0", x, "1", z, "3", y);
    Polynomial other = sum("1", "3.00", y, "1.5", z, "2", x, "-0.5", z);
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
    assertThat(one.unknowns).containsExactly(x, y, z);
    assertThat(one).hasToString("2*x" + x.id + " + 3*x" + y.id + " + 1*x" + z.id + " + 1");
    assertThat(Polynomial.constant(of("-3"))).hasToString("-3");
  }

  @Test
  void isTheSameAsNoOther() {
    Polynomial one = sum("1", "2", x);
    assertThat(List.of(sum("2", "2", x), sum("1", "3", x), sum("1", "2", y), sum("1"), sum("1", "2", x, "1", y)))
        .allSatisfy(other -> assertThat(one).isNotEqualTo(other));
    assertThat(one.equals("1 + 2x")).isFalse();
  }

  @Test
  void sumsThatAreNotTheSameMostlyHashApart() {
    assertThat(List.of(sum("0", "1", x), sum("0", "2", x), sum("0", "1", y), sum("1", "1", x), sum("0", "1", x, "1", y), sum("0", "-1", x, "1", y),
        sum("0", "1", x, "-1", y), Polynomial.ONE, Polynomial.ZERO).stream().map(Polynomial::hashCode).distinct()).hasSize(9);
  }

  @Test
  void knowsAnUnknownOfItsOwn() {
    assertThat(sum("0", "1", x).asUnknown()).isSameAs(x);
    assertThat(sum("0", "1.00", x, "1", y, "-1", y).asUnknown()).isSameAs(x);
    assertThat(sum("1", "1", x).asUnknown()).isNull();
    assertThat(sum("0", "2", x).asUnknown()).isNull();
    assertThat(sum("0", "1", x, "1", y).asUnknown()).isNull();
    assertThat(sum("3").asUnknown()).isNull();
    assertThat(sum("3").isConstant()).isTrue();
    assertThat(sum("3", "1", x).isConstant()).isFalse();
  }

  @Test
  void anUnknownOfOneValueIsThatValue() {
    assertThat(Polynomial.of(formulas.input(true, Range.of(4, 4)))).isEqualTo(Polynomial.constant(4));
    assertThat(Polynomial.of(formulas.input(true, Range.of(4, 5))).isConstant()).isFalse();
  }

  @Test
  void isWholeWhereAllOfItIs() {
    assertThat(sum("1", "2", x, "-3", y).isWhole()).isTrue();
    assertThat(sum("1.00", "2.0", x).isWhole()).isTrue();
    assertThat(sum("1E+2", "1E+1", x).isWhole()).isTrue();
    assertThat(sum("0.5", "2", x).isWhole()).isFalse();
    assertThat(sum("1", "0.5", x).isWhole()).isFalse();
    assertThat(sum("1", "2", z).isWhole()).isFalse();
  }

  @Test
  void rangesFromItsUnknowns() {
    assertThat(sum("1", "2", x, "-1", y).range()).isEqualTo(Range.of(-13, 7));
    assertThat(sum("5").range()).isEqualTo(Range.of(5, 5));
    assertThat(sum("1", "2", x, "1", z).range()).isEqualTo(Range.ALL);
  }

  @Test
  void losesItsConstantAlone() {
    assertThat(sum("4", "2", x, "1", z).withoutConstant()).isEqualTo(sum("0", "2", x, "1", z));
    assertThat(sum("0", "2", x).withoutConstant()).isEqualTo(sum("0", "2", x));
    assertThat(sum("4", "2", x, "1", z).reweighted(new BigDecimal[] {of("7"), of("8")})).isEqualTo(sum("0", "7", x, "8", z));
  }

  @Test
  void isPureUnlessAConditionIsOpen() {
    Condition some = formulas.atLeast(sum("-1", "1", x, "1", y));
    assertThat(sum("1", "2", x, "1", z).isPure()).isTrue();
    assertThat(sum("1", "2", x).plus(formulas.flag(some)).isPure()).isFalse();
  }

  @Test
  void isSortedByWhatItHolds() {
    List<Polynomial> sorted = List.of(sum("-1"), sum("2"), sum("5", "1", x), sum("6", "1", x), sum("0", "1", x, "1", y), sum("0", "2", x), sum("0", "1", y), sum("0",
    "1", z));
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = 0; j < sorted.size(); j++) {
        assertThat(Integer.signum(Polynomial.BY_CONTENT.compare(sorted.get(i), sorted.get(j)))).isEqualTo(Integer.compare(i, j));
      }
    }
  }
}
