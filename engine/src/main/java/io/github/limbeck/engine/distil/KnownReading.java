package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.condense.Signature;
import io.github.limbeck.engine.contract.ArrayFeature;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.emit.ReadingCode;
import io.github.limbeck.engine.perception.ImageReader;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.proof.Proof;
import io.github.limbeck.engine.verify.Check;
import io.github.limbeck.engine.verify.ReadingVerification;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A method over images, and all that it takes to generate, prove and run it: what reads them, and the method over what they show.
 *
 * @param known the method over what they show
 * @param run the same under the name that it has in the generated class, for what is run and proved
 * @param asked what the method over images asks for
 * @param examples rows with images that the generated class is run on
 */
record KnownReading(Distillation known, Distillation run, Contract asked, Dataset examples, ImageReader reader) implements DelegatingDistillation {
  /** The name of the method over what images show, in the generated class. */
  static Contract inClass(Contract ofLevels) {
    return ofLevels.named(ReadingCode.name(ofLevels.method()));
  }

  private ImageRows rows() {
    return new ImageRows(asked, "");
  }

  @Override
  public Proof.Outcome prove(String source, int parameters, Proof.Setting setting, Optional<Consumer<String>> questions) {
    return run.prove(source, parameters, setting, questions);
  }

  @Override
  public Optional<ReadingCode> reading() {
    return Optional.of(new ReadingCode(reader, asked.arrays().stream().map(ArrayFeature::java).collect(Collectors.toSet()), rows().rounded(), ""));
  }

  @Override
  public Check check(int parameters) {
    ImageRows rows = rows();
    Program outer = Signature.of(asked, examples, 0);
    Program signature = rows.isNumber() ? new Program(outer.inputs(), outer.arrays(), new Program.AnswerType(outer.answer().kind(), outer.answer().javaType(), List.of()), List.of(), Optional.empty()) : outer;
    return new ReadingVerification(asked.method(), parameters, run.check(parameters), reader, signature, new ReadingVerification.Rows(known.programs().get(0),
        !rows.rounded().isEmpty(), examples.rows(), examples::row, examples.vocabularies(), row -> ImageRows.images(examples, row), rows::merged, examples::place));
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
