package io.github.limbeck.engine.finding;

import java.util.List;

/** Thrown where a phase can't go on: carries all that the phase found. Never crosses the processor's border. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  public Refusal(List<Finding> findings) {
    super(findings.isEmpty() ? "refused" : findings.get(0).detail(), null, false, false);
    this.findings = List.copyOf(findings);
  }

  public Refusal(Diagnostic diagnostic, Place place, String detail) {
    this(List.of(Finding.of(diagnostic, place, detail)));
  }

  public List<Finding> findings() {
    return findings;
  }
}
