package io.github.limbeck.engine.model;

import java.util.Arrays;
import java.util.List;

/** A model laid out in arrays, for running it on very many rows: it answers as the model does. */
public final class FlatModel {
  private final Model model;
  /** The conditions of each rule, or line. */
  private final FlatLiteral[][] conditions;
  /** Per rule its answer, and at last the default; or the points that all answers start with. */
  private final int[] answers;
  /** Per line its points. */
  private final int[][] points;

  private FlatModel(Model model, List<List<Literal>> conditions, int[] answers, int[][] points) {
    this.model = model;
    this.conditions = conditions.stream().map(part -> part.stream().map(FlatLiteral::new).toArray(FlatLiteral[]::new)).toArray(FlatLiteral[][]::new);
    this.answers = answers;
    this.points = points;
  }

  /** The same model in arrays. */
  public static FlatModel of(Model model) {
    if (model instanceof ScoreTable table) {
      return new FlatModel(model, table.lines().stream().map(ScoreTable.Line::literals).toList(), toArray(table.start()),
          table.lines().stream().map(line -> toArray(line.points())).toArray(int[][]::new));
    }
    DecisionList list = (DecisionList) model;
    int[] answers = new int[list.rules().size() + 1];
    Arrays.setAll(answers, list::answerOf);
    return new FlatModel(model, list.rules().stream().map(Rule::literals).toList(), answers, new int[0][]);
  }

  private static int[] toArray(List<Integer> numbers) {
    return numbers.stream().mapToInt(n -> n).toArray();
  }

  /** What the model answers. */
  public int answer(double[] row) {
    if (model instanceof ScoreTable table) {
      return table.answerOf(points(row));
    }
    int rule = 0;
    while (rule < conditions.length && !holds(rule, row)) {
      rule++;
    }
    return answers[rule];
  }

  private int[] points(double[] row) {
    int[] sums = answers.clone();
    for (int line = 0; line < conditions.length; line++) {
      if (holds(line, row)) {
        for (int a = 0; a < sums.length; a++) {
          sums[a] += points[line][a];
        }
      }
    }
    return sums;
  }

  private boolean holds(int part, double[] row) {
    for (FlatLiteral literal : conditions[part]) {
      if (!literal.holds(row)) {
        return false;
      }
    }
    return true;
  }
}
