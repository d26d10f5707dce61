package io.github.limbeck.engine.partition;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rows whose features have the least hashes: a sample that is the same however rows are dealt and asked (E. Cohen, H. Kaplan, "Summarizing data using bottom-k
 * sketches", 2007). Rows with the same features are kept or left together, each answer of theirs with its number. Of two contents whose 64-bit hashes are
 * equal one stands for both.
 */
final class Sketch implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int most;
  private final TreeMap<Long, TreeMap<Long, Drawn>> contents = new TreeMap<>();
  private boolean whole = true;

  /**
   * @param most how many contents are kept
   */
  Sketch(int most) {
    this.most = most;
  }

  /** Whether a row would be kept. */
  boolean wants(long features) {
    boolean wanted = contents.size() < most || features <= contents.lastKey();
    whole &= wanted;
    return wanted;
  }

  /**
   * Adds a row.
   *
   * @param features the hash of its features
   * @param answers the hash of its answers
   */
  void add(long features, long answers, Drawn row) {
    if (wants(features)) {
      contents.computeIfAbsent(features, f -> new TreeMap<>()).merge(answers, row, Drawn::and);
      if (contents.size() > most) {
        contents.pollLastEntry();
        whole = false;
      }
    }
  }

  Sketch with(Sketch other) {
    whole &= other.whole;
    other.contents.forEach((features, answers) -> answers.forEach((answer, row) -> add(features, answer, row)));
    return this;
  }

  /** Whether all rows are in it. */
  boolean isWhole() {
    return whole;
  }

  /** How many rows with different features are in it. */
  int size() {
    return contents.size();
  }

  /** The rows in the order of their hashes. */
  Stream<Drawn> rows() {
    return contents.values().stream().map(Map::values).flatMap(Collection::stream);
  }
}
