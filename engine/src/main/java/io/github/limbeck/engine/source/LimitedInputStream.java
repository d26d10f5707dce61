package io.github.limbeck.engine.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails once more bytes were read than allowed, so that a small compressed file can't become a huge one. */
final class LimitedInputStream extends FilterInputStream {
  private long left;

  /** There were more bytes than allowed. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  LimitedInputStream(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  private void count(int n) throws TooLong {
    left -= n;
    if (left < 0) {
      throw new TooLong();
    }
  }
}
