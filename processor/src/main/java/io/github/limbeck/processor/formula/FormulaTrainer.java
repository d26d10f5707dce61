package io.github.limbeck.processor.formula;

import java.util.List;

/** From rows to the front of formulas. */
public final class FormulaTrainer {
  private FormulaTrainer() {}

  /** The best formulas by score, for a first look. */
  public static List<Front.Fitted> train(Samples samples, Grammar grammar, Effort effort) {
    return new FormulaSearch(samples, grammar, effort).run().best(8);
  }
}
