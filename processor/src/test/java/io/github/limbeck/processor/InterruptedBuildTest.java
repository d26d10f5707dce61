package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.archive.ResultCache;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that are killed, run at once on one cache, or read what a dying one left: the next build is right. */
class InterruptedBuildTest {
  private static final int KILLS = Integer.getInteger("limbeck.kills", 6);

  @TempDir Path folder;

  private Path cache;

  @BeforeEach
  void writeDatasets() throws IOException {
    cache = folder.resolve("cache");
    for (int k = 0; k < 4; k++) {
      int limit = 5 + k;
      String rows = IntStream.range(0, 400).mapToObj(i -> i % 20 + "," + i % 7 + "," + (i % 20 > limit || i % 7 == 3 ? "yes" : "no"))
          .collect(Collectors.joining("\n", "x,y,f\n", "\n"));
      Files.writeString(folder.resolve("d" + k + ".csv"), rows);
    }
  }

  private static Map<String, String> source(int k) {
    return Map.of("app.A", "package app; @io.github.limbeck.DistillFrom(dataset = \"d" + k + ".csv\") public interface A { String f(int x, int y); }");
  }

  @Test
  void buildsAtOnceShareOneCache() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(6);
    List<Callable<String>> builds = new ArrayList<>();
    for (int b = 0; b < 24; b++) {
      int k = b % 4;
      builds.add(() -> {
        TestCompiler.Result result = TestCompiler.JAVAC.compile(folder, source(k), "-Alimbeck.cache=" + cache);
        assertThat(result.success()).as("%s", result.messages()).isTrue();
        assertThat(result.withId("LIMBECK-602")).isEmpty();
        return result.source("app.ADistilled");
      });
    }
    List<Future<String>> sources = workers.invokeAll(builds);
    workers.shutdown();
    for (int b = 0; b < sources.size(); b++) {
      assertThat(sources.get(b).get()).isEqualTo(sources.get(b % 4).get());
    }
    try (Stream<Path> entries = Files.list(cache)) {
      assertThat(entries).hasSize(4).allSatisfy(this::isWhole);
    }
  }

  private void isWhole(Path entry) {
    assertThat(new ResultCache(cache).find(entry.getFileName().toString()).texts()).isPresent();
  }

  /**
   * The compiler is a process of its own, killed after a while that grows from kill to kill. A kill counts if the compiler was alive.
   * More kills: {@code mvn -pl annotations,engine,processor test -Dtest=InterruptedBuildTest -Dlimbeck.kills=50}.
   */
  @Test
  void aKilledBuildLeavesNothingThatTheNextBelieves() throws Exception {
    long start = System.nanoTime();
    assertThat(javac(folder.resolve("whole"), "off").waitFor()).isZero();
    long whole = System.nanoTime() - start;
    byte[] expected = Files.readAllBytes(generated(folder.resolve("whole")));
    int killed = 0;
    for (int k = 1; killed < KILLS; k++) {
      assertThat(k).as("kills tried, of which " + killed + " hit a living compiler").isLessThanOrEqualTo(2 * KILLS);
      Path out = folder.resolve("killed" + k);
      Path own = folder.resolve("cache" + k);
      Process process = javac(out, own.toString());
      // The last third of a build writes; most kills fall there.
      long step = k % KILLS;
      long began = System.nanoTime();
      boolean ended = process.waitFor(whole * (KILLS / 2 + step) / (KILLS + KILLS / 2), TimeUnit.NANOSECONDS);
      // The first build ran on cold files: one that ends before its kill shows how long a build takes by now.
      whole = ended ? System.nanoTime() - began : whole;
      process.destroyForcibly().waitFor();
      killed += ended ? 0 : 1;
      if (Files.isDirectory(own)) {
        try (Stream<Path> entries = Files.list(own)) {
          List<Path> finished = entries.filter(e -> !e.toString().endsWith(".tmp")).toList();
          assertThat(finished).allSatisfy(e -> assertThat(new ResultCache(own).find(e.getFileName().toString()).texts()).isPresent());
        }
      }
      int code = javac(out, own.toString()).waitFor();
      assertThat(code).as(Files.readString(folder.resolve("javac.log"))).isZero();
      assertThat(Files.readAllBytes(generated(out))).isEqualTo(expected);
    }
  }

  private static Path generated(Path out) {
    return out.resolve("app/ADistilled.java");
  }

  private Process javac(Path out, String cacheOption) throws IOException {
    Files.createDirectories(out);
    Path source = folder.resolve("A.java");
    Files.writeString(source, source(0).get("app.A"));
    // ND4J is left out: it is not needed, and a process that never loads it ends sooner.
    String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(p -> !p.contains("nd4j") && !p.contains("openblas")).collect(Collectors.joining(File.pathSeparator));
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "javac").toString(), "-nowarn",
        "-processorpath", path, "-cp", path, "-d", out.toString(), "-s", out.toString(), "-Alimbeck.datasets=" + folder,
        "-Alimbeck.cache=" + cacheOption, source.toString())
        .redirectErrorStream(true).redirectOutput(folder.resolve("javac.log").toFile()).start();
  }
}
