package io.github.limbeck.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures that tables print, as they are read of what a build says and records. */
class DistillerTest {
  @TempDir private Path folder;

  @Test
  void theFiguresOfARule() throws Exception {
    distil("a,b,answer\n", i -> i % 20 + "," + i / 20 + "," + (i % 20 >= 7), "boolean decide(int a, int b)", rule -> {
      assertThat(rule.conditions()).isEqualTo(1);
      assertThat(rule.lines()).isEqualTo(1);
      assertThat(rule.equality()).isEqualTo("PROVED");
      assertThat(rule.formulas()).isEmpty();
      assertThat(rule.answer(List.of("7", "0"))).isEqualTo("true");
      assertThat(rule.ownSeconds()).isPositive();
      assertThat(rule.readingSeconds()).isNotNegative();
      assertThat(rule.proofSeconds()).isNotNegative();
    });
  }

  @Test
  void theFiguresOfAFormula() throws Exception {
    distil("a,b,answer\n", i -> i + "," + i % 7 + "," + (3.0 * i + i % 7), "double decide(double a, double b)", formula -> {
      assertThat(formula.formulas()).isEqualTo("b + 3 * a");
      assertThat(formula.lines()).isEqualTo(1);
      assertThat(formula.equality()).isEqualTo("PROVED");
    });
  }

  private interface Check {
    void of(Distiller.Distilled distilled) throws Exception;
  }

  private interface Row {
    String of(int index);
  }

  private void distil(String header, Row row, String method, Check check) throws Exception {
    Files.writeString(folder.resolve("examples.csv"), header + IntStream.range(0, 200).mapToObj(i -> row.of(i) + "\n").collect(Collectors.joining()));
    String source = "package task;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"examples.csv\", answer = \"answer\")\npublic interface Task { " + method + "; }\n";
    check.of(Distiller.distilSource(source, folder, "off", "-Alimbeck.debug=true"));
  }
}
