package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.limbeck.engine.appraise.GeneratedClass;
import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.lock.Lock;
import io.github.limbeck.engine.lock.LockText;
import io.github.limbeck.engine.lock.Offers;
import io.github.limbeck.engine.lock.Review;
import io.github.limbeck.engine.lock.ReviewText;
import io.github.limbeck.engine.lock.Reviews;
import io.github.limbeck.processor.ProjectOnDisk.Built;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lock files of a project on disk: written on demand, compared by every build, and enough to build without the data. */
class LockTest {
  private static final String RULE = """
      package app;
      @io.github.limbeck.DistillFrom(dataset = "d.csv")
      public interface A {
        boolean grant(int items, String zone, double weight);
      }
      """;

  @TempDir Path project;

  @BeforeEach
  void writeProject() throws IOException {
    write("src/main/java/app/A.java", RULE);
    data(20);
  }

  private void data(int from) throws IOException {
    write("src/main/datasets/d.csv", "items,zone,weight,grant\n" + IntStream.range(0, 200)
        .mapToObj(i -> i % 40 + "," + List.of("north", "south", "east").get(i % 3) + "," + String.format(Locale.ROOT, "%.2f", (i * 37 % 101) / 7.0) + "," + (i % 40 >= from && i % 3 != 1)).collect(Collectors.joining("\n")) + "\n");
  }

  private void write(String path, String text) throws IOException {
    disk().write(path, text);
  }

  private Built build(String... options) throws IOException {
    return disk().build(options);
  }

  private ProjectOnDisk disk() {
    return new ProjectOnDisk(project);
  }

  private List<String> accept() throws IOException {
    return Offers.accept(project, project.resolve("target"), "", false);
  }

  private String source() throws IOException {
    return Files.readString(project.resolve("target/generated/app/ADistilled.java"));
  }

  private Path lock() {
    return project.resolve("src/main/distilled/app.A.limbeck.json");
  }

  private void edit(UnaryOperator<String> change) throws IOException {
    Files.writeString(lock(), change.apply(Files.readString(lock())));
  }

  private Provenance provenance() throws IOException {
    return Provenance.read(new ByteArrayInputStream(Files.readAllBytes(project.resolve("target/classes/META-INF/limbeck/app.A.json"))));
  }

  @Test
  void noBuildWritesALockFile() throws IOException {
    assertThat(build().done()).isTrue();
    assertThat(lock()).doesNotExist();
    assertThat(accept()).containsExactly("src/main/distilled/app.A.limbeck.json is new");
    assertThat(accept()).containsExactly("src/main/distilled/app.A.limbeck.json is as it was");
    assertThat(Files.readString(lock())).contains("\"if zone is south\"".replace("zone is south", "items >= 20"), "boolean grant(int items, String zone, double weight)", "Learned from 200 rows of d.csv.");
  }

  @Test
  void aBuildThatLearnsTheSameSucceeds() throws IOException {
    build();
    accept();
    Built again = build("-Alimbeck.cache=off", "-Alimbeck.report=" + project.resolve("report"));
    assertThat(Files.readString(project.resolve("report/app.A.html"))).contains("Since <code>src/main/distilled/app.A.limbeck.json</code> was accepted:</strong> nothing has changed.");
    assertThat(again.done()).as("%s", again.messages()).isTrue();
    assertThat(build("-Alimbeck.lock=check").done()).isTrue();
    assertThat(provenance().lock()).hasValueSatisfying(use -> assertThat(use.isSource()).isFalse());
    assertThat(new GeneratedClass(provenance()).changedFiles(project)).isEmpty();
    edit(text -> text.replace("\n", "\r\n"));
    assertThat(build().done()).as("lines that end as on Windows").isTrue();
  }

