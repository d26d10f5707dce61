package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods that are given two arrays whose cells belong together, place by place or one array after the other. */
class TwoLinesTest {
  @TempDir Path data;

  private static int[] line(Random random, int length) {
    return random.ints(length, -20, 21).toArray();
  }

  /** @param more the second line has up to so many cells more than the first; if it is negative, so many more or fewer */
  private static int more(Random random, int more) {
    return more == 0 ? 0 : more > 0 ? random.nextInt(more) : random.nextInt(1 - 2 * more) + more;
  }

  private void holds(int more, BinaryOperator<int[]> answer) throws ReflectiveOperationException {
    Random random = new Random(6);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 50).mapToObj(k -> {
      int length = 5 + random.nextInt(7);
      int[] x = line(random, length);
      int[] y = line(random, length + more(random, more));
      return "{\"x\":" + Arrays.toString(x) + ",\"y\":" + Arrays.toString(y) + ",\"f\":" + Arrays.toString(answer.apply(x, y)) + "}";
    }).collect(Collectors.joining("\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n"
        + "@DistillFrom(dataset = \"d.jsonl\", minAccuracy = 1)\npublic interface A {\n  int[] f(int[] x, int[] y);\n}\n"), "-Alimbeck.report=" + data.resolve("report"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    Object instance = result.instance("app.ADistilled");
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    for (int k = 0; k < 40; k++) {
      int[] x = line(random, 60 + k);
      int[] y = line(random, 60 + k + more(random, more));
      assertThat((int[]) method.invoke(instance, x, y)).isEqualTo(answer.apply(x, y));
    }
  }

  @Test
  void theGreaterOfTwoCells() throws ReflectiveOperationException {
    holds(0, (x, y) -> IntStream.range(0, x.length).map(i -> Math.max(x[i], y[i])).toArray());
  }

  @Test
  void productsOfTwoCells() throws ReflectiveOperationException {
    holds(0, (x, y) -> IntStream.range(0, x.length).map(i -> x[i] * y[i]).toArray());
  }

  @Test
  void oneAfterTheOther() throws ReflectiveOperationException {
    holds(5, (x, y) -> IntStream.concat(Arrays.stream(x), Arrays.stream(y)).toArray());
  }

  @Test
  void oneCellOfEachInTurn() throws ReflectiveOperationException {
    holds(0, (x, y) -> IntStream.range(0, 2 * x.length).map(i -> i % 2 == 0 ? x[i / 2] : y[i / 2]).toArray());
  }

  @Test
  void cellsOfTheOneThatAreInTheOther() throws ReflectiveOperationException {
    holds(4, (x, y) -> Arrays.stream(x).filter(v -> Arrays.stream(y).anyMatch(w -> v == w)).toArray());
  }

  @Test
  void sumsUpToTheEndOfTheShorter() throws ReflectiveOperationException {
    holds(-3, (x, y) -> IntStream.range(0, Math.min(x.length, y.length)).map(i -> x[i] + y[i]).toArray());
  }

  @Test
  void theLongerOfTwo() throws ReflectiveOperationException {
    holds(-3, (x, y) -> y.length > x.length ? y : x);
  }
}
