package io.github.limbeck.engine.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Tape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Formulas whose answers are whole numbers or amounts, rounded in one way or another. */
class RoundedAnswersTest {
  /** A law of two whole numbers, or of an amount and a whole number, and the formula that it is. */
  enum Law {
    AREA("round(3 * (a * b) + 20)", (a, b) -> 3 * a * b + 20),
    QUOTIENT("floor(a / b)", (a, b) -> Math.floor(a / b)),
    BOXES("ceil(a / 12)", (a, b) -> Math.ceil(a / 12)),
    SHARE("floor(a / 1.2)", (a, b) -> Math.floor(100 * a / 120)),
    DISTANCE("floor\\(.*sqrt\\(.*\\)", (a, b) -> Math.floor(Math.sqrt(a * a + b * b))),
    TO_EVEN("rint(0.5 * a)", (a, b) -> Math.rint(a / 2)),
    NEGATIVE("round(a * (1 - b))", (a, b) -> a - a * b);

    private final String formula;
    private final DoubleBinaryOperator answer;

    Law(String formula, DoubleBinaryOperator answer) {
      this.formula = formula;
      this.answer = answer;
    }
  }

  private static Samples samples(int rows, long seed, Function<double[], Double> answer, double unit) {
    Random random = new Random(seed);
    double[][] x = new double[2][rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[0][i] = (1 + random.nextInt(400)) / unit;
      x[1][i] = 1 + random.nextInt(30);
      y[i] = answer.apply(new double[] {x[0][i], x[1][i]});
    }
    return Samples.of(x, y);
  }

  private static FormulaModel train(Samples samples, int digits) throws NoFormulaException {
    return FormulaTrainer.train(samples, FormulaOptions.usual().withRounding(Optional.of(new Rounding(digits))));
  }

  private static String text(Expression e) {
    return FormulaText.plain(e, f -> f == 0 ? "a" : "b", c -> BigDecimal.valueOf(c).stripTrailingZeros().toPlainString());
  }

  private static double[] values(Expression e, Samples samples) {
    return new Tape(e).values(samples.x(), samples.rows());
  }

  @ParameterizedTest
  @EnumSource
  void theWayOfRoundingAndPlainConstantsAreFound(Law law) throws NoFormulaException {
    Function<double[], Double> answer = row -> law.answer.applyAsDouble(row[0], row[1]);
    Expression e = train(samples(150, 1, answer, 1), 0).expression();
    assertThat(text(e)).satisfiesAnyOf(t -> assertThat(t).isEqualTo(law.formula), t -> assertThat(t).matches(law.formula));
    Samples fresh = samples(2000, 2, answer, 1);
    double[] values = values(e, fresh);
    // A root of whole numbers may be a whole number, which another way to compute it misses by a last digit.
    assertThat(IntStream.range(0, values.length).filter(i -> values[i] != fresh.y()[i]).count()).isLessThanOrEqualTo(law == Law.DISTANCE ? 3 : 0);
  }

  @Test
  void amountsAreRoundedToTheirLastDigit() throws NoFormulaException {
    Function<double[], Double> tax = row -> BigDecimal.valueOf(row[0]).multiply(BigDecimal.valueOf(row[1])).multiply(new BigDecimal("0.19"))
        .setScale(2, RoundingMode.HALF_UP).doubleValue();
    Expression e = train(samples(150, 1, tax, 100), 2).expression();
    assertThat(text(e)).isEqualTo("round(19 * (a * b) + 0.000001) / 100");
    Samples fresh = samples(2000, 2, tax, 100);
    assertThat(Arrays.equals(values(e, fresh), fresh.y())).isTrue();
  }

  /** What is within a price with tax is no number of few digits. */
  @Test
  void longNumbersMayBeQuotientsOfWholeOnes() throws NoFormulaException {
    Function<double[], Double> within = row -> BigDecimal.valueOf(row[0]).multiply(new BigDecimal("19000")).divide(new BigDecimal("119"), 2, RoundingMode.HALF_UP).doubleValue();
    Expression e = train(samples(150, 1, within, 1), 2).expression();
    assertThat(text(e)).isEqualTo("round(1900000 * a / 119 + 0.000001) / 100");
    Samples fresh = samples(2000, 2, within, 1);
    assertThat(Arrays.equals(values(e, fresh), fresh.y())).isTrue();
  }

