package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.evidence.Estimate;
import io.github.limbeck.engine.perception.FreshImages;
import io.github.limbeck.engine.verify.Equality;
import java.util.List;
import java.util.Optional;

/**
 * A method over images that was distilled.
 *
 * @param known the method, and what it is run on
 * @param learned what reads
 * @param images how many different images the training rows have
 * @param commonest the share of the training rows that have the commonest answer
 */
record PerceivedDistillation(KnownReading known, LearnedReading learned, int images, Scores scores, double commonest) implements DelegatingDistillation {

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
  public Optional<ReadImages> readImages() {
    return Optional.of(ReadImages.of(known.asked(), known.examples(), learned));
  }

  @Override
  public List<String> javadoc(Equality equality) {
    return PerceptionWords.javadoc(this, equality);
  }

  @Override
  public String note(String type, Equality equality, int lines) {
    return PerceptionWords.note(type, this, equality, lines);
  }
}
