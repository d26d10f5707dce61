package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;

/**
 * Decides whether to set a variable of a MAX-SAT formula to true. Each row is a clause that holds the variable: first the
 * sign with which it does, then the signs of the clause's other open variables, 0 where there are no more. Learned from
 * small formulas for which the better value was found by trying all.
 */
@DistillFrom(dataset = "max-sat.jsonl", answer = "setTrue", minAccuracy = 0.8)
public interface VariableChoice {
  boolean setTrue(int[][] clauses);
}
