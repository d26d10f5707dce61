package io.github.limbeck.engine.source;

import java.io.IOException;

/** A dataset is not what its format asks for; the message continues "{@code file:line:} …". */
public final class MalformedDataException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long line;

  /**
   * @param line where, or 0 if it is not known
   * @param message what is wrong, without a full stop
   */
  public MalformedDataException(long line, String message) {
    super(message);
    this.line = line;
  }

  public long line() {
    return line;
  }
}
