package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the report: what they say, that they load nothing, and how they do in a browser. */
class ReportTest {
  private static final String HOSTILE = "<script>alert(1)</script>&\"'";

  @TempDir static Path data;
  private static Path pages;

  private static final Map<String, String> TYPES = new TreeMap<>(Map.of(
      "app.Species", """
          package app;
          import io.github.limbeck.*;
          @DistillFrom(dataset = "species.csv", minAccuracy = 0.9, holdout = 0.2)
          public interface Species { String species(double length, double width, int age, String site, java.util.OptionalDouble weight); }
          """,
      "app.Choices", """
          package app;
          import io.github.limbeck.*;
          public interface Choices {
            record Sizes(boolean large, int box) {}
            @DistillFrom(dataset = "sizes.csv") Sizes sizes(int a, int b);
            @DistillFrom(dataset = "sizes.csv", answer = "large") boolean large(int a, int b);
            @DistillFrom(dataset = "sizes.csv", answer = "loud") boolean loud(boolean up, boolean red);
          }
          """,
      "app.Cells", """
          package app;
          import io.github.limbeck.*;
          @DistillFrom(dataset = "cells.csv")
          public interface Cells { boolean many(boolean[] cells); }
          """,
      "app.Sums", """
          package app;
          import io.github.limbeck.*;
          @DistillFrom(dataset = "sums.csv")
          public interface Sums { boolean[] sum(boolean[] a, boolean[] b); }
          """,
      "app.Law", """
          package app;
          import io.github.limbeck.*;
          @DistillFrom(dataset = "law.csv")
          @Formula(effort = Formula.Effort.QUICK)
          public interface Law { double force(double mass, double distance); }
          """));

  @BeforeAll
  static void compile() throws IOException {
    Random random = new Random(7);
    write("species.csv", "length,width,age,site,weight,species", 150, i -> {
      double length = 1 + random.nextInt(600) / 100.0;
      return length + "," + random.nextInt(300) / 100.0 + "," + i % 9 + "," + (i % 3 == 0 ? "\"" + HOSTILE.replace("\"", "\"\"") + "\"" : "north") + ","
          + (i % 5 == 0 ? "" : i / 10.0) + ",\"" + (length > 3 ^ i % 29 == 0 ? HOSTILE.replace("\"", "\"\"") : "plain") + "\"";
    });
    write("sizes.csv", "a,b,up,red,large,box,loud", 60, i -> i % 10 + "," + i / 10 + "," + i % 2 + "," + i % 3 / 2 + "," + (i % 10 + i / 10 > 7) + ","
        + (i % 10 > 4 ? 2 : 1) + "," + (i % 3 < 2));
    write("cells.csv", "cells,many", 60, i -> IntStream.range(0, 3 + i % 5).mapToObj(k -> String.valueOf(i * 37 >> k & 1)).collect(Collectors.joining(",", "\"[", "]\""))
        + "," + (Integer.bitCount(i * 37 & (1 << 3 + i % 5) - 1) >= 3));
    write("sums.csv", "a,b,sum", 120, i -> {
      int bits = 3 + i % 4;
      int a = random.nextInt(1 << bits);
      int b = random.nextInt(1 << bits);
      return bits(a, bits) + "," + bits(b, bits) + "," + bits(a + b, bits);
    });
    write("law.csv", "mass,distance,force", 60, i -> {
      double mass = 1 + random.nextInt(90) / 10.0;
      double distance = 1 + random.nextInt(90) / 10.0;
      return mass + "," + distance + "," + 3 * mass / distance / distance * (1 + random.nextGaussian() / 200);
    });
    pages = data.resolve("report");
    var result = TestCompiler.JAVAC.compile(data, TYPES, "-Alimbeck.report=" + pages);
    assertThat(result.success()).as("%s", result.messages()).isTrue();
  }

  /** The bits of a number, the most significant first, as JSON in a cell. */
  private static String bits(int number, int length) {
    return IntStream.range(0, length).mapToObj(k -> String.valueOf(number >> length - 1 - k & 1)).collect(Collectors.joining(",", "\"[", "]\""));
  }

