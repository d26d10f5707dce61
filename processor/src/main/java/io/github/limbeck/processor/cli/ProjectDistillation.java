package io.github.limbeck.processor.cli;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.engine.lock.Offers;
import io.github.limbeck.engine.partition.Partitions;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import io.github.limbeck.processor.DistillProcessor;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Learns the interfaces of a project from rows that are drawn from more than can be held, and writes their lock files. Nothing is written into the
 * project unless all went well, but for its build directory.
 *
 * @param project the directory of the project
 * @param type the one interface that is wanted, with or without its package; empty for all
 * @param classPath what the interfaces mention beside sources of the project
 * @param options of the annotation processor, as compilers are given them
 */
public record ProjectDistillation(Path project, String type, List<Path> classPath, List<String> options) {
  private static final String SOURCES = "src/main/java";

  public ProjectDistillation {
    project = project.toAbsolutePath().normalize();
    classPath = List.copyOf(classPath);
    options = List.copyOf(options);
  }

  /** The version of Limbeck. */
  public static String version() {
    return DistillProcessor.version();
  }

  /**
   * Does it.
   *
   * @param partitions where the rows are
   * @param out told which lock files were written
   * @param error told what is wrong
   * @return 0 if all went well, 1 if not
   */
  public int run(Partitions partitions, PrintWriter out, PrintWriter error) throws IOException {
    Path sources = project.resolve(SOURCES);
    List<Path> files = annotated(sources);
    if (files.isEmpty()) {
      error.println("There is no interface with @DistillFrom" + (type.isEmpty() ? "" : " called " + type) + " in " + sources + ".");
      return 1;
    }
    Path build = project.resolve(Files.isRegularFile(project.resolve("pom.xml")) || Files.isDirectory(project.resolve("target")) ? "target" : "build");
    Path work = build.resolve("limbeck-distil");
    Compilation.delete(work);
    try {
      Path classes = Files.createDirectories(work.resolve("classes"));
      if (!compiled(sources, files, classes, Files.createDirectories(work.resolve("sources")), partitions, error)) {
        return 1;
      }
      List<String> distilled = types(classes.resolve("META-INF/limbeck")).stream().filter(name -> Offers.isNamed(name, type)).toList();
      for (String name : distilled) {
        Offers.accept(project, build, name, false).forEach(out::println);
      }
      return distilled.isEmpty() ? 1 : 0;
    } finally {
      Compilation.delete(work);
      out.flush();
      error.flush();
    }
  }

  /** The sources that mention the annotation, and may hold the type that is wanted. */
  private List<Path> annotated(Path sources) throws IOException {
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    List<Path> annotated = new ArrayList<>();
    try (Stream<Path> all = Files.walk(sources)) {
      String simple = type.substring(type.lastIndexOf('.') + 1);
      for (Path file : all.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String text = Files.readString(file);
        if (text.contains(DistillFrom.class.getSimpleName()) && text.contains(simple)) {
          annotated.add(file);
        }
      }
    }
    return annotated;
  }

  private boolean compiled(Path sources, List<Path> files, Path classes, Path generated, Partitions partitions, PrintWriter error) throws IOException {
    JavaCompiler compiler = InMemoryCompiler.compiler();
    List<Diagnostic<? extends JavaFileObject>> diagnostics = new ArrayList<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      manager.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
      manager.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(generated.toFile()));
      manager.setLocation(StandardLocation.SOURCE_PATH, List.of(sources.toFile()));
      List<File> path = new ArrayList<>(classPath.stream().map(Path::toFile).toList());
      path.add(Compilation.annotations());
      manager.setLocation(StandardLocation.CLASS_PATH, path);
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("-proc:only", "-implicit:none", "-Alimbeck.lock=off", "-Alimbeck.cache=off", "-Alimbeck.report=off"));
      JavaCompiler.CompilationTask task = compiler.getTask(new PrintWriter(Writer.nullWriter()), manager, diagnostics::add, all, null,
          manager.getJavaFileObjectsFromFiles(files.stream().map(Path::toFile).toList()));
      task.setProcessors(List.of(DistillProcessor.of(partitions)));
      boolean done = task.call();
      diagnostics.stream().filter(d -> d.getMessage(Locale.ROOT).contains("[LIMBECK-") || !done && d.getKind() == Diagnostic.Kind.ERROR).forEach(d -> error.println(where(d) + d.getMessage(Locale.ROOT)));
      return done;
    }
  }

  private String where(Diagnostic<? extends JavaFileObject> diagnostic) {
    return diagnostic.getSource() == null ? "" : project.relativize(Path.of(diagnostic.getSource().toUri())) + ":" + diagnostic.getLineNumber() + ": ";
  }

  /** The types whose classes were generated. */
  private static List<String> types(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).filter(name -> name.endsWith(".json")).map(name -> name.substring(0, name.length() - 5)).sorted().toList();
    }
  }
}
