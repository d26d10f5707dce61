package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the rules of an exact list alike where the data allow it: where one rule says "is x", another that says
 * "is not o" of its features may say "is x" as well, as long as every row stays right and the description does not
 * get longer. Greedy rules are found one by one and differ by accident; what the data mean is usually one pattern.
 */
final class Harmony {
  private static final int MOST_RULES = 40;
  /** Beyond so many a list has no pattern to find. */
  private static final int MOST_CONDITIONS = 120;
  private static final double DRAW = 1e-6;
  private static final int PER_LITERAL = 20;

  private final Examples examples;
  private final List<LiteralPool.Entry> pool;
  private final DescriptionLength bits;
  /** By feature and template, the first literal of the pool. */
  private final Map<Integer, Map<String, Literal>> counterparts = new HashMap<>();

  Harmony(Examples examples, List<LiteralPool.Entry> pool, DescriptionLength bits) {
    this.examples = examples;
    this.pool = pool;
    this.bits = bits;
  }

  private void indexPool() {
    examples.work().spend((long) pool.size() * PER_LITERAL);
    pool.forEach(entry -> counterparts.computeIfAbsent(feature(entry.literal().form()), f -> new HashMap<>())
        .putIfAbsent(bits.templateOf(entry.literal()), entry.literal()));
  }

  DecisionList improve(DecisionList list) {
    if (list.rules().size() < 2 || list.rules().size() > MOST_RULES || list.conditions() > MOST_CONDITIONS) {
      return list;
    }
    indexPool();
    DecisionList best = list;
    for (int r = 0; r < list.rules().size() && !examples.work().isSpent(); r++) {
      best = withRuleLikeOthers(best, r);
    }
    return best;
  }

  /** Each literal of the rule, or all of them, replaced by a literal that an earlier or later rule uses elsewhere. */
  private DecisionList withRuleLikeOthers(DecisionList list, int r) {
    DecisionList best = list;
    // The commonest way to say it wins a draw, so that two odd rules can be changed one after the other.
    double draw = DRAW;
    for (String template : templates(list)) {
      best = shorter(best, withLiterals(best, r, template, -1), draw);
      for (int l = 0; l < best.rules().get(r).literals().size(); l++) {
        best = shorter(best, withLiterals(best, r, template, l), draw);
      }
      draw = -DRAW;
    }
    return best;
  }

  /** What the literals say, the commonest first. */
  private List<String> templates(DecisionList list) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    list.rules().forEach(rule -> rule.literals().forEach(l -> counts.merge(bits.templateOf(l), 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The list with literals of one rule ({@code only}, or all if it is -1) exchanged for such of the template. */
  private DecisionList withLiterals(DecisionList list, int r, String template, int only) {
    Rule rule = list.rules().get(r);
    Set<Literal> literals = new LinkedHashSet<>();
    for (int l = 0; l < rule.literals().size(); l++) {
      Literal literal = rule.literals().get(l);
      literals.add(only >= 0 && only != l ? literal : counterpart(literal, template));
    }
    if (List.copyOf(literals).equals(rule.literals())) {
      return list;
    }
    List<Rule> rules = new ArrayList<>(list.rules());
    rules.set(r, new Rule(List.copyOf(literals), rule.answer()));
    return new DecisionList(rules, list.defaultAnswer());
  }

  /** The literal of the template on the same feature, or the literal itself if there is none. */
  private Literal counterpart(Literal literal, String template) {
    int feature = feature(literal.form());
    return feature < 0 || bits.templateOf(literal).equals(template) ? literal
        : counterparts.getOrDefault(feature, Map.of()).getOrDefault(template, literal);
  }

  private static int feature(Form form) {
    if (form.terms().size() > 1) {
      return -1;
    }
    Atom atom = form.terms().get(0).atom();
    return atom instanceof Atom.Value value ? value.feature() : atom instanceof Atom.Is is ? is.feature() : -1;
  }

  private DecisionList shorter(DecisionList known, DecisionList candidate, double draw) {
    return candidate != known && bits.model(candidate) < bits.model(known) + draw && examples.isExact(candidate) ? candidate : known;
  }
}
