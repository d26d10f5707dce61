package io.github.limbeck.processor.signature;

import io.github.limbeck.Dynamics;
import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.FormulaRequest.Change;
import io.github.limbeck.engine.contract.FormulaRequest.ChangeKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;

/**
 * {@code @Dynamics} on a method.
 *
 * @param given the annotation
 * @param change what it says
 * @param problem what is wrong with the method
 */
record DynamicsReader(Dynamics given, Change change, Optional<String> problem) {

  /** Reads the annotation, if there is one. */
  static Optional<DynamicsReader> read(ExecutableElement method, ExecutableType type, List<Feature> features, List<Answer> answers) {
    return Optional.ofNullable(method.getAnnotation(Dynamics.class)).map(given -> {
      String name = method.getSimpleName().toString();
      ChangeKind kind = switch (given.answers()) {
        case RATES -> ChangeKind.RATES;
        case NEXT -> ChangeKind.NEXT;
        case BY_NAME -> name.startsWith("next") ? ChangeKind.NEXT : ChangeKind.RATES;
      };
      String answer = type.getReturnType().toString();
      int state = IntStream.range(0, type.getParameterTypes().size()).filter(p -> type.getParameterTypes().get(p).toString().equals(answer)).findFirst().orElse(-1);
      List<Feature> components = features.stream().filter(f -> f.parameter() == state).toList();
      String problem = state < 0 ? "The method " + name + " answers with " + answer + ", but no parameter is of that type."
          : components.size() != answers.size() || components.stream().anyMatch(f -> !f.type().javaName().equals("double"))
              ? "The state " + answer + " of the method " + name + " is not a record of double components alone."
          : given.time().isBlank() ? "@Dynamics of the method " + name + " names no column of times." : "";
      return new DynamicsReader(given, new Change(kind, Math.max(0, state)), Optional.of(problem).filter(p -> !p.isEmpty()));
    });
  }
}
