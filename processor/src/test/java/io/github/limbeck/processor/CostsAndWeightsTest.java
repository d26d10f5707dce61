package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows and mistakes that count differently, and answers that are rare. */
class CostsAndWeightsTest {
  @TempDir Path data;

  private TestCompiler.Result compile(String header, int rows, Function<Random, String> row, String attributes, String method) {
    Random random = new Random(17);
    TestCompiler.write(data, "d.csv", IntStream.range(0, rows).mapToObj(i -> row.apply(random)).collect(Collectors.joining("\n", header + "\n", "\n")));
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\"" + attributes
        + ")\npublic interface A { " + method + "; }\n"), "-Alimbeck.effort=0.2");
  }

  private static boolean answer(TestCompiler.Result result, Object... arguments) throws ReflectiveOperationException {
    Object instance = result.instance("app.ADistilled");
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    return (Boolean) method.invoke(instance, arguments);
  }

  /** The share of good ones rises in steps; from which step on it pays to say yes depends on what a bad one costs. */
  private TestCompiler.Result loans(String attributes) {
    return compile("x,f", 2000, r -> {
      int x = r.nextInt(10_000);
      return x + "," + (r.nextInt(100) < (x < 3000 ? 10 : x < 7500 ? 70 : 97));
    }, attributes, "boolean f(int x)");
  }

  @Test
  void whatMistakesCostMovesTheBound() throws ReflectiveOperationException {
    assertThat(answer(loans(""), 6500)).isTrue();
    TestCompiler.Result dear = loans(", costs = \"right, true, false\\ntrue, 0, 1\\nfalse, 6, 0\"");
    assertThat(dear.success()).as(dear.messages().toString()).isTrue();
    assertThat(answer(dear, 6500)).isFalse();
    assertThat(answer(dear, 9700)).isTrue();
    assertThat(dear.source("app.ADistilled")).contains("Chosen by what mistakes cost: right, true, false; true, 0, 1; false, 6, 0.", "Expected cost of a new row: ", "the cheapest answer alone: ", "Recall of true: ", "precision: ");
    assertThat(dear.withId("LIMBECK-001").get(0).text()).contains("expected cost of a new row: ");
    assertThat(dear.withId("LIMBECK-521")).isEmpty();
  }

  @Test
  void rowsCountAsMuchAsTheyWeigh() throws ReflectiveOperationException {
    // Each input has a row of each answer; one of the two counts nine times as much.
    Function<Random, String> row = r -> {
      int x = r.nextInt(1000);
      boolean heavy = r.nextInt(4) == 0;
      return x + "," + (heavy ? 9 : 1) + "," + (x >= 400 == heavy);
    };
    String unweighed = compile("x,w,f", 500, row, "", "boolean f(int x)").source("app.ADistilled");
    TestCompiler.Result weighed = compile("x,w,f", 500, row, ", weight = \"w\"", "boolean f(int x)");
    assertThat(answer(weighed, 600)).isTrue();
    assertThat(answer(weighed, 200)).isFalse();
    assertThat(weighed.source("app.ADistilled")).contains("each counted by its w.").isNotEqualTo(unweighed);
    assertThat(unweighed).doesNotContain("counted by");
  }

  @Test
  void rowsThatWeighNothingSayNothing() throws ReflectiveOperationException {
    TestCompiler.Result result = compile("x,w,f", 200, r -> {
      int x = r.nextInt(100);
      int weight = r.nextInt(2);
      return x + "," + weight + "," + (weight == 0 ? x < 50 : x >= 50);
    }, ", weight = \"w\", minAccuracy = 1", "boolean f(int x)");
    assertThat(result.success()).as(result.messages().toString()).isTrue();
    assertThat(answer(result, 70)).isTrue();
  }

  @Test
  void anAnswerOfOneInAThousandIsFound() throws ReflectiveOperationException {
    TestCompiler.Result result = compile("a,b,c,f", 20_000, r -> {
      int a = r.nextInt(1000);
      int b = r.nextInt(100);
      int c = r.nextInt(50);
      return a + "," + b + "," + c + "," + (a >= 900 && b < 10 && c < 5);
    }, "", "boolean f(int a, int b, int c)");
    assertThat(result.success()).as(result.messages().toString()).isTrue();
    Random fresh = new Random(99);
    int rare = 0;
    int found = 0;
    int wrongly = 0;
    for (int i = 0; i < 100_000; i++) {
      int a = fresh.nextInt(1000);
      int b = fresh.nextInt(100);
      int c = fresh.nextInt(50);
      boolean is = a >= 900 && b < 10 && c < 5;
      boolean said = answer(result, a, b, c);
      rare += is ? 1 : 0;
      found += is && said ? 1 : 0;
      wrongly += said && !is ? 1 : 0;
    }
    assertThat(found).isGreaterThan(rare * 9 / 10);
    assertThat(wrongly).isLessThan(rare / 5);
    assertThat(result.source("app.ADistilled")).contains("Recall of true: ");
  }
}
