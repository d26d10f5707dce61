package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of arrays, lists and texts whose values are arranged first: what is learned from short rows holds on long ones. */
class ArrangedArraysTest {
  private static final String CHARACTERS = "abcXY1 2,";

  @TempDir Path data;

  private static int[] numbers(Random random, int length) {
    return random.ints(length, -20, 31).toArray();
  }

  private static String text(Random random, int length) {
    return random.ints(length, 0, CHARACTERS.length()).mapToObj(CHARACTERS::charAt).map(String::valueOf).collect(Collectors.joining());
  }

  private TestCompiler.Result compiled(String signature, Function<Random, Object> drawing, Function<Object, Object> function) {
    Random random = new Random(4);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 40).mapToObj(k -> {
      Object x = drawing.apply(random);
      return "{\"x\":" + json(x) + ",\"f\":" + json(function.apply(x)) + "}";
    }).collect(Collectors.joining("\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\nimport java.util.List;\n"
        + "@DistillFrom(dataset = \"d.jsonl\", answer = \"f\")\npublic interface A {\n  " + signature + ";\n}\n"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.withId("LIMBECK-001")).singleElement().satisfies(note -> assertThat(note.text()).contains("PROVED at the sizes of the examples"));
    return result;
  }

  private static String json(Object value) {
    return value instanceof int[] line ? Arrays.toString(line) : value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
  }

  private static Object call(Object instance, Object x) throws ReflectiveOperationException {
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    return method.invoke(instance, x);
  }

  /** The generated class, which is right on a hundred longer rows. */
  private TestCompiler.Result holds(String signature, Function<int[], Object> function) throws ReflectiveOperationException {
    TestCompiler.Result result = compiled(signature, r -> numbers(r, 3 + r.nextInt(9)), x -> function.apply((int[]) x));
    Object instance = result.instance("app.ADistilled");
    Random random = new Random(12);
    for (int k = 0; k < 100; k++) {
      int[] x = numbers(random, 12 + k);
      assertThat(call(instance, x)).as(result.source("app.ADistilled")).isEqualTo(function.apply(x));
    }
    return result;
  }

  private TestCompiler.Result holdsOfTexts(String signature, Function<String, Object> function) throws ReflectiveOperationException {
    TestCompiler.Result result = compiled(signature, r -> text(r, 4 + r.nextInt(9)), x -> function.apply((String) x));
    Object instance = result.instance("app.ADistilled");
    Random random = new Random(12);
    for (int k = 0; k < 100; k++) {
      String x = text(random, 12 + k);
      assertThat(call(instance, x)).as(result.source("app.ADistilled")).isEqualTo(function.apply(x));
    }
    return result;
  }

  private static IntStream odd(int[] x) {
    return Arrays.stream(x).filter(v -> v % 2 != 0);
  }

  @Test
  void someValuesInTheirOrder() throws ReflectiveOperationException {
    TestCompiler.Result result = holds("int[] f(int[] x)", x -> odd(x).sorted().toArray());
    assertThat(result.source("app.ADistilled")).contains("return Arrays.stream(x).filter(value -> Math.floorMod(value, 2) != 0).sorted().toArray();");
    assertThatThrownBy(() -> call(result.instance("app.ADistilled"), new int[0])).isInstanceOf(InvocationTargetException.class).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat((int[]) call(result.instance("app.ADistilled"), new int[] {2, 4})).isEmpty();
  }

  @Test
  void valuesByMagnitude() throws ReflectiveOperationException {
    TestCompiler.Result result = holds("int[] f(int[] x)", x -> Arrays.stream(x).boxed().sorted(Comparator.comparing(Math::abs)).mapToInt(v -> v).toArray());
    assertThat(result.source("app.ADistilled")).contains("Comparator.comparing(value -> Math.abs((long) value))");
    assertThat((int[]) call(result.instance("app.ADistilled"), new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE, -1})).containsExactly(-1, Integer.MAX_VALUE, Integer.MIN_VALUE);
  }

  @Test
  void theLeastLongHasNoMagnitude() throws ReflectiveOperationException {
    TestCompiler.Result result = compiled("long[] f(long[] x)", r -> numbers(r, 3 + r.nextInt(9)),
        x -> Arrays.stream((int[]) x).boxed().sorted(Comparator.comparing(Math::abs)).mapToInt(v -> v).toArray());
    Object instance = result.instance("app.ADistilled");
    assertThat((long[]) call(instance, new long[] {Long.MAX_VALUE, -5, 2})).containsExactly(2, -5, Long.MAX_VALUE);
    assertThatThrownBy(() -> call(instance, new long[] {Long.MIN_VALUE, -5, 2})).isInstanceOf(InvocationTargetException.class).hasCauseInstanceOf(ArithmeticException.class);
  }

  @Test
  void evenValuesBeforeOddOnes() throws ReflectiveOperationException {
    holds("int[] f(int[] x)", x -> Arrays.stream(x).boxed().sorted(Comparator.comparing(v -> v % 2 != 0)).mapToInt(v -> v).toArray());
  }

  @Test
  void sumsSoFarOfWhatIsKept() throws ReflectiveOperationException {
    TestCompiler.Result result = holds("int[] f(int[] x)", x -> {
      int[] kept = odd(x).toArray();
      return IntStream.rangeClosed(1, kept.length).map(n -> Arrays.stream(kept, 0, n).sum()).toArray();
    });
    assertThat((int[]) call(result.instance("app.ADistilled"), new int[] {2, 4})).isEmpty();
  }

  @Test
  void aSumOfStepsBetweenWhatIsKept() throws ReflectiveOperationException {
    TestCompiler.Result result = holds("int f(int[] x)", x -> {
      int[] kept = Arrays.stream(x).filter(v -> v > 0).toArray();
      return IntStream.range(1, kept.length).map(i -> Math.abs(kept[i] - kept[i - 1])).sum();
    });
    assertThat(result.source("app.ADistilled")).contains("fArranged(Arrays.stream(x).filter(value -> value > 0).toArray())", "Math.abs((long) x[i] - x[i - 1])");
    assertThat(call(result.instance("app.ADistilled"), new int[] {-2, -4})).isEqualTo(0);
  }

  @Test
  void lettersOfATextInTheirOrder() throws ReflectiveOperationException {
    TestCompiler.Result result = holdsOfTexts("String f(String x)", x -> x.chars().filter(c -> c >= 'a' && c <= 'z').sorted().mapToObj(Character::toString).collect(Collectors.joining()));
    assertThat(result.source("app.ADistilled")).contains("return x.chars().filter(c -> c >= 'a' && c <= 'z').sorted().mapToObj(Character::toString)");
  }

  @Test
  void digitsOfATextFirst() throws ReflectiveOperationException {
    holdsOfTexts("String f(String x)", x -> x.chars().boxed().sorted(Comparator.comparing(c -> !Character.isDigit(c))).map(Character::toString).collect(Collectors.joining()));
  }

  @Test
  void aListFromTheGreatestOn() throws ReflectiveOperationException {
    Function<Object, Object> function = x -> ((List<?>) x).stream().map(Integer.class::cast).filter(v -> v % 2 != 0).sorted(Comparator.reverseOrder()).toList();
    TestCompiler.Result result = compiled("List<Integer> f(List<Integer> x)", r -> IntStream.of(numbers(r, 3 + r.nextInt(9))).boxed().toList(), function);
    List<Integer> x = IntStream.of(numbers(new Random(9), 100)).boxed().toList();
    assertThat(call(result.instance("app.ADistilled"), x)).isEqualTo(function.apply(x));
  }
}
