package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Makes decision lists shorter: deletes rules and literals that can be spared, again until none can. */
final class Pruning {
  private Pruning() {}

  /** Deletes what can go without any row becoming wrong. */
  static DecisionList exact(DecisionList list, Coverage coverage, Work work) {
    return prune(list, candidate -> Arrays.stream(coverage.errorsByRule(candidate)).allMatch(rule -> rule[1] == 0), work);
  }

  /** Deletes what costs more bits than it saves. */
  static DecisionList byBits(DecisionList list, ToDoubleFunction<DecisionList> bits, Work work) {
    double[] least = {bits.applyAsDouble(list)};
    DecisionList best = list;
    double before;
    do {
      before = least[0];
      // What is deleted is compared with what is left, not with what there was at first: two deletions may each save bits, and both lose some.
      best = prune(best, candidate -> {
        double total = bits.applyAsDouble(candidate);
        boolean saves = total < least[0];
        least[0] = saves ? total : least[0];
        return saves;
      }, work);
    } while (least[0] < before);
    return best;
  }

  private static DecisionList prune(DecisionList list, Predicate<DecisionList> allowed, Work work) {
    DecisionList best = list;
    // From the last rule up: later rules saw fewer rows and are the likeliest to be needless.
    for (int r = list.rules().size() - 1; r >= 0 && !work.isSpent(); r--) {
      List<Rule> without = new ArrayList<>(best.rules());
      Rule rule = without.remove(r);
      DecisionList fewer = new DecisionList(without, best.defaultAnswer());
      if (allowed.test(fewer)) {
        best = fewer;
        continue;
      }
      for (int l = rule.literals().size() - 1; l >= 0 && rule.literals().size() > 1; l--) {
        List<Literal> literals = new ArrayList<>(rule.literals());
        literals.remove(l);
        Rule weaker = new Rule(literals, rule.answer());
        List<Rule> rules = new ArrayList<>(best.rules());
        rules.set(r, weaker);
        DecisionList candidate = new DecisionList(rules, best.defaultAnswer());
        if (allowed.test(candidate)) {
          best = candidate;
          rule = weaker;
        }
      }
    }
    return best;
  }
}
