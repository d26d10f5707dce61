package io.github.limbeck.engine.essence;

import java.util.Arrays;

/**
 * A set of rows as bits; the sizes of two sets that meet are equal. Rows of one answer lie together ({@link Examples#placesByAnswer}), so that sets of
 * them have few words.
 */
final class RowSet {
  private final long[] words;

  RowSet(int rows) {
    this.words = new long[(rows + 63) >> 6];
  }

  private RowSet(long[] words) {
    this.words = words;
  }

  static RowSet all(int rows) {
    RowSet all = new RowSet(rows);
    for (int i = 0; i < rows; i++) {
      all.add(i);
    }
    return all;
  }

  void add(int row) {
    words[row >> 6] |= 1L << row;
  }

  RowSet and(RowSet other) {
    long[] both = new long[words.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = words[i] & other.words[i];
    }
    return new RowSet(both);
  }

  RowSet without(RowSet other) {
    long[] rest = new long[words.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = words[i] & ~other.words[i];
    }
    return new RowSet(rest);
  }

  int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** The size of the intersection. */
  int countAnd(RowSet other) {
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      count += Long.bitCount(words[i] & other.words[i]);
    }
    return count;
  }

  /** The first word that is not 0, and the one after the last; two equal numbers if all are 0. */
  int[] span() {
    int first = 0;
    while (first < words.length && words[first] == 0) {
      first++;
    }
    int end = words.length;
    while (end > first && words[end - 1] == 0) {
      end--;
    }
    return new int[] {first, end};
  }

  /** The size of the intersection with a set that has no rows beyond a {@link #span}. */
  int countAnd(RowSet other, int[] span) {
    int count = 0;
    for (int i = span[0]; i < span[1]; i++) {
      count += Long.bitCount(words[i] & other.words[i]);
    }
    return count;
  }

  boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  int contentHash() {
    return Arrays.hashCode(words);
  }

  boolean sameAs(RowSet other) {
    return Arrays.equals(words, other.words);
  }
}
