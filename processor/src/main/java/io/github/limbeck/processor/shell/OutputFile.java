package io.github.limbeck.processor.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.FileObject;

/** Files that a compiler makes for the processor, which are written whole or not at all. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Writes a file.
   *
   * @throws IOException if it can't be written whole; then there is none
   */
  public static void write(FileObject file, String text) throws IOException {
    written(file, () -> {
      try (Writer out = file.openWriter()) {
        out.write(text);
      }
    });
  }

  /**
   * Writes a file of bytes.
   *
   * @throws IOException if it can't be written whole; then there is none
   */
  public static void write(FileObject file, byte[] bytes) throws IOException {
    written(file, () -> {
      try (OutputStream out = file.openOutputStream()) {
        out.write(bytes);
      }
    });
  }

  /** Fills a file. */
  private interface Filling {
    void run() throws IOException;
  }

  private static void written(FileObject file, Filling filling) throws IOException {
    boolean whole = false;
    try {
      filling.run();
      whole = true;
    } finally {
      if (!whole) {
        delete(file);
      }
    }
  }

  /** Deletes a file. What compilers hand out refuses to, so a file on disk is deleted by its path. */
  public static void delete(FileObject file) throws IOException {
    if (!file.delete() && "file".equals(file.toUri().getScheme())) {
      Files.deleteIfExists(Path.of(file.toUri()));
    }
  }
}
