package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Methods that compute whole numbers and amounts, from the annotation to the class. */
class RoundedFormulasTest {
  @TempDir Path data;

  private static String interfaceOf(String annotation, String members) {
    return "package app;\nimport io.github.limbeck.*;\nimport java.math.BigDecimal;\n@DistillFrom(dataset = \"d.csv\")\n" + annotation + "\npublic interface A {\n  " + members + "\n}\n";
  }

  private static String rows(String header, int rows, Function<Random, Object[]> row) {
    Random random = new Random(7);
    return header + "\n" + IntStream.range(0, rows).mapToObj(i -> Arrays.stream(row.apply(random)).map(String::valueOf).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n")) + "\n";
  }

  private TestCompiler.Result compile(TestCompiler compiler, String csv, String annotation, String members) {
    TestCompiler.write(data, "d.csv", csv);
    return compiler.compile(data, Map.of("app.A", interfaceOf(annotation, members)));
  }

  private TestCompiler.Result proved(String csv, String annotation, String members) {
    TestCompiler.Result result = compile(TestCompiler.JAVAC, csv, annotation, members);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("Equal to the formula found: PROVED.");
    return result;
  }

  private static Object answer(TestCompiler.Result result, Object... arguments) throws ReflectiveOperationException {
    Object instance = result.instance("app.ADistilled");
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    return method.invoke(instance, arguments);
  }

  private static BigDecimal cents(int cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  private static BigDecimal gross(int price, int quantity) {
    return cents(price).multiply(BigDecimal.valueOf(quantity)).multiply(new BigDecimal("1.19")).setScale(2, RoundingMode.HALF_UP);
  }

  @ParameterizedTest
  @EnumSource
  void amountsAreComputedAndRounded(TestCompiler compiler) throws Exception {
    String csv = rows("price,quantity,f", 150, random -> {
      int price = 100 + random.nextInt(20_000);
      int quantity = 1 + random.nextInt(40);
      return new Object[] {cents(price), quantity, gross(price, quantity)};
    });
    TestCompiler.Result result = compile(compiler, csv, "@Formula", "BigDecimal f(BigDecimal price, int quantity);");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("return BigDecimal.valueOf(Math.round(119 * ", "), 2);", "Right on every row.", "PROVED");
    for (int price = 100; price < 20_000; price += 37) {
      assertThat(answer(result, cents(price), price % 40)).isEqualTo(gross(price, price % 40));
    }
  }

  @Test
  void wholeNumbersAreCountedAndCutOff() throws Exception {
    TestCompiler.Result boxes = proved(rows("items,f", 100, random -> {
      int items = 1 + random.nextInt(500);
      return new Object[] {items, (items + 11) / 12};
    }), "@Formula", "long f(int items);");
    assertThat(boxes.source("app.ADistilled")).contains("return (long) Math.ceil((double) items / 12);");
    assertThat(answer(boxes, 600)).isEqualTo(50L);
    assertThat(answer(boxes, 601)).isEqualTo(51L);
    TestCompiler.Result share = proved(rows("points,of,f", 150, random -> {
      int of = 1 + random.nextInt(90);
      int points = random.nextInt(of + 1);
      return new Object[] {points, of, 100 * points / of};
    }), "@Formula", "Integer f(int points, int of);");
    assertThat(answer(share, 2, 3)).isEqualTo(66);
  }

  @Test
  void whatExceedsTheTypeIsAnErrorWhenItIsAsked() throws Exception {
    TestCompiler.Result square = proved(rows("a,f", 100, random -> {
      int a = random.nextInt(1000);
      return new Object[] {a, a * a + 3};
    }), "@Formula", "int f(int a);");
    assertThat(answer(square, 40_000)).isEqualTo(1_600_000_003);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> answer(square, 60_000)).getCause()).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void recordsAndPiecesAreRoundedEachOfTheirOwn() throws Exception {
    TestCompiler.Result bill = proved(rows("price,quantity,net,points", 150, random -> {
      int price = 100 + random.nextInt(20_000);
      int quantity = 1 + random.nextInt(40);
      return new Object[] {cents(price), quantity, cents(price * quantity), 3 * quantity + 1};
    }), "@Formula", "Bill f(BigDecimal price, int quantity);\n  record Bill(BigDecimal net, int points) {}");
    assertThat(answer(bill, cents(1050), 3)).hasToString("Bill[net=31.50, points=10]");
    TestCompiler.Result fee = proved(rows("amount,f", 150, random -> {
      int amount = 100 + random.nextInt(20_000);
      return new Object[] {cents(amount), amount < 5000 ? "2.50" : cents(amount).multiply(new BigDecimal("0.05")).setScale(2, RoundingMode.HALF_UP)};
    }), "@Formula", "BigDecimal f(BigDecimal amount);");
    assertThat(answer(fee, cents(1000))).isEqualTo(cents(250));
    assertThat(answer(fee, cents(12_345))).isEqualTo(cents(617));
  }

  @Test
  void aTemplateKeepsItsConstantsAndTheyArePlain() throws Exception {
    TestCompiler.Result result = proved(rows("net,f", 120, random -> {
      int net = 100 + random.nextInt(90_000);
      return new Object[] {cents(net), cents(net).multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_UP)};
    }), "@Formula(template = \"net * rate\", fitted = @Fitted(\"rate\"))", "BigDecimal f(BigDecimal net);");
    assertThat(result.source("app.ADistilled")).contains("net.doubleValue() * 0.19", "rate = 0.19");
    assertThat(answer(result, cents(10_000))).isEqualTo(cents(1900));
  }

