package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.Shape;

/** Conway's game: whether a cell lives in the next generation, learned from 150 of the 512 neighbourhoods. */
@DistillFrom(dataset = "life.csv")
public interface Life {
  boolean alive(@Shape({3, 3}) boolean[][] cells);
}
