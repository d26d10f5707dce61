package io.github.limbeck.engine.lock;

import io.github.limbeck.engine.appraise.GeneratedClass;
import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.dataset.Aggregates;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.DatasetReader;
import io.github.limbeck.engine.dataset.Derivations;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The examples of locks in a project, where they can be read without a compiler: not those of series, nor those with tables of their own or methods of records.
 *
 * @param project the directory that paths are relative to
 */
public record ProjectExamples(Path project) implements Review.Examples {
  @Override
  public Optional<Dataset> of(Lock lock, int method) {
    Provenance.Method from = lock.provenance().methods().get(method);
    Contract contract = lock.contract(method);
    Path file = project.resolve(from.datasetFile());
    boolean plain = contract.change().isEmpty() && !contract.isEncoder() && contract.features().stream().noneMatch(Feature::isDerived)
        && contract.items().stream().allMatch(i -> i.table().isEmpty());
    if (!plain || from.datasetFile().isEmpty() || !Files.isRegularFile(file) || !new GeneratedClass(lock.provenance()).changedDatasets(project).isEmpty()) {
      return Optional.empty();
    }
    try {
      Dataset read = DatasetReader.read(Source.ofPath(from.dataset(), file), contract.with(List.of()), Limits.DEFAULT, Place.SUBJECT, Derivations.NONE);
      return Optional.of(Aggregates.complete(contract, read));
    } catch (Refusal e) {
      return Optional.empty();
    }
  }
}
