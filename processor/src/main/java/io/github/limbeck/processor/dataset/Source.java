package io.github.limbeck.processor.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where a dataset comes from, and the name by which messages call it. */
public sealed interface Source {
  /** The path as the user wrote it; never an absolute path. */
  String name();

  /** A dataset that is a file, or text. */
  non-sealed interface Bytes extends Source {
    InputStream open() throws IOException;

    /** Changes when the bytes may have changed: compared before and after reading. */
    String stamp() throws IOException;
  }

  /**
   * A dataset that is what a database answers.
   *
   * @param url of JDBC
   * @param sql the query
   * @param properties given to the driver: user, password and the like
   */
  record Query(String url, String sql, Properties properties) implements Source {
    /** The URL without what may be secret: neither parameters nor a user. */
    @Override
    public String name() {
      return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
    }
  }

  /** The text of {@code @DistillFrom(data = …)}. */
  static Source ofText(String text) {
    return new Bytes() {
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
    return new Bytes() {
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

  /** A resource of a class path. */
  static Source ofUrl(String name, URL url) {
    return new Bytes() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream open() throws IOException {
        return url.openStream();
      }

      @Override
      public String stamp() {
        return "";
      }
    };
  }
}
