package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where points that add up are the answer, points are what is learned, proved, and shown. */
class ScoreTableTest {
  /** Names of answers that are no Java, and two that differ in signs alone. */
  private static final List<String> SPORTS = List.of("table tennis", "table-tennis", "<b>\"ski\"</b>", "\u5c04\u5b8c");

  @TempDir static Path data;
  @TempDir static Path pages;
  private static TestCompiler.Result result;

  private static int[] person(Random random) {
    return random.ints(10, 0, 10).toArray();
  }

  private static String sport(int[] p) {
    int best = 0;
    int most = -1;
    for (int s = 0; s < 4; s++) {
      int points = (p[s] >= 5 ? 2 : 0) + (p[s + 4] >= 4 ? 2 : 0) + (p[(s + 1) % 4] >= 7 ? 1 : 0) - (p[8] >= 5 && s > 1 ? 1 : 0);
      best = points > most ? s : best;
      most = Math.max(points, most);
    }
    return SPORTS.get(best);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  @BeforeAll
  static void compile() {
    Random random = new Random(11);
    TestCompiler.write(data, "d.csv", IntStream.range(0, 500).mapToObj(i -> {
      int[] p = person(random);
      String sport = random.nextInt(20) == 0 ? SPORTS.get(random.nextInt(4)) : sport(p);
      return IntStream.of(p).mapToObj(String::valueOf).collect(Collectors.joining(",")) + "," + quoted(sport);
    }).collect(Collectors.joining("\n", "a,b,c,d,e,f,g,h,i,j,sport\n", "\n")));
    result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        import io.github.limbeck.*;
        @DistillFrom(dataset = "d.csv", answer = "sport")
        public interface A { String f(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j); }
        """), "-Alimbeck.effort=0.1", "-Alimbeck.report=" + pages);
    assertThat(result.success()).as(result.messages().toString()).isTrue();
  }

  @Test
  void pointsAreLearnedAndProved() throws ReflectiveOperationException {
    String source = result.source("app.ADistilled");
    assertThat(source).contains("int pointsForTableTennis = ", "int pointsForTableTennis2 = ", "int pointsForBSkiB = ", "int mostPoints = Math.max(", "PROVED");
    assertThat(source).doesNotContain("pointsFor\u5c04");
    Object instance = result.instance("app.ADistilled");
    Method f = Arrays.stream(instance.getClass().getMethods()).filter(m -> m.getName().equals("f")).findFirst().orElseThrow();
    Random random = new Random(12);
    int right = 0;
    for (int i = 0; i < 1000; i++) {
      int[] p = person(random);
      Object answer = f.invoke(instance, IntStream.of(p).boxed().toArray());
      right += answer.equals(sport(p)) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(850);
  }

  /** A sum for each of many answers would say every condition anew. */
  @Test
  void forManyAnswersThePointsAreATable(@TempDir Path many) throws ReflectiveOperationException {
    Random random = new Random(21);
    TestCompiler.write(many, "d.csv", IntStream.range(0, 900).mapToObj(i -> {
      int[] p = random.ints(10, 0, 10).toArray();
      return IntStream.of(p).mapToObj(String::valueOf).collect(Collectors.joining(",")) + ",T" + team(p);
    }).collect(Collectors.joining("\n", "a,b,c,d,e,f,g,h,i,j,team\n", "\n")));
    TestCompiler.Result compiled = TestCompiler.JAVAC.compile(many, Map.of("app.A", """
        package app;
        import io.github.limbeck.*;
        @DistillFrom(dataset = "d.csv", answer = "team")
        public interface A { String myTeam(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j); }
        """), "-Alimbeck.effort=0.3");
    assertThat(compiled.success()).as(compiled.messages().toString()).isTrue();
    String source = compiled.source("app.ADistilled");
    assertThat(source).contains("private static final int[][] MY_TEAM_POINTS = {", "{@link #MY_TEAM_ANSWERS}", "// a >= 5", ": PROVED").doesNotContain("pointsForT1");
    long rows = source.lines().filter(line -> line.strip().startsWith("// ")).count();
    Matcher lines = Pattern.compile("([0-9]+) lines of code").matcher(compiled.messages().toString());
    assertThat(lines.find()).isTrue();
    assertThat(Long.parseLong(lines.group(1))).isBetween(rows + 10, rows + 40);
    Object instance = compiled.instance("app.ADistilled");
    Method f = Arrays.stream(instance.getClass().getMethods()).filter(m -> m.getName().equals("myTeam")).findFirst().orElseThrow();
    int right = 0;
    for (int i = 0; i < 1000; i++) {
      int[] p = random.ints(10, 0, 10).toArray();
      right += f.invoke(instance, IntStream.of(p).boxed().toArray()).equals("T" + team(p)) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(700);
  }

  private static int team(int[] p) {
    int best = 0;
    int most = -100;
    for (int t = 0; t < 12; t++) {
      int points = 0;
      for (int f = 0; f < 10; f++) {
        points += (t * 7 + f * 5) % 9 < 5 == p[f] >= 5 ? 2 + f % 2 : 0;
      }
      best = points > most ? t : best;
      most = Math.max(points, most);
    }
    return best;
  }

  @Test
  void pageShowsThePoints() throws Exception {
    try (Stream<Path> files = Files.walk(pages)) {
      Path page = files.filter(f -> f.toString().endsWith(".html") && !f.endsWith("index.html")).findFirst().orElseThrow();
      assertThat(Files.readString(page)).contains("Points, added up over the conditions that hold", "class=\"bar more\"", "to start with")
          .doesNotContain("<b>");
    }
  }
}
