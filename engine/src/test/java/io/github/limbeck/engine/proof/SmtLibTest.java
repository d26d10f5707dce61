package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.proof.Unknown.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions of equality are scripts that another solver reads; each is shown whole. */
class SmtLibTest {
  private final Formulas formulas = new Formulas(new ProofBudget(100_000), false);
  private final Unknown n = formulas.input(true, Range.of(-5, 9));
  private final Unknown m = formulas.input(true, new Range(BigDecimal.ZERO, null));
  private final Unknown a = formulas.input(false, Range.ALL);
  private final Unknown b = formulas.input(false, new Range(null, new BigDecimal("2.5")));
  private final Polynomial pn = Polynomial.of(n);
  private final Polynomial pm = Polynomial.of(m);
  private final Polynomial pa = Polynomial.of(a);
  private final Polynomial pb = Polynomial.of(b);

  private static String script(String... lines) {
    return "(set-logic ALL)\n" + String.join("\n", lines) + "\n(check-sat)\n";
  }

  private static Polynomial number(String value) {
    return Polynomial.constant(new BigDecimal(value));
  }

  @Test
  void boundsOfWholeNumbers() {
    Condition low = formulas.atLeast(pn.times(new BigDecimal(2)).minus(pm.times(new BigDecimal(3))).plus(number("4")));
    assertThat(SmtLib.of(low, formulas.no)).isEqualTo(script(
        "(declare-const x2 Int)",
        "(assert (>= x2 (- 5)))",
        "(assert (<= x2 9))",
        "(declare-const x3 Int)",
        "(assert (>= x3 0))",
        "(define-fun c2 () Bool (>= (+ 0 0 (* 2 x2) (* (- 3) x3)) (- 4)))",
        "(define-fun c3 () Bool false)",
        "(assert (distinct c2 c3))"));
  }

  @Test
  void openBoundsOfRealNumbers() {
    Condition high = formulas.more(pa.times(new BigDecimal(3)).minus(number("1")));
    Condition mixed = formulas.atLeast(pn.plus(pb.times(new BigDecimal(2))).minus(number("0.5")));
    assertThat(SmtLib.of(high, mixed)).isEqualTo(script(
        "(declare-const x4 Real)",
        "(define-fun c1 () Bool (> (+ 0.0 0.0 (* 1.0 x4)) (/ 1.0 3.0)))",
        "(declare-const x2 Int)",
        "(assert (>= x2 (- 5)))",
        "(assert (<= x2 9))",
        "(declare-const x5 Real)",
        "(assert (<= x5 (/ 5.0 2.0)))",
        "(define-fun c4 () Bool (>= (+ 0.0 0.0 (* 1.0 (to_real x2)) (* 2.0 x5)) (/ 1.0 2.0)))",
        "(assert (distinct c1 c4))"));
  }

  @Test
  void andOrAndContraries() {
    Condition low = formulas.atLeast(pa);
    Condition high = formulas.atLeast(pa.minus(pb));
    assertThat(SmtLib.of(formulas.and(low, high), formulas.or(low.not(), high))).isEqualTo(script(
        "(declare-const x4 Real)",
        "(define-fun c1 () Bool (>= (+ 0.0 0.0 (* 1.0 x4)) 0.0))",
        "(declare-const x5 Real)",
        "(assert (<= x5 (/ 5.0 2.0)))",
        "(define-fun c3 () Bool (>= (+ 0.0 0.0 (* 1.0 x4) (* (- 1.0) x5)) 0.0))",
        "(define-fun c4 () Bool (and c1 c3))",
        "(define-fun c5 () Bool (not c1))",
        "(define-fun c6 () Bool (or c5 c3))",
        "(assert (distinct c4 c6))"));
    assertThat(SmtLib.of(formulas.yes, formulas.no)).isEqualTo(script(
        "(define-fun c0 () Bool true)", "(define-fun c1 () Bool false)", "(assert (distinct c0 c1))"));
  }

