package io.github.limbeck.engine.verify;

/**
 * How far the generated code was shown equal to its network.
 *
 * @param kind the claim
 * @param inputs how many inputs were run through both; 0 for a proof
 * @param where where it holds: at which sizes of arrays, by which arithmetic; empty where there is nothing to say
 */
public record Equality(Kind kind, long inputs, String where) {
  /** The claims. */
  public enum Kind {
    /** No input of the domain makes them differ: their formulas are equal. */
    PROVED,
    /** All inputs of the domain were run. */
    EXHAUSTIVE,
    /** Random and boundary inputs were run: evidence, not proof. */
    SAMPLED
  }

  static Equality exhaustive(long inputs, String where) {
    return new Equality(Kind.EXHAUSTIVE, inputs, where);
  }

  static Equality sampled(long inputs) {
    return new Equality(Kind.SAMPLED, inputs, "");
  }

  public static Equality proved(String where) {
    return new Equality(Kind.PROVED, 0, where);
  }

  /** As a text that {@link #parse} understands. */
  public String write() {
    return kind + " " + inputs + " " + where;
  }

  /**
   * A claim from its text.
   *
   * @throws RuntimeException if the text is damaged
   */
  public static Equality parse(String text) {
    String[] parts = text.split(" ", 3);
    return new Equality(Kind.valueOf(parts[0]), Long.parseLong(parts[1]), parts[2]);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case PROVED, EXHAUSTIVE -> where.isEmpty() ? kind.name() : kind + " " + where;
      case SAMPLED -> "SAMPLED(" + inputs + ")";
    };
  }
}
