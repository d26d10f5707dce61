package io.github.limbeck.engine.lock;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.DelegatingDistillation;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.verify.Equality;
import java.util.List;
import java.util.Optional;

/**
 * A model that was condensed again, with what was said of it when it was learned.
 *
 * @param known what is run, proved and printed
 * @param locked what the lock file says of the method
 * @param from where it was learned from
 * @param file where the lock file is
 */
record LockedDistillation(Distillation known, Lock.Method locked, Provenance.Method from, String file) implements DelegatingDistillation {
  @Override
  public List<String> javadoc(Equality equality) {
    return locked.account();
  }

  @Override
  public String note(String type, Equality equality, int lines) {
    return type + "." + contract().method() + ": taken from " + file + ", which was learned from " + from.rows() + " rows of " + from.dataset() + "; " + Wording.counted(lines, "line")
        + " of code.\n  Equal to the model: " + equality + "; ";
  }

  @Override
  public List<Judgement> judgements() {
    return from.answers().stream().map(a -> new Judgement(a.trainingAccuracy(), a.reachableAccuracy(), a.validationAccuracy())).toList();
  }

  @Override
  public Optional<Provenance.Expectation> expectation(int answer) {
    return from.answers().get(answer).expectation();
  }

  @Override
  public Optional<Provenance.Formula> formula(int answer) {
    return from.answers().get(answer).formula();
  }

  @Override
  public List<List<int[]>> support() {
    return locked.answers().stream().map(Lock.Answer::support).toList();
  }

  @Override
  public Optional<Dataset> heldOut() {
    return Optional.empty();
  }

  @Override
  public List<Finding> findings() {
    return List.of();
  }
}
