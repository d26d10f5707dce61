package io.github.limbeck.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A model laid out in arrays, for running it on very many rows: it answers as the model does. Most conditions bound one feature; those are
 * looked up without going through forms and atoms.
 */
public final class FlatModel {
  private final Model model;
  private final int[] features;
  private final double[] lows;
  private final double[] highs;
  /** What is no bound of one feature; null for one that is. */
  private final Literal[] others;
  /** Where the conditions of each rule, or line, end. */
  private final int[] ends;
  /** Per rule its answer, and at last the default; per line its points. */
  private final int[] answers;
  private final int[][] points;

  private FlatModel(Model model, List<List<Literal>> parts, int[] answers, int[][] points) {
    this.model = model;
    this.answers = answers;
    this.points = points;
    List<Literal> literals = new ArrayList<>();
    ends = parts.stream().mapToInt(part -> {
      literals.addAll(part);
      return literals.size();
    }).toArray();
    features = literals.stream().mapToInt(FlatModel::feature).toArray();
    lows = literals.stream().mapToDouble(Literal::low).toArray();
    highs = literals.stream().mapToDouble(Literal::high).toArray();
    others = literals.stream().map(literal -> feature(literal) < 0 ? literal : null).toArray(Literal[]::new);
  }

  /** The same model in arrays. */
  public static FlatModel of(Model model) {
    if (model instanceof ScoreTable table) {
      int[][] points = table.lines().stream().map(line -> line.points().stream().mapToInt(p -> p).toArray()).toArray(int[][]::new);
      return new FlatModel(model, table.lines().stream().map(ScoreTable.Line::literals).toList(), new int[0], points);
    }
    DecisionList list = (DecisionList) model;
    int[] answers = new int[list.rules().size() + 1];
    Arrays.setAll(answers, list::answerOf);
    return new FlatModel(model, list.rules().stream().map(Rule::literals).toList(), answers, new int[0][]);
  }

  /** The feature that a literal bounds, as it is; -1 if it does anything else. */
  private static int feature(Literal literal) {
    Form.Term first = literal.form().terms().get(0);
    return literal.form().terms().size() == 1 && first.weight() == 1 && first.atom() instanceof Atom.Value value ? value.feature() : -1;
  }

  /** What the model answers. */
  public int answer(double[] row) {
    if (model instanceof ScoreTable table) {
      return table.answerOf(points(table, row));
    }
    for (int rule = 0; rule < ends.length; rule++) {
      if (holds(rule, row)) {
        return answers[rule];
      }
    }
    return answers[ends.length];
  }

  private int[] points(ScoreTable table, double[] row) {
    int[] sums = new int[table.answers().size()];
    Arrays.setAll(sums, table.start()::get);
    for (int line = 0; line < ends.length; line++) {
      if (holds(line, row)) {
        for (int a = 0; a < sums.length; a++) {
          sums[a] += points[line][a];
        }
      }
    }
    return sums;
  }

  private boolean holds(int part, double[] row) {
    for (int l = part == 0 ? 0 : ends[part - 1]; l < ends[part]; l++) {
      if (others[l] != null) {
        if (!others[l].holds(row)) {
          return false;
        }
      } else {
        double value = row[features[l]];
        if (!(lows[l] <= value && value <= highs[l])) {
          return false;
        }
      }
    }
    return true;
  }
}
