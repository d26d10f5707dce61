package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was learned by heart does not pass for a rule, and of a rule it is told how far to believe it. */
class EvidenceTest {
  @TempDir Path data;

  private TestCompiler.Result compile(String header, int rows, Function<Random, String> row, String attributes, String method, String... options) {
    Random random = new Random(17);
    TestCompiler.write(data, "d.csv", IntStream.range(0, rows).mapToObj(i -> row.apply(random)).collect(Collectors.joining("\n", header + "\n", "\n")));
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\"" + attributes
        + ")\npublic interface A { " + method + "; }\n"), options);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void aCoinFlipIsRefused(int sides) {
    TestCompiler.Result result = compile("a,b,f", 50, r -> r.nextInt(1000) + "," + r.nextInt(1000) + "," + r.nextInt(sides), "", "int f(int a, int b)");
    assertThat(result.withId("LIMBECK-519")).as(result.messages().toString()).hasSize(1);
    assertThat(result.withId("LIMBECK-519").get(0).text()).contains("evidence = Evidence.NOT_REQUIRED")
        .containsAnyOf("the commonest answer alone, which is right on", "the commonest answer alone is right on");
    assertThat(result.generated("app.ADistilled")).isFalse();
  }

  @Test
  void bitsOfAHashAreRefused() {
    TestCompiler.Result result = compile(IntStream.range(0, 12).mapToObj(i -> "x[" + i + "]").collect(Collectors.joining(",")) + ",f", 80, r -> {
      int x = r.nextInt(1 << 12);
      long hash = x * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 31;
      hash *= 0xBF58476D1CE4E5B9L;
      return IntStream.range(0, 12).mapToObj(i -> String.valueOf(x >> i & 1)).collect(Collectors.joining(",")) + "," + (hash >>> 40 & 1);
    }, "", "boolean f(@Shape(12) boolean[] x)");
    assertThat(result.success()).isFalse();
    assertThat(result.messages().toString()).containsAnyOf("LIMBECK-519", "LIMBECK-505");
  }

  @Test
  void aCoinFlipOverArraysIsRefused() {
    TestCompiler.Result result = compile("x,f", 50, r -> "\"" + r.ints(3 + r.nextInt(3), 0, 100).boxed().toList() + "\"," + r.nextBoolean(), "",
        "boolean f(int[] x)");
    assertThat(result.success()).isFalse();
    assertThat(result.messages().toString()).containsAnyOf("LIMBECK-519", "LIMBECK-505", "LIMBECK-501");
  }

  @Test
  void aTableThatIsWantedIsGenerated() {
    TestCompiler.Result result = compile("a,b,f", 40, r -> r.nextInt(1000) + "," + r.nextInt(1000) + "," + r.nextBoolean(),
        ", evidence = Evidence.NOT_REQUIRED", "boolean f(int a, int b)");
    assertThat(result.success()).as(result.messages().toString()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("No evidence that it holds for new rows");
    assertThat(result.withId("LIMBECK-001").get(0).text()).contains("no evidence");
  }

  @Test
  void aRuleSaysHowFarToBelieveIt() {
    TestCompiler.Result result = compile("a,b,f", 200, r -> {
      int a = r.nextInt(100);
      int b = r.nextInt(100);
      return a + "," + b + "," + (a > 60 && b < 30);
    }, "", "boolean f(int a, int b)");
    assertThat(result.source("app.ADistilled")).containsPattern("Expected on new rows: [0-9.]+ % right, between [0-9.]+ and 100 % with\\s+(\\* )?95 % confidence, by 10-fold\\s+(\\* )?cross-validation;\\s+(\\* )?the\\s+(\\* )?commonest");
    assertThat(result.withId("LIMBECK-001").get(0).text()).contains("expected on new rows: ").contains("the commonest answer alone: ");
    assertThat(result.resource("META-INF/limbeck/app.A.json")).contains("\"verdict\" : \"PREDICTS\"", "\"expectedLow\"", "\"commonestAnswer\"");
  }

  @Test
  void aTruthTableLeavesNothingToExpect() {
    TestCompiler.Result result = compile("a,b,c,f", 8, new Function<Random, String>() {
      private int x;

      @Override
      public String apply(Random r) {
        int row = x++;
        return (row & 1) + "," + (row >> 1 & 1) + "," + (row >> 2 & 1) + "," + (0b01101110 >> row & 1);
      }
    }, "", "boolean f(boolean a, boolean b, boolean c)");
    assertThat(result.source("app.ADistilled")).contains("All 8 inputs are among the rows.");
    assertThat(result.withId("LIMBECK-520")).isEmpty();
  }

  @Test
  void aFormulaForNoiseIsRefused() {
    TestCompiler.Result result = compile("a,b,c,f", 60, r -> r.nextDouble() + "," + r.nextDouble() + "," + r.nextDouble() + "," + r.nextGaussian(),
        ")\n@Formula(effort = Formula.Effort.QUICK", "double f(double a, double b, double c)");
    assertThat(result.withId("LIMBECK-519")).as(result.messages().toString()).hasSize(1);
  }

  @Test
  void aNoisyLawIsNotRefused() {
    TestCompiler.Result result = compile("a,b,f", 60, r -> {
      double a = r.nextDouble() * 10;
      double b = r.nextDouble() * 10;
      return a + "," + b + "," + (2 * a + b + r.nextGaussian());
    }, ")\n@Formula(effort = Formula.Effort.QUICK", "double f(double a, double b)");
    assertThat(result.success()).as(result.messages().toString()).isTrue();
  }

  @Test
  void fewRowsAreWarnedOf() {
    TestCompiler.Result result = compile("a,f", 6, r -> {
      int a = r.nextInt(1000);
      return a + "," + (a > 500);
    }, "", "boolean f(int a)");
    assertThat(result.success()).isTrue();
    assertThat(result.withId("LIMBECK-520").get(0).text()).contains("rests on 6 different rows");
  }

  /** What took work is not done again, and says the same. */
  @Test
  void anUnchangedRebuildSaysTheSame() {
    Function<Random, String> row = r -> {
      int a = r.nextInt(100);
      return a + "," + r.nextInt(100) + "," + (a > 40);
    };
    String cache = "-Alimbeck.cache=" + data.resolve("cache");
    List<TestCompiler.Result> builds = List.of(compile("a,b,f", 100, row, "", "boolean f(int a, int b)", cache), compile("a,b,f", 100, row, "", "boolean f(int a, int b)", cache));
    assertThat(builds.get(1).withId("LIMBECK-001").get(0).text()).contains("from the cache", "expected on new rows");
    assertThat(builds.get(1).output().get("META-INF/limbeck/app.A.json")).isEqualTo(builds.get(0).output().get("META-INF/limbeck/app.A.json"));
  }
}
