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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Methods of records, and static methods that are named, are features: run while the project compiles, called by the generated class. */
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

  private static final String FEATURES = """
      package app;
      import java.time.*;
      public final class Features {
        public static int age(LocalDate born, LocalDate applied) {
          return Period.between(born, applied).getYears();
        }
        public static double share(int part, int whole) {
          return (double) part / whole;
        }
        static String text(int debt) {
          return "" + debt;
        }
        static int checked(int debt) throws Exception {
          return debt;
        }
        int own(int debt) {
          return debt;
        }
        private static int hidden(int debt) {
          return debt;
        }
      }
      """;

  private static String granted(String derived, String method) {
    return granted("", derived, method);
  }

  private static String granted(String members, String derived, String method) {
    return """
        package app;
        import io.github.limbeck.*;
        import java.time.*;
        @DistillFrom(dataset = "d.csv")
        public interface Grant {
          %s
          @Derived({%s})
          %s
        }
        """.formatted(members, derived, method);
  }

  private static final String OF_COLUMNS = "boolean granted(LocalDate born, LocalDate applied, int debt, int income);";

  @Test
  void aStaticMethodThatIsNamedIsAFeature() throws IOException {
    applicants();
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Features", FEATURES, "app.Grant", granted("\"app.Features::age\", \"Features::share(debt, income)\"", OF_COLUMNS)));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.GrantDistilled")).doesNotContain("app.Features").contains("Features.age(born, applied) >= 30", "PROVED");
  }

  @Test
  void whereTheCompilerDoesNotShowTheClassThatIsSaid() throws Exception {
    applicants();
    var result = TestCompiler.ECJ.compile(data, Map.of("app.Features", FEATURES, "app.Grant", granted("\"Features::age\"", OF_COLUMNS)));
    assertThat(result.withId(Diagnostic.BAD_DERIVED.id())).singleElement()
        .satisfies(m -> assertThat(m.text()).contains("can't compute age: the compiler shows neither the source of app.Features nor its class"));
  }

  @Test
  void itMayBeOneOfTheInterfaceAndTakeARecord() throws IOException {
    applicants();
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Grant", granted("""
        record Person(LocalDate born) {}
        static boolean isAdult(Person person, LocalDate applied) { return Period.between(person.born(), applied).getYears() >= 30; }
        """, "\"Grant::isAdult\"", "boolean granted(Person person, LocalDate applied, int debt, int income);")));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.GrantDistilled")).contains("Grant.isAdult(person, applied)", "PROVED");
  }

  @Test
  void aFormulaUsesWhatAStaticMethodComputes() throws IOException {
    Files.writeString(data.resolve("d.csv"), "a,b,answer\n" + IntStream.range(0, 200).mapToObj(i -> i + "," + i % 13 + "," + (3 * Math.hypot(i, i % 13) + 2 * i)).collect(Collectors.joining("\n")));
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Law", """
        package app;
        import io.github.limbeck.*;
        @DistillFrom(dataset = "d.csv")
        public interface Law {
          static double far(double a, double b) { return Math.hypot(a, b); }
          @Derived("Law::far")
          double law(double a, double b);
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.LawDistilled")).contains("Law.far(a, b)", "PROVED");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Features.age | a method is written as package.Type::method",
      "Nowhere::age | there is no class Nowhere",
      "Features::size | app.Features has no method size",
      "Features::own | it is no static method whose parameters have the names and types of some of java.time.LocalDate born",
      "Features::share | write what it is called with, as in Features::share(born)",
      "Features::share(debt, born) | it is no static method that can be called with debt, born of",
      "Features::checked | it is no static method",
      "Features::hidden | it is not visible to the generated class",
      "Features::text | nothing is learned from a java.lang.String"})
  void whatCantBeAFeatureIsSaid(String named, String why) throws IOException {
    applicants();
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Features", FEATURES, "app.Grant", granted('"' + named + '"', OF_COLUMNS)));
    assertThat(result.withId(Diagnostic.BAD_DERIVED.id())).singleElement().satisfies(m -> assertThat(m.text()).contains("@Derived of granted names " + named, why));
  }

  @Test
  void aFeatureIsNamedOnce() throws IOException {
    applicants();
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Features", FEATURES, "app.Grant", granted("\"Features::share(debt, income)\", \"Features::share(income, debt)\"", OF_COLUMNS)));
    assertThat(result.withId(Diagnostic.BAD_DERIVED.id())).singleElement().satisfies(m -> assertThat(m.text()).contains("there is a feature share already"));
  }

  @Test
  void aClassThatNeedsTheRestOfTheProjectIsNamed() throws IOException {
    applicants();
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Features", "package app; class Features { static int size(int debt) { return Other.of(debt); } }", "app.Other",
        "package app; class Other { static int of(int a) { return a; } }", "app.Grant", granted("\"Features::size\"", OF_COLUMNS)));
    assertThat(result.withId(Diagnostic.BAD_DERIVED.id())).singleElement().satisfies(m -> assertThat(m.text()).contains("can't compute size: its class does not compile without the rest of the project"));
  }

  @Test
  void aStaticMethodThatThrowsIsNamedWithTheRow() throws IOException {
    applicants();
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Grant", granted("static int off(int debt) { return debt / (debt - debt); }", "\"Grant::off\"", OF_COLUMNS)));
    assertThat(result.withId(Diagnostic.DERIVED_FAILS.id())).singleElement().satisfies(m -> assertThat(m.text()).contains("off() on d.csv:2 throws ArithmeticException"));
  }
}
