package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.SpelledTexts;
import io.github.limbeck.engine.finding.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Distils methods that are given texts. Where numbers stand beside them these may decide alone, so that texts are categories first and are
 * spelled if that leads to nothing; where all that is given is texts which hardly occur twice, only their spelling can decide.
 */
final class SpellingDistiller {
  static final Distiller DOOR = new Distiller() {
    @Override
    public Distillation run(Task task, List<String> kept) throws Refusal {
      Optional<SpelledTexts> spelled = SpelledTexts.of(task.contract(), task.dataset());
      if (spelled.isEmpty()) {
        return asCategories(task).run(task, kept);
      }
      if (spelled.get().answer() || task.contract().answers().get(0).dimensions() > 0 || spelled.get().contract().features().isEmpty()) {
        return ArrayDistiller.DOOR.run(spelled(task, spelled.get()), kept);
      }
      if (!kept.isEmpty()) {
        boolean ofArrays = Kept.read(kept.get(0)).isOfArrays();
        return ofArrays ? ArrayDistiller.DOOR.run(spelled(task, spelled.get()), kept) : asCategories(task).run(task, kept);
      }
      try {
        return asCategories(task).run(task, kept);
      } catch (Refusal categories) {
        return ArrayDistiller.DOOR.run(spelled(task, spelled.get()), kept);
      }
    }
  };

  private SpellingDistiller() {}

  private static Distiller asCategories(Task task) {
    return task.contract().arrays().isEmpty() ? RuleDistiller.DOOR : ArrayDistiller.DOOR;
  }

  private static Task spelled(Task task, SpelledTexts texts) {
    Contract contract = texts.contract();
    Optional<Dataset> validation = task.validation().map(texts::of);
    return new Task(contract, task.parameters(), texts.of(task.dataset()), task.file(), validation, task.validationFile(), task.methods(), task.effort());
  }
}
