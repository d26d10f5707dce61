package io.github.limbeck.sample;

import static io.github.limbeck.testing.DistillAssertions.assertAccuracy;
import static io.github.limbeck.testing.DistillAssertions.assertFresh;
import static io.github.limbeck.testing.DistillAssertions.assertStillAccurate;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every generated class belongs to the datasets as they are now, and is as right on them as it says. */
class FreshnessTest {

  @ParameterizedTest
  @ValueSource(classes = {Automaton.class, BinaryAddition.class, Life.class, LineOrientation.class, Slip.class, Tariff.class, TicTacToe.class})
  void rulesWithoutNoiseAreRight(Class<?> type) {
    assertFresh(type);
    assertAccuracy(type, 1);
  }

  @ParameterizedTest
  @ValueSource(classes = {Battery.class, Iris.class, Pendulum.class, Planet.class, Tumour.class, VariableChoice.class})
  void noisyOnesAreAsRightAsWasAskedFor(Class<?> type) {
    assertFresh(type);
    assertAccuracy(type, 0.84);
    assertThatThrownBy(() -> assertAccuracy(type, 0.9999999)).isInstanceOf(AssertionError.class).hasMessageContaining("reaches 0.");
  }

  @Test
  void aRuleIsAppraisedOnOtherExamples(@TempDir Path directory) throws IOException {
    Path examples = Files.writeString(directory.resolve("more.csv"), """
        sepalLength,sepalWidth,petalLength,petalWidth,species
        5.0,3.4,1.5,0.2,SETOSA
        6.4,2.8,5.6,2.2,VIRGINICA
        5.0,3.4,1.5,0.2,VIRGINICA
        """);
    assertAccuracy(Iris.class, "classify", examples, 0.66);
    assertThatThrownBy(() -> assertAccuracy(Iris.class, examples, 0.9)).isInstanceOf(AssertionError.class)
        .hasMessageContaining("Iris.classify reaches 0.666667").hasMessageContaining("wrong: more.csv:4");
    assertThatThrownBy(() -> assertAccuracy(Iris.class, "choose", examples, 0.9)).hasMessageContaining("no such method");
    assertThatThrownBy(() -> assertAccuracy(Iris.class, directory.resolve("less.csv"), 0.9)).hasMessageContaining("no file");
    Files.writeString(examples, "petalLength,species\n1,SETOSA\n");
    assertThatThrownBy(() -> assertAccuracy(Iris.class, examples, 0.9)).hasMessageContaining("LIMBECK-301");
  }

  /** Rows of another kind are told from a few that are wrong by chance. */
  @Test
  void freshRowsAreComparedWithWhatWasToBeExpected(@TempDir Path directory) throws IOException {
    String header = "sepalLength,sepalWidth,petalLength,petalWidth,species\n";
    String alike = "5.0,3.4,1.5,0.2,SETOSA\n".repeat(40) + "6.4,2.8,5.6,2.2,VIRGINICA\n".repeat(40);
    assertStillAccurate(Iris.class, Files.writeString(directory.resolve("alike.csv"), header + alike + "5.0,3.4,1.5,0.2,VIRGINICA\n"));
    Path others = Files.writeString(directory.resolve("others.csv"), header + alike + "5.0,3.4,1.5,0.2,VIRGINICA\n".repeat(80));
    assertThatThrownBy(() -> assertStillAccurate(Iris.class, others)).isInstanceOf(AssertionError.class)
        .hasMessageContaining("Iris.classify answers 50.0 %").hasMessageContaining("were to be expected").hasMessageContaining("others.csv:82");
  }

  @Test
  void nothingIsGeneratedForOtherTypes() {
    assertThatThrownBy(() -> assertFresh(FreshnessTest.class)).isInstanceOf(AssertionError.class).hasMessageContaining("did not run");
  }
}
