package io.github.limbeck.maven;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the provenance of a generated class says about the files it was made from.
 *
 * @param type the binary name of the annotated type
 * @param generated the name of the generated class
 * @param datasets the files and their fingerprints at the time
 */
record Stamp(String type, String generated, List<Dataset> datasets) {
  Stamp {
    datasets = List.copyOf(datasets);
  }

  /**
   * A dataset.
   *
   * @param file its path relative to the project; empty for inline examples and for files of other projects, whose
   *     changes Maven sees as changes of a dependency
   */
  record Dataset(String file, String sha256) {
    /** Whether the file is no longer what it was. */
    boolean isStale(Path project) throws IOException {
      if (file.isEmpty()) {
        return false;
      }
      Path path = project.resolve(file);
      return !Files.isRegularFile(path) || !sha256.equals(fingerprint(path));
    }
  }

  boolean isStale(Path project) throws IOException {
    for (Dataset dataset : datasets) {
      if (dataset.isStale(project)) {
        return true;
      }
    }
    return false;
  }

  /** Reads a provenance file, {@code META-INF/limbeck/<type>.json}. */
  static Stamp read(Path json) throws IOException {
    String type = "";
    String generated = "";
    String file = "";
    List<Dataset> datasets = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(Files.newInputStream(json))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.VALUE_STRING) {
          continue;
        }
        String text = parser.getText();
        switch (parser.currentName() == null ? "" : parser.currentName()) {
          case "type" -> type = text;
          case "generated" -> generated = text;
          case "datasetFile", "validationFile" -> file = text;
          case "sha256", "validationSha256" -> datasets.add(new Dataset(file, text));
          default -> { }
        }
      }
    }
    return new Stamp(type, generated, datasets);
  }

  private static String fingerprint(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
