package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods over texts: what decides is how these are spelled, where they hardly occur twice. */
class SpelledTextsTest {
  private static final String LETTERS = "abcdeghiloprstu   ";

  @TempDir Path data;

  private static String text(Random random, int length) {
    return random.ints(length, 0, LETTERS.length()).mapToObj(LETTERS::charAt).map(String::valueOf).collect(Collectors.joining());
  }

  private TestCompiler.Result compile(String type, int rows, Function<String, Object> answer) {
    Random random = new Random(5);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, rows).mapToObj(k -> {
      String x = text(random, 5 + random.nextInt(8));
      Object y = answer.apply(x);
      return "{\"x\":\"" + x + "\",\"f\":" + (y instanceof String text && !text.startsWith("\"") ? "\"" + y + "\"" : y instanceof boolean[] flags ? Arrays.toString(flags) : y) + "}";
    }).collect(Collectors.joining("\n")));
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", source(type)), "-Alimbeck.report=" + data.resolve("report"));
  }

  private static String source(String signature) {
    return "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\", minAccuracy = 1)\npublic interface A {\n  " + signature + ";\n}\n";
  }

  private static Object call(Object instance, Object... given) throws ReflectiveOperationException {
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    return method.invoke(instance, given);
  }

  private void holds(String type, int rows, Function<String, Object> answer) throws ReflectiveOperationException {
    holds(type, rows, answer, answer);
  }

  /** @param written the answer as it stands in the file, if not as a value of its type does */
  private void holds(String type, int rows, Function<String, Object> written, Function<String, Object> answer) throws ReflectiveOperationException {
    TestCompiler.Result result = compile(type + " f(String x)", rows, written);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    Object instance = result.instance("app.ADistilled");
    Random random = new Random(11);
    for (int k = 0; k < 40; k++) {
      String x = text(random, 30 + k);
      assertThat(call(instance, x)).isEqualTo(answer.apply(x));
    }
  }

  @Test
  void aTextIsAnsweredWithAText() throws ReflectiveOperationException {
    holds("String", 20, x -> new StringBuilder(x).reverse().toString());
  }

  @Test
  void lettersOfASetAreLeftOut() throws ReflectiveOperationException {
    holds("String", 40, x -> x.replaceAll("[aeiou]", ""));
  }

  @Test
  void lettersOfASetAreCounted() throws ReflectiveOperationException {
    holds("int", 150, x -> (int) x.chars().filter(c -> "aeiou".indexOf(c) >= 0).count());
  }

  @Test
  void lettersStandInTheirOrder() throws ReflectiveOperationException {
    holds("String", 30, x -> x.chars().sorted().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining()));
  }

  @Test
  void everyLetterIsAnsweredFor() throws ReflectiveOperationException {
    TestCompiler.Result result = compile("boolean[] f(String x)", 40, SpelledTextsTest::vowels);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    String x = text(new Random(2), 60);
    assertThat((boolean[]) call(result.instance("app.ADistilled"), x)).isEqualTo(vowels(x));
  }

  private static boolean[] vowels(String x) {
    boolean[] vowels = new boolean[x.length()];
    for (int i = 0; i < vowels.length; i++) {
      vowels[i] = "aeiou".indexOf(x.charAt(i)) >= 0;
    }
    return vowels;
  }

  @Test
  void twoTextsAreComparedPlaceByPlace() throws ReflectiveOperationException {
    Random random = new Random(4);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 120).mapToObj(k -> {
      int length = 4 + random.nextInt(6);
      String x = random.ints(length, 'a', 'd').mapToObj(c -> "" + (char) c).collect(Collectors.joining());
      String y = random.ints(length, 'a', 'd').mapToObj(c -> "" + (char) c).collect(Collectors.joining());
      return "{\"x\":\"" + x + "\",\"y\":\"" + y + "\",\"f\":" + distance(x, y) + "}";
    }).collect(Collectors.joining("\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", source("int f(String x, String y)")));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.withId("LIMBECK-001")).singleElement().asString().contains("PROVED");
    assertThat(call(result.instance("app.ADistilled"), "abcabcabc", "abbabbacc")).isEqualTo(3);
  }

  /** A text and another that it begins with every second time. */
  private static String[] begun(Random random) {
    String x = random.ints(4 + random.nextInt(6), 'a', 'c').mapToObj(c -> "" + (char) c).collect(Collectors.joining());
    String y = random.nextBoolean() ? x.substring(0, 1 + random.nextInt(3)) : random.ints(1 + random.nextInt(3), 'a', 'c').mapToObj(c -> "" + (char) c).collect(Collectors.joining());
    return new String[] {x, y};
  }

  @Test
  void whetherATextBeginsWithAnother() throws ReflectiveOperationException {
    Random random = new Random(8);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 60).mapToObj(k -> begun(random))
        .map(x -> "{\"x\":\"" + x[0] + "\",\"y\":\"" + x[1] + "\",\"f\":" + x[0].startsWith(x[1]) + "}").collect(Collectors.joining("\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", source("boolean f(String x, String y)")));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.withId("LIMBECK-001")).singleElement().asString().contains("PROVED");
    Object instance = result.instance("app.ADistilled");
    for (int k = 0; k < 200; k++) {
      String[] x = begun(random);
      assertThat(call(instance, x[0], x[1])).as("%s, %s", x[0], x[1]).isEqualTo(x[0].startsWith(x[1]));
    }
    assertThat(call(instance, "ab", "abc")).isEqualTo(false);
  }

  @Test
  void aLetterIsAnsweredByWhereItStands() throws ReflectiveOperationException {
    holds("char", 60, x -> '"' + x.substring(x.length() - 1) + '"', x -> x.charAt(x.length() - 1));
  }

  private static int distance(String x, String y) {
    return (int) IntStream.range(0, x.length()).filter(i -> x.charAt(i) != y.charAt(i)).count();
  }

  @Test
  void aTextWithoutCharactersIsRefused() throws ReflectiveOperationException {
    TestCompiler.Result result = compile("String f(String x)", 20, x -> new StringBuilder(x).reverse().toString());
    Object instance = result.instance("app.ADistilled");
    assertThatThrownBy(() -> call(instance, "")).isInstanceOf(InvocationTargetException.class).hasCauseInstanceOf(IllegalArgumentException.class);
    TestCompiler.write(data, "d.jsonl", "{\"x\":\"ab\",\"f\":\"ba\"}\n{\"x\":\"\",\"f\":\"\"}\n" + IntStream.range(0, 20).mapToObj(k -> "{\"x\":\"a" + k + "\",\"f\":\""
        + new StringBuilder("a" + k).reverse() + "\"}").collect(Collectors.joining("\n")));
    TestCompiler.Result refused = TestCompiler.JAVAC.compile(data, Map.of("app.A", source("String f(String x)")));
    assertThat(refused.success()).isFalse();
    assertThat(refused.withId("LIMBECK-419")).singleElement().asString().contains("d.jsonl:2", "no characters");
  }

  @Test
  void capitalsBecomeWordsOfTheirOwnAndBack() throws ReflectiveOperationException {
    Random random = new Random(3);
    List<String> names = IntStream.range(0, 60).mapToObj(k -> random.ints(4 + random.nextInt(6), 0, 10).mapToObj(c -> "abcdefgABC".substring(c, c + 1)).collect(Collectors.joining()))
        .map(name -> "x" + name + "z").toList();
    for (boolean back : new boolean[] {false, true}) {
      TestCompiler.write(data, "d.jsonl", names.stream().map(name -> {
        String snake = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return "{\"x\":\"" + (back ? snake : name) + "\",\"f\":\"" + (back ? name : snake) + "\"}";
      }).collect(Collectors.joining("\n")));
      TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", source("String f(String x)")));
      assertThat(result.success()).as("%s", result.messages()).isTrue();
      assertThat(result.source("app.ADistilled")).contains("PROVED");
      assertThat(call(result.instance("app.ADistilled"), back ? "a_cab_bd" : "aCabBd")).isEqualTo(back ? "aCabBd" : "a_cab_bd");
    }
  }

  @Test
  void whatFollowsASeparatorIsTaken() throws ReflectiveOperationException {
    Random random = new Random(12);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 60).mapToObj(k -> {
      String user = text(random, 3 + random.nextInt(5)).replace(' ', '.');
      String domain = List.of("home", "work", "school", "shop", "club", "farm", "port").get(random.nextInt(7)) + ".org";
      return "{\"x\":\"" + user + "@" + domain + "\",\"f\":\"" + domain + "\"}";
    }).collect(Collectors.joining("\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", source("String f(String x)")));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(call(result.instance("app.ADistilled"), "a.new.user@some.other.place")).isEqualTo("some.other.place");
  }

  @Test
  void aTableOfTextsIsOneWhereThatIsWanted() throws ReflectiveOperationException {
    String rows = "x,f\nFrance,Paris\nSpain,Madrid\nItaly,Rome\nPeru,Lima\nChile,Santiago\nGhana,Accra\nNorway,Oslo\nKenya,Nairobi\nEgypt,Cairo\nCuba,Havana\nIran,Tehran\nIraq,Baghdad\n";
    TestCompiler.write(data, "d.csv", rows);
    String table = source("String f(String x)").replace("d.jsonl", "d.csv").replace("minAccuracy = 1", "evidence = Evidence.NOT_REQUIRED");
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", table));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(call(result.instance("app.ADistilled"), "Peru")).isEqualTo("Lima");
    TestCompiler.write(data, "d.csv", rows.substring(0, rows.indexOf("Ghana")));
    TestCompiler.Result few = TestCompiler.JAVAC.compile(data, Map.of("app.A", source("String f(String x)").replace("d.jsonl", "d.csv")));
    assertThat(few.success()).as("%s", few.messages()).isTrue();
    assertThat(few.withId("LIMBECK-520")).hasSize(1);
    TestCompiler.Result refused = TestCompiler.JAVAC.compile(data, Map.of("app.A", source("String f(String x)")));
    assertThat(refused.success()).isFalse();
  }

  @Test
  void namesBesideNumbersAreLeftAlone() throws ReflectiveOperationException {
    Random random = new Random(1);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 60).mapToObj(k -> {
      int age = random.nextInt(90);
      return "{\"name\":\"" + (k == 7 ? "" : text(random, 8)) + "\",\"age\":" + age + ",\"f\":" + (age >= 18) + "}";
    }).collect(Collectors.joining("\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", source("boolean f(String name, int age)")));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("return age >= ").doesNotContain("toCharArray");
  }

  @Test
  void textsThatNameKindsStayCategories() throws ReflectiveOperationException {
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 24).mapToObj(k -> "{\"x\":\"" + List.of("red", "green", "blue").get(k % 3) + "\",\"f\":\""
        + List.of("stop", "go", "wait").get(k % 3) + "\"}").collect(Collectors.joining("\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", source("String f(String x)")));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("x.equals(").doesNotContain("toCharArray");
  }
}
