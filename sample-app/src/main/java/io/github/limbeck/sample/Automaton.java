package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;

/** Steps a whole grid, of any size, by the rule found in six pairs of frames; so is what happens at the border. */
@DistillFrom(dataset = "life-frames.jsonl", answer = "next")
public interface Automaton {
  boolean[][] next(boolean[][] cells);
}
