package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;

/** Adds binary numbers of equal length, most significant bit first, as found in sums of three to six bits. */
@DistillFrom(dataset = "sums.jsonl")
public interface BinaryAddition {
  boolean[] sum(boolean[] a, boolean[] b);
}