  @Test
  void eachValueOfACategoryHasAmountsOfItsOwn() throws Exception {
    Map<String, String[]> prices = Map.of("north", new String[] {"4.90", "0.35"}, "south", new String[] {"3.90", "0.35"}, "east", new String[] {"6.50", "0.42"});
    Function<Object[], BigDecimal> price = row -> new BigDecimal(prices.get((String) row[0])[0]).add(new BigDecimal(prices.get((String) row[0])[1]).multiply((BigDecimal) row[1]))
        .setScale(2, RoundingMode.HALF_UP);
    String csv = rows("zone,weight,f", 180, random -> {
      Object[] row = {prices.keySet().stream().sorted().toList().get(random.nextInt(3)), cents(10 + random.nextInt(3000))};
      return new Object[] {row[0], row[1], price.apply(row)};
    });
    TestCompiler.Result refused = compile(TestCompiler.JAVAC, csv, "@Formula", "BigDecimal f(String zone, BigDecimal weight);");
    assertThat(refused.messages().toString()).contains("@Formula(constantsPer = \"zone\")");
    TestCompiler.Result result = proved(csv, "@Formula(constantsPer = \"zone\")", "BigDecimal f(String zone, BigDecimal weight);");
    assertThat(result.source("app.ADistilled")).contains("Right on every row.", "A millionth is added before numbers are rounded");
    for (String zone : prices.keySet()) {
      for (int weight = 10; weight < 3000; weight += 70) {
        assertThat(answer(result, zone, cents(weight))).isEqualTo(price.apply(new Object[] {zone, cents(weight)}));
      }
    }
  }

  @Test
  void wholeAnswersAreNoFormulaUnlessTheMethodSaysSo() {
    String csv = rows("a,f,g", 120, random -> {
      int a = random.nextInt(100);
      return new Object[] {a, a > 50 ? 2 : 1, 2.5 * a};
    });
    TestCompiler.write(data, "d.csv", csv);
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", interfaceOf("@Formula", "@DistillFrom(dataset = \"d.csv\") int f(int a);\n  @DistillFrom(dataset = \"d.csv\") double g(int a);")
        .replace("\n@DistillFrom(dataset = \"d.csv\")\n@Formula", "\n@Formula")));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).containsPattern("return a .* \\? [12] : [12];|return [12];").contains("return 2.5 * a;").doesNotContain("Math.round");
    TestCompiler.Result refused = compile(TestCompiler.JAVAC, csv.replace(",f,g", ",x,f"), "@Formula", "int f(int a);");
    assertThat(refused.messages().toString()).contains("is not an integer, but the type is int");
  }

  @Test
  void answersThatAreComputedSayWhatToWrite() {
    String csv = rows("a,b,f", 150, random -> {
      int a = 1 + random.nextInt(60);
      int b = 1 + random.nextInt(60);
      return new Object[] {a, b, 3 * a * b + 20};
    });
    TestCompiler.Result refused = compile(TestCompiler.JAVAC, csv, "", "int f(int a, int b);");
    assertThat(refused.success()).isFalse();
    assertThat(refused.messages().toString()).contains("LIMBECK-444", "@Formula");
    proved(csv, "@Formula", "int f(int a, int b);");
  }
}
