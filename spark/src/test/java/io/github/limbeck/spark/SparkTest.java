package io.github.limbeck.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.lock.Lock;
import io.github.limbeck.engine.lock.LockText;
import io.github.limbeck.engine.partition.DataPlaces;
import io.github.limbeck.engine.partition.LocalPartitions;
import io.github.limbeck.engine.partition.Partitions;
import io.github.limbeck.engine.partition.RoundSettings;
import io.github.limbeck.engine.partition.WorkingSet;
import io.github.limbeck.processor.cli.ProjectDistillation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cluster of two executors, in processes of their own, gives what threads give, whatever becomes of it. */
class SparkTest {
  private static final int ROWS = 30_000;
  private static final RoundSettings FEW = new RoundSettings(2_000, 64, 64, 10, 10);
  /** How often an executor is killed; 50 times with -Dlimbeck.kills=50. */
  private static final int KILLS = Integer.getInteger("limbeck.kills", 4);

  @TempDir static Path directory;
  private static SparkSession spark;
  private static Path project;
  private static Contract contract;

  @BeforeAll
  static void start() throws IOException {
    project = directory.resolve("project");
    write("src/main/java/fares/Fare.java", """
        package fares;
        import io.github.limbeck.DistillFrom;
        @DistillFrom(dataset = "trips")
        public interface Fare {
          boolean expensive(int distance, int hour, String zone);
        }
        """);
    Random random = new Random(1);
    String[] zones = {"north", "south", "east"};
    for (int file = 0; file < 7; file++) { // one of them is empty, one is larger than all others
      int rows = file == 3 ? 0 : file == 5 ? ROWS / 2 : ROWS / 10;
      StringBuilder text = new StringBuilder("distance,hour,zone,expensive\n");
      for (int i = 0; i < rows; i++) {
        int distance = random.nextInt(10_000);
        int hour = random.nextInt(24);
        String zone = zones[random.nextInt(zones.length)];
        boolean expensive = distance > 5_000 || hour >= 22 && distance > 1_000;
        text.append(distance).append(',').append(hour).append(',').append(zone).append(',').append(expensive).append('\n');
      }
      write("src/main/datasets/trips/part-" + file + ".csv", text.toString());
    }
    spark = Cluster.start(2, directory);
    assertThat(distilled(local())).isEmpty();
    contract = Contract.read(lock().methods().get(0).contract());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static void write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Partitions local() {
    return new LocalPartitions(new DataPlaces(project, Map.of()), 2, false, FEW, what -> { });
  }

  private static SparkPartitions cluster(int partitions, Map<String, String> places, boolean skips) {
    return new SparkPartitions(spark, new DataPlaces(project, places), partitions, skips, FEW, what -> { });
  }

  private static Path lockFile() {
    return project.resolve("src/main/distilled/fares.Fare.limbeck.json");
  }

  private static Lock lock() throws IOException {
    try {
      return LockText.read(Files.readString(lockFile()));
    } catch (LockText.Unreadable e) {
      throw new IOException(e);
    }
  }

  /** Learns the project, and gives what went wrong. */
  private static String distilled(Partitions partitions) throws IOException {
    StringWriter error = new StringWriter();
    int code = new ProjectDistillation(project, "", List.of(), List.of()).run(partitions, new PrintWriter(new StringWriter()), new PrintWriter(error));
    return code == 0 ? "" : error.toString();
  }

  private static WorkingSet drawn(Partitions partitions) throws Refusal {
    return WorkingSet.draw(partitions.find(contract.request(), Place.SUBJECT), contract, Place.SUBJECT, partitions.skipsUnreadable(), FEW);
  }

  /** All that a dataset says, as text. */
  private static String said(Dataset data) {
    StringBuilder text = new StringBuilder(data.sha256()).append(data.vocabularies());
    IntStream.range(0, data.rows()).forEach(row -> text.append('\n').append(Arrays.toString(data.row(row))).append(data.answers().get(0).codes().get(row)));
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void clustersDrawTheSameRowsInAnyNumberOfPartitions(int partitions) throws Refusal {
    assertThat(said(drawn(cluster(partitions, Map.of(), false)).dataset())).isEqualTo(said(drawn(local()).dataset()));
  }

  @Test
  void lockFilesAreTheSameAsThoseOfThreadsThoughExecutorsAreKilled() throws Exception {
    byte[] ofThreads = Files.readAllBytes(lockFile());
    Files.delete(lockFile());
    Thread killer = new Thread(() -> {
      Random random = new Random(5);
      try {
        for (int kill = 0; kill < KILLS; kill++) {
          Thread.sleep(500 + random.nextInt(3_000));
          List<ProcessHandle> executors = Cluster.executors();
          if (!executors.isEmpty()) {
            executors.get(random.nextInt(executors.size())).destroyForcibly();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    killer.start();
    do {
      assertThat(distilled(cluster(7, Map.of(), false))).isEmpty();
      assertThat(Files.readAllBytes(lockFile())).isEqualTo(ofThreads);
    } while (killer.isAlive());
    assertThat(new String(ofThreads, StandardCharsets.UTF_8)).contains("Of all 30000 rows 100.0 % are right", "rounds: rows that were answered wrongly", "distance <= 5000");
  }

  @Test
  void tablesOfSparkAreReadTheSame() throws Refusal {
    spark.read().option("header", "true").option("inferSchema", "true").csv(project.resolve("src/main/datasets/trips").toString()).write().mode("overwrite").parquet(directory.resolve("parquet").toString());
    String table = "sql:SELECT hour, zone, distance, expensive FROM parquet.`" + directory.resolve("parquet") + "`";
    assertThat(said(drawn(cluster(3, Map.of("trips", table), false)).dataset())).isEqualTo(said(drawn(local()).dataset()));
    assertThat(said(drawn(cluster(3, Map.of("trips", directory.resolve("parquet").toString()), false)).dataset())).as("the files themselves").isEqualTo(said(drawn(local()).dataset()));
  }

  @Test
  void damagedFilesAmongManyAreNamed() throws Exception {
    Path files = Files.createDirectories(directory.resolve("damaged"));
    for (int file = 0; file < 200; file++) {
      Files.writeString(files.resolve("part-" + file + ".csv"), "distance,hour,zone,expensive\n" + file + ",1,north,false\n");
    }
    Files.write(files.resolve("part-117.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    Map<String, String> places = Map.of("trips", files.toString());
    assertThatThrownBy(() -> drawn(cluster(5, places, false))).isInstanceOf(Refusal.class).hasMessageContaining("1 file of trips can't be read").hasMessageContaining("trips/part-117.csv");
    assertThat(drawn(cluster(5, places, true)).dataset().rows()).isEqualTo(199);
  }

  @Test
  void badCellsAreNamedOncePerKind() throws Exception {
    Path files = Files.createDirectories(directory.resolve("cells"));
    for (int file = 0; file < 30; file++) {
      Files.writeString(files.resolve("part-" + file + ".csv"), "distance,hour,zone,expensive\n1,1,north,false\n" + (file >= 20 ? "far" : "7") + ",1,north,false\n");
    }
    assertThatThrownBy(() -> drawn(cluster(4, Map.of("trips", files.toString()), false))).isInstanceOfSatisfying(Refusal.class, refusal -> {
      assertThat(refusal.findings()).singleElement().extracting(Finding::detail).asString().contains("trips/part-20.csv:3:1", "distance", "There are more of the kind");
    });
  }

  @Test
  void anotherSchemaIsRefusedAndTheLockFileStays() throws Exception {
    byte[] before = Files.readAllBytes(lockFile());
    Path files = Files.createDirectories(directory.resolve("schema"));
    Files.writeString(files.resolve("part-0.csv"), "far,hour,zone,expensive\n1,1,north,false\n");
    assertThat(distilled(cluster(2, Map.of("trips", files.toString()), false))).containsOnlyOnce("[LIMBECK-").contains("no column 'distance'", "Columns found");
    assertThat(distilled(cluster(2, Map.of("trips", "table:nowhere"), false))).containsOnlyOnce("[LIMBECK-").contains("trips could not be asked", "nowhere");
    assertThat(distilled(cluster(2, Map.of("trips", directory.resolve("gone").toString()), false))).containsOnlyOnce("[LIMBECK-").contains("There is no file or directory");
    assertThat(Files.readAllBytes(lockFile())).isEqualTo(before);
    assertThat(project.resolve("target/limbeck-distil")).doesNotExist();
  }
}
