package io.github.limbeck.processor.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * Classes that hold values behind getters: Java beans, data classes of Kotlin, classes of Lombok, whose getters need not be there yet when this
 * processor sees them.
 */
public final class Beans {
  private static final Set<String> WITH_GETTERS = Set.of("lombok.Value", "lombok.Data", "lombok.Getter");

  private Beans() {}

  /**
   * A field that a getter reads.
   *
   * @param field where it is declared, with its annotations
   * @param getter the method that reads it; empty if it is one that Lombok writes
   * @param call what calls the getter
   */
  public record Property(String name, VariableElement field, Optional<ExecutableElement> getter, String call, TypeMirror type) {
    /** Where annotations say something of it: its field, or its getter. */
    Element declaration() {
      boolean said = field.getAnnotationMirrors().stream().anyMatch(a -> a.getAnnotationType().toString().startsWith("io.github.limbeck."));
      return said || getter.isEmpty() ? field : getter.get();
    }
  }

  /** Whether a type is a class of the user's that has properties. */
  public static boolean isBean(TypeMirror type, Types types) {
    return type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.CLASS && !isOfPlatform((TypeElement) declared.asElement())
        && !properties(declared, types).isEmpty();
  }

  private static boolean isOfPlatform(TypeElement type) {
    return type.getQualifiedName().toString().matches("(java|javax|jdk|kotlin|scala)\\..*");
  }

  /** The properties of a class, those of the class it extends first, in the order of their fields. */
  public static List<Property> properties(DeclaredType of, Types types) {
    TypeElement element = (TypeElement) of.asElement();
    List<Property> properties = new ArrayList<>();
    if (element.getSuperclass() instanceof DeclaredType && !isOfPlatform((TypeElement) ((DeclaredType) element.getSuperclass()).asElement())) {
      types.directSupertypes(of).stream().filter(t -> ((DeclaredType) t).asElement().getKind() == ElementKind.CLASS).findFirst()
          .ifPresent(t -> properties.addAll(properties((DeclaredType) t, types)));
    }
    for (VariableElement field : ElementFilter.fieldsIn(element.getEnclosedElements())) {
      if (!field.getModifiers().contains(Modifier.STATIC)) {
        property(of, element, field, types).ifPresent(properties::add);
      }
    }
    return properties;
  }

  private static Optional<Property> property(DeclaredType of, TypeElement element, VariableElement field, Types types) {
    String name = field.getSimpleName().toString();
    TypeMirror type = types.asMemberOf(of, field);
    // A truth value "isNew" has the getter "isNew", in Kotlin, and "isIsNew" hardly anywhere.
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    boolean truth = type.getKind() == TypeKind.BOOLEAN;
    List<String> getters = truth ? List.of("is" + capital, "get" + capital, name.startsWith("is") ? name : "is" + capital) : List.of("get" + capital);
    for (String getter : getters) {
      Optional<ExecutableElement> found = ElementFilter.methodsIn(element.getEnclosedElements()).stream()
          .filter(m -> m.getSimpleName().contentEquals(getter) && m.getParameters().isEmpty() && m.getThrownTypes().isEmpty() && types.isSameType(m.getReturnType(), field.asType())
              && !m.getModifiers().contains(Modifier.STATIC) && isVisible(m, element)).findFirst();
      if (found.isPresent()) {
        return Optional.of(new Property(name, field, found, getter + "()", type));
      }
    }
    boolean byLombok = hasGetter(element) || hasGetter(field);
    return byLombok ? Optional.of(new Property(name, field, Optional.empty(), (truth && name.matches("is[A-Z].*") ? name : getters.get(0)) + "()", type)) : Optional.empty();
  }

  /** A class that is public is used from other packages, too. */
  private static boolean isVisible(ExecutableElement getter, TypeElement of) {
    return getter.getModifiers().contains(Modifier.PUBLIC) || !of.getModifiers().contains(Modifier.PUBLIC) && !getter.getModifiers().contains(Modifier.PRIVATE);
  }

  private static boolean hasGetter(Element element) {
    return element.getAnnotationMirrors().stream().anyMatch(a -> WITH_GETTERS.contains(a.getAnnotationType().toString()));
  }
}
