package io.github.limbeck.engine.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.Tape;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

/** Laws whose answers have a bound. */
class ClampedTest {
  enum Law {
    ALLOWANCE((a, b) -> Math.max(0, 0.22 * (a - 30) - 1.5 * b)),
    CAP((a, b) -> Math.min(500, a * b)),
    BOTH((a, b) -> Math.min(80, Math.max(20, 40 + a - 4 * b)));

    private final DoubleBinaryOperator answer;

    Law(DoubleBinaryOperator answer) {
      this.answer = answer;
    }
  }

  private static Samples samples(int rows, long seed, DoubleBinaryOperator answer) {
    Random random = new Random(seed);
    double[][] x = new double[2][rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[0][i] = random.nextInt(1000) / 10.0;
      x[1][i] = 1 + random.nextInt(20);
      y[i] = answer.applyAsDouble(x[0][i], x[1][i]);
    }
    return Samples.of(x, y);
  }

  @ParameterizedTest
  @EnumSource
  void theBoundAndTheLawAreFound(Law law) {
    Expression e = Clamped.law(samples(200, 1, law.answer), FormulaOptions.usual()).orElseThrow().expression();
    Samples fresh = samples(2000, 2, law.answer);
    double[] values = new Tape(e).values(fresh.x(), fresh.rows());
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isCloseTo(fresh.y()[i], org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  @Test
  void anAnswerThatSeveralRowsHaveByChanceIsNoBound() {
    assertThat(Clamped.law(samples(200, 1, (a, b) -> Math.floor(a) < 50 ? 3 * Math.floor(a) : 50 + 2 * Math.floor(a)), FormulaOptions.usual())).isEmpty();
    assertThat(Clamped.law(samples(200, 1, (a, b) -> b), FormulaOptions.usual())).isEmpty();
  }

  @Test
  void whoNamesOperatorsGetsNoOthers() {
    Grammar usual = Grammar.usual();
    FormulaOptions named = FormulaOptions.usual().with(usual.withOperators(List.of(), usual.binary()));
    assertThat(Clamped.law(samples(200, 1, Law.CAP.answer), named)).isEqualTo(Optional.empty());
  }
}
