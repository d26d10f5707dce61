package io.github.limbeck.engine.export;

/** What can't be said in a language, and why. */
public final class Inexpressible extends Exception {
  private static final long serialVersionUID = 1L;

  public Inexpressible(String reason) {
    super(reason);
  }
}
