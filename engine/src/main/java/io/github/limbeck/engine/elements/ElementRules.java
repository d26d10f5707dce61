package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.OfNothing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** Whether there is an answer to a line without cells, if it is a single value. */
  boolean areOfNothing() {
    return Stream.concat(rules.stream().flatMap(r -> Stream.concat(r.conditions().stream().map(Condition::expr), Stream.of(r.source().expr()))), Stream.of(otherwise.expr()))
        .allMatch(OfNothing::isDefined);
  }

  /** The same where a condition holds, and nothing elsewhere. */
  ElementRules ofKept(Condition kept) {
    List<Rule> all = new ArrayList<>(List.of(new Rule(List.of(new Condition(kept.expr(), !kept.negated(), kept.cost(), kept.holds())), FilterSearch.NOTHING)));
    all.addAll(rules);
    return new ElementRules(all, otherwise, cost + kept.cost() + 1);
  }

  /** The same elements at every position; none at all if there are none. */
  static ElementRules always(List<Term> parts) {
    Term several = several(parts);
    return new ElementRules(List.of(), several, several.cost());
  }

  /** The same, but several elements where conditions hold. */
  ElementRules after(List<Condition> conditions, List<Term> parts) {
    Term several = several(parts);
    List<Rule> all = new ArrayList<>(List.of(new Rule(conditions, several)));
    all.addAll(rules);
    return new ElementRules(all, otherwise, cost + conditions.stream().mapToDouble(Condition::cost).sum() + several.cost() + ElementTuning.PER_RULE);
  }

  private static Term several(List<Term> parts) {
    return parts.isEmpty() ? FilterSearch.NOTHING
        : new Term(new Expr.Several(parts.stream().map(Term::expr).toList()), parts.stream().mapToDouble(Term::cost).sum(), Term.Sort.VALUE, false, new double[0]);
  }

  /** What the positions of an example append, one after the other: nothing, an element, or several. */
  double[] appended(Elements at) {
    List<List<double[]>> values = new ArrayList<>();
    List<boolean[]> holds = new ArrayList<>();
    for (Rule rule : rules) {
      values.add(values(rule.source(), at));
      holds.add(rule.holds(at));
    }
    values.add(values(otherwise, at));
    List<Double> appended = new ArrayList<>();
    for (int k = 0; k < at.positions(); k++) {
      int position = k;
      int which = IntStream.range(0, rules.size()).filter(r -> holds.get(r)[position]).findFirst().orElse(rules.size());
      values.get(which).forEach(own -> appended.add(own[position]));
    }
    return appended.stream().mapToDouble(a -> a).toArray();
  }

  private static List<double[]> values(Term source, Elements at) {
    return source.expr().elements().stream().map(e -> at.values(e, false)).toList();
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
