package io.github.limbeck.engine.source;

import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Why a dataset could not be read, in the words of the catalogue. */
public final class ReadFailure {
  private ReadFailure() {}

  /** What to say of a dataset that could not be read. */
  public static Refusal refusal(Exception e, Source source, Limits limits, Place place) {
    if (e instanceof JoinedRows.TableFailedException failed && failed.getCause() instanceof Exception cause) {
      return refusal(cause, failed.table(), limits, place);
    }
    if (e instanceof JoinedRows.NotJoinedException notJoined) {
      return new Refusal(notJoined.diagnostic(), place, notJoined.getMessage());
    }
    if (cause(e, CharacterCodingException.class).isPresent()) {
      return new Refusal(Diagnostic.NOT_UTF8, place, source.name() + " is not text in the charset it is read in, which is UTF-8 unless something else is said.");
    }
    if (cause(e, LimitedInputStream.TooLong.class).isPresent()) {
      return new Refusal(Diagnostic.TOO_MANY_BYTES, place, source.name() + " has more than " + limits.bytes() + " bytes.");
    }
    if (e instanceof FileKind.OtherKindException other) {
      return new Refusal(Diagnostic.OTHER_KIND, place, source.name() + " is " + other.words(source.name()) + ".");
    }
    if (e instanceof XlsxRows.NoSheetException) {
      return new Refusal(Diagnostic.NO_SHEET, place, source.name() + " " + e.getMessage() + ".");
    }
    if (e instanceof OpenDataset.UnknownCharsetException) {
      return new Refusal(Diagnostic.UNKNOWN_CHARSET, place, "There is no charset " + Wording.quote(e.getMessage()) + ".");
    }
    if (e instanceof OpenDataset.UnknownFormatException) {
      return new Refusal(Diagnostic.FORMAT_UNKNOWN, place, "The format of " + Wording.quote(source.name()) + " is not known by its ending.");
    }
    if (e instanceof MalformedDataException malformed) {
      return new Refusal(Diagnostic.MALFORMED, place, source.name() + (malformed.line() > 0 ? ":" + malformed.line() : "") + ": " + clean(e.getMessage()) + ".");
    }
    if (e instanceof CellTooLongException tooLong) {
      return new Refusal(Diagnostic.CELL_TOO_LONG, place, source.name() + (tooLong.line() > 0 ? ":" + tooLong.line() : "")
          + ": a cell has far more characters than the " + limits.cell() + " that are read, or a quote that is never closed.");
    }
    if (e instanceof DatabaseRows.NoDriverException) {
      return new Refusal(Diagnostic.NO_DRIVER, place, "No JDBC driver for " + source.name() + " is on the processor path.");
    }
    if (e instanceof DatabaseRows.QueryFailedException) {
      return new Refusal(Diagnostic.QUERY_FAILED, place, source.name() + " did not answer the query: " + clean(e.getCause().getMessage()) + ".");
    }
    String why = cause(e, IOException.class).map(Exception::getClass).map(Class::getSimpleName).orElse("");
    return new Refusal(Diagnostic.UNREADABLE, place, source.name() + " can't be read (" + why + ").");
  }

  private static String clean(String message) {
    return message == null ? "" : message.replaceAll("[\\p{Cntrl}\"]+", " ").replaceAll("[.\\s]+$", "");
  }

  /** The exception itself or the first of its causes that is of a type. */
  static <E extends Exception> Optional<E> cause(Throwable e, Class<E> type) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }
}
