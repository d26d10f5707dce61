package io.github.limbeck.processor.finding;

/** How serious a finding is: an error fails the build and stops generation of that type. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE
}
