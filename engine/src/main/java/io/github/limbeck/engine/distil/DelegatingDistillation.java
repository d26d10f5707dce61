package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.emit.ReadingCode;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.evidence.Front;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.program.PairCode;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.Equality;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A distillation that is another in all of which it says nothing else. */
public interface DelegatingDistillation extends Distillation {
  /** The other. */
  Distillation known();

  @Override
  default String kind() {
    return known().kind();
  }

  @Override
  default Contract contract() {
    return known().contract();
  }

  @Override
  default Dataset training() {
    return known().training();
  }

  @Override
  default List<Program> programs() {
    return known().programs();
  }

  @Override
  default List<String> labels(int answer) {
    return known().labels(answer);
  }

  @Override
  default List<Evidence> evidence() {
    return known().evidence();
  }

  @Override
  default List<Front> fronts() {
    return known().fronts();
  }

  @Override
  default List<NetworkSize> networks() {
    return known().networks();
  }

  @Override
  default List<String> texts() {
    return known().texts();
  }

  @Override
  default List<String> modelTexts() {
    return known().modelTexts();
  }

  @Override
  default Optional<ReadingCode> reading() {
    return known().reading();
  }

  @Override
  default Optional<ReadImages> readImages() {
    return known().readImages();
  }

  @Override
  default List<String> lines(int answer) {
    return known().lines(answer);
  }

  @Override
  default boolean isExtrapolated() {
    return known().isExtrapolated();
  }

  @Override
  default Proof.Outcome prove(String source, int parameters, Proof.Setting setting, Optional<Consumer<String>> questions) {
    return known().prove(source, parameters, setting, questions);
  }

  @Override
  default Check check(int parameters) {
    return known().check(parameters);
  }

  @Override
  default Optional<Distillation> derivative(int feature, String method) {
    return known().derivative(feature, method);
  }

  @Override
  default List<Outcome> outcomes(Dataset data) {
    return known().outcomes(data);
  }

  @Override
  default List<List<NetworkView>> drawings() {
    return known().drawings();
  }

  @Override
  default String extrapolated() {
    return known().extrapolated();
  }

  @Override
  default String provedWhere() {
    return known().provedWhere();
  }

  @Override
  default Optional<PairCode> pairs() {
    return known().pairs();
  }

  @Override
  default Optional<Dataset> heldOut() {
    return known().heldOut();
  }

  @Override
  default List<Finding> findings() {
    return known().findings();
  }

  @Override
  default List<Judgement> judgements() {
    return known().judgements();
  }

  @Override
  default List<String> javadoc(Equality equality) {
    return known().javadoc(equality);
  }

  @Override
  default String note(String type, Equality equality, int lines) {
    return known().note(type, equality, lines);
  }

  @Override
  default Optional<Provenance.Expectation> expectation(int answer) {
    return known().expectation(answer);
  }

  @Override
  default Optional<Provenance.Formula> formula(int answer) {
    return known().formula(answer);
  }

  @Override
  default List<List<int[]>> support() {
    return known().support();
  }
}
