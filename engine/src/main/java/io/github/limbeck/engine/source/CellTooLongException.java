package io.github.limbeck.engine.source;

import java.io.IOException;

/** A cell is so long that the parser of its format gave it up. */
final class CellTooLongException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long line;

  /**
   * @param line where, or 0 if it is not known
   */
  CellTooLongException(long line) {
    this.line = line;
  }

  long line() {
    return line;
  }
}
