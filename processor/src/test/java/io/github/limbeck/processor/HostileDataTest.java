package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.DatasetReader;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Datasets that are broken, absurd or evil: each is read or refused with a diagnostic of its own, and neither crashes the
 * compiler nor leaves anything half-written. The corpus is in {@code src/test/resources/hostile}; what a fuzz finds belongs
 * there. A longer fuzz: {@code mvn -pl annotations,engine,processor test -Dtest=HostileDataTest -Dlimbeck.fuzz=1000000}.
 */
class HostileDataTest {
  private static final Path CORPUS = Path.of("src/test/resources/hostile");
  private static final int TRIES = Integer.getInteger("limbeck.fuzz", 2000);
  private static final Limits LIMITS = new Limits(1 << 20, 5000, 1000, 10_000, 256, 200);
  private static final String[] WORDS = {",", "\n", "\r", "\"", "\"\"", "\0", "\t", "[", "]", "{", "}", ":", "null", "true", "NaN", "1e999",
      "-", "9999999999999999999", "\ufeff", "\u2028", "\\", "\\u0000", "x", "s", "f", "[[1,0],[0,1]]", "{\"x\":", "0.1", "é", " "};

  @TempDir Path data;

  static Stream<Path> corpus() throws IOException {
    return Files.list(CORPUS).sorted();
  }

  private static final String SCALARS = "String f(int x, String s, boolean b, char c, Integer n, double d)";
  private static final String ARRAYS = "boolean f(boolean[] x, boolean[][] g, String s)";
  private static final String ELEMENTS = "int[] f(int[] x)";

  @ParameterizedTest
  @MethodSource("corpus")
  void isReadOrRefused(Path file) throws IOException {
    for (String method : List.of(SCALARS, ARRAYS, ELEMENTS)) {
      compile(file.getFileName().toString(), Files.readAllBytes(file), method);
    }
  }

