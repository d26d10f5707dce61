package io.github.limbeck.engine.formula;

import java.util.List;
import java.util.Optional;

/**
 * What training gives for one answer.
 *
 * @param pieces the formula chosen; or several, each for the rows of its piece
 * @param front all that are not both longer and worse than another, from the shortest to the most accurate
 * @param ties formulas of another form that the data can't tell from the chosen one: their scores lie within 1
 * @param excluded a formula that describes the examples much better, but is longer than the user allows
 * @param leftOut how many rows, those that are furthest off, it was fitted without
 */
public record FormulaModel(List<Expression> pieces, List<Candidate> front, List<Candidate> ties, Optional<Candidate> excluded, int leftOut) {
  public FormulaModel {
    pieces = List.copyOf(pieces);
    front = List.copyOf(front);
    ties = List.copyOf(ties);
  }

  public FormulaModel(List<Expression> pieces, List<Candidate> front, List<Candidate> ties) {
    this(pieces, front, ties, Optional.empty(), 0);
  }

  /** A model of one formula. */
  public FormulaModel(Expression expression, List<Candidate> front, List<Candidate> ties) {
    this(List.of(expression), front, ties);
  }

  /** The same, fitted without some rows. */
  public FormulaModel withLeftOut(int rows) {
    return new FormulaModel(pieces, front, ties, excluded, rows);
  }

  /** The formula, where there is one. */
  public Expression expression() {
    return pieces.get(0);
  }

  /**
   * A formula that might have been chosen.
   *
   * @param nats the length of its description
   * @param error its mean squared error on the training rows
   */
  public record Candidate(Expression expression, double nats, double error) {}
}
