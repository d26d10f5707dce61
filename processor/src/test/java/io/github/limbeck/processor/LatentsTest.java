package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constants of bodies that the data do not have. */
class LatentsTest {
  private static final double[] WEIGHTS = {0.5, 8, 2, 0.025, 1};

  @TempDir Path data;

  /** How strongly a body pulls another. */
  private interface Pull {
    double of(double own, double other, double distance);
  }

  /** Three of some bodies at a time, called A, B, C …, without their weights. */
  private static String configurations(int rows, int from, int to, Pull pull) {
    Random random = new Random(3 + from);
    StringBuilder all = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      int[] kinds = random.ints(from, to).distinct().limit(3).toArray();
      double[][] places = new double[3][];
      for (int i = 0; i < 3; i++) {
        places[i] = new double[] {2 * random.nextGaussian(), 2 * random.nextGaussian()};
      }
      StringJoiner given = new StringJoiner(", ", "[", "]");
      StringJoiner answer = new StringJoiner(", ", "[", "]");
      for (int i = 0; i < 3; i++) {
        double[] sum = new double[2];
        for (int j = 0; j < 3; j++) {
          double dx = places[j][0] - places[i][0];
          double dy = places[j][1] - places[i][1];
          double strength = j == i ? 0 : pull.of(WEIGHTS[kinds[i]], WEIGHTS[kinds[j]], Math.hypot(dx, dy)) / Math.hypot(dx, dy);
          sum[0] += strength * dx;
          sum[1] += strength * dy;
        }
        given.add(String.format(Locale.ROOT, "{\"name\": \"%s\", \"position\": {\"x\": %s, \"y\": %s}}", (char) ('A' + kinds[i]), places[i][0], places[i][1]));
        answer.add(String.format(Locale.ROOT, "{\"x\": %s, \"y\": %s}", sum[0], sum[1]));
      }
      all.append("{\"bodies\": ").append(given).append(", \"answer\": ").append(answer).append("}\n");
    }
    return all.toString();
  }

  private static double gravity(double own, double other, double distance) {
    return 3 * other / Math.pow(distance, 2);
  }

  private TestCompiler.Result run(String types, String rows, String method, String... options) {
    TestCompiler.write(data, "d.jsonl", rows);
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\npublic interface A {\n  record Vector(double x, double y) {}\n" + types + method + "}\n"), options);
  }

  @Test
  void massesAreFoundWithTheLaw() throws IOException, ReflectiveOperationException {
    TestCompiler.Result result = run("  record Body(String name, @Latent double mass, Vector position) {}\n", configurations(200, 0, 5, LatentsTest::gravity),
        "  @DistillFrom(dataset = \"d.jsonl\") Vector[] acceleration(Body[] bodies);\n", "-Alimbeck.report=" + data.resolve("report"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(Files.readString(data.resolve("report").resolve("app.A.html"))).contains("<h3>Messages</h3>", "message along the line", "What was found of mass", "<td>B</td>");
    assertThat(result.source("app.ADistilled")).contains("massOf(other.name())", "case \"A\" -> 0.0625;", "case \"B\" -> 1.0;", "as a multiple of that of B", "PROVED").doesNotContain(".mass()");
    Object instance = result.instance("app.ADistilled");
    Class<?> type = instance.getClass();
    Method massOf = type.getMethod("massOf", String.class);
    for (int k = 0; k < WEIGHTS.length; k++) {
      assertThat((double) massOf.invoke(null, String.valueOf((char) ('A' + k)))).isCloseTo(WEIGHTS[k] / 8, within(1e-10));
    }
    ClassLoader loader = type.getClassLoader();
    Object bodies = Array.newInstance(loader.loadClass("app.A$Body"), 2);
    Array.set(bodies, 0, body(loader, "A", 0));
    Array.set(bodies, 1, body(loader, "C", 2));
    Object vector = Array.get(type.getMethod("acceleration", bodies.getClass()).invoke(instance, bodies), 0);
    Method x = vector.getClass().getDeclaredMethod("x");
    x.setAccessible(true);
    assertThat((double) x.invoke(vector)).as("what is passed for the mass is not looked at").isCloseTo(3 * 2 / 4.0, within(1e-9));
  }

  private static Object body(ClassLoader loader, String name, double at) throws ReflectiveOperationException {
    Constructor<?> vector = loader.loadClass("app.A$Vector").getDeclaredConstructor(double.class, double.class);
    vector.setAccessible(true);
    Constructor<?> body = loader.loadClass("app.A$Body").getDeclaredConstructor(String.class, double.class, vector.getDeclaringClass());
    body.setAccessible(true);
    return body.newInstance(name, Double.NaN, vector.newInstance(at, 0.0));
  }

  @Test
  void chargesActBothWaysAndTheKeyMayBeAnEnum() throws IOException {
    Path cache = Files.createDirectory(data.resolve("cache"));
    String types = "  enum Kind { A, B, C, D, E }\n  record Body(@Column(\"name\") Kind kind, @Latent(key = \"kind\") double charge, Vector position) {}\n";
    String rows = configurations(200, 0, 5, (own, other, distance) -> -own * other * Math.exp(-distance));
    String method = "  @DistillFrom(dataset = \"d.jsonl\", holdout = 0.2) Vector[] acceleration(java.util.List<Body> bodies);\n";
    TestCompiler.Result result = run(types, rows, method, "-Alimbeck.cache=" + cache);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("public static double chargeOf(A.Kind kind)", "case D -> 0.003125;", "Math.exp(", "PROVED");
    TestCompiler.Result second = run(types, rows, method, "-Alimbeck.cache=" + cache);
    assertThat(second.messages().toString()).contains("from the cache");
    assertThat(second.source("app.ADistilled")).isEqualTo(result.source("app.ADistilled"));
  }

  @Test
  void bodiesThatAreSeenInTheTestAloneAreNamed() {
    TestCompiler.write(data, "v.jsonl", configurations(20, 1, 5, LatentsTest::gravity));
    TestCompiler.Result result = run("  record Body(String name, @Latent double mass, Vector position) {}\n", configurations(150, 0, 3, LatentsTest::gravity),
        "  @DistillFrom(dataset = \"d.jsonl\", validation = \"v.jsonl\") Vector[] acceleration(Body[] bodies);\n");
    assertThat(result.success()).isFalse();
    assertThat(result.messages().toString()).contains("Nothing says what mass is for the name D, E in v.jsonl");
  }

  @Test
  void whatCantBeLatentIsSaid() {
    String method = "  @DistillFrom(dataset = \"d.jsonl\") Vector[] acceleration(Body[] bodies);\n";
    String rows = configurations(3, 0, 3, LatentsTest::gravity);
    assertThat(run("  record Body(@Latent double mass, Vector position) {}\n", rows, method).messages().toString())
        .contains("the component mass, which is @Latent, but no text or enum of the record says which bodies have the same mass.");
    assertThat(run("  record Body(String name, @Latent int mass, Vector position) {}\n", rows, method).messages().toString()).contains("mass, which is @Latent but no double.");
    assertThat(run("  record Body(String name, @Latent(key = \"id\") double mass, Vector position) {}\n", rows, method).messages().toString())
        .contains("its key id is no text or enum of the record.");
    assertThat(run("  record Body(String name, @Latent double mass, @Latent double charge, Vector position) {}\n", rows, method).messages().toString())
        .contains("several components that are @Latent, of which one can be found: mass and charge.");
    assertThat(run("  record Body(@Velocity double speed, Vector position) {}\n", rows, method).messages().toString()).contains("but speed, which is marked as one, is no vector.");
    assertThat(run("  record Line(String name, @Latent double price) {}\n", rows, "  @DistillFrom(dataset = \"d.jsonl\") double f(Line[] bodies);\n").messages().toString())
        .contains("whose components can't be @Latent: that is for bodies which act on each other.");
  }
}
