package io.github.limbeck.engine.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are what division leaves. */
class RemaindersTest {
  enum Law {
    MINUTES((a, b) -> a % 60),
    WEEKDAY((a, b) -> (a + 3) % 7),
    EARLIER((a, b) -> Math.floorMod(a - 5, 12)),
    HOUR((a, b) -> (a + b) % 24),
    APART((a, b) -> Math.floorMod(a - b, 360)),
    PRODUCT((a, b) -> a * b % 11),
    CHECK((a, b) -> (7 * a + 4) % 10);

    private final LongBinaryOperator answer;

    Law(LongBinaryOperator answer) {
      this.answer = answer;
    }
  }

  private static final FormulaOptions WHOLE = FormulaOptions.usual().withRounding(Optional.of(new Rounding(0)));

  private static Samples samples(int rows, long seed, LongBinaryOperator answer) {
    Random random = new Random(seed);
    double[][] x = new double[2][rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[0][i] = random.nextInt(3000) - 500;
      x[1][i] = random.nextInt(500);
      y[i] = answer.applyAsLong((long) x[0][i], (long) x[1][i]);
    }
    return Samples.of(x, y);
  }

  @ParameterizedTest
  @EnumSource
  void theDivisorIsFound(Law law) {
    LongBinaryOperator answer = (a, b) -> law.answer.applyAsLong(Math.abs(a), b);
    Samples rows = samples(100, 1, answer);
    Samples positive = new Samples(new double[][] {Arrays.stream(rows.x()[0]).map(Math::abs).toArray(), rows.x()[1]}, rows.y(), rows.weights());
    Expression e = Remainders.law(positive, WHOLE).orElseThrow().expression();
    Samples fresh = samples(1000, 2, law == Law.MINUTES ? (a, b) -> Math.floorMod(a, 60) : answer);
    double[][] x = law == Law.MINUTES ? fresh.x() : new double[][] {Arrays.stream(fresh.x()[0]).map(Math::abs).toArray(), fresh.x()[1]};
    assertThat(Arrays.equals(new Tape(e).values(x, fresh.rows()), fresh.y())).as("%s", e).isTrue();
  }

  @Test
  void otherAnswersAreNone() {
    assertThat(Remainders.law(samples(100, 1, (a, b) -> a), WHOLE)).isEmpty();
    assertThat(Remainders.law(samples(100, 1, (a, b) -> a * a % 97 % 5 + b % 2), WHOLE)).isEmpty();
    assertThat(Remainders.law(samples(100, 1, (a, b) -> 4), WHOLE)).isEmpty();
    assertThat(Remainders.law(samples(100, 1, (a, b) -> Math.floorMod(a, 60)), FormulaOptions.usual())).isEmpty();
    assertThat(Remainders.law(samples(8, 1, (a, b) -> Math.floorMod(a, 60)), WHOLE)).isEmpty();
  }
}
