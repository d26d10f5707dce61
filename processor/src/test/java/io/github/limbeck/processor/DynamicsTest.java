package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws of change, from series of states. */
class DynamicsTest {
  private static final String STATE = "  record State(double angle, double speed) {}\n";
  private static final String FLOW = STATE + "  @DistillFrom(dataset = \"d.csv\"%s) @Dynamics(time = \"t\", series = \"run\") State derivative(State state);\n";

  @TempDir Path data;

  /** A pendulum with friction, from several beginnings. */
  private static String pendulum(int runs, int samples, double noise) {
    StringBuilder rows = new StringBuilder("run,t,angle,speed\n");
    Random random = new Random(7);
    for (int r = 0; r < runs; r++) {
      double angle = -2 + 4.0 * r / runs + 0.3;
      double speed = r % 2 == 0 ? 1 : -0.5;
      for (int k = 0; k < samples; k++) {
        rows.append(String.format(Locale.ROOT, "r%d,%.2f,%.12f,%.12f%n", r, 0.05 * k, angle + noise * random.nextGaussian(), speed + noise * random.nextGaussian()));
        for (int part = 0; part < 50; part++) {
          double[] next = step(angle, speed, 0.001);
          angle = next[0];
          speed = next[1];
        }
      }
    }
    return rows.toString().replace("\r", "");
  }

  /** By the method of Runge and Kutta. */
  private static double[] step(double angle, double speed, double dt) {
    double[] slopes = rates(angle, speed);
    double[] sum = slopes.clone();
    for (int stage = 1; stage < 4; stage++) {
      double part = stage == 3 ? dt : dt / 2;
      slopes = rates(angle + part * slopes[0], speed + part * slopes[1]);
      sum[0] += (stage == 3 ? 1 : 2) * slopes[0];
      sum[1] += (stage == 3 ? 1 : 2) * slopes[1];
    }
    return new double[] {angle + dt / 6 * sum[0], speed + dt / 6 * sum[1]};
  }

  private static double[] rates(double angle, double speed) {
    return new double[] {speed, -4 * Math.sin(angle) - 0.3 * speed};
  }

  /** The angle of a pendulum at rest after a time. */
  private static double angle(double from, double time) {
    double[] state = {from, 0};
    for (int k = 0; k < 1000; k++) {
      state = step(state[0], state[1], time / 1000);
    }
    return state[0];
  }

  private TestCompiler.Result run(TestCompiler compiler, String rows, String body) {
    TestCompiler.write(data, "d.csv", rows);
    return compiler.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\npublic interface A {\n" + body + "}\n"));
  }

  @ParameterizedTest
  @EnumSource
  void ratesAreFoundAndIntegrated(TestCompiler compiler) throws ReflectiveOperationException {
    TestCompiler.Result result = run(compiler, pendulum(3, 40, 0), FLOW.formatted("") + "  State step(State state, double dt);\n"
        + "  default State twice(State state, double dt) { return step(step(state, dt), dt); }\n");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    String source = result.source("app.ADistilled");
    assertThat(source).contains("return state.speed();", "4 * Math.sin(state.angle())", "0.3 * state.speed()", "Equal to the formula found: PROVED",
        "the law is off by less than 0.0001 % (angle)", "public static A.State rungeKutta4(A.State state, double dt)");
    Object instance = result.instance("app.ADistilled");
    Class<?> state = instance.getClass().getClassLoader().loadClass("app.A$State");
    Constructor<?> created = state.getDeclaredConstructor(double.class, double.class);
    Method step = instance.getClass().getMethod("twice", state, double.class);
    Object there = created.newInstance(1.0, 0.0);
    for (int k = 0; k < 50; k++) {
      there = step.invoke(instance, there, 0.01);
    }
    assertThat((double) state.getMethod("angle").invoke(there)).isCloseTo(angle(1.0, 1.0), within(1e-8));
  }

