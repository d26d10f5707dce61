package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods that are given images: what these show is read first, and learned from the answers alone. */
class PerceiveTest {
  @TempDir Path data;

  private static String pairs(int rows, IntBinaryOperator answer) {
    Displays displays = new Displays(7);
    return IntStream.range(0, rows).mapToObj(i -> {
      int a = displays.random().nextInt(10);
      int b = displays.random().nextInt(10);
      return Displays.text(displays.digit(a)) + "," + Displays.text(displays.digit(b)) + "," + answer.applyAsInt(a, b);
    }).collect(Collectors.joining("\n", "a,b,answer\n", "\n"));
  }

  private TestCompiler.Result compile(String csv, String method) {
    TestCompiler.write(data, "d.csv", csv);
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\")\npublic interface A { " + method + "; }\n"));
  }

  private TestCompiler.Result succeed(String csv, String method) {
    TestCompiler.Result result = compile(csv, method);
    assertThat(result.success()).as(result.messages().toString()).isTrue();
    return result;
  }

  /** The share of new pairs that are answered rightly. */
  private static double right(TestCompiler.Result result, IntBinaryOperator answer) throws ReflectiveOperationException {
    Object instance = result.instance("app.ADistilled");
    Method method = method(instance);
    Displays displays = new Displays(99);
    int right = 0;
    for (int i = 0; i < 300; i++) {
      int a = displays.random().nextInt(10);
      int b = displays.random().nextInt(10);
      right += ((Number) method.invoke(instance, displays.digit(a), displays.digit(b))).intValue() == answer.applyAsInt(a, b) ? 1 : 0;
    }
    return right / 300.0;
  }

  private static Method method(Object instance) {
    return Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
  }

  @Test
  void aSumOfWhatTwoPicturesShow() throws ReflectiveOperationException {
    TestCompiler.Result result = succeed(pairs(500, Integer::sum), "int f(@Perceive int[][] a, @Perceive int[][] b)");
    assertThat(result.source("app.ADistilled")).contains("The answer is a + b.", "no example says which", "PROVED given what is read, SAMPLED(", "private static double fAsRead(int a, int b)",
        "each as a whole number from 0 to 9");
    assertThat(right(result, Integer::sum)).isGreaterThan(0.97);
    assertThat(result.output()).containsKeys("app/ADistilled.f.weights", "META-INF/native-image/limbeck/app.A/resource-config.json");
    refusesAnotherSizeAndOtherWeights(result);
  }

  @Test
  void aSumInWhichOnePictureCountsTwice() throws ReflectiveOperationException {
    TestCompiler.Result result = succeed(pairs(400, (a, b) -> 2 * a - b), "int f(@Perceive int[][] a, @Perceive int[][] b)");
    assertThat(result.source("app.ADistilled").lines().filter(l -> l.contains("The answer is"))).singleElement().asString().contains("2 * a");
    assertThat(right(result, (a, b) -> 2 * a - b)).isGreaterThan(0.85);
  }

  @Test
  void howFarApartTwoPicturesAre() throws ReflectiveOperationException {
    IntBinaryOperator distance = (a, b) -> Math.abs(a - b);
    TestCompiler.Result result = succeed(pairs(1000, distance), "int f(@Perceive int[][] a, @Perceive int[][] b)");
    assertThat(result.source("app.ADistilled")).containsPattern("The answer is abs\\((a - b|b - a)\\)\\.");
    assertThat(right(result, distance)).isGreaterThan(0.9);
  }

  @Test
  void whetherAPictureShowsAsMuchAsANumber() throws ReflectiveOperationException {
    Displays displays = new Displays(5);
    String csv = IntStream.range(0, 1500).mapToObj(i -> {
      int digit = displays.random().nextInt(10);
      int limit = displays.random().nextInt(10);
      return Displays.text(displays.digit(digit)) + "," + limit + "," + (digit >= limit);
    }).collect(Collectors.joining("\n", "meter,limit,f\n", "\n"));
    TestCompiler.Result result = succeed(csv, "boolean f(@Perceive int[][] meter, int limit)");
    assertThat(result.source("app.ADistilled")).contains("return meter >= limit;");
    Object instance = result.instance("app.ADistilled");
    assertThat(method(instance).invoke(instance, displays.digit(7), 7)).isEqualTo(true);
    assertThat(method(instance).invoke(instance, displays.digit(7), 8)).isEqualTo(false);
  }

  @Test
  void aNumberBesideAPicture() throws ReflectiveOperationException {
    Displays displays = new Displays(3);
    String csv = IntStream.range(0, 400).mapToObj(i -> {
      int digit = displays.random().nextInt(10);
      double price = (10 + displays.random().nextInt(500)) / 10.0;
      return price + "," + Displays.text(displays.digit(digit)) + "," + String.format(Locale.ROOT, "%.1f", digit * price);
    }).collect(Collectors.joining("\n", "price,meter,f\n", "\n"));
    TestCompiler.Result result = succeed(csv, "double f(double price, @Perceive int[][] meter)");
    assertThat(result.source("app.ADistilled")).contains("return fAsRead(price, FReader.read(meter, \"meter\"));").containsPattern("The answer is (price \\* meter|meter \\* price)\\.");
    Object instance = result.instance("app.ADistilled");
    assertThat(method(instance).invoke(instance, 2.5, displays.digit(4))).isEqualTo(10.0);
  }

  @Test
  void whichOfTwoPicturesShowsMore() {
    Displays displays = new Displays(3);
    String csv = IntStream.range(0, 900).mapToObj(i -> {
      int a = displays.random().nextInt(6);
      int b = displays.random().nextInt(6);
      return Displays.text(displays.digit(a)) + "," + Displays.text(displays.digit(b)) + "," + (a < b);
    }).collect(Collectors.joining("\n", "a,b,answer\n", "\n"));
    assertThat(succeed(csv, "boolean f(@Perceive int[][] a, @Perceive int[][] b)").source("app.ADistilled")).contains("return a < b;");
  }

  /** Two methods of one name have readers, and weights, of their own. */
  @Test
  void whatAPictureShowsByItsName() throws ReflectiveOperationException {
    Displays displays = new Displays(3);
    String names = IntStream.range(0, 200).mapToObj(i -> Displays.text(displays.digit(i % 4)) + "," + "ABCD".charAt(i % 4)).collect(Collectors.joining("\n", "image,answer\n", "\n"));
    TestCompiler.write(data, "names.csv", names);
    TestCompiler.write(data, "flags.csv", IntStream.range(0, 200).mapToObj(i -> "\"[" + i % 3 + "," + i % 2 + ",1," + i % 7 + "," + i % 5 + "]\"," + i % 11 + "," + i % 2 * (i % 11))
        .collect(Collectors.joining("\n", "flag,value,answer\n", "\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        import io.github.limbeck.*;
        public interface A {
          enum D { A, B, C, D }
          @DistillFrom(dataset = "names.csv") D f(@Perceive int[][] image);
          @DistillFrom(dataset = "flags.csv") int f(@Perceive int[] flag, int value);
        }
        """));
    assertThat(result.success()).as(result.messages().toString()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("image is read first, as one of 4 answers; the examples say which.", "F1Reader.read(", "F2Reader.read(");
    assertThat(result.output()).containsKeys("app/ADistilled.f1.weights", "app/ADistilled.f2.weights");
    Object instance = result.instance("app.ADistilled");
    assertThat(instance.getClass().getMethod("f", int[][].class).invoke(instance, (Object) displays.digit(2))).hasToString("C");
    assertThat(instance.getClass().getMethod("f", int[].class, int.class).invoke(instance, new int[] {2, 1, 1, 3, 4}, 8)).isEqualTo(8);
  }

  @Test
  void whatANeedleShowsIsMeasured() throws ReflectiveOperationException {
    Displays displays = new Displays(3);
    String csv = IntStream.range(0, 600).mapToObj(i -> {
      double share = displays.random().nextDouble();
      double rate = (1 + displays.random().nextInt(80)) / 10.0;
      return Displays.text(displays.needle(share)) + "," + rate + "," + 50 * share * rate;
    }).collect(Collectors.joining("\n", "gauge,rate,f\n", "\n"));
    TestCompiler.Result result = succeed(csv, "double f(@Perceive double[][] gauge, double rate)");
    assertThat(result.source("app.ADistilled")).contains("gauge is read first, as a real number", "private static double fAsRead(double gauge, double rate)");
    Object instance = result.instance("app.ADistilled");
    assertThat((double) method(instance).invoke(instance, displays.needle(0.5), 2.0)).isBetween(46.0, 54.0);
  }

  private static void refusesAnotherSizeAndOtherWeights(TestCompiler.Result result) throws ReflectiveOperationException {
    Object instance = result.instance("app.ADistilled");
    assertThatThrownBy(() -> method(instance).invoke(instance, new int[12][9], new int[12][8])).cause().isInstanceOf(IllegalArgumentException.class).hasMessage("b must be 12 x 9");
    assertThatThrownBy(() -> method(instance).invoke(instance, null, new int[12][9])).isInstanceOf(InvocationTargetException.class).cause().isInstanceOf(NullPointerException.class);
    Map<String, byte[]> damaged = new TreeMap<>(result.output());
    byte[] weights = damaged.get("app/ADistilled.f.weights").clone();
    weights[100] ^= 1;
    damaged.put("app/ADistilled.f.weights", weights);
    Object other = new TestCompiler.Result(true, result.messages(), damaged).instance("app.ADistilled");
    assertThatThrownBy(() -> method(other).invoke(other, new int[12][9], new int[12][9])).cause().isInstanceOf(IllegalStateException.class)
        .hasMessage("ADistilled.f.weights is damaged, or that of another build");
    damaged.remove("app/ADistilled.f.weights");
    Object none = new TestCompiler.Result(true, result.messages(), damaged).instance("app.ADistilled");
    assertThatThrownBy(() -> method(none).invoke(none, new int[12][9], new int[12][9])).cause().hasMessage("ADistilled.f.weights is missing: it belongs beside the class");
  }

  @Test
  void compilersThreadsAndTheCacheChangeNothingAndRowsThatAreHeldOutAreSaidToBe() {
    TestCompiler.write(data, "d.csv", pairs(700, Integer::sum));
    Map<String, String> source = Map.of("app.A",
        "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\", holdout = 0.2)\npublic interface A { int f(@Perceive int[][] a, @Perceive int[][] b); }\n");
    String cache = "-Alimbeck.cache=" + data.resolve("cache");
    TestCompiler.Result one = TestCompiler.ECJ.compile(data, source, "-Alimbeck.threads=1", "-Alimbeck.report=" + data.resolve("report"));
    assertThat(data.resolve("report/app.A.html")).content().contains("What images are read as", "The 100 patches that are looked for", "Whatever is read in images");
    TestCompiler.Result first = TestCompiler.JAVAC.compile(data, source, cache, "-Alimbeck.threads=2");
    TestCompiler.Result second = TestCompiler.JAVAC.compile(data, source, cache);
    assertThat(second.success()).as(second.messages().toString()).isTrue();
    assertThat(second.withId("LIMBECK-001")).singleElement().satisfies(m -> assertThat(m.text()).contains("from the cache"));
    for (TestCompiler.Result result : new TestCompiler.Result[] {first, second}) {
      assertThat(result.source("app.ADistilled")).isEqualTo(one.source("app.ADistilled"))
          .containsPattern("of the training rows are answered rightly, \\d+\\.\\d % of 139 held-out rows\\.");
      assertThat(result.output().get("app/ADistilled.f.weights")).isEqualTo(one.output().get("app/ADistilled.f.weights"));
    }
  }

  /** Pictures of which the answers are coins are no rule, however well they are learned by heart. */
  @Test
  void coinsAreRefused() {
    Displays displays = new Displays(3);
    String csv = IntStream.range(0, 250).mapToObj(i -> Displays.text(displays.digit(displays.random().nextInt(10))) + "," + Displays.text(displays.digit(displays.random().nextInt(10))) + ","
        + displays.random().nextBoolean()).collect(Collectors.joining("\n", "a,b,answer\n", "\n"));
    TestCompiler.Result result = compile(csv, "boolean f(@Perceive int[][] a, @Perceive int[][] b)");
    assertThat(result.success()).isFalse();
    assertThat(result.withId("LIMBECK-519")).singleElement().satisfies(m -> assertThat(m.text()).contains("of rows whose images nothing was learned from"));
  }
}
