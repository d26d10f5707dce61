package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Learns answers that depend on one form alone: intervals of its values. Majority, comparison, parity, or
 * "exactly two of" are of this kind, once the form is among the candidates.
 */
final class ProjectionLearner {
  private static final int MOST_RUNS = 12;

  private ProjectionLearner() {}

  /** The shortest exact model on one form, if there is any. */
  static Optional<DecisionList> learn(List<Projection> projections, DescriptionLength bits) {
    List<DecisionList> models = new ArrayList<>();
    for (Projection projection : projections) {
      if (projection.hasMissing()) {
        continue;
      }
      List<int[]> runs = projection.pureRuns(MOST_RUNS);
      if (runs != null && runs.size() > 1) {
        models.add(inOrder(projection, runs));
        models.add(aroundDefault(projection, runs));
      }
    }
    return models.stream().min(Comparator.comparingDouble(bits::model));
  }

  /** One bound a rule: from below, everything up to the end of each run. */
  private static DecisionList inOrder(Projection projection, List<int[]> runs) {
    List<Rule> rules = new ArrayList<>();
    for (int r = 0; r + 1 < runs.size(); r++) {
      rules.add(new Rule(List.of(projection.range(0, runs.get(r + 1)[0] - 1)), runs.get(r)[1]));
    }
    return new DecisionList(rules, runs.get(runs.size() - 1)[1]);
  }

  /** One rule for each run but those of the answer with most runs, which is the default. */
  private static DecisionList aroundDefault(Projection projection, List<int[]> runs) {
    int[] runCount = new int[projection.counts()[0].length];
    int mostFrequent = runs.get(0)[1];
    for (int[] run : runs) {
      if (++runCount[run[1]] > runCount[mostFrequent]) {
        mostFrequent = run[1];
      }
    }
    List<Rule> rules = new ArrayList<>();
    for (int r = 0; r < runs.size(); r++) {
      int end = r + 1 < runs.size() ? runs.get(r + 1)[0] - 1 : projection.distinct().length - 1;
      if (runs.get(r)[1] != mostFrequent) {
        rules.add(new Rule(List.of(projection.range(runs.get(r)[0], end)), runs.get(r)[1]));
      }
    }
    return new DecisionList(rules, mostFrequent);
  }
}
