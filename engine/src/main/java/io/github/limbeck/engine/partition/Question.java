package io.github.limbeck.engine.partition;

import java.io.Serializable;

/**
 * What is asked of rows, part by part. How rows are dealt into parts, and in which order answers are put together, must not change the answer.
 *
 * @param <A> the answer
 */
public interface Question<A extends Serializable> extends Serializable {
  /** The answer of no rows. */
  A none();

  /** The answer of rows that were asked before, and of some more. The first may be changed. */
  A with(A before, Part more);

  /** The answer of rows that were asked apart. The first may be changed. */
  A together(A one, A other);
}