  /** A number that lies between two answers is often a little less in floating point. */
  @Test
  void whereNumbersLieBetweenTwoAnswersFloatingPointIsHelped() throws NoFormulaException {
    Function<double[], Double> answer = row -> BigDecimal.valueOf(row[0]).multiply(new BigDecimal("1.15")).setScale(0, RoundingMode.FLOOR).doubleValue();
    Samples samples = samples(200, 1, answer, 1);
    assertThat(Arrays.stream(samples.x()[0]).anyMatch(a -> Math.floor(1.15 * a) != BigDecimal.valueOf(a).multiply(new BigDecimal("1.15")).setScale(0, RoundingMode.FLOOR).doubleValue())).isTrue();
    Expression e = train(samples, 0).expression();
    Samples fresh = samples(2000, 2, answer, 1);
    assertThat(Arrays.equals(values(e, fresh), fresh.y())).isTrue();
  }

  @Test
  void noiseIsRoundedToTheNearest() throws NoFormulaException {
    Random random = new Random(5);
    Samples noisy = samples(200, 1, row -> Math.rint(2.5 * row[0] + 7 * row[1] + 3 * random.nextGaussian()), 1);
    assertThat(text(train(noisy, 0).expression())).matches("round\\(2\\.\\d+ \\* a \\+ [67](\\.\\d+)? \\* b\\)");
  }

  @Test
  void whatIsInsideIsFittedToOtherRows() throws NoFormulaException {
    Expression e = train(samples(150, 1, row -> Math.floor(row[0] / 12), 1), 0).expression();
    Samples other = samples(150, 3, row -> Math.floor(row[0] / 13), 1);
    Expression refitted = FormulaTrainer.refitted(e, other, FormulaOptions.usual().withRounding(Optional.of(new Rounding(0))));
    double[] values = values(refitted, other);
    assertThat(IntStream.range(0, values.length).filter(i -> values[i] != other.y()[i]).count()).isLessThan(15);
  }

  @Test
  void realAnswersThatWereWrittenDownShortHavePlainConstants() throws NoFormulaException {
    Samples written = samples(200, 1, row -> Math.rint(100 * (3.95 + 0.0125 * row[0] * row[1])) / 100, 1);
    assertThat(text(FormulaTrainer.train(written, FormulaOptions.usual()).expression())).isEqualTo("0.0125 * (a * b) + 3.95");
    Samples cooling = samples(200, 1, row -> Math.rint(10 * (20 + row[1] * Math.exp(-0.05 * row[0] / 10))) / 10, 1);
    assertThat(text(FormulaTrainer.train(cooling, FormulaOptions.usual()).expression())).isEqualTo("b * exp((-0.005) * a) + 20");
  }

  @Test
  void wholeAnswersAndNoiseAreNotTakenForWrittenDownShort() {
    Random random = new Random(3);
    Grammar usual = Grammar.usual();
    assertThat(RoundedAnswers.ofWritten(samples(100, 1, row -> row[0] * row[1], 1), usual)).isEmpty();
    assertThat(RoundedAnswers.ofWritten(samples(100, 1, row -> row[0] / 3, 1), usual)).isEmpty();
    assertThat(RoundedAnswers.ofWritten(samples(100, 1, row -> Math.rint(row[1]) / 10, 1), usual)).isEmpty();
    Samples noisy = samples(100, 1, row -> Math.rint(100 * (row[0] + random.nextGaussian())) / 100, 1);
    Front front = new Front(noisy, usual);
    front.add(new LeastSquares().fit(new Expression.Variable(0), noisy, 5));
    assertThat(RoundedAnswers.ofWritten(noisy, usual).orElseThrow().among(front)).isEmpty();
  }

  @Test
  void digitsAreThoseOfTheAnswers() {
    assertThat(Rounding.of(new double[] {1, 2.5, 3.25, 1e6}).digits()).isEqualTo(2);
    assertThat(Rounding.of(new double[] {1, 2, 300}).digits()).isZero();
    assertThat(Rounding.of(new double[] {}).digits()).isZero();
  }
}