  @Test
  void aBuildThatLearnsSomethingElseFailsAndSaysWhat() throws IOException {
    build();
    accept();
    byte[] before = Files.readAllBytes(lock());
    data(21);
    Built other = build("-Alimbeck.report=" + project.resolve("report"));
    assertThat(other.done()).isFalse();
    assertThat(Files.readString(project.resolve("report/app.A.html"))).contains("Since <code>src/main/distilled/app.A.limbeck.json</code> was accepted:</strong><pre>", "if items &gt;= 20 became if items &gt;= 21");
    assertThat(other.withId("LIMBECK-607")).singleElement().satisfies(m -> assertThat(m).contains("if items >= 20 became if items >= 21",
        "rows are answered otherwise: d.csv:", "(false, was true)", "inputs drawn from the ranges of the examples, such as items = 20", "examples: d.csv was changed, and has 200 rows as before", "limbeck:lock"));
    assertThat(other.messages().stream().filter(m -> m.contains("LIMBECK")).filter(m -> !m.contains("LIMBECK-001"))).hasSize(1);
    assertThat(Files.readAllBytes(lock())).as("no build touches it").isEqualTo(before);
    assertThat(build("-Alimbeck.lock=off").done()).isTrue();
    assertThat(accept()).first().isEqualTo("src/main/distilled/app.A.limbeck.json changed:");
    assertThat(build().done()).isTrue();
  }

  @Test
  void anOfferOfOtherExamplesIsNotAccepted() throws IOException {
    build();
    data(21);
    assertThatThrownBy(this::accept).isInstanceOf(IOException.class).hasMessageContaining("d.csv changed after app.A was distilled");
    assertThat(lock()).doesNotExist();
  }

  @Test
  void theClassIsTakenFromTheLockFileWithoutData() throws IOException {
    build();
    accept();
    String source = source();
    byte[] type = Files.readAllBytes(project.resolve("target/classes/app/ADistilled.class"));
    Files.delete(project.resolve("src/main/datasets/d.csv"));
    for (String cache : List.of("-Alimbeck.cache=off", "-Alimbeck.debug", "-Alimbeck.debug")) {
      Built used = build("-Alimbeck.lock=use", cache);
      assertThat(used.done()).as("%s", used.messages()).isTrue();
      assertThat(source()).isEqualTo(source);
      assertThat(Files.readAllBytes(project.resolve("target/classes/app/ADistilled.class"))).isEqualTo(type);
      assertThat(used.withId("LIMBECK-001")).singleElement().satisfies(m -> assertThat(m).contains("taken from src/main/distilled/app.A.limbeck.json, which was learned from 200 rows of d.csv", "PROVED"));
    }
    GeneratedClass generated = new GeneratedClass(provenance());
    assertThat(generated.isLocked()).isTrue();
    assertThat(generated.changedFiles(project)).as("the data do not matter").isEmpty();
    edit(text -> text + " ");
    assertThat(generated.changedFiles(project)).containsExactly("src/main/distilled/app.A.limbeck.json");
  }

  @Test
  void setsAndListsAreTakenFromTheLockFileToo() throws IOException {
    write("src/main/java/app/A.java", """
        package app;
        import io.github.limbeck.DistillFrom;
        import java.util.List;
        import java.util.Set;
        public interface A {
          enum Extra { WIFI, SPA, POOL }
          @DistillFrom(dataset = "d.csv")
          boolean grant(int items, Set<Extra> extras);
          @DistillFrom(dataset = "l.jsonl")
          List<Integer> kept(List<Integer> x);
        }
        """);
    write("src/main/datasets/d.csv", "items,extras,grant\n" + IntStream.range(0, 200).mapToObj(i -> i % 40 + "," + (i % 3 == 0 ? "wifi;spa" : i % 3 == 1 ? "pool" : "") + "," + (i % 40 >= 20 && i % 3 == 0))
        .collect(Collectors.joining("\n")) + "\n");
    write("src/main/datasets/l.jsonl", IntStream.range(0, 60).mapToObj(i -> IntStream.range(0, 2 + i % 6).map(k -> (i * 31 + k * 17) % 19 - 9).boxed().toList())
        .map(x -> "{\"x\":" + x + ",\"kept\":" + x.stream().filter(v -> v > 0).toList() + "}").collect(Collectors.joining("\n")));
    assertThat(build().done()).isTrue();
    accept();
    String source = source();
    Files.delete(project.resolve("src/main/datasets/d.csv"));
    Files.delete(project.resolve("src/main/datasets/l.jsonl"));
    Built used = build("-Alimbeck.lock=use", "-Alimbeck.cache=off");
    assertThat(used.done()).as("%s", used.messages()).isTrue();
    assertThat(source()).isEqualTo(source).contains("extras.contains(A.Extra.");
  }

