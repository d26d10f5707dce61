package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods over arrays of real numbers: answers that are arrays of these, and what a line comes to. */
class RealLinesTest {
  private static final double CLOSE = 1e-9;

  @TempDir Path data;

  private static double[] line(Random random, int length) {
    return random.doubles(length, -10, 10).map(v -> Math.round(v * 100) / 100.0).toArray();
  }

  private TestCompiler.Result compile(String signature, int rows, Function<double[], Object> answer) {
    Random random = new Random(9);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, rows).mapToObj(k -> {
      double[] x = line(random, 4 + random.nextInt(8));
      Object y = answer.apply(x);
      return "{\"x\":" + Arrays.toString(x) + ",\"f\":" + (y instanceof double[] line ? Arrays.toString(line) : y) + "}";
    }).collect(Collectors.joining("\n")));
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\", minAccuracy = 1)\n"
        + "public interface A {\n  " + signature + ";\n}\n"), "-Alimbeck.report=" + data.resolve("report"));
  }

  private void holds(String type, int rows, Function<double[], Object> answer) throws ReflectiveOperationException {
    TestCompiler.Result result = compile(type + " f(double[] x)", rows, answer);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.withId("LIMBECK-604")).isEmpty();
    Object instance = result.instance("app.ADistilled");
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    Random random = new Random(4);
    for (int k = 0; k < 40; k++) {
      double[] x = line(random, 30 + k);
      Object given = method.invoke(instance, x);
      Object wanted = answer.apply(x);
      if (wanted instanceof double[] line) {
        assertThat((double[]) given).containsExactly(line, within(CLOSE));
      } else {
        assertThat((double) given).isCloseTo((double) wanted, within(CLOSE));
      }
    }
  }

  @Test
  void differencesOfNeighbours() throws ReflectiveOperationException {
    holds("double[]", 30, x -> IntStream.range(0, x.length).mapToDouble(i -> i == 0 ? 0 : x[i] - x[i - 1]).toArray());
  }

  @Test
  void meansOfThree() throws ReflectiveOperationException {
    holds("double[]", 30, x -> IntStream.range(0, x.length).mapToDouble(i -> (x[Math.max(0, i - 1)] + x[i] + x[Math.min(x.length - 1, i + 1)]) / 3).toArray());
  }

  @Test
  void aScale() throws ReflectiveOperationException {
    TestCompiler.Result result = compile("double[] f(double[] x)", 20, x -> Arrays.stream(x).map(v -> 1.8 * v + 32).toArray());
    assertThat(result.source("app.ADistilled")).contains("1.8 * x[i] + 32");
    holds("double[]", 20, x -> Arrays.stream(x).map(v -> 1.8 * v + 32).toArray());
  }

  @Test
  void partsOfTheSum() throws ReflectiveOperationException {
    holds("double[]", 30, x -> Arrays.stream(x).map(v -> v / Arrays.stream(x).sum()).toArray());
  }

  @Test
  void theMeanOfWholeNumbersIsNotCut() throws ReflectiveOperationException {
    Random random = new Random(2);
    TestCompiler.write(data, "d.csv", "x,f\n" + IntStream.range(0, 40).mapToObj(k -> {
      int[] x = random.ints(3 + random.nextInt(6), -20, 21).toArray();
      return "\"" + Arrays.toString(x) + "\"," + IntStream.of(x).average().getAsDouble();
    }).collect(Collectors.joining("\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A",
        "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\")\npublic interface A {\n  double f(int[] x);\n}\n"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    Object instance = result.instance("app.ADistilled");
    assertThat(instance.getClass().getMethod("f", int[].class).invoke(instance, (Object) new int[] {1, 2})).isEqualTo(1.5);
  }

  @Test
  void theMedianAndTheDeviation() throws ReflectiveOperationException {
    holds("double", 60, x -> {
      double[] sorted = DoubleStream.of(x).sorted().toArray();
      return (sorted[x.length / 2] + sorted[(x.length - 1) / 2]) / 2;
    });
    holds("double", 60, x -> Math.sqrt(Arrays.stream(x).map(v -> v - Arrays.stream(x).average().getAsDouble()).map(v -> v * v).sum() / x.length));
  }

  @Test
  void theMeanWithoutTheGreatestAndTheLeast() throws ReflectiveOperationException {
    holds("double", 40, x -> Arrays.stream(x).sorted().skip(1).limit(x.length - 2).sum() / (x.length - 2));
  }

  @Test
  void whatFollowsNoRuleIsRefused() {
    TestCompiler.Result result = compile("double f(double[] x)", 40, x -> Math.sin(1e5 * Arrays.stream(x).sum()));
    assertThat(result.success()).isFalse();
    assertThat(result.withId("LIMBECK-508")).hasSize(1);
  }
}
