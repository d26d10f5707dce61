package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.finding.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Methods of records that are features: run while the project compiles, called by the generated class. */
class DerivedFeaturesTest {
  @TempDir Path data;

  private void applicants() throws IOException {
    Random random = new Random(6);
    Files.writeString(data.resolve("d.csv"), "born,applied,debt,income,kind,granted\n" + IntStream.range(0, 300).mapToObj(i -> {
      LocalDate born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(22_000));
      LocalDate applied = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300));
      int debt = 100 + random.nextInt(5000);
      int income = 1000 + random.nextInt(4000);
      boolean granted = ChronoUnit.YEARS.between(born, applied) >= 30 && debt <= income;
      return born + "," + applied + "," + debt + "," + income + "," + (i % 3 == 0 ? "new" : "old") + "," + granted;
    }).collect(Collectors.joining("\n")));
  }

  private static final String RECORD = """
      package app;
      import java.time.LocalDate;
      import java.time.temporal.ChronoUnit;
      public record Applicant(LocalDate born, LocalDate applied, int debt, int income, Kind kind) {
        public int age() {
          return (int) ChronoUnit.YEARS.between(born, applied);
        }
        public double debtToIncome() {
          return %s;
        }
        @Override
        public String toString() {
          return "applicant";
        }
      }
      """;

  private static final String INTERFACE = """
      package app;
      @io.github.limbeck.DistillFrom(dataset = "d.csv")
      public interface Grant { boolean granted(Applicant applicant); }
      """;

  @ParameterizedTest
  @EnumSource
  void aMethodOfARecordIsAFeature(TestCompiler compiler) throws Exception {
    applicants();
    var result = compiler.compile(data, Map.of("app.Applicant", RECORD.formatted("(double) debt / income"), "app.Kind", "package app; public enum Kind { NEW, OLD }", "app.Grant", INTERFACE));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    if (compiler == TestCompiler.JAVAC) { // which shows the sources of what it compiles
      assertThat(result.source("app.GrantDistilled")).contains("applicant.age() >= 30", "PROVED");
    }
  }

  @Test
  void aRecordInsideTheInterfaceHasThemToo() throws IOException {
    applicants();
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Grant", """
        package app;
        import java.time.*;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface Grant {
          enum Kind { NEW, OLD }
          record Person(LocalDate born) {}
          record Applicant(Person person, LocalDate applied, int debt, int income, Kind kind) {
            int age() { return Period.between(person.born(), applied).getYears(); }
          }
          boolean granted(Applicant applicant);
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.GrantDistilled")).contains("applicant.age() >= 30", "PROVED");
  }

  @Test
  void aMethodThatThrowsIsNamedWithTheRow() throws IOException {
    applicants();
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Applicant", RECORD.formatted("debt / (income - income)"), "app.Kind", "package app; public enum Kind { NEW, OLD }", "app.Grant", INTERFACE));
    assertThat(result.withId(Diagnostic.DERIVED_FAILS.id())).singleElement()
        .satisfies(m -> assertThat(m.text()).contains("applicant.debtToIncome() on d.csv:2 throws ArithmeticException"));
  }

  @Test
  void aRecordThatNeedsTheRestOfTheProjectIsLearnedFromWithoutItsMethods() throws IOException {
    applicants();
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Applicant", RECORD.formatted("Service.ratio(debt, income)"), "app.Kind", "package app; public enum Kind { NEW, OLD }", "app.Grant", INTERFACE,
        "app.Service", "package app; class Service { static double ratio(int a, int b) { return a; } }"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.withId(Diagnostic.DERIVED_UNUSED.id())).singleElement().satisfies(m -> assertThat(m.text()).contains("applicant.age(), applicant.debtToIncome() are no features"));
    assertThat(result.source("app.GrantDistilled")).doesNotContain("age()");
  }
}
