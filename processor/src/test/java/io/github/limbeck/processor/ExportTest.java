package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.limbeck.engine.export.Inexpressible;
import io.github.limbeck.engine.export.RuleExport;
import io.github.limbeck.engine.lock.Lock;
import io.github.limbeck.engine.lock.LockText;
import io.github.limbeck.engine.lock.Offers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported is run, by a database and by a browser, on every row and on others, and answers as the class does. */
class ExportTest {
  @TempDir Path project;

  /**
   * A method of parameters of simple types.
   *
   * @param parameters its parameters in Java
   * @param columns per parameter the type of its column in SQL
   */
  private record Asked(String answer, List<String> parameters, List<String> columns, String annotation) {
    List<String> names() {
      return parameters.stream().map(p -> p.substring(p.lastIndexOf(' ') + 1)).toList();
    }
  }

  private Lock learn(Asked asked, List<Object[]> rows, Function<Object[], Object> answer) throws Exception {
    ProjectOnDisk disk = new ProjectOnDisk(project);
    disk.write("src/main/java/app/A.java", "package app;\nimport java.time.LocalDate;\n@io.github.limbeck.DistillFrom(dataset = \"d.csv\"" + asked.annotation() + ")\npublic interface A {\n  "
        + asked.answer() + " f(" + String.join(", ", asked.parameters()) + ");\n}\n");
    disk.write("src/main/datasets/d.csv", String.join(",", asked.names()) + ",f\n" + rows.stream().map(r -> Stream.concat(Arrays.stream(r), Stream.of(answer.apply(r)))
        .map(v -> v == null ? "" : v.toString()).collect(Collectors.joining(","))).collect(Collectors.joining("\n")) + "\n");
    ProjectOnDisk.Built built = disk.build();
    assertThat(built.done()).as("%s", built.messages()).isTrue();
    Offers.accept(project, project.resolve("target"), "", false);
    return LockText.read(Files.readString(project.resolve("src/main/distilled/app.A.limbeck.json")));
  }

