package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are grids, whose elements are expressions that rules choose. */
class GridElementsTest {
  @TempDir Path data;

  /** What an element of an answer is. */
  private interface Element {
    int of(int[][] x, int i, int j);
  }

  private static int[][] drawn(Random random, int height, int width, int values) {
    int[][] x = new int[height][];
    for (int i = 0; i < height; i++) {
      x[i] = random.ints(width, 0, 3 * values).map(v -> values > 9 ? v / 3 : Math.max(0, v - 2 * values)).toArray();
    }
    return x;
  }

  private static UnaryOperator<int[][]> each(Element element) {
    return x -> IntStream.range(0, x.length).mapToObj(i -> IntStream.range(0, x[0].length).map(j -> element.of(x, i, j)).toArray()).toArray(int[][]::new);
  }

  private String holds(int values, UnaryOperator<int[][]> answer) throws ReflectiveOperationException {
    Random random = new Random(8);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 24).mapToObj(k -> {
      int[][] x = drawn(random, 4 + random.nextInt(4), 4 + random.nextInt(5), values);
      return "{\"x\":" + Arrays.deepToString(x) + ",\"f\":" + Arrays.deepToString(answer.apply(x)) + "}";
    }).collect(Collectors.joining("\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n"
        + "@DistillFrom(dataset = \"d.jsonl\", minAccuracy = 1)\npublic interface A {\n  int[][] f(int[][] x);\n}\n"), "-Alimbeck.report=" + data.resolve("report"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.withId("LIMBECK-001")).singleElement().asString().contains("PROVED");
    Object instance = result.instance("app.ADistilled");
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    for (int k = 0; k < 20; k++) {
      int[][] x = drawn(random, 15 + k, 20 - k / 2, values);
      assertThat((int[][]) method.invoke(instance, (Object) x)).isDeepEqualTo(answer.apply(x));
    }
    return result.source("app.ADistilled");
  }

  @Test
  void aGridIsTurned() throws ReflectiveOperationException {
    String source = holds(4, x -> IntStream.range(0, x[0].length)
        .mapToObj(i -> IntStream.range(0, x.length).map(j -> x[x.length - 1 - j][i]).toArray()).toArray(int[][]::new));
    assertThat(source).contains("answer[i][j] = x[x.length - 1 - j][i]");
  }

  @Test
  void aGridIsMirrored() throws ReflectiveOperationException {
    holds(4, each((x, i, j) -> x[i][x[0].length - 1 - j]));
  }

  @Test
  void marksAreExtendedDown() throws ReflectiveOperationException {
    holds(4, each((x, i, j) -> {
      int k = i;
      while (k > 0 && x[k][j] == 0) {
        k--;
      }
      return x[k][j];
    }));
  }

  @Test
  void rowsAndColumnsArePainted() throws ReflectiveOperationException {
    String source = holds(4, each((x, i, j) -> x[i][j] != 0 ? x[i][j]
        : IntStream.of(x[i]).anyMatch(v -> v == 1) || IntStream.range(0, x.length).anyMatch(k -> x[k][j] == 1) ? 8 : 0));
    assertThat(source).contains("inRow", "inColumn");
  }

  @Test
  void amountsAreComparedWithTheirRow() throws ReflectiveOperationException {
    holds(60, each((x, i, j) -> x[i][j] == IntStream.of(x[i]).max().getAsInt() ? x[i][j] : 0));
  }
}
