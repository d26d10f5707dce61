package io.github.limbeck.engine.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.Tape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few gross errors do not decide what the law is; noise of any common kind has none. */
class OutliersTest {
  private static final int ROWS = 200;

  private interface Noise {
    double of(int row, Random random);
  }

  private static FormulaModel learned(Noise noise, long seed) throws NoFormulaException {
    Random random = new Random(seed);
    double[][] x = new double[2][ROWS];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[0][i] = 1 + 4 * random.nextDouble();
      x[1][i] = 1 + 4 * random.nextDouble();
      y[i] = 3 * x[0][i] / (x[1][i] * x[1][i]) + noise.of(i, random);
    }
    return FormulaTrainer.train(Samples.of(x, y), FormulaOptions.usual().withEffort(Effort.QUICK));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02})
  void grossErrorsAreLeftOut(double sigma) throws NoFormulaException {
    FormulaModel model = learned((i, random) -> sigma * random.nextGaussian() + (i % 20 == 3 ? 20 * (random.nextDouble() - 0.3) : 0), 1);
    assertThat(new Tape(model.expression()).value(new double[] {6, 0.8})).as("%s", model.expression()).isCloseTo(3 * 6 / 0.64,
        withinPercentage(2));
    assertThat(model.leftOut()).isBetween(7, 11);
  }

  @Test
  void noiseIsNotLeftOut() throws NoFormulaException {
    for (long seed = 1; seed <= 4; seed++) {
      assertThat(learned((i, random) -> 0.5 * random.nextGaussian(), seed).leftOut()).isZero();
      assertThat(learned((i, random) -> random.nextDouble() - 0.5, seed).leftOut()).isZero();
    }
  }

  /** What is wrong in every row of a part is no error of a few rows. */
  @Test
  void aSecondLawIsNotLeftOut() throws NoFormulaException {
    assertThat(learned((i, random) -> i % 3 == 0 ? 5 : 0, 1).leftOut()).isZero();
  }
}
