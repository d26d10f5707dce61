package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.condense.Signature;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.emit.ReadingCode;
import io.github.limbeck.engine.evidence.Estimate;
import io.github.limbeck.engine.perception.FreshImages;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.Equality;
import io.github.limbeck.engine.verify.ReadingVerification;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A method over images that was distilled.
 *
 * @param known the method over what they show
 * @param run the same under the name that it has in the generated class, for what is run and proved
 * @param asked what the method over images asks for
 * @param examples its training rows
 * @param learned what reads
 * @param images how many different images the training rows have
 * @param commonest the share of the training rows that have the commonest answer
 */
record PerceivedDistillation(Distillation known, Distillation run, Contract asked, Dataset examples, LearnedReading learned, int images, Scores scores, double commonest) implements DelegatingDistillation {

  /**
   * How well rows are answered.
   *
   * @param right the share of the rows that are answered exactly
   * @param explained the share of the variance that is, of numbers
   * @param errors how far answers are off, of numbers
   * @param rows the rows over levels
   */
  record Score(double right, double explained, FormulaErrors errors, Dataset rows) {}

  /**
   * How well rows are answered.
   *
   * @param read as their images are read
   * @param fresh how it is with images that were not learned from
   * @param heldOut how well rows are that were held out, if some were
   */
  record Scores(Score read, FreshImages fresh, Optional<Score> heldOut) {}

  /** The training rows over what their images are read as: not all agree with their answers. */
  @Override
  public Dataset training() {
    return scores.read().rows();
  }

  @Override
  public Optional<Provenance.Formula> formula(int answer) {
    FormulaErrors errors = scores.read().errors();
    return known.formula(answer).map(f -> f.withErrors(errors.rootMeanSquare(), errors.percentiles()));
  }

  @Override
  public List<Judgement> judgements() {
    boolean number = known.contract().formula().isPresent();
    return known.judgements().stream().map(j -> new Judgement(number ? scores.read().explained() : scores.read().right(), j.reachable(), j.validation())).toList();
  }

  @Override
  public Optional<Provenance.Expectation> expectation(int answer) {
    boolean number = known.contract().formula().isPresent();
    String verdict = number ? "FORMULA" : known.expectation(answer).map(Provenance.Expectation::verdict).orElse("");
    if (number) {
      return Optional.of(new Provenance.Expectation(PerceptionWords.expected(this), verdict, scores.fresh().explained(), Double.NaN, Double.NaN, 0, 0));
    }
    Estimate estimate = PerceptionWords.estimate(scores.fresh());
    return Optional.of(new Provenance.Expectation(PerceptionWords.expected(this), verdict, estimate.share(), estimate.low(), estimate.high(), commonest, Double.NaN));
  }

  @Override
  public List<String> texts() {
    return known.texts().stream().map(text -> learned.write() + text).toList();
  }

  @Override
  public Proof.Outcome prove(String source, int parameters, Proof.Setting setting, Optional<Consumer<String>> questions) {
    return run.prove(source, parameters, setting, questions);
  }

  @Override
  public Optional<ReadImages> readImages() {
    return Optional.of(ReadImages.of(asked, examples, learned));
  }

  @Override
  public Optional<ReadingCode> reading() {
    ImageRows rows = new ImageRows(asked, learned.operation());
    return Optional.of(new ReadingCode(learned.reader(), asked.arrays().stream().map(ArrayFeature::java).collect(Collectors.toSet()), rows.rounded(), ""));
  }

  @Override
  public Check check(int parameters) {
    ImageRows rows = new ImageRows(asked, learned.operation());
    Program outer = Signature.of(asked, examples, 0);
    Program signature = rows.isNumber() ? new Program(outer.inputs(), outer.arrays(), new Program.AnswerType(outer.answer().kind(), outer.answer().javaType(), List.of()), List.of(), Optional.empty()) : outer;
    return new ReadingVerification(asked.method(), parameters, run.check(parameters), learned.reader(), signature, new ReadingVerification.Rows(known.programs().get(0),
        !rows.rounded().isEmpty(), examples.rows(), examples::row, examples.vocabularies(), row -> ImageRows.images(examples, row), rows::merged, examples::place));
  }

  @Override
  public List<String> javadoc(Equality equality) {
    return PerceptionWords.javadoc(this, equality);
  }

  @Override
  public String note(String type, Equality equality, int lines) {
    return PerceptionWords.note(type, this, equality, lines);
  }

  @Override
  public String provedWhere() {
    return "given what is read, SAMPLED(" + ReadingVerification.inputs(examples.rows()) + ") for the reading";
  }

  @Override
  public String kind() {
    return known.kind() + " of what images show";
  }

  @Override
  public Optional<Distillation> derivative(int feature, String method) {
    return Optional.empty();
  }
}
