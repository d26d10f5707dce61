package io.github.limbeck.engine.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.formula.Algebra;
import io.github.limbeck.engine.formula.Expression;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.formula.FormulaText;
import io.github.limbeck.engine.formula.Function;
import io.github.limbeck.engine.formula.Tape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws are recovered from their values: exactly, beyond the range of the examples. */
class FormulaTrainerTest {
  /** A function, and how many features it has; these lie between 1 and 3. */
  record Law(String name, int features, ToDoubleFunction<double[]> function) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Law> laws() {
    return Stream.of(
        new Law("kinetic energy", 2, v -> 0.5 * v[0] * v[1] * v[1]),
        new Law("lens", 2, v -> 1 / (1 / v[0] + 1 / v[1])),
        new Law("distance", 4, v -> Math.hypot(v[1] - v[0], v[3] - v[2])),
        new Law("relative velocities", 3, v -> (v[0] + v[1]) / (1 + v[0] * v[1] / (v[2] * v[2] * 16))),
        new Law("centre of mass", 4, v -> (v[0] * v[2] + v[1] * v[3]) / (v[0] + v[1])),
        new Law("decay", 2, v -> 3.7 * v[0] * Math.exp(-0.83 * v[1])),
        new Law("pendulum with friction", 2, v -> -0.3 * v[1] - 7.55 * Math.sin(v[0])),
        new Law("Michaelis and Menten", 2, v -> 2.9 * v[0] / (0.8 + v[1])));
  }

  private static Samples samples(Law law, int rows, double noise, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[law.features()][rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      double[] point = new double[law.features()];
      for (int f = 0; f < point.length; f++) {
        x[f][i] = point[f] = 1 + 2 * random.nextDouble();
      }
      y[i] = law.function().applyAsDouble(point) + noise * random.nextGaussian();
    }
    return Samples.of(x, y);
  }

  private static double worst(Expression e, Law law) {
    Random random = new Random(9);
    double worst = 0;
    for (int k = 0; k < 200; k++) {
      double[] point = random.doubles(law.features(), 1, 5).toArray();
      double meant = law.function().applyAsDouble(point);
      worst = Math.max(worst, Math.abs(new Tape(e).value(point) - meant) / Math.max(1e-3, Math.abs(meant)));
    }
    return worst;
  }

  @ParameterizedTest
  @MethodSource("laws")
  void recovers(Law law) throws NoFormulaException {
    FormulaModel model = FormulaTrainer.train(samples(law, 120, 0, 5), FormulaOptions.usual());
    assertThat(worst(model.expression(), law)).as("%s", model.expression()).isLessThan(1e-6);
  }

  @Test
  void findsTheSameInAnyNumberOfThreads() throws Exception {
    Samples samples = samples(new Law("", 2, v -> v[0] * Math.log(v[1]) + 0.2 * v[1]), 40, 0.05, 1);
    FormulaOptions quick = FormulaOptions.usual().withEffort(Effort.QUICK);
    FormulaModel many = FormulaTrainer.train(samples, quick);
    FormulaModel one = new java.util.concurrent.ForkJoinPool(1).submit(() -> FormulaTrainer.train(samples, quick)).get();
    assertThat(FormulaText.write(one)).isEqualTo(FormulaText.write(many));
  }

  @Test
  void equationLearnerRecoversItsUnits() throws NoFormulaException {
    for (Law law : List.of(new Law("product and sine", 3, v -> v[0] * v[1] + Math.sin(v[2])), new Law("gaussian", 1, v -> Math.exp(-v[0] * v[0])),
        new Law("logistic", 1, v -> 1 / (1 + Math.exp(-10 * (v[0] - 2)))))) {
      FormulaOptions usual = FormulaOptions.usual();
      FormulaOptions learner = new FormulaOptions(usual.grammar(), usual.effort(), true, usual.teacher(), usual.choice(),
          usual.within(), usual.maxFeatures(), usual.loss(), 0, Work.usual(), Optional.empty(), false, 0, List.of(), Optional.empty());
      FormulaModel model = FormulaTrainer.train(samples(law, 200, 0, 2), learner);
      assertThat(worst(model.expression(), law)).as("%s: %s", law, model.expression()).isLessThan(1e-6);
    }
  }

  @Test
  void keepsToTheGrammar() throws NoFormulaException {
    Grammar small = new Grammar(List.of(Function.SQRT), List.of(Function.ADD, Function.MULTIPLY), 9, Map.of(Function.SQRT, 3),
        Map.of(Function.SQRT, 0), Map.of(), Grammar.Constants.REAL, Optional.empty(), Demands.NONE);
    FormulaModel model = FormulaTrainer.train(samples(new Law("", 2, v -> Math.exp(v[0]) / v[1]), 30, 0.1, 4),
        FormulaOptions.usual().with(small).withEffort(Effort.QUICK));
    assertThat(model.front()).isNotEmpty().allSatisfy(c -> assertThat(small.accepts(Algebra.simplify(c.expression()))).isTrue());
  }

