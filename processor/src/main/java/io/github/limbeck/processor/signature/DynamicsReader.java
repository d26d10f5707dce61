package io.github.limbeck.processor.signature;

import io.github.limbeck.Dynamics;
import io.github.limbeck.Latent;
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
      Latents latents = Latents.of(method, features);
      return new DynamicsReader(given, new Change(kind, Math.max(0, state), latents.name()), Optional.of(problem).filter(p -> !p.isEmpty()).or(latents::problem));
    });
  }

  /**
   * {@code @Latent} on parameters.
   *
   * @param name the parameter
   * @param problem what is wrong with it
   */
  private record Latents(Optional<String> name, Optional<String> problem) {
    static Latents of(ExecutableElement method, List<Feature> features) {
      List<String> names = method.getParameters().stream().filter(p -> p.getAnnotation(Latent.class) != null).map(p -> p.getSimpleName().toString()).toList();
      boolean fits = names.stream().allMatch(name -> features.stream().anyMatch(f -> f.name().equals(name) && f.type().javaName().equals("double")));
      String problem = names.size() > 1 ? "The method " + method.getSimpleName() + " has several parameters that are @Latent, of which one can be found: " + String.join(", ", names) + "."
          : !fits ? "The parameter " + names.get(0) + " of the method " + method.getSimpleName() + " is @Latent but no double." : "";
      return new Latents(names.stream().findFirst().filter(n -> problem.isEmpty()), Optional.of(problem).filter(p -> !p.isEmpty()));
    }
  }
}
