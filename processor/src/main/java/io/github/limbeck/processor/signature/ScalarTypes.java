package io.github.limbeck.processor.signature;

import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Recognises the types whose values fit in one cell of a dataset. */
final class ScalarTypes {
  private static final Map<String, String> BOXES = Map.of(
      "java.lang.Boolean", "boolean", "java.lang.Byte", "byte", "java.lang.Short", "short",
      "java.lang.Integer", "int", "java.lang.Long", "long", "java.lang.Character", "char",
      "java.lang.Float", "float", "java.lang.Double", "double");
  private static final Map<String, String> OPTIONALS = Map.of(
      "java.util.OptionalInt", "int", "java.util.OptionalLong", "long", "java.util.OptionalDouble", "double");

  /** The scalar that a type stands for; empty if it is none (an array, a record, a collection …). */
  Optional<ValueType> read(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return Optional.of(ValueType.primitive(type.toString().replaceAll(".*\\s", ""), Presence.REQUIRED));
    }
    if (!(type instanceof DeclaredType declared) || !(declared.asElement() instanceof TypeElement element)) {
      return Optional.empty();
    }
    String name = element.getQualifiedName().toString();
    if (BOXES.containsKey(name)) {
      return Optional.of(ValueType.primitive(BOXES.get(name), Presence.BOXED));
    }
    if (OPTIONALS.containsKey(name)) {
      return Optional.of(ValueType.primitive(OPTIONALS.get(name), Presence.OPTIONAL_PRIMITIVE));
    }
    if (name.equals("java.util.Optional") && declared.getTypeArguments().size() == 1) {
      return read(declared.getTypeArguments().get(0)).flatMap(ScalarTypes::optional);
    }
    if (name.equals("java.lang.String")) {
      return Optional.of(ValueType.string(Presence.REQUIRED));
    }
    return element.getKind() == ElementKind.ENUM
        ? Optional.of(ValueType.ofEnum(name, constants(element), Presence.REQUIRED))
        : Optional.empty();
  }

  private static Optional<ValueType> optional(ValueType inner) {
    boolean nested = inner.presence() == Presence.OPTIONAL || inner.presence() == Presence.OPTIONAL_PRIMITIVE;
    return nested ? Optional.empty() : Optional.of(new ValueType(
        inner.kind(), inner.javaName(), Presence.OPTIONAL, inner.constants(), inner.min(), inner.max()));
  }

  private static List<String> constants(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
        .map(Element::getSimpleName)
        .map(Object::toString)
        .toList();
  }

}
