package io.github.limbeck.engine.report;

import io.github.limbeck.engine.archive.Provenance;
import java.util.List;

/**
 * What there is to say of a generated class.
 *
 * @param source its text
 */
public record TypeReport(Provenance provenance, String source, List<MethodReport> methods) {
  public TypeReport {
    methods = List.copyOf(methods);
  }
}
