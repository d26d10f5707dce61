package io.github.limbeck.processor.signature;

import io.github.limbeck.Label;
import io.github.limbeck.Words;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.program.JdkType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    Optional<JdkType> jdk = JdkType.of(name);
    if (jdk.isPresent()) {
      return jdk.map(t -> ValueType.numbered(name, t.isWhole(), t.least(), t.greatest()));
    }
    if (name.equals("java.lang.String")) {
      return Optional.of(ValueType.string(Presence.REQUIRED));
    }
    return element.getKind() == ElementKind.ENUM
        ? Optional.of(ValueType.ofEnum(name, constants(element).map(c -> c.getSimpleName().toString()).toList(), Presence.REQUIRED)
            .written(constants(element).map(ScalarTypes::labels).toList()))
        : Optional.empty();
  }

  /** The scalar that an answer's type stands for: a date or decimal is one of those that the examples have. */
  Optional<ValueType> readAnswer(TypeMirror type, Element declaration) {
    return read(type, declaration).map(t -> JdkType.of(t.javaName()).isPresent() && t.presence() == Presence.REQUIRED ? ValueType.chosen(t.javaName()) : t);
  }

  /** Why a type is none that a column is read as, and what to do about it; empty where there is nothing more to say. */
  static String reason(TypeMirror type) {
    return switch (type.toString().replaceAll("<.*", "")) {
      case "java.util.UUID" -> ": an identifier names a row, and says nothing of others. Leave it out";
      case "java.util.Date", "java.util.Calendar", "java.sql.Timestamp", "java.sql.Date", "java.sql.Time" -> ". Use LocalDate, LocalDateTime, LocalTime or Instant of java.time";
      case "java.time.ZonedDateTime", "java.time.OffsetDateTime" -> ". Use Instant, or LocalDateTime where the hour of the day matters";
      case "java.util.List", "java.util.Collection" -> ". A List holds Integer, Long, Double, constants of an enum, or records; for others use an array, such as boolean[]";
      case "java.util.Set", "java.util.Map", "java.util.EnumSet" -> ". A Set holds constants of an enum; for others give the method a boolean parameter for each element that matters";
      default -> type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.CLASS && !type.toString().startsWith("java")
          ? ". A class is read by its getters, and needs some; it can't lie in a record, in a list or in itself" : ", which can't be read from a column";
    };
  }

  /** The scalar that a type stands for where it is declared, which may say how its values are written. */
  Optional<ValueType> read(TypeMirror type, Element declaration) {
    Words words = declaration.getAnnotation(Words.class);
    return read(type).map(t -> words != null && t.kind() == ValueType.Kind.BOOLEAN ? t.written(List.of(List.of(words.no()), List.of(words.yes()))) : t);
  }

  private static Optional<ValueType> optional(ValueType inner) {
    boolean nested = inner.presence() == Presence.OPTIONAL || inner.presence() == Presence.OPTIONAL_PRIMITIVE;
    return nested ? Optional.empty() : Optional.of(inner.with(Presence.OPTIONAL));
  }

  private static Stream<? extends Element> constants(TypeElement type) {
    return type.getEnclosedElements().stream().filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT);
  }

  private static List<String> labels(Element constant) {
    Label label = constant.getAnnotation(Label.class);
    return label == null ? List.of() : List.of(label.value());
  }
}
