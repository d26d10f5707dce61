package io.github.limbeck.processor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.processor.ProjectOnDisk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects learned from rows that are drawn from more than a build would read, with the command line. */
class ManyRowsTest {
  @TempDir Path directory;
  private ProjectOnDisk project;

  @BeforeEach
  void project() throws IOException {
    project = new ProjectOnDisk(directory);
    Files.createDirectories(directory.resolve("target"));
  }

  private record Run(int code, String out, String error) {}

  private Run distil(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    List<String> all = new ArrayList<>(List.of("distill", directory.toString(), "--sample", "1000"));
    all.addAll(List.of(arguments));
    return new Run(Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(error)).execute(all.toArray(String[]::new)), out.toString(), error.toString());
  }

  private void type(String annotation, String method) throws IOException {
    project.write("src/main/java/app/Answer.java", "package app;\nimport io.github.limbeck.*;\n" + annotation + "\npublic interface Answer {\n  " + method + "\n}\n");
  }

  private static List<String> rows(int count, Function<Random, String> row) {
    Random random = new Random(3);
    return IntStream.range(0, count).mapToObj(i -> row.apply(random)).toList();
  }

  /** Deals rows into files. */
  private void write(String header, List<String> rows, int files) throws IOException {
    for (int file = 0; file < files; file++) {
      int rest = file;
      project.write("src/main/datasets/many/part-" + file + ".csv", header + "\n" + String.join("\n", IntStream.range(0, rows.size()).filter(i -> i % files == rest).mapToObj(rows::get).toList()) + "\n");
    }
  }

  private String lock() throws IOException {
    return Files.readString(directory.resolve("src/main/distilled/app.Answer.limbeck.json"));
  }

  private static String fare(Random random) {
    int distance = random.nextInt(10_000);
    int hour = random.nextInt(24);
    return distance + "," + hour + "," + (distance >= 5_000 || hour >= 22 && distance >= 1_000);
  }

  @Test
  void learnsRulesFromPartsOfTheRowsAndSaysHowTheyDoOnAll() throws IOException {
    type("@DistillFrom(dataset = \"many\")", "boolean answer(int distance, int hour);");
    List<String> rows = rows(9_000, ManyRowsTest::fare);
    write("distance,hour,answer", rows, 3);
    Run run = distil();
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).contains("app.Answer.limbeck.json is new");
    String lock = lock();
    assertThat(lock).contains("were drawn from 9000 rows by what they say", "Of all 9000 rows", "that nothing was learned from", "\"population\"").doesNotContain("\"datasetFile\" : \"src");
    ProjectOnDisk.Built built = project.build();
    assertThat(built.done()).as("%s", built.messages()).isTrue();
    assertThat(built.withId("LIMBECK-001")).singleElement().asString().contains("taken from src/main/distilled/app.Answer.limbeck.json");
    assertThat(project.build("-Alimbeck.lock=check").withId("LIMBECK-606")).singleElement().asString().contains("learned by limbeck:distill", "limbeck.lock=use");

    List<String> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(8));
    for (int file = 0; file < 3; file++) {
      Files.delete(directory.resolve("src/main/datasets/many/part-" + file + ".csv"));
    }
    write("distance,hour,answer", shuffled, 2);
    Run again = distil("--threads", "1");
    assertThat(again.code()).as(again.error()).isZero();
    assertThat(lock()).as("the order of the rows, files and threads leave no trace").isEqualTo(lock);
  }

  @Test
  void readsAllRowsWhereTheyAreFewContents() throws IOException {
    type("@DistillFrom(dataset = \"many\")", "boolean answer(boolean a, boolean b, boolean c);");
    write("a,b,c,answer", rows(30_000, random -> {
      boolean a = random.nextBoolean();
      boolean b = random.nextBoolean();
      return a + "," + b + "," + random.nextBoolean() + "," + (a ^ b);
    }), 4);
    Run run = distil();
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(lock()).contains("All 8 inputs are among the rows", "Of all 30000 rows 100.0 % are right.");
  }

  @Test
  void learnsFormulas() throws IOException {
    type("@Formula\n@DistillFrom(dataset = \"many\")", "double answer(double length, double force);");
    write("length,force,answer", rows(8_000, random -> {
      double length = random.nextInt(1_000) / 100.0;
      double force = random.nextInt(1_000) / 10.0;
      return length + "," + force + "," + (2.5 * length * force + 4);
    }), 3);
    Run run = distil();
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(lock()).contains("2.5 * length * force + 4", "R^2 on all 8000 rows: 1", "that nothing was learned from: 1");
  }

  @Test
  void learnsFromArrays() throws IOException {
    type("@DistillFrom(dataset = \"many\")", "boolean answer(int[] cells);");
    write("cells;answer".replace(';', ','), rows(5_000, random -> {
      int[] cells = random.ints(2 + random.nextInt(4), 0, 5).toArray();
      return "\"" + IntStream.of(cells).boxed().toList() + "\"," + IntStream.of(cells).anyMatch(c -> c == 4);
    }), 2);
    Run run = distil();
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(lock()).contains("Of all 5000 rows 100.0 % are right");
  }

  @Test
  void refusesCoinFlipsAndLeavesTheLockFileAlone() throws IOException {
    type("@DistillFrom(dataset = \"many\")", "boolean answer(int distance, int hour);");
    project.write("src/main/distilled/app.Answer.limbeck.json", "as it was");
    write("distance,hour,answer", rows(5_000, random -> random.nextInt(10_000) + "," + random.nextInt(24) + "," + random.nextBoolean()), 2);
    Run run = distil();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.error()).contains("[LIMBECK-519]").doesNotContain("[LIMBECK-9");
    assertThat(lock()).isEqualTo("as it was");
    assertThat(directory.resolve("target/limbeck-distil")).doesNotExist();
  }

  @Test
  void namesFilesThatCantBeRead() throws IOException {
    type("@DistillFrom(dataset = \"many\")", "boolean answer(int distance, int hour);");
    write("distance,hour,answer", rows(3_000, ManyRowsTest::fare), 3);
    project.write("src/main/datasets/many/part-9.csv", "distance,hour,answer\n1,2,\"never closed\n");
    assertThat(distil().error()).containsOnlyOnce("[LIMBECK-").contains("[LIMBECK-437] 1 file of many can't be read", "many/part-9.csv");
    Run run = distil("--unreadable", "skip");
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.error()).contains("[LIMBECK-438] 1 file of many can't be read");
    assertThat(lock()).contains("1 file could not be read, and was left out.");
  }

  @Test
  void refusesWhatHasToBeReadTogether() throws IOException {
    type("@DistillFrom(dataset = \"many\", group = \"hour\")", "boolean answer(int distance);");
    write("distance,hour,answer", rows(500, ManyRowsTest::fare), 2);
    assertThat(distil().error()).containsOnlyOnce("[LIMBECK-").contains("LIMBECK-436");
    type("@DistillFrom(dataset = \"nowhere\")", "boolean answer(int distance);");
    assertThat(distil().error()).containsOnlyOnce("[LIMBECK-").contains("There is no dataset 'nowhere'", "its place is not given");
    if (System.getenv("SPARK_HOME") == null) {
      assertThat(distil("--master", "spark://nowhere:7077").error()).contains("There is no Spark: SPARK_HOME is not set.");
    }
    Files.delete(directory.resolve("src/main/java/app/Answer.java"));
    assertThat(distil().error()).contains("There is no interface with @DistillFrom");
  }

  @Test
  void holdsAccuracyThatIsAskedForToAllRows() throws IOException {
    type("@DistillFrom(dataset = \"many\", minAccuracy = 0.98)", "boolean answer(int distance, int hour);");
    write("distance,hour,answer", rows(6_000, random -> {
      String row = fare(random);
      boolean wrong = random.nextInt(100) < 6;
      return wrong ? row.replace("true", "TRUE").replace("false", "true").replace("TRUE", "false") : row;
    }), 2);
    Run run = distil();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.error()).containsOnlyOnce("[LIMBECK-5");
  }
}