  /** One component of a force tells what the other may be: without it, this is beyond so little effort. */
  @Test
  void componentsOfAVectorSuggestEachOther() throws NoFormulaException {
    Law east = new Law("", 5, v -> 2.5 * v[4] * (v[0] - v[2]) / Math.pow((v[0] - v[2]) * (v[0] - v[2]) + (v[1] - v[3]) * (v[1] - v[3]) + 0.25, 1.5));
    Law north = new Law("", 5, v -> 2.5 * v[4] * (v[1] - v[3]) / Math.pow((v[0] - v[2]) * (v[0] - v[2]) + (v[1] - v[3]) * (v[1] - v[3]) + 0.25, 1.5));
    Expression d = Expression.call(Function.SUBTRACT, new Expression.Variable(0), new Expression.Variable(2));
    Expression e = Expression.call(Function.SUBTRACT, new Expression.Variable(1), new Expression.Variable(3));
    Expression square = Expression.call(Function.ADD, Expression.call(Function.ADD, Expression.call(Function.SQUARE, d), Expression.call(Function.SQUARE, e)),
        new Expression.Constant(0.25));
    Expression known = Expression.call(Function.DIVIDE, Expression.call(Function.MULTIPLY, Expression.call(Function.MULTIPLY, new Expression.Constant(2.5),
        new Expression.Variable(4)), d), Expression.call(Function.POWER, square, new Expression.Constant(1.5)));
    assertThat(worst(known, east)).isLessThan(1e-9);
    FormulaModel model = FormulaTrainer.train(samples(north, 150, 0, 6), FormulaOptions.usual().withEffort(Effort.QUICK).withSiblings(List.of(known)));
    assertThat(worst(model.expression(), north)).as("%s", model.expression()).isLessThan(1e-6);
  }

  /** A wave with a fitted number inside of which less than a period is seen costs more than one of many periods, and than one that has no such number. */
  @Test
  void bumpsCostMoreThanWaves() {
    Grammar near = Grammar.usual().withDemands(Demands.NONE.over(samples(new Law("", 1, v -> v[0]), 50, 0, 1)));
    Expression wave = Expression.call(Function.SIN, Expression.call(Function.MULTIPLY, new Expression.Constant(40), new Expression.Variable(0)));
    Expression bump = Expression.call(Function.SIN, Expression.call(Function.MULTIPLY, new Expression.Constant(0.4), new Expression.Variable(0)));
    assertThat(Description.nats(bump, near, 50)).isGreaterThan(Description.nats(wave, near, 50) + 5);
    // Nothing is known of a feature beyond those of the rows.
    Expression beyond = Expression.call(Function.SIN, Expression.call(Function.MULTIPLY, new Expression.Constant(0.4), new Expression.Variable(3)));
    assertThat(Description.nats(beyond, near, 50)).isCloseTo(Description.nats(wave, near, 50), within(5.0));
  }

  @Test
  void wholeConstantsAreWhole() throws NoFormulaException {
    Grammar usual = Grammar.usual();
    Grammar whole = new Grammar(usual.unary(), usual.binary(), 40, Map.of(), Map.of(), Map.of(), Grammar.Constants.INTEGER, Optional.empty(), Demands.NONE);
    FormulaModel model = FormulaTrainer.train(samples(new Law("", 2, v -> 7 * v[0] + 3 * v[1] * v[1]), 30, 0.2, 4),
        FormulaOptions.usual().with(whole).withEffort(Effort.QUICK));
    assertThat(constants(model.expression())).isNotEmpty().allSatisfy(c -> assertThat(2 * c).isEqualTo(Math.rint(2 * c)));
  }

  private static List<Double> constants(Expression e) {
    return e instanceof Expression.Constant c ? List.of(c.value())
        : e instanceof Expression.Call call ? call.arguments().stream().flatMap(a -> constants(a).stream()).toList() : List.of();
  }

  @Test
  void findsTheFeaturesThatMatter() {
    Random random = new Random(8);
    double[][] x = new double[200][400];
    double[] y = new double[400];
    for (int i = 0; i < y.length; i++) {
      for (double[] feature : x) {
        feature[i] = random.nextDouble() * 2 - 1;
      }
      y[i] = x[40][i] * x[41][i] + 0.5 * x[120][i] + 0.01 * random.nextGaussian();
    }
    assertThat(FeatureSelection.run(Samples.of(x, y), 8)).contains(40, 41, 120).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void teacherTakesOffNoise() {
    Law law = new Law("", 2, v -> Math.sin(v[0]) * v[1]);
    Samples noisy = samples(law, 300, 0.2, 6);
    Samples taught = new NeuralTeacher(noisy, 0).answers();
    assertThat(off(taught, law)).isLessThan(off(noisy, law) / 3);
  }

  private static double off(Samples samples, Law law) {
    double sum = 0;
    for (int i = 0; i < samples.rows(); i++) {
      sum += Math.pow(samples.y()[i] - law.function().applyAsDouble(new double[] {samples.x()[0][i], samples.x()[1][i]}), 2);
    }
    return sum;
  }
}
