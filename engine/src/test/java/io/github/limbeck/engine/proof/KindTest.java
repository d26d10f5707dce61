package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.limbeck.engine.proof.JavaValue.Kind;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Primitive types widen and hold constants as Java says, where nothing is rounded. */
class KindTest {
  private static Set<Kind> kinds(String names) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    List.of(names.split(" ")).forEach(name -> kinds.add(Kind.valueOf(name)));
    return kinds;
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({"BYTE, BYTE SHORT INT LONG FLOAT DOUBLE", "SHORT, SHORT INT LONG FLOAT DOUBLE", "CHAR, CHAR INT LONG FLOAT DOUBLE", "INT, INT LONG DOUBLE",
    "LONG, LONG DOUBLE", "FLOAT, FLOAT DOUBLE", "DOUBLE, DOUBLE"})
  void widen(Kind from, String to) {
    for (Kind kind : Kind.values()) {
      assertThat(from.widensTo(kind)).as("%s to %s", from, kind).isEqualTo(kinds(to).contains(kind));
    }
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({"0, BYTE SHORT CHAR INT LONG FLOAT DOUBLE", "-1, BYTE SHORT INT LONG FLOAT DOUBLE", "127, BYTE SHORT CHAR INT LONG FLOAT DOUBLE",
    "128, SHORT CHAR INT LONG FLOAT DOUBLE", "-128, BYTE SHORT INT LONG FLOAT DOUBLE", "-129, SHORT INT LONG FLOAT DOUBLE", "32767, SHORT CHAR INT LONG FLOAT DOUBLE",
    "32768, CHAR INT LONG FLOAT DOUBLE", "-32768, SHORT INT LONG FLOAT DOUBLE", "-32769, INT LONG FLOAT DOUBLE", "65535, CHAR INT LONG FLOAT DOUBLE",
    "65536, INT LONG FLOAT DOUBLE", "16777216, INT LONG FLOAT DOUBLE", "16777217, INT LONG DOUBLE", "-16777216, INT LONG FLOAT DOUBLE", "-16777217, INT LONG DOUBLE",
    "2147483647, INT LONG DOUBLE", "2147483648, LONG DOUBLE", "-2147483648, INT LONG DOUBLE", "-2147483649, LONG DOUBLE", "9223372036854775807, LONG DOUBLE",
    "9223372036854775808, DOUBLE", "-9223372036854775808, LONG DOUBLE", "-9223372036854775809, DOUBLE", "0.5, DOUBLE"})
  void hold(BigDecimal constant, String in) {
    for (Kind kind : Kind.values()) {
      assertThat(kind.holds(constant)).as("%s in %s", constant, kind).isEqualTo(kinds(in).contains(kind));
    }
  }

  @Test
  void areReadFromTheirNames() {
    for (Kind kind : Kind.values()) {
      assertThat(Kind.of(kind.name().toLowerCase(Locale.ROOT))).contains(kind);
      assertThat(kind.isReal()).isEqualTo(kind == Kind.FLOAT || kind == Kind.DOUBLE);
      assertThat(kind.isNarrow()).isEqualTo(kind == Kind.BYTE || kind == Kind.SHORT || kind == Kind.CHAR);
    }
    assertThat(Kind.of("boolean")).isEmpty();
    assertThat(Kind.of("java.lang.Integer")).isEmpty();
  }

  @Test
  void labelsHaveOneNumberEach() {
    Labels labels = new Labels();
    assertThat(List.of(labels.number("red"), labels.number("green"), labels.number("red"), labels.number("blue"), labels.number("green")))
        .containsExactly(Polynomial.constant(0), Polynomial.constant(1), Polynomial.constant(0), Polynomial.constant(2), Polynomial.constant(1));
    assertThat(labels.label(Polynomial.constant(1))).isEqualTo("green");
    Formulas formulas = new Formulas(new ProofBudget(100), true);
    Polynomial open = Polynomial.of(formulas.input(true, Unknown.Range.TRUTH));
    assertThatThrownBy(() -> labels.label(open)).isInstanceOf(Unprovable.class).hasMessageContaining("chosen by conditions");
  }

  @Test
  void stepsRunOut() {
    ProofBudget budget = new ProofBudget(10);
    budget.spend(7);
    assertThat(budget.left()).isEqualTo(3);
    budget.spend(3);
    assertThat(budget.left()).isZero();
    budget.spend(0);
    assertThatThrownBy(() -> budget.spend(1)).isInstanceOf(ProofBudget.Exhausted.class).hasMessage("the proof needs more steps than it may take");
  }
}
