package io.github.limbeck.engine.elements;

import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.program.PerElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Learns answers that are grids of the size of the array, or of that of the array turned, whose elements are expressions that rules choose. */
public final class GridLearner {
  private final List<double[][]> cells;
  private final List<double[][]> answers;
  private final Kind cellKind;
  private final Kind answerKind;
  private final PerElement each;
  private final double below;
  private final Work work;

  private GridLearner(List<double[][]> cells, List<double[][]> answers, Kind cellKind, Kind answerKind, PerElement each, double below, Work work) {
    this.cells = cells;
    this.answers = answers;
    this.cellKind = cellKind;
    this.answerKind = answerKind;
    this.each = each;
    this.below = Math.min(below, ElementTuning.MOST_COST);
    this.work = work;
  }

  /**
   * The model; empty if no rules are right at every position of every example.
   *
   * @param cells per example what the array holds
   * @param each the elements of the answer, by i and j
   * @param below what the model must cost less than, in words
   */
  public static Optional<ElementLearner.Learned> learn(List<double[][]> cells, List<double[][]> answers, Kind cellKind, Kind answerKind, PerElement each,
      double below, Work work) {
    return new GridLearner(cells, answers, cellKind, answerKind, each, below, work).learn();
  }

  private Optional<ElementLearner.Learned> learn() {
    double background = ElementLearner.background(cells.stream().flatMap(Arrays::stream).flatMapToDouble(Arrays::stream));
    return new WorkingSet(cells.size(), work).search(rows -> rules(grids(rows), background), row -> answers.get(row).length * answers.get(row)[0].length,
            (rules, row) -> {
              Grids one = grids(List.of(row));
              return Arrays.equals(rules.answer(one), one.wanted());
            })
        .map(rules -> new ElementLearner.Learned(ElementModels.of(rules, Optional.of(each), cellKind, answerKind), rules.cost()));
  }

  private Grids grids(List<Integer> rows) {
    return Grids.of(rows.stream().map(cells::get).toList(), rows.stream().map(answers::get).toList());
  }

  private Optional<ElementRules> rules(Grids grids, double background) {
    boolean turned = !each.sizes().equals(GridVocabulary.SIZES);
    GridVocabulary vocabulary = new GridVocabulary(grids, background, cellKind == Kind.INTEGER, turned);
    List<Term> sources = vocabulary.sources(ElementLearner.constants(grids.wanted(), false), cellKind == answerKind, answerKind == Kind.INTEGER);
    return new RuleSearch(grids, sources, Conditions.of(vocabulary), below, work).search();
  }
}
