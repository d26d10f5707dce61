package io.github.limbeck.processor.signature;

import io.github.limbeck.engine.program.NameScope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What names will mean inside the class that implements an interface, read from the interface and its package. */
public final class ScopeReader {
  private ScopeReader() {}

  /**
   * Reads the names.
   *
   * @param implemented the methods that the class implements
   */
  public static NameScope read(TypeElement type, List<ExecutableElement> implemented, Elements elements) {
    List<? extends Element> members = elements.getAllMembers(type);
    Map<String, String> inherited = new HashMap<>();
    for (TypeElement member : ElementFilter.typesIn(members)) {
      inherited.put(member.getSimpleName().toString(), member.getQualifiedName().toString());
    }
    Map<String, String> ofPackage = new HashMap<>();
    for (TypeElement other : ElementFilter.typesIn(elements.getPackageOf(type).getEnclosedElements())) {
      ofPackage.put(other.getSimpleName().toString(), other.getQualifiedName().toString());
    }
    Set<String> methods = new HashSet<>();
    for (ExecutableElement method : ElementFilter.methodsIn(members)) {
      // Static methods of interfaces are not inherited.
      if (!implemented.contains(method) && !method.getModifiers().contains(Modifier.STATIC)) {
        methods.add(method.getSimpleName().toString());
      }
    }
    Set<String> fields = new HashSet<>();
    for (VariableElement field : ElementFilter.fieldsIn(members)) {
      fields.add(field.getSimpleName().toString());
    }
    return new NameScope(inherited, ofPackage, methods, fields);
  }
}
