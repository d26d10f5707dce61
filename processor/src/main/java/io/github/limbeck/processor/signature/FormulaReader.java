package io.github.limbeck.processor.signature;

import io.github.limbeck.Formula;
import io.github.limbeck.Unit;
import io.github.limbeck.engine.contract.FormulaRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @Formula} from a method or its interface, and {@code @Unit}. */
final class FormulaReader {
  private FormulaReader() {}

  static FormulaRequest read(TypeElement owner, ExecutableElement method, Optional<FormulaRequest.Change> change, List<String> featureUnits,
      List<String> answerUnits) {
    Optional<Formula> given = Optional.ofNullable(method.getAnnotation(Formula.class))
        .or(() -> Optional.ofNullable(owner.getAnnotation(Formula.class)));
    return given.map(f -> new FormulaRequest(f.effort().name(), f.model().name(), f.teacher().name(), f.choose().name(), f.within(),
        f.absoluteTolerance(), f.relativeTolerance(), List.of(f.unary()), List.of(f.binary()), f.maxSize(), List.of(f.limits()),
        f.constants().name(), f.loss(), f.weights(), f.maxFeatures(), f.denoise(), f.robust(), f.pieces(), knowledge(f), f.member(), change, featureUnits, answerUnits))
        .orElseGet(() -> usual(change, featureUnits, answerUnits));
  }

  /** Whether a method is annotated, or its interface, which has no other. */
  static boolean isFormula(ExecutableElement method) {
    return method.getAnnotation(Formula.class) != null || method.getEnclosingElement().getAnnotation(Formula.class) != null
        && ElementFilter.methodsIn(method.getEnclosingElement().getEnclosedElements()).stream().filter(m -> m.getModifiers().contains(Modifier.ABSTRACT)).count() == 1;
  }

  /** What holds where there is no annotation: its defaults. */
  private static FormulaRequest usual(Optional<FormulaRequest.Change> change, List<String> featureUnits, List<String> answerUnits) {
    return new FormulaRequest(text("effort"), text("model"), text("teacher"), text("choose"), (double) value("within"),
        (double) value("absoluteTolerance"), (double) value("relativeTolerance"), List.of(), List.of(), (int) value("maxSize"), List.of(),
        text("constants"), "", "", (int) value("maxFeatures"), (boolean) value("denoise"), (boolean) value("robust"), (int) value("pieces"),
        FormulaRequest.Knowledge.NONE, (int) value("member"), change, featureUnits, answerUnits);
  }

  private static FormulaRequest.Knowledge knowledge(Formula f) {
    List<FormulaRequest.FittedConstant> fitted = Arrays.stream(f.fitted())
        .map(c -> new FormulaRequest.FittedConstant(c.value(), c.guess(), c.least(), c.greatest(), c.common())).toList();
    return new FormulaRequest.Knowledge(f.template(), fitted, List.of(f.parts()), f.constantsPer(), List.of(f.required()), List.of(f.forbidden()),
        List.of(f.constraints()));
  }

  private static String text(String attribute) {
    return ((Enum<?>) value(attribute)).name();
  }

  private static Object value(String attribute) {
    try {
      return Formula.class.getMethod(attribute).getDefaultValue();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("the annotation has no attribute " + attribute, e);
    }
  }

  /** The unit of a parameter, component or method; empty if none is given. */
  static String unit(Element element) {
    return Optional.ofNullable(element.getAnnotation(Unit.class)).map(Unit::value).orElse("");
  }
}
