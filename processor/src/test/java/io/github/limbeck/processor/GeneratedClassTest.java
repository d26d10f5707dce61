package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.appraise.GeneratedClass;
import io.github.limbeck.engine.archive.Provenance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A generated class is appraised by its provenance alone, and a spoiled one is found out. */
class GeneratedClassTest {
  @TempDir Path data;

  /**
   * An interface.
   *
   * @param spoil makes the generated code wrong
   */
  record Case(String name, String source, String examples, UnaryOperator<String> spoil) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case("scalars", """
            enum Grade { LOW, HIGH }
            @DistillFrom(dataset = "d.csv", holdout = 0.2)
            interface A { Grade f(int x, String colour, java.util.OptionalInt size); }
            """, rows("x,colour,size,f", i -> i + "," + (i % 3 == 0 ? "red" : "blue") + "," + (i % 4 == 0 ? "" : "" + i % 5) + ","
            + (i > 20 && i % 3 != 0 ? "HIGH" : "LOW")), s -> s.replace("x >=", "x <")),
        new Case("records", """
            record P(int x, boolean b) {}
            record Q(boolean up, int twice) {}
            @DistillFrom(dataset = "d.csv")
            interface A { Q f(P p); }
            """, rows("x,b,up,twice", i -> i + "," + i % 2 + "," + (i > 20) + "," + (i > 30 ? 2 : 1)), s -> s.replace("x() >", "x() <")),
        new Case("beans", """
            class Base { private int x; public int getX() { return x; } public void setX(int x) { this.x = x; } }
            class P extends Base { private boolean b; private String colour; public boolean isB() { return b; } public String getColour() { return colour; } }
            @DistillFrom(dataset = "d.csv")
            interface A { boolean f(P p); }
            """, rows("x,b,colour,f", i -> i + "," + i % 2 + "," + (i % 3 == 0 ? "red" : "blue") + "," + (i > 20)), s -> s.replace("getX() >", "getX() <")),
        new Case("classes that are made by a constructor", """
            final class P {
              private final int x;
              private final Size size;
              P(int x, Size size) { this.x = java.util.Objects.checkIndex(x, 100); this.size = java.util.Objects.requireNonNull(size); }
              int getX() { return x; }
              Size getSize() { return size; }
            }
            record Size(int wide, int high) {}
            @DistillFrom(dataset = "d.csv")
            interface A { boolean f(P p); }
            """, rows("x,wide,high,f", i -> i + "," + i % 5 + "," + i % 7 + "," + (i > 20)), s -> s.replace(">=", "<")),
        new Case("arrays", """
            @DistillFrom(dataset = "d.csv")
            interface A { boolean[] f(boolean[] x); }
            """, rows("x,f", i -> quoted(i, 3 + i % 4, 0) + "," + quoted(i, 3 + i % 4, 1)), s -> s.replace("!x[", "x[")),
        new Case("formulas", """
            @DistillFrom(dataset = "d.csv", holdout = 0.25)
            interface A { double f(double x, double y); }
            """, rows("x,y,f", i -> i + "," + i % 7 + "," + (2 * i + 3 * (i % 7))), s -> s.replace("2.0", "2.1").replace("2 *", "2.1 *")));
  }

  private static String rows(String header, IntFunction<String> row) {
    return header + "\n" + IntStream.range(0, 48).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
  }

  /** The bits of a number as a JSON array, or their contraries. */
  private static String quoted(int number, int length, int flip) {
    return IntStream.range(0, length).mapToObj(k -> (number * 5 >> k & 1 ^ flip) == 1 ? "true" : "false").collect(Collectors.joining(",", "\"[", "]\""));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void appraisesWhatWasGenerated(Case given) throws Exception {
    Files.writeString(data.resolve("d.csv"), given.examples());
    Map<String, String> sources = Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n" + given.source());
    var result = TestCompiler.JAVAC.compile(data, sources);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    GeneratedClass generated = GeneratedClass.read(new ByteArrayInputStream(result.output().get("META-INF/limbeck/app.A.json")));
    assertThat(generated.provenance().toJson()).isEqualTo(result.resource("META-INF/limbeck/app.A.json"));
    ClassLoader loader = result.load("app.ADistilled").getClassLoader();
    GeneratedClass here = new GeneratedClass(TestCompiler.inDirectory(generated.provenance(), data));
    assertThat(here.changedDatasets(data)).isEmpty();
    assertThat(here.shortfalls(loader, data)).isEmpty();
    assertThat(here.appraise(loader, data)).isNotEmpty().allSatisfy(a -> assertThat(a.accuracy()).isEqualTo(1));

    String source = result.source("app.ADistilled");
    String spoiled = given.spoil().apply(source);
    assertThat(spoiled).isNotEqualTo(source);
    Map<String, String> both = new HashMap<>(sources);
    both.put("app.ADistilled", spoiled);
    var wrong = TestCompiler.JAVAC.compile(data, both, "-proc:none");
    assertThat(wrong.success()).as("%s", wrong.messages()).isTrue();
    assertThat(here.shortfalls(wrong.load("app.ADistilled").getClassLoader(), data)).isNotEmpty();
  }

  @Test
  void aChangedOrVanishedDatasetIsNoticed() throws IOException {
    Files.writeString(data.resolve("d.csv"), "x,f\n1,no\n2,yes\n");
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        interface A { boolean f(int x); }
        """));
    Provenance provenance = Provenance.read(new ByteArrayInputStream(result.output().get("META-INF/limbeck/app.A.json")));
    GeneratedClass generated = new GeneratedClass(TestCompiler.inDirectory(provenance, data));
    assertThat(generated.changedDatasets(data)).isEmpty();
    Files.writeString(data.resolve("d.csv"), "x,f\n1,no\n2,no\n");
    assertThat(generated.changedDatasets(data)).containsExactly("d.csv");
    Files.delete(data.resolve("d.csv"));
    assertThat(generated.changedDatasets(data)).containsExactly("d.csv");
  }
}
