package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules and formulas over lists of things. */
class ItemsTest {
  private static final String LINE = "  record Line(int quantity, double price, double discount) {}\n";
  private static final String PARCEL = "  enum Kind { BOOK, TOY, WINE }\n  record Item(Kind kind, double weight, boolean fragile) {}\n";

  @TempDir Path data;

  /** Invoices of one to seven lines, with a rebate from 1,000 on. */
  private static String invoices(int rows, int decimals) {
    Random random = new Random(5);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      StringJoiner lines = new StringJoiner(", ", "[", "]");
      double sum = 0;
      for (int j = random.nextInt(7); j >= 0; j--) {
        int quantity = 1 + random.nextInt(20);
        double price = random.nextInt(9000) / 100.0 + 1;
        double discount = random.nextInt(4) / 10.0;
        sum += quantity * price * (1 - discount);
        lines.add(String.format(Locale.ROOT, "{\"quantity\": %d, \"price\": %.2f, \"discount\": %.1f}", quantity, price, discount));
      }
      double total = sum >= 1000 ? 0.95 * sum : sum;
      all.append(String.format(Locale.ROOT, "{\"lines\": %s, \"total\": %." + decimals + "f}%n", lines, total));
    }
    return all.toString().replace("\r", "");
  }

  private static String parcels(int rows, boolean byChance) {
    Random random = new Random(11);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      int age = 12 + random.nextInt(50);
      double weight = 0;
      boolean wine = false;
      for (int j = random.nextInt(6); j >= 0; j--) {
        int kind = random.nextInt(3);
        double own = random.nextInt(90) / 10.0;
        wine |= kind == 2;
        weight += own;
        items.add(String.format(Locale.ROOT, "{\"kind\": \"%s\", \"weight\": %.1f, \"fragile\": %b}", List.of("BOOK", "TOY", "WINE").get(kind), own, random.nextBoolean()));
      }
      String answer = byChance ? random.nextBoolean() ? "CHECK" : "POST" : wine && age < 18 ? "CHECK" : weight >= 18 ? "COURIER" : "POST";
      all.append(String.format("{\"age\": %d, \"items\": %s, \"way\": \"%s\"}%n", age, items, answer));
    }
    return all.toString().replace("\r", "");
  }

  private TestCompiler.Result run(TestCompiler compiler, String rows, String body, String... options) {
    TestCompiler.write(data, "d.jsonl", rows);
    return compiler.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\nimport java.util.List;\npublic interface A {\n" + body + "}\n"), options);
  }

  private static Object line(ClassLoader loader, int quantity, double price, double discount) throws ReflectiveOperationException {
    Constructor<?> created = loader.loadClass("app.A$Line").getDeclaredConstructor(int.class, double.class, double.class);
    created.setAccessible(true);
    return created.newInstance(quantity, price, discount);
  }

  @ParameterizedTest
  @EnumSource
  void invoicesAreAddedUpInALoop(TestCompiler compiler) throws ReflectiveOperationException {
    TestCompiler.Result result = run(compiler, invoices(300, 12), LINE + "  @DistillFrom(dataset = \"d.jsonl\") double total(List<Line> lines);\n");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("double totalOfLines = totalOfLines(lines);", "if (totalOfLines <", "return 0.95 * totalOfLines;",
        "for (A.Line line : lines)", "(1 - line.discount())", "PROVED");
    Object instance = result.instance("app.ADistilled");
    ClassLoader loader = instance.getClass().getClassLoader();
    Method total = instance.getClass().getMethod("total", List.class);
    List<Object> fresh = List.of(line(loader, 3, 19.5, 0.2), line(loader, 40, 99, 0));
    assertThat((double) total.invoke(instance, fresh)).isCloseTo(0.95 * (3 * 19.5 * 0.8 + 40 * 99), within(1e-9));
    assertThat((double) total.invoke(instance, List.of())).isZero();
  }

  @Test
  void arraysAreListsToo() throws ReflectiveOperationException {
    TestCompiler.Result result = run(TestCompiler.JAVAC, invoices(120, 2), LINE + "  @DistillFrom(dataset = \"d.jsonl\") double total(Line[] lines);\n");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    Object instance = result.instance("app.ADistilled");
    ClassLoader loader = instance.getClass().getClassLoader();
    Object lines = Array.newInstance(loader.loadClass("app.A$Line"), 1);
    Array.set(lines, 0, line(loader, 2, 10, 0.5));
    assertThat((double) instance.getClass().getMethod("total", lines.getClass()).invoke(instance, lines)).isCloseTo(10, within(0.02));
  }

  @ParameterizedTest
  @EnumSource
  void rulesLookAtCountsAndSums(TestCompiler compiler) {
    TestCompiler.Result result = run(compiler, parcels(300, false), PARCEL + "  enum Way { CHECK, COURIER, POST }\n"
        + "  @DistillFrom(dataset = \"d.jsonl\", holdout = 0.2) Way way(int age, Item[] items);\n");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("numberOfItemsWithKindWine >= 1", "if (item.kind() == A.Kind.WINE)", "sum += item.weight();",
        "100.0 % of 60 held-out rows", "PROVED");
  }

  /** Hundreds of numbers can be computed from items, and some fit answers drawn at random; none of them may pass for a rule. */
  @Test
  void chanceIsNoRule() {
    TestCompiler.Result result = run(TestCompiler.JAVAC, parcels(200, true), PARCEL + "  enum Way { CHECK, COURIER, POST }\n"
        + "  @DistillFrom(dataset = \"d.jsonl\") Way way(int age, Item[] items);\n");
    assertThat(result.success()).isFalse();
    assertThat(result.messages().toString()).contains("LIMBECK-519");
  }

  @Test
  void chanceIsNoFormula() {
    Random random = new Random(2);
    String rows = parcels(150, true).lines().map(row -> row.replaceFirst("\"way\": \".*\"", "\"y\": " + random.nextGaussian()) + "\n")
        .collect(Collectors.joining());
    TestCompiler.Result result = run(TestCompiler.JAVAC, rows, PARCEL + "  @DistillFrom(dataset = \"d.jsonl\") double y(Item[] items);\n");
    assertThat(result.success()).isFalse();
    assertThat(result.messages().toString()).contains("LIMBECK-519");
  }

  @Test
  void theCacheKnowsWhatIsComputed() throws IOException {
    Path cache = Files.createDirectory(data.resolve("cache"));
    String body = LINE + "  @DistillFrom(dataset = \"d.jsonl\") double total(List<Line> lines);\n";
    TestCompiler.Result first = run(TestCompiler.JAVAC, invoices(150, 12), body, "-Alimbeck.cache=" + cache);
    TestCompiler.Result second = run(TestCompiler.JAVAC, invoices(150, 12), body, "-Alimbeck.cache=" + cache);
    assertThat(second.messages().toString()).contains("from the cache");
    assertThat(second.source("app.ADistilled")).isEqualTo(first.source("app.ADistilled"));
  }

  @Test
  void whatIsWrongWithAnItemIsSaidByItsPlace() {
    String good = "{\"lines\": [{\"quantity\": 1, \"price\": 2.5, \"discount\": 0}], \"total\": 2.5}\n";
    assertThat(messages(good + "{\"lines\": [{\"quantity\": 1, \"price\": 2.5, \"discount\": 0}, {\"quantity\": 1.5, \"price\": 2.5, \"discount\": 0}], \"total\": 5}\n"))
        .contains("d.jsonl:2:1: ('lines') item 2, quantity: '1.5' is not an integer");
    assertThat(messages(good + "{\"lines\": [{\"quantity\": 1, \"discount\": 0}], \"total\": 5}\n")).contains("d.jsonl:2:1: ('lines') item 1 has no 'price'; it has 'quantity', 'discount'");
    assertThat(messages(good + "{\"lines\": 7, \"total\": 5}\n")).contains("d.jsonl:2:1: ('lines') '7' is not a list of objects");
    assertThat(messages("{\"positions\": [], \"total\": 5}\n")).contains("has no column 'lines' with a list of objects for lines");
  }

  private String messages(String rows) {
    return run(TestCompiler.JAVAC, rows, LINE + "  @DistillFrom(dataset = \"d.jsonl\") double total(List<Line> lines);\n").messages().toString();
  }
}
