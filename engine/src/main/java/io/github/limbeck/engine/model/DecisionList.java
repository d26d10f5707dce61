package io.github.limbeck.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules in order and a default answer: the first rule that holds decides. */
public record DecisionList(List<Rule> rules, int defaultAnswer) {
  public DecisionList {
    rules = List.copyOf(rules);
  }

  public int answer(double[] row) {
    return answerOf(deciding(row));
  }

  /** What a rule answers, by its index; the number of rules stands for none. */
  public int answerOf(int rule) {
    return rule < rules.size() ? rules.get(rule).answer() : defaultAnswer;
  }

  /** The index of the rule that decides a row; the number of rules if none holds. */
  public int deciding(double[] row) {
    for (int r = 0; r < rules.size(); r++) {
      if (rules.get(r).holds(row)) {
        return r;
      }
    }
    return rules.size();
  }

  /** A list that answers with the index of the rule that decides, and with the number of rules if none holds. */
  public DecisionList ofIndices() {
    List<Rule> indexed = new ArrayList<>();
    rules.forEach(rule -> indexed.add(new Rule(rule.literals(), indexed.size())));
    return new DecisionList(indexed, rules.size());
  }

  /** The features that its rules read. */
  public Set<Integer> features() {
    Set<Integer> features = new TreeSet<>();
    rules.forEach(rule -> rule.literals().forEach(literal -> features.addAll(literal.form().features())));
    return features;
  }

  /** The conditions a reader has to understand: literals, over all rules. */
  public int conditions() {
    return rules.stream().mapToInt(r -> r.literals().size()).sum();
  }
}
