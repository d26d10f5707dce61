package io.github.limbeck.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DistilledTest {
  /** Has a class of the expected name below. */
  public interface Present {
    int answer();
  }

  /** Has none. */
  public interface Absent {}

  /** Has a class that is something else. */
  public interface Odd {}

  @Test
  void findsTheGeneratedClass() {
    assertThat(Distilled.of(Present.class).answer()).isEqualTo(42);
  }

  @Test
  void saysWhyThereIsNone() {
    assertThatThrownBy(() -> Distilled.of(Absent.class)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("io.github.limbeck.runtime.DistilledTest_AbsentDistilled")
        .hasMessageContaining("annotation processor did not run")
        .hasMessageContaining("annotationProcessorPaths");
  }

  @Test
  void refusesAClassThatIsSomethingElse() {
    assertThatThrownBy(() -> Distilled.of(Odd.class)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was not generated");
  }

  @Test
  void refusesWhatIsNoInterface() {
    assertThatThrownBy(() -> Distilled.of(String.class)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Distilled.of(null)).isInstanceOf(NullPointerException.class);
  }
}
