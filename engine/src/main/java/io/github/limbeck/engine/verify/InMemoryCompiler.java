package io.github.limbeck.engine.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.core.util.ClassFormatException;
import org.eclipse.jdt.core.util.IClassFileReader;
import org.eclipse.jdt.core.util.IMethodInfo;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.eclipse.jdt.internal.core.util.ClassFileReader;

/**
 * Compiles sources to classes without touching the disk. Uses the JDK's compiler, or where there is none (an IDE
 * on a bare runtime) Eclipse's. Nothing of the user's class path is seen: the sources must be complete.
 */
public final class InMemoryCompiler {
  private InMemoryCompiler() {}

  /** The generated source does not compile: always a fault of ours. */
  public static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }

  /**
   * Compiles and loads.
   *
   * @param sources source text by class name
   * @throws Failure with the compiler's messages
   */
  public static ClassLoader compile(Map<String, String> sources) throws Failure {
    return new Loader(compile(compiler(), sources, List.of()));
  }

  /**
   * Compiles and loads sources that mention other types.
   *
   * @param classPath where these lie, which are not loaded
   */
  public static ClassLoader compile(Map<String, String> sources, List<File> classPath) throws Failure {
    return new Loader(compile(compiler(), sources, classPath));
  }

  /**
   * Compiles sources.
   *
   * @param sources by class name
   * @param classPath where other types lie
   * @return class files by class name
   * @throws Failure with the compiler's messages
   */
  public static Map<String, byte[]> compile(JavaCompiler compiler, Map<String, String> sources, List<File> classPath) throws Failure {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    StringWriter output = new StringWriter();
    // Eclipse's compiler works with the JDK's manager of files too, and finds sources in memory with it alone.
    JavaCompiler owner = Objects.requireNonNullElse(ToolProvider.getSystemJavaCompiler(), compiler);
    try (StandardJavaFileManager standard = owner.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      standard.setLocation(StandardLocation.CLASS_PATH, classPath);
      Files files = new Files(standard);
      List<String> options = compiler instanceof EclipseCompiler ? List.of("-proc:none", "-nowarn", "-source", "17", "-target", "17") : List.of("-proc:none", "-nowarn");
      boolean done = compiler.getTask(output, files, diagnostics, options, null, units).call();
      if (!done) {
        throw new Failure(message(diagnostics, output));
      }
      Map<String, byte[]> classes = new HashMap<>();
      files.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    } catch (IOException e) {
      throw new Failure("the compiler could not be started: " + e.getMessage());
    }
  }

  /** Puts resources beside classes that were compiled, by their paths. */
  public static void addResources(ClassLoader loader, Map<String, byte[]> resources) {
    ((Loader) loader).resources.putAll(resources);
  }

  /** Loads classes that were compiled before. */
  public static ClassLoader load(Map<String, byte[]> classes) {
    return new Loader(classes);
  }

  /** The compilers there are: the JDK's, where it has one, and Eclipse's. */
  public static List<JavaCompiler> compilers() {
    return Stream.of(ToolProvider.getSystemJavaCompiler(), new EclipseCompiler()).filter(Objects::nonNull).toList();
  }

  /** The JDK's compiler, or where there is none Eclipse's. */
  public static JavaCompiler compiler() {
    JavaCompiler system = ToolProvider.getSystemJavaCompiler();
    return system == null ? new EclipseCompiler() : system;
  }

  /**
   * How many bytes of code the methods of a class have.
   *
   * @param loader one that {@link #compile} returned
   */
  public static Map<String, Integer> codeLengths(ClassLoader loader, String className) {
    byte[] bytes = ((Loader) loader).classes.get(className);
    Map<String, Integer> lengths = new TreeMap<>();
    for (IMethodInfo method : reader(bytes).getMethodInfos()) {
      if (method.getCodeAttribute() != null) {
        lengths.merge(String.valueOf(method.getName()), (int) method.getCodeAttribute().getCodeLength(), Math::max);
      }
    }
    return lengths;
  }

  private static IClassFileReader reader(byte[] bytes) {
    try {
      return new ClassFileReader(bytes, IClassFileReader.METHOD_INFOS | IClassFileReader.METHOD_BODIES);
    } catch (ClassFormatException e) {
      throw new IllegalStateException("the compiler wrote a class that can't be read", e);
    }
  }

  private static String message(DiagnosticCollector<JavaFileObject> diagnostics, StringWriter output) {
    return diagnostics.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .findFirst()
        .map(d -> (d.getSource() == null ? "" : d.getSource().getName()) + ":" + d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
        .orElse(output.toString());
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("mem:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Files extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Files(StandardJavaFileManager standard) {
      super(standard);
    }

    // Without this Eclipse's compiler calls every unit in memory missing.
    @Override
    public boolean hasLocation(JavaFileManager.Location location) {
      return location == StandardLocation.SOURCE_PATH && ToolProvider.getSystemJavaCompiler() != null || super.hasLocation(location);
    }

    @Override
    public boolean contains(JavaFileManager.Location location, FileObject file) throws IOException {
      return file instanceof Source || super.contains(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(name.replace('/', '.'), bytes);
          return bytes;
        }
      };
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;
    private final Map<String, byte[]> resources = new HashMap<>();

    Loader(Map<String, byte[]> classes) {
      super(ClassLoader.getPlatformClassLoader());
      this.classes = classes;
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      return resources.containsKey(name) ? new ByteArrayInputStream(resources.get(name)) : super.getResourceAsStream(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
