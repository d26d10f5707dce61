package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Elements that depend on the element before: what is learned from short rows holds on long ones. */
class RememberedAnswersTest {
  private static final int LONG = 200;

  @TempDir Path data;

  private interface Following {
    double next(double before, double cell);
  }

  private static double[] followed(double[] x, Following step) {
    double[] answer = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      answer[i] = i == 0 ? x[0] : step.next(answer[i - 1], x[i]);
    }
    return answer;
  }

  /** Readings that wander, in tenths. */
  private static double[] readings(Random random, int length) {
    double[] x = new double[length];
    for (int i = 0; i < length; i++) {
      x[i] = Math.round(10 * (i == 0 ? random.nextDouble() * 20 : x[i - 1] + random.nextDouble() * 10 - 5)) / 10.0;
    }
    return x;
  }

  private TestCompiler.Result ofReals(UnaryOperator<double[]> function) {
    Random random = new Random(6);
    TestCompiler.write(data, "d.csv", "x,f\n" + IntStream.range(0, 40).mapToObj(k -> {
      double[] x = readings(random, 3 + random.nextInt(6));
      return "\"" + Arrays.toString(x) + "\",\"" + Arrays.toString(function.apply(x)) + "\"";
    }).collect(Collectors.joining("\n")));
    return compiled("double[]");
  }

  private TestCompiler.Result ofWhole(UnaryOperator<int[]> function) {
    Random random = new Random(8);
    TestCompiler.write(data, "d.csv", "x,f\n" + IntStream.range(0, 40).mapToObj(k -> {
      int[] x = random.ints(3 + random.nextInt(6), -15, 16).toArray();
      return "\"" + Arrays.toString(x) + "\",\"" + Arrays.toString(function.apply(x)) + "\"";
    }).collect(Collectors.joining("\n")));
    return compiled("int[]");
  }

  private TestCompiler.Result compiled(String type) {
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A",
        "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\")\npublic interface A {\n  " + type + " f(" + type + " x);\n}\n"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    return result;
  }

  private void holdsOfReals(Following step) throws ReflectiveOperationException {
    TestCompiler.Result result = ofReals(x -> followed(x, step));
    double[] x = readings(new Random(77), LONG);
    Object instance = result.instance("app.ADistilled");
    double[] given = (double[]) instance.getClass().getMethod("f", double[].class).invoke(instance, (Object) x);
    assertThat(given).as(result.source("app.ADistilled")).containsExactly(followed(x, step), within(1e-9));
  }

  @Test
  void aSmoothedSignal() throws ReflectiveOperationException {
    holdsOfReals((before, cell) -> 0.75 * before + 0.25 * cell);
  }

  @Test
  void aLevelThatFollowsByLittle() throws ReflectiveOperationException {
    holdsOfReals((before, cell) -> cell - before > 2.5 ? before + 2.5 : cell - before < -2.5 ? before - 2.5 : cell);
  }

  @Test
  void aLevelThatOnlyFollowsFarSteps() throws ReflectiveOperationException {
    UnaryOperator<int[]> hold = x -> {
      int[] answer = x.clone();
      for (int i = 1; i < x.length; i++) {
        answer[i] = Math.abs(x[i] - answer[i - 1]) > 4 ? x[i] : answer[i - 1];
      }
      return answer;
    };
    TestCompiler.Result result = ofWhole(hold);
    assertThat(result.source("app.ADistilled")).contains("previous = answer[i];");
    assertThat(result.withId("LIMBECK-001")).singleElement().satisfies(note -> assertThat(note.text()).contains("PROVED at the sizes of the examples"));
    int[] x = new Random(3).ints(LONG, -15, 16).toArray();
    Object instance = result.instance("app.ADistilled");
    assertThat((int[]) instance.getClass().getMethod("f", int[].class).invoke(instance, (Object) x)).containsExactly(hold.apply(x));
  }

  @Test
  void anAccountIsNotOverdrawn() throws ReflectiveOperationException {
    UnaryOperator<int[]> booked = x -> {
      int[] answer = x.clone();
      for (int i = 0; i < x.length; i++) {
        answer[i] = Arrays.stream(answer, 0, i).sum() + x[i] < 0 ? 0 : x[i];
      }
      return answer;
    };
    TestCompiler.Result result = ofWhole(booked);
    assertThat(result.source("app.ADistilled")).contains("long answered = 0;", "answered += answer[i];", "PROVED");
    int[] x = new Random(3).ints(LONG, -15, 16).toArray();
    Object instance = result.instance("app.ADistilled");
    assertThat((int[]) instance.getClass().getMethod("f", int[].class).invoke(instance, (Object) x)).containsExactly(booked.apply(x));
  }

  @Test
  void aSumThatStartsAnewWhereItGrowsTooLarge() throws ReflectiveOperationException {
    UnaryOperator<int[]> filled = x -> {
      int[] answer = x.clone();
      for (int i = 1; i < x.length; i++) {
        answer[i] = answer[i - 1] + x[i] > 20 ? x[i] : answer[i - 1] + x[i];
      }
      return answer;
    };
    TestCompiler.Result result = ofWhole(filled);
    int[] x = new Random(3).ints(LONG, -15, 16).toArray();
    Object instance = result.instance("app.ADistilled");
    assertThat((int[]) instance.getClass().getMethod("f", int[].class).invoke(instance, (Object) x)).as(result.source("app.ADistilled")).containsExactly(filled.apply(x));
  }
}
