package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Methods whose parameters and answers are drawn at random from all types there are, with examples of a random rule: each is distilled,
 * compiled, and right on its rows. More of them: {@code -Dlimbeck.signatures=N}.
 */
class SignatureFuzzTest {
  private static final int BATCH = 25;
  private static final int BATCHES = Math.max(1, Integer.getInteger("limbeck.signatures", BATCH) / BATCH);
  private static final int ROWS = 80;
  private static final List<String> COLOURS = List.of("RED", "GREEN", "BLUE");

  /**
   * A column of the examples.
   *
   * @param value a random cell
   */
  private record Column(String name, Function<Random, String> value) {}

  /** A type of parameters, and the columns that one of it has. */
  private record Type(String java, Function<String, List<Column>> columns) {
    static Type scalar(String java, Function<Random, String> value) {
      return new Type(java, name -> List.of(new Column(name, value)));
    }

    static Type array(String java, int size, Function<Random, String> value) {
      return new Type("@Shape(" + size + ") " + java, name -> IntStream.range(0, size).mapToObj(i -> new Column(name + "[" + i + "]", value)).toList());
    }
  }

  private static final Function<Random, String> BOOLEAN = r -> String.valueOf(r.nextBoolean());
  private static final Function<Random, String> SMALL = r -> String.valueOf(r.nextInt(20) - 5);
  private static final Function<Random, String> REAL = r -> String.valueOf((r.nextInt(80) - 20) / 4.0);
  private static final Function<Random, String> LETTER = r -> String.valueOf((char) ('a' + r.nextInt(12)));
  private static final Function<Random, String> COLOUR = r -> COLOURS.get(r.nextInt(3));
  private static final Function<Random, String> WORD = r -> List.of("red", "$b \\", "x\"\"y", "ü").get(r.nextInt(4));

  private static Function<Random, String> orMissing(Function<Random, String> value) {
    return r -> r.nextInt(5) == 0 ? "" : value.apply(r);
  }

  private static final List<Type> TYPES = List.of(
      Type.scalar("boolean", BOOLEAN), Type.scalar("byte", SMALL), Type.scalar("short", SMALL), Type.scalar("int", SMALL),
      Type.scalar("long", SMALL), Type.scalar("float", REAL), Type.scalar("double", REAL), Type.scalar("char", LETTER),
      Type.scalar("String", WORD), Type.scalar("Colour", COLOUR),
      Type.scalar("Boolean", orMissing(BOOLEAN)), Type.scalar("Integer", orMissing(SMALL)), Type.scalar("Long", orMissing(SMALL)),
      Type.scalar("Float", orMissing(REAL)), Type.scalar("Double", orMissing(REAL)), Type.scalar("Character", orMissing(LETTER)),
      Type.scalar("Optional<String>", orMissing(WORD)), Type.scalar("Optional<Colour>", orMissing(COLOUR)),
      Type.scalar("Optional<Boolean>", orMissing(BOOLEAN)), Type.scalar("Optional<Integer>", orMissing(SMALL)),
      Type.scalar("Optional<Double>", orMissing(REAL)), Type.scalar("Optional<Character>", orMissing(LETTER)),
      Type.scalar("OptionalInt", orMissing(SMALL)), Type.scalar("OptionalLong", orMissing(SMALL)), Type.scalar("OptionalDouble", orMissing(REAL)),
      Type.array("boolean[]", 3, BOOLEAN), Type.array("int[]", 3, SMALL), Type.array("float[]", 2, REAL), Type.array("double[]", 2, REAL),
      Type.array("char[]", 3, LETTER), Type.array("Colour[]", 2, COLOUR), Type.array("long[]", 2, SMALL), Type.array("byte[]", 2, SMALL),
      new Type("@Shape({2, 2}) boolean[][]", name -> IntStream.range(0, 4).mapToObj(i -> new Column(name + "[" + i / 2 + "][" + i % 2 + "]", BOOLEAN)).toList()),
      new Type("Pair", name -> List.of(new Column(name + ".size", SMALL), new Column(name + ".colour", COLOUR))),
      new Type("Outer", name -> List.of(new Column(name + ".inner.size", SMALL), new Column(name + ".inner.colour", COLOUR),
          new Column(name + ".weight", orMissing(REAL)))));

  /** A type of answers and its labels. */
  private record Answer(String java, List<String> labels) {}

