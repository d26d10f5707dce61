package io.github.limbeck.processor.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.limbeck.Evidence;
import io.github.limbeck.Formula;
import io.github.limbeck.Unseen;
import io.github.limbeck.engine.dataset.ColumnSurvey;
import io.github.limbeck.engine.emit.ForeignText;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.source.Dialect;
import io.github.limbeck.engine.source.Limits;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Distils a dataset: surveys its columns, writes the interface that a person might write, and runs the annotation processor on it, so
 * that what is printed is what a build would generate.
 */
@Command(name = "distill", mixinStandardHelpOptions = true, sortOptions = false,
    description = {"Prints the interface and the generated class for a dataset.",
        "Types are taken from the cells; in a project you write them down in the interface."},
    footer = {"", "Examples:", "  limbeck distill iris.csv --answer species", "  limbeck distill loans.xlsx --sheet Loans --output loans",
        "  limbeck distill export.csv --separator ';' --decimal ',' --charset windows-1252", "  limbeck distill jdbc:postgresql://host/base --query \"SELECT … ORDER BY id\"",
        "  cat rows.csv | limbeck distill - --json", "  limbeck distill . --type Fare --data trips=/data/trips", "", "More: https://github.com/limbeck/limbeck/tree/main/docs"})
class Distill implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The examples: .csv, .tsv, .xlsx, .jsonl, .json, .parquet or .arff, also .gz; - for CSV on standard input; or a jdbc: URL. Or the directory of a project, whose interfaces are learned from rows that need not fit into memory; the result is their lock files.")
  private String file;

  @Option(names = "--answer", paramLabel = "COLUMN", description = "The column that holds the answer; the last one by default.")
  private String answer;

  @Option(names = "--columns", paramLabel = "COLUMN", split = ",", description = "The columns to learn from; all others by default.")
  private List<String> columns = List.of();

  @Option(names = "--keep", paramLabel = "COLUMN", split = ",", description = "Columns to learn from though they would be left out.")
  private List<String> keep = List.of();

  @Mixin private WrittenAs written;

  @Mixin private InParts parts;

  @Option(names = "--master", paramLabel = "URL", description = "Of a project: the cluster of Spark whose rows are asked, as Spark calls it, such as spark://host:7077. Needs SPARK_HOME, and limbeck-spark.jar beside this program.")
  private String master = "";

  @Option(names = "--conf", paramLabel = "NAME=VALUE", description = "A setting of Spark's. May be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--query", paramLabel = "SQL", description = "The query whose rows are the examples, of a database.")
  private String query = "";

  @Option(names = "--missing", paramLabel = "TEXT", split = ",", description = "What stands for a missing value, beside empty cells, NA and null.")
  private List<String> missing = List.of();

  @Option(names = "--unseen", paramLabel = "WHAT", description = "What is done with a text that no example had: decide (the default) or throw.")
  private Unseen unseen;

  @Option(names = "--seed", paramLabel = "NUMBER", description = "Seeds whatever is drawn.")
  private Long seed;

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

  @Option(names = "--output", paramLabel = "DIR", description = "Writes the interface, the class, its provenance and a POM there instead of printing the sources.")
  private Path output;

  @Option(names = "--report", paramLabel = "DIR", description = "Writes the HTML report there.")
  private Path report;

  @Option(names = "--json", description = "Prints everything as one JSON object.")
  private boolean json;

  @Option(names = "--quiet", description = "Says nothing but what is asked for, and errors.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    PrintWriter error = spec.commandLine().getErr();
    if (!file.equals("-") && !file.startsWith("jdbc:") && Files.isDirectory(Path.of(file))) {
      return !master.isEmpty() ? OnSpark.run(Path.of(file), master, settings, parts, quiet, spec.commandLine().getOut(), error) : parts.onThreads(Path.of(file), quiet, spec.commandLine().getOut(), error);
    }
    Optional<Examples> found = Examples.of(file, query, System.in);
    if (found.isEmpty()) {
      error.println("There is no file " + file + ".");
      return 1;
    }
    Examples examples = found.get();
    Dialect said = written.dialect(examples.isWorkbook());
    ColumnSurvey.Survey survey;
    Dialect dialect;
    try {
      dialect = examples.sniffed(said);
      survey = ProgressLine.<ColumnSurvey.Survey, Refusal>during("reading " + file, quiet, line -> ColumnSurvey.of(examples.source(), Limits.DEFAULT, dialect));
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
    asked.addAll(keep);
    asked.add(wanted);
    for (String column : asked) {
      if (!names.contains(column)) {
        error.println(file + " has no column " + Wording.quote(column) + "." + Wording.hint(column, names) + " Columns found: "
            + String.join(", ", names.stream().map(Wording::quote).toList()) + ".");
        return 1;
      }
    }
    List<String> notes = new ArrayList<>();
    if (!dialect.equals(said)) {
      notes.add("Read with @Csv(" + String.join(", ", dialect.attributes()) + "), by the first bytes of the file; --separator, --decimal and so on say otherwise.");
    }
    InterfaceSource source = InterfaceSource.of(survey,
        new InterfaceSource.Wish(packageName, name, dialect, wanted, columns, keep, attributes(examples, survey), formula, effort));
    notes.addAll(source.notes());
    Compilation compilation = ProgressLine.<Compilation, RuntimeException>during("distilling", quiet, line -> Compilation.of(source, options(examples), line));
    report(source, compilation, notes);
    return compilation.done() ? 0 : 1;
  }

  private void report(InterfaceSource source, Compilation compilation, List<String> notes) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter error = spec.commandLine().getErr();
    if (output != null && compilation.done()) {
      OutputProject.write(output, source, compilation);
    }
    if (json) {
      out.println(json(source, compilation, notes));
    } else {
      if (!quiet) {
        notes.forEach(error::println);
      }
      if (!quiet || !compilation.done()) {
        compilation.messages().forEach(error::println);
      }
      if (output == null && compilation.done()) {
        out.print(source.text() + "\n" + compilation.generated());
      }
    }
    error.flush();
    out.flush();
  }

  private static String json(InterfaceSource source, Compilation compilation, List<String> notes) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeBooleanField("generated", compilation.done());
      json.writeStringField("type", source.name());
      json.writeStringField("interface", source.text());
      json.writeStringField("class", compilation.generated());
      for (String[] list : new String[][] {{"notes", String.join("\n", notes)}, {"messages", compilation.messages().stream().map(m -> m.replaceAll("\\s*\\n\\s*", " ")).collect(Collectors.joining("\n"))}}) {
        json.writeArrayFieldStart(list[0]);
        for (String line : list[1].lines().toList()) {
          json.writeString(line);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private List<String> attributes(Examples examples, ColumnSurvey.Survey survey) {
    List<String> attributes = new ArrayList<>(examples.attributes());
    List<String> words = new ArrayList<>(List.of("", "NA", "null"));
    words.addAll(missing);
    survey.columns().stream().flatMap(c -> c.wordsForMissing().stream()).filter(w -> !words.contains(w)).sorted().distinct().forEach(words::add);
    if (words.size() > 3) {
      attributes.add("missing = {" + words.stream().map(ForeignText::literal).collect(Collectors.joining(", ")) + "}");
    }
    if (unseen != null && unseen != Unseen.DECIDE) {
      attributes.add("unseen = " + Unseen.class.getName() + "." + unseen);
    }
    if (seed != null) {
      attributes.add("seed = " + seed);
    }
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

  private List<String> options(Examples examples) {
    List<String> directories = new ArrayList<>();
    examples.directory().ifPresent(d -> directories.add(d.toString()));
    if (validation != null) {
      directories.add(validation.toAbsolutePath().getParent().toString());
    }
    return List.of("-Alimbeck.datasets=" + String.join(File.pathSeparator, directories), "-Alimbeck.cache=off",
        "-Alimbeck.report=" + (report == null ? "off" : report.toAbsolutePath()));
  }

  /** What a person gave as the examples. */
  String file() {
    return file;
  }

  PrintWriter error() {
    return spec.commandLine().getErr();
  }
}
