package io.github.limbeck.engine.finding;

/** How serious a finding is: an error fails the build and stops generation of that type. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE
}
