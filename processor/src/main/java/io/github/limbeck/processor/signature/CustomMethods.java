package io.github.limbeck.processor.signature;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.github.limbeck.engine.archive.ResultCache;
import io.github.limbeck.engine.distil.NamedMethods;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/**
 * Static methods of the user's that formulas may call: found among the classes of the compilation, checked, and made callable. A
 * class is part of the JDK, or on the class path of this compilation, or among its sources; then it must compile by itself.
 */
public final class CustomMethods implements NamedMethods {
  private final Elements elements;
  private final ProcessingEnvironment processing;
  private final Accessibility accessibility;
  /** The hashes of the classes that were loaded, by their names. */
  private final Map<String, String> loaded = new TreeMap<>();

  /**
   * @param owner the interface that names the methods
   */
  public CustomMethods(ProcessingEnvironment processing, TypeElement owner) {
    this.processing = processing;
    this.elements = processing.getElementUtils();
    this.accessibility = new Accessibility(elements, owner);
  }

  @Override
  public DoubleBinaryOperator find(String name, int arity) throws Unusable {
    int dot = name.lastIndexOf('.');
    String owner = name.substring(0, dot);
    String simple = name.substring(dot + 1);
    TypeElement type = elements.getTypeElement(owner);
    if (type == null) {
      throw new Unusable("there is no class " + owner);
    }
    ExecutableElement method = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(m -> m.getSimpleName().contentEquals(simple) && m.getParameters().size() == arity
            && m.getReturnType().getKind() == TypeKind.DOUBLE
            && m.getParameters().stream().allMatch(p -> p.asType().getKind() == TypeKind.DOUBLE))
        .findFirst().orElseThrow(() -> new Unusable("the class has no method " + simple + " of " + arity + " double parameter"
            + (arity == 1 ? "" : "s") + " that returns double"));
    if (!method.getModifiers().contains(javax.lang.model.element.Modifier.STATIC)) {
      throw new Unusable("it is not static");
    }
    Optional<String> hidden = accessibility.problem(method);
    if (hidden.isPresent()) {
      throw new Unusable("it is not visible to the generated class: " + hidden.get());
    }
    if (type.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
      throw new Unusable("its class lies inside another");
    }
    return callable(load(type, owner), simple, arity);
  }

  private Class<?> load(TypeElement type, String owner) throws Unusable {
    try {
      if (owner.startsWith("java.")) {
        return Class.forName(owner);
      }
      Optional<String> source = source(type);
      source.ifPresent(text -> loaded.put(owner, ResultCache.hash(text)));
      return source.isPresent() ? InMemoryCompiler.compile(Map.of(owner, source.get())).loadClass(owner) : new OfCompilation().loadClass(owner);
    } catch (InMemoryCompiler.Failure e) {
      throw new Unusable("its class does not compile by itself, without the rest of this project");
    } catch (ClassNotFoundException | LinkageError e) {
      throw new Unusable("the class " + owner + " is not compiled yet: put it into a module or project that this one depends on");
    }
  }

  /**
   * Loads records with their methods: compiled by themselves where they are being compiled, as they are where they are compiled already.
   *
   * @param mentioned the types of the method that has them as parameters
   * @param classPath where the annotations lie
   * @throws Unusable if they don't compile without the rest of the project
   */
  public ClassLoader loader(List<TypeElement> mentioned, List<File> classPath) throws Unusable {
    Map<String, String> sources = new TreeMap<>();
    for (TypeElement type : mentioned) {
      Element top = type;
      while (top.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
        top = top.getEnclosingElement();
      }
      String name = ((TypeElement) top).getQualifiedName().toString();
      source((TypeElement) top).ifPresent(text -> sources.put(name, text));
    }
    try {
      return sources.isEmpty() ? new OfCompilation() : InMemoryCompiler.compile(sources, classPath);
    } catch (InMemoryCompiler.Failure e) {
      throw new Unusable(e.getMessage());
    }
  }

  /** The source of a class that is being compiled, where the compiler shows it. */
  private Optional<String> source(TypeElement type) {
    try {
      TreePath path = Trees.instance(processing).getPath(type);
      return path == null ? Optional.empty() : Optional.of(path.getCompilationUnit().getSourceFile().getCharContent(true).toString());
    } catch (IOException | RuntimeException | LinkageError e) {
      // Not javac.
      int dot = type.getQualifiedName().toString().lastIndexOf('.');
      String folder = dot < 0 ? "" : type.getQualifiedName().toString().substring(0, dot);
      try {
        return Optional.of(processing.getFiler().getResource(StandardLocation.SOURCE_PATH, folder, type.getSimpleName() + ".java")
            .getCharContent(true).toString());
      } catch (IOException | RuntimeException none) {
        return Optional.empty();
      }
    }
  }

  private static DoubleBinaryOperator callable(Class<?> type, String name, int arity) throws Unusable {
    try {
      Class<?>[] parameters = new Class<?>[arity];
      Arrays.fill(parameters, double.class);
      Method method = type.getDeclaredMethod(name, parameters);
      if (!Modifier.isStatic(method.getModifiers())) {
        throw new Unusable("it is not static");
      }
      method.setAccessible(!type.getName().startsWith("java."));
      MethodHandle handle = MethodHandles.lookup().unreflect(method);
      return arity == 1 ? (a, b) -> call(() -> (double) handle.invokeExact(a)) : (a, b) -> call(() -> (double) handle.invokeExact(a, b));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new Unusable("it can't be called (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** What a method is, as a text that changes with the bytes of its class and of the classes that it was seen to use. */
  public String fingerprint(String name, int arity) {
    try {
      DoubleBinaryOperator body = find(name, arity);
      for (double at = -8; at <= 8; at += 0.37) {
        body.applyAsDouble(at, 1.7 - at / 3); // loads what it uses
      }
      return name + " " + String.join(" ", loaded.values());
    } catch (Unusable e) {
      return name;
    }
  }

  private interface Invocation {
    double run() throws Throwable;
  }

  /** Where a method throws it has no value. */
  private static double call(Invocation invocation) {
    try {
      return invocation.run();
    } catch (Throwable e) {
      return Double.NaN;
    }
  }

  /** Loads what the compiler has on its class path, apart from the processor's own classes. */
  private final class OfCompilation extends ClassLoader {
    OfCompilation() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      int dot = name.lastIndexOf('.');
      String folder = dot < 0 ? "" : name.substring(0, dot);
      for (StandardLocation location : new StandardLocation[] {StandardLocation.CLASS_PATH, StandardLocation.CLASS_OUTPUT}) {
        try (InputStream in = processing.getFiler().getResource(location, folder, name.substring(dot + 1) + ".class").openInputStream()) {
          byte[] bytes = in.readAllBytes();
          loaded.put(name, ResultCache.hash(HexFormat.of().formatHex(bytes)));
          return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException | RuntimeException e) {
          // Not there: the next place may have it.
        }
      }
      throw new ClassNotFoundException(name);
    }
  }
}
