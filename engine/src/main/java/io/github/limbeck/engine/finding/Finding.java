package io.github.limbeck.engine.finding;

import java.util.Objects;

/** One thing found: what it is, the particulars in words, and the place in the source it belongs to. */
public record Finding(Diagnostic diagnostic, String detail, Place place) {
  public Finding {
    Objects.requireNonNull(diagnostic, "diagnostic");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(place, "place");
  }

  public static Finding of(Diagnostic diagnostic, Place place, String detail) {
    return new Finding(diagnostic, detail, place);
  }

  public boolean isError() {
    return diagnostic.severity() == Severity.ERROR;
  }

  /** The message a user reads: id, particulars, remedy. */
  public String message() {
    String remedy = diagnostic.remedy().isEmpty() ? "" : "\n  " + diagnostic.remedy();
    return "[" + diagnostic.id() + "] " + detail + remedy;
  }
}
