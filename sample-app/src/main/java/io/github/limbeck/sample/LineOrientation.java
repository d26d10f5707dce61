package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;

/** Tells which way a line runs in an image of any size, from the full rows and full columns of 28 x 28 pixels. */
@DistillFrom(dataset = "lines.jsonl")
public interface LineOrientation {
  /** Which way a line runs. */
  enum Orientation {
    HORIZONTAL,
    VERTICAL
  }

  Orientation orientation(boolean[][] image);
}
