package io.github.limbeck.engine.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.family.ArrayNetwork;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.program.ArrayInput;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ElementLearnerTest {
  private interface Element {
    double at(double[] x, int i);
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        of("reversed", ElementLearnerTest::colours, (x, i) -> x[x.length - 1 - i]),
        of("moved by three", ElementLearnerTest::colours, (x, i) -> i < 3 ? 0 : x[i - 3]),
        of("lone cells removed", ElementLearnerTest::colours,
            (x, i) -> (i == 0 || x[i - 1] != x[i]) && (i == x.length - 1 || x[i + 1] != x[i]) ? 0 : x[i]),
        of("the colour before goes on", ElementLearnerTest::colours, (x, i) -> IntStream.rangeClosed(0, i).mapToDouble(k -> x[i - k]).filter(c -> c != 0)
            .findFirst().orElse(0)),
        of("length of the run", ElementLearnerTest::colours, ElementLearnerTest::run),
        of("marks to the left end", ElementLearnerTest::colours, (x, i) -> {
          double[] marks = Arrays.stream(x).filter(c -> c != 0).toArray();
          return i < marks.length ? marks[i] : 0;
        }),
        of("ascending", ElementLearnerTest::numbers, (x, i) -> Arrays.stream(x).sorted().toArray()[i]),
        of("differences", ElementLearnerTest::numbers, (x, i) -> i == 0 ? x[0] : x[i] - x[i - 1]),
        of("a cell of each half in turn", ElementLearnerTest::numbers, (x, i) -> i % 2 == 0 ? x[i / 2] : x[(x.length + 1) / 2 + i / 2]),
        of("how far the last zero is", ElementLearnerTest::colours, (x, i) -> i - IntStream.rangeClosed(0, i).filter(k -> x[k] == 0).max().orElse(-1)),
        of("how many colours there were so far", ElementLearnerTest::colours, (x, i) -> Arrays.stream(x).limit(i + 1).distinct().count()),
        of("a balance that is never below zero", ElementLearnerTest::numbers, (x, i) -> IntStream.rangeClosed(0, i).mapToDouble(k -> x[k]).reduce(0, (sum, v) -> Math.max(0, sum + v))));
  }

  private static Arguments of(String name, IntFunction<double[]> drawing, Element rule) {
    return Arguments.of(name, drawing, rule);
  }

  private static double[] colours(int seed) {
    Random random = new Random(seed);
    double[] x = new double[6 + random.nextInt(9)];
    for (int i = 0; i < x.length; i++) {
      x[i] = i > 0 && random.nextInt(5) < 3 ? x[i - 1] : Math.max(0, random.nextInt(8) - 3);
    }
    return x;
  }

  private static double[] numbers(int seed) {
    return new Random(seed).ints(6 + seed % 7, -40, 41).asDoubleStream().toArray();
  }

  private static double run(double[] x, int i) {
    int from = i;
    int to = i;
    while (from > 0 && x[from - 1] == x[i]) {
      from--;
    }
    while (to < x.length - 1 && x[to + 1] == x[i]) {
      to++;
    }
    return to - from + 1;
  }

  private static double[] answer(double[] x, Element rule) {
    return IntStream.range(0, x.length).mapToDouble(i -> rule.at(x, i)).toArray();
  }

  private static Optional<ElementLearner.Learned> learn(int rows, IntFunction<double[]> drawing, Element rule) {
    List<double[]> cells = new ArrayList<>(IntStream.range(0, rows).mapToObj(drawing).toList());
    return ElementLearner.learn(ElementLearner.Given.of(cells, Kind.INTEGER), cells.stream().map(x -> answer(x, rule)).toList(), Kind.INTEGER, Double.POSITIVE_INFINITY, Work.usual());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void functionsAreLearnedThatHoldOnRowsNeverSeen(String name, IntFunction<double[]> drawing, Element rule) {
    ArrayModel model = learn(30, drawing, rule).orElseThrow().model();
    assertThat(ArrayModel.read(model.write())).isEqualTo(model);
    ArrayInput array = new ArrayInput("x", "x", Input.Kind.INTEGER, "int", 1, List.of(), List.of());
    Program like = new Program(List.of(), List.of(array), new Program.AnswerType(Input.Kind.INTEGER, "int", List.of()), List.of(), Optional.empty());
    ArrayNetwork network = new ArrayNetwork(model, f -> f, like);
    for (int seed = 1000; seed < 1100; seed++) {
      double[] x = drawing.apply(seed);
      assertThat(network.answers(new double[0], List.<double[][]>of(new double[][] {x}))[0]).as(Arrays.toString(x)).isEqualTo(answer(x, rule));
    }
  }

  @Test
  void theOrderOfTheRowsLeavesTheRuleAsItIsWhereAllAreLookedAt() {
    Element rule = ElementLearnerTest::run;
    List<double[]> cells = IntStream.range(0, 12).mapToObj(ElementLearnerTest::colours).toList();
    List<double[]> turned = new ArrayList<>(cells);
    java.util.Collections.reverse(turned);
    assertThat(ElementLearner.learn(ElementLearner.Given.of(turned, Kind.INTEGER), turned.stream().map(x -> answer(x, rule)).toList(), Kind.INTEGER, Double.POSITIVE_INFINITY, Work.usual()))
        .isEqualTo(ElementLearner.learn(ElementLearner.Given.of(cells, Kind.INTEGER), cells.stream().map(x -> answer(x, rule)).toList(), Kind.INTEGER, Double.POSITIVE_INFINITY, Work.usual()));
  }

  @Test
  void whatNoRuleExplainsIsLeftAlone() {
    Element noise = (x, i) -> new Random(Arrays.hashCode(x) * 31L + i).nextInt(5);
    assertThat(learn(30, ElementLearnerTest::colours, noise)).isEmpty();
  }

  @Test
  void workThatIsSpentEndsTheSearch() {
    List<double[]> cells = IntStream.range(0, 12).mapToObj(ElementLearnerTest::colours).toList();
    assertThat(ElementLearner.learn(ElementLearner.Given.of(cells, Kind.INTEGER), cells, Kind.INTEGER, Double.POSITIVE_INFINITY, Work.of(0))).isEmpty();
  }
}
