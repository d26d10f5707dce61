package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.limbeck.engine.appraise.GeneratedClass;
import io.github.limbeck.engine.distil.Appraisal;
import io.github.limbeck.engine.source.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constants of series that the data do not have, and formulas that tell them from the first states. */
class HiddenConstantTest {
  private static final String LAW = "  @DistillFrom(dataset = \"d.csv\") @Dynamics(time = \"t\", series = \"run\") ";

  @TempDir Path data;

  /** Where a body is and how fast it moves, pushed by something that is the same all along a series. */
  private static String pushed(int series, int steps) {
    Random random = new Random(4);
    StringBuilder rows = new StringBuilder("run,t,d,v\n");
    for (int s = 0; s < series; s++) {
      double push = 2 * random.nextDouble() - 1;
      double d = 5 * random.nextGaussian();
      double v = random.nextGaussian();
      for (int t = 0; t < steps; t++) {
        rows.append(s).append(',').append(t).append(',').append(d).append(',').append(v).append('\n');
        d += v + push / 2;
        v += push;
      }
    }
    return rows.toString();
  }

  /** Swings of springs that are not alike. */
  private static String swings(int series, int steps) {
    Random random = new Random(5);
    StringBuilder rows = new StringBuilder("run,t,x,v\n");
    for (int s = 0; s < series; s++) {
      double omega = Math.sqrt(0.2 + 0.8 * random.nextDouble());
      double x = 1 + random.nextDouble();
      double v = random.nextGaussian();
      for (int k = 0; k < steps; k++) {
        double t = 0.1 * k;
        rows.append(String.format(Locale.ROOT, "%d,%s,%s,%s%n", s, t, x * Math.cos(omega * t) + v / omega * Math.sin(omega * t), v * Math.cos(omega * t) - x * omega * Math.sin(omega * t)));
      }
    }
    return rows.toString();
  }

  private TestCompiler.Result run(String rows, String state, String methods, String... options) {
    TestCompiler.write(data, "d.csv", rows);
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\npublic interface A {\n  record State(" + state + ") {}\n" + methods + "}\n"), options);
  }

  @Test
  void aPushIsFoundAndToldFromTheFirstStates() throws IOException, ReflectiveOperationException {
    Path cache = Files.createDirectory(data.resolve("cache"));
    String methods = LAW + "State next(State state, @Latent double push);\n  @Encodes(\"push\") double push(State[] first);\n";
    TestCompiler.Result result = run(pushed(40, 12), "double d, double v", methods, "-Alimbeck.cache=" + cache);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("state.v() + push", "Here push is what was found for each series together with the law.",
        "Learned from the first 2 states of each of the 40 series of d.csv", "if (first.length < 2)").containsPattern("PROVED(?s:.*)PROVED");
    Object instance = result.instance("app.ADistilled");
    ClassLoader loader = instance.getClass().getClassLoader();
    Object states = states(loader, new double[][] {{3, 1}, {4.25, 1.5}, {6, 2}});
    Method encoder = instance.getClass().getMethod("push", states.getClass());
    assertThat((double) encoder.invoke(instance, states)).as("what is pushed by a half").isCloseTo(0.5, within(1e-9));
    assertThatThrownBy(() -> encoder.invoke(instance, states(loader, new double[][] {{3, 1}}))).isInstanceOf(InvocationTargetException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class).hasRootCauseMessage("first must be at least 2 long");
    TestCompiler.Result second = run(pushed(40, 12), "double d, double v", methods, "-Alimbeck.cache=" + cache);
    assertThat(second.messages().toString()).contains("from the cache");
    assertThat(second.source("app.ADistilled")).isEqualTo(result.source("app.ADistilled"));
    GeneratedClass generated = GeneratedClass.read(new ByteArrayInputStream(result.output().get("META-INF/limbeck/app.A.json")));
    List<Appraisal> appraisals = generated.appraise(loader, Source.ofPath("d.csv", data.resolve("d.csv")), null);
    assertThat(appraisals).as("the law; the push is in no data").hasSize(2).allSatisfy(a -> assertThat(a.accuracy()).isCloseTo(1, within(1e-9)));
  }

  private static Object states(ClassLoader loader, double[][] of) throws ReflectiveOperationException {
    Constructor<?> state = loader.loadClass("app.A$State").getDeclaredConstructor(double.class, double.class);
    state.setAccessible(true);
    Object states = Array.newInstance(state.getDeclaringClass(), of.length);
    for (int i = 0; i < of.length; i++) {
      Array.set(states, i, state.newInstance(of[i][0], of[i][1]));
    }
    return states;
  }

  @Test
  void aStiffnessIsFoundForSeriesThatTheLawWasLearnedWithout() {
    TestCompiler.Result result = run(swings(40, 60), "double x, double v", LAW.replace("d.csv\"", "d.csv\", holdout = 0.25") + "State derivative(State state, @Latent double stiffness);\n"
        + "  State step(State state, double stiffness, double dt);\n  @Encodes(\"stiffness\") double stiffness(State[] first);\n");
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).contains("state.x() * stiffness", "public A.State step(A.State state, double stiffness, double dt)", "of each of the 30 series",
        "on 10 held-out rows", "each of the 10 series that the law was learned without");
  }

  @Test
  void whatIsTheSameInAllSeriesIsNoConstantOfEach() {
    StringBuilder rows = new StringBuilder("run,t,d,v\n");
    for (int s = 0; s < 12; s++) {
      double d = s;
      double v = 3 - s % 5;
      for (int t = 0; t < 10; t++) {
        rows.append(s).append(',').append(t).append(',').append(d).append(',').append(v).append('\n');
        d += v + 0.25;
        v = 0.8 * v + 0.5;
      }
    }
    assertThat(run(rows.toString(), "double d, double v", LAW + "State next(State state, @Latent double push);\n").messages().toString())
        .contains("No law was found for next in which push makes a difference: 12 series in d.csv do not say what it is for each.");
  }

  @Test
  void whatIsWrongIsSaid() {
    String rows = pushed(3, 5);
    assertThat(run(rows, "double d, double v", "  @DistillFrom(dataset = \"d.csv\") double v(double d, @Latent double z);\n").messages().toString())
        .contains("The method v has a parameter that is @Latent, but no @Dynamics.");
    assertThat(run(rows, "double d, double v", LAW + "State next(State state, @Latent double y, @Latent double z);\n").messages().toString())
        .contains("several parameters that are @Latent, of which one can be found: y, z.");
    assertThat(run(rows, "double d, double v", LAW + "State next(State state, @Latent double y);\n  @Encodes(\"z\") double z(State[] first);\n").messages().toString())
        .contains("The method z has @Encodes, but there is no one method with @Dynamics that has a parameter 'z' that is @Latent.");
    assertThat(run(rows, "double d, double v", LAW + "State next(State state, @Latent double z);\n  @Encodes(\"z\") float z(State[] first);\n").messages().toString())
        .contains("it must answer with a double and have one parameter, of the type app.A.State[].");
  }
}
