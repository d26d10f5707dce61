package io.github.limbeck.engine.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was learned about an answer from scalars: an essence network, in the view that it was learned in. */
public sealed interface Model permits DecisionList, ScoreTable {
  /**
   * The code of the answer for a row.
   *
   * @param row one value per feature, NaN where missing
   */
  int answer(double[] row);

  /** The conditions a reader has to understand: the literals, each as often as it is read. */
  default int conditions() {
    return literals().size();
  }

  /** The literals that it is made of, in the order in which a reader meets them. */
  List<Literal> literals();

  /** The features that it reads. */
  default Set<Integer> features() {
    Set<Integer> features = new TreeSet<>();
    literals().forEach(literal -> features.addAll(literal.form().features()));
    return features;
  }
}
