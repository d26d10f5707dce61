package io.github.limbeck.engine.evidence;

/**
 * How a rule does for one of its answers, on rows that were held out.
 *
 * @param right how many rows have this answer
 * @param given how many were given it
 * @param both how many have it and were given it
 */
public record AnswerCounts(int right, int given, int both) {
  /** The share of the rows with this answer that were given it. */
  public Estimate recall() {
    return Estimate.of((double) both / right, right);
  }

  /** The share of the rows that were given this answer that have it. */
  public Estimate precision() {
    return Estimate.of((double) both / given, given);
  }
}
