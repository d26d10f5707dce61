package io.github.limbeck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshMojoTest {
  /** SHA-256 of the three bytes "abc". */
  private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path project;
  private Path classes;

  @BeforeEach
  void build() throws IOException {
    classes = project.resolve("target/classes");
    Files.createDirectories(classes.resolve("META-INF/limbeck"));
    Files.createDirectories(classes.resolve("app"));
    Files.writeString(classes.resolve("app/Outer$Rule.class"), "class");
    Files.writeString(classes.resolve("app/Outer_RuleDistilled.class"), "class");
    Files.writeString(project.resolve("d.csv"), "abc");
    stamp("d.csv");
  }

  private void stamp(String file) throws IOException {
    Files.writeString(classes.resolve("META-INF/limbeck/app.Outer$Rule.json"), """
        { "format" : 5, "type" : "app.Outer$Rule", "generated" : "app.Outer_RuleDistilled", "methods" : [
          { "method" : "f", "dataset" : "d.csv", "datasetFile" : "%s", "sha256" : "%s" } ] }
        """.formatted(file, ABC));
  }

  private List<String> refresh() throws IOException {
    return RefreshMojo.refresh(project, List.of(classes, project.resolve("target/test-classes")));
  }

  @Test
  void leavesWhatIsFresh() throws IOException {
    assertThat(refresh()).isEmpty();
    assertThat(classes.resolve("app/Outer$Rule.class")).exists();
  }

  @Test
  void deletesTheClassOfATypeWhoseDatasetChanged() throws IOException {
    Files.writeString(project.resolve("d.csv"), "abd");
    assertThat(refresh()).containsExactly("app.Outer$Rule");
    assertThat(classes.resolve("app/Outer$Rule.class")).doesNotExist();
  }

  @Test
  void aVanishedDatasetIsAChangeToo() throws IOException {
    Files.delete(project.resolve("d.csv"));
    assertThat(refresh()).containsExactly("app.Outer$Rule");
  }

  @Test
  void inlineExamplesChangeWithTheirSource() throws IOException {
    stamp("");
    Files.delete(project.resolve("d.csv"));
    assertThat(refresh()).isEmpty();
  }

  @Test
  void aStampOfAnotherVersionIsStale() throws IOException {
    Files.writeString(classes.resolve("META-INF/limbeck/app.Outer$Rule.json"), "{ \"format\" : 1 }");
    assertThat(refresh()).containsExactly("app.Outer$Rule");
    assertThat(classes.resolve("app/Outer$Rule.class")).doesNotExist();
  }

  @Test
  void nothingIsLeftOfATypeThatIsDistilledNoLonger() throws IOException {
    Files.delete(classes.resolve("app/Outer_RuleDistilled.class"));
    assertThat(refresh()).as("the annotation is gone, perhaps").containsExactly("app.Outer$Rule");
    stamp("d.csv");
    assertThat(refresh()).as("the type is gone, too").isEmpty();
    assertThat(classes.resolve("META-INF/limbeck")).isEmptyDirectory();
  }
}
