package io.github.limbeck.processor;

import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.DatasetReader;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Source;
import io.github.limbeck.processor.shell.DatasetLocator;
import io.github.limbeck.processor.signature.AnnotatedType;
import io.github.limbeck.processor.signature.ContractReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one method is distilled from.
 *
 * @param located where the examples were found
 * @param validation held-out examples, in the codes of the dataset
 * @param seconds how long reading took
 */
record ExampleFinder(
    AnnotatedType.Target target,
    Contract contract,
    DatasetLocator.Located located,
    Dataset dataset,
    Optional<DatasetLocator.Located> validationLocated,
    Optional<Dataset> validation,
    double seconds) {

  /**
   * Reads the signature and the examples.
   *
   * @throws Refusal with all that is wrong with one of them
   */
  static ExampleFinder read(AnnotatedType annotated, AnnotatedType.Target target, TypeDistillation.Environment environment) throws Refusal {
    long start = System.nanoTime();
    Contract contract = ContractReader.read(environment.types(), environment.elements(), annotated.type(), target.method(), target.request(),
        target.isGiven("minAccuracy"));
    Place place = contract.request().examples();
    DatasetLocator.Located located = examples(contract, place, target, environment);
    Dataset dataset = DatasetReader.read(located.source(), contract, environment.options().limits(), place);
    if (contract.request().validation().isEmpty()) {
      return new ExampleFinder(target, contract, located, dataset, Optional.empty(), Optional.empty(), (System.nanoTime() - start) / 1e9);
    }
    Place validationPlace = Place.attribute("validation");
    DatasetLocator.Located heldOut = environment.locator().find(contract.request().validation(), validationPlace);
    Dataset validation = DatasetReader.read(heldOut.source(), contract, environment.options().limits(), validationPlace);
    return new ExampleFinder(target, contract, located, dataset, Optional.of(heldOut), Optional.of(validation.recodedLike(dataset)),
        (System.nanoTime() - start) / 1e9);
  }

  private static DatasetLocator.Located examples(Contract contract, Place place, AnnotatedType.Target target,
      TypeDistillation.Environment environment) throws Refusal {
    Request request = contract.request();
    if (!request.isQuery()) {
      return request.data().isEmpty() ? environment.locator().find(request.dataset(), place)
          : new DatasetLocator.Located(Source.ofText(request.data()), "");
    }
    if (!request.query().toLowerCase(Locale.ROOT).matches("(?s).*\\border\\s+by\\b.*")) {
      environment.printer().print(List.of(Finding.of(Diagnostic.UNORDERED_QUERY, Place.attribute("query"),
          "The query for " + contract.method() + " leaves open in which order its rows come, so two builds may differ.")), target);
    }
    String project = environment.locator().projectDirectory().map(Path::toString).orElse("");
    return new DatasetLocator.Located(new Source.Query(Source.Query.nameOf(request.dataset()),
        request.dataset().replace(Source.PROJECT, project), request.query(), environment.options().jdbc()), "");
  }
}
