package io.github.limbeck.processor.signature;

import io.github.limbeck.Derived;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.contract.ValueType;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The features that {@link Derived} names: what static methods compute from parameters of a method. */
final class NamedFeatures {
  private final Types types;
  private final Elements elements;
  private final SignatureTypes shared;
  private final TypeElement owner;
  private final ExecutableElement method;
  private final ExecutableType type;

  NamedFeatures(Types types, Elements elements, SignatureTypes shared, TypeElement owner, ExecutableElement method, ExecutableType type) {
    this.types = types;
    this.elements = elements;
    this.shared = shared;
    this.owner = owner;
    this.method = method;
    this.type = type;
  }

  /** A feature, and the method that computes it. */
  record Named(Feature feature, ExecutableElement by) {}

  /** Whether a method asks for any. */
  static boolean areAsked(ExecutableElement method) {
    return method.getAnnotation(Derived.class) != null;
  }

  /**
   * Reads them; what is wrong with one is reported.
   *
   * @param known the features that are read
   */
  List<Named> read(List<Feature> known, boolean ofFormula) {
    List<Named> named = new ArrayList<>();
    for (String name : method.getAnnotation(Derived.class).value()) {
      try {
        named.add(feature(name, ofFormula));
        String own = named.get(named.size() - 1).feature().name();
        if (known.stream().anyMatch(f -> f.name().equals(own)) || named.stream().filter(n -> n.feature().name().equals(own)).count() > 1) {
          throw new Unfit("there is a feature " + own + " already");
        }
      } catch (Unfit e) {
        shared.report(Diagnostic.BAD_DERIVED, Place.SUBJECT, "@Derived of " + method.getSimpleName() + " names " + name + ": " + e.getMessage() + ".");
      }
    }
    return named;
  }

  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String why) {
      super(why);
    }
  }

  private static final Pattern WRITTEN = Pattern.compile("\\s*([\\w.]+)\\s*::\\s*(\\w+)\\s*(?:\\(([\\w\\s,]*)\\))?\\s*");

  private Named feature(String name, boolean ofFormula) throws Unfit {
    Matcher written = WRITTEN.matcher(name);
    if (!written.matches()) {
      throw new Unfit("a method is written as package.Type::method, or as package.Type::method(born, applied) to say what it is called with");
    }
    TypeElement of = type(written.group(1));
    String simple = written.group(2);
    Optional<List<String>> said = Optional.ofNullable(written.group(3)).map(list -> List.of(list.strip().split("\\s*,\\s*")));
    List<ExecutableElement> called = ElementFilter.methodsIn(of.getEnclosedElements()).stream().filter(m -> m.getSimpleName().contentEquals(simple)).toList();
    if (called.isEmpty()) {
      throw new Unfit(of.getQualifiedName() + " has no method " + simple);
    }
    ExecutableElement by = called.stream().filter(m -> m.getModifiers().contains(Modifier.STATIC) && !m.getParameters().isEmpty() && isGiven(m, said.orElse(names(m)))).findFirst()
        .orElseThrow(() -> new Unfit(said.isPresent() ? "it is no static method that can be called with " + String.join(", ", said.get()) + " of " + given()
            : "it is no static method whose parameters have the names and types of some of " + given() + "; if they are called otherwise, write what it is called with, as in "
                + written.group(1) + "::" + simple + "(" + method.getParameters().get(0).getSimpleName() + ")"));
    List<String> arguments = said.orElse(names(by));
    Optional<String> hidden = new Accessibility(elements, owner).problem(by);
    if (hidden.isPresent()) {
      throw new Unfit("it is not visible to the generated class: " + hidden.get());
    }
    Optional<ValueType> answer = shared.scalars().read(by.getReturnType(), by);
    if (answer.isEmpty() || !DerivedMethods.isFeature(answer.get(), ofFormula)) {
      throw new Unfit("nothing is learned from a " + by.getReturnType() + (ofFormula ? " for a formula" : ""));
    }
    String root = shared.named(of).replaceAll("[.].*", "");
    if (method.getParameters().stream().anyMatch(p -> p.getSimpleName().contentEquals(root))) {
      throw new Unfit("the parameter " + root + " hides its name from the generated class");
    }
    return new Named(Feature.derived(simple, shared.named(of) + "." + simple + "(" + String.join(", ", arguments) + ")", place(arguments.get(0)), answer.get(),
        of.getQualifiedName().toString()), by);
  }

  private TypeElement type(String name) throws Unfit {
    String home = elements.getPackageOf(owner).getQualifiedName().toString();
    TypeElement near = elements.getTypeElement(home.isEmpty() ? name : home + "." + name);
    TypeElement found = near != null ? near : elements.getTypeElement(name);
    if (found == null) {
      throw new Unfit("there is no class " + name);
    }
    return found;
  }

  private static List<String> names(ExecutableElement of) {
    return of.getParameters().stream().map(p -> p.getSimpleName().toString()).toList();
  }

  /** Whether a static method can be called with parameters of the one to be learned. */
  private boolean isGiven(ExecutableElement by, List<String> arguments) {
    return by.getTypeParameters().isEmpty() && by.getThrownTypes().isEmpty() && by.getParameters().size() == arguments.size()
        && IntStream.range(0, arguments.size()).allMatch(a -> place(arguments.get(a)) >= 0 && DerivedMethods.isPlain(by.getParameters().get(a).asType())
            && types.isSameType(by.getParameters().get(a).asType(), type.getParameterTypes().get(place(arguments.get(a)))));
  }

  private int place(String parameter) {
    return names(method).indexOf(parameter);
  }

  private String given() {
    return IntStream.range(0, method.getParameters().size()).mapToObj(p -> type.getParameterTypes().get(p) + " " + names(method).get(p)).collect(Collectors.joining(", "));
  }
}
