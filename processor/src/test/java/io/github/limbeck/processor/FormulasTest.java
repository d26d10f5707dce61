package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that answer with real numbers, from the annotation to the class. */
class FormulasTest {
  @TempDir Path data;

  private static String rows(String header, int rows, IntFunction<Object[]> row) {
    return header + "\n" + IntStream.range(0, rows)
        .mapToObj(i -> Arrays.stream(row.apply(i)).map(String::valueOf).collect(Collectors.joining(","))).collect(Collectors.joining("\n")) + "\n";
  }

  private static String interfaceOf(String annotation, String method) {
    return "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\")\n" + annotation + "\npublic interface A {\n  " + method + ";\n}\n";
  }

  private TestCompiler.Result compile(String csv, String annotation, String method, String... options) {
    TestCompiler.write(data, "d.csv", csv);
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", interfaceOf(annotation, method)), options);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    return result;
  }

  private static Object answer(TestCompiler.Result result, Object... arguments) throws ReflectiveOperationException {
    Object instance = result.instance("app.ADistilled");
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    return method.invoke(instance, arguments);
  }

  private static String energy() {
    Random random = new Random(1);
    return rows("m,v,f", 40, i -> {
      double m = 1 + 4 * random.nextDouble();
      double v = 1 + 9 * random.nextDouble();
      return new Object[] {m, v, 0.5 * m * v * v};
    });
  }

  @ParameterizedTest
  @EnumSource
  void writesAReadableProvedFormula(TestCompiler compiler) throws Exception {
    TestCompiler.write(data, "d.csv", energy());
    TestCompiler.Result result = compiler.compile(data, Map.of("app.A", interfaceOf("", "double f(double m, double v)")));
    assertThat(result.source("app.ADistilled"))
        .contains("return 0.5 * m * (v * v);")
        .contains("Formula: 0.5 * m * v^2", "R^2 is 1", "m from", "Equal to the formula found: PROVED.");
    assertThat((double) answer(result, 10.0, 100.0)).isEqualTo(50_000.0);
    assertThat(result.resource("META-INF/limbeck/app.A.json"))
        .contains("\"formula\" : \"0.5 * m * v^2\"", "\"latex\" : \"0.5 \\\\, m \\\\, {v}^{2}\"", "\"front\" : [");
  }

  @Test
  void saysWhereTheFormulaIsDefined() throws Exception {
    TestCompiler.Result result = compile(rows("a,b,f", 40, i -> new Object[] {3 + i % 7, 1 + i % 2, Math.sqrt(3.0 + i % 7 - (1 + i % 2))}), "",
        "double f(double a, double b)");
    assertThat(result.source("app.ADistilled")).contains("Defined where a - b is not negative.", "return Math.sqrt(a - b);");
  }

  @Test
  void widensBeforeItComputes() throws Exception {
    TestCompiler.Result result = compile(rows("a,b,f", 40, i -> new Object[] {1 + i % 7, 1 + i * 5 % 11, (1 + i % 7) * (1 + i * 5 % 11) / 4.0}), "",
        "double f(int a, short b)");
    assertThat((double) answer(result, 2_000_000_000, (short) 30_000)).isEqualTo(15e12);
  }