  @Test
  void roundedFormulasAreTakenFromTheLockFile() throws IOException {
    write("src/main/java/app/A.java", """
        package app;
        import io.github.limbeck.*;
        import java.math.BigDecimal;
        @Formula
        @DistillFrom(dataset = "d.csv")
        public interface A {
          Bill bill(BigDecimal price, int quantity);

          record Bill(BigDecimal gross, int boxes) {}
        }
        """);
    write("src/main/datasets/d.csv", "price,quantity,gross,boxes\n" + IntStream.range(1, 150).mapToObj(i -> {
      BigDecimal price = BigDecimal.valueOf(i * 7919L % 9973 + 100, 2);
      return price + "," + i % 40 + "," + price.multiply(BigDecimal.valueOf(i % 40)).multiply(new BigDecimal("1.19")).setScale(2, RoundingMode.HALF_UP) + "," + (i % 40 + 11) / 12;
    }).collect(Collectors.joining("\n")) + "\n");
    Built built = build();
    assertThat(built.done()).as("%s", built.messages()).isTrue();
    accept();
    String source = source();
    assertThat(build("-Alimbeck.lock=check", "-Alimbeck.cache=off").done()).isTrue();
    Files.delete(project.resolve("src/main/datasets/d.csv"));
    Built used = build("-Alimbeck.lock=use", "-Alimbeck.cache=off");
    assertThat(used.done()).as("%s", used.messages()).isTrue();
    assertThat(source()).isEqualTo(source).contains("), 2);", "Math.ceil(");
  }

  @Test
  void aLockFileThatCantBeUsedIsAnErrorThatNamesTheGoal() throws IOException {
    assertThat(build("-Alimbeck.lock=use").withId("LIMBECK-605")).singleElement().satisfies(m -> assertThat(m).contains("There is no lock file src/main/distilled/app.A.limbeck.json", "limbeck:lock"));
    assertThat(build("-Alimbeck.lock=check").withId("LIMBECK-605")).hasSize(1);
    assertThat(build("-Alimbeck.lock=maybe").withId("LIMBECK-601")).singleElement().satisfies(m -> assertThat(m).contains("off, check or use"));
    build();
    accept();
    String whole = Files.readString(lock());
    Map<String, UnaryOperator<String>> faults = Map.of(
        "changed after it was written", text -> text.replace("\"if items >= 20\"", "\"if items >= 19\""),
        "it is not whole", text -> text.substring(0, text.length() / 2),
        "is of no use", text -> "",
        "by hand or by a merge", text -> text.replaceFirst("\n", "\n<<<<<<< HEAD\n").replace("<<<<<<< HEAD\n", "\n"));
    for (Map.Entry<String, UnaryOperator<String>> fault : faults.entrySet()) {
      edit(text -> fault.getValue().apply(whole));
      for (String mode : List.of("use", "check")) {
        Built built = build("-Alimbeck.lock=" + mode);
        assertThat(built.done()).isFalse();
        assertThat(built.withId("LIMBECK-606")).singleElement().satisfies(m -> assertThat(m).contains(fault.getKey(), "limbeck:lock"));
      }
    }
  }

  @Test
  void everyByteOfALockFileCounts() throws IOException {
    build();
    accept();
    byte[] whole = Files.readAllBytes(lock());
    Random random = new Random(1);
    for (int k = 0; k < 60; k++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(whole.length - 1);
      damaged[at] = (byte) (damaged[at] == 'x' ? 'y' : 'x');
      Files.write(lock(), damaged);
      Built built = build("-Alimbeck.lock=use");
      assertThat(built.done()).as("byte %d", at).isFalse();
      assertThat(built.messages().stream().filter(m -> m.contains("LIMBECK-606"))).hasSize(1);
    }
  }

