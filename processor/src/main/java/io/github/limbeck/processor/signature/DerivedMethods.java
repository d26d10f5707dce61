package io.github.limbeck.processor.signature;

import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.contract.ValueType.Presence;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Methods without parameters that say something of a record: its age, its ratio of debt to income. */
final class DerivedMethods {
  private static final Set<String> OF_OBJECT = Set.of("hashCode", "toString", "clone", "finalize", "getClass");

  private DerivedMethods() {}

  /** Those of a record that the generated class may call, in the order of their declarations. */
  static List<ExecutableElement> of(TypeElement record) {
    Set<String> components = record.getRecordComponents().stream().map(c -> c.getSimpleName().toString()).collect(Collectors.toSet());
    boolean plain = record.getTypeParameters().isEmpty() && record.getRecordComponents().stream().allMatch(c -> isPlain(c.asType()));
    return !plain ? List.of() : ElementFilter.methodsIn(record.getEnclosedElements()).stream()
        .filter(m -> m.getParameters().isEmpty() && m.getTypeParameters().isEmpty() && m.getThrownTypes().isEmpty() && !m.getModifiers().contains(Modifier.STATIC)
            && !m.getModifiers().contains(Modifier.PRIVATE) && !components.contains(m.getSimpleName().toString()) && !OF_OBJECT.contains(m.getSimpleName().toString())).toList();
  }

  /** Whether a component or parameter can be made of the values of a row: no array, and no list. */
  static boolean isPlain(TypeMirror type) {
    if (type instanceof ArrayType) {
      return false;
    }
    boolean record = type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.RECORD;
    if (!record && type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.CLASS && !type.toString().startsWith("java.")) {
      return false;
    }
    return record ? ((TypeElement) ((DeclaredType) type).asElement()).getRecordComponents().stream().allMatch(c -> isPlain(c.asType())) : !type.toString().startsWith("java.util.List");
  }

  /** Whether something may be learned from what a method gives: numbers, truth values, constants, dates; texts describe, and a formula takes numbers alone. */
  static boolean isFeature(ValueType type, boolean ofFormula) {
    boolean number = type.kind() == Kind.INTEGER || type.kind() == Kind.REAL || type.kind() == Kind.BOOLEAN;
    return type.presence() == Presence.REQUIRED && type.kind() != Kind.STRING && (number || !ofFormula);
  }
}
