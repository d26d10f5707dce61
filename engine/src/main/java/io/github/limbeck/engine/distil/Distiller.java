package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.SpelledTexts;
import io.github.limbeck.engine.finding.Refusal;
import java.util.List;

/** From a task to its distillation. {@link #of} is the only question after the kind of answer. */
public interface Distiller {

  /** The distiller for the kind of answer that a contract asks for. */
  static Distiller of(Contract contract) {
    return contract.perceives() ? PerceptionDistiller.DOOR : contract.bodies().isPresent() ? BodiesDistiller.DOOR : !contract.items().isEmpty() ? ItemsDistiller.DOOR : contract.change().isPresent() ? DynamicsDistiller.DOOR : ofFeatures(contract);
  }

  /** The same where what is computed from lists of things and from series is there. */
  static Distiller ofFeatures(Contract contract) {
    return contract.formula().isPresent() ? FormulaDistiller.DOOR : SpelledTexts.isPossible(contract) ? SpellingDistiller.DOOR : contract.arrays().isEmpty() ? RuleDistiller.DOOR : ArrayDistiller.DOOR;
  }

  /**
   * Trains, judges and condenses.
   *
   * @param kept models of an earlier run for the same inputs as text, in the order of the answers; empty to train
   * @throws Refusal with all that stands against a result
   */
  Distillation run(Task task, List<String> kept) throws Refusal;
}
