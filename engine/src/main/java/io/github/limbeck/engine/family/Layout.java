package io.github.limbeck.engine.family;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the elements of an answer lie.
 *
 * @param axes along which axes of the arrays given
 * @param longer how much longer than these the answer is, in every dimension; negative if it is shorter
 */
record Layout(List<Axes.Axis> axes, int longer) {

  /** That of the answers of a sample; empty if their sizes follow those of no array. */
  static Optional<Layout> of(Sample sample, int answerDimensions) {
    List<List<Axes.Axis>> candidates = new ArrayList<>();
    for (int a = 0; a < sample.features().size(); a++) {
      int dimensions = sample.features().get(a).dimensions();
      if (answerDimensions == 1) {
        for (int d = 0; d < dimensions; d++) {
          candidates.add(List.of(sample.axes().of(a, d)));
        }
      } else if (dimensions == 2) {
        candidates.add(List.of(sample.axes().of(a, 0), sample.axes().of(a, 1)));
      }
    }
    List<Axes.Axis> distinct = sample.axes().distinct();
    for (int x = 0; answerDimensions == 2 && x < distinct.size(); x++) {
      for (int y = 0; y < distinct.size(); y++) {
        candidates.add(List.of(distinct.get(x), distinct.get(y)));
      }
    }
    return candidates.stream()
        .flatMap(axes -> longer(sample, axes, answerDimensions).stream().map(l -> new Layout(axes, l)))
        .filter(l -> Math.abs(l.longer()) <= 4 && l.longer() <= 1)
        .min(Comparator.comparingInt(l -> Math.abs(l.longer())));
  }

  /** How much longer the answer is than the axes, if by the same in every row and dimension. */
  private static Optional<Integer> longer(Sample sample, List<Axes.Axis> axes, int answerDimensions) {
    int longer = answerSize(sample, 0, answerDimensions - 1, answerDimensions) - sample.size(axes.get(axes.size() - 1), 0);
    for (int r = 0; r < sample.rows(); r++) {
      for (int d = 0; d < axes.size(); d++) {
        if (answerSize(sample, r, d, answerDimensions) - sample.size(axes.get(d), r) != longer) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(longer);
  }

  private static int answerSize(Sample sample, int row, int dimension, int answerDimensions) {
    double[][] answer = sample.answer(row);
    return dimension == 0 && answerDimensions == 2 ? answer.length : answer[0].length;
  }
}
