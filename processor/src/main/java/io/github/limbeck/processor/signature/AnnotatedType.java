package io.github.limbeck.processor.signature;

import io.github.limbeck.Derivative;
import io.github.limbeck.DistillFrom;
import io.github.limbeck.Dynamics;
import io.github.limbeck.Encodes;
import io.github.limbeck.Evidence;
import io.github.limbeck.Latent;
import io.github.limbeck.Unseen;
import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * An interface with what is to be distilled of it.
 *
 * @param type the interface
 * @param targets its abstract methods, each with the annotation that applies
 * @param derivatives its abstract methods that answer with derivatives of formulas
 * @param steps its abstract methods that answer with the state after a time
 */
public record AnnotatedType(TypeElement type, List<Target> targets, List<DerivativeTarget> derivatives, List<Step> steps) {
  public AnnotatedType {
    targets = List.copyOf(targets);
    derivatives = List.copyOf(derivatives);
    steps = List.copyOf(steps);
  }

  /**
   * A method that answers with the state after a time, which is its last parameter.
   *
   * @param of the method that answers with the rates of the state
   */
  public record Step(ExecutableElement method, ExecutableElement of) {}

  /**
   * A method that answers with a derivative.
   *
   * @param of the index of the method that is distilled
   * @param by the feature that its formula is derived by
   */
  public record DerivativeTarget(ExecutableElement method, int of, String by) {}

  /**
   * One method to distil.
   *
   * @param annotated the element that carries the annotation: the type, or the method itself
   * @param encodes the index of the method with the law of change of which this tells a constant, if it does that
   */
  public record Target(ExecutableElement method, Element annotated, DistillFrom annotation, OptionalInt encodes) {

    public Request request() {
      return new Request(annotation.dataset(), annotation.query(), annotation.data(), annotation.validation(), annotation.holdout(),
          annotation.answer(), annotation.minAccuracy(), annotation.minValidationAccuracy(), annotation.maxConditions(),
          annotation.group(), annotation.order(), annotation.weight(), annotation.costs(), annotation.evidence() == Evidence.REQUIRED, List.of(annotation.missing()),
          annotation.unseen() == Unseen.THROW, annotation.seed(), DialectReader.read(annotated, method), annotation.componentModel());
    }

    /** The annotation as it stands in the source. */
    Optional<? extends AnnotationMirror> mirror() {
      return mirrorOf(annotated);
    }
  }

  public static Optional<? extends AnnotationMirror> mirrorOf(Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(m -> ((TypeElement) m.getAnnotationType().asElement()).getQualifiedName().contentEquals(DistillFrom.class.getName()))
        .findFirst();
  }

