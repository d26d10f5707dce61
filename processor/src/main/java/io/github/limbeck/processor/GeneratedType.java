package io.github.limbeck.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.distil.Distillation;
import io.github.limbeck.engine.contract.FormulaRequest;
import io.github.limbeck.engine.emit.Emission;
import io.github.limbeck.engine.emit.ReadingCode;
import io.github.limbeck.engine.emit.RungeKutta;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.NameScope;
import io.github.limbeck.engine.program.Rewrite;
import io.github.limbeck.processor.shell.Environment;
import io.github.limbeck.processor.shell.Stubs;
import io.github.limbeck.processor.signature.AnnotatedType;
import io.github.limbeck.processor.signature.ScopeReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** The class that implements an interface, in the terms of the compiler: its name, its signatures, and the types that it mentions. */
final class GeneratedType {
  private final AnnotatedType annotated;
  private final Environment environment;
  private final ClassName name;
  private final Optional<ClassName> component;

  GeneratedType(AnnotatedType annotated, Environment environment) {
    this.annotated = annotated;
    this.component = ComponentModel.of(annotated);
    this.environment = environment;
    this.name = generatedName(annotated);
  }

  /** The simple names from the outermost type on, joined with underscores. */
  private static ClassName generatedName(AnnotatedType annotated) {
    ClassName type = ClassName.get(annotated.type());
    return ClassName.get(type.packageName(), String.join("_", type.simpleNames()) + "Distilled");
  }

  ClassName name() {
    return name;
  }

  /** Whether a class of that name is there already. */
  boolean isTaken() {
    return environment.elements().getTypeElement(name.canonicalName()) != null;
  }

  String binaryName() {
    return environment.elements().getBinaryName(annotated.type()).toString();
  }

  /**
   * What a method of the class does.
   *
   * @param summary the lines of its Javadoc
   */
  record Body(ExecutableElement method, Distillation result, List<String> summary) {}

  /** The class that answers as distillations do, method by method. */
  Emission emission(List<Body> bodies) {
    List<Emission.Method> methods = bodies.stream().map(b -> method(b.method(), b.result(), b.summary())).toList();
    return new Emission(name, TypeName.get(annotated.type().asType()), annotated.type(), methods, isMarkerVisible(), scope(), component, isSerializable());
  }

  private boolean isSerializable() {
    return environment.types().isAssignable(annotated.type().asType(), environment.elements().getTypeElement("java.io.Serializable").asType());
  }

  /** What names will mean in the generated class. */
  NameScope scope() {
    return ScopeReader.read(annotated.type(), methods(), environment.elements());
  }

  /** The methods that the class implements. */
  private List<ExecutableElement> methods() {
    return Stream.concat(annotated.targets().stream().map(AnnotatedType.Target::method),
        Stream.concat(annotated.derivatives().stream().map(AnnotatedType.DerivativeTarget::method), annotated.steps().stream().map(AnnotatedType.Step::method)))
        .toList();
  }

  /** Whether the JDK's {@code @Generated} can be used. */
  boolean isMarkerVisible() {
    String generated = "javax.annotation.processing.Generated";
    ModuleElement module = environment.elements().getModuleOf(annotated.type());
    return module == null || module.isUnnamed()
        ? environment.elements().getTypeElement(generated) != null
        : environment.elements().getTypeElement(module, generated) != null;
  }

  /** The method as the generated class declares it, without a body. It throws nothing, whatever the interface would allow. */
  MethodSpec signature(ExecutableElement method) {
    MethodSpec given = MethodSpec.overriding(method, (DeclaredType) annotated.type().asType(), environment.types()).build();
    return MethodSpec.methodBuilder(given.name()).addModifiers(given.modifiers()).addAnnotations(given.annotations()).returns(given.returnType())
        .addParameters(given.parameters()).varargs(given.varargs()).build();
  }

  private ExecutableType typed(ExecutableElement method) {
    return (ExecutableType) environment.types().asMemberOf((DeclaredType) annotated.type().asType(), method);
  }

