package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Dialect;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.OpenDataset;
import io.github.limbeck.engine.source.ReadFailure;
import io.github.limbeck.engine.source.RowReader;
import io.github.limbeck.engine.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of a file in parts. If it can't be read to its end, the last part says why. */
public final class FileParts implements Iterator<Part> {
  /** How many rows a part has: enough that binding its columns takes no time. */
  private static final int ROWS = 4096;

  private final Source file;
  private final Dialect dialect;
  private final Limits limits;
  private OpenDataset open;
  private Part.Origin origin;
  private boolean ended;
  private Optional<Part> next = Optional.empty();

  /** Reads a file when it is asked for the first part. */
  public FileParts(Source file, Dialect dialect, Limits limits) {
    this.file = file;
    this.dialect = dialect;
    this.limits = limits;
  }

  @Override
  public boolean hasNext() {
    if (next.isEmpty() && !ended) {
      next = read();
    }
    return next.isPresent();
  }

  @Override
  public Part next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Part part = next.get();
    next = Optional.empty();
    return part;
  }

  private Optional<Part> read() {
    try {
      if (open == null) {
        open = OpenDataset.of(file, limits, dialect);
        origin = new Part.Origin(file.name(), open.rows().columns(), OpenDataset.isSeparated(file));
      }
      List<RowReader.Row> rows = new ArrayList<>();
      Optional<RowReader.Row> row = Optional.empty();
      while (rows.size() < ROWS && (row = open.rows().next()).isPresent()) {
        rows.add(row.get());
      }
      if (row.isEmpty()) {
        close();
      }
      return rows.isEmpty() ? Optional.empty() : Optional.of(new Part(origin, rows));
    } catch (IOException | UncheckedIOException e) {
      abandon();
      Refusal refusal = ReadFailure.refusal(e, file, limits, Place.SUBJECT);
      return Optional.of(Part.unreadable(file.name(), refusal.findings().get(0).detail()));
    }
  }

  /** Gives up a file that can't be read; that it can't be closed either is nothing new. */
  private void abandon() {
    ended = true;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // said already
    }
  }

  private void close() throws IOException {
    ended = true;
    open.close();
  }
}
