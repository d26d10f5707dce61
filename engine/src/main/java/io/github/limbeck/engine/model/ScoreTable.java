package io.github.limbeck.engine.model;

import java.util.List;

/**
 * Points for conditions that hold: every answer starts with some, each line whose conditions all hold adds more to each, and the answer with the
 * most points is given; of several the first. It is an essence network whose concepts weigh their subconcepts by whole numbers; a
 * {@link DecisionList} is the special case of powers of two (docs/method.md, "Score tables").
 *
 * @param answers the codes of the answers, two at least, each once
 * @param start per answer the points that it starts with
 * @param lines what adds points
 */
public record ScoreTable(List<Integer> answers, List<Integer> start, List<Line> lines) implements Model {
  /**
   * Conditions and what they are worth where all of them hold.
   *
   * @param literals the conditions
   * @param points per answer the points that they add, or take off
   */
  public record Line(List<Literal> literals, List<Integer> points) {
    public Line {
      literals = List.copyOf(literals);
      points = List.copyOf(points);
    }

    /** A line of one condition. */
    public Line(Literal literal, List<Integer> points) {
      this(List.of(literal), points);
    }

    boolean holds(double[] row) {
      return literals.stream().allMatch(literal -> literal.holds(row));
    }
  }

  public ScoreTable {
    answers = List.copyOf(answers);
    start = List.copyOf(start);
    lines = List.copyOf(lines);
    int columns = answers.size();
    if (columns < 2 || start.size() != columns || lines.stream().anyMatch(line -> line.points().size() != columns)) {
      throw new IllegalArgumentException("not a table of " + columns + " answers");
    }
  }

  @Override
  public int answer(double[] row) {
    return answerOf(points(row));
  }

  /** The answer with the most points, of several the first. */
  int answerOf(int[] points) {
    int best = 0;
    for (int a = 1; a < points.length; a++) {
      best = points[a] > points[best] ? a : best;
    }
    return answers.get(best);
  }

  /** The points of each answer for a row. */
  public int[] points(double[] row) {
    int[] points = start.stream().mapToInt(p -> p).toArray();
    for (Line line : lines) {
      if (line.holds(row)) {
        for (int a = 0; a < points.length; a++) {
          points[a] += line.points().get(a);
        }
      }
    }
    return points;
  }

  @Override
  public List<Literal> literals() {
    return lines.stream().flatMap(line -> line.literals().stream()).toList();
  }
}