  /** What the generated class answers. */
  private List<String> answers(List<Object[]> rows) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {project.resolve("target/classes").toUri().toURL()}, getClass().getClassLoader())) {
      Object generated = loader.loadClass("app.ADistilled").getConstructor().newInstance();
      Method method = Arrays.stream(generated.getClass().getMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
      List<String> answers = new ArrayList<>();
      for (Object[] row : rows) {
        answers.add(String.valueOf(method.invoke(generated, row)));
      }
      return answers;
    }
  }

  private static List<String> bySql(String expression, Asked asked, List<Object[]> rows) throws Exception {
    try (Connection base = DriverManager.getConnection("jdbc:h2:mem:"); Statement statement = base.createStatement()) {
      statement.execute("CREATE TABLE t (id INT, " + IntStream.range(0, asked.names().size()).mapToObj(k -> asked.names().get(k) + " " + asked.columns().get(k)).collect(Collectors.joining(", ")) + ")");
      for (int i = 0; i < rows.size(); i++) {
        statement.execute("INSERT INTO t VALUES (" + i + ", " + Arrays.stream(rows.get(i)).map(v -> v == null ? "NULL" : v instanceof String || v instanceof LocalDate ? "'" + v.toString().replace("'", "''") + "'" : v.toString())
            .collect(Collectors.joining(", ")) + ")");
      }
      List<String> answers = new ArrayList<>();
      try (ResultSet result = statement.executeQuery("SELECT " + expression + " AS answer FROM t ORDER BY id")) {
        while (result.next()) {
          answers.add(result.getString(1).replace("TRUE", "true").replace("FALSE", "false"));
        }
      }
      return answers;
    }
  }

  private List<String> byBrowser(String function, List<Object[]> rows) throws IOException, InterruptedException {
    String browser = Stream.of("chromium", "chromium-browser", "google-chrome").filter(name -> Stream.of(System.getenv("PATH").split(":")).anyMatch(d -> Files.isExecutable(Path.of(d, name)))).findFirst().orElse("");
    assumeThat(browser).as("there is no Chromium").isNotEmpty();
    String data = rows.stream().map(r -> Arrays.stream(r).map(v -> v instanceof String || v instanceof LocalDate ? "\"" + v.toString().replace("\"", "\\\"") + "\"" : String.valueOf(v)).collect(Collectors.joining(",", "[", "]")))
        .collect(Collectors.joining(",", "[", "]"));
    Path page = Files.writeString(project.resolve("page.html"), "<meta charset=\"utf-8\"><body><pre id=\"out\"></pre><script>" + function + "\ndocument.getElementById('out').textContent = " + data
        + ".map(function (r) { return f.apply(null, r); }).join('\\n');</script></body>");
    Path output = project.resolve("browser.out");
    Process process = new ProcessBuilder(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--virtual-time-budget=20000", "--user-data-dir=" + project.resolve("browser"),
        "--dump-dom", page.toUri().toString()).redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String dom = Files.readString(output);
    return dom.substring(dom.indexOf("<pre id=\"out\">") + 14, dom.indexOf("</pre>")).replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&").lines().toList();
  }

  private static List<String> byDmn(String document, Asked asked, List<Object[]> rows) {
    DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    DmnDecision decision = engine.parseDecision("f", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    return rows.stream().map(row -> {
      Map<String, Object> given = new HashMap<>();
      IntStream.range(0, row.length).forEach(k -> given.put(asked.names().get(k), row[k]));
      Object answer = engine.evaluateDecisionTable(decision, given).getSingleResult().getSingleEntry();
      return String.valueOf(answer);
    }).toList();
  }

  /** Where decisions are rules, a table of DMN says the same. */
  private void agreeInAll(Asked asked, List<Object[]> rows, List<Object[]> others, Function<Object[], Object> answer) throws Exception {
    agree(asked, rows, others, answer);
    Lock lock = LockText.read(Files.readString(project.resolve("src/main/distilled/app.A.limbeck.json")));
    List<Object[]> all = Stream.concat(rows.stream(), others.stream()).toList();
    assertThat(byDmn(RuleExport.of(lock.known(0), RuleExport.Target.DMN), asked, all)).isEqualTo(answers(all));
  }

  private void agree(Asked asked, List<Object[]> rows, List<Object[]> others, Function<Object[], Object> answer) throws Exception {
    Lock lock = learn(asked, rows, answer);
    List<Object[]> all = new ArrayList<>(rows);
    all.addAll(others);
    List<String> expected = answers(all);
    assertThat(bySql(RuleExport.of(lock.known(0), RuleExport.Target.SQL), asked, all)).isEqualTo(expected);
    assertThat(byBrowser(RuleExport.of(lock.known(0), RuleExport.Target.JAVASCRIPT), all)).isEqualTo(expected);
  }

  @Test
  void aRuleOverTextsTruthValuesAndWhatMayBeMissing() throws Exception {
    Random random = new Random(1);
    Asked asked = new Asked("String", List.of("int items", "String zone", "boolean express", "Integer weight", "Boolean known"), List.of("INT", "VARCHAR(20)", "BOOLEAN", "INT", "BOOLEAN"), "");
    Function<Integer, Object[]> row = i -> new Object[] {random.nextInt(9), List.of("north", "it's <south>", "east").get(random.nextInt(3)), random.nextBoolean(), random.nextInt(4) == 0 ? null : random.nextInt(50),
        random.nextInt(3) == 0 ? null : random.nextBoolean()};
    List<Object[]> rows = IntStream.range(0, 600).mapToObj(row::apply).toList();
    List<Object[]> others = new ArrayList<>(IntStream.range(0, 300).mapToObj(row::apply).toList());
    others.add(new Object[] {3, "elsewhere", true, 12, null});
    agreeInAll(asked, rows, others, r -> r[3] != null && (int) r[3] >= 30 ? "heavy" : r[1].equals("it's <south>") && Boolean.TRUE.equals(r[4]) ? "known's" : (int) r[0] >= 5 && (boolean) r[2] ? "fast" : "usual");
  }

  @Test
  void aRuleThatAdds() throws Exception {
    Random random = new Random(2);
    Asked asked = new Asked("boolean", List.of("int a", "int b", "int c"), List.of("INT", "INT", "INT"), "");
    Function<Integer, Object[]> row = i -> new Object[] {random.nextInt(60) - 30, random.nextInt(60) - 30, random.nextInt(60) - 30};
    agreeInAll(asked, IntStream.range(0, 400).mapToObj(row::apply).toList(), IntStream.range(0, 400).mapToObj(row::apply).toList(), r -> (int) r[0] + (int) r[1] > (int) r[2] + 5);
  }

  @Test
  void aRuleThatLooksAtRemainders() throws Exception {
    Random random = new Random(2);
    Asked asked = new Asked("boolean", List.of("int a", "int b", "int c"), List.of("INT", "INT", "INT"), "");
    Function<Integer, Object[]> row = i -> new Object[] {random.nextInt(60) - 30, random.nextInt(60) - 30, random.nextInt(60) - 30};
    agreeInAll(asked, IntStream.range(0, 400).mapToObj(row::apply).toList(), IntStream.range(0, 400).mapToObj(row::apply).toList(), r -> Math.floorMod((int) r[0], 3) == 1);
  }

  @Test
  void aRuleOverDatesAndRealNumbers() throws Exception {
    Random random = new Random(3);
    Asked asked = new Asked("int", List.of("LocalDate applied", "double amount"), List.of("DATE", "DOUBLE PRECISION"), "");
    Function<Integer, Object[]> row = i -> new Object[] {LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300)), random.nextInt(4000) / 100.0};
    agreeInAll(asked, IntStream.range(0, 400).mapToObj(row::apply).toList(), IntStream.range(0, 300).mapToObj(row::apply).toList(),
        r -> ((LocalDate) r[0]).isAfter(LocalDate.of(2024, 5, 31)) ? (double) r[1] >= 12.5 ? 3 : 2 : 1);
  }

  @Test
  void aRuleOverDatesOfSeveralYears() throws Exception {
    Random random = new Random(6);
    Asked asked = new Asked("boolean", List.of("LocalDate applied", "int items"), List.of("DATE", "INT"), "");
    Function<Integer, Object[]> row = i -> new Object[] {LocalDate.of(2022, 1, 1).plusDays(random.nextInt(1400)), random.nextInt(10)};
    agreeInAll(asked, IntStream.range(0, 500).mapToObj(row::apply).toList(), IntStream.range(0, 300).mapToObj(row::apply).toList(),
        r -> ((LocalDate) r[0]).isAfter(LocalDate.of(2024, 5, 17)) && (int) r[1] >= 4);
  }

  @Test
  void aFormulaAndOneOfTwoPieces() throws Exception {
    Random random = new Random(7);
    Asked asked = new Asked("double", List.of("double x", "double y"), List.of("DOUBLE PRECISION", "DOUBLE PRECISION"), "");
    List<Object[]> rows = IntStream.range(0, 200).mapToObj(i -> new Object[] {random.nextInt(4000) / 100.0, random.nextInt(900) / 100.0 + 1}).toList();
    Lock lock = learn(asked, rows, r -> (double) r[0] >= 20 ? 2 * (double) r[0] - 3 * (double) r[1] : (double) r[0] / (double) r[1]);
    List<String> expected = answers(rows);
    List<List<String>> exported = List.of(bySql(RuleExport.of(lock.known(0), RuleExport.Target.SQL), asked, rows), byBrowser(RuleExport.of(lock.known(0), RuleExport.Target.JAVASCRIPT), rows));
    for (List<String> given : exported) {
      for (int i = 0; i < rows.size(); i++) {
        assertThat(Double.parseDouble(given.get(i))).isCloseTo(Double.parseDouble(expected.get(i)), Offset.offset(1e-9));
      }
    }
  }

  @Test
  void aTableOfPoints() throws Exception {
    Random random = new Random(4);
    List<String> parameters = IntStream.range(0, 6).mapToObj(k -> "int x" + k).toList();
    Asked asked = new Asked("String", parameters, IntStream.range(0, 6).mapToObj(k -> "INT").toList(), ", minAccuracy = 0.5");
    Function<Integer, Object[]> row = i -> IntStream.range(0, 6).mapToObj(k -> random.nextInt(10)).toArray();
    agree(asked, IntStream.range(0, 500).mapToObj(row::apply).toList(), IntStream.range(0, 300).mapToObj(row::apply).toList(), r -> {
      int points = Arrays.stream(r).mapToInt(v -> (int) v >= 5 ? 1 : 0).sum();
      return points + (random.nextInt(12) == 0 ? 1 : 0) >= 4 ? "much" : points >= 2 ? "some" : "little";
    });
  }

  @Test
  void whatALanguageHasNoWordsForIsSaid() throws Exception {
    Asked asked = new Asked("boolean", List.of("char c", "int a"), List.of("CHAR(1)", "INT"), "");
    Lock lock = learn(asked, IntStream.range(0, 200).mapToObj(i -> new Object[] {(char) ('a' + i % 20), i % 7}).toList(), r -> (char) r[0] >= 'k');
    assertThatThrownBy(() -> RuleExport.of(lock.known(0), RuleExport.Target.SQL)).isInstanceOf(Inexpressible.class).hasMessageContaining("c, which is a character");
  }
}
