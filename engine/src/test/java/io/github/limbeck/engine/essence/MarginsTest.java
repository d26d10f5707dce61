package io.github.limbeck.engine.essence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bounds in the middle of their margins. */
class MarginsTest {
  private static final List<Feature> FEATURES = List.of(number("x", "int"), number("y", "double"));

  private static Feature number(String name, String type) {
    return new Feature(name, name, List.of(name), 0, ValueType.primitive(type, ValueType.Presence.REQUIRED), Optional.empty());
  }

  private static Examples examples(double[][] rows) {
    int[] answers = IntStream.range(0, rows.length).map(i -> rows[i][0] >= 500 && rows[i][1] >= 0.5 ? 1 : 0).toArray();
    return Examples.sorted(FEATURES, rows, answers, 2, Work.usual());
  }

  @Test
  void aBoundGoesToARoundNumberBetweenTheRowsThatDecideIt() {
    // Of rows with y below 0.5 there is one for every x; of the others those from 530 on, and those up to 460.
    double[][] rows = IntStream.concat(IntStream.range(0, 1000), IntStream.range(1000, 2000).filter(i -> i % 1000 > 530 || i % 1000 < 460))
        .mapToObj(i -> new double[] {i % 1000, i < 1000 ? 0.25 : 0.75}).toArray(double[][]::new);
    DecisionList tight = new DecisionList(List.of(new Rule(List.of(Literal.atLeast(Form.feature(0), 530), Literal.atLeast(Form.feature(1), 0.5)), 1)), 0);
    DecisionList centred = Margins.centre(tight, examples(rows));
    assertThat(centred.rules().get(0).literals().get(0)).isEqualTo(Literal.atLeast(Form.feature(0), 500));
  }

  @Test
  void noRowChangesItsAnswer() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      double[][] rows = IntStream.range(0, 200).mapToObj(i -> new double[] {random.nextInt(1000), random.nextInt(100) / 100.0}).toArray(double[][]::new);
      List<Rule> rules = IntStream.range(0, 4).mapToObj(r -> new Rule(List.of(
          Literal.atLeast(Form.feature(0), random.nextInt(1000)), Literal.atMost(Form.feature(1), random.nextInt(100) / 100.0),
          new Literal(Form.feature(0).combine(1, 1000, Form.feature(1)), random.nextInt(500), 500 + random.nextInt(1500))), random.nextInt(3))).toList();
      DecisionList list = new DecisionList(rules, 0);
      DecisionList centred = Margins.centre(list, examples(rows));
      for (double[] row : rows) {
        assertThat(centred.deciding(row)).isEqualTo(list.deciding(row));
      }
    }
  }
}
