package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that say how much speaks for them. */
class ConfidenceTest {
  private static final String RECORD = """
      record Decision(@Confidence(Confidence.Measure.RULE) int rule, %s answer, @Confidence(Confidence.Measure.SUPPORT) int support,
          @Confidence(Confidence.Measure.RIGHT) double right, @Confidence(Confidence.Measure.LOW) double low,
          @Confidence(Confidence.Measure.HIGH) double high) {}
      """;

  @TempDir Path data;

  private TestCompiler.Result compile(TestCompiler compiler, String csv, String record, String parameters) {
    TestCompiler.write(data, "d.csv", csv);
    return compiler.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\")\npublic interface A {\n  "
        + record + "\n  enum Kind { LOW, MIDDLE, HIGH }\n  Decision f(" + parameters + ");\n}\n"), "-Alimbeck.effort=0.2");
  }

  private static String noisy(int rows) {
    Random random = new Random(3);
    return IntStream.range(0, rows).mapToObj(i -> {
      int x = random.nextInt(1000);
      return x + "," + (x >= 600 ? random.nextInt(10) > 0 : random.nextInt(20) == 0);
    }).collect(Collectors.joining("\n", "x,answer\n", "\n"));
  }

  private static Object component(Object record, String name) throws ReflectiveOperationException {
    Method accessor = record.getClass().getDeclaredMethod(name);
    accessor.setAccessible(true);
    return accessor.invoke(record);
  }

  @ParameterizedTest
  @EnumSource
  void theRuleThatDecidesSaysHowItDoes(TestCompiler compiler) throws ReflectiveOperationException {
    TestCompiler.Result result = compile(compiler, noisy(500), RECORD.formatted("boolean"), "int x");
    assertThat(result.success()).as(result.messages().toString()).isTrue();
    Object instance = result.instance("app.ADistilled");
    Method method = instance.getClass().getDeclaredMethod("f", int.class);
    Object yes = method.invoke(instance, 800);
    Object no = method.invoke(instance, 200);
    assertThat(component(yes, "answer")).isEqualTo(true);
    assertThat(component(no, "answer")).isEqualTo(false);
    assertThat(component(yes, "rule")).isNotEqualTo(component(no, "rule"));
    assertThat((int) component(yes, "support") + (int) component(no, "support")).isEqualTo(500);
    assertThat((double) component(yes, "right")).isBetween(0.85, 0.95);
    assertThat((double) component(no, "right")).isBetween(0.92, 0.98);
    assertThat((double) component(yes, "low")).isLessThan((double) component(yes, "right"));
    assertThat((double) component(yes, "high")).isGreaterThan((double) component(yes, "right"));
    assertThat(result.withId("LIMBECK-509")).isEmpty();
    assertThat(result.source("app.ADistilled")).contains("return new A.Decision(", "Equal to the trained network: PROVED");
  }

  @Test
  void answersOfEveryTypeMayBeConfident() throws ReflectiveOperationException {
    Map<String, String> answers = Map.of("String", "low;middle;high", "int", "1;2;30", "byte", "1;2;30", "char", "a;b;c", "Kind", "LOW;MIDDLE;HIGH");
    for (Map.Entry<String, String> type : answers.entrySet()) {
      String[] labels = type.getValue().split(";");
      String csv = IntStream.range(0, 120).mapToObj(x -> x + "," + labels[x / 40]).collect(Collectors.joining("\n", "x,answer\n", "\n"));
      TestCompiler.Result result = compile(TestCompiler.JAVAC, csv, RECORD.formatted(type.getKey()), "int x");
      assertThat(result.success()).as(type + ": " + result.messages()).isTrue();
      Object instance = result.instance("app.ADistilled");
      Object last = instance.getClass().getDeclaredMethod("f", int.class).invoke(instance, 100);
      assertThat(String.valueOf(component(last, "answer"))).isEqualTo(labels[2]);
      assertThat(component(last, "support")).isEqualTo(40);
      assertThat(component(last, "right")).isEqualTo(1.0);
      assertThat(result.source("app.ADistilled")).as(type.getKey()).contains("PROVED");
    }
  }

  @Test
  void whatCannotBeSaidIsRefused() {
    String twice = "record Decision(boolean a, boolean b, @Confidence(Confidence.Measure.SUPPORT) int support) {}";
    assertThat(compile(TestCompiler.JAVAC, noisy(50), twice, "int x").withId("LIMBECK-107").get(0).text()).contains("has 2 components without @Confidence");
    String wrong = "record Decision(boolean answer, @Confidence(Confidence.Measure.RIGHT) int right) {}";
    assertThat(compile(TestCompiler.JAVAC, noisy(50), wrong, "int x").withId("LIMBECK-107").get(0).text()).contains("says RIGHT, which is of the type double, not int");
    String real = "record Decision(double answer, @Confidence(Confidence.Measure.SUPPORT) int support) {}";
    assertThat(compile(TestCompiler.JAVAC, noisy(50), real, "int x").withId("LIMBECK-107").get(0).text()).contains("@Confidence is for rules");
  }
}
