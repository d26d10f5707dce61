package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.limbeck.engine.program.Aggregation;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.NameScope;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that is looked up is read back case by case. */
class TableReaderTest {
  private static final String SOURCE = """
      package p;
      final class C {
        public static double massOf(String name) {
          return switch (name) {
            case "Sun" -> 1.0;
            case "Moon" -> 3.7E-8;
            default -> throw new IllegalArgumentException("no mass is known of " + name);
          };
        }
      }
      """;

  private static void read(String source, Input.Kind kind, String type) {
    Input key = new Input("name", "name()", kind, type, Input.Presence.REQUIRED, List.of("Moon", "Sun"), Optional.empty());
    new TableReader(JavaMethods.parse(source, NameScope.EMPTY)).require(new Aggregation.Table("massOf", 1, 0, List.of("Sun", "Moon"), List.of(1.0, 3.7e-8), List.of(1, 0)), key);
  }

  @Test
  void understandsTheTable() {
    assertThatCode(() -> read(SOURCE, Input.Kind.STRING, "java.lang.String")).doesNotThrowAnyException();
    String constants = SOURCE.replace("(String name)", "(Body name)").replace("\"Sun\"", "SUN").replace("\"Moon\"", "MOON").replace("package p;", "package p;\nimport q.Body;");
    assertThatThrownBy(() -> read(constants, Input.Kind.ENUM, "q.Body")).isInstanceOf(Unprovable.class);
    assertThatCode(() -> read(constants.replace("SUN", "Sun").replace("MOON", "Moon"), Input.Kind.ENUM, "q.Body")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0~1.1", "3.7E-8~3.7E-7", "\"Sun\" ->~\"Moon\", \"Sun\" ->", "\"Moon\"~\"Io\"", "case \"Moon\" -> 3.7E-8;~", "switch (name)~switch (name.trim())",
      "default -> throw new IllegalArgumentException(\"no mass is known of \" + name);~default -> 0.0;", "double massOf~float massOf", "(String name)~(CharSequence name)",
      "\"Sun\" -> 1.0~\"Sun\" -> { yield 1.0; }", "return switch~System.out.println(); return switch", "-> 1.0~-> -1.0"})
  void refusesAllElse(String change) {
    String[] parts = change.split("~", 2);
    assertThat(SOURCE).contains(parts[0]);
    assertThatThrownBy(() -> read(SOURCE.replace(parts[0], parts[1]), Input.Kind.STRING, "java.lang.String")).isInstanceOf(Unprovable.class);
  }
}
