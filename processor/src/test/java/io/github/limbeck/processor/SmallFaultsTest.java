package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.finding.Shares;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that were found once, each with what it took to find it. */
class SmallFaultsTest {
  @TempDir Path data;

  private TestCompiler.Result compile(String csv, String method, String more, String... options) {
    TestCompiler.write(data, "d.csv", csv);
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\nimport java.util.*;\n"
        + "@DistillFrom(dataset = \"d.csv\", answer = \"f\")\n" + more + "\npublic interface A {\n  " + method + ";\n  enum K { X, Y }\n}\n"), options);
  }

  private TestCompiler.Result succeed(String csv, String method, String... options) {
    TestCompiler.Result result = compile(csv, method, "", options);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    return result;
  }

  private static String rows(String header, int count, java.util.function.Function<Random, String> row) {
    Random random = new Random(1);
    return header + "\n" + IntStream.range(0, count).mapToObj(i -> row.apply(random)).collect(Collectors.joining("\n")) + "\n";
  }

  /** The second of two Optionals was taken for a type that is known already. */
  @Test
  void twoOptionalsOfDifferentTypes() {
    TestCompiler.Result result = succeed(rows("a,b,f", 100, r -> {
      String a = r.nextInt(3) == 0 ? "" : String.valueOf(r.nextBoolean());
      String b = r.nextInt(3) == 0 ? "" : r.nextBoolean() ? "X" : "Y";
      return a + "," + b + "," + (a.equals("true") && b.equals("X") || a.isEmpty() && b.isEmpty());
    }), "boolean f(Optional<Boolean> a, Optional<K> b)");
    assertThat(result.source("app.ADistilled")).contains("K.X");
  }

  /** What the interface may throw, the generated class does not. */
  @Test
  void aMethodWithAThrowsClause() {
    String source = succeed(rows("a,f", 30, r -> {
      int a = r.nextInt(10);
      return a + "," + (a > 4);
    }), "boolean f(int a) throws java.io.IOException").source("app.ADistilled");
    assertThat(source).contains("public boolean f(int a) {").doesNotContain("throws");
  }

  /** The mean of equal numbers need not be that number. */
  @Test
  void aConstantAnswer() {
    assertThat(succeed(rows("x,f", 60, r -> r.nextDouble() + ",4.2"), "double f(double x)").source("app.ADistilled")).contains("return 4.2;");
    assertThat(succeed(rows("x,f", 60, r -> "3,0"), "double f(double x)").source("app.ADistilled")).contains("return 0.0;");
  }

  /** Answers that differ in their last digits alone, or by little beside their size. */
  @Test
  void answersThatHardlyDiffer() {
    assertThat(succeed(rows("x,f", 60, r -> r.nextDouble() + "," + (1 + r.nextInt(2) * 0x1p-52)), "double f(double x)", "-Alimbeck.effort=0.1").generated("app.ADistilled")).isTrue();
    TestCompiler.Result line = succeed(rows("x,f", 60, r -> {
      double x = r.nextInt(90) / 10.0;
      return x + "," + (1.7e12 + 100 * x);
    }), "double f(double x)");
    assertThat(line.source("app.ADistilled")).contains("return 100 * x + 1.7E12;");
    assertThat(line.withId("LIMBECK-515")).as("a formula is no tie of itself").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,100.0 %", "0.9999999,99.99999 %", "0.9995,99.95 %", "0.999,99.9 %", "0.29,29.0 %", "0.94666,94.6 %", "0,0.0 %", "0.58,58.0 %"})
  void sharesAreRoundedDown(double share, String text) {
    assertThat(Shares.percent(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "0.99995,0.99995", "0.9999999999,0.9999999999", "0.5,0.5000", "0.12349,0.1234", "-0.5,-0.5000"})
  void sharesOfVarianceAreRoundedDown(double share, String text) {
    assertThat(Shares.ofVariance(share)).isEqualTo(text);
  }

  /** Rows are held out by what they say, so that their order in the file decides nothing. */
  @Test
  void heldOutRowsOfFormulasAreDrawnByContent() {
    List<String> rows = new ArrayList<>(IntStream.range(0, 60).mapToObj(i -> i / 7.0 + "," + (3 * i / 7.0 + (i % 5 - 2) / 9.0)).toList());
    String options = "@DistillFrom(dataset = \"d.csv\", answer = \"f\", holdout = 0.3)";
    List<String> sources = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      TestCompiler.write(data, "d.csv", "x,f\n" + String.join("\n", rows) + "\n");
      sources.add(TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n" + options
          + "\n@Formula(effort = Formula.Effort.QUICK)\npublic interface A {\n  double f(double x);\n}\n")).source("app.ADistilled"));
      Collections.shuffle(rows, new Random(5));
    }
    assertThat(sources.get(1)).isEqualTo(sources.get(0));
  }

  /** A method that differs between the points that are tried differs all the same. */
  @Test
  void aChangedMethodOfTheUsersIsMadeAnew() {
    Path cache = data.resolve("cache");
    String csv = rows("x,f", 40, r -> {
      double x = r.nextInt(400) / 10.0 - 20;
      return x + "," + (3 * x / (1 + Math.abs(x)) + 2);
    });
    for (String body : List.of("x / (1 + Math.abs(x))", "x == 77.25 ? 0 : x / (1 + Math.abs(x))")) {
      TestCompiler.write(data, "d.csv", csv);
      TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.Curves", "package app;\npublic class Curves {\n"
          + "  public static double softsign(double x) {\n    return " + body + ";\n  }\n}\n", "app.A", """
          package app;
          import io.github.limbeck.*;
          @DistillFrom(dataset = "d.csv")
          @Formula(unary = "app.Curves.softsign", binary = {"+", "*"}, effort = Formula.Effort.QUICK)
          public interface A {
            double f(double x);
          }
          """), "-Alimbeck.cache=" + cache);
      assertThat(result.withId("LIMBECK-001")).singleElement().satisfies(m -> assertThat(m.text()).doesNotContain("from the cache"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "5"})
  void threadsChangeNothing(String threads) {
    String csv = rows("x,y,f", 50, r -> {
      double x = 1 + r.nextInt(90) / 10.0;
      double y = 1 + r.nextInt(90) / 10.0;
      return x + "," + y + "," + (2 * x * Math.sqrt(y));
    });
    assertThat(succeed(csv, "double f(double x, double y)", "-Alimbeck.threads=" + threads).source("app.ADistilled")).contains("return 2 * x * Math.sqrt(y);");
  }

  /** When the work is used up, what was found is the answer, the same each time, and the user is told. */
  @Test
  void theWorkOfADistillationEnds() {
    String csv = rows("a,b,c,d,f", 600, r -> r.nextInt(50) + "," + r.nextInt(50) + "," + r.nextInt(50) + "," + r.nextInt(50) + "," + r.nextBoolean());
    TestCompiler.Result little = compile(csv, "boolean f(int a, int b, int c, int d)", "", "-Alimbeck.effort=0.02");
    assertThat(little.withId("LIMBECK-518")).singleElement().satisfies(m -> assertThat(m.text()).contains("f ended with the work", "limbeck.effort"));
    assertThat(compile(csv, "boolean f(int a, int b, int c, int d)", "", "-Alimbeck.effort=0.02").output().keySet()).isEqualTo(little.output().keySet());
    String easy = rows("a,f", 30, r -> {
      int a = r.nextInt(10);
      return a + "," + (a > 4);
    });
    assertThat(succeed(easy, "boolean f(int a)", "-Alimbeck.effort=0.02").withId("LIMBECK-518")).isEmpty();
    assertThat(compile(easy, "boolean f(int a)", "", "-Alimbeck.effort=much").withId("LIMBECK-601")).isNotEmpty();
  }

  /** Of arrays of any size no more is claimed than was run. */
  @Test
  void whatWasRunAtTheSizesOfTheExamplesIsSaidToBe() {
    TestCompiler.Result result = succeed(rows("x,f", 60, r -> {
      List<Boolean> x = IntStream.range(0, 3 + r.nextInt(3)).<Boolean>mapToObj(i -> r.nextInt(4) == 0).toList();
      return "\"" + x + "\"," + x.contains(true);
    }), "boolean f(boolean[] x)");
    assertThat(result.source("app.ADistilled")).contains("EXHAUSTIVE at the sizes of the examples.");
  }

  /** Java computes in int; the answer is of the type that the method has. */
  @ParameterizedTest
  @ValueSource(strings = {"byte f(int[] x)", "short f(byte[] x)", "byte[] f(byte[] x)", "short[] f(int[] x)", "char f(int[] x)", "long[] f(int[] x)"})
  void answersOfArraysAreOfTheTypeAskedFor(String method) {
    Random random = new Random(4);
    String csv = IntStream.range(0, 80).mapToObj(i -> {
      int[] x = random.ints(2 + random.nextInt(4), 0, 9).toArray();
      String answer = method.startsWith("char") ? Arrays.stream(x).sum() > 12 ? "m" : "l"
          : method.contains("[] f") ? '"' + Arrays.toString(Arrays.stream(x).map(v -> v > 4 ? 1 : 0).toArray()) + '"' : String.valueOf(Arrays.stream(x).sum());
      return '"' + Arrays.toString(x) + "\"," + answer;
    }).collect(Collectors.joining("\n", "x,f\n", "\n"));
    TestCompiler.write(data, "d.csv", csv);
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A",
        "package app;\n@io.github.limbeck.DistillFrom(dataset = \"d.csv\")\npublic interface A { " + method + "; }\n"));
    assertThat(result.success()).as(result.messages().toString()).isTrue();
  }

  /** An array of fixed shape was looked for in one column per cell alone. */
  @Test
  void anArrayOfFixedShapeInOneColumn() {
    assertThat(succeed(rows("x,f", 60, r -> {
      int[] x = r.ints(3, 0, 9).toArray();
      return "\"" + Arrays.toString(x) + "\"," + (x[0] > x[2]);
    }), "boolean f(@Shape(3) int[] x)").source("app.ADistilled")).contains("x[0] > x[2]");
    assertThat(succeed(rows("x,f", 60, r -> {
      int[] x = r.ints(4, 0, 2).toArray();
      return "\"[[" + x[0] + "," + x[1] + "],[" + x[2] + "," + x[3] + "]]\"," + (x[2] == 1);
    }), "boolean f(@Shape({2, 2}) int[][] x)").source("app.ADistilled")).contains("x[1][0]");
    assertThat(succeed(rows("x,f", 60, r -> {
      String colour = r.nextBoolean() ? "red" : "blue";
      return "\"[\"\"" + colour + "\"\",\"\"word" + r.nextInt(30) + "\"\"]\"," + colour.equals("red");
    }), "boolean f(@Shape(2) String[] x)").source("app.ADistilled")).contains("x[0].equals(\"blue\")");
    TestCompiler.Result wrong = compile("x,f\n\"[1,\"\"a\"\"]\",true\n\"[1,2,3]\",false\n", "boolean f(@Shape(2) int[] x)", "");
    assertThat(wrong.withId("LIMBECK-401")).singleElement().satisfies(m -> assertThat(m.text()).contains("d.csv:2:1: ('x') element [1]: 'a'"));
    assertThat(wrong.withId("LIMBECK-417")).singleElement().satisfies(m -> assertThat(m.text()).contains("the array has the size [3], but @Shape says [2]"));
  }
}
