package io.github.limbeck.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256, by which datasets are known. */
public final class Fingerprint {
  private Fingerprint() {}

  /** The fingerprint of a file's bytes, in hexadecimal. */
  public static String of(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return of(digest);
  }

  /** One fingerprint of several datasets that are read together; of one alone its own. */
  public static String together(List<String> fingerprints) {
    if (fingerprints.size() == 1) {
      return fingerprints.get(0);
    }
    MessageDigest digest = digest();
    fingerprints.forEach(f -> digest.update(f.getBytes(StandardCharsets.UTF_8)));
    return of(digest);
  }

  /** The fingerprint of what a digest has taken up, in hexadecimal. */
  static String of(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
