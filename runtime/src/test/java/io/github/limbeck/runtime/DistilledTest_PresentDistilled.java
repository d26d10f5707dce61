package io.github.limbeck.runtime;

/** Stands for a generated class. */
public final class DistilledTest_PresentDistilled implements DistilledTest.Present {
  /** Made by reflection. */
  public DistilledTest_PresentDistilled() {}

  @Override
  public int answer() {
    return 42;
  }
}
