package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.dataset.Dataset;

/**
 * What a model answers on the rows of a dataset; of arrays, element by element.
 *
 * @param actual the answers of the examples: codes of labels, or numbers
 * @param given the answers of the model; -1 for an answer that is no label
 * @param rows the row of each answer
 * @param deciding the index of the rule that decides each answer, the number of rules if none does; empty where there are no rules
 */
public record Outcome(Dataset data, double[] actual, double[] given, int[] rows, int[] deciding) {
  public Outcome {
    if (actual.length != given.length || actual.length != rows.length) {
      throw new IllegalArgumentException("answers do not pair");
    }
  }

  public int count() {
    return rows.length;
  }

  public boolean isRight(int k) {
    return actual[k] == given[k];
  }

  /** How far an answer is off, where answers are numbers. */
  public double residual(int k) {
    return given[k] - actual[k];
  }
}
