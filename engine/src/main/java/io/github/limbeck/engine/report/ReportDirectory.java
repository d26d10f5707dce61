package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The directory of reports: a page for each type, and an index of all. */
public final class ReportDirectory {
  private static final int HEAD = 5;

  private ReportDirectory() {}

  /**
   * Writes the page of a type, and the index, unless the page is there with the same stamp.
   *
   * @param type the binary name of the interface
   * @param text makes the page, with the stamp in its head
   */
  public static void write(Path directory, String type, String stamp, Supplier<String> text) throws IOException {
    Path page = directory.resolve(type + ".html");
    if (!isStamped(page, stamp)) {
      WholeFile.write(page, text.get());
      WholeFile.write(directory.resolve("index.html"), IndexPage.of(directory, null));
    }
  }

  private static boolean isStamped(Path page, String stamp) throws IOException {
    if (!Files.isRegularFile(page)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(page)) {
      return lines.limit(HEAD).anyMatch(line -> line.contains(stamp));
    }
  }
}
