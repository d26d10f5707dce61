package io.github.limbeck.engine.proof;

import static io.github.limbeck.engine.proof.MethodUnderProof.TRUTH;
import static io.github.limbeck.engine.proof.MethodUnderProof.at;
import static io.github.limbeck.engine.proof.MethodUnderProof.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was found equal under an assumption is not taken for equal without it. */
class SharedEquivalenceTest {
  private static DecisionList list(Literal literal) {
    return new DecisionList(List.of(new Rule(List.of(literal), 1)), 0);
  }

  /** Where x is at least 1 the first component compares 2x - 1 with 0, which says that x is at least 1 once more. */
  @Test
  void anAssumptionThatIsMadeTwiceIsNotForgotten() {
    Form twice = new Form(List.of(new Form.Term(2, new Atom.Value(at("x"))), new Form.Term(-1, new Atom.Holds(atLeast("x", 1)))));
    DecisionList[] lists = {list(Literal.atLeast(twice, 0)), list(atLeast("x", 1))};
    assertThat(MethodUnderProof.prove("Pair", "return new Pair(x >= 0, x >= 1);", List.of(TRUTH, TRUTH), false, lists).proved()).isTrue();
    assertThat(MethodUnderProof.prove("Pair", "return new Pair(x >= 0, true);", List.of(TRUTH, TRUTH), false, lists).proved()).isFalse();
  }
}
