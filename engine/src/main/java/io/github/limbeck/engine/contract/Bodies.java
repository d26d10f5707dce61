package io.github.limbeck.engine.contract;

/**
 * What is known of the items of a method that answers for each of them with a vector: they are bodies that act on each other.
 *
 * @param position the field, a vector, that says where a body is
 */
public record Bodies(String position) {
  /** What the sum over the other bodies is called. */
  public static final String TOTAL = "total";
}
