package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.model.ScoreTable;
import io.github.limbeck.engine.program.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two models are told apart by an input on which they differ, or proved to answer alike. */
class ModelProofTest {
  private static final List<Input> INPUTS = List.of(
      new Input("a", "a", Input.Kind.INTEGER, "int", Input.Presence.REQUIRED, List.of(), Optional.empty()),
      new Input("b", "b", Input.Kind.INTEGER, "int", Input.Presence.BOXED, List.of(), Optional.empty()),
      new Input("zone", "zone", Input.Kind.STRING, "java.lang.String", Input.Presence.REQUIRED, List.of("N", "S"), Optional.empty()));

  private static Proof.Outcome compare(DecisionList one, DecisionList other) {
    return ModelProof.ofNetworks(INPUTS, false, EssenceNetwork.of(one), EssenceNetwork.of(other), 1);
  }

  private static DecisionList list(int otherwise, Rule... rules) {
    return new DecisionList(List.of(rules), otherwise);
  }

  private static Literal atLeast(int feature, double bound) {
    return Literal.atLeast(Form.feature(feature), bound);
  }

  @Test
  void theSameRuleWrittenOtherwiseIsProvedTheSame() {
    DecisionList one = list(0, new Rule(List.of(atLeast(0, 5)), 1), new Rule(List.of(atLeast(0, 3)), 2));
    DecisionList other = list(2, new Rule(List.of(Literal.atMost(Form.feature(0), 2)), 0), new Rule(List.of(atLeast(0, 4.5)), 1));
    assertThat(compare(one, other).proved()).isTrue();
    assertThat(compare(one, list(0, new Rule(List.of(atLeast(0, 6)), 1), new Rule(List.of(atLeast(0, 3)), 2))).candidate()).hasValueSatisfying(c -> assertThat(c.row()[0]).isEqualTo(5));
  }

  @Test
  void whatIsMissingAndTextsThatNoExampleHadCount() {
    DecisionList known = list(0, new Rule(List.of(Literal.atLeast(Form.of(new Atom.Is(2, 0)), 1)), 1));
    DecisionList others = list(1, new Rule(List.of(Literal.atLeast(Form.of(new Atom.Is(2, 1)), 1)), 0));
    assertThat(compare(known, others).candidate()).as("a text that is neither").isPresent();
    assertThat(ModelProof.ofNetworks(INPUTS, true, EssenceNetwork.of(known), EssenceNetwork.of(others), 1).proved()).as("where such texts are refused").isTrue();
    DecisionList present = list(0, new Rule(List.of(atLeast(1, 5)), 1));
    DecisionList absent = list(1, new Rule(List.of(Literal.atMost(Form.feature(1), 4)), 0));
    assertThat(compare(present, absent).candidate()).hasValueSatisfying(c -> assertThat(c.row()[1]).isNaN());
  }

  /** Random pairs: what is proved is so on a grid, and what is found is a difference. */
  @Test
  void whatIsProvedIsSoAndWhatIsFoundIsADifference() {
    Random random = new Random(3);
    int proved = 0;
    for (int k = 0; k < 400; k++) {
      DecisionList one = random(random);
      DecisionList other = random.nextBoolean() ? random(random) : shuffled(one, random);
      Proof.Outcome outcome = compare(one, other);
      Optional<double[]> difference = onGrid(one, other);
      if (outcome.proved()) {
        proved++;
        assertThat(difference).isEmpty();
      } else {
        double[] row = outcome.candidate().orElseThrow().row();
        assertThat(one.answer(row)).isNotEqualTo(other.answer(row));
      }
    }
    assertThat(proved).isBetween(40, 360);
  }

  private static DecisionList random(Random random) {
    List<Rule> rules = new ArrayList<>();
    for (int r = random.nextInt(3); r >= 0; r--) {
      Literal literal = switch (random.nextInt(4)) {
        case 0 -> atLeast(0, random.nextInt(4));
        case 1 -> Literal.atMost(Form.feature(1), random.nextInt(4));
        case 2 -> Literal.atLeast(Form.sum(List.of(0, 1)), random.nextInt(5));
        default -> Literal.atLeast(Form.of(new Atom.Is(2, random.nextInt(2))), 1);
      };
      rules.add(new Rule(List.of(literal), random.nextInt(2)));
    }
    return new DecisionList(rules, random.nextInt(2));
  }

  /** Rules of one answer that follow each other may change places. */
  private static DecisionList shuffled(DecisionList list, Random random) {
    List<Rule> rules = new ArrayList<>(list.rules());
    for (int r = 0; r + 1 < rules.size(); r++) {
      if (rules.get(r).answer() == rules.get(r + 1).answer() && random.nextBoolean()) {
        rules.add(r, rules.remove(r + 1));
      }
    }
    return new DecisionList(rules, list.defaultAnswer());
  }

  private static Optional<double[]> onGrid(DecisionList one, DecisionList other) {
    for (int a = -1; a <= 8; a++) {
      for (double b : new double[] {Double.NaN, -1, 0, 1, 2, 3, 4, 5, 8}) {
        for (int zone = 0; zone <= 2; zone++) {
          double[] row = {a, b, zone};
          if (one.answer(row) != other.answer(row)) {
            return Optional.of(row);
          }
        }
      }
    }
    return Optional.empty();
  }

  @Test
  void aTableOfPointsIsComparedWithRules() {
    ScoreTable table = new ScoreTable(List.of(0, 1), List.of(1, 0), List.of(new ScoreTable.Line(atLeast(0, 3), List.of(0, 2))));
    DecisionList list = list(0, new Rule(List.of(atLeast(0, 3)), 1));
    assertThat(ModelProof.ofNetworks(INPUTS, false, EssenceNetwork.of(table), EssenceNetwork.of(list), 1).proved()).isTrue();
  }

  @Test
  void whereStepsEndNothingIsClaimed() {
    Proof.Outcome outcome = ModelProof.ofNetworks(INPUTS, false, EssenceNetwork.of(list(0, new Rule(List.of(atLeast(0, 3)), 1))), EssenceNetwork.of(list(1, new Rule(List.of(Literal.atMost(Form.feature(0), 2)), 0))), 1e-7);
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.candidate()).isEmpty();
    assertThat(outcome.reason()).isNotEmpty();
  }
}
