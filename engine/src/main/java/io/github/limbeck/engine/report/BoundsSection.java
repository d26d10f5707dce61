package io.github.limbeck.engine.report;

import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.distil.RuleWords;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How exactly the examples tell each bound of a rule: how far it could be moved, alone, before an example were answered otherwise. A bound
 * between two values that lie far apart is a guess.
 */
final class BoundsSection {
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_BOUNDS = 40;

  private final DecisionList list;
  private final RuleWords words;
  private final List<double[]> rows;

  private BoundsSection(DecisionList list, RuleWords words, List<double[]> rows) {
    this.list = list;
    this.words = words;
    this.rows = rows;
  }

  /**
   * The part of a page; empty where the rule is no list of conditions on columns, or has no bounds.
   *
   * @param data the examples, or some of them
   */
  static String of(NetworkView network, Dataset data) {
    if (!network.overRows() || !(network.model() instanceof DecisionList list)) {
      return "";
    }
    Dataset some = Account.some(data, MOST_ROWS);
    List<double[]> rows = IntStream.range(0, some.rows()).mapToObj(some::row).toList();
    List<List<String>> table = new BoundsSection(list, new RuleWords(network), rows).table();
    return table.isEmpty() ? "" : "<h3>How exactly the bounds are known</h3>\n"
        + Html.table("Between these two examples each bound could lie anywhere: no example would be answered otherwise",
            List.of("condition", "nearest example below", "nearest example above"), table);
  }

  private List<List<String>> table() {
    List<List<String>> table = new ArrayList<>();
    for (Literal literal : list.literals().stream().distinct().toList()) {
      if (literal.low() < literal.high() && !words.isTruth(literal.form()) && table.size() < MOST_BOUNDS) {
        if (literal.hasLow()) {
          table.add(row(literal, true));
        }
        if (literal.hasHigh()) {
          table.add(row(literal, false));
        }
      }
    }
    return table;
  }

  private List<String> row(Literal literal, boolean low) {
    Form form = literal.form();
    Literal half = low ? Literal.atLeast(form, literal.low()) : Literal.atMost(form, literal.high());
    double below = Double.NEGATIVE_INFINITY;
    double above = Double.POSITIVE_INFINITY;
    for (double[] row : rows) {
      double value = form.value(row);
      boolean holds = half.accepts(value);
      // Moved over the value of this row, the bound would let it in, or shut it out.
      boolean moved = !holds && (low ? value <= literal.high() : literal.low() <= value);
      if (!Double.isNaN(value) && answer(row, literal, moved) != answer(row, literal, literal.accepts(value))) {
        // What lies below a bound does not keep to a least value, but keeps to a greatest.
        boolean lower = low != holds;
        below = lower ? Math.max(below, value) : below;
        above = lower ? above : Math.min(above, value);
      }
    }
    return List.of(Html.text(words.literal(half)), shown(form, below), shown(form, above));
  }

  private String shown(Form form, double value) {
    return Double.isInfinite(value) ? "no example" : Html.text(words.number(form, value));
  }

  /** What the list answers if one of its conditions were to hold, or not to. */
  private int answer(double[] row, Literal literal, boolean holds) {
    for (Rule rule : list.rules()) {
      if (rule.literals().stream().allMatch(l -> l.equals(literal) ? holds : l.holds(row))) {
        return rule.answer();
      }
    }
    return list.defaultAnswer();
  }
}