  @Test
  void noiseIsBorneAndUnseenSeriesAreForetold() {
    TestCompiler.Result result = run(TestCompiler.JAVAC, pendulum(8, 40, 0.02), FLOW.formatted(", holdout = 0.25").replace("State derivative", "@Formula(effort = Formula.Effort.QUICK) State derivative"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("return state.speed();", "Math.sin(state.angle())", "each of the 2 series that the law was learned without");
    assertThat(result.messages().toString()).contains("forecasts of held-out series off by at most");
  }

  @Test
  void nextStatesOfEqualSteps() {
    StringBuilder rows = new StringBuilder("step,price,stock\n");
    double price = 5;
    double stock = 20;
    for (int k = 0; k < 40; k++) {
      rows.append(k).append(',').append(price).append(',').append(stock).append('\n');
      double next = price + 0.5 - 0.03 * stock;
      stock = stock * 0.9 + 3 / price;
      price = next;
    }
    TestCompiler.Result result = run(TestCompiler.JAVAC, rows.toString(), "  record Market(double price, double stock) {}\n"
        + "  @DistillFrom(dataset = \"d.csv\") @Dynamics(time = \"step\") Market nextDay(Market market);\n");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("return market.price() - 0.03 * market.stock() + 0.5;").doesNotContain("rungeKutta4");
  }

  @Test
  void isThereAgainFromTheCacheWithItsForecastsInTheReport() throws IOException {
    TestCompiler.write(data, "d.csv", pendulum(3, 40, 0));
    Map<String, String> source = Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\") public interface A {\n" + STATE
        + "  @Dynamics(time = \"t\", series = \"run\") @Formula(effort = Formula.Effort.QUICK) State derivative(State state);\n  State step(State state, double dt);\n}\n");
    Path pages = data.resolve("report");
    TestCompiler.Result first = TestCompiler.JAVAC.compile(data, source, "-Alimbeck.report=" + pages, "-Alimbeck.cache=" + data.resolve("cache"));
    TestCompiler.Result again = TestCompiler.JAVAC.compile(data, source, "-Alimbeck.report=" + pages, "-Alimbeck.cache=" + data.resolve("cache"));
    assertThat(again.messages().toString()).contains("from the cache");
    assertThat(again.source("app.ADistilled")).isEqualTo(first.source("app.ADistilled"));
    try (Stream<Path> files = Files.walk(pages)) {
      assertThat(Files.readString(files.filter(f -> f.toString().endsWith("app.A.html")).findFirst().orElseThrow())).contains("<h3>Forecasts</h3>",
          "speed over time, series 3: measured (points) and foretold from the first state (line)");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "run,t,angle,speed;a,0,1,1;a,1,2,1;a,1,3,1;a,3,4,1;a,4,5,1 | LIMBECK-428 | do not grow within a series at d.csv:4 (1 after 1)",
      "run,t,angle,speed;a,0,1,1;a,1,2,1;a,2,3,1;a,3,4,1;a,4,5,1;b,0,1,1 | LIMBECK-427 | a series with too few rows, beginning at d.csv:7 (1 row)",
      "run,t,angle,speed;a,0,1,1;a,noon,2,1;a,2,3,1;a,3,4,1 | LIMBECK-401 | where all rows are to be numbers, or all dates",
      "run,time,angle,speed;a,0,1,1;a,1,2,1;a,2,3,1;a,3,4,1 | LIMBECK-301 | no column 't'",
  })
  void badSeriesAreRefused(String rows, String id, String says) {
    TestCompiler.Result result = run(TestCompiler.JAVAC, rows.replace(';', '\n') + "\n", FLOW.formatted(""));
    assertThat(result.success()).isFalse();
    assertThat(result.messages().toString()).contains(id).contains(says);
  }

  @Test
  void datesAreCountedInDays() {
    StringBuilder rows = new StringBuilder("day,level\n");
    for (int k = 0; k < 40; k++) {
      rows.append(LocalDateTime.of(2026, 3, 1, 0, 0).plusHours(12L * k)).append(',').append(3 + 5 * Math.exp(-0.25 * k / 2)).append('\n');
    }
    TestCompiler.Result result = run(TestCompiler.JAVAC, rows.toString(), "  record Tank(double level) {}\n"
        + "  @DistillFrom(dataset = \"d.csv\") @Dynamics(time = \"day\") @Formula(effort = Formula.Effort.QUICK) Tank derivative(Tank tank);\n");
    assertThat(result.source("app.ADistilled")).as("%s", result.messages()).contains("return 0.75 - 0.25 * tank.level();");
  }

  @Test
  void nextStatesNeedEqualSteps() {
    TestCompiler.Result result = run(TestCompiler.JAVAC, "t,angle,speed\n0,1,1\n1,2,1\n2,3,1\n4,4,1\n5,5,1\n",
        STATE + "  @DistillFrom(dataset = \"d.csv\") @Dynamics(time = \"t\") State next(State state);\n");
    assertThat(result.messages().toString()).contains("LIMBECK-429").contains("are 1 in most rows, but others at d.csv:5 (2 after the row before)");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "double derivative(State state); | no parameter is of that type",
      "State derivative(double angle); | no parameter is of that type",
      "State derivative(State state, @Unit(\"N\") double force); | @Unit is not for the method derivative",
      "@Formula(template = \"angle\") State derivative(State state); | template of @Formula is not for the method derivative",
  })
  void badMethodsAreRefused(String method, String says) {
    TestCompiler.Result result = run(TestCompiler.JAVAC, pendulum(2, 10, 0).replace("speed\n", "speed,force\n").replaceAll("(?m)^(r[0-9].*)$", "$1,1"), STATE + "  @DistillFrom(dataset = \"d.csv\") @Dynamics(time = \"t\", series = \"run\") " + method + "\n");
    assertThat(result.messages().toString()).contains("LIMBECK-132").contains(says);
  }
}