  private Emission.Method method(ExecutableElement method, Distillation result, List<String> summary) {
    ExecutableType type = typed(method);
    Map<String, ClassName> userTypes = new HashMap<>();
    type.getParameterTypes().forEach(t -> addUserTypes(t, userTypes));
    addUserTypes(type.getReturnType(), userTypes);
    boolean record = result.contract().answerRecord().isPresent() && result.contract().confidence().isEmpty();
    return new Emission.Method(signature(method), result.programs(),
        record ? result.contract().answers().stream().map(a -> a.name()).toList() : List.of(),
        record ? TypeName.get(type.getReturnType()) : null, userTypes, summary, result.contract().request().throwOnUnseen(),
        result.contract().change().filter(c -> c.kind() == FormulaRequest.ChangeKind.RATES)
            .map(c -> new RungeKutta(c.parameter(), annotated.steps().stream().filter(s -> s.of().equals(method)).map(s -> signature(s.method())).toList())), result.pairs(), reading(method, result));
  }

  private void addUserTypes(TypeMirror type, Map<String, ClassName> found) {
    if (type instanceof ArrayType array) {
      addUserTypes(array.getComponentType(), found);
    }
    if (!(type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element)) {
      return;
    }
    // Optional<A> and Optional<B> are one type with different arguments.
    declared.getTypeArguments().forEach(t -> addUserTypes(t, found));
    if (found.putIfAbsent(element.getQualifiedName().toString(), ClassName.get(element)) == null) {
      element.getRecordComponents().forEach(c -> addUserTypes(
          ((ExecutableType) environment.types().asMemberOf(declared, c.getAccessor())).getReturnType(), found));
    }
  }

  /** The weights of what reads images, by the names of the resources beside the class. */
  Map<String, byte[]> weights(List<Distillation> results) {
    Map<String, byte[]> weights = new TreeMap<>();
    for (int m = 0; m < results.size(); m++) {
      ExecutableElement method = annotated.targets().get(m).method();
      reading(method, results.get(m)).ifPresent(reading -> weights.put(reading.resource(name.simpleName(), method.getSimpleName().toString()), reading.reader().bytes()));
    }
    return weights;
  }

  /** How a method reads images, told apart from others of its name. */
  private Optional<ReadingCode> reading(ExecutableElement method, Distillation result) {
    boolean alone = annotated.targets().stream().filter(t -> t.method().getSimpleName().equals(method.getSimpleName())).count() == 1;
    return result.reading().map(reading -> alone ? reading : reading.apart(String.valueOf(method.getParameters().size())));
  }

  /** Sources needed to compile the class on its own: itself, and bare copies of the user's types. */
  Map<String, String> compilationUnits(List<Distillation> results, String source) {
    Stubs stubs = new Stubs(environment.types());
    List<MethodSpec> signatures = new ArrayList<>();
    results.forEach(r -> stubs.addDerived(r.contract().features()));
    for (ExecutableElement method : methods()) {
      signatures.add(signature(method));
      ExecutableType type = typed(method);
      type.getParameterTypes().forEach(stubs::addTypesOf);
      stubs.addTypesOf(type.getReturnType());
    }
    stubs.addInterface(annotated.type(), signatures);
    for (int m = 0; m < results.size(); m++) {
      MethodSpec signature = signatures.get(m);
      results.get(m).contract().features().stream().filter(Feature::isOfStaticMethod)
          .forEach(f -> stubs.addComputed(f, ClassName.get(environment.elements().getTypeElement(f.owner())), signature.parameters()));
    }
    invocations(results, stubs::addMethod);
    component.ifPresent(stubs::addAnnotation);
    if (isSerializable()) {
      stubs.makeSerializable(annotated.type());
    }
    Map<String, String> units = new HashMap<>(stubs.sources());
    units.put(name.canonicalName(), source);
    return units;
  }

  /** The static methods of the user's that programs call. */
  static void invocations(List<Distillation> results, Consumer<Expr.Invoke> visitor) {
    results.forEach(r -> r.programs().forEach(p -> Rewrite.visit(p.body(), e -> {
      if (e instanceof Expr.Invoke invoke) {
        visitor.accept(invoke);
      }
    })));
  }
}
