package io.github.limbeck.engine.lock;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.distil.NetworkView;
import io.github.limbeck.engine.distil.Outcome;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.evidence.Front;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.program.PairCode;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.Equality;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A model that was condensed again, with what was said of it when it was learned.
 *
 * @param known what is run, proved and printed
 * @param locked what the lock file says of the method
 * @param from where it was learned from
 * @param file where the lock file is
 */
record LockedDistillation(Distillation known, Lock.Method locked, Provenance.Method from, String file) implements Distillation {
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
  public String kind() {
    return known.kind();
  }

  @Override
  public Contract contract() {
    return known.contract();
  }

  @Override
  public Dataset training() {
    return known.training();
  }

  @Override
  public Optional<Dataset> heldOut() {
    return Optional.empty();
  }

  @Override
  public List<Program> programs() {
    return known.programs();
  }

  @Override
  public List<String> labels(int answer) {
    return known.labels(answer);
  }

  @Override
  public List<Evidence> evidence() {
    return known.evidence();
  }

  @Override
  public List<Front> fronts() {
    return known.fronts();
  }

  @Override
  public List<Finding> findings() {
    return List.of();
  }

  @Override
  public List<NetworkSize> networks() {
    return known.networks();
  }

  @Override
  public List<String> texts() {
    return known.texts();
  }

  @Override
  public List<String> lines(int answer) {
    return known.lines(answer);
  }

  @Override
  public boolean isExtrapolated() {
    return known.isExtrapolated();
  }

  @Override
  public Proof.Outcome prove(String source, int parameters, Proof.Setting setting, Optional<Consumer<String>> questions) {
    return known.prove(source, parameters, setting, questions);
  }

  @Override
  public Check check(int parameters) {
    return known.check(parameters);
  }

  @Override
  public Optional<Distillation> derivative(int feature, String method) {
    return known.derivative(feature, method);
  }

  @Override
  public List<Outcome> outcomes(Dataset data) {
    return known.outcomes(data);
  }

  @Override
  public List<List<NetworkView>> drawings() {
    return known.drawings();
  }

  @Override
  public String extrapolated() {
    return known.extrapolated();
  }

  @Override
  public String provedWhere() {
    return known.provedWhere();
  }

  @Override
  public Optional<PairCode> pairs() {
    return known.pairs();
  }
}
