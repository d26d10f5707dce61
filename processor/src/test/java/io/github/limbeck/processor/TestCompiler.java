package io.github.limbeck.processor;

import io.github.limbeck.engine.appraise.GeneratedClass;
import io.github.limbeck.engine.archive.Provenance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Processor;
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
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Compiles sources with the processor, by javac or by Eclipse's compiler, and keeps all that comes out. */
public enum TestCompiler {
  JAVAC,
  ECJ;

  /** Kept from one compilation to the next, since it takes long to open all files on the class path; of each thread one. */
  private static final ThreadLocal<StandardJavaFileManager> CLASS_PATH = ThreadLocal.withInitial(
      () -> ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8));

  /**
   * What a compilation gave: messages, and generated sources, classes and resources by path.
   *
   * @param output what was written, by path
   */
  public record Result(boolean success, List<Message> messages, Map<String, byte[]> output) {
    public String source(String name) {
      byte[] bytes = output().get(name.replace('.', '/') + ".java");
      if (bytes == null) {
        throw new AssertionError("no source was generated for " + name + "; messages: " + messages);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }

    public String resource(String path) {
      return new String(output().get(path), StandardCharsets.UTF_8);
    }

    public boolean generated(String name) {
      return output().containsKey(name.replace('.', '/') + ".java");
    }

    public List<Message> withId(String id) {
      return messages.stream().filter(m -> m.text().contains("[" + id + "]")).toList();
    }

    /** An instance of a generated class. */
    public Object instance(String name) throws ReflectiveOperationException {
      return load(name).getConstructor().newInstance();
    }

    public Class<?> load(String name) throws ClassNotFoundException {
      Map<String, byte[]> classes = output();
      ClassLoader loader = new ClassLoader(TestCompiler.class.getClassLoader()) {
        @Override
        protected Class<?> findClass(String wanted) throws ClassNotFoundException {
          byte[] bytes = classes.get(wanted.replace('.', '/') + ".class");
          if (bytes == null) {
            throw new ClassNotFoundException(wanted);
          }
          return defineClass(wanted, bytes, 0, bytes.length);
        }

        @Override
        public InputStream getResourceAsStream(String path) {
          return classes.containsKey(path) ? new ByteArrayInputStream(classes.get(path)) : super.getResourceAsStream(path);
        }
      };
      return Class.forName(name, true, loader);
    }
  }

  /** A message with its line in the source; errors, warnings and notes alike. */
  public record Message(Diagnostic.Kind kind, long line, String text) {}

  /** Compiles with a directory of datasets and the cache off, unless the options say otherwise. */
  public Result compile(Path datasets, Map<String, String> sources, String... options) {
    return compile(List.of(new DistillProcessor()), datasets, sources, options);
  }

  /** Compiles with processors that serve once. */
  public Result compile(List<Processor> processors, Path datasets, Map<String, String> sources, String... options) {
    List<String> all = new ArrayList<>(List.of("--release", "17", "-Xlint:all"));
    if (List.of(options).stream().noneMatch(o -> o.startsWith("-Alimbeck.cache"))) {
      all.add("-Alimbeck.cache=off");
    }
    if (datasets != null) {
      all.add("-Alimbeck.datasets=" + datasets);
    }
    all.addAll(List.of(options));
    try {
      Result result = inMemory(this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler(), processors, sources, all);
      if (result.success() && datasets != null) {
        requireAsRightAsRecorded(result, datasets);
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Neither reads nor writes files, but for the class path; Eclipse's compiler takes no sources that do not lie at paths. */
  private static Result inMemory(JavaCompiler compiler, List<Processor> processors, Map<String, String> sources, List<String> options) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<JavaFileObject> units = sources.entrySet().stream().<JavaFileObject>map(e -> new Unit(e.getKey(), e.getValue())).toList();
    Memory memory = new Memory(CLASS_PATH.get());
    JavaCompiler.CompilationTask task = compiler.getTask(null, memory, diagnostics, options, null, units);
    task.setProcessors(processors);
    boolean success = task.call();
    Map<String, byte[]> output = new TreeMap<>();
    memory.output.forEach((path, bytes) -> output.put(path, bytes.toByteArray()));
    return new Result(success, messages(diagnostics.getDiagnostics()), output);
  }

  private static List<Message> messages(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    return diagnostics.stream().map(d -> new Message(d.getKind(), d.getLineNumber(), d.getMessage(Locale.ROOT))).toList();
  }

  /** What every generated class must stand: it is run again by its provenance alone, as limbeck:verify does. */
  private static void requireAsRightAsRecorded(Result result, Path datasets) throws IOException {
    for (String path : result.output().keySet()) {
      if (path.startsWith("META-INF/limbeck/") && path.endsWith(".json")) {
        Provenance provenance = Provenance.read(new ByteArrayInputStream(result.output().get(path)));
        try {
          List<String> shortfalls = new GeneratedClass(inDirectory(provenance, datasets))
              .shortfalls(result.load(provenance.generated()).getClassLoader(), datasets);
          if (!shortfalls.isEmpty()) {
            throw new AssertionError(provenance.type() + ": " + shortfalls);
          }
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(provenance.type() + " can't be run", e);
        }
      }
    }
  }

  /** As if the datasets lay in a project. */
  public static Provenance inDirectory(Provenance p, Path datasets) {
    List<Provenance.Method> methods = p.methods().stream().map(m -> new Provenance.Method(m.name(), m.dataset(),
        Files.exists(datasets.resolve(m.dataset().replace(':', '_'))) ? m.dataset() : m.datasetFile(), m.sha256(), m.validation(), m.validationFile(),
        m.validationSha256(), m.rows(), m.seed(), m.minAccuracy(), m.holdout(), m.answers(), m.equality(), m.parameters(), m.contract(), m.population())).toList();
    return new Provenance(p.type(), p.generated(), p.version(), p.sourceSha256(), methods);
  }

  /** Writes a dataset. */
  public static void write(Path directory, String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Unit extends SimpleJavaFileObject {
    private final String text;

    Unit(String name, String text) {
      super(URI.create("mem:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Written extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes;

    Written(String path, Kind kind, ByteArrayOutputStream bytes) {
      super(URI.create("mem:///" + path), kind);
      this.bytes = bytes;
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> output = new TreeMap<>();

    Memory(StandardJavaFileManager standard) {
      super(standard);
    }

    // Without this Eclipse's compiler calls every unit in memory missing.
    @Override
    public boolean hasLocation(Location location) {
      return location == StandardLocation.SOURCE_PATH || super.hasLocation(location);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
      return file instanceof Unit || file instanceof Written || super.contains(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      String path = name.replace('.', '/') + kind.extension;
      return new Written(path, kind, output.computeIfAbsent(path, p -> new ByteArrayOutputStream()));
    }

    // What is not asked for by our own output is nowhere, but for classes: tests look datasets up in a directory.
    @Override
    public FileObject getFileForInput(Location location, String packageName, String name) throws IOException {
      return name.endsWith(".class") ? super.getFileForInput(location, packageName, name) : null;
    }

    @Override
    public FileObject getFileForOutput(Location location, String packageName, String name, FileObject sibling) throws IOException {
      String path = packageName.isEmpty() ? name : packageName.replace('.', '/') + "/" + name;
      if (name.endsWith(".json") || name.endsWith(".weights")) {
        return new Written(path, JavaFileObject.Kind.OTHER, output.computeIfAbsent(path, p -> new ByteArrayOutputStream()));
      }
      throw new IOException("not for output: " + name);
    }
  }
}
