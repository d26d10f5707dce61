package io.github.limbeck.engine.essence;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.Form;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows that training works on.
 *
 * @param features what the columns mean
 * @param rows one array per row, one value per feature, NaN where missing
 * @param answers the answer code of each row
 * @param answerCount how many answer codes there are
 * @param work what learning from them may still cost
 */
public record Examples(List<Feature> features, double[][] rows, int[] answers, int answerCount, Work work) {
  /** Units of work that it takes to see whether one rule holds on a row. */
  private static final int PER_RULE = 8;

  public Examples {
    features = List.copyOf(features);
  }

  /** Examples in the order of their content. */
  public static Examples sorted(List<Feature> features, double[][] rows, int[] answers, int answerCount, Work work) {
    int[] order = IntStream.range(0, rows.length).boxed()
        .sorted(Comparator.<Integer, double[]>comparing(i -> rows[i], Arrays::compare).thenComparingInt(i -> answers[i]))
        .mapToInt(i -> i).toArray();
    return new Examples(features, rows, answers, answerCount, work).subset(order);
  }

  public int size() {
    return rows.length;
  }

  /** These and others in the order of their content, equal ones once; to learn from them takes off the same work. */
  Examples union(Examples others) {
    double[][] all = Arrays.copyOf(rows, size() + others.size());
    int[] theirs = Arrays.copyOf(answers, all.length);
    System.arraycopy(others.rows, 0, all, size(), others.size());
    System.arraycopy(others.answers, 0, theirs, size(), others.size());
    Examples both = sorted(features, all, theirs, answerCount, work);
    return both.subset(IntStream.range(0, both.size())
        .filter(i -> i == 0 || both.answers[i] != both.answers[i - 1] || !Arrays.equals(both.rows[i], both.rows[i - 1])).toArray());
  }

  public Kind kind(int feature) {
    return features.get(feature).type().kind();
  }

  /** Whether only equality is looked at between two features, or within a count: text, constants, characters. */
  boolean isNominal(int feature) {
    return kind(feature).isNominal() || kind(feature) == Kind.CHARACTER;
  }

  /** Per feature whether its values are real numbers. */
  List<Boolean> reals() {
    return features.stream().map(f -> f.type().kind() == Kind.REAL).toList();
  }

  boolean hasReals() {
    return features.stream().anyMatch(f -> f.type().kind() == Kind.REAL);
  }

  /** Whether a hyperplane says more than a bound of a single feature: there are real numbers, or several whole ones. */
  boolean haveHyperplanes() {
    return hasReals() || IntStream.range(0, features.size()).filter(f -> kind(f) == Kind.INTEGER && isKnown(f)).count() > 1;
  }

  /** Whether a feature has a value in every row. */
  boolean isKnown(int feature) {
    return Arrays.stream(rows).noneMatch(row -> Double.isNaN(row[feature]));
  }

  /** The least and the greatest value of a feature, and the step from one value to the next: 1, of real numbers 0. */
  double[] range(int feature) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, kind(feature) == Kind.REAL ? 0 : 1};
    for (double[] row : rows) {
      if (!Double.isNaN(row[feature])) {
        range[0] = Math.min(range[0], row[feature]);
        range[1] = Math.max(range[1], row[feature]);
      }
    }
    return range;
  }

  /** The values of a form over all rows. */
  double[] values(Form form) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = form.value(rows[i]);
    }
    return values;
  }

  /** The rows with the given indices, in that order; to learn from them takes off the same work. */
  Examples subset(int[] indices) {
    return subset(indices, work);
  }

  /** The rows with the given indices, in that order, with work of their own. */
  Examples subset(int[] indices, Work own) {
    double[][] some = new double[indices.length][];
    int[] theirs = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      some[i] = rows[indices[i]];
      theirs[i] = answers[indices[i]];
    }
    return new Examples(features, some, theirs, answerCount, own);
  }

  int[] countsPerAnswer() {
    int[] counts = new int[answerCount];
    for (int answer : answers) {
      counts[answer]++;
    }
    return counts;
  }

  /** Per row its place where those of one answer lie together, in the order that they have here. */
  int[] placesByAnswer() {
    int[] counts = countsPerAnswer();
    int[] next = new int[answerCount];
    for (int a = 1; a < answerCount; a++) {
      next[a] = next[a - 1] + counts[a - 1];
    }
    return Arrays.stream(answers).map(a -> next[a]++).toArray();
  }

  /** The answer codes that occur, in order. */
  int[] answersPresent() {
    int[] counts = countsPerAnswer();
    return IntStream.range(0, answerCount).filter(a -> counts[a] > 0).toArray();
  }

  /** Units of work that it takes to have a decision list answer some rows. */
  public static long workToAnswer(long rows, DecisionList list) {
    return rows * PER_RULE * (1 + list.rules().size());
  }

  /** How many rows a decision list answers wrongly. */
  int errors(DecisionList list) {
    work.spend(workToAnswer(rows.length, list));
    int errors = 0;
    for (int i = 0; i < rows.length; i++) {
      errors += list.answer(rows[i]) == answers[i] ? 0 : 1;
    }
    return errors;
  }

  /** Whether a decision list answers all rows rightly. */
  boolean isExact(DecisionList list) {
    int i = 0;
    while (i < rows.length && list.answer(rows[i]) == answers[i]) {
      i++;
    }
    work.spend(workToAnswer(i + 1L, list));
    return i == rows.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Examples that && features.equals(that.features)
        && Arrays.deepEquals(rows, that.rows) && Arrays.equals(answers, that.answers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(answers);
  }
}
