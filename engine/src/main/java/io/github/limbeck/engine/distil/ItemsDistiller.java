package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.archive.RecordText;
import io.github.limbeck.engine.contract.Aggregate;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Latent;
import io.github.limbeck.engine.dataset.Aggregates;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.items.AggregateCandidates;
import io.github.limbeck.engine.items.AggregateNames;
import io.github.limbeck.engine.items.AggregateSearch;
import io.github.limbeck.engine.regression.FormulaOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From lists of things to a rule or a formula: numbers that are computed from the items become features beside those that are read, and
 * from there on the method is distilled as any other. Which numbers a rule may look at does not depend on the answers; those of a formula
 * are sought with them, and their length counts as the formula's own does.
 */
final class ItemsDistiller {
  /** Distils methods that are given lists of things. */
  static final Distiller DOOR = new Distiller() {
    @Override
    public Distillation run(Task task, List<String> kept) throws Refusal {
      Contract asked = task.contract();
      Dataset training = HoldOut.of(asked, task.dataset(), task.validation()).training();
      List<Aggregate> aggregates = asked.formula().isEmpty() ? AggregateCandidates.of(asked, training)
          : kept.isEmpty() ? sought(asked, training, FormulaSettings.of(asked, task.methods(), task.effort())) : aggregates(kept.get(0));
      Contract contract = asked.with(aggregates);
      Task completed = new Task(contract, task.parameters(), Aggregates.complete(contract, task.dataset()), task.file(),
          task.validation().map(v -> Aggregates.complete(contract, v)), task.validationFile(), task.methods(), task.effort());
      return Distiller.ofFeatures(contract).run(completed, contract.formula().isEmpty() ? kept : kept.stream().map(ItemsDistiller::model).toList());
    }
  };

  private ItemsDistiller() {}

  private static List<Aggregate> sought(Contract contract, Dataset training, FormulaOptions options) {
    List<Aggregate> all = new ArrayList<>();
    for (int a = 0; a < contract.answers().size(); a++) {
      AggregateSearch.of(contract, training, FormulaErrors.samples(training, a), options).stream().filter(found -> !all.contains(found)).forEach(all::add);
    }
    if (all.isEmpty() && contract.featuresRead() == 0) {
      all.add(new Aggregate("", Aggregate.Kind.COUNT, 0, "", Optional.empty()));
    }
    return AggregateNames.named(all, contract, training);
  }

  /** The text of a formula together with what its features are computed from. */
  static String write(Contract contract, String model) {
    if (contract.items().isEmpty()) {
      return model;
    }
    String text = new RecordText(Contract.WORDS).write(List.of(contract.aggregates(), contract.latents()));
    return text.length() + "\n" + text + model;
  }

  private static int begin(String text) {
    return text.indexOf('\n') + 1;
  }

  private static int end(String text) {
    return begin(text) + Integer.parseInt(text.substring(0, begin(text) - 1));
  }

  private static List<?> part(String text, int which) {
    return (List<?>) ((List<?>) new RecordText(Contract.WORDS).read(text.substring(begin(text), end(text)))).get(which);
  }

  static List<Aggregate> aggregates(String text) {
    return part(text, 0).stream().map(Aggregate.class::cast).toList();
  }

  /** What was found of fields that the data do not have. */
  static List<Latent> latents(String text) {
    return part(text, 1).stream().map(Latent.class::cast).toList();
  }

  static String model(String text) {
    return text.substring(end(text));
  }
}
