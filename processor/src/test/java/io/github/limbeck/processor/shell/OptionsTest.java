package io.github.limbeck.processor.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.processor.TestCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options of the compiler and of the project's file, and what they do to messages. */
class OptionsTest {
  /** A dataset whose rule is a constant: a warning. */
  private static final String SAME = "x,f\n1,no\n2,no\n";

  @TempDir Path project;
  private final List<Finding> findings = new ArrayList<>();

  private Options read(String file, Map<String, String> given) throws IOException {
    Files.writeString(project.resolve("limbeck.properties"), file);
    return Options.read(given, Optional.of(project), findings);
  }

  @Test
  void theFileOfTheProjectGivesOptionsRelativeToIt() throws IOException {
    Options options = read("limbeck.datasets = more/data, other\nlimbeck.cache = off\nlimbeck.maxRows = 7\nlimbeck.debug = true\n",
        Map.of("limbeck.maxRows", "9"));
    assertThat(findings).isEmpty();
    assertThat(options.datasets()).containsExactly(project.resolve("more/data"), project.resolve("other"));
    assertThat(options.cache().isOff()).isTrue();
    assertThat(options.limits().rows()).as("-A beats the file").isEqualTo(9);
    assertThat(options.debug()).isTrue();
  }

  @Test
  void whatIsWrongInTheFileIsSaid() throws IOException {
    read("limbeck.chache = off\nlimbeck.maxRows = many\n", Map.of());
    assertThat(findings).extracting(Finding::detail).containsExactly(
        "There is no option 'limbeck.chache', which limbeck.properties sets. Did you mean 'limbeck.cache'?",
        "The option limbeck.maxRows=many is not a whole number from 1 to 2147483647.");
  }

  private TestCompiler.Result compile(String annotations, String... options) throws IOException {
    Files.writeString(project.resolve("d.csv"), SAME);
    return TestCompiler.JAVAC.compile(project, Map.of("app.A", """
        package app;
        %s
        public interface A {
          @io.github.limbeck.DistillFrom(dataset = "d.csv") boolean f(int x);
        }
        """.formatted(annotations)), options);
  }

  @Test
  void warningsAndNotesAreSuppressedByIdOrAltogether() throws IOException {
    assertThat(compile("").withId("LIMBECK-412")).hasSize(1);
    assertThat(compile("@SuppressWarnings(\"LIMBECK-412\")")).satisfies(r -> {
      assertThat(r.withId("LIMBECK-412")).isEmpty();
      assertThat(r.withId("LIMBECK-001")).hasSize(1);
    });
    assertThat(compile("@SuppressWarnings({\"unused\", \"limbeck\"})").messages()).noneMatch(m -> m.text().contains("LIMBECK"));
  }

  @Test
  void warningsMayFailTheBuild() throws IOException {
    assertThat(compile("").success()).isTrue();
    assertThat(compile("", "-Alimbeck.warningsAsErrors=true").success()).isFalse();
    assertThat(compile("@SuppressWarnings(\"LIMBECK-412\")", "-Alimbeck.warningsAsErrors=true").success()).isTrue();
  }

  @Test
  void debugTellsWhatIsBeingDone() throws IOException {
    assertThat(compile("").withId("LIMBECK-002")).isEmpty();
    assertThat(compile("", "-Alimbeck.debug=true").withId("LIMBECK-002")).extracting(TestCompiler.Message::text).containsExactly(
        "[LIMBECK-002] A.f: reading the examples …", "[LIMBECK-002] A.f: training on 2 rows …",
        "[LIMBECK-002] A.f: proving the code equal to the model …", "[LIMBECK-002] A.f: running the compiled class …");
  }
}
