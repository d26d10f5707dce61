package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Literal;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The rows on which literals hold. Lists that a search makes of one another share most of their literals, so that what they answer
 * is counted in words of rows.
 */
final class Coverage {
  /** Units of work that it takes to go through one word of rows. */
  private static final int PER_WORD = 2;
  /** To see whether a literal holds on a row. */
  private static final int PER_ROW = 8;

  private final Examples examples;
  private final int[] places;
  private final RowSet[] byAnswer;
  private final Map<Literal, RowSet> rows = new IdentityHashMap<>();

  Coverage(Examples examples) {
    this.examples = examples;
    this.places = examples.placesByAnswer();
    this.byAnswer = LiteralPool.answerSets(examples);
  }

  /** Per rule of a decision list, and last for the default, how many rows it decides, and how many of these wrongly. */
  int[][] errorsByRule(DecisionList list) {
    int[][] counts = new int[list.rules().size() + 1][2];
    RowSet left = RowSet.all(examples.size());
    for (int r = 0; r < list.rules().size(); r++) {
      RowSet decided = left;
      for (Literal literal : list.rules().get(r).literals()) {
        decided = decided.and(of(literal));
      }
      counts[r] = count(decided, list.rules().get(r).answer());
      left = left.without(decided);
    }
    counts[counts.length - 1] = count(left, list.defaultAnswer());
    examples.work().spend((long) PER_WORD * (1 + examples.size() / 64) * (2 + list.conditions() + 2L * list.rules().size()));
    return counts;
  }

  private int[] count(RowSet decided, int answer) {
    int all = decided.count();
    return new int[] {all, all - decided.countAnd(byAnswer[answer])};
  }

  private RowSet of(Literal literal) {
    return rows.computeIfAbsent(literal, l -> {
      RowSet holds = new RowSet(examples.size());
      for (int i = 0; i < examples.size(); i++) {
        if (l.holds(examples.rows()[i])) {
          holds.add(places[i]);
        }
      }
      examples.work().spend(PER_ROW * (long) examples.size());
      return holds;
    });
  }
}
