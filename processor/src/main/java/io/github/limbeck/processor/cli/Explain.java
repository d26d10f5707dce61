package io.github.limbeck.processor.cli;

import io.github.limbeck.engine.archive.Provenance;
import io.github.limbeck.engine.report.TextReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a generated class was learned from, how right it is, and how that was shown, by the provenance beside it. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = "Shows the report on a generated class.")
final class Explain implements Callable<Integer> {
  private static final String PROVENANCE = "META-INF/limbeck";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "CLASSES",
      description = "A directory of classes (target/classes), a jar, or a file META-INF/limbeck/….json.")
  private Path classes;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TYPE",
      description = "The interface or the generated class, with or without its package; all of them by default.")
  private String type;

  @Override
  public Integer call() throws IOException {
    PrintWriter error = spec.commandLine().getErr();
    if (!Files.exists(classes)) {
      error.println("There is no " + classes + ".");
      return 1;
    }
    List<Provenance> all = read();
    List<Provenance> found = all.stream().filter(p -> type == null || isNamed(p.type().replace('$', '.')) || isNamed(p.generated())).toList();
    if (found.isEmpty()) {
      error.println("Nothing was generated for " + (type == null ? "any type" : type) + " in " + classes + "."
          + (all.isEmpty() ? "" : " There are: " + String.join(", ", all.stream().map(Provenance::type).toList()) + "."));
      return 1;
    }
    found.forEach(p -> spec.commandLine().getOut().print(TextReport.of(p)));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private boolean isNamed(String name) {
    return name.equals(type) || name.endsWith("." + type);
  }

  private List<Provenance> read() throws IOException {
    if (classes.toString().endsWith(".json")) {
      return read(List.of(classes));
    }
    if (Files.isDirectory(classes)) {
      return readDirectory(classes.resolve(PROVENANCE));
    }
    try (FileSystem jar = FileSystems.newFileSystem(classes)) {
      return readDirectory(jar.getPath(PROVENANCE));
    }
  }

  private static List<Provenance> readDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return read(files.filter(f -> f.toString().endsWith(".json")).sorted().toList());
    }
  }

  private static List<Provenance> read(List<Path> files) throws IOException {
    List<Provenance> all = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        all.add(Provenance.read(in));
      }
    }
    return all;
  }
}
