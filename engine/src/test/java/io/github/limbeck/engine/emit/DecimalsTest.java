package io.github.limbeck.engine.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DecimalsTest {
  @Property(tries = 2000)
  void readsBackAsTheSameNumber(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    Assume.that(Double.isFinite(value) && value != 0);
    assertThat(Double.parseDouble(Decimals.print(value))).isEqualTo(value);
  }

  @Test
  void isShortestAndAlikeOnEveryJdk() {
    assertThat(Decimals.print(2.0E23)).isEqualTo("2.0E23");
    assertThat(Decimals.print(1.0E23)).isEqualTo("1.0E23");
    assertThat(Decimals.print(0.1 + 0.2)).isEqualTo("0.30000000000000004");
    assertThat(Decimals.print(5)).isEqualTo("5.0");
    assertThat(Decimals.print(-0.0)).isEqualTo("0.0");
    assertThat(Decimals.print(6.674E-11)).isEqualTo("6.674E-11");
    assertThat(Decimals.print(-1234.5)).isEqualTo("-1234.5");
    assertThat(Decimals.print(Double.MIN_VALUE)).isEqualTo("5.0E-324");
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> Decimals.print(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
