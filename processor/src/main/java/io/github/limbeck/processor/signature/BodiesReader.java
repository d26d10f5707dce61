package io.github.limbeck.processor.signature;

import io.github.limbeck.Position;
import io.github.limbeck.Velocity;
import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ItemsFeature;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;

/**
 * Reads a method that answers with a vector for each body of a list.
 *
 * @param vector the record that it answers with
 * @param item the record of a body, if the only parameter is a list of records
 * @param answers one per component of the vector
 */
record BodiesReader(DeclaredType vector, Optional<DeclaredType> item, List<Answer> answers) {
  private static final List<List<String>> VECTORS = List.of(List.of("x", "y"), List.of("x", "y", "z"));
  private static final List<String> PLACES = List.of("position", "pos", "location", "place", "point");

  /** Reads the signature; empty if the answer is no array of vectors. */
  static Optional<BodiesReader> read(ExecutableElement method, ExecutableType type, Request request) {
    if (!(type.getReturnType() instanceof ArrayType array) || !SignatureTypes.isRecord(array.getComponentType())) {
      return Optional.empty();
    }
    DeclaredType vector = (DeclaredType) array.getComponentType();
    List<? extends RecordComponentElement> components = ((TypeElement) vector.asElement()).getRecordComponents();
    if (!VECTORS.contains(components.stream().map(c -> c.getSimpleName().toString()).toList())
        || components.stream().anyMatch(c -> c.asType().getKind() != TypeKind.DOUBLE)) {
      return Optional.empty();
    }
    boolean explicit = !request.answer().isEmpty();
    String name = method.getSimpleName().toString();
    List<String> columns = explicit ? List.of(request.answer()) : List.of(name, vector.asElement().getSimpleName().toString(), "answer");
    List<Answer> answers = components.stream().map(c -> new Answer(c.getSimpleName().toString(), columns, explicit,
        ValueType.primitive("double", ValueType.Presence.REQUIRED))).toList();
    Optional<DeclaredType> item = type.getParameterTypes().size() == 1 ? SignatureTypes.itemType(type.getParameterTypes().get(0)) : Optional.empty();
    return Optional.of(new BodiesReader(vector, item, answers));
  }

  /** The vectors of an item, each with how many components it has. */
  private static Map<String, Integer> vectors(List<Feature> fields) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    for (Feature field : fields) {
      int dot = field.name().lastIndexOf('.');
      if (dot > 0 && field.type().kind() == ValueType.Kind.REAL) {
        parts.computeIfAbsent(field.name().substring(0, dot), n -> new ArrayList<>()).add(field.name().substring(dot + 1));
      }
    }
    Map<String, Integer> vectors = new LinkedHashMap<>();
    parts.forEach((name, components) -> {
      if (VECTORS.contains(components)) {
        vectors.put(name, components.size());
      }
    });
    return vectors;
  }

  /** Which field is the position: the one marked, else the one called so, else the only vector there is. */
  Optional<String> position(List<Feature> fields) {
    Map<String, Integer> vectors = vectors(fields);
    Optional<String> marked = item.flatMap(i -> ((TypeElement) i.asElement()).getRecordComponents().stream()
        .filter(c -> c.getAnnotation(Position.class) != null).map(c -> c.getSimpleName().toString()).filter(vectors::containsKey).findFirst());
    return marked.or(() -> PLACES.stream().filter(vectors::containsKey).findFirst())
        .or(() -> vectors.size() == 1 ? Optional.of(vectors.keySet().iterator().next()) : Optional.empty());
  }

  /** What is wrong, in words that follow the name of the method. */
  Optional<String> problem(List<ItemsFeature> items, Optional<String> position) {
    if (item.isEmpty()) {
      return Optional.of(" answers with an array of vectors, but its parameters are not one list of records.");
    } else if (position.isEmpty()) {
      return Optional.of(" answers with a vector for each body, but no component of " + item.get() + " is known to be its position.");
    }
    Map<String, Integer> vectors = vectors(items.get(0).fields());
    Optional<String> noVector = ((TypeElement) item.get().asElement()).getRecordComponents().stream().filter(c -> c.getAnnotation(Velocity.class) != null || c.getAnnotation(Position.class) != null)
        .map(c -> c.getSimpleName().toString()).filter(c -> !vectors.containsKey(c)).findFirst();
    if (noVector.isPresent()) {
      return Optional.of(" answers with a vector for each body, but " + noVector.get() + ", which is marked as one, is no vector.");
    }
    for (Map.Entry<String, Integer> each : vectors.entrySet()) {
      if (each.getValue() != answers.size()) {
        return Optional.of(" answers with vectors of " + answers.size() + " components, but " + each.getKey() + " has " + each.getValue() + ".");
      }
    }
    return Optional.empty();
  }

  /** The fields of a body as features of the one that is answered for. */
  static List<Feature> own(ItemsFeature bodies) {
    return IntStream.range(0, bodies.fields().size()).mapToObj(k -> new Feature(bodies.fields().get(k).name(), bodies.java(k, bodies.singular()), List.of(),
        bodies.parameter(), bodies.fields().get(k).type(), Optional.empty())).toList();
  }
}
