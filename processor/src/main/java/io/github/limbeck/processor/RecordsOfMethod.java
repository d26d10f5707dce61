package io.github.limbeck.processor;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.engine.appraise.UserMethods;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.dataset.Derivations;
import io.github.limbeck.engine.distil.NamedMethods;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.processor.shell.Environment;
import io.github.limbeck.processor.signature.AnnotatedType;
import io.github.limbeck.processor.signature.CustomMethods;
import java.io.File;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * The records that a method is given, and the classes of static methods that are named, as classes that can be run while the project compiles.
 *
 * @param derivations empty if they can't be run, so that their methods are no features
 */
record RecordsOfMethod(Optional<Derivations> derivations) {
  /**
   * Loads what a contract needs; that methods of records can't be loaded is noted.
   *
   * @throws Refusal if a static method that is asked for can't be loaded
   */
  static RecordsOfMethod of(Contract contract, AnnotatedType annotated, AnnotatedType.Target target, Environment environment) throws Refusal {
    List<Feature> derived = contract.features().stream().filter(Feature::isDerived).toList();
    if (derived.isEmpty()) {
      return new RecordsOfMethod(Optional.of(Derivations.NONE));
    }
    List<TypeElement> mentioned = new ArrayList<>();
    for (VariableElement parameter : target.method().getParameters()) {
      add(parameter.asType(), mentioned);
    }
    derived.stream().filter(Feature::isOfStaticMethod).forEach(f -> mentioned.add(environment.elements().getTypeElement(f.owner())));
    try {
      List<File> annotations = List.of(new File(DistillFrom.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
      ClassLoader loader = new CustomMethods(environment.processing(), annotated.type()).loader(mentioned, annotations);
      UserMethods methods = new UserMethods(loader);
      for (Feature feature : derived) {
        methods.owner(feature);
      }
      return new RecordsOfMethod(Optional.of(methods));
    } catch (NamedMethods.Unusable | ClassNotFoundException | LinkageError | URISyntaxException e) {
      List<Feature> named = derived.stream().filter(Feature::isOfStaticMethod).toList();
      if (!named.isEmpty()) {
        throw new Refusal(Diagnostic.BAD_DERIVED, Place.SUBJECT, "@Derived of " + contract.method() + " can't compute " + named.stream().map(Feature::name).collect(Collectors.joining(", "))
            + ": " + (e instanceof ClassNotFoundException ? "the compiler shows neither the source of " + named.get(0).owner() + " nor its class"
                : "its class does not compile without the rest of the project: " + e.getMessage()) + ".");
      }
      environment.printer().print(List.of(Finding.of(Diagnostic.DERIVED_UNUSED, new Place.Parameter(derived.get(0).parameter()),
          derived.stream().map(d -> d.name() + "()").collect(Collectors.joining(", ")) + (derived.size() == 1 ? " is no feature" : " are no features")
              + ", because the record does not compile without the rest of the project: " + e.getMessage() + ".")), target);
      return new RecordsOfMethod(Optional.empty());
    }
  }

  /** The types of the user's that a type is made of. */
  private static void add(TypeMirror type, List<TypeElement> found) {
    if (!(type instanceof DeclaredType declared) || !(declared.asElement() instanceof TypeElement element) || found.contains(element)) {
      return;
    }
    declared.getTypeArguments().forEach(t -> add(t, found));
    if (!element.getQualifiedName().toString().startsWith("java.")) {
      found.add(element);
      for (RecordComponentElement component : element.getRecordComponents()) {
        add(component.asType(), found);
      }
    }
  }
}
