package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;

/** Where examples are that are too many to be read whole. */
public interface Partitions {
  /**
   * Finds the examples of a method.
   *
   * @param place the attribute that names them
   * @throws Refusal if they are not there, or can't be asked in partitions
   */
  PartitionedRows find(Request request, Place place) throws Refusal;

  /** Whether files that can't be read are left out, and counted. */
  default boolean skipsUnreadable() {
    return false;
  }

  /** How much is drawn. */
  default RoundSettings settings() {
    return RoundSettings.USUAL;
  }

  /** Told what is done, for whoever waits. */
  default void progress(String what) {
    // nobody waits
  }
}
