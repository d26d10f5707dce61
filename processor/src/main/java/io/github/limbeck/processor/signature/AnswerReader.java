package io.github.limbeck.processor.signature;

import io.github.limbeck.Dynamics;
import io.github.limbeck.engine.contract.Answer;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.contract.ValueType.Kind;
import io.github.limbeck.engine.contract.ValueType.Presence;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads what a method answers with. */
final class AnswerReader {
  private final SignatureTypes shared;
  private final List<String> units = new ArrayList<>();
  private List<String> confidence = List.of();

  AnswerReader(SignatureTypes shared) {
    this.shared = shared;
  }

  /** Per answer its unit, empty where none is said. */
  List<String> units() {
    return units;
  }

  /** What each component of the answer says, where one alone is the answer; empty otherwise. */
  List<String> confidence() {
    return confidence;
  }

  /** One answer, or one per component of the record that the method answers with. */
  List<Answer> answers(ExecutableElement method, TypeMirror type, Request request) {
    String name = method.getSimpleName().toString();
    boolean explicit = !request.answer().isEmpty();
    if (type.getKind() == TypeKind.ARRAY) {
      TypeMirror row = ((ArrayType) type).getComponentType();
      return row instanceof ArrayType cells ? arrayAnswer(name, type, cells.getComponentType(), 2, request) : arrayAnswer(name, type, row, 1, request);
    }
    Optional<TypeMirror> element = SignatureTypes.elementType(type);
    if (element.isPresent()) {
      return arrayAnswer(name, type, element.get(), 1, request);
    }
    Optional<ValueType> scalar = shared.scalars().readAnswer(type, method);
    if (scalar.isPresent()) {
      if (!isAnswer(scalar.get())) {
        shared.report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The method " + name + " returns " + type + ".");
      } else if (scalar.get().kind() == Kind.ENUM) {
        shared.requireAccess(type, "the answer", -1);
      }
      List<String> columns = explicit ? List.of(request.answer()) : List.of(name, simpleName(type));
      units.add(FormulaReader.unit(method));
      return List.of(new Answer(name, columns, explicit, rounded(scalar.get(), method).required()));
    }
    if (!SignatureTypes.isRecord(type)) {
      shared.report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The method " + name + " returns " + type + ".");
      return List.of();
    }
    shared.requireAccess(type, "the answer", -1);
    ConfidenceReader asked = ConfidenceReader.read(type, component -> shared.scalars().read(shared.componentType((DeclaredType) type, component)));
    confidence = asked.measures();
    asked.problem().ifPresent(problem -> shared.report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, problem));
    List<Answer> answers = new ArrayList<>();
    for (RecordComponentElement component : asked.answers()) {
      String leaf = component.getSimpleName().toString();
      Optional<ValueType> value = shared.scalars().readAnswer(shared.componentType((DeclaredType) type, component), component).filter(AnswerReader::isAnswer);
      if (value.isEmpty()) {
        shared.report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT,
            "The component " + leaf + " of the answer has the type " + component.asType() + ".");
        continue;
      }
      List<String> columns = SignatureTypes.column(component).map(List::of)
          .orElse(explicit ? List.of(request.answer() + "." + leaf) : List.of(name + "." + leaf, leaf));
      units.add(FormulaReader.unit(component));
      answers.add(new Answer(leaf, columns, explicit || confidence.isEmpty(), rounded(value.get(), method).required()));
    }
    if (answers.isEmpty()) {
      shared.report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The record " + type + " has no components to learn.");
    }
    return answers;
  }

  /** Whole numbers and amounts of a method that is a formula are computed; else they are told apart. */
  private static ValueType rounded(ValueType type, ExecutableElement method) {
    boolean isNumber = type.kind() == Kind.INTEGER && (type.javaName().equals("int") || type.javaName().equals("long")) || type.javaName().equals("java.math.BigDecimal");
    return isNumber && method.getAnnotation(Dynamics.class) == null && FormulaReader.isFormula(method) ? type.rounded() : type;
  }

  private List<Answer> arrayAnswer(String name, TypeMirror type, TypeMirror element, int dimensions, Request request) {
    boolean isLine = dimensions == 1;
    Optional<ValueType> cell = shared.scalars().read(element).map(v -> type.getKind() == TypeKind.ARRAY ? v : v.required())
        .filter(v -> v.presence() == Presence.REQUIRED && v.kind() != Kind.STRING && !v.javaName().equals("float")
            && (v.kind() != Kind.REAL || v.javaName().equals("double") && isLine));
    if (cell.isEmpty()) {
      shared.report(Diagnostic.UNSUPPORTED_ANSWER_TYPE, Place.SUBJECT, "The method " + name + " returns " + type + ".");
      return List.of();
    }
    if (cell.get().kind() == Kind.ENUM) {
      shared.requireAccess(element, "the answer", -1);
    }
    boolean explicit = !request.answer().isEmpty();
    List<String> columns = explicit ? List.of(request.answer()) : List.of(name);
    return List.of(new Answer(name, columns, explicit, cell.get(), dimensions));
  }

  private static boolean isAnswer(ValueType type) {
    return type.presence() == Presence.REQUIRED || type.presence() == Presence.BOXED;
  }

  private static String simpleName(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? ((DeclaredType) type).asElement().getSimpleName().toString()
        : type.toString();
  }
}
