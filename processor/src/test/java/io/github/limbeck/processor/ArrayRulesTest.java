package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over arrays of any size, from the dataset to the class that runs on larger arrays. */
class ArrayRulesTest {
  @TempDir Path data;

  /** Compiles an interface with one method, {@code f}, over examples given as lines of JSON. */
  private Object distil(String signature, String attributes, Function<Random, String> line, int rows) throws ReflectiveOperationException {
    Random random = new Random(11);
    String lines = IntStream.range(0, rows).mapToObj(i -> line.apply(random)).collect(Collectors.joining("\n"));
    TestCompiler.write(data, "d.jsonl", lines);
    TestCompiler.Result result = compile(signature, attributes);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    return result.instance("app.ADistilled");
  }

  private TestCompiler.Result compile(String signature, String attributes) {
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\", answer = \"f\""
        + attributes + ")\npublic interface A {\n  enum Light { RED, GREEN, OFF }\n  " + signature + ";\n}\n"));
  }

  private static Object call(Object target, Object... arguments) throws ReflectiveOperationException {
    Method method = Arrays.stream(target.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static String line(Object x, Object answer) {
    return "{\"x\":" + json(x) + ",\"f\":" + json(answer) + "}";
  }

  private static String json(Object value) {
    return value instanceof int[] ints ? Arrays.toString(ints)
        : value instanceof boolean[] bits ? Arrays.toString(bits)
        : value instanceof boolean[][] grid ? Arrays.stream(grid).map(Arrays::toString).toList().toString()
        : value.toString();
  }

  private static boolean[] bits(Random random, int length) {
    boolean[] bits = new boolean[length];
    for (int i = 0; i < length; i++) {
      bits[i] = random.nextBoolean();
    }
    return bits;
  }

  private static boolean isSorted(int[] x) {
    return IntStream.range(1, x.length).allMatch(i -> x[i - 1] <= x[i]);
  }

  private Object sorted() throws ReflectiveOperationException {
    return distil("boolean f(int[] x)", "", r -> {
      int[] x = r.ints(3 + r.nextInt(5), 0, 30).toArray();
      if (r.nextInt(3) > 0) {
        Arrays.sort(x);
        x[r.nextInt(x.length)] += r.nextInt(3) - 1;
      }
      return line(x, isSorted(x));
    }, 300);
  }

  @Test
  void learnsARelationOfNeighbours() throws ReflectiveOperationException {
    Object sorted = sorted();
    int[] x = IntStream.range(0, 10_000).toArray();
    assertThat(call(sorted, (Object) x)).isEqualTo(true);
    x[9_999] = 9_997;
    assertThat(call(sorted, (Object) x)).isEqualTo(false);
    assertThat(call(sorted, (Object) new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE})).isEqualTo(false);
    assertThat(call(sorted, (Object) new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE})).isEqualTo(true);
  }

  @Test
  void refusesWhatItCanMakeNoSenseOf() throws ReflectiveOperationException {
    Object sorted = sorted();
    assertThatThrownBy(() -> call(sorted, (Object) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> call(sorted, (Object) new int[0])).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x has the size 0, expected at least 1");
  }

  @Test
  void checksThatSizesAgree() throws ReflectiveOperationException {
    Object nearly = distil("boolean f(boolean[] x, boolean[] y)", "", r -> {
      boolean[] x = bits(r, 3 + r.nextInt(4));
      boolean[] y = r.nextBoolean() ? bits(r, x.length) : x.clone();
      long differences = IntStream.range(0, x.length).filter(i -> x[i] != y[i]).count();
      return "{\"x\":" + json(x) + ",\"y\":" + json(y) + ",\"f\":" + (differences <= 1) + "}";
    }, 300);
    assertThat(call(nearly, new boolean[100], new boolean[100])).isEqualTo(true);
    assertThatThrownBy(() -> call(nearly, new boolean[5], new boolean[7])).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x 5").hasMessageContaining("y 7");
  }

  @Test
  void checksThatGridsAreRectangular() throws ReflectiveOperationException {
    Object full = distil("boolean f(boolean[][] x)", "", r -> {
      boolean[][] x = grid(r, 2 + r.nextInt(4), 2 + r.nextInt(4));
      if (r.nextBoolean()) {
        Arrays.fill(x[r.nextInt(x.length)], true);
      }
      return line(x, Arrays.stream(x).anyMatch(row -> IntStream.range(0, row.length).allMatch(j -> row[j])));
    }, 300);
    boolean[][] large = new boolean[200][150];
    assertThat(call(full, (Object) large)).isEqualTo(false);
    Arrays.fill(large[77], true);
    assertThat(call(full, (Object) large)).isEqualTo(true);
    large[5] = new boolean[149];
    assertThatThrownBy(() -> call(full, (Object) large)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("150").hasMessageContaining("149");
    large[5] = null;
    assertThatThrownBy(() -> call(full, (Object) large)).isInstanceOf(NullPointerException.class);
  }

  private static boolean[][] grid(Random random, int rows, int columns) {
    boolean[][] grid = new boolean[rows][];
    for (int i = 0; i < rows; i++) {
      grid[i] = bits(random, columns);
    }
    return grid;
  }

  @Test
  void answersWithANumber() throws ReflectiveOperationException {
    Object range = distil("int f(int[] x)", "", r -> {
      int[] x = r.ints(2 + r.nextInt(5), 0, 50).toArray();
      return line(x, Arrays.stream(x).max().orElseThrow() - Arrays.stream(x).min().orElseThrow());
    }, 100);
    assertThat(call(range, (Object) new int[] {5, -1_000_000, 7})).isEqualTo(1_000_007);
    assertThatThrownBy(() -> call(range, (Object) new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE})).isInstanceOf(ArithmeticException.class);
  }

  /** The array of sums that the code makes is not called like the parameter. */
  @Test
  void sumsOfColumnsKeepClearOfTheParameters() throws ReflectiveOperationException {
    Object most = distil("int f(boolean[][] columnCounts)", "", r -> {
      boolean[][] x = grid(r, 2 + r.nextInt(4), 2 + r.nextInt(4));
      return line(x, mostInColumn(x)).replace("\"x\"", "\"columnCounts\"");
    }, 300);
    boolean[][] large = grid(new Random(4), 70, 90);
    assertThat(call(most, (Object) large)).isEqualTo(mostInColumn(large));
  }

  private static int mostInColumn(boolean[][] grid) {
    return IntStream.range(0, grid[0].length).map(j -> (int) Arrays.stream(grid).filter(row -> row[j]).count()).max().orElseThrow();
  }

  @Test
  void findsTheBorderFromTheData() throws ReflectiveOperationException {
    for (boolean wrap : new boolean[] {true, false}) {
      IntFunction<boolean[]> draw = n -> bits(new Random(n), n);
      Function<boolean[], boolean[]> next = x -> {
        boolean[] y = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
          boolean left = i > 0 ? x[i - 1] : wrap && x[x.length - 1];
          boolean right = i + 1 < x.length ? x[i + 1] : wrap && x[0];
          y[i] = left != (x[i] || right);
        }
        return y;
      };
      Object rule = distil("boolean[] f(boolean[] x)", "", r -> {
        boolean[] x = bits(r, 20 + r.nextInt(10));
        return line(x, next.apply(x));
      }, 20);
      boolean[] large = draw.apply(5000);
      assertThat(call(rule, (Object) large)).isEqualTo(next.apply(large));
    }
  }

  /** Where elements are wrong here and there, accuracy is that of elements. */
  @Test
  void leavesNoiseAlone() throws ReflectiveOperationException {
    Object rule = distil("boolean[] f(boolean[] x)", ", minAccuracy = 0.95", r -> {
      boolean[] x = bits(r, 40 + r.nextInt(10));
      boolean[] y = x.clone();
      for (int i = 0; i < x.length; i++) {
        y[i] = (x[i] || i > 0 && x[i - 1]) != (r.nextInt(50) == 0);
      }
      return line(x, y);
    }, 20);
    assertThat(call(rule, (Object) new boolean[] {false, true, false, false})).isEqualTo(new boolean[] {false, true, true, false});
  }

  @Test
  void carriesAState() throws ReflectiveOperationException {
    Object addition = distil("boolean[] f(boolean[] x, boolean[] y)", "", r -> {
      int n = 3 + r.nextInt(4);
      boolean[] x = bits(r, n);
      boolean[] y = bits(r, n);
      return "{\"x\":" + json(x) + ",\"y\":" + json(y) + ",\"f\":" + json(sum(x, y)) + "}";
    }, 200);
    Random random = new Random(1);
    boolean[] x = bits(random, 1000);
    boolean[] y = bits(random, 1000);
    assertThat(call(addition, x, y)).isEqualTo(sum(x, y));
  }

  private static boolean[] sum(boolean[] x, boolean[] y) {
    boolean[] sum = new boolean[x.length];
    int carry = 0;
    for (int i = x.length - 1; i >= 0; i--) {
      int total = (x[i] ? 1 : 0) + (y[i] ? 1 : 0) + carry;
      sum[i] = total % 2 == 1;
      carry = total / 2;
    }
    return sum;
  }

  @Test
  void readsCharactersAndConstants() throws ReflectiveOperationException {
    Object brackets = distil("boolean f(char[] x)", "", r -> {
      String text = IntStream.range(0, 2 + r.nextInt(6)).mapToObj(i -> r.nextBoolean() ? "a" : "[").collect(Collectors.joining());
      return line("\"" + text + "\"", text.contains("[["));
    }, 200);
    assertThat(call(brackets, (Object) "a[a[a[a".toCharArray())).isEqualTo(false);
    assertThat(call(brackets, (Object) "a[a[[a[a".toCharArray())).isEqualTo(true);

    List<String> lights = List.of("RED", "GREEN", "OFF");
    Object greens = distil("int f(Light[] x)", "", r -> {
      List<String> x = IntStream.range(0, 2 + r.nextInt(5)).mapToObj(i -> lights.get(r.nextInt(3))).toList();
      return line(x.stream().map(l -> "\"" + l + "\"").toList(), x.stream().filter("GREEN"::equals).count());
    }, 100);
    Class<?> light = greens.getClass().getDeclaredMethods()[0].getParameterTypes()[0].getComponentType();
    Object row = Array.newInstance(light, 9);
    for (int i = 0; i < 9; i++) {
      Array.set(row, i, light.getEnumConstants()[i % 2]);
    }
    assertThat(call(greens, row)).isEqualTo(4);
  }

  @Test
  void saysWhenSizesAreExtrapolated() throws ReflectiveOperationException {
    distil("boolean f(boolean[] x)", "", r -> {
      boolean[] x = bits(r, 6);
      return line(x, IntStream.range(0, 6).filter(i -> x[i]).count() > 2);
    }, 60);
    TestCompiler.Result result = compile("boolean f(boolean[] x)", "");
    assertThat(result.source("app.ADistilled")).contains("Extrapolated");
    assertThat(result.withId("LIMBECK-001")).singleElement().satisfies(m -> assertThat(m.text()).contains("extrapolated"));
    assertThat(result.resource("META-INF/limbeck/app.A.json")).contains("extrapolated");
  }

  @Test
  void checksOtherSizesByValidation() throws ReflectiveOperationException {
    Random random = new Random(4);
    TestCompiler.write(data, "large.jsonl", IntStream.range(0, 20).mapToObj(i -> {
      boolean[] x = bits(random, 40);
      return line(x, IntStream.range(0, 40).filter(k -> x[k]).count() % 2 == 1);
    }).collect(Collectors.joining("\n")));
    Object parity = distil("boolean f(boolean[] x)", ", validation = \"large.jsonl\", minValidationAccuracy = 1", r -> {
      boolean[] x = bits(r, 3 + r.nextInt(4));
      return line(x, IntStream.range(0, x.length).filter(i -> x[i]).count() % 2 == 1);
    }, 100);
    assertThat(call(parity, (Object) new boolean[] {true, true, true})).isEqualTo(true);
  }

  @Test
  void readsOneColumnPerCell() throws ReflectiveOperationException {
    StringBuilder csv = new StringBuilder("x[0],x[1],x[2],x[3],f\n");
    for (int k = 0; k < 40; k++) {
      int n = 2 + k % 3;
      int[] x = new Random(k).ints(n, 0, 9).toArray();
      IntStream.range(0, 4).forEach(i -> csv.append(i < n ? String.valueOf(x[i]) : "").append(','));
      csv.append(Arrays.stream(x).sum()).append('\n');
    }
    TestCompiler.write(data, "d.jsonl", "");
    TestCompiler.write(data, "d.csv", csv.toString());
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A",
        "package app;\n@io.github.limbeck.DistillFrom(dataset = \"d.csv\")\npublic interface A {\n  int f(int[] x);\n}\n"));
    assertThat(call(result.instance("app.ADistilled"), (Object) new int[] {1, 2, 3, 4, 5, 6})).isEqualTo(21);
  }
}
