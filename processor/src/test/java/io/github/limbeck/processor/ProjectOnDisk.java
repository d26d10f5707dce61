package io.github.limbeck.processor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A project as a build tool lays it out, compiled by javac into its {@code target}.
 *
 * @param project its directory
 */
public record ProjectOnDisk(Path project) {
  /** What a compilation said, by the ids of its messages, and whether it succeeded. */
  public record Built(boolean done, List<String> messages) {
    public List<String> withId(String id) {
      return messages.stream().filter(m -> m.contains("[" + id + "]")).toList();
    }
  }

  public void write(String path, String text) throws IOException {
    Files.createDirectories(project.resolve(path).getParent());
    Files.writeString(project.resolve(path), text);
  }

  public Built build(String... options) throws IOException {
    for (String directory : List.of("target/classes", "target/generated")) {
      delete(project.resolve(directory));
      Files.createDirectories(project.resolve(directory));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8); Stream<Path> sources = Files.walk(project.resolve("src/main/java"))) {
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(project.resolve("target/classes").toFile()));
      files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(project.resolve("target/generated").toFile()));
      List<String> all = new ArrayList<>(List.of("--release", "17"));
      all.addAll(List.of(options));
      JavaCompiler.CompilationTask task = compiler.getTask(null, files, diagnostics, all, null, files.getJavaFileObjectsFromFiles(sources.filter(Files::isRegularFile).map(Path::toFile).toList()));
      task.setProcessors(List.of(new DistillProcessor()));
      boolean done = task.call();
      return new Built(done, diagnostics.getDiagnostics().stream().map((Diagnostic<?> d) -> d.getMessage(Locale.ROOT)).toList());
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
