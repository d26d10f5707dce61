package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report names the examples that are nearest to being answered otherwise. */
class BorderTest {
  @TempDir Path data;

  private String section(String method, String header, IntFunction<String> row) throws IOException {
    Files.writeString(data.resolve("d.csv"), header + "\n" + IntStream.range(0, 200).mapToObj(row).collect(Collectors.joining("\n")));
    Path report = data.resolve("report");
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app; @io.github.limbeck.DistillFrom(dataset = \"d.csv\") public interface A { " + method + "; }"), "-Alimbeck.report=" + report);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    String page = Files.readString(report.resolve("app.A.html"));
    int at = page.indexOf("Examples near the border");
    return at < 0 ? "" : page.substring(at, page.indexOf("</table>", at));
  }

  @Test
  void aBoundOfANumber() throws IOException {
    assertThat(section("boolean f(int x, int y)", "x,y,f", i -> i + "," + i * 7 % 100 + "," + (i >= 120)))
        .contains("d.csv:121</th><td>x = 119</td><td>false</td><td>120</td><td>true</td><td>0.5\u00a0%", "d.csv:122</th><td>x = 120</td><td>true</td><td>119</td><td>false</td>");
  }

  @Test
  void aDateBringsItsMonthAlong() throws IOException {
    assertThat(section("boolean f(java.time.LocalDate day)", "day,f", i -> java.time.LocalDate.of(2024, 1, 1).plusDays(3L * i) + "," + (java.time.LocalDate.of(2024, 1, 1).plusDays(3L * i).getMonthValue() == 5)))
        .isEmpty(); // only months are looked at, and no bound of a date is crossed
  }

  @Test
  void aLineOverTwoNumbersIsCrossedAlongEither() throws IOException {
    String section = section("boolean f(double u, double v)", "u,v,f", i -> i * 37 % 200 / 10.0 + "," + i * 91 % 200 / 20.0 + "," + (i * 37 % 200 / 10.0 + 2 * (i * 91 % 200 / 20.0) >= 19.97));
    Matcher rows = Pattern.compile("d.csv:(\\d+)</th><td>([uv]) = ([\\d.]+)</td><td>(true|false)</td><td>(?:just (?:below|above) )?([\\d.]+)</td><td>(true|false)</td>").matcher(section);
    List<String> lines = Files.readAllLines(data.resolve("d.csv"));
    int found = 0;
    while (rows.find()) {
      String[] cells = lines.get(Integer.parseInt(rows.group(1)) - 1).split(",");
      double u = Double.parseDouble(cells[0]);
      double v = Double.parseDouble(cells[1]);
      boolean isU = rows.group(2).equals("u");
      assertThat(Double.parseDouble(rows.group(3))).isEqualTo(isU ? u : v);
      assertThat(rows.group(4)).isEqualTo(cells[2]).isNotEqualTo(rows.group(6));
      double with = Double.parseDouble(rows.group(5));
      assertThat(isU ? with + 2 * v : u + 2 * with).isBetween(19.5, 20.5);
      found++;
    }
    assertThat(found).isEqualTo(5);
  }

  @Test
  void nothingIsSaidOfWhatIsNoNumber() throws IOException {
    assertThat(section("boolean f(String s)", "s,f", i -> "abcde".charAt(i % 5) + "," + (i % 5 == 2))).isEmpty();
  }
}
