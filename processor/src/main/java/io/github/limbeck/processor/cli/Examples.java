package io.github.limbeck.processor.cli;

import io.github.limbeck.engine.emit.ForeignText;
import io.github.limbeck.engine.source.Dialect;
import io.github.limbeck.engine.source.DialectSniffer;
import io.github.limbeck.engine.source.OpenDataset;
import io.github.limbeck.engine.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a person's examples are: in a file, on standard input, or in a database.
 *
 * @param dataset how an interface calls them
 * @param directory where they lie; empty for a database
 */
record Examples(Source source, String dataset, String query, Optional<Path> directory) {
  private static final String STANDARD_INPUT = "-";

  /**
   * Finds examples. What comes from standard input is kept in a file while the program runs.
   *
   * @param given a path, a minus sign, or a URL that begins with {@code jdbc:}
   * @return nothing if there is no such file
   */
  static Optional<Examples> of(String given, String query, InputStream standardInput) throws IOException {
    if (given.startsWith("jdbc:")) {
      return Optional.of(new Examples(new Source.Query(Source.Query.nameOf(given), given, query, new Properties()), given, query, Optional.empty()));
    }
    Path path = Path.of(given);
    if (given.equals(STANDARD_INPUT)) {
      path = Files.createTempDirectory("limbeck-input").resolve("data.csv");
      path.getParent().toFile().deleteOnExit();
      Files.copy(standardInput, path, StandardCopyOption.REPLACE_EXISTING);
      path.toFile().deleteOnExit();
    }
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    return Files.isRegularFile(path) ? Optional.of(new Examples(Source.ofPath(name, path), name, "", Optional.of(path.toAbsolutePath().getParent()))) : Optional.empty();
  }

  boolean isWorkbook() {
    return dataset.toLowerCase(Locale.ROOT).endsWith(".xlsx");
  }

  /** How a text file seems to be written, for whatever was not said. */
  Dialect sniffed(Dialect said) {
    try {
      return OpenDataset.isSeparated(source) ? said.or(DialectSniffer.sniff(source)) : said;
    } catch (IOException e) {
      return said; // reading will tell what is wrong
    }
  }

  /** The attributes that name the examples. */
  List<String> attributes() {
    String dataset = "dataset = " + ForeignText.literal(this.dataset);
    return query.isEmpty() ? List.of(dataset) : List.of(dataset, "query = " + ForeignText.literal(query));
  }
}
