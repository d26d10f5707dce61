package io.github.limbeck.engine.partition;

import java.io.Serializable;

/**
 * How much is drawn from rows, and how often.
 *
 * @param rows about how many rows are drawn to be learned from; as many as the trainer looks at on one machine (table M)
 * @param counterexamples how many rows are added at most after each round for each answer that was missed
 * @param answers of how many answers that were missed counterexamples are kept at most
 * @param rounds how often something is learned at most
 * @param held one of so many contents is held back: it is never learned from
 */
public record RoundSettings(int rows, int counterexamples, int answers, int rounds, int held) implements Serializable {
  private static final long serialVersionUID = 1L;

  public static final RoundSettings USUAL = new RoundSettings(20_000, 64, 64, 10, 10);
}
