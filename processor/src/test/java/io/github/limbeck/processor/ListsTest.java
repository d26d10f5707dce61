package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.limbeck.engine.finding.Diagnostic;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of numbers and of constants, which are given and answered as arrays are. */
class ListsTest {
  @TempDir Path data;

  private static List<Integer> numbers(Random random, int size) {
    return random.ints(size, -9, 10).boxed().toList();
  }

  private TestCompiler.Result compile(TestCompiler compiler, String method, Function<List<Integer>, Object> answer) {
    Random random = new Random(3);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 60).mapToObj(k -> numbers(random, 2 + random.nextInt(7)))
        .map(x -> "{\"x\":" + x + ",\"f\":" + answer.apply(x) + "}").collect(Collectors.joining("\n")));
    return compiler.compile(data, Map.of("app.A", "package app;\nimport java.util.List;\n@io.github.limbeck.DistillFrom(dataset = \"d.jsonl\")\npublic interface A { " + method + "; }"));
  }

  private static Object call(TestCompiler.Result result, Object given) throws ReflectiveOperationException {
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    return call(result.instance("app.ADistilled"), given);
  }

  private static Object call(Object instance, Object given) throws ReflectiveOperationException {
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    return method.invoke(instance, given);
  }

  @ParameterizedTest
  @EnumSource
  void aListIsAnsweredWithAList(TestCompiler compiler) throws ReflectiveOperationException {
    var result = compile(compiler, "List<Integer> f(List<Integer> x)", x -> x.stream().filter(e -> e > 0).toList());
    assertThat(call(result, List.of(4, -2, 0, 9, -1, 1))).isEqualTo(List.of(4, 9, 1));
    assertThat(result.source("app.ADistilled")).contains("PROVED", "private static int[] fElements(int[] x)", "if (x[i] > 0)");
    assertThatThrownBy(() -> call(result, null)).rootCause().isInstanceOf(NullPointerException.class).hasMessage("x");
    assertThatThrownBy(() -> call(result, List.of())).rootCause().isInstanceOf(IllegalArgumentException.class).hasMessageContaining("x has the size 0");
  }

  @Test
  void aListOfLongsIsAnsweredWithANumber() throws ReflectiveOperationException {
    var result = compile(TestCompiler.JAVAC, "long f(List<Long> x)", x -> x.stream().mapToInt(e -> e).max().orElseThrow());
    assertThat(call(result, List.of(4L, 17L, -9L))).isEqualTo(17L);
  }

  @Test
  void aListOfRealNumbersIsAnsweredWithOne() throws ReflectiveOperationException {
    var result = compile(TestCompiler.JAVAC, "List<Double> f(List<Double> x)", x -> x.stream().map(e -> 0.5 * e).toList());
    assertThat(call(result, List.of(4.0, 1.0))).isEqualTo(List.of(2.0, 0.5));
    assertThat(result.source("app.ADistilled")).contains("answer[i] = x[i] / 2;");
  }

  @Test
  void howManyAreAboveAnotherNumberIsCountedAtOnce() throws ReflectiveOperationException {
    var result = compile(TestCompiler.JAVAC, "int f(List<Integer> x)", x -> (int) x.stream().filter(e -> e > x.get(0)).count());
    assertThat(call(result, List.of(4, 1, 4, 5, 6))).isEqualTo(2);
    assertThat(result.source("app.ADistilled")).contains("large += x[i] > x[0] ? 1 : 0;").doesNotContain("==");
  }

  @ParameterizedTest
  @EnumSource
  void listsHoldConstants(TestCompiler compiler) throws ReflectiveOperationException {
    List<String> colours = List.of("RED", "GREEN", "BLUE");
    Random random = new Random(4);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 50).mapToObj(k -> random.ints(2 + random.nextInt(5), 0, 3).boxed().toList())
        .map(x -> "{\"x\":" + quoted(x, colours, 0) + ",\"f\":" + quoted(x, colours, 1) + "}").collect(Collectors.joining("\n")));
    var result = compiler.compile(data, Map.of("app.A", """
        package app;
        import java.util.List;
        @io.github.limbeck.DistillFrom(dataset = "d.jsonl")
        public interface A {
          enum Colour { RED, GREEN, BLUE }
          List<Colour> f(List<Colour> x);
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    Object instance = result.instance("app.ADistilled");
    Class<?> colour = instance.getClass().getClassLoader().loadClass("app.A$Colour");
    assertThat(call(instance, List.of(colour.getEnumConstants()))).hasToString("[GREEN, BLUE, RED]");
    assertThat(result.source("app.ADistilled")).contains("at the sizes of the examples", "List.of(fElements(x.toArray(A.Colour[]::new)))");
  }

  private static String quoted(List<Integer> codes, List<String> of, int shift) {
    return codes.stream().map(c -> "\"" + of.get((c + shift) % of.size()) + "\"").collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void aListOfTextsSaysWhatItMayHold() {
    var result = compile(TestCompiler.JAVAC, "boolean f(List<String> x)", List::isEmpty);
    assertThat(result.withId(Diagnostic.UNSUPPORTED_FEATURE_TYPE.id())).singleElement().satisfies(m -> assertThat(m.text()).contains("A List holds Integer, Long, Double"));
  }

  @Test
  void otherListsSayWhatTheyMayHold() {
    var result = compile(TestCompiler.JAVAC, "boolean f(List<Boolean> x)", List::isEmpty);
    assertThat(result.withId(Diagnostic.UNSUPPORTED_FEATURE_TYPE.id())).singleElement()
        .satisfies(m -> assertThat(m.text()).contains("java.util.List<java.lang.Boolean>", "A List holds Integer, Long, Double, constants of an enum, or records", "boolean[]"));
  }

  @Test
  void aListInARecordIsAnArrayThere() {
    var result = compile(TestCompiler.JAVAC, "record Order(List<Integer> x) {} boolean f(Order order)", List::isEmpty);
    assertThat(result.withId(Diagnostic.UNSUPPORTED_FEATURE_TYPE.id())).singleElement().satisfies(m -> assertThat(m.text()).contains("order.x", "in a record, use an array"));
  }
}