  /** Points between the examples have no negative zero where no argument can have one. */
  @ParameterizedTest
  @ValueSource(strings = {"0.5*a", "a*b", "-2*a*b", "0.5*a-3*p", "a-b/4.0"})
  void wholeNumbersAndTruthValuesAreFine(String law) throws Exception {
    TestCompiler.Result result = compile(rows("a,b,p,f", 60, i -> {
      int a = i - 20;
      int b = i * 7 % 11 - 5;
      int p = i % 3 == 0 ? 1 : 0;
      double f = switch (law) {
        case "0.5*a" -> 0.5 * a;
        case "a*b" -> a * b;
        case "-2*a*b" -> -2 * a * b;
        case "0.5*a-3*p" -> 0.5 * a - 3 * p;
        default -> a - b / 4.0;
      };
      return new Object[] {a, b, p == 1, f};
    }), "", "double f(int a, int b, boolean p)");
    assertThat(result.source("app.ADistilled")).contains("R^2 is 1;", ": PROVED");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void formulasThatARuleChoosesAreProved(boolean record) {
    TestCompiler.Result result = compile(rows("w,d,f,g", 120, i -> {
      double w = i * 37 % 1000 / 100.0;
      double d = i * 91 % 900;
      return new Object[] {w, d, w <= 5 ? 4.5 + 0.01 * d : 2 * w + 0.02 * d, w + d};
    }), "@Formula(pieces = 2, effort = Formula.Effort.QUICK)",
        record ? "F f(double w, double d);\n  record F(double f, double g) {}\n  default void none() {}".replace(";\n  default void none() {}", "")
            : "double f(double w, double d)");
    assertThat(result.source("app.ADistilled")).contains("if (w ", "Equal to the formula found: PROVED over the reals, and rounding alike.");
  }

  @Test
  void answersInFloatAndInBoxes() throws Exception {
    String csv = rows("a,f", 30, i -> new Object[] {i / 4.0, Math.sqrt(i / 4.0) + 1});
    assertThat((float) answer(compile(csv, "", "float f(float a)"), 16f)).isEqualTo(5f);
    assertThat((Double) answer(compile(csv, "", "Double f(double a)"), 16.0)).isEqualTo(5.0);
    assertThat((double) answer(compile(rows("a,f", 20, i -> new Object[] {i, i}), "", "double f(int a)"), 3)).isEqualTo(3.0);
  }

  @Test
  void answersWithARecord() throws Exception {
    TestCompiler.Result result = compile(rows("r,area,round", 30, i -> new Object[] {1 + i, 1 + i * 2, 2 * Math.PI * (1 + i)}).replace("area,round", "edge,round"),
        "", "Circle f(double r);\n  record Circle(double edge, double round) {}\n  default void none() {}".replace(";\n  default void none() {}", ""));
    assertThat(result.source("app.ADistilled")).contains("return new A.Circle(fEdge(r), fRound(r));", "return 2 * Math.PI * r;");
    assertThat(answer(result, 10.0).toString()).contains("edge=19.0").contains("round=62.83");
  }

  @Test
  void choosesBetweenFormulasByARule() throws Exception {
    Random random = new Random(2);
    TestCompiler.Result result = compile(rows("w,d,f", 120, i -> {
      double w = Math.round(random.nextDouble() * 1000) / 100.0;
      double d = Math.round(random.nextDouble() * 900);
      return new Object[] {w, d, w <= 5 ? 4.5 + 0.01 * d : 2 * w + 0.02 * d};
    }), "@Formula(pieces = 2, effort = Formula.Effort.QUICK)", "double f(double w, double d)");
    assertThat((double) answer(result, 1.0, 100.0)).isCloseTo(5.5, org.assertj.core.data.Offset.offset(1e-9));
    assertThat((double) answer(result, 9.0, 100.0)).isCloseTo(20.0, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(result.source("app.ADistilled")).contains("if (w ");
  }

  @Test
  void keepsAFormulaInTheCache() throws Exception {
    Path cache = data.resolve("cache");
    TestCompiler.Result first = compile(energy(), "", "double f(double m, double v)", "-Alimbeck.cache=" + cache);
    TestCompiler.Result second = compile(energy(), "", "double f(double m, double v)", "-Alimbeck.cache=" + cache);
    assertThat(second.withId("LIMBECK-001")).singleElement().satisfies(m -> assertThat(m.text()).contains("from the cache"));
    assertThat(second.source("app.ADistilled")).isEqualTo(first.source("app.ADistilled"));
    TestCompiler.Result other = compile(energy(), "@Formula(maxSize = 12)", "double f(double m, double v)", "-Alimbeck.cache=" + cache);
    assertThat(other.withId("LIMBECK-001")).singleElement().satisfies(m -> assertThat(m.text()).doesNotContain("from the cache"));
  }

  @Test
  void countsRowsByTheirWeights() throws Exception {
    TestCompiler.Result result = compile(rows("x,w,f", 40, i -> new Object[] {i, i % 2 == 0 ? 1 : 0, i % 2 == 0 ? 3 * i : 1000 - i}),
        "@Formula(weights = \"w\")", "double f(double x)");
    assertThat((double) answer(result, 100.0)).isCloseTo(300.0, org.assertj.core.data.Offset.offset(1e-6));
  }

  @Test
  void callsAMethodOfTheUsers() throws Exception {
    TestCompiler.Result result = compile(rows("x,f", 40, i -> new Object[] {i - 20, 2.5 * Math.cbrt(i - 20) + 1}),
        "@Formula(unary = \"java.lang.Math.cbrt\", binary = {\"+\", \"*\"})", "double f(double x)");
    assertThat(result.source("app.ADistilled")).contains("2.5 * Math.cbrt(x) + 1");
    assertThat((double) answer(result, 1000.0)).isEqualTo(26.0);
  }

  @Test
  void callsAMethodThatIsBeingCompiled() throws Exception {
    TestCompiler.write(data, "d.csv", rows("x,f", 40, i -> new Object[] {i - 20, 3 * (i - 20) / (1.0 + Math.abs(i - 20)) + 2}));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of(
        "app.A", interfaceOf("@Formula(unary = \"app.Curves.softsign\", binary = {\"+\", \"*\"})", "double f(double x)"),
        "app.Curves", "package app;\npublic class Curves {\n  public static double softsign(double x) {\n    return x / (1 + Math.abs(x));\n  }\n}\n"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("return 3 * Curves.softsign(x) + 2;");
    assertThat((double) answer(result, 1.0)).isEqualTo(3.5);
  }

  @Test
  void minimisesALossOfTheUsers() throws Exception {
    String csv = rows("x,f", 30, i -> new Object[] {1 + i, i % 10 == 3 ? 500 : 2 * (1 + i)});
    TestCompiler.write(data, "d.csv", csv);
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", interfaceOf("@Formula(loss = \"" + Losses.class.getCanonicalName()
        + ".absolute\", binary = {\"+\", \"*\"}, unary = \"square\", effort = Formula.Effort.QUICK)", "double f(double x)")),
        "-classpath", System.getProperty("java.class.path"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat((double) answer(result, 100.0)).isCloseTo(200.0, org.assertj.core.data.Offset.offset(1.0));
  }

  @Test
  void takesTheShortestWithinATolerance() throws Exception {
    Random random = new Random(4);
    String csv = rows("x,f", 60, i -> new Object[] {i / 10.0, 3 * i / 10.0 + 0.05 * Math.sin(i / 3.0) + 0.001 * random.nextGaussian()});
    String accurate = compile(csv, "@Formula(choose = Formula.Choice.MOST_ACCURATE, effort = Formula.Effort.QUICK)", "double f(double x)").source("app.ADistilled");
    String simple = compile(csv, "@Formula(choose = Formula.Choice.SIMPLEST_WITHIN, within = 1000, effort = Formula.Effort.QUICK)", "double f(double x)")
        .source("app.ADistilled");
    assertThat(simple.length()).isLessThan(accurate.length());
  }

  @Test
  void namesFormsThatTheExamplesCannotTellApart() {
    // Of 0 and 1 every power is the number itself.
    TestCompiler.Result result = compile(rows("x,f", 20, i -> new Object[] {i % 2, 3 * (i % 2) + (i % 5 - 2) / 100.0}),
        "@Formula(effort = Formula.Effort.QUICK)", "double f(double x)");
    assertThat(result.withId("LIMBECK-515")).singleElement().satisfies(m -> assertThat(m.text()).contains("hardly tell"));
  }

  @Test
  void isTheSameInAnyLocaleAndZone() throws Exception {
    String plain = compile(energy(), "", "double f(double m, double v)").source("app.ADistilled");
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(compile(energy(), "", "double f(double m, double v)").source("app.ADistilled")).isEqualTo(plain);
    } finally {
      Locale.setDefault(locale);
    }
    assertThat(Files.list(data)).isNotEmpty();
  }
}
