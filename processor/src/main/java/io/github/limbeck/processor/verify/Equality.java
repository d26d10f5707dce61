package io.github.limbeck.processor.verify;

/**
 * How far the generated code was shown equal to its network.
 *
 * @param kind the claim
 * @param inputs how many inputs were run through both
 */
public record Equality(Kind kind, long inputs) {
  /** The claims, strongest first. */
  public enum Kind {
    /** All inputs of the domain were run. */
    EXHAUSTIVE,
    /** Random and boundary inputs were run: evidence, not proof. */
    SAMPLED
  }

  @Override
  public String toString() {
    return kind == Kind.EXHAUSTIVE ? "EXHAUSTIVE" : "SAMPLED(" + inputs + ")";
  }
}
