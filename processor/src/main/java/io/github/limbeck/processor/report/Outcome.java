package io.github.limbeck.processor.report;

import io.github.limbeck.processor.dataset.Dataset;

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

  int count() {
    return rows.length;
  }

  boolean isRight(int k) {
    return actual[k] == given[k];
  }

  /** How far an answer is off, where answers are numbers. */
  double residual(int k) {
    return given[k] - actual[k];
  }
}