  @Test
  void aLockFileOfAnotherSignatureOrOtherAnnotationsIsRefused() throws IOException {
    build();
    accept();
    write("src/main/java/app/A.java", RULE.replace("int items", "long items"));
    assertThat(build("-Alimbeck.lock=use").withId("LIMBECK-606")).singleElement().satisfies(m -> assertThat(m).contains("boolean grant(int items,", "boolean grant(long items,"));
    assertThat(build().withId("LIMBECK-607")).singleElement().satisfies(m -> assertThat(m).contains("+ boolean grant(long items,"));
    write("src/main/java/app/A.java", RULE.replace("\"d.csv\"", "\"d.csv\", minAccuracy = 0.9"));
    assertThat(build("-Alimbeck.lock=use").withId("LIMBECK-606")).singleElement().satisfies(m -> assertThat(m).contains("@DistillFrom(dataset = \"d.csv\", minAccuracy = 0.9)"));
    write("src/main/java/app/A.java", RULE.replace("boolean grant", "boolean permit"));
    assertThat(build("-Alimbeck.lock=use").withId("LIMBECK-606")).singleElement().satisfies(m -> assertThat(m).contains("it is of the methods grant, and the interface has permit"));
  }

  @Test
  void ofManyTextsThoseAloneAreTellableThatTheRuleNames() throws IOException {
    rows("d.csv", "items,zone,weight,grant", 600, i -> i % 40 + ",town" + i % 60 + ",2.5," + (i % 40 >= 20 && i % 60 != 7));
    Built built = build();
    assertThat(built.done()).as("%s", built.messages()).isTrue();
    assertThat(source()).contains("town7");
    accept();
    assertThat(Files.readString(lock())).contains("town7").doesNotContain("town8", "town59", "u0000");
    String source = source();
    assertThat(build("-Alimbeck.lock=use", "-Alimbeck.cache=off").messages()).noneMatch(m -> m.contains("LIMBECK-6"));
    assertThat(source()).isEqualTo(source);
  }

  @Test
  void aPageForPeopleIsWrittenOnDemand() throws IOException {
    build();
    Offers.accept(project, project.resolve("target"), "A", true);
    assertThat(Files.readString(project.resolve("src/main/distilled/app.A.limbeck.md"))).startsWith("# A\n").contains("if items >= 20", "boolean grant(int items, String zone, double weight)",
        "- Learned from 200 rows of d.csv.", "| items | 0 to 39 |", "| zone | east, north, south |");
    assertThat(build("-Alimbeck.lock=use").done()).isTrue();
    assertThat(Offers.accept(project, project.resolve("target"), "B", true)).isEmpty();
  }

  @Test
  void noRowIsInALockFile() throws IOException {
    write("src/main/java/app/A.java", """
        package app;
        @io.github.limbeck.DistillFrom(data = "a,b,answer\\n%s")
        public interface A {
          boolean f(int a, int b);
        }
        """.formatted(IntStream.range(0, 64).mapToObj(i -> i % 8 + "," + i / 8 + "," + (i % 8 > i / 8)).collect(Collectors.joining("\\n"))));
    build();
    accept();
    String text = Files.readString(lock());
    assertThat(text).contains("@DistillFrom(data = \"…\")".replace("\"", "\\\"")).doesNotContain("3,4,false", "4,3,true");
    assertThat(build("-Alimbeck.lock=use").done()).isTrue();
  }

  /** Locks of two states of the project, as they come of two builds. */
  private Review review(IORunnable change) throws IOException {
    build();
    accept();
    Path before = project.resolve("before.json");
    Files.move(lock(), before, StandardCopyOption.REPLACE_EXISTING);
    change.run();
    Built built = build();
    assertThat(built.done()).as("%s", built.messages()).isTrue();
    accept();
    List<Review> reviews = Reviews.between(before, lock(), "");
    Files.delete(lock());
    assertThat(reviews).hasSize(1);
    return reviews.get(0);
  }

