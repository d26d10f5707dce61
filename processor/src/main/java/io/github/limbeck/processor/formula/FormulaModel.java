package io.github.limbeck.processor.formula;

import java.util.List;

/**
 * What training gives for one answer.
 *
 * @param expression the formula chosen
 * @param front all that are not both longer and worse than another, from the shortest to the most accurate
 * @param ties formulas of another form that the data can't tell from the chosen one: their scores lie within 1
 */
public record FormulaModel(Expression expression, List<Candidate> front, List<Candidate> ties) {
  public FormulaModel {
    front = List.copyOf(front);
    ties = List.copyOf(ties);
  }

  /**
   * A formula that might have been chosen.
   *
   * @param nats the length of its description
   * @param error its mean squared error on the training rows
   */
  public record Candidate(Expression expression, double nats, double error) {}
}
