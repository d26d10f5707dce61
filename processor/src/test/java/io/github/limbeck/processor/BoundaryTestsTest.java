package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.lock.Offers;
import io.github.limbeck.engine.lock.TestSources;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that are written for rules compile in the package of the interface, pass, and fail where the rule is another. */
class BoundaryTestsTest {
  @TempDir Path project;

  private ProjectOnDisk disk() {
    return new ProjectOnDisk(project);
  }

  private void learn(String source, String csv) throws IOException {
    disk().write("src/main/java/app/A.java", "package app;\nimport io.github.limbeck.*;\nimport java.time.LocalDate;\n" + source);
    disk().write("src/main/datasets/d.csv", csv);
    ProjectOnDisk.Built built = disk().build("-Alimbeck.lock=off");
    assertThat(built.done()).as("%s", built.messages()).isTrue();
    Offers.accept(project, project.resolve("target"), "", false);
  }

  private static String csv(String header, int rows, IntFunction<String> row) {
    return header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
  }

  private String tests() throws IOException {
    assertThat(TestSources.write(project, "")).containsExactly("src/test/java/app/ABoundaryTest.java was written");
    return Files.readString(project.resolve("src/test/java/app/ABoundaryTest.java"));
  }

  /** How many of the tests pass; compiled beside the classes as they are now. */
  private int[] run() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path output = Files.createDirectories(project.resolve("target/test-classes"));
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      boolean done = compiler.getTask(messages, files, null, List.of("-proc:none", "-d", output.toString(), "-cp", project.resolve("target/classes") + System.getProperty("path.separator") + System.getProperty("java.class.path")),
          null, files.getJavaFileObjects(project.resolve("src/test/java/app/ABoundaryTest.java"))).call();
      assertThat(done).as("%s", messages).isTrue();
    }
    int[] passed = new int[2];
    try (URLClassLoader loader = new URLClassLoader(new URL[] {output.toUri().toURL(), project.resolve("target/classes").toUri().toURL()}, getClass().getClassLoader())) {
      Class<?> type = loader.loadClass("app.ABoundaryTest");
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      for (Method method : Arrays.stream(type.getDeclaredMethods()).filter(m -> m.isAnnotationPresent(Test.class)).toList()) {
        method.setAccessible(true);
        passed[1]++;
        try {
          method.invoke(constructor.newInstance());
          passed[0]++;
        } catch (InvocationTargetException e) {
          assertThat(e.getCause()).isInstanceOf(AssertionError.class);
        }
      }
    }
    return passed;
  }

  private void requireAllPass(int least) throws Exception {
    int[] passed = run();
    assertThat(passed[0]).isEqualTo(passed[1]).isGreaterThanOrEqualTo(least);
  }

  @Test
  void setsAreMadeOfTheirConstants() throws Exception {
    Random random = new Random(1);
    learn("""
        @DistillFrom(dataset = "d.csv")
        public interface A {
          enum Extra { WIFI, SPA, POOL }
          boolean f(int beds, java.util.Set<Extra> extras);
        }
        """, csv("beds,extras,f", 300, i -> {
          List<String> held = List.of("WIFI", "SPA", "POOL").stream().filter(e -> random.nextBoolean()).toList();
          int beds = 1 + random.nextInt(9);
          return beds + "," + String.join(";", held) + "," + (held.contains("SPA") && beds >= 4);
        }));
    assertThat(tests()).contains("java.util.Set.of(app.A.Extra.");
    requireAllPass(2);
  }

  @Test
  void bothSidesOfEachConditionAreTested() throws Exception {
    Random random = new Random(1);
    String type = """
        @DistillFrom(dataset = "d.csv")
        public interface A {
          enum Kind { SMALL, BIG }
          String f(int items, Kind kind, String town, boolean fast, Integer weight, double length);
        }
        """;
    IntFunction<Object[]> inputs = i -> new Object[] {random.nextInt(30), random.nextBoolean() ? "BIG" : "SMALL", "town" + random.nextInt(3), random.nextBoolean(),
        random.nextInt(5) == 0 ? "" : random.nextInt(60), random.nextInt(900) / 10.0};
    learn(type, csv("items,kind,town,fast,weight,length,f", 800, i -> {
      Object[] r = inputs.apply(i);
      String answer = !r[4].equals("") && (int) r[4] >= 40 ? "heavy" : r[1].equals("BIG") && (int) r[0] >= 12 ? "many" : r[2].equals("town1") && (boolean) r[3] ? "local" : (double) r[5] > 45 ? "long" : "usual";
      return Arrays.stream(r).map(String::valueOf).collect(Collectors.joining(",")) + "," + answer;
    }));
    assertThat(tests()).startsWith("package app;").contains("void f_itemsFrom12()", "app.A.Kind.BIG", "aRule.f(");
    requireAllPass(5);
    String before = Files.readString(project.resolve("src/test/java/app/ABoundaryTest.java"));
    learn(type, csv("items,kind,town,fast,weight,length,f", 800, i -> {
      Object[] r = inputs.apply(i);
      String answer = !r[4].equals("") && (int) r[4] >= 43 ? "heavy" : r[1].equals("BIG") && (int) r[0] >= 12 ? "many" : r[2].equals("town1") && (boolean) r[3] ? "local" : (double) r[5] > 45 ? "long" : "usual";
      return Arrays.stream(r).map(String::valueOf).collect(Collectors.joining(",")) + "," + answer;
    }));
    assertThat(Files.readString(project.resolve("src/test/java/app/ABoundaryTest.java"))).isEqualTo(before);
    int[] passed = run();
    assertThat(passed[0]).as("a bound that moved is noticed").isLessThan(passed[1]);
  }

  @Test
  void recordsDatesSumsAndFormulasAreWritten() throws Exception {
    Random random = new Random(2);
    learn("""
        public interface A {
          record Point(int x, int y) {}
          record Answer(boolean above, int zone) {}
          @DistillFrom(dataset = "d.csv") Answer f(Point p, LocalDate day);
          @DistillFrom(dataset = "d.csv", answer = "g") double g(Point p);
        }
        """, csv("x,y,day,above,zone,g", 500, i -> {
          int x = random.nextInt(40) - 20;
          int y = random.nextInt(40) - 20;
          LocalDate day = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(800));
          return x + "," + y + "," + day + "," + (2 * x > y + 3) + "," + (day.isAfter(LocalDate.of(2024, 2, 9)) ? 2 : 1) + "," + (0.5 * x * x - 3 * y);
        }));
    assertThat(tests()).contains("new app.A.Point(", "java.time.LocalDate.parse(\"20", ".above()", "void g_computes()");
    requireAllPass(3);
  }

  @Test
  void roundedAnswersAreComparedAsWhatTheyAre() throws Exception {
    Random random = new Random(4);
    learn("""
        public interface A {
          @Formula @DistillFrom(dataset = "d.csv", answer = "boxes") long boxes(int items);
          @Formula @DistillFrom(dataset = "d.csv", answer = "fee") java.math.BigDecimal fee(int items);
        }
        """, csv("items,boxes,fee", 150, i -> {
          int items = 1 + random.nextInt(500);
          return items + "," + (items + 11) / 12 + "," + java.math.BigDecimal.valueOf(115L * items, 2);
        }));
    assertThat(tests()).contains("assertEquals(0, new java.math.BigDecimal(").containsPattern("assertEquals\\([0-9]+L, a.*boxes\\([0-9]+\\)\\)");
    requireAllPass(2);
  }

  @Test
  void aClassThatWasNotWrittenHereStays() throws Exception {
    learn("@DistillFrom(dataset = \"d.csv\")\npublic interface A { boolean f(int a); }\n", csv("a,f", 60, i -> i + "," + (i >= 30)));
    disk().write("src/test/java/app/ABoundaryTest.java", "package app;\nclass ABoundaryTest {}\n");
    assertThat(TestSources.write(project, "A")).containsExactly("src/test/java/app/ABoundaryTest.java was not written by Limbeck, and stays as it is");
    assertThat(Files.readString(project.resolve("src/test/java/app/ABoundaryTest.java"))).isEqualTo("package app;\nclass ABoundaryTest {}\n");
    Files.delete(project.resolve("src/test/java/app/ABoundaryTest.java"));
    assertThat(tests()).contains("assertEquals(true, aRule.f(30));", "assertEquals(false, aRule.f(29));");
  }
}
