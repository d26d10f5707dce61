package io.github.limbeck.processor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.processor.ProjectOnDisk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line, run as a person would. */
class MainTest {
  @TempDir Path directory;

  private record Run(int code, String out, String error) {}

  private Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(error));
    return new Run(line.execute(arguments), out.toString(), error.toString());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private static String rows(String header, int count, IntFunction<String> row) {
    return header + "\n" + IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
  }

  @Test
  void printsTheInterfaceAndTheClass() throws IOException {
    Run run = run("distill", file("d.csv", rows("Petal length (cm),2nd,class,id", 40, i -> i + "." + i % 7 + "," + i % 5 + "," + (i > 20 ? "big" : "small") + ",x" + i)),
        "--answer", "class");
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).startsWith("""
        import io.github.limbeck.Column;
        import io.github.limbeck.DistillFrom;

        @DistillFrom(dataset = "d.csv", answer = "class")
        public interface ClassValue {
          enum ClassValueValue { BIG, SMALL }

          ClassValueValue classValue(@Column("Petal length (cm)") double petalLengthCm, @Column("2nd") int column2nd);
        }
        """).contains("public final class ClassValueDistilled implements ClassValue").contains("ClassValue.ClassValueValue.BIG");
    assertThat(run.error()).contains("The column id is left out: nearly every row has a text of its own, as an identifier has. --keep id learns from it all the same.").contains("[LIMBECK-001]");
  }

  @Test
  void takesTheTypesOfCells() throws IOException {
    Run run = run("distill", file("d.jsonl", rows("", 30, i -> "{\"on\":" + (i % 2 == 0) + ",\"count\":" + i + ",\"large\":" + (i + 1) + "0000000000,\"part\":"
        + (i % 3 == 0 ? "null" : i / 4.0) + ",\"colour\":\"" + (i % 3 == 0 ? "red" : "blue") + "\",\"cells\":[[1,2],[3," + i + "]],\"up\":\""
        + (i > 14 ? "yes" : "no") + "\"}").substring(1)), "--name", "Up", "--package", "app.rules");
    assertThat(run.out()).as(run.error()).contains("package app.rules;", "public interface Up {", "enum Colour { BLUE, RED }", """
          boolean up(
              boolean on,
              int count,
              long large,
              Double part,
              Colour colour,
              int[][] cells);
        """.indent(0).stripTrailing());
  }

  @Test
  void aNumberOfManyValuesIsAFormulaOverTheNumbers() throws IOException {
    String data = file("d.csv", rows("x,name,gap,y", 40, i -> i + "," + (i % 2 == 0 ? "a" : "b") + "," + (i == 3 ? "" : i) + "," + (3 * i + 1)));
    Run run = run("distill", data, "--effort", "quick");
    assertThat(run.out()).as(run.error()).contains("@Formula(effort = Formula.Effort.QUICK)", "int y(int x);");
    assertThat(run.error()).contains("name is left out: a formula computes with numbers.", "gap is left out: a formula computes with numbers that are always there.");
    assertThat(run("distill", data, "--no-formula", "--columns", "x,gap").out()).doesNotContain("@Formula");
  }

  /** There is no rule in it, and a table only where one is wanted. */
  /** More columns than a method of Java may have parameters. */
  @Test
  void manyColumnsArePartsOfRecords() throws IOException {
    String header = IntStream.range(0, 260).mapToObj(i -> "c" + i).collect(Collectors.joining(",")) + ",up";
    Random random = new Random(1);
    Run run = run("distill", file("d.csv", rows(header, 40, i -> {
      List<Boolean> cells = IntStream.range(0, 260).mapToObj(c -> random.nextBoolean()).toList();
      return cells.stream().map(String::valueOf).collect(Collectors.joining(",")) + "," + cells.get(250);
    })));
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).contains("boolean up(Part1 part1, Part2 part2, Part3 part3);", "record Part3(\n      boolean c200,", "return part3.c250();");
  }

  @Test
  void aTableOfTheExamplesIsAskedFor() throws IOException {
    String data = file("d.csv", rows("x,y", 16, i -> i * 37 % 16 + "," + (Integer.bitCount(i * 0x9E37) % 2 == 0 ? "a" : "b")));
    assertThat(run("distill", data).error()).contains("LIMBECK-519");
    assertThat(run("distill", data, "--table").out()).contains("evidence = io.github.limbeck.Evidence.NOT_REQUIRED", "No evidence that it holds for new rows");
  }

  @Test
  void aWrongColumnIsNamedWithTheNearestOne() throws IOException {
    String data = file("d.csv", "x,species\n1,a\n2,b\n");
    Run run = run("distill", data, "--answer", "specis");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.error()).contains("has no column 'specis'. Did you mean 'species'? Columns found: 'x', 'species'.");
    assertThat(run("distill", data, "--columns", "y").error()).contains("has no column 'y'");
  }

  @Test
  void whatTheProcessorRefusesIsSaid() throws IOException {
    Run run = run("distill", file("d.csv", "x,f\n1,no\n1,yes\n2,yes\n"), "--min-accuracy", "1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.error()).contains("[LIMBECK-507]").contains("d.csv:2 says 'false', line 3 says 'true'");
    assertThat(run("distill", directory.resolve("none.csv").toString()).error()).contains("There is no file");
    assertThat(run("distill", file("e.csv", "")).error()).contains("is empty");
    assertThat(run("distill", file("e.xls", "x,f\n")).error()).contains("[LIMBECK-203]");
    assertThat(run("distill", file("e.jsonl", "{\"x\":")).error()).contains("not well-formed JSON");
    assertThat(run("distill", file("e.csv.gz", "x,f\n")).error()).contains("[LIMBECK-204]");
    assertThat(run("distill").code()).isEqualTo(2);
  }

  @Test
  void hostileHeadersStayText() throws IOException {
    Run run = run("distill", file("d.csv", "\"x\"\") int y); } class Evil { static { System.exit(1); } //\",\"\\u000a*/\",f\n1,2,no\n2,3,no\n3,4,yes\n4,5,yes\n"));
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).contains("@Column(\"x\\\") int y); } class Evil").contains("boolean f(");
  }

  @Test
  void writesAndExplains() throws IOException {
    String data = file("d.csv", rows("x,f", 30, i -> i + "," + (i > 12)));
    Path output = directory.resolve("out");
    Path report = directory.resolve("report");
    Run run = run("distill", data, "--package", "app", "--name", "Limit", "--holdout", "0.2", "--output", output.toString(), "--report", report.toString());
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(output.resolve("src/main/java/app/Limit.java")).exists();
    assertThat(output.resolve("src/main/java/app/LimitDistilled.java")).exists();
    assertThat(report.resolve("app.Limit.html")).exists();
    Path resources = output.resolve("src/main/resources");
    assertThat(output.resolve("pom.xml")).content().contains("<artifactId>limit</artifactId>", "limbeck-annotations");
    assertThat(run("explain", resources.toString()).out()).contains("app.Limit -> app.LimitDistilled", "24 rows of d.csv", "held out          20 % of the rows",
        "right             100 %, 100 % of held-out rows", "equality          PROVED");
    assertThat(run("explain", resources.toString(), "LimitDistilled").out()).contains("app.Limit");
    assertThat(run("explain", resources.toString(), "app.Limit").out()).contains("app.Limit");
    assertThat(run("explain", resources.resolve("META-INF/limbeck/app.Limit.json").toString()).out()).contains("app.Limit");
    assertThat(run("explain", resources.toString(), "Other")).satisfies(r -> {
      assertThat(r.code()).isEqualTo(1);
      assertThat(r.error()).contains("Nothing was generated for Other").contains("There are: app.Limit");
    });
    Path jar = directory.resolve("app.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/limbeck/app.Limit.json"));
      out.write(Files.readAllBytes(resources.resolve("META-INF/limbeck/app.Limit.json")));
    }
    assertThat(run("explain", jar.toString(), "Limit").out()).contains("24 rows of d.csv");
    assertThat(run("explain", directory.resolve("nowhere").toString()).code()).isEqualTo(1);
  }

  @Test
  void readsWhatABuildReadsAndSaysHow() throws IOException {
    String data = file("loans.csv", rows("id;Antrag am;Betrag;Zweck;Alter;member;granted", 120, i -> i + "x;" + String.format("%02d.%02d.2024", i % 28 + 1, i % 12 + 1) + ";" + (i % 9 + 1) + "." + (100 + i)
        + ",50 €;" + List.of("Car", "Round trip").get(i % 2) + ";" + (i % 10 == 0 ? "n/a" : 20 + i % 50) + ";" + (i % 3 == 0 ? "yes" : "no") + ";" + (i % 9 < 4)));
    Run run = run("distill", data);
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.error()).contains("Read with @Csv(separator = ';', decimal = ',', grouping = '.', units = true), by the first bytes of the file", "The column id is left out");
    assertThat(run.out()).contains("@Csv(separator = ';', decimal = ',', grouping = '.', units = true)\n", "missing = {\"\", \"NA\", \"null\", \"n/a\"}", "enum Zweck { CAR, ROUND_TRIP }",
        "@Column(\"Antrag am\") LocalDate antragAm", "@Column(\"Betrag\") BigDecimal betrag", "@Column(\"Alter\") Integer alter", "boolean member", "boolean granted(");
    assertThat(run("distill", data, "--keep", "id").out()).contains("String id");
    assertThat(run("distill", data, "--separator", ";", "--decimal", ",", "--grouping", ".", "--units").error()).doesNotContain("by the first bytes");
  }

  @Test
  void readsStandardInputAndPrintsJson() throws IOException {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(rows("x,f", 30, i -> i + "," + (i > 12)).getBytes(StandardCharsets.UTF_8)));
    try {
      Run run = run("distill", "-", "--json", "--seed", "7");
      assertThat(run.code()).as(run.error()).isZero();
      assertThat(run.error()).isEmpty();
      assertThat(run.out()).startsWith("{").contains("\"generated\" : true", "\"type\" : \"F\"", "seed = 7", "public final class FDistilled", "[LIMBECK-001]");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void isQuietWhereThatIsAskedFor() throws IOException {
    Run run = run("distill", file("d.csv", rows("x,f", 30, i -> i + "," + (i > 12))), "--quiet");
    assertThat(run.code()).isZero();
    assertThat(run.error()).isEmpty();
    assertThat(run.out()).contains("FDistilled");
  }

  @Test
  void distilsAgainWhenTheFileChanges() throws Exception {
    Path data = Path.of(file("d.csv", rows("x,f", 30, i -> i + "," + (i > 12))));
    Thread change = new Thread(() -> {
      try {
        Thread.sleep(3000);
        Files.writeString(data, rows("x,f", 60, i -> i + "," + (i > 30)));
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    change.start();
    Run run = run("watch", data.toString(), "--times", "2");
    change.join();
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).contains("30 rows of d.csv", "60 rows of d.csv");
  }

  @Test
  void headersBecomeNames() {
    Set<String> taken = new HashSet<>();
    assertThat(List.of("petal.length", "Petal Length", "X1", "URL", "class", "", "9 lives", "größe").stream().map(h -> InterfaceSource.identifier(h, taken)))
        .containsExactly("petalLength", "petalLength2", "x1", "url", "classValue", "column", "column9Lives", "grE");
  }

  @Test
  void locksAProjectComparesItAndExportsARule() throws IOException {
    ProjectOnDisk project = new ProjectOnDisk(directory);
    project.write("src/main/java/app/Grant.java", "package app;\n@io.github.limbeck.DistillFrom(dataset = \"d.csv\")\npublic interface Grant { boolean grant(int items, boolean member); }\n");
    project.write("src/main/datasets/d.csv", rows("items,member,grant", 120, i -> i / 2 + "," + (i % 2 == 0) + "," + (i / 2 >= 20 && i % 2 == 0)));
    assertThat(run("lock", directory.toString())).satisfies(r -> assertThat(r.code()).isEqualTo(1)).satisfies(r -> assertThat(r.error()).contains("There is nothing to lock", "Build the project first"));
    assertThat(run("diff", directory.toString()).code()).isEqualTo(2);
    assertThat(project.build().done()).isTrue();
    assertThat(run("lock", directory.toString()).out()).isEqualTo("src/main/distilled/app.Grant.limbeck.json is new\n");
    assertThat(run("diff", directory.toString())).isEqualTo(new Run(0, "app.Grant: no difference\n", ""));
    String lock = directory.resolve("src/main/distilled/app.Grant.limbeck.json").toString();
    Path old = Files.copy(Path.of(lock), directory.resolve("old.json"));

    project.write("src/main/datasets/d.csv", rows("items,member,grant", 120, i -> i / 2 + "," + (i % 2 == 0) + "," + (i / 2 >= 30 && i % 2 == 0)));
    assertThat(project.build().done()).isFalse();
    Run changed = run("diff", directory.toString());
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.out()).contains("app.Grant:\n  if items >= 20 became if items >= 30\n  10 of 120 rows are answered otherwise: d.csv:42 (false, was true), ");
    assertThat(run("diff", directory.toString(), "--type", "Grant", "--markdown").out()).contains("### `app.Grant`", "```diff\n- if items >= 20\n+ if items >= 30");
    assertThat(run("diff", directory.toString(), "--json").out()).contains("\"rowsAnsweredOtherwise\" : 10");
    assertThat(run("lock", directory.toString(), "--markdown").out()).startsWith("src/main/distilled/app.Grant.limbeck.json changed:\n    if items >= 20 became if items >= 30\n");
    assertThat(directory.resolve("src/main/distilled/app.Grant.limbeck.md")).exists();
    assertThat(run("diff", old.toString(), lock)).satisfies(r -> assertThat(r.code()).isEqualTo(1)).satisfies(r -> assertThat(r.out()).contains("became if items >= 30"));
    assertThat(run("diff", lock, lock).code()).isZero();
    assertThat(run("diff", lock, "none.json")).satisfies(r -> assertThat(r.code()).isEqualTo(2)).satisfies(r -> assertThat(r.error()).contains("There is no none.json."));

    assertThat(run("export", lock, "--to", "sql").out()).isEqualTo("""
        -- grant, learned from 120 rows of d.csv
        CASE
          WHEN items >= 30 AND member = TRUE THEN true
          ELSE false
        END
        """);
    assertThat(run("export", lock, "--to", "dmn").out()).startsWith("<!-- grant, learned from ").contains("<decisionTable id=\"table-1\" hitPolicy=\"FIRST\">", "<text>&gt;= 30</text>");
    assertThat(run("export", lock, "--to", "javascript").out()).contains("function grant(items, member) {", "if (items >= 30 && member === true) {\n    return true;");
    assertThat(run("export", lock, "--to", "sql", "--method", "other")).satisfies(r -> assertThat(r.code()).isEqualTo(1)).satisfies(r -> assertThat(r.error()).contains("There is no method other", "There are: grant."));
    assertThat(run("export", file("no.json", "{}"), "--to", "sql").error()).contains("is no lock file that can be used: it is not whole");
  }
}
