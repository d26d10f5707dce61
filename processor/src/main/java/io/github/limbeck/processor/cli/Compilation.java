package io.github.limbeck.processor.cli;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.engine.verify.InMemoryCompiler;
import io.github.limbeck.processor.DistillProcessor;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * An interface compiled with the annotation processor, as a build would.
 *
 * @param done whether a class was generated
 * @param messages Limbeck's own; those of the compiler follow from them, unless there are no others
 * @param generated the source of the class; empty if there is none
 * @param provenance what stands beside the class, by paths
 */
record Compilation(boolean done, List<String> messages, String generated, List<Resource> provenance) {
  private static final String PROGRESS = "[LIMBECK-002] ";

  /** A file beside the class. */
  record Resource(String path, byte[] bytes) {}

  Compilation {
    messages = List.copyOf(messages);
    provenance = List.copyOf(provenance);
  }

  /**
   * Compiles an interface.
   *
   * @param options of the compiler
   * @param line told what is being done; null if nobody is to know
   */
  static Compilation of(InterfaceSource source, List<String> options, ProgressLine line) throws IOException {
    Path work = Files.createTempDirectory("limbeck");
    try {
      Path sources = Files.createDirectories(work.resolve("sources"));
      Path classes = Files.createDirectories(work.resolve("classes"));
      Path path = sources.resolve(source.name().replace('.', '/') + ".java");
      Files.createDirectories(path.getParent());
      Files.writeString(path, source.text());
      List<Diagnostic<? extends JavaFileObject>> diagnostics = Collections.synchronizedList(new ArrayList<>());
      JavaCompiler compiler = InMemoryCompiler.compiler();
      boolean done;
      try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics::add, Locale.ROOT, StandardCharsets.UTF_8)) {
        files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
        files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(sources.toFile()));
        files.setLocation(StandardLocation.CLASS_PATH, List.of(annotations()));
        List<String> all = new ArrayList<>(options);
        if (line != null) {
          all.add("-Alimbeck.debug");
        }
        JavaCompiler.CompilationTask task = compiler.getTask(new PrintWriter(PrintWriter.nullWriter()), files, d -> {
          String message = d.getMessage(Locale.ROOT);
          if (line != null && message.startsWith(PROGRESS)) {
            line.stage(message.substring(PROGRESS.length()).lines().findFirst().orElse(""));
          } else {
            diagnostics.add(d);
          }
        }, all, null, files.getJavaFileObjects(path.toFile()));
        task.setProcessors(List.of(new DistillProcessor()));
        done = task.call();
      }
      return new Compilation(done, messages(diagnostics, source), done ? Files.readString(sources.resolve(source.name().replace('.', '/') + "Distilled.java")) : "",
          done ? resources(classes) : List.of());
    } finally {
      delete(work);
    }
  }

  /** Where the annotations are: in the jar of this program, or beside it. */
  static File annotations() throws IOException {
    try {
      return new File(DistillFrom.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static List<String> messages(List<Diagnostic<? extends JavaFileObject>> diagnostics, InterfaceSource source) {
    List<String> own = diagnostics.stream().map(d -> d.getMessage(Locale.ROOT)).filter(m -> m.contains("[LIMBECK-")).toList();
    return !own.isEmpty() ? own : diagnostics.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).map(d -> source.name() + ": " + d.getMessage(Locale.ROOT)).toList();
  }

  private static List<Resource> resources(Path classes) throws IOException {
    List<Resource> resources = new ArrayList<>();
    Path meta = classes.resolve("META-INF");
    if (Files.isDirectory(meta)) {
      try (Stream<Path> files = Files.walk(meta)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          resources.add(new Resource(classes.relativize(file).toString(), Files.readAllBytes(file)));
        }
      }
    }
    return resources;
  }

  /** Deletes a directory with all that is in it, if it is there. */
  static void delete(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
