package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.proof.Condition.Bound;
import io.github.limbeck.engine.proof.Unknown.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conditions are one object where they say the same, know what they depend on, and read as they mean. */
class ConditionTest {
  private final Formulas formulas = new Formulas(new ProofBudget(100_000), true);
  private final List<Unknown> inputs = IntStream.range(0, 4).mapToObj(i -> formulas.input(i < 2, i < 2 ? Range.of(-9, 9) : Range.ALL)).toList();
  private final Polynomial n = Polynomial.of(inputs.get(0));
  private final Polynomial m = Polynomial.of(inputs.get(1));
  private final Polynomial a = Polynomial.of(inputs.get(2));
  private final Polynomial b = Polynomial.of(inputs.get(3));

  private static Polynomial number(String value) {
    return Polynomial.constant(new BigDecimal(value));
  }

  @Test
  void aBoundAdmitsWhatLiesOnItUnlessOpen() {
    Bound closed = new Bound(Rational.of(3), false);
    Bound open = new Bound(Rational.of(3), true);
    for (Bound bound : List.of(closed, open)) {
      assertThat(bound.admits(Rational.of(2))).isFalse();
      assertThat(bound.admits(Rational.of(4))).isTrue();
    }
    assertThat(closed.admits(Rational.of(3))).isTrue();
    assertThat(open.admits(Rational.of(3))).isFalse();
    assertThat(closed).isLessThan(open);
    assertThat(open).isLessThan(new Bound(Rational.of(4), false));
  }

  @Test
  void whatIsSaidInTwoWaysIsOneObject() {
    assertThat(formulas.atLeast(n.minus(m))).isSameAs(formulas.atLeast(n.times(new BigDecimal("2.5")).minus(m.times(new BigDecimal("2.5")))));
    assertThat(formulas.more(n.minus(m))).isSameAs(formulas.atLeast(n.minus(m).minus(Polynomial.ONE)));
    assertThat(formulas.more(n.minus(m))).isSameAs(formulas.atLeast(m.minus(n)).not());
    assertThat(formulas.more(a.minus(b))).isSameAs(formulas.atLeast(b.minus(a)).not());
    assertThat(formulas.atLeast(a.minus(b))).isNotSameAs(formulas.more(a.minus(b)));
    assertThat(formulas.more(n.times(new BigDecimal(2)).minus(number("5")))).isSameAs(formulas.atLeast(n.minus(number("3"))));
    assertThat(formulas.atLeast(n.minus(number("2.5")))).isSameAs(formulas.atLeast(n.minus(number("3"))));
  }

  @Test
  void whatTheRangesDecideIsTrueOrFalse() {
    assertThat(formulas.atLeast(n.plus(number("9")))).isSameAs(formulas.yes);
    assertThat(formulas.atLeast(n.plus(number("8"))).isAtom()).isTrue();
    assertThat(formulas.atLeast(n.minus(number("10")))).isSameAs(formulas.no);
    assertThat(formulas.atLeast(n.minus(number("9"))).isAtom()).isTrue();
    assertThat(formulas.more(n.minus(number("9")))).isSameAs(formulas.no);
    assertThat(formulas.atLeast(number("9").minus(n))).isSameAs(formulas.yes);
    assertThat(formulas.atLeast(number("-10").minus(n))).isSameAs(formulas.no);
    assertThat(formulas.atLeast(Polynomial.ZERO)).isSameAs(formulas.yes);
    assertThat(formulas.more(Polynomial.ZERO)).isSameAs(formulas.no);
    assertThat(formulas.more(Polynomial.ONE)).isSameAs(formulas.yes);
  }

  @Test
  void readsAsItMeans() {
    String x = "1*x" + inputs.get(2).id + " + 0";
    String y = "1*x" + inputs.get(3).id + " + 0";
    Condition low = formulas.atLeast(a);
    Condition high = formulas.more(b);
    assertThat(low).hasToString(x + " >= 0");
    assertThat(low.not()).hasToString(x + " < 0");
    assertThat(high).hasToString(y + " > 0");
    assertThat(high.not()).hasToString(y + " <= 0");
    assertThat(formulas.and(low, high)).hasToString("(" + x + " >= 0 & " + y + " > 0)");
    assertThat(formulas.or(low, high)).hasToString("(" + x + " >= 0 | " + y + " > 0)");
    assertThat(formulas.yes).hasToString("true");
    assertThat(formulas.no).hasToString("false");
    assertThat(List.of(low, low.not())).allMatch(Condition::isAtom);
    assertThat(List.of(formulas.yes, formulas.no, formulas.and(low, high), formulas.or(low, high))).noneMatch(Condition::isAtom);
  }

  @Test
  void dependsOnTheInputsItIsMadeOf() {
    Condition first = formulas.atLeast(n.minus(m));
    assertThat(Dependence.inputs(List.of(first))).containsExactly(inputs.get(0), inputs.get(1));
    assertThat(Dependence.inputs(List.of(formulas.atLeast(a)))).containsExactly(inputs.get(2));
    assertThat(Dependence.inputs(List.of(formulas.atLeast(a), formulas.atLeast(b)))).containsExactly(inputs.get(2), inputs.get(3));
    assertThat(Dependence.inputs(List.of(formulas.and(first, formulas.atLeast(b))))).containsExactly(inputs.get(0), inputs.get(1), inputs.get(3));
    assertThat(Dependence.inputs(List.of(formulas.yes))).isEmpty();
  }

  @Test
  void dependsOnWhatItsUnknownsAreMadeOf() {
    Condition open = formulas.and(formulas.atLeast(a), formulas.atLeast(b));
    assertThat(Dependence.inputs(List.of(formulas.atLeast(formulas.times(n, m).minus(number("7")))))).containsExactly(inputs.get(0), inputs.get(1));
    assertThat(Dependence.inputs(List.of(formulas.atLeast(formulas.remainder(n.plus(m), 5).minus(number("2")))))).containsExactly(inputs.get(0), inputs.get(1));
    Condition counted = formulas.atLeast(n.plus(formulas.flag(open)).minus(number("3")));
    assertThat(Dependence.inputs(List.of(counted))).containsExactly(inputs.get(0), inputs.get(2), inputs.get(3));
    assertThat(Dependence.inputs(List.of(counted, counted.not()))).hasSize(3);
  }
}
