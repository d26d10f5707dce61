package io.github.limbeck.engine.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.Tape;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws whose structure, rather than their size, makes them hard: each is found by another generator. */
class StructureTest {
  private static final double EXACT = 1e-6;

  /** A function of features with ranges of their own. */
  record Law(String name, double[][] ranges, ToDoubleFunction<double[]> function) {
    @Override
    public String toString() {
      return name;
    }

    Samples draw(int rows, double noise, long seed) {
      Random random = new Random(seed);
      double[][] x = new double[ranges.length][rows];
      double[] y = new double[rows];
      for (int i = 0; i < rows; i++) {
        double[] point = new double[ranges.length];
        for (int f = 0; f < point.length; f++) {
          x[f][i] = point[f] = ranges[f][0] + (ranges[f][1] - ranges[f][0]) * random.nextDouble();
        }
        y[i] = function.applyAsDouble(point) + noise * random.nextGaussian();
      }
      return Samples.of(x, y);
    }

    /** The root mean squared difference on fresh rows, in standard deviations of the law. */
    double off(Expression e) {
      Samples fresh = draw(500, 0, 77);
      return Math.sqrt(new LeastSquares().measure(e, fresh).error() / fresh.variance());
    }
  }

  static Stream<Law> laws() {
    return Stream.of(
        new Law("beside one: a battery that charges", new double[][] {{2, 9}, {0.1, 3}, {1, 3}, {0.5, 2}},
            v -> v[0] * (1 - Math.exp(-v[1] / (v[2] * v[3])))),
        new Law("a power of features to a feature: payments on a loan", new double[][] {{1, 5}, {0.01, 0.1}, {5, 30}},
            v -> v[0] * v[1] / (1 - Math.pow(1 + v[1], -v[2]))),
        new Law("a power of a quotient: cooperative binding", new double[][] {{0.5, 5}, {0.5, 5}, {1, 4}},
            v -> Math.pow(v[0], v[2]) / (Math.pow(v[1], v[2]) + Math.pow(v[0], v[2]))),
        new Law("a fitted exponent in two terms", new double[][] {{-20, 10}, {4, 50}},
            v -> 11 + 0.7 * v[0] - 9.3 * Math.pow(v[1], 0.21) + 0.35 * v[0] * Math.pow(v[1], 0.21)),
        new Law("a polynomial of nine terms", new double[][] {{-2, 2}, {-2, 2}}, v -> 1.5 - 2 * v[0] + 0.25 * v[1] + 3.5 * v[0] * v[0]
            - 1.25 * v[0] * v[1] + 0.75 * v[1] * v[1] + 0.5 * v[0] * v[0] * v[1] - 0.35 * v[0] * v[1] * v[1] + 1.1 * v[1] * v[1] * v[1]),
        new Law("thirty periods", new double[][] {{0, 4}}, v -> 2 * Math.sin(47.5 * v[0]) + 1),
        new Law("a fading wave with a phase", new double[][] {{0, 8}}, v -> 4 * Math.exp(-0.25 * v[0]) * Math.sin(3.1 * v[0] + 0.7)),
        new Law("both signs: dipoles in a field", new double[][] {{1, 3}, {1, 3}, {1, 3}, {1, 6}, {1, 3}},
            v -> v[0] * (1 + v[1] * Math.cos(v[3]) * v[4] / v[2])));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void recovers(Law law) throws NoFormulaException {
    FormulaModel model = FormulaTrainer.train(law.draw(200, 0, 3), FormulaOptions.usual());
    assertThat(law.off(model.expression())).as("%s: %s", law, model.expression()).isLessThan(EXACT);
  }

  @Test
  void powerSumsFitTheirExponents() {
    Law law = new Law("", new double[][] {{0.8, 1.2}, {1, 2.5}}, v -> 4 * (Math.pow(v[0] / v[1], 12) - Math.pow(v[0] / v[1], 6)));
    assertThat(new PowerSums(law.draw(80, 0, 5), Grammar.usual()).run()).anySatisfy(e -> assertThat(law.off(e)).isLessThan(EXACT));
  }

  @Test
  void indexModelsFindWhatTheFeaturesComeToTogether() {
    Law law = new Law("", new double[][] {{1, 3}, {1, 3}, {1, 3}, {1, 3}}, v -> v[0] / (Math.exp(1.3 * v[1] * v[2] / v[3]) - 1));
    assertThat(new IndexModels(law.draw(80, 0, 6), Grammar.usual()).run()).anySatisfy(e -> assertThat(law.off(e)).isLessThan(EXACT));
  }

  @Test
  void noiseIsToldFromWhatAFormulaMisses() {
    Law law = new Law("", new double[][] {{0, 4}, {0, 4}}, v -> 2 * v[0] + Math.sin(v[1]));
    Samples samples = law.draw(300, 0.1, 2);
    Expression line = new LeastSquares().fit(StraightFits.of(samples, Target.links(samples.y(), Grammar.usual()).subList(0, 1), Grammar.usual()).get(0),
        samples, 20).expression();
    assertThat(Residuals.areNoise(line, samples)).isFalse();
    Random random = new Random(1);
    double[] values = new Tape(line).values(samples.x(), samples.rows());
    int noise = 0;
    for (int k = 0; k < 50; k++) {
      double[] y = new double[values.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = values[i] + 0.1 * random.nextGaussian();
      }
      noise += Residuals.areNoise(line, samples.withAnswers(y)) ? 1 : 0;
    }
    assertThat(noise).isGreaterThan(44);
  }
}
