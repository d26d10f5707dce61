package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole generated classes, kept as files that a person reviews as documentation. After a change that is meant,
 * run the test with {@code -Dlimbeck.golden=update} and read the difference.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @TempDir Path data;

  record Case(String name, String parameters, String answer, String csv) {
    String interfaceSource() {
      return """
          @DistillFrom(dataset = "examples.csv", answer = "answer")
          public interface %s {
            %s decide(%s);
          }
          """.formatted(name, answer, parameters);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("Automaton110", "boolean left, boolean centre, boolean right", "boolean",
        table(List.of("left", "centre", "right"), x -> (110 >> x & 1) == 1, IntStream.range(0, 8))));
    cases.add(new Case("Majority", "@Shape(7) boolean[] votes", "boolean",
        table(IntStream.range(0, 7).mapToObj(i -> "votes[" + i + "]").toList(), x -> Integer.bitCount(x) > 3, some(128, 60))));
    cases.add(new Case("Life", "@Shape({3, 3}) boolean[][] cells", "boolean",
        table(IntStream.range(0, 9).mapToObj(i -> "cells[" + i / 3 + "][" + i % 3 + "]").toList(), x -> {
          int neighbours = Integer.bitCount(x & ~16);
          return neighbours == 3 || neighbours == 2 && (x & 16) != 0;
        }, some(512, 150))));
    cases.add(new Case("Comparison", "@Shape(4) boolean[] a, @Shape(4) boolean[] b", "boolean",
        table(IntStream.range(0, 8).mapToObj(i -> (i < 4 ? "a[" : "b[") + i % 4 + "]").toList(), x -> x >> 4 > (x & 15), some(256, 128))));
    cases.add(new Case("Sorted", "@Shape(5) int[] values", "boolean", integers("values[%d]", 5, 12, x ->
        IntStream.range(1, 5).allMatch(i -> x[i - 1] <= x[i]), true)));
    cases.add(new Case("Balance", "int leftWeight, int leftDistance, int rightWeight, int rightDistance", "String",
        integers("leftWeight,leftDistance,rightWeight,rightDistance", 4, 6, x ->
            x[0] * x[1] > x[2] * x[3] ? "LEFT" : x[0] * x[1] < x[2] * x[3] ? "RIGHT" : "BALANCED", false)));
    cases.add(new Case("SortedOfAnySize", "int[] values", "boolean", rows(r -> {
      int[] x = r.ints(3 + r.nextInt(5), 0, 30).toArray();
      if (r.nextInt(3) > 0) {
        Arrays.sort(x);
        x[r.nextInt(x.length)] += r.nextInt(3) - 1;
      }
      return csv(x) + "," + IntStream.range(1, x.length).allMatch(i -> x[i - 1] <= x[i]);
    }, "values")));
    cases.add(new Case("LongestRow", "boolean[][] grid", "int", rows(r -> {
      int[][] x = IntStream.range(0, 2 + r.nextInt(4)).mapToObj(i -> r.ints(5, 0, 2).toArray()).toArray(int[][]::new);
      return '"' + Arrays.deepToString(x) + "\"," + Arrays.stream(x).mapToInt(row -> Arrays.stream(row).sum()).max().orElseThrow();
    }, "grid")));
    cases.add(new Case("Edges", "boolean[] x", "boolean[]", rows(r -> {
      int[] x = r.ints(4 + r.nextInt(8), 0, 2).toArray();
      return csv(x) + "," + csv(IntStream.range(0, x.length).map(i -> i > 0 && x[i] == 1 && x[i - 1] == 0 ? 1 : 0).toArray());
    }, "x")));
    cases.add(new Case("Addition", "boolean[] a, boolean[] b", "boolean[]", rows(r -> {
      int n = 3 + r.nextInt(4);
      int a = r.nextInt(1 << n);
      int b = r.nextInt(1 << n);
      return csv(bits(a, n)) + "," + csv(bits(b, n)) + "," + csv(bits(a + b, n));
    }, "a,b")));
    cases.add(new Case("Gravitation", "double mass, double otherMass, double distance", "double", reals("mass,otherMass,distance", 3,
        x -> 6.674 * x[0] * x[1] / (x[2] * x[2]))));
    return cases.stream();
  }

  private static String reals(String header, int n, ToDoubleFunction<double[]> law) {
    Random random = new Random(4);
    StringBuilder csv = new StringBuilder(header).append(",answer\n");
    for (int r = 0; r < 60; r++) {
      double[] x = IntStream.range(0, n).mapToDouble(i -> (10 + random.nextInt(490)) / 100.0).toArray();
      DoubleStream.of(x).forEach(v -> csv.append(v).append(','));
      csv.append(law.applyAsDouble(x)).append('\n');
    }
    return csv.toString();
  }

  private static String rows(Function<Random, String> row, String columns) {
    Random random = new Random(3);
    return columns + ",answer\n" + IntStream.range(0, 300).mapToObj(i -> row.apply(random)).collect(Collectors.joining("\n")) + "\n";
  }

  private static String csv(int[] values) {
    return '"' + Arrays.toString(values) + '"';
  }

  /** Most significant bit first. */
  private static int[] bits(int number, int length) {
    return IntStream.range(0, length).map(i -> number >> length - 1 - i & 1).toArray();
  }

  private static IntStream some(int of, int count) {
    return new Random(1).ints(0, of).distinct().limit(count);
  }

  private static String table(List<String> columns, IntPredicate rule, IntStream rows) {
    StringBuilder csv = new StringBuilder(String.join(",", columns)).append(",answer\n");
    rows.forEach(x -> {
      for (int i = columns.size() - 1; i >= 0; i--) {
        csv.append(x >> i & 1).append(',');
      }
      csv.append(rule.test(x)).append('\n');
    });
    return csv.toString();
  }

  private static String integers(String header, int n, int values, Function<int[], Object> rule, boolean sortHalf) {
    Random random = new Random(2);
    StringBuilder csv = new StringBuilder(header.contains("%d")
        ? String.join(",", IntStream.range(0, n).mapToObj(header::formatted).toList()) : header).append(",answer\n");
    for (int r = 0; r < 300; r++) {
      IntStream drawn = random.ints(n, 0, values);
      int[] x = (sortHalf && r % 2 == 0 ? drawn.sorted() : drawn).toArray();
      IntStream.of(x).forEach(v -> csv.append(v).append(','));
      csv.append(rule.apply(x)).append('\n');
    }
    return csv.toString();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isWhatAPersonReviewed(Case given) throws IOException {
    TestCompiler.write(data, "examples.csv", given.csv());
    String source = "package app;\nimport io.github.limbeck.*;\n" + given.interfaceSource();
    for (TestCompiler compiler : TestCompiler.values()) {
      String generated = compiler.compile(data, Map.of("app." + given.name(), source)).source("app." + given.name() + "Distilled");
      Path golden = GOLDEN.resolve(given.name() + "Distilled.java");
      if ("update".equals(System.getProperty("limbeck.golden"))) {
        Files.createDirectories(GOLDEN);
        Files.writeString(golden, generated);
      }
      assertThat(generated).isEqualTo(Files.readString(golden));
    }
  }

  /** The golden files as a page for readers, with what each was learned from. */
  @Test
  void thePageOfExamplesIsUpToDate() throws IOException {
    StringBuilder page = new StringBuilder("""
        # Generated examples

        Interfaces, the first of their examples, and the method that is generated: whole, as a build writes it. A test compares every \
        class with the one it generates.
        """);
    for (Case given : cases().sorted(Comparator.comparing(Case::name)).toList()) {
      String generated = Files.readString(GOLDEN.resolve(given.name() + "Distilled.java"));
      List<String> rows = given.csv().lines().toList();
      String method = generated.substring(generated.indexOf("    /**\n     * Learned"), generated.lastIndexOf('}')).stripIndent().stripTrailing();
      page.append("\n## ").append(given.name()).append("\n\n```java\n").append(given.interfaceSource()).append("```\n\n```csv\n")
          .append(rows.stream().limit(4).collect(Collectors.joining("\n"))).append("\n```\n\n").append(rows.size() - 1)
          .append(" rows give\n\n```java\n").append(method).append("\n```\n");
    }
    Path file = Path.of("../docs/examples.md");
    if ("update".equals(System.getProperty("limbeck.golden"))) {
      Files.writeString(file, page);
    }
    assertThat(Files.readString(file)).isEqualTo(page.toString());
  }
}
