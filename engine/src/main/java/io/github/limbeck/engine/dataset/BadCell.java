package io.github.limbeck.engine.dataset;

import io.github.limbeck.engine.finding.Diagnostic;

/** A cell that does not hold what its column should. */
final class BadCell extends Exception {
  private static final long serialVersionUID = 1L;

  private final Diagnostic diagnostic;

  BadCell(Diagnostic diagnostic, String detail) {
    super(detail, null, false, false);
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
