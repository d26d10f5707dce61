package io.github.limbeck.processor.family;

import io.github.limbeck.processor.contract.Contract;
import io.github.limbeck.processor.dataset.Dataset;
import java.util.Optional;

/** Learns one rule for every element of an answer. */
final class CellRuleLearner {
  private CellRuleLearner() {}

  static Optional<ArrayModel> learn(Contract contract, Dataset dataset, Sample sample) {
    return Optional.empty();
  }
}
