package io.github.limbeck.engine.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a file is by its first bytes, which its name may not tell. */
enum FileKind {
  WORKBOOK("an Excel workbook", ".xlsx", 'P', 'K', 3, 4),
  OLD_WORKBOOK("a workbook of old Excel", ".xls", 0xd0, 0xcf, 0x11, 0xe0),
  PARQUET("a Parquet file", ".parquet", 'P', 'A', 'R', '1'),
  GZIP("compressed with gzip", ".gz", 0x1f, 0x8b);

  /** Endings of formats that are known here; a format of someone else may look as it likes. */
  private static final List<String> OURS = List.of(".csv", ".tsv", ".json", ".jsonl", ".xlsx", ".parquet", ".arff");

  private final String words;
  private final String ending;
  private final byte[] magic;

  FileKind(String words, String ending, int... magic) {
    this.words = words;
    this.ending = ending;
    this.magic = new byte[magic.length];
    for (int i = 0; i < magic.length; i++) {
      this.magic[i] = (byte) magic[i];
    }
  }

  /** A file is something else than its name says. */
  static final class OtherKindException extends IOException {
    private static final long serialVersionUID = 1L;
    private final FileKind kind;

    OtherKindException(FileKind kind) {
      super(kind.words);
      this.kind = kind;
    }

    /** What it is, and what to do, in words. */
    String words(String name) {
      return kind == OLD_WORKBOOK ? kind.words + " by its bytes. Save it as .xlsx and name that file"
          : kind.words + " by its bytes. Rename it to " + (kind == GZIP ? name + kind.ending : name.replaceFirst("\\.[^.]*$", "") + kind.ending);
    }
  }

  /**
   * Refuses a file that is another kind than its name says; nothing of it is read.
   *
   * @throws OtherKindException if it is
   */
  static void require(String name, BufferedInputStream bytes) throws IOException {
    bytes.mark(8);
    byte[] first = bytes.readNBytes(4);
    bytes.reset();
    String lower = name.toLowerCase(Locale.ROOT);
    if (OURS.stream().noneMatch(lower::endsWith)) {
      return;
    }
    for (FileKind kind : values()) {
      boolean is = first.length >= kind.magic.length && Arrays.equals(Arrays.copyOf(first, kind.magic.length), kind.magic);
      if (is && !lower.endsWith(kind.ending)) {
        throw new OtherKindException(kind);
      }
    }
  }
}
