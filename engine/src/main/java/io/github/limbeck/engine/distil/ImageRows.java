package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.dataset.ArrayColumn;
import io.github.limbeck.engine.dataset.Column;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.perception.Operation;
import io.github.limbeck.engine.perception.Pixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A method over images, and the same over what they show: a whole number in the place of each. */
final class ImageRows {
  private static final ValueType LEVEL = ValueType.primitive("int", ValueType.Presence.REQUIRED);
  private static final ValueType NUMBER = ValueType.primitive("double", ValueType.Presence.REQUIRED);

  private final Contract asked;
  /** Per feature of the method over levels the array, or the feature (-1 - its index), that it comes from. */
  private final List<Integer> sources = new ArrayList<>();
  private final Contract ofLevels;
  private final ValueType reading;

  /**
   * @param asked what the method over images asks for
   * @param operation what is computed with readings that are real numbers, as a formula; empty where they are levels
   */
  ImageRows(Contract asked, String operation) {
    this.asked = asked;
    this.reading = operation.isEmpty() ? LEVEL : NUMBER;
    List<Feature> features = new ArrayList<>();
    List<String> units = new ArrayList<>();
    int next = 0;
    for (int a = 0; a <= asked.arrays().size(); a++) {
      int until = a < asked.arrays().size() ? asked.arrays().get(a).parameter() : Integer.MAX_VALUE;
      for (; next < asked.features().size() && asked.features().get(next).parameter() < until; next++) {
        features.add(asked.features().get(next));
        units.add(unit(next));
        sources.add(-1 - next);
      }
      if (a < asked.arrays().size()) {
        ArrayFeature array = asked.arrays().get(a);
        features.add(new Feature(array.name(), array.java(), List.of(), array.parameter(), reading, Optional.empty()));
        units.add("");
        sources.add(a);
      }
    }
    List<Answer> answers = isNumber() ? List.of(new Answer(answer().name(), answer().columns(), answer().explicit(), NUMBER)) : asked.answers();
    Optional<FormulaRequest> formula = isNumber() ? asked.formula().map(f -> operation.isEmpty() ? f.ofLevels(units) : f.ofForm(operation, units)) : Optional.empty();
    this.ofLevels = new Contract(asked.method(), features, List.of(), answers, Optional.empty(), asked.request().ofChosenRows(), formula);
  }

  private String unit(int feature) {
    return asked.formula().map(FormulaRequest::featureUnits).filter(u -> feature < u.size()).map(u -> u.get(feature)).orElse("");
  }

  private Answer answer() {
    return asked.answers().get(0);
  }

  /** Whether the answer is a number, so that the method over levels is a formula. */
  boolean isNumber() {
    return answer().type().kind() == ValueType.Kind.REAL || answer().type().kind() == ValueType.Kind.INTEGER;
  }

  /** The type of the answer, where it is a whole number that a formula gives. */
  String rounded() {
    return answer().type().kind() == ValueType.Kind.INTEGER ? answer().type().javaName() : "";
  }

  /** Whether images are read as real numbers. */
  boolean isReal() {
    return reading.equals(NUMBER);
  }

  /** An operation on what is read and the numbers beside it, as a formula. */
  String text(Operation operation) {
    return operation.text(asked.arrays().stream().map(ArrayFeature::name).toList(), asked.features().stream().map(Feature::name).toList());
  }

  /** What the method over levels asks for. */
  Contract ofLevels() {
    return ofLevels;
  }

  /** Per image parameter the images of all rows. */
  List<List<double[][]>> images(Dataset data) {
    return data.arrays().stream().map(a -> a.rows()).toList();
  }

  /** The images of a row. */
  static List<double[][]> images(Dataset data, int row) {
    return data.arrays().stream().map(a -> a.rows().get(row)).toList();
  }

  /** The answers as numbers: codes, where they are none. */
  double[] answers(Dataset data) {
    Dataset.AnswerColumn column = data.answers().get(0);
    boolean labels = isNumber() && answer().type().kind() == ValueType.Kind.INTEGER;
    return IntStream.range(0, data.rows()).mapToDouble(row -> column.codes().get(row)).map(code -> labels ? Double.parseDouble(column.labels().get((int) code)) : code).toArray();
  }

  /** Per row the numbers beside its images. */
  double[][] numbers(Dataset data) {
    return IntStream.range(0, data.rows()).mapToObj(data::row).toArray(double[][]::new);
  }

  /**
   * Rows over images, blank ones and full ones, that stand for the examples where these are not at hand.
   *
   * @param ofLevels rows over what images show, with the values beside them
   */
  Dataset standingFor(Dataset ofLevels, Pixels pixels) {
    List<Integer> beside = IntStream.range(0, sources.size()).filter(f -> sources.get(f) < 0).boxed().toList();
    List<double[][]> images = IntStream.range(0, ofLevels.rows()).mapToObj(row -> pixels.evenly(row % 2 == 0 ? pixels.least() : pixels.greatest())).toList();
    Dataset.AnswerColumn answers = ofLevels.answers().get(0);
    return new Dataset(ofLevels.name(), ofLevels.sha256(), asked.features(), beside.stream().map(f -> ofLevels.columns().get(f)).toList(), beside.stream().map(f -> ofLevels.vocabularies().get(f)).toList(),
        asked.arrays().stream().map(a -> new ArrayColumn(images)).toList(), List.of(new Dataset.AnswerColumn(answer(), answers.labels(), answers.codes())), ofLevels.lines());
  }

  /** A row of the method over levels. */
  double[] merged(double[] given, double[] levels) {
    return sources.stream().mapToDouble(s -> s < 0 ? given[-1 - s] : levels[s]).toArray();
  }

  /**
   * Rows of the method over levels.
   *
   * @param levels {@code [row][parameter]}
   * @param wanted which rows
   */
  Dataset rows(Dataset data, double[][] levels, IntPredicate wanted) {
    List<Column> columns = new ArrayList<>();
    List<List<String>> vocabularies = new ArrayList<>();
    for (int f = 0; f < sources.size(); f++) {
      int source = sources.get(f);
      columns.add(source < 0 ? data.columns().get(-1 - source) : Column.of(reading, Arrays.stream(levels).mapToDouble(l -> l[source]).toArray()));
      vocabularies.add(source < 0 ? data.vocabularies().get(-1 - source) : List.of());
    }
    Dataset.AnswerColumn column = data.answers().get(0);
    Dataset.AnswerColumn answers = isNumber() ? new Dataset.AnswerColumn(ofLevels.answers().get(0), List.of(), Column.of(NUMBER, answers(data)))
        : new Dataset.AnswerColumn(column.answer(), column.labels(), column.codes());
    return new Dataset(data.name(), data.sha256(), ofLevels.features(), columns, vocabularies, List.of(), List.of(answers), data.lines()).select(wanted);
  }
}
