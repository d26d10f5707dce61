package io.github.limbeck.processor.essence;

import java.util.List;

/** Rules in order and a default answer: the first rule that holds decides. */
public record DecisionList(List<Rule> rules, int defaultAnswer) {
  public DecisionList {
    rules = List.copyOf(rules);
  }

  public int answer(double[] row) {
    for (Rule rule : rules) {
      if (rule.holds(row)) {
        return rule.answer();
      }
    }
    return defaultAnswer;
  }

  /** The conditions a reader has to understand: literals, over all rules. */
  public int conditions() {
    return rules.stream().mapToInt(r -> r.literals().size()).sum();
  }
}
