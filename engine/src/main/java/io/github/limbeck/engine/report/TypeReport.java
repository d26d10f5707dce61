package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say of a generated class.
 *
 * @param source its text
 * @param sinceLock how it differs from a lock file that it is held to
 */
public record TypeReport(Provenance provenance, String source, List<MethodReport> methods, Optional<SinceLock> sinceLock) {
  public TypeReport {
    methods = List.copyOf(methods);
  }
}