  private interface IORunnable {
    void run() throws IOException;
  }

  private void source(String annotation, String method) throws IOException {
    write("src/main/java/app/A.java", "package app;\n@io.github.limbeck.DistillFrom(" + annotation + ")\npublic interface A {\n  " + method + ";\n}\n");
  }

  private void rows(String name, String header, int count, IntFunction<String> row) throws IOException {
    write("src/main/datasets/" + name, (header.isEmpty() ? "" : header + "\n") + IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n")) + "\n");
  }

  @Test
  void otherRowsFromWhichTheSameIsLearnedAreNoOtherRule() throws IOException {
    Review review = review(() -> rows("d.csv", "items,zone,weight,grant", 160, i -> i % 40 + "," + List.of("north", "south", "east").get(i % 3) + ",1.0" + i % 7 + "," + (i % 40 >= 20 && i % 3 != 1)));
    assertThat(ReviewText.lines(review)).contains("examples: d.csv was changed from 200 rows to 160").contains("both answer alike on every input").noneMatch(line -> line.contains("became"));
    assertThat(review.methods().get(0).answers().get(0).meaning()).hasValueSatisfying(m -> assertThat(m.isEqual()).isTrue());
  }

  @Test
  void boundsThatMovedAreSaidHoweverTheRuleIsWritten() throws IOException {
    Review review = review(() -> rows("d.csv", "items,zone,weight,grant", 240, i -> i % 40 + "," + List.of("north", "south", "east").get(i / 40 % 3) + ",1.0" + i % 7 + "," + (i % 40 >= 25 && i / 40 % 3 == 0)));
    assertThat(ReviewText.lines(review)).contains("the bound of items lay between 19 and 20, and lies between 24 and 25 now");
    assertThat(ReviewText.json(List.of(review))).contains("\"bounds\"");
  }

  @Test
  void textsThatOneOfTheTwoDoesNotKnowAreNumberedOtherwise() throws IOException {
    Review review = review(() -> rows("d.csv", "items,zone,weight,grant", 320, i -> i % 40 + "," + List.of("north", "south", "east", "alps").get(i / 40 % 4) + ",2.5," + (i % 40 >= 20 && i / 40 % 4 != 1)));
    assertThat(review.methods().get(0).answers().get(0).meaning()).as("south is still what it was, though alps comes before all others").hasValueSatisfying(m -> assertThat(m.isEqual()).isTrue());
  }

  @Test
  void formulasAreComparedByHowFarTheyAreOff() throws IOException {
    source("dataset = \"f.csv\"", "double f(double x, double y)");
    rows("f.csv", "x,y,f", 60, i -> i / 4.0 + "," + i % 7 + "," + (2 * (i / 4.0) + 3.0 * (i % 7)));
    Review review = review(() -> rows("f.csv", "x,y,f", 60, i -> i / 4.0 + "," + i % 7 + "," + (2 * (i / 4.0) + 3.5 * (i % 7))));
    assertThat(ReviewText.lines(review)).anyMatch(line -> line.matches(".*3 \\* y became .*3\\.5 \\* y")).anyMatch(line -> line.startsWith("off by at most 3 on inputs drawn"));
    assertThat(review.methods().get(0).answers().get(0).meaning().orElseThrow().greatest()).isCloseTo(3, Offset.offset(0.01));
  }

  @Test
  void rulesOverArraysAreComparedAtTheSizesOfTheExamples() throws IOException {
    source("dataset = \"a.jsonl\", minAccuracy = 1", "boolean f(boolean[] x)");
    Random random = new Random(5);
    List<boolean[]> arrays = IntStream.range(0, 120).mapToObj(i -> {
      boolean[] x = new boolean[3 + i % 4];
      IntStream.range(0, x.length).forEach(k -> x[k] = random.nextBoolean());
      return x;
    }).toList();
    rows("a.jsonl", "", 120, i -> row(arrays.get(i), trues(arrays.get(i)) >= 2));
    Review same = review(() -> rows("a.jsonl", "", 100, i -> row(arrays.get(i + 10), trues(arrays.get(i + 10)) >= 2)));
    assertThat(same.methods().get(0).answers().get(0).meaning()).hasValueSatisfying(m -> assertThat(m.isEqual()).isTrue()).hasValueSatisfying(m -> assertThat(m.where()).isEqualTo("at the sizes of the examples"));
    rows("a.jsonl", "", 120, i -> row(arrays.get(i), trues(arrays.get(i)) >= 2));
    Review other = review(() -> rows("a.jsonl", "", 120, i -> row(arrays.get(i), trues(arrays.get(i)) >= 3)));
    assertThat(ReviewText.lines(other)).anyMatch(line -> line.contains("x = [") && line.contains("(false, was true)"));
  }

  /** Real answers of arrays are proved of no code and of no other rule: that this is open is no difference. */
  @Test
  void whatCantBeProvedIsNoDifference() throws IOException {
    source("dataset = \"a.jsonl\"", "double f(double[] x)");
    Random random = new Random(6);
    IntFunction<String> row = i -> {
      double[] x = random.doubles(3 + i % 5, 0, 9).map(v -> Math.rint(v * 4) / 4).toArray();
      return "{\"x\": " + Arrays.toString(x) + ", \"f\": " + Arrays.stream(x).average().orElseThrow() + "}";
    };
    rows("a.jsonl", "", 60, row);
    Review review = review(() -> rows("a.jsonl", "", 70, row));
    assertThat(review.methods().get(0).answers().get(0).meaning()).hasValueSatisfying(m -> assertThat(m.isEqual()).isFalse()).hasValueSatisfying(m -> assertThat(m.witness()).isEmpty());
    assertThat(ReviewText.lines(review)).contains("examples: a.jsonl was changed from 60 rows to 70").noneMatch(line -> line.contains("whether they do on every input"));
    Lock lock = read(project.resolve("before.json"));
    assertThat(Review.of(lock, lock, Review.Examples.NONE).isEmpty()).isTrue();
  }

  private static int trues(boolean[] x) {
    return (int) IntStream.range(0, x.length).filter(k -> x[k]).count();
  }

  private static String row(boolean[] x, boolean answer) {
    return "{\"x\": " + Arrays.toString(x) + ", \"f\": " + answer + "}";
  }

  @Test
  void methodsThatAreGivenOtherThingsAreNotComparedByTheirAnswers() throws IOException {
    Review review = review(() -> write("src/main/java/app/A.java", RULE.replace(", double weight", "")));
    assertThat(ReviewText.lines(review)).contains("- boolean grant(int items, String zone, double weight)", "+ boolean grant(int items, String zone)")
        .anyMatch(line -> line.startsWith("not compared by what they answer"));
  }

  @Test
  void reviewsAreWrittenAsMarkdownAndJson() throws IOException {
    Review review = review(() -> data(21));
    assertThat(ReviewText.markdown(List.of(review))).contains("## What is learned differently", "### `app.A`", "```diff\n- if items >= 20\n+ if items >= 21\n```", "- other answers on ");
    assertThat(ReviewText.json(List.of(review))).contains("\"equal\" : false", "\"before\" : \"if items >= 20\"", "\"answersAlike\" : \"no\"");
    Review none = Review.of(read(project.resolve("before.json")), read(project.resolve("before.json")), Review.Examples.NONE);
    assertThat(none.isEmpty()).isTrue();
    assertThat(ReviewText.markdown(List.of(none))).contains("Nothing: 1 type says what the lock files say.");
  }

  private static Lock read(Path file) throws IOException {
    try {
      return LockText.read(Files.readString(file));
    } catch (LockText.Unreadable e) {
      throw new AssertionError(e);
    }
  }
}