  /** What is named once is used wherever it occurs. */
  @Test
  void whatIsNoInputIsDefined() {
    Condition low = formulas.atLeast(pa);
    Polynomial flag = formulas.flag(low);
    Condition counted = formulas.atLeast(pn.plus(formulas.remainder(pn.plus(pm), 4)).plus(formulas.times(pn, pm)).plus(flag).minus(number("3")));
    assertThat(SmtLib.of(counted, low)).isEqualTo(script(
        "(declare-const x2 Int)",
        "(assert (>= x2 (- 5)))",
        "(assert (<= x2 9))",
        "(declare-const x4 Real)",
        "(define-fun c2 () Bool (>= (+ 0.0 0.0 (* 1.0 x4)) 0.0))",
        "(define-fun u3 () Int (ite c2 1 0))",
        "(declare-const x3 Int)",
        "(assert (>= x3 0))",
        "(define-fun u5 () Int (mod (+ 0 0 (* 1 x2) (* 1 x3)) 4))",
        "(define-fun u6 () Int (* x2 x3))",
        "(define-fun c7 () Bool (>= (+ 0 0 (* 1 x2) (* 1 u3) (* 1 u5) (* 1 u6)) 3))",
        "(assert (distinct c7 c2))"));
  }

  @Test
  void choices() {
    Condition low = formulas.atLeast(pa);
    Polynomial choices = formulas.select(low, pn, pm.plus(number("1"))).plus(formulas.select(low, pm, pn));
    assertThat(SmtLib.of(formulas.atLeast(choices.minus(number("3"))), low)).isEqualTo(script(
        "(declare-const x2 Int)",
        "(assert (>= x2 (- 5)))",
        "(assert (<= x2 9))",
        "(declare-const x3 Int)",
        "(assert (>= x3 0))",
        "(declare-const x4 Real)",
        "(define-fun c3 () Bool (>= (+ 0.0 0.0 (* 1.0 x4)) 0.0))",
        "(define-fun u4 () Int (ite c3 (+ 0 0 (* 1 x2)) (+ 1 0 (* 1 x3))))",
        "(define-fun u5 () Int (ite c3 (+ 0 0 (* 1 x3)) (+ 0 0 (* 1 x2))))",
        "(define-fun c6 () Bool (>= (+ 0 0 (* 1 u4) (* 1 u5)) 3))",
        "(assert (distinct c6 c3))"));
  }

  @Test
  void greatestValues() {
    Condition greatest = formulas.atLeast(formulas.greatest(formulas.greatest(pa, pb), number("-1")).minus(number("2")));
    String one = "(+ (- 1.0) 0.0)";
    String two = "(+ 0.0 0.0 (* 1.0 x4))";
    String three = "(+ 0.0 0.0 (* 1.0 x5))";
    assertThat(SmtLib.of(greatest, formulas.no)).isEqualTo(script(
        "(declare-const x4 Real)",
        "(declare-const x5 Real)",
        "(assert (<= x5 (/ 5.0 2.0)))",
        "(define-fun g2 () Real (ite (>= " + one + " " + two + ") " + one + " " + two + "))",
        "(define-fun g3 () Real (ite (>= g2 " + three + ") g2 " + three + "))",
        "(define-fun u4 () Real g3)",
        "(define-fun c5 () Bool (>= (+ 0.0 0.0 (* 1.0 u4)) 2.0))",
        "(define-fun c6 () Bool false)",
        "(assert (distinct c5 c6))"));
  }

  @Test
  void onlyWhatIsNotPlainIsAsked() {
    List<String> asked = new ArrayList<>();
    Equivalence equivalence = new Equivalence(formulas, (left, right) -> asked.add(SmtLib.of(left, right)));
    assertThat(equivalence.decide(formulas.atLeast(pa), formulas.atLeast(pa)).equal()).isTrue();
    assertThat(asked).isEmpty();
    assertThat(equivalence.decide(formulas.atLeast(pa), formulas.more(pa)).equal()).isFalse();
    assertThat(asked).containsExactly(SmtLib.of(formulas.atLeast(pa), formulas.more(pa)));
  }
}
