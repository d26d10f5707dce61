package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are arrays, whose elements are expressions that rules choose: from few pairs of rows to the class that answers longer ones. */
class ElementsTest {
  @TempDir Path data;

  /** Draws a row. */
  private interface Row {
    Object of(Random random, int length);
  }

  /** What the answer to a row is. */
  private interface Answer {
    Object of(Object row);
  }

  private TestCompiler.Result compile(String type, int pairs, Row row, Answer answer) {
    Random random = new Random(7);
    String[] types = type.split(" to ");
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, pairs).mapToObj(k -> {
      Object x = row.of(random, 7 + random.nextInt(7));
      return "{\"x\":" + json(x) + ",\"f\":" + json(answer.of(x)) + "}";
    }).collect(Collectors.joining("\n")));
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\", minAccuracy = 1)\n"
        + "public interface A {\n  enum Light { RED, GREEN, OFF }\n  enum Sign { STOP, GO, DARK }\n  " + types[types.length - 1] + " f(" + types[0] + " x);\n}\n"), "-Alimbeck.report=" + data.resolve("report"));
  }

  private static String json(Object row) {
    return row instanceof int[] ints ? Arrays.toString(ints)
        : row instanceof Number || row instanceof Boolean ? row.toString()
        : row instanceof boolean[] flags ? Arrays.toString(flags)
        : row instanceof char[] text ? new String(text).chars().mapToObj(c -> "\"" + (char) c + "\"").collect(Collectors.joining(",", "[", "]"))
        : Arrays.stream((String[]) row).map(s -> "\"" + s + "\"").collect(Collectors.joining(",", "[", "]"));
  }

  private static Object instance(TestCompiler.Result result) throws ReflectiveOperationException {
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    return result.instance("app.ADistilled");
  }

  private static Object call(Object instance, Object row) throws ReflectiveOperationException {
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    return method.invoke(instance, row);
  }

  private static int[] colours(Random random, int length) {
    int[] x = new int[length];
    for (int i = 0; i < length; i++) {
      x[i] = i > 0 && random.nextInt(5) < 3 ? x[i - 1] : Math.max(0, random.nextInt(8) - 3);
    }
    return x;
  }

  @Test
  void aFillIsLearnedAndHoldsOnLongRows() throws ReflectiveOperationException {
    Answer fill = row -> {
      int[] x = (int[]) row;
      int[] marks = IntStream.range(0, x.length).filter(i -> x[i] != 0).toArray();
      return IntStream.range(0, x.length).map(i -> marks.length > 0 && marks[0] <= i && i <= marks[marks.length - 1] ? x[marks[0]] : 0).toArray();
    };
    TestCompiler.Result result = compile("int[]", 12, ElementsTest::colours, fill);
    Random random = new Random(3);
    Object instance = instance(result);
    for (int k = 0; k < 50; k++) {
      int[] x = colours(random, 100 + k);
      assertThat((int[]) call(instance, x)).isEqualTo((int[]) fill.of(x));
    }
    assertThat(result.source("app.ADistilled")).contains("firstMark").doesNotContain("long");
  }

  @Test
  void whatIsNotedByAPassIsProved() throws ReflectiveOperationException {
    Answer counted = row -> {
      int[] x = (int[]) row;
      return IntStream.range(0, x.length).map(i -> (int) IntStream.rangeClosed(0, i).filter(k -> x[k] != 0).count()).toArray();
    };
    TestCompiler.Result result = compile("int[]", 12, ElementsTest::colours, counted);
    assertThat((int[]) call(instance(result), new int[] {0, 3, 0, 4, 4})).containsExactly(0, 1, 1, 2, 3);
    assertThat(result.source("app.ADistilled")).contains("PROVED");
  }

  @Test
  void whatAddsUpGoesOnFromCellToCell() throws ReflectiveOperationException {
    Answer balance = row -> {
      int[] x = (int[]) row;
      return IntStream.range(0, x.length).map(i -> IntStream.rangeClosed(0, i).reduce(0, (sum, k) -> Math.max(0, sum + x[k]))).toArray();
    };
    TestCompiler.Result result = compile("int[]", 40, (random, length) -> random.ints(length, -15, 16).toArray(), balance);
    assertThat((int[]) call(instance(result), new int[] {3, -5, 4, 1, -2, -9, 6})).containsExactly(3, 0, 4, 5, 3, 0, 6);
    assertThat(result.source("app.ADistilled")).contains("PROVED", "sumSoFar += x[i];", "leastSoFar = Math.min(leastSoFar, sumSoFar);");
  }

  @Test
  void whatIsKeptMayBecomeOneThingOrAnother() throws ReflectiveOperationException {
    Answer halved = row -> Arrays.stream((int[]) row).filter(v -> v > 0).map(v -> v % 2 == 0 ? v / 2 : v).toArray();
    TestCompiler.Result result = compile("int[]", 40, (random, length) -> IntStream.concat(IntStream.of(7), random.ints(length, -20, 41)).toArray(), halved);
    assertThat((int[]) call(instance(result), new int[] {3, -4, 8, 0, 15, 30})).containsExactly(3, 4, 15, 15);
    assertThat(result.source("app.ADistilled")).contains("PROVED", "if (x[i] > 0) {", "answer[size++] = x[i] / 2;").doesNotContain("!(");
  }

  @Test
  void aSeparatorIsPutBetweenRuns() throws ReflectiveOperationException {
    Answer separated = row -> {
      int[] x = (int[]) row;
      return IntStream.range(0, x.length).flatMap(i -> i > 0 && x[i] != x[i - 1] ? IntStream.of(0, x[i]) : IntStream.of(x[i])).toArray();
    };
    TestCompiler.Result result = compile("int[]", 40, (random, length) -> random.ints(length, 1, 4).toArray(), separated);
    assertThat((int[]) call(instance(result), new int[] {3, 3, 1, 2, 2})).containsExactly(3, 3, 0, 1, 0, 2, 2);
    assertThat(result.source("app.ADistilled")).contains("PROVED", "new int[2 * x.length]", "answer[size++] = 0;");
  }

  @Test
  void hoursBeyondABoundArePaidOtherwise() throws ReflectiveOperationException {
    Answer pay = row -> Arrays.stream((int[]) row).map(h -> h <= 8 ? 12 * h : 96 + 18 * (h - 8)).sum();
    TestCompiler.Result result = compile("int[] to int", 40, (random, length) -> random.ints(length, 0, 15).toArray(), pay);
    assertThat(call(instance(result), new int[] {8, 9, 3, 14})).isEqualTo(96 + 114 + 36 + 204);
    assertThat(result.source("app.ADistilled")).contains("PROVED", "x[i] > 8 ? 18L * x[i] - 48 : 12L * x[i]");
  }

  @Test
  void groupsAreAddedUp() throws ReflectiveOperationException {
    Answer sums = row -> {
      int[] x = (int[]) row;
      return IntStream.range(0, x.length).filter(i -> x[i] != 0 && (i == 0 || x[i - 1] == 0))
          .map(i -> IntStream.iterate(i, k -> k < x.length && x[k] != 0, k -> k + 1).map(k -> x[k]).sum()).toArray();
    };
    TestCompiler.Result result = compile("int[]", 40, (random, length) -> IntStream.concat(IntStream.of(5), random.ints(length, -8, 17).map(v -> v < 0 ? 0 : v)).toArray(), sums);
    assertThat((int[]) call(instance(result), new int[] {0, 2, 15, 0, 0, 6, 9, 1})).containsExactly(17, 16);
  }

  @Test
  void aMeterBeginsAgainAtZero() throws ReflectiveOperationException {
    Answer use = row -> {
      int[] x = (int[]) row;
      return IntStream.range(0, x.length).map(i -> i == 0 ? 0 : Math.floorMod(x[i] - x[i - 1], 1000)).toArray();
    };
    TestCompiler.Result result = compile("int[]", 40, (random, length) -> random.ints(length, 0, 1000).toArray(), use);
    assertThat((int[]) call(instance(result), new int[] {990, 20, 20, 500, 3})).containsExactly(0, 30, 0, 480, 503);
  }

  @Test
  void sumsBeginAtAPlace() throws ReflectiveOperationException {
    Answer sum = row -> {
      int[] x = (int[]) row;
      return IntStream.range(IntStream.range(0, x.length).filter(i -> x[i] == 0).max().orElse(-1) + 1, x.length).map(i -> x[i]).sum();
    };
    TestCompiler.Result result = compile("int[] to int", 60, (random, length) -> random.ints(length, 0, 50).map(v -> v < 10 ? 0 : v - 20).toArray(), sum);
    assertThat(call(instance(result), new int[] {3, 0, 4, 0, -2, 9, 6})).isEqualTo(13);
    assertThat(result.source("app.ADistilled")).contains("PROVED", "i > lastX ? x[i] : 0");
  }

  @Test
  void lettersAreCopiedAndConstantsAreLetters() throws ReflectiveOperationException {
    Answer dots = row -> {
      char[] x = (char[]) row;
      char[] y = x.clone();
      IntStream.range(1, x.length).filter(i -> x[i] == x[i - 1]).forEach(i -> y[i] = '.');
      return y;
    };
    TestCompiler.Result result = compile("char[]", 20, (random, length) -> {
      int[] x = colours(random, length);
      char[] text = new char[length];
      IntStream.range(0, length).forEach(i -> text[i] = (char) ('a' + x[i]));
      return text;
    }, dots);
    assertThat((char[]) call(instance(result), "aabbbczzz".toCharArray())).isEqualTo("a.b..cz..".toCharArray());
    assertThat(result.source("app.ADistilled")).contains("'.'");
  }

  @Test
  void constantsOfAnEnumAreCopied() throws ReflectiveOperationException {
    String[] names = {"RED", "GREEN", "OFF"};
    TestCompiler.Result result = compile("Light[]", 20, (random, length) -> IntStream.range(0, length).mapToObj(i -> names[random.nextInt(3)]).toArray(String[]::new),
        row -> IntStream.range(0, ((String[]) row).length).mapToObj(i -> ((String[]) row)[((String[]) row).length - 1 - i]).toArray(String[]::new));
    Object instance = instance(result);
    Object[] lights = instance.getClass().getClassLoader().loadClass("app.A$Light").getEnumConstants();
    Object row = java.lang.reflect.Array.newInstance(lights[0].getClass(), 4);
    IntStream.range(0, 4).forEach(i -> java.lang.reflect.Array.set(row, i, lights[i % 3]));
    assertThat((Object[]) call(instance, row)).containsExactly(lights[0], lights[2], lights[1], lights[0]);
  }

  @Test
  void constantsOfAnotherEnumAreNoCopies() throws ReflectiveOperationException {
    String[] names = {"RED", "GREEN", "OFF"};
    Map<String, String> signs = Map.of("RED", "STOP", "GREEN", "GO", "OFF", "DARK");
    TestCompiler.Result result = compile("Light[] to Sign[]", 20, (random, length) -> IntStream.range(0, length).mapToObj(i -> names[random.nextInt(3)]).toArray(String[]::new),
        row -> Arrays.stream((String[]) row).map(signs::get).toArray(String[]::new));
    Object instance = instance(result);
    Object[] lights = instance.getClass().getClassLoader().loadClass("app.A$Light").getEnumConstants();
    Object row = java.lang.reflect.Array.newInstance(lights[0].getClass(), 2);
    java.lang.reflect.Array.set(row, 0, lights[1]);
    java.lang.reflect.Array.set(row, 1, lights[2]);
    assertThat(Arrays.stream((Object[]) call(instance, row)).map(Object::toString)).containsExactly("GO", "DARK");
  }

  @Test
  void flagsAreTurnedAround() throws ReflectiveOperationException {
    TestCompiler.Result result = compile("boolean[]", 20, (random, length) -> {
      boolean[] x = new boolean[length];
      IntStream.range(0, length).forEach(i -> x[i] = random.nextBoolean());
      return x;
    }, row -> {
      boolean[] x = (boolean[]) row;
      boolean[] y = new boolean[x.length];
      IntStream.range(0, x.length).forEach(i -> y[i] = x[x.length - 1 - i]);
      return y;
    });
    assertThat((boolean[]) call(instance(result), new boolean[] {true, true, false, false, true, false, false}))
        .containsExactly(false, false, true, false, false, true, true);
  }

  @Test
  void whatIsDrawnByLotIsRefused() {
    Random lot = new Random(1);
    TestCompiler.Result result = compile("int[]", 30, ElementsTest::colours, row -> IntStream.range(0, ((int[]) row).length).map(i -> lot.nextInt(5)).toArray());
    assertThat(result.success()).isFalse();
  }

  @Test
  void whatFewRowsDoNotDecideIsSaid() {
    TestCompiler.write(data, "d.jsonl", "{\"x\":[0,0,3,0],\"f\":[0,0,3,3]}\n{\"x\":[0,2,0,0,0],\"f\":[0,2,2,2,2]}\n{\"x\":[4,0,0],\"f\":[4,4,4]}\n");
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\")\n"
        + "public interface A {\n  int[] f(int[] x);\n}\n"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.messages().toString()).contains("LIMBECK-528").containsPattern("is not the only one that is right on all 3 rows: on x = \\[[0-9, ]+\\] it answers \\[");
  }

  @Test
  void whatWasLearnedByHeartInPartIsRefused() {
    Random random = new Random(4);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 24).mapToObj(r -> {
      int[] x = random.ints(6 + r % 3, 0, 6).toArray();
      return "{\"x\":" + json(x) + ",\"f\":" + json(IntStream.range(0, x.length).map(i -> (i > 0 ? 5 * x[i - 1] + x[i] * x[i] : 3) % 7 % 3).toArray()) + "}";
    }).collect(Collectors.joining("\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\")\n"
        + "public interface A {\n  int[] f(int[] x);\n}\n"));
    assertThat(result.messages().toString()).contains("LIMBECK-527", "in part it is a table of the examples");
  }

  @Test
  void placesNeighboursAndAmountsAreFound() throws ReflectiveOperationException {
    Row numbers = (random, length) -> random.ints(length, -50, 51).toArray();
    Answer pass = row -> {
      int[] y = ((int[]) row).clone();
      for (int i = 0; i + 1 < y.length; i++) {
        int greater = Math.max(y[i], y[i + 1]);
        y[i] = Math.min(y[i], y[i + 1]);
        y[i + 1] = greater;
      }
      return y;
    };
    Answer absolute = row -> Arrays.stream((int[]) row).map(Math::abs).toArray();
    Answer products = row -> IntStream.range(0, ((int[]) row).length).map(i -> ((int[]) row)[i] * (i > 0 ? ((int[]) row)[i - 1] : 0)).toArray();
    Answer halves = row -> Arrays.stream((int[]) row).map(v -> v % 2 == 0 ? v / 2 : 3 * v + 1).toArray();
    Answer subarray = row -> {
      int best = Integer.MIN_VALUE;
      int here = 0;
      for (int v : (int[]) row) {
        here = Math.max(here, 0) + v;
        best = Math.max(best, here);
      }
      return best;
    };
    for (Answer answer : List.of(pass, absolute, products, halves, subarray)) {
      boolean single = answer == subarray;
      Object instance = instance(compile(single ? "int[] to int" : "int[]", single ? 100 : 40, numbers, answer));
      Random random = new Random(11);
      for (int k = 0; k < 20; k++) {
        int[] x = random.ints(60, -50, 51).toArray();
        assertThat(call(instance, x)).isEqualTo(answer.of(x));
      }
    }
  }

  @Test
  void answersAreTwiceAsLongOrHalfOrOfFewElements() throws ReflectiveOperationException {
    Row numbers = (random, length) -> random.ints(length, 0, 9).toArray();
    Answer twice = row -> IntStream.range(0, 2 * ((int[]) row).length).map(i -> ((int[]) row)[i % ((int[]) row).length]).toArray();
    Answer each = row -> IntStream.range(0, 2 * ((int[]) row).length).map(i -> ((int[]) row)[i / 2]).toArray();
    Answer pairs = row -> IntStream.range(0, ((int[]) row).length / 2).map(i -> ((int[]) row)[2 * i] + ((int[]) row)[2 * i + 1]).toArray();
    Answer extremes = row -> new int[] {Arrays.stream((int[]) row).min().orElseThrow(), Arrays.stream((int[]) row).max().orElseThrow()};
    Answer sums = row -> IntStream.rangeClosed(0, ((int[]) row).length).map(i -> Arrays.stream((int[]) row, 0, i).sum()).toArray();
    for (Answer answer : List.of(twice, each, pairs, extremes, sums)) {
      TestCompiler.Result result = compile("int[]", 30, numbers, answer);
      Object instance = instance(result);
      int[] x = (int[]) numbers.of(new Random(3), 101);
      assertThat((int[]) call(instance, x)).isEqualTo((int[]) answer.of(x));
      assertThat(result.source("app.ADistilled")).contains("PROVED");
    }
  }

  @Test
  void whatIsKeptIsAppended() throws ReflectiveOperationException {
    TestCompiler.Result result = compile("int[]", 30, ElementsTest::colours, row -> Arrays.stream((int[]) row).filter(v -> v > 1).map(v -> 2 * v).toArray());
    Object instance = instance(result);
    assertThat((int[]) call(instance, new int[] {1, 4, 0, 2, 1})).containsExactly(8, 4);
    assertThat((int[]) call(instance, new int[] {0, 1})).isEmpty();
    assertThat(result.source("app.ADistilled")).contains("Arrays.copyOf(answer, size)");
  }

  @Test
  void theStartsOfRunsOfLettersAreCounted() throws ReflectiveOperationException {
    TestCompiler.Result result = compile("char[] to int[]", 30, (random, length) -> {
      int[] x = colours(random, length);
      char[] text = new char[length];
      IntStream.range(0, length).forEach(i -> text[i] = (char) ('a' + x[i]));
      return text;
    }, row -> {
      char[] x = (char[]) row;
      return IntStream.range(0, x.length).filter(i -> i == 0 || x[i] != x[i - 1]).toArray();
    });
    assertThat((int[]) call(instance(result), "aabccc".toCharArray())).containsExactly(0, 2, 3);
  }

  @Test
  void aSingleAnswerIsReadWhereItStands() throws ReflectiveOperationException {
    TestCompiler.Result median = compile("int[] to int", 60, (random, length) -> random.ints(length, -90, 91).toArray(),
        row -> Arrays.stream((int[]) row).sorted().toArray()[((int[]) row).length / 2]);
    assertThat(call(instance(median), new int[] {5, -3, 9, 1, 200})).isEqualTo(5);
    assertThat(median.source("app.ADistilled")).contains("Arrays.sort(sorted)").contains("PROVED");
  }

  @Test
  void theCommonestIsTheLeastOfSeveral() throws ReflectiveOperationException {
    Answer commonest = row -> {
      int[] x = (int[]) row;
      return Arrays.stream(x).sorted().boxed().reduce((a, b) -> Arrays.stream(x).filter(v -> v == b).count() > Arrays.stream(x).filter(v -> v == a).count() ? b : a).orElseThrow();
    };
    TestCompiler.Result result = compile("int[] to int", 60, (random, length) -> random.ints(length, -2, 3).toArray(), commonest);
    assertThat(call(instance(result), new int[] {7, 9, 9, 3, 7, 8})).isEqualTo(7);
    assertThat(result.source("app.ADistilled")).contains("PROVED");
  }

  @Test
  void aCheckDigitIsFound() throws ReflectiveOperationException {
    Answer valid = row -> {
      int[] x = (int[]) row;
      int sum = IntStream.range(0, x.length).map(i -> (x.length - i) % 2 == 0 ? 3 * x[i] : x[i]).sum();
      return sum % 10;
    };
    TestCompiler.Result result = compile("int[] to int", 80, (random, length) -> random.ints(length, 0, 10).toArray(), valid);
    int[] fresh = new Random(5).ints(13, 0, 10).toArray();
    assertThat(call(instance(result), fresh)).isEqualTo(valid.of(fresh));
    assertThat(result.source("app.ADistilled")).contains("PROVED");
  }

  @Test
  void aNumberBesideTheArraySaysHowFar() throws ReflectiveOperationException {
    Random random = new Random(2);
    StringBuilder lines = new StringBuilder();
    for (int r = 0; r < 40; r++) {
      int[] x = colours(random, 7 + random.nextInt(7));
      int k = random.nextInt(5);
      int[] y = IntStream.range(0, x.length).map(i -> i < k ? 0 : x[i - k]).toArray();
      lines.append("{\"x\":").append(Arrays.toString(x)).append(",\"k\":").append(k).append(",\"f\":").append(Arrays.toString(y)).append("}\n");
    }
    TestCompiler.write(data, "d.jsonl", lines.toString());
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A",
        "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\")\npublic interface A {\n  int[] f(int[] x, int k);\n}\n"));
    Object instance = instance(result);
    Method method = Arrays.stream(instance.getClass().getDeclaredMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    assertThat((int[]) method.invoke(instance, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 7)).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 2);
    assertThat(result.source("app.ADistilled")).contains("xAt(x, i - k)");
  }

  @Test
  void aPatternIsLookedFor() throws ReflectiveOperationException {
    TestCompiler.Result result = compile("boolean[] to boolean", 80, (random, length) -> {
      boolean[] x = new boolean[length];
      IntStream.range(0, length).forEach(i -> x[i] = random.nextInt(3) > 0);
      return x;
    }, row -> {
      boolean[] x = (boolean[]) row;
      return IntStream.range(0, x.length - 3).anyMatch(i -> x[i] && !x[i + 1] && x[i + 2] && x[i + 3]);
    });
    Object instance = instance(result);
    assertThat(call(instance, new boolean[] {true, true, false, true, true})).isEqualTo(true);
    assertThat(call(instance, new boolean[] {true, false, true})).isEqualTo(false);
    assertThat(result.source("app.ADistilled")).contains("PROVED");
  }

  private static boolean[] next(boolean[] x, int rule) {
    boolean[] next = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      int around = (i > 0 && x[i - 1] ? 4 : 0) + (x[i] ? 2 : 0) + (i < x.length - 1 && x[i + 1] ? 1 : 0);
      next[i] = (rule >> around & 1) == 1;
    }
    return next;
  }

  @Test
  void aStepThatIsNotShownIsFound() throws ReflectiveOperationException {
    Row flags = (random, length) -> {
      boolean[] x = new boolean[length];
      IntStream.range(0, length).forEach(i -> x[i] = random.nextBoolean());
      return x;
    };
    Answer second = row -> next(next((boolean[]) row, 110), 110);
    TestCompiler.Result result = compile("boolean[]", 30, flags, second);
    Object instance = instance(result);
    Random random = new Random(5);
    for (int k = 0; k < 30; k++) {
      boolean[] x = (boolean[]) flags.of(random, 100);
      assertThat((boolean[]) call(instance, x)).isEqualTo((boolean[]) second.of(x));
    }
    assertThat(result.source("app.ADistilled")).contains("step < 2", "PROVED");
  }

  /** A number that matters to no cell stands first. */
  @Test
  void stepsAreLookedForInArraysAlone() {
    Random random = new Random(7);
    TestCompiler.write(data, "d.jsonl", IntStream.range(0, 30).mapToObj(r -> {
      boolean[] x = new boolean[8 + random.nextInt(6)];
      IntStream.range(0, x.length).forEach(i -> x[i] = random.nextBoolean());
      return "{\"k\":" + random.nextInt(5) + ",\"x\":" + json(x) + ",\"f\":" + json(next(next(x, 110), 110)) + "}";
    }).collect(Collectors.joining("\n")));
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.jsonl\")\n"
        + "public interface A {\n  boolean[] f(int k, boolean[] x);\n}\n"));
    assertThat(result.messages().toString()).doesNotContain("LIMBECK-901");
  }

  @Test
  void stepsOfNumbersAreFoundToo() throws ReflectiveOperationException {
    Row numbers = (random, length) -> IntStream.range(0, length).map(i -> random.nextBoolean() ? 7 : 3).toArray();
    Answer third = row -> {
      int[] x = (int[]) row;
      boolean[] flags = new boolean[x.length];
      IntStream.range(0, x.length).forEach(i -> flags[i] = x[i] == 7);
      boolean[] last = next(next(next(flags, 30), 30), 30);
      return IntStream.range(0, x.length).map(i -> last[i] ? 7 : 3).toArray();
    };
    Object instance = instance(compile("int[]", 40, numbers, third));
    int[] x = (int[]) numbers.of(new Random(5), 200);
    assertThat((int[]) call(instance, x)).isEqualTo((int[]) third.of(x));
  }

  @Test
  void lettersAreMovedAlongTheAlphabet() throws ReflectiveOperationException {
    Row letters = (random, length) -> random.ints(length, 0, 26).mapToObj(c -> String.valueOf((char) ('a' + c))).collect(Collectors.joining()).toCharArray();
    Answer moved = row -> new String((char[]) row).chars().mapToObj(c -> String.valueOf((char) ('a' + (c - 'a' + 3) % 26))).collect(Collectors.joining()).toCharArray();
    TestCompiler.Result result = compile("char[]", 40, letters, moved);
    assertThat((char[]) call(instance(result), "thequickbrownfoxjumpsoverthelazydog".toCharArray())).isEqualTo((char[]) moved.of("thequickbrownfoxjumpsoverthelazydog".toCharArray()));
    assertThat(result.source("app.ADistilled")).contains("(char) (x[i] + 3)", "PROVED");
  }
}
