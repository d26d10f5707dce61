package io.github.limbeck.processor.shell;

import java.io.IOException;
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
    boolean whole = false;
    try {
      try (Writer out = file.openWriter()) {
        out.write(text);
      }
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
