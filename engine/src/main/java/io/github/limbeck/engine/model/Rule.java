package io.github.limbeck.engine.model;

import java.util.List;

/** A conjunction of literals with an answer: a subconcept, and the concept it belongs to. */
public record Rule(List<Literal> literals, int answer) {
  public Rule {
    literals = List.copyOf(literals);
  }

  public boolean holds(double[] row) {
    for (Literal literal : literals) {
      if (!literal.holds(row)) {
        return false;
      }
    }
    return true;
  }
}
