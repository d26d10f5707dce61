package io.github.limbeck.engine.source;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A dataset while it is read: its rows, and when all are read its fingerprint. */
public final class OpenDataset implements Closeable {
  private final MessageDigest digest;
  private final RowReader rows;
  private final Closeable below;
  private final InputStream rest;
  /** The fingerprints of tables that are read with it. */
  private final List<String> tables;

  private OpenDataset(RowReader rows, MessageDigest digest, Closeable below, InputStream rest) {
    this(rows, digest, below, rest, List.of());
  }

  private OpenDataset(RowReader rows, MessageDigest digest, Closeable below, InputStream rest, List<String> tables) {
    this.tables = tables;
    this.rows = rows;
    this.digest = digest;
    this.below = below;
    this.rest = rest;
  }

  /** No characters are written in the way that is said. */
  static final class UnknownCharsetException extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownCharsetException(String charset) {
      super(charset);
    }
  }

  /** The format is not known by the ending of the name. */
  static final class UnknownFormatException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Opens a dataset that is written as usual. */
  public static OpenDataset of(Source source, Limits limits) throws IOException {
    return of(source, limits, Dialect.USUAL);
  }

  /** Opens a dataset. */
  public static OpenDataset of(Source source, Limits limits, Dialect dialect) throws IOException {
    if (source instanceof Source.Joined joined) {
      OpenDataset open = of(joined.rows(), limits, dialect);
      try {
        JoinedRows rows = new JoinedRows(joined, open.rows, limits, dialect);
        return new OpenDataset(rows, open.digest, open.below, open.rest, rows.fingerprints());
      } catch (IOException | RuntimeException e) {
        open.close();
        throw e;
      }
    }
    MessageDigest digest = Fingerprint.digest();
    if (source instanceof Source.Query query) {
      return new OpenDataset(DatabaseRows.of(query, digest), digest, () -> { }, InputStream.nullInputStream());
    }
    if (source instanceof Source.Rows rows) {
      return new OpenDataset(new RowsInMemory(rows), digest, () -> { }, InputStream.nullInputStream(), List.of(rows.fingerprint()));
    }
    String name = plainName(source);
    Optional<DatasetFormat> format = isText(name) ? Optional.empty() : DatasetFormat.of(name);
    if (!isText(name) && format.isEmpty()) {
      throw new UnknownFormatException();
    }
    // Below the buffer, so that bytes which a reader goes back to are not taken up twice.
    InputStream raw = new BufferedInputStream(new DigestInputStream(((Source.Bytes) source).open(), digest), 1 << 16);
    try {
      boolean compressed = source.name().endsWith(".gz");
      BufferedInputStream bytes = new BufferedInputStream(new LimitedInputStream(compressed ? uncompressed(raw) : raw, limits.bytes()));
      FileKind.require(name, bytes);
      return format.isPresent() ? ofFile(format.get(), bytes, raw, digest, dialect)
          : new OpenDataset(ofText(name, bytes, dialect), digest, raw, raw);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /** All members of a gzip file; what follows them and is none is refused. */
  private static InputStream uncompressed(InputStream raw) throws IOException {
    return GzipCompressorInputStream.builder().setInputStream(raw).setDecompressConcatenated(true).get();
  }

  /** Rows of text. */
  private static RowReader ofText(String name, InputStream bytes, Dialect dialect) throws IOException {
    Reader text = new BufferedReader(new InputStreamReader(bytes, charset(dialect).newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
    text.mark(1);
    if (text.read() != '\uFEFF') { // a byte order mark
      text.reset();
    }
    return isJson(name) ? new JsonRows(text) : new SeparatedRows(text, dialect.separator().isEmpty() ? usualSeparator(name) : dialect.separator().charAt(0), dialect.header());
  }

  private static Charset charset(Dialect dialect) throws UnknownCharsetException {
    try {
      return dialect.charset().isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(dialect.charset());
    } catch (IllegalArgumentException e) {
      throw new UnknownCharsetException(dialect.charset());
    }
  }

  /** Other formats are read from a copy: they need a file to move about in, and it can't change meanwhile. */
  private static OpenDataset ofFile(DatasetFormat format, InputStream bytes, InputStream raw, MessageDigest digest, Dialect dialect) throws IOException {
    Path copy = Files.createTempFile("limbeck", ".data");
    copy.toFile().deleteOnExit(); // should the build be interrupted
    try {
      try (OutputStream out = Files.newOutputStream(copy)) {
        bytes.transferTo(out);
      }
      Closeable both = () -> {
        raw.close();
        Files.deleteIfExists(copy);
      };
      return new OpenDataset(format.open(copy, dialect), digest, both, raw);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  /** The name without the ending of compressed files. */
  static String plainName(Source source) {
    return source.name().endsWith(".gz") ? source.name().substring(0, source.name().length() - 3) : source.name();
  }

  private static boolean isText(String name) {
    return isSeparated(name) || isJson(name);
  }

  private static boolean isSeparated(String name) {
    return name.endsWith(".csv") || name.endsWith(".tsv");
  }

  private static boolean isJson(String name) {
    return name.endsWith(".jsonl") || name.endsWith(".json");
  }

  /** Whether a dataset is text with a separator between cells, so that a dialect says how it is written. */
  public static boolean isSeparated(Source source) {
    return source instanceof Source.Joined joined ? isSeparated(joined.rows()) : source instanceof Source.Rows rows ? rows.separated() : source instanceof Source.Bytes && isSeparated(plainName(source));
  }

  /** What stands between cells where nothing else is said. */
  static char usualSeparator(String name) {
    return name.endsWith(".tsv") ? '\t' : ',';
  }

  public RowReader rows() {
    return rows;
  }

  /** SHA-256 of the bytes, or of a query's rows. */
  public String fingerprint() throws IOException {
    rest.transferTo(OutputStream.nullOutputStream()); // what the parser left is fingerprinted by reading it, not by skipping
    if (rows instanceof RowsInMemory) {
      return tables.get(0);
    }
    List<String> all = new ArrayList<>(List.of(Fingerprint.of(digest)));
    all.addAll(tables);
    return Fingerprint.together(all);
  }

  @Override
  public void close() throws IOException {
    try (below) {
      rows.close();
    }
  }
}
