package io.github.limbeck.processor.shell;

import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.processor.signature.AnnotatedType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Prints findings where they belong: on the annotation's value, the parameter, the method, or the type. Warnings and notes that the
 * element, or the type around it, suppresses ({@code @SuppressWarnings("LIMBECK-506")}, or {@code "limbeck"} for all) are left out.
 */
public final class FindingPrinter {
  private final Messager messager;
  private final boolean warningsAsErrors;
  private final Set<String> printed = new HashSet<>();

  public FindingPrinter(Messager messager, boolean warningsAsErrors) {
    this.messager = messager;
    this.warningsAsErrors = warningsAsErrors;
  }

  /** Findings of a whole type, before its methods are known. */
  public void print(List<Finding> findings, TypeElement type) {
    findings.forEach(f -> print(f, type, type));
  }

  /** Findings of one method. */
  public void print(List<Finding> findings, AnnotatedType.Target target) {
    findings.forEach(f -> print(f, target.annotated(), target.method()));
  }

  /** A finding that belongs to no element. */
  public void print(Finding finding) {
    messager.printMessage(kind(finding), finding.message());
  }

  private void print(Finding finding, Element annotated, Element subject) {
    if (!finding.isError() && (isSuppressed(finding, annotated) || isSuppressed(finding, subject))) {
      return;
    }
    // A method shared by several subjects may repeat a finding; once is enough.
    if (!printed.add(annotated + "|" + subject + "|" + finding.message())) {
      return;
    }
    Optional<? extends AnnotationMirror> mirror = AnnotatedType.mirrorOf(annotated);
    if (finding.place() instanceof Place.Attribute attribute && mirror.isPresent()) {
      AnnotationValue value = value(mirror.get(), attribute.name());
      if (value == null) {
        messager.printMessage(kind(finding), finding.message(), annotated, mirror.get());
      } else {
        messager.printMessage(kind(finding), finding.message(), annotated, mirror.get(), value);
      }
    } else if (finding.place() instanceof Place.Parameter parameter && subject instanceof ExecutableElement method
        && isInSource(method, annotated)) {
      messager.printMessage(kind(finding), finding.message(), method.getParameters().get(parameter.index()));
    } else if (finding.place() instanceof Place.Method place && annotated instanceof TypeElement type) {
      messager.printMessage(kind(finding), finding.message(), method(type, place.name()));
    } else {
      messager.printMessage(kind(finding), finding.message(), subject instanceof ExecutableElement m && !isInSource(m, annotated)
          ? annotated : subject);
    }
  }

  private static boolean isSuppressed(Finding finding, Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      SuppressWarnings tokens = e.getAnnotation(SuppressWarnings.class);
      if (tokens != null && (List.of(tokens.value()).contains("limbeck") || List.of(tokens.value()).contains(finding.diagnostic().id()))) {
        return true;
      }
    }
    return false;
  }

  /** An inherited method may come from a class file, where a message would have no place. */
  private static boolean isInSource(ExecutableElement method, Element annotated) {
    return annotated.equals(method) || annotated.equals(method.getEnclosingElement());
  }

  private static Element method(TypeElement type, String name) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(m -> m.getSimpleName().contentEquals(name))
        .map(Element.class::cast)
        .findFirst()
        .orElse(type);
  }

  private static AnnotationValue value(AnnotationMirror mirror, String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> e : mirror.getElementValues().entrySet()) {
      if (e.getKey().getSimpleName().contentEquals(name)) {
        return e.getValue();
      }
    }
    return null;
  }

  private Diagnostic.Kind kind(Finding finding) {
    return switch (finding.diagnostic().severity()) {
      case ERROR -> Diagnostic.Kind.ERROR;
      case WARNING -> warningsAsErrors ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
      case NOTE -> Diagnostic.Kind.NOTE;
    };
  }
}
