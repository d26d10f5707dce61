package io.github.limbeck.engine.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Where a dataset comes from, and the name by which messages call it. */
public sealed interface Source {
  /** The path as the user wrote it; never an absolute path. */
  String name();

  /**
   * A dataset that is a file, or text.
   *
   * @param opener gives the bytes
   * @param stamper gives a text that changes when the bytes may have changed: compared before and after reading
   */
  record Bytes(String name, Opener opener, Stamper stamper) implements Source {
    /** Bytes that stay as they are. */
    public Bytes(String name, Opener opener) {
      this(name, opener, () -> "");
    }

    InputStream open() throws IOException {
      return opener.open();
    }

    @Override
    public String stamp() throws IOException {
      return stamper.stamp();
    }
  }

  /** Opens a dataset; each time from its beginning. */
  interface Opener {
    InputStream open() throws IOException;
  }

  /** Tells one state of a dataset from another. */
  interface Stamper {
    String stamp() throws IOException;
  }

  /**
   * A dataset that is what a database answers.
   *
   * @param url of JDBC
   * @param sql the query
   * @param properties given to the driver: user, password and the like
   */
  record Query(String name, String url, String sql, Properties properties) implements Source {
    /** A URL without what may be secret, parameters and a user, and without the directory of the project. */
    public static String nameOf(String url) {
      return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//").replace(PROJECT + "/", "");
    }
  }

  /**
   * Rows that were read before.
   *
   * @param fingerprint what tells them from others
   * @param separated whether cells are as a text with separators has them, so that a dialect says how numbers and dates are written
   */
  record Rows(String name, List<String> columns, List<RowReader.Row> rows, String fingerprint, boolean separated) implements Source {
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A dataset whose rows have lists of things in tables of their own.
   *
   * @param rows those that things belong to
   */
  record Joined(Source rows, List<Table> tables) implements Source {
    public Joined {
      tables = List.copyOf(tables);
    }

    @Override
    public String name() {
      return rows.name();
    }
  }

  /**
   * A table of things.
   *
   * @param column what the list is called beside the columns of the rows
   * @param key the column, of both tables, that says which row a thing belongs to
   * @param complete whether each thing must belong to a row
   */
  record Table(String column, Source source, String key, boolean complete) {}

  /** A text that changes when what is read may have changed. */
  default String stamp() throws IOException {
    if (!(this instanceof Joined joined)) {
      return "";
    }
    StringBuilder all = new StringBuilder(joined.rows().stamp());
    for (Table table : joined.tables()) {
      all.append(' ').append(table.source().stamp());
    }
    return all.toString();
  }

  /** Stands for the directory of the project in a URL. */
  String PROJECT = "${project}";

  /** The text of {@code @DistillFrom(data = …)}. */
  static Source ofText(String text) {
    return new Bytes("data.csv", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Source ofPath(String name, Path path) {
    return new Bytes(name, () -> Files.newInputStream(path), () -> Files.size(path) + "@" + Files.getLastModifiedTime(path));
  }

  /** A resource of a class path. */
  static Source ofUrl(String name, URL url) {
    return new Bytes(name, url::openStream);
  }
}
