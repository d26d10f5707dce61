package io.github.limbeck.engine.family;

import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.elements.ElementLearner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The rows that training works on, in the order of their content, so that the order of the file does not matter. */
final class Sample {
  private static final Set<String> STREAMED = Set.of("int", "long", "char");

  private final List<ArrayFeature> features;
  private final Axes axes;
  private final List<double[][][]> arrays = new ArrayList<>();
  private final List<Feature> scalarFeatures;
  private final double[][] scalars;
  private final int[] codes;
  private final double[] reals;
  private final double[][][] answers;
  private final Map<Domain, int[]> starts = new HashMap<>();
  private final Work work;

  private Sample(List<ArrayFeature> features, Axes axes, List<Feature> scalarFeatures, double[][] scalars, int[] codes, double[] reals, double[][][] answers, Work work) {
    this.work = work;
    this.features = features;
    this.axes = axes;
    this.scalarFeatures = scalarFeatures;
    this.scalars = scalars;
    this.codes = codes;
    this.reals = reals;
    this.answers = answers;
  }

  /**
   * Some rows of a dataset.
   *
   * @param answerIndex which of its answers
   * @param axes those of the whole dataset
   * @param work what learning from them may cost
   */
  static Sample of(Dataset dataset, int answerIndex, List<ArrayFeature> features, Axes axes, int[] rows, Work work) {
    Integer[] order = Arrays.stream(rows).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.<Integer, double[]>comparing(r -> key(dataset, answerIndex, r), Arrays::compare));
    Dataset.AnswerColumn answer = dataset.answers().get(answerIndex);
    double[][] scalars = new double[rows.length][dataset.columns().size()];
    int[] codes = new int[answer.cells().isPresent() ? 0 : rows.length];
    double[] reals = new double[codes.length];
    double[][][] answers = new double[rows.length][][];
    for (int r = 0; r < rows.length; r++) {
      dataset.copyRow(order[r], scalars[r]);
      if (answer.cells().isPresent()) {
        answers[r] = answer.cells().get().rows().get(order[r]);
      } else {
        codes[r] = (int) answer.codes().get(order[r]);
        reals[r] = answer.codes().get(order[r]);
      }
    }
    Sample sample = new Sample(features, axes, dataset.features(), scalars, codes, reals, answers, work);
    for (int a = 0; a < features.size(); a++) {
      double[][][] cells = new double[rows.length][][];
      for (int r = 0; r < rows.length; r++) {
        cells[r] = dataset.arrays().get(a).rows().get(order[r]);
      }
      sample.arrays.add(cells);
    }
    return sample;
  }

  private static double[] key(Dataset dataset, int answerIndex, int row) {
    List<double[]> parts = new ArrayList<>();
    double[] scalars = new double[dataset.columns().size()];
    dataset.copyRow(row, scalars);
    parts.add(scalars);
    dataset.arrays().forEach(a -> {
      parts.add(new double[] {a.rows().get(row).length});
      parts.addAll(Arrays.asList(a.rows().get(row)));
    });
    dataset.answers().get(answerIndex).cells().ifPresentOrElse(c -> parts.addAll(Arrays.asList(c.rows().get(row))),
        () -> parts.add(new double[] {dataset.answers().get(answerIndex).codes().get(row)}));
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  int rows() {
    return scalars.length;
  }

  List<ArrayFeature> features() {
    return features;
  }

  List<Feature> scalarFeatures() {
    return scalarFeatures;
  }

  Axes axes() {
    return axes;
  }

  double[][] cells(int array, int row) {
    return arrays.get(array)[row];
  }

  double scalar(int row, int feature) {
    return scalars[row][feature];
  }

  /** What learning from the rows may still cost. */
  Work work() {
    return work;
  }

  /** The method's own scalars, of all rows. */
  double[][] scalars() {
    return scalars;
  }

  double[] scalars(int row) {
    return scalars[row];
  }

  /** The array of each row, or the two, and what is given beside them, if these are lines of one kind of cells. */
  Optional<ElementLearner.Given> line() {
    ValueType type = features.get(0).type();
    boolean lines = features.size() <= 2 && features.stream().allMatch(f -> f.dimensions() == 1 && f.type().kind() == type.kind() && f.type().constants().equals(type.constants()));
    if (!lines) {
      return Optional.empty();
    }
    List<double[]> beside = features.size() == 1 ? List.of() : Arrays.stream(arrays.get(1)).map(cells -> cells[0]).toList();
    return Optional.of(new ElementLearner.Given(Arrays.stream(arrays.get(0)).map(cells -> cells[0]).toList(), beside, List.of(scalars), scalars("int"), scalars("char"),
        type.kind()));
  }

  /** The same if code can arrange it: the one array of the method is a parameter, and streams know its cells. */
  Optional<ElementLearner.Given> lineToArrange() {
    ArrayFeature array = features.get(0);
    boolean one = features.size() == 1 && array.shape().isEmpty() && array.java().chars().allMatch(Character::isJavaIdentifierPart);
    return one && STREAMED.contains(array.type().javaName()) ? line() : Optional.empty();
  }

  /** The same rows with other lines in the place of the first array. */
  Sample with(List<double[]> lines) {
    Sample other = new Sample(features, axes, scalarFeatures, scalars, codes, reals, answers, work);
    other.arrays.addAll(arrays);
    other.arrays.set(0, lines.stream().map(line -> new double[][] {line}).toArray(double[][][]::new));
    return other;
  }

  /** Which scalars are of a type and never missing. */
  private List<Integer> scalars(String type) {
    return IntStream.range(0, scalarFeatures.size()).filter(f -> scalarFeatures.get(f).type().javaName().equals(type)
        && !scalarFeatures.get(f).type().presence().mayBeMissing()).boxed().toList();
  }

  /** The arrays of one row. */
  List<double[][]> arrays(int row) {
    return arrays.stream().map(a -> a[row]).toList();
  }

  /** The answer code of each row, where the answer is a single value. */
  int[] codes() {
    return codes;
  }

  /** The answer of each row, where it is a real number. */
  double[] reals() {
    return reals;
  }

  /** The answer of a row, where it is an array. */
  double[][] answer(int row) {
    return answers[row];
  }

  int size(Axes.Axis axis, int row) {
    return axis.size(arrays.get(axis.array())[row]);
  }

  /** Where the positions of each row begin among those of all rows; one entry more than rows. */
  int[] starts(Domain domain) {
    return starts.computeIfAbsent(domain, d -> {
      int[] start = new int[rows() + 1];
      for (int r = 0; r < rows(); r++) {
        start[r + 1] = Math.addExact(start[r], d.positions(size(d.axis(), r), size(d.other(), r)));
      }
      return start;
    });
  }
}
