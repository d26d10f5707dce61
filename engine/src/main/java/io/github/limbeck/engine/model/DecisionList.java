package io.github.limbeck.engine.model;

import java.util.ArrayList;
import java.util.List;

/** Rules in order and a default answer: the first rule that holds decides. */
public record DecisionList(List<Rule> rules, int defaultAnswer) implements Model {
  public DecisionList {
    rules = List.copyOf(rules);
  }

  @Override
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

  @Override
  public List<Literal> literals() {
    return rules.stream().flatMap(rule -> rule.literals().stream()).toList();
  }
}
