package io.github.limbeck.engine.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TransducerTest {
  @Test
  void parityIsAMachineOfTwoStates() {
    List<int[]> symbols = List.of(new int[] {1, 0, 1, 1}, new int[] {0, 1, 1, 0}, new int[] {1, 1, 0, 1});
    List<int[]> answers = List.of(new int[] {1, 1, 0, 1}, new int[] {0, 1, 0, 0}, new int[] {1, 0, 0, 1});
    assertThat(Transducer.learn(symbols, answers, 2, 6)).hasValueSatisfying(machine -> assertThat(machine.states()).isEqualTo(2));
  }

  @Test
  void answersThatDependOnWhatComesLaterAreNoMachine() {
    List<int[]> symbols = List.of(new int[] {0, 0}, new int[] {0, 1});
    List<int[]> answers = List.of(new int[] {1, 1}, new int[] {0, 1});
    assertThat(Transducer.learn(symbols, answers, 2, 6)).isEmpty();
  }
}
