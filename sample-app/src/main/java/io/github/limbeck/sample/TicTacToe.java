package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;

/** Whether x has won, learned from half of the 958 boards on which a game can end; b is a blank. */
@DistillFrom(dataset = "tic-tac-toe.csv")
public interface TicTacToe {
  boolean xWins(
      char topLeft, char top, char topRight,
      char left, char centre, char right,
      char bottomLeft, char bottom, char bottomRight);
}
