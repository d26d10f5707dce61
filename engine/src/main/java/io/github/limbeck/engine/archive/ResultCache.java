package io.github.limbeck.engine.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A directory of entries, each a list of texts in a file named by its key. An entry is written to a file of its
 * own and then moved, so builds may share the directory, and a build that dies leaves no lying entry. Every entry
 * carries the SHA-256 of its contents.
 */
public final class ResultCache {
  private static final int MAGIC = 0x4c494d42;
  private static final int FORMAT = 2;
  private static final int LARGEST = 64 << 20;

  private final Path directory;

  public ResultCache(Path directory) {
    this.directory = directory;
  }

  /** What a look-up found: the texts, or nothing, or why an entry was not usable. */
  public record Lookup(Optional<List<String>> texts, String problem) {}

  /** The key of all the parts that a result depends on. */
  public static String key(List<String> parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(new byte[] {
          (byte) (bytes.length >> 24), (byte) (bytes.length >> 16), (byte) (bytes.length >> 8), (byte) bytes.length});
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The entry for a key. Never throws: what can't be read is reported as a problem. */
  public Lookup find(String key) {
    try {
      Path file = directory.resolve(key);
      if (Files.size(file) > LARGEST) {
        return new Lookup(Optional.empty(), "it is too large");
      }
      return new Lookup(Optional.of(decode(Files.readAllBytes(file))), "");
    } catch (NoSuchFileException e) {
      return new Lookup(Optional.empty(), "");
    } catch (IOException | RuntimeException e) {
      return new Lookup(Optional.empty(), e instanceof BadEntry bad ? bad.getMessage() : "it can't be read");
    }
  }

  /** Keeps an entry. */
  public void put(String key, List<String> texts) throws IOException {
    WholeFile.write(directory.resolve(key), encode(texts));
  }

  private static final class BadEntry extends IOException {
    private static final long serialVersionUID = 1L;

    BadEntry(String message) {
      super(message);
    }
  }

  private static byte[] encode(List<String> texts) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(body)) {
      out.writeInt(texts.size());
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    }
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(entry)) {
      out.writeInt(MAGIC);
      out.writeInt(FORMAT);
      out.write(sha256().digest(body.toByteArray()));
      out.write(body.toByteArray());
    }
    return entry.toByteArray();
  }

  private static List<String> decode(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC || in.readInt() != FORMAT) {
        throw new BadEntry("it is of another format");
      }
      byte[] hash = in.readNBytes(32);
      byte[] body = in.readAllBytes();
      if (!Arrays.equals(hash, sha256().digest(body))) {
        throw new BadEntry("it is damaged");
      }
      return texts(new DataInputStream(new ByteArrayInputStream(body)));
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** The SHA-256 of a text, in hexadecimal. */
  public static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
