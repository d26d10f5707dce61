package io.github.limbeck.processor.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes of a dataset, and the name by which messages call it. */
public interface Source {
  /** The path as the user wrote it; never an absolute path. */
  String name();

  InputStream open() throws IOException;

  /** Changes when the bytes may have changed: compared before and after reading. */
  String stamp() throws IOException;

  /** The text of {@code @DistillFrom(data = …)}. */
  static Source ofText(String text) {
    return new Source() {
      @Override
      public String name() {
        return "data.csv";
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public String stamp() {
        return "";
      }
    };
  }

  static Source ofPath(String name, Path path) {
    return new Source() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(path);
      }

      @Override
      public String stamp() throws IOException {
        return Files.size(path) + "@" + Files.getLastModifiedTime(path);
      }
    };
  }
}
