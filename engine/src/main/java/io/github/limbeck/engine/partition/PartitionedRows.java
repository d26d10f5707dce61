package io.github.limbeck.engine.partition;

import java.io.IOException;
import java.io.Serializable;

/** Rows that lie in partitions, on one machine or on many. */
public interface PartitionedRows {
  /** What messages call them. */
  String name();

  /**
   * Asks all rows.
   *
   * @throws IOException if they can't be asked
   */
  <A extends Serializable> A ask(Question<A> question) throws IOException;
}