  /** Compiles an interface over a file and looks at all that came of it. */
  private void compile(String name, byte[] bytes, String method) throws IOException {
    Files.write(data.resolve(name), bytes);
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "%s", answer = "f", minAccuracy = 0.5)
        public interface A { %s; }
        """.formatted(name, method)), "-Alimbeck.maxBytes=" + (1 << 20), "-Alimbeck.maxRows=5000");
    assertThat(result.withId("LIMBECK-901")).as("%s, %s", name, method).isEmpty();
    boolean refused = result.messages().stream().anyMatch(m -> m.kind() == Kind.ERROR);
    assertThat(result.success()).isNotEqualTo(refused);
    if (refused) {
      assertThat(result.messages()).as("%s, %s", name, method).anyMatch(m -> m.text().matches("(?s).*\\[LIMBECK-[2-5]\\d\\d\\].*"));
      assertThat(result.output().keySet()).as("nothing is left behind").noneMatch(path -> path.contains("ADistilled") || path.endsWith(".json"));
    } else {
      assertThat(result.generated("app.ADistilled")).isTrue();
    }
  }

  @Test
  void limitsHoldBeforeMemoryIsSpent() throws IOException {
    Files.write(data.resolve("big.csv"), ("x,f\n" + "1,a\n".repeat(3000)).getBytes(StandardCharsets.UTF_8));
    for (String limit : List.of("limbeck.maxBytes=2000", "limbeck.maxRows=100")) {
      TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A",
          "package app; @io.github.limbeck.DistillFrom(dataset = \"big.csv\") public interface A { String f(int x); }"), "-A" + limit);
      assertThat(result.success()).isFalse();
      assertThat(result.messages()).as(limit).anyMatch(m -> m.text().contains(limit.substring(0, limit.indexOf('='))));
    }
  }

  private static ValueType type(String name) {
    return ValueType.primitive(name, Presence.REQUIRED);
  }

  private static Feature feature(String name, ValueType type, int parameter) {
    return new Feature(name, name, List.of(name), parameter, type, Optional.empty());
  }

  private static final Answer TEXT = new Answer("f", List.of("f"), true, ValueType.string(Presence.REQUIRED));
  private static final Contract OF_SCALARS = new Contract("f", List.of(feature("x", type("int"), 0), feature("s", ValueType.string(Presence.REQUIRED), 1),
      feature("b", type("boolean"), 2), feature("c", type("char"), 3), feature("n", ValueType.primitive("int", Presence.BOXED), 4),
      feature("d", type("double"), 5)), List.of(TEXT), Optional.empty(), Request.forDataset("d.csv"));
  private static final Contract OF_ARRAYS = new Contract("f", List.of(feature("s", ValueType.string(Presence.REQUIRED), 2)),
      List.of(new ArrayFeature("x", "x", List.of("x"), 0, type("boolean"), 1, List.of()),
          new ArrayFeature("g", "g", List.of("g"), 1, type("int"), 2, List.of())), List.of(TEXT), Optional.empty(), Request.forDataset("d.jsonl"));

  /** Every reader, on files that differ in a few places from those of the corpus. */
  @Test
  void readersSurviveWhatIsMadeOfTheCorpus() throws IOException {
    List<Path> files = corpus().filter(p -> p.toFile().length() < 20_000).toList();
    Random random = new Random(1);
    int read = 0;
    for (int k = 0; k < TRIES; k++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = mutated(Files.readAllBytes(file), random);
      String name = file.getFileName().toString();
      for (Contract contract : List.of(OF_SCALARS, OF_ARRAYS)) {
        read += read(name, bytes, contract) ? 1 : 0;
      }
    }
    assertThat(read).isGreaterThan(TRIES / 50);
  }

  private boolean read(String name, byte[] bytes, Contract contract) throws IOException {
    Path file = data.resolve("fuzz");
    Files.write(file, bytes);
    try {
      Dataset dataset = DatasetReader.read(Source.ofPath(name, file), contract, LIMITS, Place.SUBJECT);
      assertThat(dataset.rows()).isPositive();
      return true;
    } catch (Refusal e) {
      assertThat(e.findings()).isNotEmpty().allMatch(Finding::isError);
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(name + " with the bytes " + HexFormat.of().formatHex(bytes), e);
    }
  }

  private static byte[] mutated(byte[] given, Random random) {
    byte[] bytes = given;
    for (int m = 1 + random.nextInt(3); m > 0; m--) {
      int at = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, at + random.nextInt(8));
      byte[] middle = switch (random.nextInt(5)) {
        case 0 -> new byte[0];
        case 1 -> new byte[] {(byte) random.nextInt(256)};
        case 2 -> Arrays.copyOfRange(given, Math.min(at, given.length), Math.min(given.length, at + random.nextInt(200)));
        default -> WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
      };
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, at);
      out.writeBytes(middle);
      out.write(bytes, random.nextBoolean() ? to : at, bytes.length - (random.nextBoolean() ? bytes.length : Math.max(to, at)));
      bytes = out.toByteArray();
    }
    return bytes;
  }

  /** The whole processor, on fewer such files. */
  @Test
  void theProcessorSurvivesWhatIsMadeOfTheCorpus() throws IOException {
    List<Path> files = corpus().filter(p -> p.toFile().length() < 5000 && !p.toString().endsWith(".gz")).toList();
    Random random = new Random(2);
    for (int k = 0; k < TRIES / 40; k++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = mutated(Files.readAllBytes(file), random);
      try {
        compile(file.getFileName().toString(), bytes, List.of(SCALARS, ARRAYS, ELEMENTS).get(random.nextInt(3)));
      } catch (AssertionError e) {
        throw new AssertionError(file + " with the bytes " + HexFormat.of().formatHex(bytes), e);
      }
    }
  }

  /** What a compressed file holds beyond the limit is never expanded. */
  @Test
  void aBombIsNotExpanded() {
    byte[] zeros = new byte[1 << 20];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write("x,f\n".getBytes(StandardCharsets.UTF_8));
      for (int k = 0; k < 200; k++) {
        out.write(zeros);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      assertThat(read("bomb.csv.gz", bytes.toByteArray(), OF_SCALARS)).isFalse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
