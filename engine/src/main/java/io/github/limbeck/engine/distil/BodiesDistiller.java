package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.bodies.BodyLaw;
import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Latent;
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
  private static final int NAMED = 5;

  /** Distils laws of bodies. */
  static final Distiller DOOR = new Distiller() {
    @Override
    public Distillation run(Task task, List<String> kept) throws Refusal {
      Contract asked = task.contract();
      FormulaOptions options = FormulaSettings.of(asked, task.methods(), task.effort());
      List<LearnedFormula> learned;
      List<Aggregate> messages;
      List<Latent> latents;
      if (kept.isEmpty()) {
        BodyLaw law = law(asked, HoldOut.of(asked, task.dataset(), task.validation()).training(), options);
        messages = law.named(asked);
        latents = law.latents();
        learned = law.nodes().stream().map(node -> new LearnedFormula(new PiecewiseFormula(new FormulaModel(node, List.of(), List.of()), Optional.empty()), Optional.empty())).toList();
      } else {
        messages = ItemsDistiller.aggregates(kept.get(0));
        latents = ItemsDistiller.latents(kept.get(0));
        learned = kept.stream().map(text -> LearnedFormula.read(ItemsDistiller.model(text), options.grammar().operators())).toList();
      }
      Contract contract = asked.with(messages).withLatents(latents);
      requireKnown(contract, task.dataset());
      for (Dataset validation : task.validation().stream().toList()) {
        requireKnown(contract, validation);
      }
      HoldOut split = HoldOut.of(contract, Aggregates.complete(contract, task.dataset()), task.validation().map(v -> Aggregates.complete(contract, v)));
      return FormulaDistiller.run(contract, options, split, learned);
    }
  };

  private BodiesDistiller() {}

  private static BodyLaw law(Contract contract, Dataset training, FormulaOptions options) throws Refusal {
    Optional<BodyLaw> law = BodyLaw.learn(contract, training, options);
    if (law.isEmpty() && !contract.latents().isEmpty() && training.items().get(0).rows().stream().anyMatch(others -> others.length > 0)) {
      Latent latent = contract.latents().get(0);
      throw new Refusal(Diagnostic.NOTHING_IDENTIFIES, Place.SUBJECT, "No law was found for " + contract.method() + " in which " + latent.field() + " makes a difference: "
          + training.rows() + " bodies in " + training.name() + " do not say what it is for each " + latent.key() + ".");
    }
    if (law.isEmpty() || contract.request().evidenceRequired() && !(law.get().left() < TOO_MUCH_LEFT)) {
      boolean isStill = training.answers().stream().allMatch(a -> IntStream.range(0, training.rows()).allMatch(i -> a.codes().get(i) == 0));
      throw new Refusal(Diagnostic.NO_SEPARABLE_LAW, Place.SUBJECT, isStill ? "All answers of " + training.name() + " are 0, so that no body acts on another."
          : law.isEmpty() ? "No body in " + training.name() + " has another beside it."
          : "The best law for " + contract.method() + " by which each pair of bodies acts by its distance leaves " + Shares.percent(law.get().left()) + " of the answers of "
              + training.rows() + " bodies in " + training.name() + " unexplained.");
    }
    return law.get();
  }

  /** What the data do not have can be said of bodies alone that there was something to learn from. */
  private static void requireKnown(Contract contract, Dataset data) throws Refusal {
    for (Latent latent : contract.latents()) {
      int key = contract.items().get(0).field(latent.key());
      List<String> keys = data.vocabularies().get(key);
      List<String> unknown = IntStream.range(0, data.rows()).map(i -> (int) data.columns().get(key).get(i)).distinct().sorted().mapToObj(keys::get)
          .filter(k -> Double.isNaN(latent.value(k))).toList();
      if (!unknown.isEmpty()) {
        throw new Refusal(Diagnostic.NOTHING_IDENTIFIES, Place.SUBJECT, "Nothing says what " + latent.field() + " is for the " + latent.key() + " "
            + String.join(", ", unknown.subList(0, Math.min(NAMED, unknown.size()))) + " in " + data.name() + ", which occurs in no row that is learned from.");
      }
    }
  }
}
