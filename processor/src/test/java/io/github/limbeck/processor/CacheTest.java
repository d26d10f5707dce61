package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.archive.ResultCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  @TempDir Path data;
  @TempDir Path cache;

  @BeforeEach
  void writeDataset() {
    TestCompiler.write(data, "d.csv", "x,f\n1,no\n2,no\n5,yes\n6,yes\n");
  }

  private TestCompiler.Result compile() {
    return compile(TestCompiler.JAVAC);
  }

  private TestCompiler.Result compile(TestCompiler compiler) {
    return compiler.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface A { boolean f(int x); }
        """), "-Alimbeck.cache=" + cache);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.sorted().toList();
    }
  }

  @Test
  void givesTheSameAgainWithoutTraining() throws IOException {
    var first = compile();
    var second = compile();
    assertThat(first.withId("LIMBECK-001").get(0).text()).doesNotContain("from the cache");
    assertThat(second.withId("LIMBECK-001").get(0).text()).contains("from the cache");
    assertThat(second.source("app.ADistilled")).isEqualTo(first.source("app.ADistilled"));
    assertThat(second.resource("META-INF/limbeck/app.A.json")).isEqualTo(first.resource("META-INF/limbeck/app.A.json"));
    assertThat(entries()).hasSize(1);
  }

  /** Loops, carried states and windows come back as they were; a damaged model is noticed. */
  @Test
  void modelsOverArraysAreKept() throws IOException {
    StringBuilder lines = new StringBuilder();
    Random random = new Random(8);
    for (int k = 0; k < 80; k++) {
      int n = 3 + k % 4;
      int[] x = random.ints(n, 0, 2).toArray();
      int[] parity = new int[n];
      for (int i = 0; i < n; i++) {
        parity[i] = (i == 0 ? 0 : parity[i - 1]) ^ x[i];
      }
      lines.append("{\"x\":").append(Arrays.toString(x)).append(",\"f\":").append(Arrays.toString(parity)).append("}\n");
    }
    TestCompiler.write(data, "d.jsonl", lines.toString());
    TestCompiler.Result first = compileArrays();
    assertThat(first.withId("LIMBECK-001").get(0).text()).doesNotContain("from the cache");
    TestCompiler.Result second = compileArrays();
    assertThat(second.withId("LIMBECK-001").get(0).text()).contains("from the cache");
    assertThat(second.source("app.ADistilled")).isEqualTo(first.source("app.ADistilled"));
    String key = entries().get(0).getFileName().toString();
    List<String> texts = new ResultCache(cache).find(key).texts().orElseThrow();
    String model = texts.get(2);
    List<List<String>> lies = new ArrayList<>();
    for (String lie : List.of(model.replaceFirst("i1 ", "i0 "), model.replaceFirst("\n.", "\n"), "(program.Expr$Truth 1)", "(java.lang.Runtime )", "", model.replaceFirst("\n", " "))) {
      lies.add(List.of(texts.get(0), texts.get(1), lie));
    }
    for (String lie : List.of("PROVED 0 ", "SAMPLED 7 ", "SURE 0 ", "")) {
      lies.add(List.of(texts.get(0), lie, model));
    }
    for (List<String> lie : lies) {
      new ResultCache(cache).put(key, lie);
      TestCompiler.Result again = compileArrays();
      assertThat(again.withId("LIMBECK-602")).as(lie.toString()).hasSize(1);
      assertThat(again.source("app.ADistilled")).isEqualTo(first.source("app.ADistilled"));
    }
  }

  private TestCompiler.Result compileArrays() {
    return TestCompiler.JAVAC.compile(data, Map.of("app.A",
        "package app;\n@io.github.limbeck.DistillFrom(dataset = \"d.jsonl\", answer = \"f\")\npublic interface A { boolean[] f(boolean[] x); }\n"),
        "-Alimbeck.cache=" + cache);
  }

  @Test
  void compilersShareTheirEntries() throws IOException {
    compile(TestCompiler.JAVAC);
    assertThat(compile(TestCompiler.ECJ).withId("LIMBECK-001").get(0).text()).contains("from the cache");
    assertThat(entries()).hasSize(1);
  }

  @Test
  void aChangedCellIsAnotherKey() throws IOException {
    compile();
    TestCompiler.write(data, "d.csv", "x,f\n1,no\n2,yes\n5,yes\n6,yes\n");
    var second = compile();
    assertThat(second.withId("LIMBECK-001").get(0).text()).doesNotContain("from the cache");
    assertThat(second.source("app.ADistilled")).contains("x >= 2");
    assertThat(entries()).hasSize(2);
  }

  @Test
  void aDamagedEntryIsMadeAnew() throws IOException {
    var first = compile();
    Path entry = entries().get(0);
    byte[] whole = Files.readAllBytes(entry);
    for (int cut : new int[] {0, 3, 20, whole.length - 1}) {
      Files.write(entry, Arrays.copyOf(whole, cut));
      expectIgnored(first);
    }
    byte[] flipped = whole.clone();
    flipped[flipped.length / 2] ^= 1;
    Files.write(entry, flipped);
    expectIgnored(first);
  }

  /** Whole by its checksum, but with a model that does not do what the rows ask for, or a source of someone else's. */
  @Test
  void aLyingEntryIsNotBelieved() throws IOException {
    var first = compile();
    String key = entries().get(0).getFileName().toString();
    List<String> texts = new ResultCache(cache).find(key).texts().orElseThrow();
    for (List<String> lie : List.of(List.of(texts.get(0).replace(">= 4", ">= 3"), texts.get(1)), List.of(texts.get(0), "list 0 0"),
        List.of(texts.get(0), "nonsense"), List.<String>of())) {
      new ResultCache(cache).put(key, lie);
      expectIgnored(first);
    }
  }

  private void expectIgnored(TestCompiler.Result first) {
    var again = compile();
    assertThat(again.success()).as("%s", again.messages()).isTrue();
    assertThat(again.withId("LIMBECK-602")).hasSize(1);
    assertThat(again.source("app.ADistilled")).isEqualTo(first.source("app.ADistilled"));
    assertThat(compile().withId("LIMBECK-001").get(0).text()).contains("from the cache");
  }

  @Test
  void warnsIfTheDirectoryCanNotBeUsed() throws IOException {
    Path file = data.resolve("file");
    Files.writeString(file, "in the way");
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv")
        public interface A { boolean f(int x); }
        """), "-Alimbeck.cache=" + file.resolve("below"));
    assertThat(result.withId("LIMBECK-603")).hasSize(1);
    assertThat(result.generated("app.ADistilled")).isTrue();
  }
}
