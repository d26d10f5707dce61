package io.github.limbeck.processor.signature;

import io.github.limbeck.Confidence;
import io.github.limbeck.engine.contract.Contract;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Which components of the record that a method answers with are answers, and what the others say.
 *
 * @param answers the components that are answers
 * @param measures what each component says, in their order; empty if all are answers
 * @param problem what is wrong with them
 */
record ConfidenceReader(List<RecordComponentElement> answers, List<String> measures, Optional<String> problem) {

  static ConfidenceReader read(TypeMirror type, Function<RecordComponentElement, Optional<ValueType>> types) {
    List<? extends RecordComponentElement> components = ((TypeElement) ((DeclaredType) type).asElement()).getRecordComponents();
    List<RecordComponentElement> answers = components.stream().filter(c -> measure(c).isEmpty()).<RecordComponentElement>map(c -> c).toList();
    if (answers.size() == components.size()) {
      return new ConfidenceReader(answers, List.of(), Optional.empty());
    }
    Optional<String> wrong = components.stream().filter(c -> measure(c).isPresent()).flatMap(c -> problem(c, measure(c).get(), types.apply(c)).stream()).findFirst();
    Optional<String> several = answers.size() == 1 ? Optional.empty() : Optional.of("The record " + type + " has " + answers.size()
        + " components without @Confidence; where confidence is asked for one alone is the answer.");
    Optional<String> real = answers.size() == 1 && types.apply(answers.get(0)).filter(t -> t.kind() == Kind.REAL).isPresent()
        ? Optional.of("The component " + answers.get(0).getSimpleName() + " is a real number; @Confidence is for rules.") : Optional.empty();
    return new ConfidenceReader(answers, components.stream().map(c -> measure(c).map(Enum::name).orElse(Contract.ANSWER)).toList(),
        several.or(() -> wrong).or(() -> real));
  }

  private static Optional<Confidence.Measure> measure(RecordComponentElement component) {
    return Optional.ofNullable(component.getAnnotation(Confidence.class)).map(Confidence::value);
  }

  private static Optional<String> problem(RecordComponentElement component, Confidence.Measure measure, Optional<ValueType> type) {
    String expected = measure == Confidence.Measure.RULE || measure == Confidence.Measure.SUPPORT ? "int" : "double";
    return type.filter(t -> t.javaName().equals(expected) && !t.presence().mayBeMissing()).isPresent() ? Optional.empty()
        : Optional.of("The component " + component.getSimpleName() + " says " + measure + ", which is of the type " + expected + ", not " + component.asType() + ".");
  }
}
