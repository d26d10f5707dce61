package io.github.limbeck.engine.essence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.ScoreTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Points that add up are found where answers are made of them. */
class ScoreLearnerTest {
  private static Examples examples(int rows, long seed, ScoreTable truth, double noise) {
    List<Feature> features = new ArrayList<>();
    for (int f = 0; f < 6; f++) {
      features.add(new Feature("x" + f, "x" + f, List.of("x" + f), f, ValueType.primitive("int", f == 5 ? Presence.BOXED : Presence.REQUIRED), Optional.empty()));
    }
    Random random = new Random(seed);
    double[][] values = IntStream.range(0, rows).mapToObj(i -> IntStream.range(0, 6)
        .mapToDouble(f -> f == 5 && random.nextInt(4) == 0 ? Double.NaN : random.nextInt(10)).toArray()).toArray(double[][]::new);
    int[] answers = Arrays.stream(values).mapToInt(row -> random.nextDouble() < noise ? random.nextInt(truth.answers().size()) : truth.answer(row)).toArray();
    return new Examples(features, values, answers, 3, Work.usual());
  }

  private static ScoreTable.Line line(int feature, double low, Integer... points) {
    return new ScoreTable.Line(Literal.atLeast(Form.feature(feature), low), List.of(points));
  }

  private static final ScoreTable OF_THREE = new ScoreTable(List.of(0, 1, 2), List.of(0, -2, -1),
      List.of(line(0, 3, 0, 2, 0), line(1, 5, 0, 2, -1), line(2, 7, 0, 0, 3), line(3, 4, 2, 0, 0), line(5, 6, 0, 1, 1)));
  private static final ScoreTable OF_TWO = new ScoreTable(List.of(0, 1), List.of(0, -3),
      List.of(line(0, 3, 0, 1), line(1, 5, 0, 2), line(2, 7, 0, 1), line(3, 4, 0, 1), line(4, 2, 0, 1)));

  private static double right(ScoreTable table, Examples rows) {
    return IntStream.range(0, rows.size()).filter(i -> table.answer(rows.rows()[i]) == rows.answers()[i]).count() / (double) rows.size();
  }

  @Test
  void pointsOfThreeAnswersAreFound() {
    ScoreTable table = ScoreLearner.learn(examples(3000, 1, OF_THREE, 0)).get(Way.SCORES);
    assertThat(right(table, examples(2000, 2, OF_THREE, 0))).isGreaterThan(0.95);
  }

  @Test
  void pointsOfTwoAnswersAreFoundUnderNoise() {
    ScoreTable table = ScoreLearner.learn(examples(3000, 3, OF_TWO, 0.2)).get(Way.SCORES);
    assertThat(right(table, examples(2000, 4, OF_TWO, 0))).isGreaterThan(0.95);
    assertThat(table.lines()).allSatisfy(line -> assertThat(line.points().get(0)).isZero());
  }

  @Test
  void aMissingValueHasPointsOfItsOwn() {
    Examples rows = examples(2000, 5, new ScoreTable(List.of(0, 1), List.of(0, -1), List.of(line(0, 5, 0, 1), line(5, 0, 0, 1))), 0);
    // One answer where the last feature is missing, or the first is small.
    ScoreTable table = ScoreLearner.learn(rows).get(Way.SCORES);
    assertThat(right(table, rows)).isGreaterThan(0.98);
  }

  @Test
  void twoConditionsThatTellMoreTogetherHavePointsOfTheirOwn() {
    ScoreTable truth = new ScoreTable(List.of(0, 1), List.of(0, -1), List.of(line(0, 5, 0, 2), line(1, 5, 0, 2), line(2, 8, 0, 1),
        new ScoreTable.Line(List.of(line(0, 5).literals().get(0), line(1, 5).literals().get(0)), List.of(0, -4))));
    ScoreTable table = ScoreLearner.learn(examples(3000, 9, truth, 0.1)).get(Way.SCORES);
    assertThat(table.lines()).anySatisfy(line -> assertThat(line.literals()).hasSize(2));
    assertThat(right(table, examples(2000, 10, truth, 0))).isGreaterThan(0.97);
  }

  @Test
  void pointsAreAsSmallAsTheyCanBe() {
    ScoreTable table = ScoreLearner.learn(examples(3000, 6, OF_TWO, 0)).get(Way.SCORES);
    assertThat(table.lines()).allSatisfy(line -> assertThat(line.points()).allSatisfy(p -> assertThat(Math.abs(p)).isLessThanOrEqualTo(100)));
  }

  @Test
  void aTableOfFewLinesIsMadeOfTheFeaturesThatMatter() {
    List<Feature> features = IntStream.range(0, 40)
        .mapToObj(f -> new Feature("x" + f, "x" + f, List.of("x" + f), f, ValueType.primitive("int", Presence.REQUIRED), Optional.empty())).toList();
    Random random = new Random(7);
    double[][] values = IntStream.range(0, 2000).mapToObj(i -> IntStream.range(0, 40).mapToDouble(f -> random.nextInt(10)).toArray()).toArray(double[][]::new);
    int[] answers = Arrays.stream(values).mapToInt(row -> (row[3] >= 5 ? 2 : 0) + (row[11] >= 3 ? 1 : 0) >= 2 ? 1 : 0).toArray();
    ScoreTable few = ScoreLearner.learn(new Examples(features, values, answers, 2, Work.usual())).get(Way.FEW_SCORES);
    assertThat(few.features()).contains(3);
    assertThat(few.lines()).hasSizeLessThanOrEqualTo(24);
  }

  @Test
  void tooFewRowsHaveNoPoints() {
    assertThat(ScoreLearner.learn(examples(15, 8, OF_TWO, 0))).isEmpty();
  }
}
