package io.github.limbeck.processor.signature;

import io.github.limbeck.Column;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What readers of a signature share: the types of the compiler, and what was found wrong. */
final class SignatureTypes {
  private final Types types;
  private final Elements elements;
  private final TypeElement owner;
  private final Accessibility accessibility;
  private final ScalarTypes scalars = new ScalarTypes();
  private final List<Finding> findings = new ArrayList<>();

  SignatureTypes(Types types, Elements elements, TypeElement owner) {
    this.types = types;
    this.elements = elements;
    this.owner = owner;
    this.accessibility = new Accessibility(elements, owner);
  }

  ScalarTypes scalars() {
    return scalars;
  }

  /** What was found wrong so far. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  void report(Diagnostic diagnostic, Place place, String detail) {
    findings.add(Finding.of(diagnostic, place, detail));
  }

  /**
   * Reports a type that the generated class can't use.
   *
   * @param name what has the type
   * @param parameter its place among the parameters, or -1
   */
  void requireAccess(TypeMirror type, String name, int parameter) {
    accessibility.problem(type).ifPresent(why -> report(Diagnostic.NOT_ACCESSIBLE, parameter < 0 ? Place.SUBJECT : new Place.Parameter(parameter),
        "The type of " + name + " is out of reach of the generated class: " + why + "."));
  }

  TypeMirror componentType(DeclaredType record, RecordComponentElement component) {
    return ((ExecutableType) types.asMemberOf(record, component.getAccessor())).getReturnType();
  }

  /** Whether a type is a class whose values are read by getters. */
  boolean isBean(TypeMirror type) {
    return Beans.isBean(type, types);
  }

  List<Beans.Property> properties(DeclaredType bean) {
    return Beans.properties(bean, types);
  }

  static boolean isRecord(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement().getKind() == javax.lang.model.element.ElementKind.RECORD;
  }

  /** The record that an array or a {@link List} holds, if it holds records. */
  static Optional<DeclaredType> itemType(TypeMirror type) {
    Optional<TypeMirror> item = type instanceof ArrayType array ? Optional.of(array.getComponentType()) : held(type, "java.util.List");
    return item.filter(SignatureTypes::isRecord).map(DeclaredType.class::cast);
  }

  /** What a collection holds. */
  private static Optional<TypeMirror> held(TypeMirror type, String collection) {
    return type instanceof DeclaredType list && list.asElement().toString().equals(collection) && list.getTypeArguments().size() == 1
        ? Optional.of(list.getTypeArguments().get(0)) : Optional.empty();
  }

  /** The enum whose constants a {@link Set} holds. */
  static Optional<DeclaredType> memberType(TypeMirror type) {
    return held(type, "java.util.Set").filter(e -> e instanceof DeclaredType of && of.asElement().getKind() == javax.lang.model.element.ElementKind.ENUM).map(DeclaredType.class::cast);
  }

  /** How the generated class names a type: without its package where that is its own, and nothing that it inherits has the name. */
  String named(TypeElement type) {
    String canonical = type.getQualifiedName().toString();
    String home = elements.getPackageOf(type).getQualifiedName().toString();
    if (home.isEmpty() || !elements.getPackageOf(type).equals(elements.getPackageOf(owner))) {
      return canonical;
    }
    String named = canonical.substring(home.length() + 1);
    String first = named.replaceAll("[.].*", "");
    return ElementFilter.typesIn(elements.getAllMembers(owner)).stream().anyMatch(t -> t.getSimpleName().contentEquals(first)) ? canonical : named;
  }

  /** What a {@link List} holds whose elements are taken as those of an array are: whole or real numbers, or constants of an enum. */
  static Optional<TypeMirror> elementType(TypeMirror type) {
    return held(type, "java.util.List").filter(e -> e instanceof DeclaredType of && (of.asElement().getKind() == javax.lang.model.element.ElementKind.ENUM
        || Set.of("java.lang.Integer", "java.lang.Long", "java.lang.Double").contains(of.asElement().toString())));
  }

  static Optional<String> column(Element element) {
    return Optional.ofNullable(element.getAnnotation(Column.class)).map(Column::value);
  }
}
