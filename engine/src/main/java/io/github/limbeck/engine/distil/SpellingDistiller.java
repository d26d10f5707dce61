package io.github.limbeck.engine.distil;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.SpelledTexts;
import io.github.limbeck.engine.evidence.Evidence;
import io.github.limbeck.engine.finding.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Distils methods that are given texts, which are categories, or are spelled. Where all that is given is texts which hardly occur twice, spelling is tried
 * first; where numbers stand beside them, where a table of the examples is what is wanted, or all that a few rows can give, categories are. What is tried second is
 * tried where the first leads to nothing.
 */
final class SpellingDistiller {
  static final Distiller DOOR = new Distiller() {
    @Override
    public Distillation run(Task task, List<String> kept) throws Refusal {
      Distiller categories = task.contract().arrays().isEmpty() ? RuleDistiller.DOOR : ArrayDistiller.DOOR;
      Optional<SpelledTexts> spelled = SpelledTexts.of(task.contract(), task.dataset());
      if (spelled.isEmpty()) {
        return categories.run(task, kept);
      }
      Distiller characters = (given, models) -> ArrayDistiller.DOOR.run(spelled(given, spelled.get()), models);
      boolean arrays = task.contract().answers().get(0).dimensions() > 0 || !task.contract().arrays().isEmpty();
      if (arrays || !kept.isEmpty() && Kept.read(kept.get(0)).isOfArrays()) {
        return characters.run(task, kept);
      } else if (!kept.isEmpty()) {
        return categories.run(task, kept);
      }
      boolean textsAlone = spelled.get().answer() || spelled.get().contract().features().isEmpty() && task.dataset().rows() >= Evidence.FEWEST_ROWS;
      return textsAlone && task.contract().request().evidenceRequired() ? first(characters, categories, task) : first(categories, characters, task);
    }
  };

  private SpellingDistiller() {}

  /** What one way leads to, or else the other; where neither does, what stands against the first. */
  private static Distillation first(Distiller one, Distiller other, Task task) throws Refusal {
    try {
      return one.run(task, List.of());
    } catch (Refusal refusal) {
      try {
        return other.run(task, List.of());
      } catch (Refusal second) {
        throw refusal;
      }
    }
  }

  private static Task spelled(Task task, SpelledTexts texts) throws Refusal {
    texts.requireCharacters(task.dataset());
    if (task.validation().isPresent()) {
      texts.requireCharacters(task.validation().get());
    }
    Contract contract = texts.contract();
    Optional<Dataset> validation = task.validation().map(texts::of);
    return new Task(contract, task.parameters(), texts.of(task.dataset()), task.file(), validation, task.validationFile(), task.methods(), task.effort());
  }
}
