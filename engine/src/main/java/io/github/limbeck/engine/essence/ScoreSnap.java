package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.essence.ScoreColumns.Column;
import io.github.limbeck.engine.model.ScoreTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Makes points small whole numbers, and a table of them. */
final class ScoreSnap {
  private ScoreSnap() {}

  /** The most that a step has more or less than the first of its column, which all rows start with. */
  static double greatest(double[][][] points) {
    double most = 0;
    for (double[][] column : centred(points)) {
      for (double[] step : column) {
        for (int a = 0; a < step.length; a++) {
          most = Math.max(most, Math.abs(step[a] - column[0][a]));
        }
      }
    }
    return most == 0 ? 1 : most;
  }

  /** Points in proportion, rounded to whole numbers; of two answers the first has none. */
  static double[][][] snap(double[][][] points, double scale) {
    double[][][] snapped = centred(points);
    for (double[][] column : snapped) {
      for (double[] step : column) {
        for (int a = 0; a < step.length; a++) {
          step[a] = Math.rint(step[a] * scale);
        }
      }
    }
    return snapped;
  }

  private static double[][][] centred(double[][][] points) {
    double[][][] centred = new double[points.length][][];
    for (int c = 0; c < points.length; c++) {
      centred[c] = new double[points[c].length][];
      for (int s = 0; s < points[c].length; s++) {
        double[] own = points[c][s];
        double middle = own.length == 2 ? own[0] : Arrays.stream(own).sum() / own.length;
        centred[c][s] = Arrays.stream(own).map(p -> p - middle).toArray();
      }
    }
    return centred;
  }

  /** The table of whole points: what a step adds to the one below it, or to the first; in the order of the features, pairs last. */
  static ScoreTable table(int[] answers, List<Column> columns, double[][][] points) {
    int[] start = new int[answers.length];
    List<ScoreTable.Line> lines = new ArrayList<>();
    for (int c = 0; c < points.length; c++) {
      for (int a = 0; a < start.length; a++) {
        start[a] += (int) points[c][0][a];
      }
      for (int s = 1; s < points[c].length; s++) {
        double[] from = points[c][s <= columns.get(c).ordered() ? s - 1 : 0];
        int[] more = new int[start.length];
        for (int a = 0; a < more.length; a++) {
          more[a] = (int) (points[c][s][a] - from[a]);
        }
        List<Integer> own = lessCommonest(more);
        if (own.stream().anyMatch(p -> p != 0)) {
          lines.add(new ScoreTable.Line(columns.get(c).tests().get(s - 1), own));
        }
      }
    }
    lines.sort(Comparator.comparingInt((ScoreTable.Line line) -> line.literals().size())
        .thenComparingInt(line -> line.literals().get(0).form().firstFeature()).thenComparingDouble(line -> line.literals().get(0).low()));
    return new ScoreTable(Arrays.stream(answers).boxed().toList(), lessCommonest(start), lines);
  }

  /** Points less those that most answers get, since only differences count; of two answers less those of the first. */
  private static List<Integer> lessCommonest(int[] points) {
    int commonest = points[0];
    for (int p : points) {
      commonest = points.length > 2 && count(points, p) > count(points, commonest) ? p : commonest;
    }
    int less = commonest;
    return Arrays.stream(points).mapToObj(p -> p - less).toList();
  }

  private static long count(int[] points, int value) {
    return Arrays.stream(points).filter(p -> p == value).count();
  }
}
