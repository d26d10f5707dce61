package io.github.limbeck.processor.cli;

import io.github.limbeck.DistillFrom;
import io.github.limbeck.Evidence;
import io.github.limbeck.Formula;
import io.github.limbeck.engine.dataset.ColumnSurvey;
import io.github.limbeck.engine.emit.ForeignText;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.source.Limits;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Distils a file: surveys its columns, writes the interface that a person might write, and runs the annotation processor on it, so
 * that what is printed is what a build would generate.
 */
@Command(name = "distill", mixinStandardHelpOptions = true,
    description = {"Prints the interface and the generated class for a dataset.",
        "Types are taken from the cells; in a project you write them down in the interface."})
final class Distill implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The examples: .csv, .tsv, .jsonl, .json or .parquet, also .gz.")
  private Path file;

  @Option(names = "--answer", paramLabel = "COLUMN", description = "The column that holds the answer; the last one by default.")
  private String answer;

  @Option(names = "--columns", paramLabel = "COLUMN", split = ",", description = "The columns to learn from; all others by default.")
  private List<String> columns = List.of();

  @Option(names = "--name", paramLabel = "NAME", description = "The name of the interface; by default that of the answer.")
  private String name = "";

  @Option(names = "--package", paramLabel = "NAME", description = "The package of the interface; none by default.")
  private String packageName = "";

  @Option(names = "--min-accuracy", paramLabel = "SHARE", description = "The share of rows that must be right, or the least R² of a formula; none by default.")
  private Double minAccuracy;

  @Option(names = "--max-conditions", paramLabel = "NUMBER", description = "The most conditions that a rule may have; 150 by default.")
  private Integer maxConditions;

  @Option(names = "--group", paramLabel = "COLUMN", description = "The column that says which group a row belongs to; groups are held out as a whole.")
  private String group;

  @Option(names = "--order", paramLabel = "COLUMN", description = "The column that says when a row was; later rows are held out.")
  private String order;

  @Option(names = "--table", description = "Generates a table of the examples where nothing speaks for a rule.")
  private boolean table;

  @Option(names = "--holdout", paramLabel = "SHARE", description = "The share of rows that is only scored.")
  private Double holdout;

  @Option(names = "--validation", paramLabel = "FILE", description = "Examples that are only scored.")
  private Path validation;

  @Option(names = "--formula", negatable = true, description = "Whether a number as answer is computed, rather than chosen from a few.")
  private Boolean formula;

  @Option(names = "--effort", paramLabel = "EFFORT", description = "How much is tried for a formula: quick, normal (the default) or thorough.")
  private Formula.Effort effort;

  @Option(names = "--output", paramLabel = "DIR", description = "Writes the sources and the provenance there instead of printing the sources.")
  private Path output;

  @Option(names = "--report", paramLabel = "DIR", description = "Writes the HTML report there.")
  private Path report;

  @Override
  public Integer call() throws IOException {
    PrintWriter error = spec.commandLine().getErr();
    if (!Files.isRegularFile(file)) {
      error.println("There is no file " + file + ".");
      return 1;
    }
    ColumnSurvey.Survey survey;
    try {
      survey = LongWork.reading(file, source -> ColumnSurvey.of(source, Limits.DEFAULT));
    } catch (Refusal e) {
      e.findings().forEach(finding -> error.println(finding.message()));
      return 1;
    }
    List<String> names = survey.columns().stream().map(ColumnSurvey.Surveyed::name).toList();
    if (names.isEmpty()) {
      error.println(file + " is empty.");
      return 1;
    }
    String wanted = answer == null ? names.get(names.size() - 1) : answer;
    List<String> asked = new ArrayList<>(columns);
    asked.add(wanted);
    for (String column : asked) {
      if (!names.contains(column)) {
        error.println(file + " has no column " + Wording.quote(column) + "." + Wording.hint(column, names) + " Columns found: "
            + String.join(", ", names.stream().map(Wording::quote).toList()) + ".");
        return 1;
      }
    }
    InterfaceSource source = InterfaceSource.of(survey,
        new InterfaceSource.Wish(packageName, name, file.getFileName().toString(), wanted, columns, attributes(), formula, effort));
    source.notes().forEach(error::println);
    error.flush();
    return compile(source);
  }

  private List<String> attributes() {
    List<String> attributes = new ArrayList<>();
    if (minAccuracy != null) {
      attributes.add("minAccuracy = " + minAccuracy);
    }
    if (maxConditions != null) {
      attributes.add("maxConditions = " + maxConditions);
    }
    if (group != null) {
      attributes.add("group = " + ForeignText.literal(group));
    }
    if (order != null) {
      attributes.add("order = " + ForeignText.literal(order));
    }
    if (table) {
      attributes.add("evidence = " + Evidence.class.getName() + "." + Evidence.NOT_REQUIRED);
    }
    if (holdout != null) {
      attributes.add("holdout = " + holdout);
    }
    if (validation != null) {
      attributes.add("validation = " + ForeignText.literal(validation.getFileName().toString()));
    }
    return attributes;
  }

  private int compile(InterfaceSource source) throws IOException {
    Path work = Files.createTempDirectory("limbeck");
    try {
      Path sources = Files.createDirectories(work.resolve("sources"));
      Path path = sources.resolve(source.name().replace('.', '/') + ".java");
      Files.createDirectories(path.getParent());
      Files.writeString(path, source.text());
      DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
      boolean done = LongWork.distilling(() -> run(path, sources, work, diagnostics));
      print(diagnostics, source);
      if (!done) {
        return 1;
      }
      Path generated = sources.resolve(source.name().replace('.', '/') + "Distilled.java");
      if (output == null) {
        spec.commandLine().getOut().print(source.text() + "\n" + Files.readString(generated));
        spec.commandLine().getOut().flush();
      } else {
        copy(sources, output);
        copy(work.resolve("classes/META-INF"), output.resolve("META-INF"));
      }
      return 0;
    } finally {
      delete(work);
    }
  }

  private boolean run(Path source, Path sources, Path work, DiagnosticCollector<JavaFileObject> diagnostics) throws IOException {
    JavaCompiler compiler = InMemoryCompiler.compiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(work.resolve("classes")).toFile()));
      files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(sources.toFile()));
      files.setLocation(StandardLocation.CLASS_PATH, List.of(annotations()));
      JavaCompiler.CompilationTask task = compiler.getTask(new PrintWriter(PrintWriter.nullWriter()), files, diagnostics, options(), null,
          files.getJavaFileObjects(source.toFile()));
      task.setProcessors(List.of(new DistillProcessor()));
      return task.call();
    }
  }

  private List<String> options() {
    List<String> directories = new ArrayList<>(List.of(file.toAbsolutePath().getParent().toString()));
    if (validation != null) {
      directories.add(validation.toAbsolutePath().getParent().toString());
    }
    return List.of("-Alimbeck.datasets=" + String.join(File.pathSeparator, directories), "-Alimbeck.cache=off",
        "-Alimbeck.report=" + (report == null ? "off" : report.toAbsolutePath()));
  }

  /** Where the annotations are: in the jar of this program, or beside it. */
  private static File annotations() throws IOException {
    try {
      return new File(DistillFrom.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Limbeck's own messages; those of the compiler follow from them, unless there are no others. */
  private void print(DiagnosticCollector<JavaFileObject> diagnostics, InterfaceSource source) {
    PrintWriter error = spec.commandLine().getErr();
    List<String> own = diagnostics.getDiagnostics().stream().map(d -> d.getMessage(Locale.ROOT)).filter(m -> m.contains("[LIMBECK-")).toList();
    own.forEach(error::println);
    if (own.isEmpty()) {
      diagnostics.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
          .forEach(d -> error.println(source.name() + ": " + d.getMessage(Locale.ROOT)));
    }
    error.flush();
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.write(target, Files.readAllBytes(file));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
