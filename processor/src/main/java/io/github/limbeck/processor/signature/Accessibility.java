package io.github.limbeck.processor.signature;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Decides whether a class generated beside an interface may name a type or call a static method. */
public final class Accessibility {
  private final Elements elements;
  private final PackageElement home;

  public Accessibility(Elements elements, TypeElement owner) {
    this.elements = elements;
    this.home = elements.getPackageOf(owner);
  }

  /** Why the type can't be named; empty if it can. */
  public Optional<String> problem(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return Optional.empty();
    }
    return problem(declared.asElement());
  }

  /** Why the method can't be called; empty if it can. */
  public Optional<String> problem(ExecutableElement method) {
    return problem((Element) method);
  }

  private Optional<String> problem(Element of) {
    boolean samePackage = elements.getPackageOf(of).equals(home);
    for (Element e = of; e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return Optional.of(e.getSimpleName() + " is private");
      }
      if (e != of && !e.getKind().isClass() && !e.getKind().isInterface()) {
        return Optional.of(of.getSimpleName() + " is local to a method");
      }
      boolean interfaceMember = e.getEnclosingElement().getKind().isInterface();
      if (!samePackage && !interfaceMember && !e.getModifiers().contains(Modifier.PUBLIC)) {
        return Optional.of(e.getSimpleName() + " is not public and lies in another package");
      }
    }
    return Optional.empty();
  }
}
