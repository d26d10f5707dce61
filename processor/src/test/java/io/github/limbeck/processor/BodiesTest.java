package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.limbeck.engine.appraise.GeneratedClass;
import io.github.limbeck.engine.distil.Appraisal;
import io.github.limbeck.engine.source.Source;
import java.io.ByteArrayInputStream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws by which bodies act on each other. */
class BodiesTest {
  private static final String TYPES = "  record Vector(double x, double y) {}\n  record Body(double mass, Vector position, Vector velocity) {}\n";

  @TempDir Path data;

  /** How a body is accelerated by another. */
  private interface Law {
    double[] of(double[] own, double[] other);
  }

  /** Of bodies as mass, place, velocity. */
  private static String configurations(int rows, int bodies, Law law, double[] drag) {
    Random random = new Random(3);
    StringBuilder all = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      double[][] body = new double[bodies][];
      for (int i = 0; i < bodies; i++) {
        body[i] = new double[] {Math.exp(random.nextGaussian()), 2 * random.nextGaussian(), 2 * random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      }
      StringJoiner given = new StringJoiner(", ", "[", "]");
      StringJoiner answer = new StringJoiner(", ", "[", "]");
      for (int i = 0; i < bodies; i++) {
        double[] sum = {-drag[0] * body[i][3], -drag[0] * body[i][4]};
        for (int j = 0; j < bodies; j++) {
          if (j != i) {
            double[] a = law.of(body[i], body[j]);
            sum[0] += a[0];
            sum[1] += a[1];
          }
        }
        given.add(String.format(Locale.ROOT, "{\"mass\": %s, \"position\": {\"x\": %s, \"y\": %s}, \"velocity\": {\"x\": %s, \"y\": %s}}",
            body[i][0], body[i][1], body[i][2], body[i][3], body[i][4]));
        answer.add(String.format(Locale.ROOT, "{\"x\": %s, \"y\": %s}", sum[0], sum[1]));
      }
      all.append("{\"bodies\": ").append(given).append(", \"answer\": ").append(answer).append("}\n");
    }
    return all.toString();
  }

  private static double[] central(double[] own, double[] other, double strength) {
    double dx = other[1] - own[1];
    double dy = other[2] - own[2];
    double r = Math.hypot(dx, dy);
    return new double[] {strength * dx / r, strength * dy / r};
  }

  private static double distance(double[] own, double[] other) {
    return Math.hypot(other[1] - own[1], other[2] - own[2]);
  }

  private static double[] gravity(double[] own, double[] other) {
    return central(own, other, other[0] / Math.pow(distance(own, other) + 0.1, 2));
  }

  private TestCompiler.Result run(TestCompiler compiler, String rows, String method, String... options) {
    TestCompiler.write(data, "d.jsonl", rows);
    return compiler.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\nimport java.util.List;\npublic interface A {\n" + TYPES + method + "}\n"), options);
  }

  @ParameterizedTest
  @EnumSource
  void gravityHoldsForOtherNumbersOfBodies(TestCompiler compiler) throws ReflectiveOperationException {
    TestCompiler.Result result = run(compiler, configurations(120, 3, BodiesTest::gravity, new double[] {0}), "  @DistillFrom(dataset = \"d.jsonl\") Vector[] acceleration(Body[] bodies);\n");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("double sum = distance + 0.1;", "other.mass() / (sum * sum) / distance", "private static A.Vector message(A.Body body, A.Body other)",
        "PROVED").doesNotContain("node(");
    Object instance = result.instance("app.ADistilled");
    ClassLoader loader = instance.getClass().getClassLoader();
    Random random = new Random(9);
    double[][] bodies = random.doubles(9 * 5).collect(() -> new double[9][5], (b, v) -> fill(b, v), (a, b) -> {});
    Object array = Array.newInstance(loader.loadClass("app.A$Body"), 9);
    for (int i = 0; i < 9; i++) {
      Array.set(array, i, body(loader, bodies[i]));
    }
    Object answer = instance.getClass().getMethod("acceleration", array.getClass()).invoke(instance, array);
    for (int i = 0; i < 9; i++) {
      double x = 0;
      for (int j = 0; j < 9; j++) {
        x += j == i ? 0 : gravity(bodies[i], bodies[j])[0];
      }
      Object vector = Array.get(answer, i);
      Method component = vector.getClass().getDeclaredMethod("x");
      component.setAccessible(true);
      assertThat((double) component.invoke(vector)).isCloseTo(x, within(1e-9 * Math.max(1, Math.abs(x))));
    }
  }

