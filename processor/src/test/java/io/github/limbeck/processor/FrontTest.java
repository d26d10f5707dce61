package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of noisy data the rule is learned that holds for new rows; what is asked for decides which rule is taken, not which are found. */
class FrontTest {
  private static final String LOANS = "boolean f(int income, int amount, int score, int years, boolean owner, String purpose)";

  @TempDir Path data;

  private TestCompiler.Result compile(String header, int rows, Function<Random, String> row, String attributes, String method) {
    Random random = new Random(3);
    TestCompiler.write(data, "d.csv", IntStream.range(0, rows).mapToObj(i -> row.apply(random)).collect(Collectors.joining("\n", header + "\n", "\n")));
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\nimport io.github.limbeck.*;\n@DistillFrom(dataset = \"d.csv\"" + attributes
        + ")\npublic interface A { " + method + "; }\n"));
  }

  private TestCompiler.Result loans(String attributes) {
    return compile("income,amount,score,years,owner,purpose,f", 160, r -> {
      int[] x = {1000 + r.nextInt(5000), 1000 + r.nextInt(40_000), 300 + r.nextInt(600), r.nextInt(30)};
      boolean owner = r.nextInt(3) == 0;
      boolean granted = x[2] > 520 && x[3] >= 2 || owner && x[2] > 450;
      return x[0] + "," + x[1] + "," + x[2] + "," + x[3] + "," + owner + "," + List.of("car", "house", "study").get(r.nextInt(3)) + ","
          + (granted ^ r.nextInt(20) == 0);
    }, attributes, LOANS);
  }

  private static String note(TestCompiler.Result result) {
    assertThat(result.success()).as(result.messages().toString()).isTrue();
    return result.withId("LIMBECK-001").get(0).text();
  }

  private static double number(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void wrongLabelsAreNotLearnedByHeart() {
    TestCompiler.Result result = loans("");
    assertThat(number("with ([0-9]+) conditions?", note(result))).isLessThanOrEqualTo(8);
    assertThat(result.withId("LIMBECK-521")).as(result.messages().toString()).hasSize(1);
    assertThat(result.withId("LIMBECK-521").get(0).text()).contains("of 160 rows wrong: d.csv:", "was judged to be memory");
    assertThat(result.source("app.ADistilled")).contains("Expected on new rows: ");
  }

  @Test
  void askingForLessNeverFindsLess() {
    double passes = 0;
    double before = 1;
    for (String asked : List.of("1", "0.96", "0.9")) {
      TestCompiler.Result result = loans(", maxConditions = 10, minAccuracy = " + asked);
      if (!result.success()) {
        double most = number("largest value that passes is minAccuracy = ([0-9.]+)\\.", result.withId("LIMBECK-501").get(0).text());
        assertThat(passes).isIn(0.0, most);
        passes = most;
      } else {
        assertThat(result.withId("LIMBECK-521")).isEmpty();
        double right = number(", ([0-9.]+) % right", note(result)) / 100;
        assertThat(right).isBetween(Double.parseDouble(asked), before);
        before = right;
      }
    }
    assertThat(passes).isBetween(0.8, 0.99);
    assertThat(loans(", maxConditions = 10, minAccuracy = " + passes).success()).isTrue();
  }

  @Test
  void aRuleIsNoLongerThanItsReaderAsksFor() {
    assertThat(number("with ([0-9]+) conditions?", note(loans(", maxConditions = 2")))).isLessThanOrEqualTo(2);
    assertThat(loans(", maxConditions = 0").withId("LIMBECK-115").size() + loans(", maxConditions = 0").messages().toString().indexOf("maxConditions = 0 is less than 1"))
        .isPositive();
  }

  /** Ten visits of each patient, who has one value and one diagnosis of his own. */
  private TestCompiler.Result visits(String attributes) {
    int[] visit = {0};
    return compile("patient,when,a,f", 300, r -> {
      int patient = visit[0]++ / 10;
      return "p" + patient + ",2026-01-" + (10 + visit[0] % 20) + "," + (patient * 37 % 30 * 100 + r.nextInt(20)) + "," + (patient * 7919 % 13 < 6);
    }, attributes, "boolean f(int a)");
  }

  @Test
  void rowsOfOneGroupAreNeverSplit() {
    assertThat(number("expected on new rows: ([0-9.]+) %", note(visits("")))).isGreaterThan(90);
    TestCompiler.Result grouped = visits(", group = \"patient\"");
    String told = grouped.messages().toString();
    assertThat(number("new rows (?:it is expected to be right on |[^0-9]*)([0-9.]+) %", told)).as(told).isLessThan(75);
  }

  @Test
  void laterRowsAreHeldOut() {
    assertThat(visits(", order = \"when\", evidence = Evidence.NOT_REQUIRED").source("app.ADistilled").replaceAll("\\s+\\* ", " "))
        .contains("learning from the earlier rows and answering");
  }

  @Test
  void columnsOfGroupsAndTimesAreChecked() {
    assertThat(visits(", group = \"pacient\"").messages().toString()).contains("LIMBECK-301", "for the groups of rows", "patient");
    assertThat(visits(", order = \"patient\"").messages().toString()).contains("d.csv:2", "patient", "all dates such as 2026-03-31");
    assertThat(compile("g,a,f", 20, r -> "x," + r.nextInt(50) + "," + r.nextBoolean(), ", group = \"g\"", "boolean f(int a)").messages().toString())
        .contains("LIMBECK-422", "All 20 rows of d.csv have the same value in the column 'g'");
  }
}
