package io.github.limbeck.engine.elements;

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
  }
}