  private static final List<Answer> ANSWERS = List.of(new Answer("boolean", List.of("true", "false")), new Answer("int", List.of("-3", "0", "7")),
      new Answer("String", List.of("yes", "a \"\"b\"\"", "$x")), new Answer("char", List.of("p", "q", "'")), new Answer("Colour", COLOURS),
      new Answer("byte", List.of("1", "2", "-128")), new Answer("long", List.of("5000000000", "1", "2")), new Answer("short", List.of("1", "300", "2")));

  @TempDir Path data;

  static Stream<Long> seeds() {
    return IntStream.range(0, BATCHES).mapToObj(Long::valueOf);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isDistilledAndRight(long seed) {
    Random random = new Random(seed);
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("app.Colour", "package app; public enum Colour { RED, GREEN, BLUE }");
    sources.put("app.Pair", "package app; public record Pair(int size, Colour colour) {}");
    sources.put("app.Outer", "package app; public record Outer(Pair inner, java.util.OptionalDouble weight) {}");
    sources.put("app.Both", "package app; public record Both(boolean first, String second) {}");
    for (int k = 0; k < BATCH; k++) {
      add("T" + k, random, sources);
    }
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, sources);
    List<String> errors = result.messages().stream().filter(m -> m.kind() == Diagnostic.Kind.ERROR).map(TestCompiler.Message::text).toList();
    assertThat(errors).as("of seed %d; %s", seed, sources).isEmpty();
    for (int k = 0; k < BATCH; k++) {
      String name = "T" + k;
      assertThat(result.generated("app." + name + "Distilled")).isTrue();
      assertThat(result.withId("LIMBECK-001").stream().map(TestCompiler.Message::text).filter(t -> t.contains(" " + name + ".f:")).toList())
          .hasSize(1).allSatisfy(note -> assertThat(note).as(sources.get("app." + name)).containsAnyOf("PROVED", "EXHAUSTIVE"));
    }
  }

  private void add(String name, Random random, Map<String, String> sources) {
    List<String> parameters = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int p = 0; p < 2 + random.nextInt(4); p++) {
      Type type = TYPES.get(random.nextInt(TYPES.size()));
      parameters.add(type.java() + " p" + p);
      columns.addAll(type.columns().apply("p" + p));
    }
    boolean both = random.nextInt(5) == 0;
    List<Answer> answers = both ? List.of(ANSWERS.get(0), ANSWERS.get(2)) : List.of(ANSWERS.get(random.nextInt(ANSWERS.size())));
    sources.put("app." + name, """
        package app;
        import io.github.limbeck.*;
        import java.util.*;
        @DistillFrom(dataset = "%s.csv", evidence = Evidence.NOT_REQUIRED)
        public interface %s {
          %s f(%s);
        }
        """.formatted(name, name, both ? "Both" : answers.get(0).java(), String.join(", ", parameters)));
    List<Function<List<String>, Integer>> rules = answers.stream().map(a -> rule(columns, a.labels().size(), random)).toList();
    String header = columns.stream().map(Column::name).collect(Collectors.joining(",")) + (both ? ",first,second" : ",f");
    TestCompiler.write(data, name + ".csv", header + "\n" + IntStream.range(0, ROWS).mapToObj(i -> {
      List<String> row = columns.stream().map(c -> c.value().apply(random)).toList();
      List<String> cells = new ArrayList<>(row);
      for (int a = 0; a < answers.size(); a++) {
        cells.add(answers.get(a).labels().get(rules.get(a).apply(row)));
      }
      return cells.stream().map(c -> c.isEmpty() ? "" : '"' + c + '"').collect(Collectors.joining(","));
    }).collect(Collectors.joining("\n")) + "\n");
  }

  /** The first of two tests that holds decides; a test asks whether a cell is one that was drawn before it, by order or by equality. */
  private static Function<List<String>, Integer> rule(List<Column> columns, int labels, Random random) {
    List<Function<List<String>, Boolean>> tests = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      int column = random.nextInt(columns.size());
      String pivot = columns.get(column).value().apply(random);
      boolean ordered = random.nextBoolean() && pivot.matches("-?[0-9.]+");
      tests.add(row -> row.get(column).equals(pivot) || ordered && !row.get(column).isEmpty()
          && Double.parseDouble(row.get(column)) > Double.parseDouble(pivot));
    }
    return row -> tests.get(0).apply(row) ? 0 : tests.get(1).apply(row) ? 1 : labels - 1;
  }
}
