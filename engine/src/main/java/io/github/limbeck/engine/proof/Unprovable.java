package io.github.limbeck.engine.proof;

/** A formula that can't be made: equality has to be shown in another way. */
final class Unprovable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unprovable(String reason) {
    super(reason, null, false, false);
  }
}
