package io.github.limbeck.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Formulas in other languages. */
class LanguageTest {

  /** Sums of many terms are nested as deeply as they are long; what is written grows with them, and so must the time. */
  @ParameterizedTest
  @EnumSource
  void longSumsAreWritten(Language language) {
    Expression sum = new Expression.Variable(0);
    for (int k = 1; k < 60; k++) {
      Expression term = Expression.call(Function.MULTIPLY, new Expression.Constant(k), Expression.call(Function.SQUARE, new Expression.Variable(k)));
      sum = Expression.call(k % 2 == 0 ? Function.ADD : Function.SUBTRACT, sum, term);
    }
    String text = language.text(sum, f -> "x" + f, v -> String.valueOf((int) v));
    assertThat(text).contains("x0", "x59", "58").hasSizeLessThan(6_000);
  }
}
