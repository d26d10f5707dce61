package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The class is compiled among the user's types: whatever they are called, it computes what was verified. */
class NamesTest {
  @TempDir Path data;

  /** A method whose code names types of the JDK, and one input with its answer. */
  private enum Task {
    FORMULA("double f(double a, double b);", "", new Object[] {1.0, 4.0}, 9.0) {
      @Override
      String csv() {
        return rows("a,b,f", 60, r -> {
          double a = 1 + r.nextInt(40) / 4.0;
          double b = 1 + r.nextInt(40) / 4.0;
          return a + "," + b + "," + (5 + 2 * Math.sqrt(a * b));
        });
      }
    },
    ARRAY("boolean f(int[] x);", "", new Object[] {new int[] {1, 2, 70}}, true) {
      @Override
      String csv() {
        return rows("x,f", 200, r -> {
          List<Integer> x = IntStream.range(0, 2 + r.nextInt(4)).mapToObj(i -> r.nextInt(100) - 50).toList();
          return "\"" + x + "\"," + x.stream().anyMatch(v -> v > 40);
        });
      }
    },
    TEXTS("boolean f(java.lang.String s, boolean b);", ", unseen = io.github.limbeck.Unseen.THROW", new Object[] {"red", true}, true) {
      @Override
      String csv() {
        return "s,b,f\nred,true,true\nred,false,false\ngreen,true,false\ngreen,false,true\n";
      }
    },
    GRID("boolean f(@io.github.limbeck.Shape({5, 2}) boolean[][] g);", "", new Object[] {new boolean[5][2]}, false) {
      @Override
      String csv() {
        String header = IntStream.range(0, 10).mapToObj(i -> "\"g[" + i / 2 + "][" + i % 2 + "]\"").collect(Collectors.joining(","));
        return rows(header + ",f", 200, r -> {
          List<Boolean> g = IntStream.range(0, 10).<Boolean>mapToObj(i -> r.nextBoolean()).toList();
          return g.stream().map(String::valueOf).collect(Collectors.joining(",")) + "," + (g.stream().filter(v -> v).count() > 4);
        });
      }
    };

    private final String method;
    private final String attributes;
    private final Object[] arguments;
    private final Object answer;

    Task(String method, String attributes, Object[] arguments, Object answer) {
      this.method = method;
      this.attributes = attributes;
      this.arguments = arguments;
      this.answer = answer;
    }

    abstract String csv();

    static String rows(String header, int rows, java.util.function.Function<Random, String> row) {
      Random random = new Random(3);
      return header + "\n" + IntStream.range(0, rows).mapToObj(i -> row.apply(random)).collect(Collectors.joining("\n")) + "\n";
    }
  }

  /** Where a name is taken. */
  private enum Where {
    PACKAGE,
    INTERFACE,
    SUPERTYPE,
    CONSTANT
  }

  private static final List<String> NAMES = List.of("Math", "Integer", "Long", "Double", "String", "Arrays", "Set", "IllegalArgumentException",
      "Override", "DistilledGenerated", "Generated");

  static Stream<Arguments> names() {
    Stream<Arguments> all = Arrays.stream(Task.values()).flatMap(task -> Arrays.stream(Where.values()).map(where -> Arguments.of(task, where, NAMES)));
    return Stream.concat(all, Arrays.stream(Where.values()).map(where -> Arguments.of(Task.FORMULA, where, List.of("Math"))));
  }

  private static final String MEMBERS = " { public static double sqrt(double x) { return 60 * x; } public static final int MIN_VALUE = 100;"
      + " public static final int MAX_VALUE = -100; public static int max(int a, int b) { return b; } }\n";

  private static String all(List<String> names, String pattern) {
    return names.stream().map(pattern::formatted).collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}, {2} taken in the {1}")
  @MethodSource("names")
  void takenNamesChangeNothing(Task task, Where where, List<String> names) throws Exception {
    Map<String, String> sources = new HashMap<>();
    String nested = where == Where.INTERFACE ? all(names, "class %s" + MEMBERS) : where == Where.CONSTANT ? all(names, "Names %s = null;\n") : "";
    sources.put("app.A", "package app;\n@io.github.limbeck.DistillFrom(dataset = \"d.csv\"" + task.attributes + ")\npublic interface A"
        + (where == Where.SUPERTYPE ? " extends other.Base" : "") + " {\n  " + task.method + "\n  " + nested + "}\n");
    sources.put("app.Names", "package app;\npublic class Names" + MEMBERS);
    if (where == Where.PACKAGE) {
      names.forEach(name -> sources.put("app." + name, "package app;\npublic class " + name + MEMBERS));
    } else if (where == Where.SUPERTYPE) {
      sources.put("other.Base", "package other;\npublic interface Base {\n" + all(names, "  class %s" + MEMBERS) + "}\n");
    }
    TestCompiler.write(data, "d.csv", task.csv());
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, sources, "-Alimbeck.effort=0.05");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(answer(result, task.arguments)).as(result.source("app.ADistilled")).isEqualTo(task.answer);
    assertThat(result.source("app.ADistilled")).containsAnyOf(": PROVED", ": EXHAUSTIVE");
  }

  private static Object answer(TestCompiler.Result result, Object... arguments) throws ReflectiveOperationException {
    Object instance = result.instance("app.ADistilled");
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    return method.invoke(instance, arguments);
  }

  /** Generated code says its own types by their simple names wherever these are free. */
  @Test
  void freeNamesStayShort() {
    TestCompiler.write(data, "d.csv", Task.FORMULA.csv());
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A",
        "package app;\n@io.github.limbeck.DistillFrom(dataset = \"d.csv\")\npublic interface A {\n  " + Task.FORMULA.method + "\n}\n"));
    assertThat(result.source("app.ADistilled")).contains("Math.sqrt(").doesNotContain("java.lang.Math");
  }

  @Test
  void aParameterMayBeCalledLikeAType() throws Exception {
    TestCompiler.write(data, "d.csv", Task.FORMULA.csv().replace("a,b,f", "Math,Integer,f"));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A",
        "package app;\n@io.github.limbeck.DistillFrom(dataset = \"d.csv\")\npublic interface A {\n  double f(double Math, double Integer);\n}\n"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(answer(result, 1.0, 4.0)).isEqualTo(9.0);
  }

  /** A private method of the generated class would clash with what the interface declares, or be hidden by it. */
  @ParameterizedTest
  @EnumSource
  void takenNamesOfMethodsAreRefused(TestCompiler compiler) {
    TestCompiler.write(data, "d.csv", Task.ARRAY.csv());
    TestCompiler.Result result = compiler.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface A {
          boolean f(int[] x);
          default void requireCells(int size, int least, CharSequence array) {}
        }
        """));
    assertThat(result.success()).isFalse();
    assertThat(result.withId("LIMBECK-116")).singleElement().satisfies(m -> assertThat(m.text()).contains("a method requireCells"));
  }

  /** What lies in the package can only be said by its simple name. */
  @Test
  void aTypeOfThePackageThatAMemberHidesIsRefused() {
    TestCompiler.write(data, "d.csv", "k,b,f\nA,true,true\nA,false,false\nB,true,false\nB,false,true\n");
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.Kind", "package app;\npublic enum Kind { A, B }\n", "app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface A {
          boolean f(app.Kind k, boolean b);
          enum Kind { A, B }
        }
        """));
    assertThat(result.success()).isFalse();
    assertThat(result.withId("LIMBECK-116")).singleElement().satisfies(m -> assertThat(m.text()).contains("a member Kind", "app.Kind"));
  }
}