  /** Reads which methods of an interface are to be distilled; refuses with all that is wrong with their choice. */
  public static AnnotatedType read(TypeElement type, Elements elements) throws Refusal {
    if (type.getKind() != ElementKind.INTERFACE) {
      throw new Refusal(Diagnostic.NOT_AN_INTERFACE, Place.SUBJECT,
          type.getSimpleName() + " is a " + type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", not an interface.");
    }
    if (!type.getTypeParameters().isEmpty()) {
      throw new Refusal(Diagnostic.TYPE_PARAMETERS, Place.SUBJECT,
          type.getSimpleName() + " has the type parameters "
              + String.join(", ", type.getTypeParameters().stream().map(t -> t.getSimpleName().toString()).toList()) + ".");
    }
    Optional<String> hidden = new Accessibility(elements, type).problem(type.asType());
    if (hidden.isPresent()) {
      throw new Refusal(Diagnostic.NOT_ACCESSIBLE, Place.SUBJECT,
          type.getSimpleName() + " is out of reach of a class beside it: " + hidden.get() + ".");
    }
    List<ExecutableElement> all = abstractMethods(type, elements);
    List<Step> steps = all.stream().flatMap(m -> all.stream().filter(of -> isStep(m, of)).limit(1).map(of -> new Step(m, of))).toList();
    List<ExecutableElement> methods = all.stream().filter(m -> m.getAnnotation(Derivative.class) == null && m.getAnnotation(Encodes.class) == null)
        .filter(m -> steps.stream().noneMatch(s -> s.method().equals(m))).toList();
    DistillFrom onType = type.getAnnotation(DistillFrom.class);
    List<Finding> findings = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getAnnotation(DistillFrom.class) != null && !method.getModifiers().contains(Modifier.ABSTRACT)) {
        findings.add(Finding.of(Diagnostic.METHOD_NOT_ABSTRACT, new Place.Method(method.getSimpleName().toString()),
            "The method " + method.getSimpleName() + " is not abstract."));
      }
    }
    for (ExecutableElement method : methods) {
      DistillFrom own = method.getAnnotation(DistillFrom.class);
      if (own != null) {
        targets.add(new Target(method, method, own, OptionalInt.empty()));
      } else if (onType != null && methods.size() == 1) {
        targets.add(new Target(method, type, onType, OptionalInt.empty()));
      } else if (onType == null) {
        findings.add(Finding.of(Diagnostic.METHOD_NOT_ANNOTATED, new Place.Method(method.getSimpleName().toString()),
            "The method " + method.getSimpleName() + " of " + type.getSimpleName() + " is abstract and has no @DistillFrom."));
      }
    }
    if (onType != null && methods.isEmpty()) {
      findings.add(Finding.of(Diagnostic.NO_ABSTRACT_METHOD, Place.SUBJECT, type.getSimpleName() + " has no abstract method."));
    }
    if (onType != null && methods.size() > 1) {
      findings.add(Finding.of(Diagnostic.SEVERAL_ABSTRACT_METHODS, Place.SUBJECT, type.getSimpleName() + " has "
          + methods.size() + " abstract methods: " + methods.stream().map(m -> m.getSimpleName().toString()).toList() + "."));
    }
    Set<String> names = new HashSet<>();
    for (Target target : targets) {
      String name = target.method().getSimpleName().toString();
      if (!names.add(name + "/" + target.method().getParameters().size())) {
        findings.add(Finding.of(Diagnostic.OVERLOADED, new Place.Method(name), type.getSimpleName() + " has two methods " + name + " with "
            + target.method().getParameters().size() + " parameters to distil, which a check of the generated class can't tell apart."));
      }
    }
    targets.forEach(target -> check(target, findings));
    all.stream().filter(m -> m.getAnnotation(Encodes.class) != null).forEach(m -> encoder(m, targets, findings).ifPresent(targets::add));
    List<DerivativeTarget> derivatives = new ArrayList<>();
    all.stream().filter(m -> m.getAnnotation(Derivative.class) != null).forEach(m -> derivative(m, targets, findings).ifPresent(derivatives::add));
    if (!findings.isEmpty()) {
      throw new Refusal(findings);
    }
    return new AnnotatedType(type, targets, derivatives, steps);
  }

  private static Optional<Target> encoder(ExecutableElement method, List<Target> targets, List<Finding> findings) {
    String name = method.getAnnotation(Encodes.class).value();
    List<Target> laws = targets.stream().filter(t -> t.method().getAnnotation(Dynamics.class) != null && t.method().getParameters().stream()
        .anyMatch(p -> p.getSimpleName().contentEquals(name) && p.getAnnotation(Latent.class) != null)).toList();
    String problem = laws.size() != 1 ? "there is no one method with @Dynamics that has a parameter " + Wording.quote(name) + " that is @Latent"
        : !method.getReturnType().toString().equals("double") || method.getParameters().size() != 1
            || !method.getParameters().get(0).asType().toString().equals(laws.get(0).method().getReturnType() + "[]")
                ? "it must answer with a double and have one parameter, of the type " + laws.get(0).method().getReturnType() + "[]" : "";
    if (!problem.isEmpty()) {
      findings.add(Finding.of(Diagnostic.BAD_DYNAMICS, new Place.Method(method.getSimpleName().toString()), "The method " + method.getSimpleName() + " has @Encodes, but " + problem + "."));
      return Optional.empty();
    }
    return Optional.of(new Target(method, method, laws.get(0).annotation(), OptionalInt.of(targets.indexOf(laws.get(0)))));
  }

  private static Optional<DerivativeTarget> derivative(ExecutableElement method, List<Target> targets, List<Finding> findings) {
    Derivative given = method.getAnnotation(Derivative.class);
    List<Target> named = targets.stream().filter(t -> given.of().isEmpty() || t.method().getSimpleName().contentEquals(given.of())).toList();
    String problem = "";
    if (named.size() != 1) {
      problem = given.of().isEmpty() ? "of @Derivative must name one of the " + targets.size() + " methods that are distilled" : "there is no one method "
          + Wording.quote(given.of()) + " that is distilled";
    } else if (!signature(named.get(0).method()).equals(signature(method))) {
      problem = "it has other parameters, or another return type, than " + named.get(0).method().getSimpleName() + ": " + signature(named.get(0).method());
    }
    if (!problem.isEmpty()) {
      findings.add(Finding.of(Diagnostic.BAD_DERIVATIVE, new Place.Method(method.getSimpleName().toString()),
          "The method " + method.getSimpleName() + " can't answer with a derivative: " + problem + "."));
      return Optional.empty();
    }
    return Optional.of(new DerivativeTarget(method, targets.indexOf(named.get(0)), given.by().trim()));
  }

  /** Whether a method has the parameters of one with {@code @Dynamics} and a time, and answers alike. */
  private static boolean isStep(ExecutableElement method, ExecutableElement of) {
    List<String> own = method.getParameters().stream().map(p -> p.asType().toString()).toList();
    List<String> others = of.getParameters().stream().map(p -> p.asType().toString()).toList();
    return of.getAnnotation(Dynamics.class) != null && method.getAnnotation(Dynamics.class) == null && method.getAnnotation(DistillFrom.class) == null
        && own.size() == others.size() + 1 && own.subList(0, others.size()).equals(others) && own.get(others.size()).equals("double")
        && method.getReturnType().toString().equals(of.getReturnType().toString());
  }

  /** Names and types of the parameters, and the type of the answer. */
  private static String signature(ExecutableElement method) {
    return method.getParameters().stream().map(p -> p.asType() + " " + p.getSimpleName()).collect(Collectors.joining(", ", "(", ") -> ")) + method.getReturnType();
  }

  /** Those an implementing class has to write: neither implemented by a default nor present in Object. */
  private static List<ExecutableElement> abstractMethods(TypeElement type, Elements elements) {
    List<ExecutableElement> all = ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
        .filter(m -> m.getEnclosingElement().getKind().isInterface())
        .toList();
    TypeElement object = elements.getTypeElement("java.lang.Object");
    return all.stream()
        .filter(m -> m.getModifiers().contains(Modifier.ABSTRACT))
        .filter(m -> all.stream().noneMatch(other -> other != m && elements.overrides(other, m, type)))
        .filter(m -> ElementFilter.methodsIn(object.getEnclosedElements()).stream().noneMatch(o ->
            o.getSimpleName().equals(m.getSimpleName()) && o.getModifiers().contains(Modifier.PUBLIC)
                && o.getParameters().size() == m.getParameters().size()))
        .map(AnnotatedType::asDeclared)
        .toList();
  }

  // Eclipse's compiler hands out a copy of a generic parent's method that has lost its parameter names.
  private static ExecutableElement asDeclared(ExecutableElement method) {
    List<ExecutableElement> declared = ElementFilter.methodsIn(method.getEnclosingElement().getEnclosedElements()).stream()
        .filter(m -> m.getSimpleName().equals(method.getSimpleName())
            && m.getParameters().size() == method.getParameters().size())
        .toList();
    return declared.size() == 1 ? declared.get(0) : method;
  }

  /** The annotation's own values. */
  private static void check(Target target, List<Finding> findings) {
    Request request = target.request();
    if (request.dataset().isEmpty() == request.data().isEmpty()) {
      findings.add(Finding.of(Diagnostic.DATASET_OR_DATA, request.dataset().isEmpty() ? Place.SUBJECT : Place.attribute("data"),
          request.dataset().isEmpty() ? "Neither dataset nor data is given." : "Both dataset and data are given."));
    }
    if (request.isQuery() == request.query().isBlank()) {
      findings.add(Finding.of(Diagnostic.QUERY_AND_URL, Place.attribute(request.isQuery() ? "dataset" : "query"),
          request.isQuery() ? "The dataset is a database, but no query is given." : "A query is given, but the dataset is no jdbc: URL."));
    }
    checkShare("minAccuracy", request.minAccuracy(), 1, findings);
    checkShare("minValidationAccuracy", request.minValidationAccuracy(), 1, findings);
    checkShare("holdout", request.holdout(), 0.9, findings);
    if (request.maxConditions() < 1 && request.maxConditions() != Request.BY_ANSWERS) {
      findings.add(Finding.of(Diagnostic.VALUE_OUT_OF_RANGE, Place.attribute("maxConditions"), "maxConditions = " + request.maxConditions() + " is less than 1."));
    }
    if (request.holdout() > 0 && !request.validation().isEmpty()) {
      findings.add(Finding.of(Diagnostic.HOLDOUT_AND_VALIDATION, Place.attribute("holdout"), "Both holdout and validation are given."));
    }
  }

  private static void checkShare(String name, double value, double most, List<Finding> findings) {
    if (!(value >= 0 && value <= most)) {
      findings.add(Finding.of(Diagnostic.VALUE_OUT_OF_RANGE, Place.attribute(name),
          name + " = " + value + " is not within 0 to " + most + "."));
    }
  }
}
