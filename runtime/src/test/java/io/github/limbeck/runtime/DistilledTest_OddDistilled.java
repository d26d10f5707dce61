package io.github.limbeck.runtime;

/** Has the name of a generated class, and nothing else of it. */
public final class DistilledTest_OddDistilled {
  /** Made by a test. */
  public DistilledTest_OddDistilled() {}
}
