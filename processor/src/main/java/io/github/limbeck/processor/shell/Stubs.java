package io.github.limbeck.processor.shell;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.limbeck.engine.contract.Feature;
import io.github.limbeck.engine.emit.TypeNames;
import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.verify.CompiledMethod;
import io.github.limbeck.processor.signature.Beans;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Bare copies of the user's types that a generated class mentions: the interface, enums and records, as much of
 * them as the method's signature needs. While the project compiles its own classes do not exist yet, so the
 * generated class is run against these.
 */
public final class Stubs {
  private static final ParameterizedTypeName BODIES =
      ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), ClassName.get(DoubleBinaryOperator.class));

  private final Types types;
  private final Map<ClassName, TypeSpec.Builder> copies = new TreeMap<>();
  private final Map<String, List<Feature>> derived = new TreeMap<>();

  public Stubs(Types types) {
    this.types = types;
  }

  /** The interface with the signatures of its distilled methods. */
  public void addInterface(TypeElement type, List<MethodSpec> signatures) {
    TypeSpec.Builder copy = TypeSpec.interfaceBuilder(ClassName.get(type)).addModifiers(Modifier.PUBLIC);
    for (MethodSpec signature : signatures) {
      copy.addMethod(MethodSpec.methodBuilder(signature.name())
          .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
          .returns(signature.returnType())
          .addParameters(signature.parameters().stream().map(p -> ParameterSpec.builder(p.type(), p.name()).build()).toList())
          .build());
    }
    copies.put(ClassName.get(type), copy);
  }

  /** The interface can be serialized. */
  public void makeSerializable(TypeElement type) {
    copies.get(ClassName.get(type)).addSuperinterface(Serializable.class);
  }

  /** An annotation of a class. */
  public void addAnnotation(ClassName annotation) {
    copies.put(annotation, TypeSpec.annotationBuilder(annotation).addModifiers(Modifier.PUBLIC));
  }

  /** A class with a static method of the user's, whose body is handed over once it is loaded. */
  public void addMethod(Expr.Invoke invoke) {
    if (invoke.type().startsWith("java.")) {
      return;
    }
    ClassName name = ClassName.bestGuess(invoke.type());
    TypeSpec.Builder copy = copies.computeIfAbsent(name, n -> TypeSpec.classBuilder(n).addModifiers(Modifier.PUBLIC)
        .addField(FieldSpec.builder(BODIES, "bodies", Modifier.PUBLIC, Modifier.STATIC).initializer("new java.util.HashMap<>()").build()));
    MethodSpec.Builder method = MethodSpec.methodBuilder(invoke.method()).addModifiers(Modifier.PUBLIC, Modifier.STATIC).returns(TypeName.DOUBLE)
        .addParameter(TypeName.DOUBLE, "a");
    if (invoke.arguments().size() > 1) {
      method.addParameter(TypeName.DOUBLE, "b");
    }
    method.addStatement("return bodies.get($S).applyAsDouble(a, $L)", key(invoke), invoke.arguments().size() > 1 ? "b" : "0");
    if (copy.build().methodSpecs().stream().noneMatch(m -> m.toString().equals(method.build().toString()))) {
      copy.addMethod(method.build());
    }
  }

  private static String key(Expr.Invoke invoke) {
    return invoke.method() + "/" + invoke.arguments().size();
  }

  /** Hands the body of a static method over to its copy. */
  public static void connect(Expr.Invoke invoke, ClassLoader loader) {
    if (!invoke.type().startsWith("java.")) {
      try {
        @SuppressWarnings("unchecked")
        Map<String, DoubleBinaryOperator> bodies = (Map<String, DoubleBinaryOperator>) loader.loadClass(invoke.type()).getField("bodies").get(null);
        bodies.put(key(invoke), invoke.body());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the copy of " + invoke.type() + " is not whole", e);
      }
    }
  }

  /** Features that methods of records compute: copies have them as further components, so that any value can be tried. */
  public void addDerived(List<Feature> features) {
    features.stream().filter(f -> f.isDerived() && !f.isOfStaticMethod()).forEach(f -> derived.computeIfAbsent(f.owner(), o -> new ArrayList<>()).add(f));
  }

  /**
   * A feature that a static method computes: its copy answers with what the thread that calls it was told, so that any value can be tried.
   *
   * @param parameters those of the method that is learned
   */
  public void addComputed(Feature feature, ClassName owner, List<ParameterSpec> parameters) {
    TypeSpec.Builder copy = copies.computeIfAbsent(owner, n -> TypeSpec.classBuilder(n).addModifiers(Modifier.PUBLIC));
    String told = CompiledMethod.told(feature.name());
    if (copy.build().fieldSpecs().stream().anyMatch(f -> f.name().equals(told))) {
      return;
    }
    TypeName type = new TypeNames(Map.of()).value(feature.type().javaName());
    copy.addField(FieldSpec.builder(ParameterizedTypeName.get(ClassName.get(ThreadLocal.class), type.box()), told, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer("new ThreadLocal<>()").build());
    MethodSpec.Builder method = MethodSpec.methodBuilder(feature.name()).addModifiers(Modifier.PUBLIC, Modifier.STATIC).returns(type);
    for (String argument : feature.arguments()) {
      TypeName given = parameters.stream().filter(p -> p.name().equals(argument)).map(ParameterSpec::type).findFirst().orElseThrow();
      method.addParameter(given, "given" + method.build().parameters().size());
    }
    copy.addMethod(method.addStatement("return $N.get()", told).build());
  }

  /** Enums and records that a type mentions, however deep; types of the JDK are there already. */
  public void addTypesOf(TypeMirror type) {
    if (type instanceof ArrayType array) {
      addTypesOf(array.getComponentType());
    }
    if (!(type instanceof DeclaredType declared)) {
      return;
    }
    declared.getTypeArguments().forEach(this::addTypesOf);
    TypeElement element = (TypeElement) declared.asElement();
    ClassName name = ClassName.get(element);
    if (name.packageName().startsWith("java.") || copies.containsKey(name)) {
      return;
    }
    if (element.getKind() == ElementKind.ENUM) {
      TypeSpec.Builder copy = TypeSpec.enumBuilder(name).addModifiers(Modifier.PUBLIC);
      element.getEnclosedElements().stream().filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
          .forEach(e -> copy.addEnumConstant(e.getSimpleName().toString()));
      copies.put(name, copy);
    } else if (element.getKind() == ElementKind.RECORD) {
      addRecord(declared, element, name);
    } else if (Beans.isBean(type, types)) {
      addBean(declared, name);
    }
  }

  /** A class whose values getters read: its copy is a record, which has the same getters. */
  private void addBean(DeclaredType declared, ClassName name) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    TypeSpec.Builder copy = TypeSpec.recordBuilder(name).addModifiers(Modifier.PUBLIC);
    copies.put(name, copy);
    for (Beans.Property property : Beans.properties(declared, types)) {
      constructor.addParameter(TypeName.get(property.type()), property.name());
      if (!property.call().equals(property.name() + "()")) {
        copy.addMethod(MethodSpec.methodBuilder(property.call().replace("()", "")).addModifiers(Modifier.PUBLIC).returns(TypeName.get(property.type()))
            .addStatement("return $N", property.name()).build());
      }
      addTypesOf(property.type());
    }
    copy.recordConstructor(constructor.build());
  }

  private void addRecord(DeclaredType declared, TypeElement element, ClassName name) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    copies.put(name, TypeSpec.recordBuilder(name));
    for (RecordComponentElement component : element.getRecordComponents()) {
      TypeMirror type = ((ExecutableType) types.asMemberOf(declared, component.getAccessor())).getReturnType();
      constructor.addParameter(TypeName.get(type), component.getSimpleName().toString());
      addTypesOf(type);
    }
    Set<String> own = new HashSet<>();
    for (Feature feature : derived.getOrDefault(element.getQualifiedName().toString(), List.of())) {
      String method = feature.java().substring(feature.java().lastIndexOf('.') + 1).replace("()", "");
      if (own.add(method)) {
        constructor.addParameter(new TypeNames(Map.of()).value(feature.type().javaName()), method);
      }
    }
    copies.put(name, TypeSpec.recordBuilder(name).addModifiers(Modifier.PUBLIC).recordConstructor(constructor.build()));
  }

  /** Source by class name, the copies nested as the originals are. */
  public Map<String, String> sources() {
    Map<ClassName, TypeSpec.Builder> topLevel = new TreeMap<>();
    // The deepest first, so that a nested copy is complete before it goes into its owner.
    List<ClassName> deepestFirst = copies.keySet().stream()
        .sorted((a, b) -> Integer.compare(b.simpleNames().size(), a.simpleNames().size())).toList();
    Map<ClassName, TypeSpec.Builder> all = new LinkedHashMap<>(copies);
    for (ClassName name : deepestFirst) {
      for (ClassName outer = name.enclosingClassName(); outer != null; outer = outer.enclosingClassName()) {
        all.computeIfAbsent(outer, o -> TypeSpec.classBuilder(o).addModifiers(Modifier.PUBLIC));
      }
    }
    List<ClassName> order = all.keySet().stream()
        .sorted((a, b) -> Integer.compare(b.simpleNames().size(), a.simpleNames().size())).toList();
    for (ClassName name : order) {
      TypeSpec.Builder copy = all.get(name);
      if (name.enclosingClassName() == null) {
        topLevel.put(name, copy);
      } else {
        copy.addModifiers(Modifier.STATIC);
        all.get(name.enclosingClassName()).addType(copy.build());
      }
    }
    Map<String, String> sources = new TreeMap<>();
    topLevel.forEach((name, copy) ->
        sources.put(name.canonicalName(), JavaFile.builder(name.packageName(), copy.build()).build().toString()));
    ClassName marker = ClassName.get("io.github.limbeck", "DistilledGenerated");
    sources.put(marker.canonicalName(), JavaFile.builder(marker.packageName(),
        TypeSpec.annotationBuilder(marker).addModifiers(Modifier.PUBLIC).build()).build().toString());
    return sources;
  }
}
