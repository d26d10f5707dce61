package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program.AnswerType;
import io.github.limbeck.engine.program.Program.Facts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs of methods that answer with one of several records: an answer, and what is said beside it. */
class ConfidentAnswerProofTest {
  private static final List<Input> INPUTS = List.of(new Input("x", "x", Input.Kind.INTEGER, "int", Input.Presence.REQUIRED, List.of(), Optional.empty()));
  private static final AnswerType TYPE = new AnswerType(Input.Kind.BOOLEAN, "boolean", List.of("false", "true", "false"),
      Optional.of(new Facts("D", 1, List.of(List.of("1", "0.9"), List.of("2", "0.95"), List.of("3", "1.0")))));
  private static final EssenceNetwork NETWORK = EssenceNetwork.of(new DecisionList(List.of(
      new Rule(List.of(Literal.atMost(Form.feature(0), 10)), 0), new Rule(List.of(Literal.atMost(Form.feature(0), 20)), 1)), 2));
  private static final String RIGHT = """
      if (x <= 10) {
        return new D(1, false, 0.9);
      }
      if (x <= 20) {
        return new D(2, true, 0.95);
      }
      return new D(3, false, 1.0);
      """;

  private static Proof.Outcome prove(String body) {
    String source = "class A {\n  D f(int x) {\n" + body + "  }\n}\n";
    return Proof.ofScalars(source, new Proof.Signature("f", 1, INPUTS, List.of(), List.of(TYPE), false, () -> 100, Proof.Setting.USUAL), List.of(NETWORK));
  }

  @Test
  void theRecordOfEachRuleIsProved() {
    assertThat(prove(RIGHT).proved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x <= 10=x <= 11", "x <= 20=x <= 19", "(1, false, 0.9)=(1, true, 0.9)", "(1, false, 0.9)=(2, false, 0.9)",
      "(2, true, 0.95)=(2, true, 0.951)", "(3, false, 1.0)=(1, false, 0.9)", "(3, false, 1.0)=(3, false)", "new D(3=new E(3", "x <= 20=x <= 10"})
  void anyOtherIsNot(String change) {
    String[] parts = change.split("=(?=[^ ])", 2);
    String[] sides = change.startsWith("x") ? new String[] {change.substring(0, change.indexOf("=x")), change.substring(change.indexOf("=x") + 1)} : parts;
    String changed = RIGHT.replace(sides[0], sides[1]);
    assertThat(changed).isNotEqualTo(RIGHT);
    assertThat(prove(changed).proved()).isFalse();
  }
}
