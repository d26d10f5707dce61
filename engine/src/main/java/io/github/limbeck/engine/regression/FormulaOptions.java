package io.github.limbeck.engine.regression;

import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.formula.Dimensions;
import io.github.limbeck.engine.formula.Expression;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * What is asked for.
 *
 * @param equationLearner whether the formula is read off an equation learner
 * @param within for the simplest formula: how much greater than the least the root mean squared error may be
 * @param maxFeatures how many features a formula may use
 * @param loss of a predicted and an actual answer, instead of the squared difference
 * @param work what the search may cost; when it is spent, the best found so far is the formula
 * @param template the form that the formula must have, if one was given
 * @param robust whether rows that lie far off what all others say are left out
 * @param member which formula of the front is wanted, counted from the shortest, from 1 on; 0 for the one that choice says
 * @param siblings formulas of other components of the same vector
 * @param rounding how answers are rounded, where they are whole numbers or amounts
 */
public record FormulaOptions(Grammar grammar, Effort effort, boolean equationLearner, Teacher teacher, Choice choice, double within, int maxFeatures,
    Optional<DoubleBinaryOperator> loss, long seed, Work work, Optional<Template> template, boolean robust, int member, List<Expression> siblings,
    Optional<Rounding> rounding) {
  public FormulaOptions {
    siblings = List.copyOf(siblings);
  }

  /** The usual. */
  public static FormulaOptions usual() {
    return new FormulaOptions(Grammar.usual(), Effort.NORMAL, false, Teacher.NONE, Choice.BEST_SCORE, 0.5, 10, Optional.empty(), 0, Work.usual(), Optional.empty(), true, 0, List.of(), Optional.empty());
  }

  /** Whether the search alone says what the formula is: no form, constraint, loss or choice was given. */
  public boolean isFree() {
    return template.isEmpty() && grammar.demands().isEmpty() && loss.isEmpty() && member == 0 && choice == Choice.BEST_SCORE && teacher == Teacher.NONE && !equationLearner;
  }

  /** The same with the dimensions of one answer. */
  public FormulaOptions withUnits(Optional<Dimensions> dimensions) {
    return new FormulaOptions(grammar.withUnits(dimensions), effort, equationLearner, teacher, choice, within, maxFeatures, loss, seed, work, template, robust, member, siblings, rounding);
  }

  /** The same with every row counted. */
  public FormulaOptions withAllRows() {
    return new FormulaOptions(grammar, effort, equationLearner, teacher, choice, within, maxFeatures, loss, seed, work, template, false, member, siblings, rounding);
  }

  /** The same where formulas of other components are known. */
  public FormulaOptions withSiblings(List<Expression> other) {
    return new FormulaOptions(grammar, effort, equationLearner, teacher, choice, within, maxFeatures, loss, seed, work, template, robust, member, other, rounding);
  }

  /** The same for answers that are rounded. */
  public FormulaOptions withRounding(Optional<Rounding> rounded) {
    return new FormulaOptions(grammar, effort, equationLearner, teacher, choice, within, maxFeatures, loss, seed, work, template, robust, member, siblings, rounded);
  }

  /** The same with another grammar. */
  public FormulaOptions with(Grammar other) {
    return new FormulaOptions(other, effort, equationLearner, teacher, choice, within, maxFeatures, loss, seed, work, template, robust, member, siblings, rounding);
  }

  /** The same within other work. */
  public FormulaOptions within(Work other) {
    return new FormulaOptions(grammar, effort, equationLearner, teacher, choice, within, maxFeatures, loss, seed, other, template, robust, member, siblings, rounding);
  }

  /** The same with another effort. */
  public FormulaOptions withEffort(Effort other) {
    return new FormulaOptions(grammar, other, equationLearner, teacher, choice, within, maxFeatures, loss, seed, work, template, robust, member, siblings, rounding);
  }

  /** Which formula of the front is wanted. */
  public enum Choice {
    BEST_SCORE,
    MOST_ACCURATE,
    SIMPLEST_WITHIN
  }

  /** What is searched in place of the examples' own answers. */
  public enum Teacher {
    NONE,
    NEURAL,
    /** Answers smoothed over the rows nearby. */
    SMOOTHING
  }
}
