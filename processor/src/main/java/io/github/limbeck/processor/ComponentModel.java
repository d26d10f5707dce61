package io.github.limbeck.processor;

import com.palantir.javapoet.ClassName;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.processor.signature.AnnotatedType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.util.Elements;

/** The annotations by which frameworks find classes. */
final class ComponentModel {
  private static final Map<String, ClassName> MODELS = new TreeMap<>(Map.of("spring", ClassName.get("org.springframework.stereotype", "Component"),
      "jakarta", ClassName.get("jakarta.inject", "Named"), "cdi", ClassName.get("jakarta.enterprise.context", "ApplicationScoped")));

  private ComponentModel() {}

  /** The annotation that is asked for, if one is and there is such a model. */
  static Optional<ClassName> of(AnnotatedType annotated) {
    return asked(annotated).stream().findFirst().map(MODELS::get);
  }

  private static List<String> asked(AnnotatedType annotated) {
    return annotated.targets().stream().map(t -> t.annotation().componentModel()).filter(m -> !m.isEmpty()).distinct().toList();
  }

  /**
   * Checks what is asked for.
   *
   * @throws Refusal if there is no such model, or the project does not have its annotation
   */
  static void check(AnnotatedType annotated, Elements elements) throws Refusal {
    List<String> asked = asked(annotated);
    if (asked.isEmpty()) {
      return;
    }
    Place place = Place.attribute("componentModel");
    ClassName annotation = MODELS.get(asked.get(0));
    if (annotation == null || asked.size() > 1) {
      throw new Refusal(Diagnostic.BAD_COMPONENT_MODEL, place, asked.size() > 1 ? "The methods ask for several component models: " + String.join(", ", asked) + "."
          : "There is no component model " + Wording.quote(asked.get(0)) + "." + Wording.hint(asked.get(0), MODELS.keySet()) + " There are " + String.join(", ", MODELS.keySet()) + ".");
    }
    if (elements.getTypeElement(annotation.canonicalName()) == null) {
      throw new Refusal(Diagnostic.BAD_COMPONENT_MODEL, place, "The component model " + Wording.quote(asked.get(0)) + " needs " + annotation.canonicalName()
          + ", which is not on the class path.");
    }
  }
}
