package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.evidence.Front;
import io.github.limbeck.engine.model.ArrayModel;
import io.github.limbeck.engine.model.ModelText;
import io.github.limbeck.engine.model.Recoding;
import java.util.List;

/**
 * The result for one answer as it is kept for the next build: what took work to find out.
 *
 * @param model as text
 */
record Kept(Evidence evidence, Front front, String model) {

  static Kept of(RuleFront.Learned learned) {
    return new Kept(learned.evidence(), learned.front(), ModelText.write(learned.model()));
  }

  RuleFront.Learned learned() {
    return new RuleFront.Learned(ModelText.read(model), front, evidence);
  }

  /** The same with a model in other codes; of arrays its answers alone may get others. */
  Kept recoded(Recoding recoding) {
    if (!isOfArrays()) {
      return new Kept(evidence, front, ModelText.write(recoding.of(ModelText.read(model))));
    }
    ArrayModel of = ArrayModel.read(model);
    return recoding.isSame() || of.list().isEmpty() || !of.expressions().isEmpty() ? this : new Kept(evidence, front, of.with(new Recoding(List.of(), recoding.answers()).ofAnswers(of.list().get())).write());
  }

  /** Whether the model is one over arrays. */
  boolean isOfArrays() {
    return ArrayModel.isText(model);
  }

  String write() {
    return evidence.write() + "\n" + front.write() + "\n" + model;
  }

  static Kept read(String text) {
    String[] parts = text.split("\n", 3);
    return new Kept(Evidence.read(parts[0]), Front.read(parts[1]), parts[2]);
  }
}
