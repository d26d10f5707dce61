package io.github.limbeck.processor;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.dataset.Dataset;
import io.github.limbeck.engine.dataset.DatasetReader;
import io.github.limbeck.engine.dataset.Derivations;
import io.github.limbeck.engine.distil.NamedMethods;
import io.github.limbeck.engine.distil.Task;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.partition.Partitions;
import io.github.limbeck.engine.partition.WorkingSet;
import io.github.limbeck.engine.source.Source;
import io.github.limbeck.processor.shell.DatasetLocator;
import io.github.limbeck.processor.shell.Environment;
import io.github.limbeck.processor.signature.AnnotatedType;
import io.github.limbeck.processor.signature.ContractReader;
import io.github.limbeck.processor.signature.CustomMethods;
import io.github.limbeck.processor.signature.EncoderReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds and reads what one method is distilled from.
 *
 * @param task the method and its examples
 * @param working what the examples were drawn by, if they were drawn from more
 * @param seconds how long reading took
 */
record ExampleFinder(AnnotatedType.Target target, Task task, Optional<WorkingSet> working, double seconds) {

  Contract contract() {
    return task.contract();
  }

  Dataset dataset() {
    return task.dataset();
  }

  Optional<Dataset> validation() {
    return task.validation();
  }

  /**
   * Reads the signature and the examples.
   *
   * @throws Refusal with all that is wrong with one of them
   */
  static ExampleFinder read(AnnotatedType annotated, AnnotatedType.Target target, Environment environment) throws Refusal {
    long start = System.nanoTime();
    Asked asked = asked(annotated, target, environment);
    Contract contract = asked.contract();
    if (environment.partitions().isPresent()) {
      return drawn(annotated, target, environment, contract);
    }
    Derivations derivations = asked.derivations();
    Place place = contract.request().examples();
    DatasetLocator.Located located = examples(contract, place, target, environment);
    Dataset dataset = DatasetReader.read(joined(located.source(), contract, environment), contract, environment.options().limits(), place, derivations);
    Optional<Dataset> validation = Optional.empty();
    String validationFile = "";
    if (!contract.request().validation().isEmpty()) {
      Place validationPlace = Place.attribute("validation");
      DatasetLocator.Located heldOut = environment.locator().find(contract.request().validation(), validationPlace);
      validation = Optional.of(DatasetReader.read(joined(heldOut.source(), contract, environment), contract, environment.options().limits(), validationPlace, derivations).recodedLike(dataset));
      validationFile = heldOut.file();
    }
    Task task = new Task(contract, target.method().getParameters().size(), dataset, located.file(), validation, validationFile, methods(annotated, environment),
        environment.options().effort());
    return new ExampleFinder(target, task, Optional.empty(), (System.nanoTime() - start) / 1e9);
  }

  /** Draws examples from more than can be read. */
  private static ExampleFinder drawn(AnnotatedType annotated, AnnotatedType.Target target, Environment environment, Contract contract) throws Refusal {
    long start = System.nanoTime();
    Partitions partitions = environment.partitions().orElseThrow();
    Place place = contract.request().examples();
    partitions.progress("drawing rows for " + contract.method());
    WorkingSet working = WorkingSet.draw(partitions.find(contract.request(), place), contract, place, partitions.skipsUnreadable(), partitions.settings());
    Task task = new Task(contract, target.method().getParameters().size(), working.dataset(), "", Optional.empty(), "", methods(annotated, environment), environment.options().effort());
    partitions.progress("learning " + contract.method() + " from " + Wording.counted(working.dataset().rows(), "row"));
    return new ExampleFinder(target, task, Optional.of(working), (System.nanoTime() - start) / 1e9);
  }

  /** The same with the examples that were drawn since. */
  ExampleFinder drawnSince() throws Refusal {
    return with(task.contract());
  }

  /** The same, to be learned without any mistake. */
  ExampleFinder exact() throws Refusal {
    return with(task.contract().asking(task.contract().request().withMinAccuracy(1)));
  }

  private ExampleFinder with(Contract contract) throws Refusal {
    Task more = new Task(contract, task.parameters(), working.orElseThrow().dataset(), "", Optional.empty(), "", task.methods(), task.effort());
    return new ExampleFinder(target, more, working, seconds);
  }

  /**
   * What a method asks for, whatever its examples are.
   *
   * @throws Refusal with all that is wrong with its signature
   */
  static Contract contract(AnnotatedType annotated, AnnotatedType.Target target, Environment environment) throws Refusal {
    return asked(annotated, target, environment).contract();
  }

  /**
   * A method whose model is known, and whose examples are not read.
   *
   * @param rows what stands for the examples
   * @param from where they were
   */
  static ExampleFinder ofModel(AnnotatedType annotated, AnnotatedType.Target target, Environment environment, Contract distilled, Dataset rows, Provenance.Method from) {
    return new ExampleFinder(target, new Task(distilled, target.method().getParameters().size(), rows, from.datasetFile(), Optional.empty(), from.validationFile(),
        methods(annotated, environment), environment.options().effort()), Optional.empty(), 0);
  }

  private static NamedMethods methods(AnnotatedType annotated, Environment environment) {
    return new CustomMethods(environment.processing(), annotated.type());
  }

  /** What a method asks for, and what computes features of it that methods of the user's compute. */
  private record Asked(Contract contract, Derivations derivations) {}

  private static Asked asked(AnnotatedType annotated, AnnotatedType.Target target, Environment environment) throws Refusal {
    Request request = target.request().written(target.request().dialect().or(environment.options().dialect()));
    Contract whole = ContractReader.read(environment.types(), environment.elements(), annotated.type(), target.method(), request);
    RecordsOfMethod records = RecordsOfMethod.of(whole, annotated, target, environment);
    Contract contract = records.derivations().isPresent() ? whole
        : ContractReader.read(environment.types(), environment.elements(), annotated.type(), target.method(), request, false);
    return new Asked(contract, records.derivations().orElse(Derivations.NONE));
  }

  /**
   * Of a method that tells a constant of a series: the examples are those of the law.
   *
   * @param law what its law of change is distilled from
   */
  static ExampleFinder ofEncoder(AnnotatedType annotated, AnnotatedType.Target target, ExampleFinder law) {
    Task of = law.task();
    Contract contract = EncoderReader.read(annotated.type(), target.method(), law.contract());
    return new ExampleFinder(target, new Task(contract, target.method().getParameters().size(), of.dataset(), of.file(), of.validation(), of.validationFile(), of.methods(), of.effort()), Optional.empty(), 0);
  }

  /** With the tables of things that the rows have. */
  private static Source joined(Source rows, Contract contract, Environment environment) throws Refusal {
    List<Source.Table> tables = new ArrayList<>();
    for (ItemsFeature items : contract.items()) {
      if (items.table().isPresent()) {
        Source things = environment.locator().find(items.table().get().dataset(), new Place.Parameter(items.parameter())).source();
        // Rows that are held back in a file of their own have their things in the same table.
        tables.add(new Source.Table(items.columns().get(0), things, items.table().get().key(), contract.request().validation().isEmpty()));
      }
    }
    return tables.isEmpty() ? rows : new Source.Joined(rows, tables);
  }

  private static DatasetLocator.Located examples(Contract contract, Place place, AnnotatedType.Target target,
      Environment environment) throws Refusal {
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
