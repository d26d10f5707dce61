package io.github.limbeck.engine.source;

/**
 * What a dataset may cost at most; each limit has a diagnostic of its own.
 *
 * @param bytes bytes after decompression
 * @param rows rows below the header
 * @param columns columns in the header
 * @param cell characters in one cell
 * @param answers distinct answers
 * @param values distinct values of one {@code String} feature
 */
public record Limits(long bytes, long rows, int columns, int cell, int answers, int values) {
  public static final Limits DEFAULT = new Limits(8L << 30, 50_000_000, 10_000, 10_000, 256, 10_000);

  public Limits withBytes(long most) {
    return new Limits(most, rows, columns, cell, answers, values);
  }

  public Limits withRows(long most) {
    return new Limits(bytes, most, columns, cell, answers, values);
  }
}
