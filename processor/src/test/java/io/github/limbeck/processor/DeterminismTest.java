package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same inputs give the same bytes: in any locale and time zone, for any order of rows, by any compiler and JDK. */
class DeterminismTest {
  private static final String SOURCE = """
      package app;
      @io.github.limbeck.DistillFrom(dataset = "d.csv", minAccuracy = 0.9, seed = 7)
      public interface A { String kind(double length, double width, int count, boolean round, String colour); }
      """;

  @TempDir Path data;
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  private static List<String> rows() {
    Random random = new Random(11);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double length = Math.rint(random.nextDouble() * 100) / 10;
      double width = Math.rint(random.nextDouble() * 100) / 10;
      int count = random.nextInt(12);
      boolean round = random.nextBoolean();
      String colour = List.of("red", "\u0130stanbul", "\u00fc\u00df").get(random.nextInt(3));
      String kind = length > 1.37 * width ? "long" : round && count > 4 ? "many" : colour.equals("red") ? "warm" : "plain";
      rows.add(length + "," + width + "," + count + "," + round + "," + colour + "," + kind);
    }
    return rows;
  }

  private String distil(TestCompiler compiler, List<String> rows) {
    TestCompiler.write(data, "d.csv", "length,width,count,round,colour,kind\n" + String.join("\n", rows) + "\n");
    var result = compiler.compile(data, Map.of("app.A", SOURCE));
    return result.source("app.ADistilled");
  }

  @Test
  void neitherLocaleNorZoneNorCompilerMatter() {
    String first = distil(TestCompiler.JAVAC, rows());
    for (String tag : List.of("tr-TR", "de-DE", "ar-EG")) {
      Locale.setDefault(Locale.forLanguageTag(tag));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(distil(TestCompiler.JAVAC, rows())).isEqualTo(first);
    }
    assertThat(distil(TestCompiler.ECJ, rows())).isEqualTo(first);
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    String first = distil(TestCompiler.JAVAC, rows());
    for (int seed = 0; seed < 3; seed++) {
      List<String> shuffled = rows();
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(distil(TestCompiler.JAVAC, shuffled)).isEqualTo(first);
    }
  }

  @Test
  void theOrderOfArraysDoesNotMatter() {
    Random random = new Random(2);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int[] x = random.ints(2 + random.nextInt(5), 0, 9).toArray();
      boolean peak = IntStream.range(1, x.length - 1).anyMatch(k -> x[k - 1] < x[k] && x[k] > x[k + 1]);
      lines.add("{\"x\":" + Arrays.toString(x) + ",\"f\":" + peak + "}");
    }
    String first = ofArrays(lines, TestCompiler.JAVAC);
    assertThat(ofArrays(lines, TestCompiler.ECJ)).isEqualTo(first);
    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(lines, new Random(seed));
      assertThat(ofArrays(lines, TestCompiler.JAVAC)).isEqualTo(first);
    }
  }

  private String ofArrays(List<String> lines, TestCompiler compiler) {
    TestCompiler.write(data, "d.jsonl", String.join("\n", lines));
    return compiler.compile(data, Map.of("app.B",
        "package app;\n@io.github.limbeck.DistillFrom(dataset = \"d.jsonl\")\npublic interface B { boolean f(int[] x); }\n")).source("app.BDistilled");
  }

  @Test
  void everyJdkGivesTheSameBytes(@TempDir Path out) throws Exception {
    Optional<Path> other = otherJdk();
    assumeTrue(other.isPresent(), "no JDK 25 on this machine");
    String here = distil(TestCompiler.JAVAC, rows());
    Path source = Files.createDirectories(out.resolve("src/app")).resolve("A.java");
    Files.writeString(source, SOURCE);
    Path classes = Files.createDirectories(out.resolve("classes"));
    Process javac = new ProcessBuilder(other.get().resolve("bin/javac").toString(), "-d", classes.toString(), "-proc:full",
        "-cp", System.getProperty("java.class.path"), "-processorpath", System.getProperty("java.class.path"),
        "-Alimbeck.datasets=" + data, "-Alimbeck.cache=off", source.toString()).redirectErrorStream(true).start();
    String log = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(javac.waitFor()).as(log).isZero();
    assertThat(Files.readString(classes.resolve("app/ADistilled.java"))).isEqualTo(here);
  }

  private static Optional<Path> otherJdk() throws IOException {
    String given = System.getenv("JAVA25_HOME");
    if (given != null) {
      return Optional.of(Path.of(given));
    }
    Path root = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(root)) {
      return homes.filter(h -> h.getFileName().toString().contains("25") && Files.isExecutable(h.resolve("bin/javac"))).findFirst();
    }
  }
}
