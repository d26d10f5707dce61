package io.github.limbeck.engine.elements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rules that choose what an element is: the first whose conditions hold.
 *
 * @param rules in their order
 * @param otherwise what the element is where none holds
 * @param cost how much there is to say
 */
record ElementRules(List<Rule> rules, Term otherwise, double cost) {
  ElementRules {
    rules = List.copyOf(rules);
  }

  /** What the element is where conditions hold. */
  record Rule(List<Condition> conditions, Term source) {
    Rule {
      conditions = List.copyOf(conditions);
    }

    /** At which positions all conditions hold. */
    boolean[] holds(Elements at) {
      boolean[] holds = new boolean[at.positions()];
      Arrays.fill(holds, true);
      for (Condition condition : conditions) {
        double[] truths = at.values(condition.expr(), false);
        for (int k = 0; k < holds.length; k++) {
          holds[k] &= truths[k] == 1 != condition.negated();
        }
      }
      return holds;
    }
  }

  /** The same where a condition holds, and nothing elsewhere. */
  ElementRules ofKept(Condition kept) {
    List<Rule> all = new ArrayList<>(List.of(new Rule(List.of(new Condition(kept.expr(), !kept.negated(), kept.cost(), kept.holds())), FilterSearch.NOTHING)));
    all.addAll(rules);
    return new ElementRules(all, otherwise, cost + kept.cost() + 1);
  }

  /** What the elements are, one after the other. */
  double[] answer(Elements at) {
    double[] answer = at.values(otherwise.expr(), false);
    for (int r = rules.size() - 1; r >= 0; r--) {
      double[] own = at.values(rules.get(r).source().expr(), false);
      boolean[] holds = rules.get(r).holds(at);
      for (int k = 0; k < own.length; k++) {
        answer[k] = holds[k] ? own[k] : answer[k];
      }
    }
    return answer;
  }
}
