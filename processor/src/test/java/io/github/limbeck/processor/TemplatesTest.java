package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas of which the user knows something: their form, their constants, what must hold of them. */
class TemplatesTest {
  private static final String LITTLE = ", unary = \"sqrt\", binary = {\"+\", \"*\"}, effort = Formula.Effort.QUICK";

  @TempDir Path data;

  private static String rows(String header, int rows, IntFunction<Object[]> row) {
    return header + "\n" + IntStream.range(0, rows)
        .mapToObj(i -> Arrays.stream(row.apply(i)).map(String::valueOf).collect(Collectors.joining(","))).collect(Collectors.joining("\n")) + "\n";
  }

  private TestCompiler.Result run(String csv, String options, String body) {
    TestCompiler.write(data, "d.csv", csv);
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\")\n@Formula("
        + options + ")\npublic interface A {\n  " + body + "\n}\n"), "-Alimbeck.debug=true");
  }

  private String source(String csv, String options, String body) {
    TestCompiler.Result result = run(csv, options, body);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    return result.source("app.ADistilled");
  }

  private static String cooling(double noise) {
    Random random = new Random(1);
    return rows("time,f", 80, i -> new Object[] {i * 0.75, 21.5 + 71.25 * Math.exp(-0.0625 * i * 0.75) + noise * random.nextGaussian()});
  }

  private static final String COOLING = "template = \"end + (start - end) * exp(-rate * time)\", fitted = {@Fitted(\"start\"), @Fitted(\"end\"), @Fitted(\"rate\")}";

  @Test
  void findsTheConstantsOfATemplate() {
    assertThat(source(cooling(0), COOLING, "double f(double time);"))
        .contains("return 21.5 + (92.75 - 21.5) * Math.exp(-0.0625 * time);", "Constants: start = 92.75, end = 21.5, rate = 0.0625.", "PROVED");
  }

  @Test
  void givesStandardErrors() {
    assertThat(source(cooling(0.5), COOLING, "double f(double time);")).containsPattern("start = 92\\.\\d+ \\+/- 0\\.\\d+, end = 2[12]\\.\\d+ \\+/- 0\\.\\d+, rate = 0\\.06\\d* \\+/- 0\\.00\\d+");
  }

  @Test
  void saysWhichConstantsAreNotDetermined() {
    TestCompiler.Result result = run(rows("x,f", 40, i -> new Object[] {i, 6.0 * i + 1}),
        "template = \"a * b * x + 1\", fitted = {@Fitted(\"a\"), @Fitted(\"b\")}", "double f(double x);");
    assertThat(result.messages().toString()).contains("LIMBECK-523").contains("determine only a * b");
  }

  @Test
  void findsThePartsOfATemplate() {
    Random random = new Random(2);
    String source = source(rows("x,y,z,f", 200, i -> {
      double x = 0.5 + 2 * random.nextDouble();
      double y = 1 + 3 * random.nextDouble();
      double z = 1 + 3 * random.nextDouble();
      return new Object[] {x, y, z, Math.sin(x) * (y * y + 3 * z)};
    }), "template = \"f(x) * g(y, z)\", effort = Formula.Effort.QUICK", "double f(double x, double y, double z);");
    assertThat(source).contains("R^2 is 1;", "Math.sin(x)", "PROVED");
  }

  @Test
  void findsFunctionsOfFunctions() {
    Random random = new Random(1);
    String source = source(rows("x,y,z,f", 300, i -> {
      double x = 3 * random.nextDouble();
      double y = 1 + 3 * random.nextDouble();
      double z = 1 + 2 * random.nextDouble();
      return new Object[] {x, y, z, Math.exp(-0.3 * Math.sin(x) * (y + z * z))};
    }), "template = \"g(f(x), h(y, z))\"", "double f(double x, double y, double z);");
    assertThat(source).contains("R^2 is 1;", "Math.sin(x)", "PROVED");
  }

  private static final String[] SENSORS = {"north", "south", "west"};

  private static String sensors(double noise) {
    Random random = new Random(3);
    double[] gain = {2, 3.5, 0.75};
    return rows("sensor,t,f", 150, i -> {
      double t = 10 * random.nextDouble();
      return new Object[] {SENSORS[i % 3], t, gain[i % 3] * Math.exp(-0.25 * t) + 1.5 + noise * random.nextGaussian()};
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"String sensor", "Sensor sensor"})
  void constantsPerValue(String sensor) {
    String source = source(sensors(0), "constantsPer = \"sensor\", effort = Formula.Effort.QUICK", "double f(" + sensor + ", double t);\n  enum Sensor { north, south, west }");
    assertThat(source).contains("R^2 is 1;", "3.5 * exp((-0.25) * t) + 1.5 for south; 0.75 * exp((-0.25) * t) + 1.5 for west; 2 * exp((-0.25) * t) + 1.5 otherwise", "PROVED");
  }

  @Test
  void onlyConstantsThatDifferHaveSeveralValues() {
    String source = source(sensors(0.02), "constantsPer = \"sensor\", template = \"gain * exp(-rate * t) + offset\", "
        + "fitted = {@Fitted(\"gain\"), @Fitted(\"rate\"), @Fitted(value = \"offset\", common = true)}", "double f(String sensor, double t);");
    Matcher offsets = Pattern.compile("\\* t\\) \\+ (1\\.\\d+);").matcher(source);
    assertThat(offsets.results().map(m -> m.group(1)).toList()).hasSize(3).allMatch(offset -> Math.abs(Double.parseDouble(offset) - 1.5) < 0.05)
        .satisfies(all -> assertThat(all.stream().distinct()).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "increasing in x | PROVED",
      "at least -0.1 | PROVED",
      "decreasing in x | LIMBECK-514",
      "positive | PROVED",
      "at least 0 | PROVED",
  })
  void constraintsAreProved(String constraint, String says) {
    TestCompiler.Result result = run(rows("x,f", 60, i -> new Object[] {i / 10.0, Math.sqrt(i / 10.0) + 0.001 * (i * 37 % 11)}),
        "constraints = \"" + constraint + "\"" + LITTLE, "double f(double x);");
    assertThat(result.success() ? result.source("app.ADistilled") : result.messages().toString()).contains(says);
  }

  @Test
  void featuresAreRequiredAndForbidden() {
    String csv = rows("x,y,z,f", 80, i -> new Object[] {i % 9, i * 7 % 11, i % 9 + 0.001 * (i % 2), 2.0 * (i % 9) + 3});
    assertThat(source(csv, "forbidden = \"x\"" + LITTLE, "double f(double x, double y, double z);")).contains("* z");
    assertThat(source(csv, "required = \"y\"" + LITTLE, "double f(double x, double y, double z);")).containsPattern("return .*y");
  }

  /** Of answers that lie evenly within 2 above a line, nine tenths lie below 1.8 above it. */
  @ParameterizedTest
  @CsvSource({"quantile 0.9, 1.8", "quantile 0.1, 0.2", "absolute, 1"})
  void lossesWithNames(String loss, double above) throws ReflectiveOperationException {
    Random random = new Random(5);
    TestCompiler.Result result = run(rows("x,f", 300, i -> new Object[] {i / 30.0, 3 * (i / 30.0) + 2 * random.nextDouble()}),
        "loss = \"" + loss + "\", unary = \"square\", binary = {\"+\", \"*\"}, effort = Formula.Effort.QUICK", "double f(double x);");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    Object instance = result.instance("app.ADistilled");
    Method method = instance.getClass().getMethod("f", double.class);
    assertThat((double) method.invoke(instance, 5.0)).isCloseTo(15 + above, within(0.25));
  }

  @Test
  void everyMemberOfTheFrontCanBeChosen() {
    String csv = rows("x,f", 60, i -> new Object[] {1 + i / 10.0, Math.exp(0.3 * (1 + i / 10.0)) + 0.01 * (i * 37 % 11)});
    String shortest = source(csv, "member = 1" + LITTLE, "double f(double x);");
    String second = source(csv, "member = 2" + LITTLE, "double f(double x);");
    assertThat(shortest).isNotEqualTo(second);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "a * x + 1 | a | names 'a', which is neither a feature nor a constant in fitted",
      "f(x) + f(x, x) | | f has 1 argument in one place and 2 in another",
      "sqrt(x, 2) | | sqrt takes 1 argument, not 2",
      "2 * x + | | it ends too early",
      "(2 * x | | a bracket is not closed",
      "2 * x | @Fitted(\"k\") | The constant 'k' does not occur in the template",
      "k * x | @Fitted(value = \"k\", least = 2, greatest = 1) | can't lie between 2.0 and 1.0",
  })
  void badTemplatesAreRefused(String template, String fitted, String says) {
    TestCompiler.Result result = run(rows("x,f", 40, i -> new Object[] {i, 6.0 * i + 1}), "template = \"" + template + "\""
        + (fitted == null || !fitted.startsWith("@") ? "" : ", fitted = " + fitted), "double f(double x);");
    assertThat(result.messages().toString()).contains("LIMBECK-129").contains(says);
  }
}
