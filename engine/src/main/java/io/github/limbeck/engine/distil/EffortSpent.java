package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.effort.Work;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import java.util.Optional;

/** What is said where the search ended with the work that it was allowed. */
final class EffortSpent {
  private EffortSpent() {}

  static Optional<Finding> finding(Contract contract, Work work) {
    return !work.isSpent() ? Optional.empty()
        : Optional.of(Finding.of(Diagnostic.EFFORT_SPENT, Place.SUBJECT, "The search for " + contract.method()
            + " ended with the work that it may cost; what follows is about the best that was found until then."));
  }
}