  private static void fill(double[][] bodies, double value) {
    for (double[] body : bodies) {
      for (int k = 0; k < body.length; k++) {
        if (body[k] == 0) {
          body[k] = value;
          return;
        }
      }
    }
  }

  private static Object body(ClassLoader loader, double[] of) throws ReflectiveOperationException {
    Constructor<?> vector = loader.loadClass("app.A$Vector").getDeclaredConstructor(double.class, double.class);
    vector.setAccessible(true);
    Constructor<?> body = loader.loadClass("app.A$Body").getDeclaredConstructor(double.class, vector.getDeclaringClass(), vector.getDeclaringClass());
    body.setAccessible(true);
    return body.newInstance(of[0], vector.newInstance(of[1], of[2]), vector.newInstance(of[3], of[4]));
  }

  @Test
  void whatABodyOwesItselfIsInTheNode() {
    TestCompiler.Result result = run(TestCompiler.JAVAC, configurations(120, 3, (own, other) -> central(own, other, 2 * (distance(own, other) - 1)), new double[] {0.25}),
        "  @DistillFrom(dataset = \"d.jsonl\", holdout = 0.2) Vector[] acceleration(List<Body> bodies);\n");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("total.x() - 0.25 * body.velocity().x()", "message(bodies.get(i), bodies.get(j))", "on 72 held-out rows", "PROVED");
  }

  @Test
  void bodiesActAcrossAndByTheirVelocities() {
    TestCompiler.Result result = run(TestCompiler.JAVAC, configurations(150, 3, (own, other) -> {
      double[] central = central(own, other, other[0] / (distance(own, other) + 0.5));
      double fade = 0.5 * Math.exp(-distance(own, other));
      return new double[] {-central[1] + fade * (other[3] - own[3]), central[0] + fade * (other[4] - own[4])};
    }, new double[] {0}), "  @DistillFrom(dataset = \"d.jsonl\") Vector[] acceleration(Body[] bodies);\n");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("Math.exp(-distance)", "other.velocity().x() - body.velocity().x()", "-dy", "PROVED");
  }

  @Test
  void bodiesThatActFromADistanceOnHaveACondition() {
    TestCompiler.Result result = run(TestCompiler.JAVAC, configurations(200, 4, (own, other) -> central(own, other, distance(own, other) < 2.5 ? 0 : 3 * distance(own, other)), new double[] {0}),
        "  @DistillFrom(dataset = \"d.jsonl\") Vector[] acceleration(Body[] bodies);\n");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("if (!(distance >= 2.5))", "return new A.Vector(0, 0);", "PROVED");
  }

  @Test
  void theCacheAndTheAppraisalKnowBodies() throws IOException, ReflectiveOperationException {
    Path cache = Files.createDirectory(data.resolve("cache"));
    String rows = configurations(60, 3, BodiesTest::gravity, new double[] {0});
    String method = "  @DistillFrom(dataset = \"d.jsonl\") Vector[] acceleration(Body[] bodies);\n";
    TestCompiler.Result first = run(TestCompiler.JAVAC, rows, method, "-Alimbeck.cache=" + cache);
    TestCompiler.Result second = run(TestCompiler.JAVAC, rows, method, "-Alimbeck.cache=" + cache);
    assertThat(second.messages().toString()).contains("from the cache");
    assertThat(second.source("app.ADistilled")).isEqualTo(first.source("app.ADistilled"));
    Object instance = first.instance("app.ADistilled");
    GeneratedClass generated = GeneratedClass.read(new ByteArrayInputStream(first.output().get("META-INF/limbeck/app.A.json")));
    List<Appraisal> appraisals = generated.appraise(instance.getClass().getClassLoader(), Source.ofPath("d.jsonl", data.resolve("d.jsonl")), null);
    assertThat(appraisals).hasSize(2).allSatisfy(a -> assertThat(a.accuracy()).isCloseTo(1, within(1e-12)));
  }
}
