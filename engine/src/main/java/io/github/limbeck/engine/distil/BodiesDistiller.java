package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.bodies.BodyLaw;
import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Aggregates;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Shares;
import io.github.limbeck.engine.formula.FormulaModel;
import io.github.limbeck.engine.regression.FormulaOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** From bodies to the law by which they act on each other: once learned it is judged and written down as formulas over lists of things are. */
final class BodiesDistiller {
  /** A law that leaves more of the answers, as a share of their squares, says too little to be one. */
  private static final double TOO_MUCH_LEFT = 0.5;

  /** Distils laws of bodies. */
  static final Distiller DOOR = new Distiller() {
    @Override
    public Distillation run(Task task, List<String> kept) throws Refusal {
      Contract asked = task.contract();
      FormulaOptions options = FormulaSettings.of(asked, task.methods(), task.effort());
      List<LearnedFormula> learned;
      List<Aggregate> messages;
      if (kept.isEmpty()) {
        BodyLaw law = law(asked, HoldOut.of(asked, task.dataset(), task.validation()).training(), options);
        messages = law.named(asked);
        learned = law.nodes().stream().map(node -> new LearnedFormula(new PiecewiseFormula(new FormulaModel(node, List.of(), List.of()), Optional.empty()), Optional.empty())).toList();
      } else {
        messages = ItemsDistiller.aggregates(kept.get(0));
        learned = kept.stream().map(text -> LearnedFormula.read(ItemsDistiller.model(text), options.grammar().operators())).toList();
      }
      Contract contract = asked.with(messages);
      HoldOut split = HoldOut.of(contract, Aggregates.complete(contract, task.dataset()), task.validation().map(v -> Aggregates.complete(contract, v)));
      return FormulaDistiller.run(contract, options, split, learned);
    }
  };

  private BodiesDistiller() {}

  private static BodyLaw law(Contract contract, Dataset training, FormulaOptions options) throws Refusal {
    Optional<BodyLaw> law = BodyLaw.learn(contract, training, options);
    if (law.isEmpty() || contract.request().evidenceRequired() && !(law.get().left() < TOO_MUCH_LEFT)) {
      boolean isStill = training.answers().stream().allMatch(a -> IntStream.range(0, training.rows()).allMatch(i -> a.codes().get(i) == 0));
      throw new Refusal(Diagnostic.NO_SEPARABLE_LAW, Place.SUBJECT, isStill ? "All answers of " + training.name() + " are 0, so that no body acts on another."
          : law.isEmpty() ? "No body in " + training.name() + " has another beside it."
          : "The best law for " + contract.method() + " by which each pair of bodies acts by its distance leaves " + Shares.percent(law.get().left()) + " of the answers of "
              + training.rows() + " bodies in " + training.name() + " unexplained.");
    }
    return law.get();
  }
}
