package io.github.limbeck.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms of the report to try inputs in answer as the classes do, on all rows of the samples. */
class ReportFormsTest {
  private static final Path REPORT = Path.of("target/limbeck-report");
  private static final Pattern WRONG = Pattern.compile("data-wrong=\"(\\d+)\"");

  @TempDir Path directory;

  private String shown(Path page) throws IOException, InterruptedException {
    Optional<String> browser = Stream.of("chromium", "chromium-browser", "google-chrome")
        .filter(name -> Stream.of(System.getenv("PATH").split(":")).anyMatch(d -> Files.isExecutable(Path.of(d, name)))).findFirst();
    assumeThat(browser).as("there is no Chromium").isPresent();
    Path output = directory.resolve("page.html");
    Process process = new ProcessBuilder(browser.get(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--virtual-time-budget=20000",
        "--user-data-dir=" + directory.resolve("browser"), "--dump-dom", page.toUri().toString()).redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }

  @Test
  void formsAnswerAsTheClassesDo() throws IOException, InterruptedException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(REPORT)) {
      pages = files.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(".html")).sorted().toList();
    }
    TreeMap<String, String> wrong = new TreeMap<>();
    for (Path page : pages) {
      if (Files.readString(page).contains("class=\"try\"")) {
        Matcher found = WRONG.matcher(shown(page.toAbsolutePath()));
        wrong.put(page.getFileName().toString(), found.find() ? found.group(1) : "the form did not run");
      }
    }
    assertThat(wrong).hasSizeGreaterThanOrEqualTo(7).allSatisfy((page, rows) -> assertThat(rows).as(page).isEqualTo("0"));
  }
}