  private static void write(String name, String header, int rows, IntFunction<String> row) throws IOException {
    Files.writeString(data.resolve(name), header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n");
  }

  private static String page(String type) throws IOException {
    return Files.readString(pages.resolve(type + ".html"));
  }

  static Stream<String> types() {
    return TYPES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void aPageIsOneFileThatLoadsNothing(String type) throws IOException {
    assertThat(page(type)).doesNotContain("http:", "https:", "src=", "@import", "url(", "<link", HOSTILE, "<script>alert");
  }

  @Test
  void aRuleIsShownWithItsNetworkItsErrorsAndItsSupport() throws IOException {
    assertThat(page("app.Species")).containsPattern("<dt>held out</dt><dd>[\\d.]+ % \\([\\d.]+ to [\\d.]+ %\\)").contains("Decision regions", "class=\"network\"", "subconcepts", "held out", "Held out: answers of the examples",
        "Rules in their order", "Training rows that are answered wrongly", "species.csv:", "How equality was shown", "What was extrapolated",
        "How the values of length are spread", "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;", "data-units=\"");
  }

  @Test
  void theFirstLinesSayTheRuleAndHowExactlyItsBoundsAreKnown() throws IOException {
    String page = page("app.Species");
    assertThat(page).containsPattern("<p class=\"learned\">species answers [^<]+ if [^<]*length [\u2264\u2265] [^<]+; otherwise [^<]+\\.</p>")
        .containsPattern("<p>It does not look at [^<]*site[^<]*\\.</p>").contains("On the examples:", "Expected on new rows:", "with 95\u00a0% confidence", "The code:");
    List<Double> lengths = Files.readAllLines(data.resolve("species.csv")).stream().skip(1).map(row -> Double.valueOf(row.substring(0, row.indexOf(',')))).toList();
    Matcher bound = Pattern.compile("<th scope=\"row\">length [\u2264\u2265] ([\\d.]+)</th><td>([\\d.]+)</td><td>([\\d.]+)</td>").matcher(page.substring(page.indexOf("How exactly the bounds are known")));
    assertThat(bound.find()).isTrue();
    assertThat(lengths).contains(Double.valueOf(bound.group(2)), Double.valueOf(bound.group(3)));
    assertThat(Double.parseDouble(bound.group(1))).isBetween(Double.valueOf(bound.group(2)), Double.valueOf(bound.group(3)));
  }

  @Test
  void everyLinkedUnitIsDrawn() throws IOException {
    for (String type : TYPES.keySet()) {
      String page = page(type);
      Matcher links = Pattern.compile("data-units=\"([^\"]*)\"").matcher(page);
      int count = 0;
      while (links.find()) {
        for (String id : links.group(1).split(" ")) {
          assertThat(page).contains("id=\"" + id + "\"");
          count++;
        }
      }
      assertThat(count > 0).as(type).isEqualTo(!type.equals("app.Law"));
    }
  }

  @Test
  void aLineIsLinkedToTheNetworkOfItsOwnMethod() throws IOException {
    String page = page("app.Choices");
    Matcher lines = Pattern.compile("data-units=\"([^\"]*)\">([^\\n]*)").matcher(page);
    List<String> found = new ArrayList<>();
    while (lines.find()) {
      found.add(lines.group(1).replaceAll("n\\d\\w+", "").replaceAll("(\\w+)( \\1)*", "$1") + ": " + lines.group(2).replaceAll("<[^>]*>", "").strip());
    }
    assertThat(found).containsExactly("m0a0: return (long) a + b &gt;= 8;", "m0a1: return a &lt;= 4 ? 1 : 2;", "m1a0: return (long) a + b &gt;= 8;",
        "m2a0: return !red;");
    assertThat(page).contains("<td>not red</td>");
  }

  @Test
  void aQuantityOfArraysIsSaidInWords() throws IOException {
    assertThat(page("app.Cells")).contains("sum of").contains("3 to 7 cells").contains("rows it decides");
  }

  @Test
  void aStateThatIsCarriedAlongHasANetworkOfItsOwn() throws IOException {
    assertThat(page("app.Sums")).contains("Network of the state that is carried along (carried)", "elements it decides", "a[i]", "100 %");
  }

  @Test
  void aFormulaIsShownWithItsFrontAndResiduals() throws IOException {
    assertThat(page("app.Law")).contains("The Pareto front", "Residuals over mass", "Residuals over distance", "The rows that are furthest off",
        "root mean square error", "(chosen)", "beyond, the formula extrapolates");
  }

  @Test
  void theIndexLinksAllTypes() throws IOException {
    assertThat(Files.readString(pages.resolve("index.html"))).contains(TYPES.keySet().stream().map(t -> "href=\"" + t + ".html\"").toList())
        .contains("5 types");
  }

  @Test
  void aPageIsWrittenAnewOnlyWhenTheResultIsAnother() throws IOException {
    Path directory = data.resolve("once");
    String source = TYPES.get("app.Cells");
    TestCompiler.JAVAC.compile(data, Map.of("app.Cells", source), "-Alimbeck.report=" + directory);
    Path page = directory.resolve("app.Cells.html");
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(page, longAgo);
    TestCompiler.JAVAC.compile(data, Map.of("app.Cells", source), "-Alimbeck.report=" + directory);
    assertThat(Files.getLastModifiedTime(page)).isEqualTo(longAgo);
    TestCompiler.JAVAC.compile(data, Map.of("app.Cells", source.replace("\"cells.csv\"", "\"cells.csv\", holdout = 0.1")), "-Alimbeck.report=" + directory);
    assertThat(Files.getLastModifiedTime(page)).isGreaterThan(longAgo);
    TestCompiler.JAVAC.compile(data, Map.of("app.Cells", source), "-Alimbeck.report=off");
    assertThat(Files.list(directory)).hasSize(2);
  }

  @Test
  void aReportThatCannotBeWrittenIsAWarning() throws IOException {
    Path file = Files.writeString(data.resolve("file"), "");
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.Cells", TYPES.get("app.Cells")), "-Alimbeck.report=" + file);
    assertThat(result.success()).isTrue();
    assertThat(result.withId("LIMBECK-604")).hasSize(1);
  }

  // In a browser --------------------------------------------------------------------------------------------------------------------

  private static final String CHECKS = """
      <script>%s</script><script>
      window.addEventListener('load', function () {
        var found = [];
        if (document.documentElement.scrollWidth > window.innerWidth) { found.push('wider than the window: ' + document.documentElement.scrollWidth); }
        document.querySelectorAll('canvas').forEach(function (canvas) {
          var pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          var colours = {};
          for (var i = 0; i < pixels.length; i += 4) { colours[pixels[i] + ',' + pixels[i + 1] + ',' + pixels[i + 2]] = 1; }
          if (Object.keys(colours).length < 2) { found.push('empty canvas'); }
        });
        document.querySelectorAll('.try').forEach(function (form) {
          if (form.getAttribute('data-wrong') !== '0') { found.push('the form answers otherwise: ' + form.getAttribute('data-wrong')); }
          if (!/^Answer: /.test(form.querySelector('.answer').textContent)) { found.push('the form does not answer'); }
        });
        document.querySelectorAll('th button').forEach(function (button) { button.click(); });
        document.querySelectorAll('[data-units]').forEach(function (line) {
          line.dispatchEvent(new Event('mouseenter'));
          if (!document.querySelector('.unit.linked')) { found.push('no unit lights up'); }
          line.dispatchEvent(new Event('mouseleave'));
          if (document.querySelector('.linked')) { found.push('a light stays on'); }
        });
        axe.run().then(function (result) {
          result.violations.forEach(function (v) { found.push(v.id + ': ' + v.nodes.map(function (n) { return n.html; }).slice(0, 2).join(' ')); });
          var text = 'FOUND[' + found.join('; ').replace(/[<>]/g, '|') + ']';
          if (window.parent !== window) { window.parent.postMessage(text, '*'); } else { document.title = text; }
        });
      });
      </script></body>""";

  private static Optional<String> browser() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .filter(name -> Stream.of(System.getenv("PATH").split(":")).anyMatch(d -> Files.isExecutable(Path.of(d, name)))).findFirst();
  }

  private static String run(List<String> options, Path page) throws IOException, InterruptedException {
    assumeTrue(browser().isPresent(), "there is no Chromium");
    List<String> command = new ArrayList<>(List.of(browser().get(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--hide-scrollbars", "--virtual-time-budget=20000", "--user-data-dir=" + data.resolve("browser")));
    command.addAll(options);
    command.add(page.toUri().toString());
    Path output = data.resolve("browser.out");
    Process process = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }

  /** A copy of a page that looks itself over. */
  private static Path checking(String name) throws IOException {
    try (InputStream axe = ReportTest.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
      String script = new String(axe.readAllBytes(), StandardCharsets.UTF_8).replace("</script>", "<\\/script>");
      String page = Files.readString(pages.resolve(name + ".html"));
      int end = page.lastIndexOf("</body>");
      return Files.writeString(data.resolve("checking-" + name + ".html"), page.substring(0, end) + CHECKS.replace("%s", script) + page.substring(end + 7));
    }
  }

  static Stream<String> allPages() {
    return Stream.concat(types(), Stream.of("index"));
  }

  @ParameterizedTest
  @MethodSource("allPages")
  void aPageIsAccessibleAndAlive(String name) throws IOException, InterruptedException {
    assertThat(run(List.of("--window-size=1400,1000", "--dump-dom"), checking(name))).contains("<title>FOUND[]</title>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"app.Species", "index"})
  void aPageIsAccessibleInTheDark(String name) throws IOException, InterruptedException {
    assertThat(run(List.of("--window-size=1280,1000", "--blink-settings=preferredColorScheme=0", "--dump-dom"), checking(name))).contains("<title>FOUND[]</title>");
  }

  @Test
  void theCheckItselfFindsFaults() throws IOException, InterruptedException {
    Path page = checking("index");
    Files.writeString(page, Files.readString(page).replace(" lang=\"en\"", "").replace("<main id=\"content\">", "<main><p style=\"width: 9000px\">x</p>"));
    assertThat(run(List.of("--window-size=1400,1000", "--dump-dom"), page)).contains("html-has-lang").contains("wider than the window");
  }

  @ParameterizedTest
  @MethodSource("allPages")
  void aPageFitsAPhone(String name) throws IOException, InterruptedException {
    Path page = checking(name);
    Path phone = Files.writeString(data.resolve("phone.html"), "<!DOCTYPE html><title>waiting</title><script>window.onmessage = function (e) { document.title = e.data; };"
        + "</script><iframe width=\"390\" height=\"800\" src=\"" + page.getFileName() + "\"></iframe>");
    assertThat(run(List.of("--window-size=600,900", "--allow-file-access-from-files", "--dump-dom"), phone)).contains("<title>FOUND[]</title>");
  }

  @ParameterizedTest
  @MethodSource("types")
  void aPageIsPhotographedAndPrinted(String type) throws IOException, InterruptedException {
    Path directory = Files.createDirectories(Path.of("target/report-screenshots").toAbsolutePath());
    Path screen = directory.resolve(type + ".png");
    Path paper = directory.resolve(type + ".pdf");
    run(List.of("--window-size=1400,2000", "--screenshot=" + screen), pages.resolve(type + ".html"));
    run(List.of("--print-to-pdf=" + paper), pages.resolve(type + ".html"));
    assertThat(Files.size(screen)).isGreaterThan(20_000);
    assertThat(Files.readAllBytes(paper)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII)).hasSizeGreaterThan(10_000);
  }
}
