package io.github.limbeck.processor.signature;

import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.Latent;
import io.github.limbeck.engine.contract.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads {@code @Latent} on the components of a record. */
final class LatentReader {
  private final String prefix;
  private final List<String> problems = new ArrayList<>();
  private boolean asked;

  /**
   * @param owner the interface that is implemented
   * @param method of it
   */
  LatentReader(Elements elements, TypeElement owner, ExecutableElement method) {
    boolean alone = ElementFilter.methodsIn(elements.getAllMembers(owner)).stream().filter(m -> m.getModifiers().contains(Modifier.ABSTRACT)).count() == 1;
    this.prefix = alone ? "" : method.getSimpleName().toString();
  }

  /** The components that the data do not have. */
  List<Latent> of(DeclaredType item, List<Feature> fields) {
    List<Latent> latents = new ArrayList<>();
    for (RecordComponentElement component : ((TypeElement) item.asElement()).getRecordComponents()) {
      io.github.limbeck.Latent annotation = component.getAnnotation(io.github.limbeck.Latent.class);
      if (annotation != null) {
        asked = true;
        read(component, annotation.key(), fields).ifPresent(latents::add);
      }
    }
    if (latents.size() > 1) {
      problems.add(" has several components that are @Latent, of which one can be found: " + latents.get(0).field() + " and " + latents.get(1).field() + ".");
    }
    return latents;
  }

  private Optional<Latent> read(RecordComponentElement component, String key, List<Feature> fields) {
    String name = component.getSimpleName().toString();
    List<String> nominal = fields.stream().filter(f -> f.type().kind() == Kind.STRING || f.type().kind() == Kind.ENUM).map(Feature::name).toList();
    List<String> keys = key.isEmpty() ? nominal : nominal.stream().filter(key::equals).toList();
    if (fields.stream().noneMatch(f -> f.name().equals(name) && f.type().javaName().equals("double"))) {
      problems.add(" has the component " + name + ", which is @Latent but no double.");
    } else if (keys.size() != 1) {
      problems.add(" has the component " + name + ", which is @Latent, but " + (!key.isEmpty() ? "its key " + key + " is no text or enum of the record"
          : nominal.isEmpty() ? "no text or enum of the record says which bodies have the same " + name
          : "its key is not said, which may be " + String.join(" or ", nominal)) + ".");
    } else {
      String method = name + "Of";
      return Optional.of(new Latent(name, keys.get(0), prefix.isEmpty() ? method : prefix + Character.toUpperCase(method.charAt(0)) + method.substring(1), List.of()));
    }
    return Optional.empty();
  }

  boolean isAsked() {
    return asked;
  }

  /** What is wrong, in words that follow the name of the method; one problem at a time. */
  Optional<String> problem() {
    return problems.stream().findFirst();
  }
}
