package io.github.limbeck.processor.shell;

import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Finding;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Wording;
import io.github.limbeck.engine.source.Dialect;
import io.github.limbeck.engine.source.Limits;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The {@code -A} options, and those in the file {@code limbeck.properties} of the project, checked. What stands in both is as
 * {@code -A} says.
 *
 * @param datasets directories in which relative dataset paths are looked up first
 * @param cache where results are kept
 * @param report where reports are written
 * @param jdbc what is given to drivers of databases, such as user and password
 * @param limits what a dataset may cost
 * @param effort a factor on the work that distilling a method may cost
 * @param threads how many threads there are for it, 0 for as many as there are processors
 * @param debug whether internal errors show where they happened
 * @param warningsAsErrors whether a warning fails the build
 * @param dialect how text files are written, where interfaces do not say it
 * @param lock what is done with lock files; empty for the usual: a file that is there is checked
 * @param locks the directory of lock files, if it is not that of the project
 */
public record Options(List<Path> datasets, Directory cache, Directory report, Properties jdbc, Limits limits, double effort, int threads,
    boolean debug, boolean warningsAsErrors, Dialect dialect, Optional<LockMode> lock, Optional<Path> locks) {
  private static final String FILE = "limbeck.properties";

  public static final Set<String> NAMES = Set.of("limbeck.datasets", "limbeck.cache", "limbeck.report", "limbeck.effort", "limbeck.threads",
      "limbeck.debug", "limbeck.warningsAsErrors", "limbeck.jdbc", "limbeck.maxBytes", "limbeck.maxRows", "limbeck.lock", "limbeck.locks",
      "limbeck.csv.separator", "limbeck.csv.decimal", "limbeck.csv.grouping", "limbeck.csv.charset", "limbeck.csv.header", "limbeck.csv.units", "limbeck.csv.date");

  /** What a build does with lock files. */
  public enum LockMode {
    /** Nothing. */
    OFF,
    /** It fails where what is learned is not what they say. */
    CHECK,
    /** It takes what they say, and reads no data. */
    USE
  }

  /**
   * A directory that something is written to.
   *
   * @param path empty to choose one by the project
   * @param isOff whether it is not written at all
   */
  public record Directory(Optional<Path> path, boolean isOff) {}

  public Options {
    datasets = List.copyOf(datasets);
  }

  /**
   * Reads the options; what is wrong with them is added to the findings, and the default taken.
   *
   * @param given the {@code -A} options
   * @param project the directory of the project, where a file of options may lie, whose paths are relative to it
   */
  public static Options read(Map<String, String> given, Optional<Path> project, List<Finding> findings) {
    Values reader = new Values(new HashMap<>(given), findings);
    project.ifPresent(reader::addFile);
    List<Path> datasets = new ArrayList<>();
    for (String directory : reader.text("limbeck.datasets").split("[," + File.pathSeparator + "]")) {
      reader.path("limbeck.datasets", directory).ifPresent(datasets::add);
    }
    Limits limits = Limits.DEFAULT
        .withBytes(reader.number("limbeck.maxBytes", 1, Long.MAX_VALUE, Limits.DEFAULT.bytes()))
        .withRows(reader.number("limbeck.maxRows", 1, Integer.MAX_VALUE, Limits.DEFAULT.rows()));
    return new Options(datasets, reader.directory("limbeck.cache"), reader.directory("limbeck.report"), reader.properties("limbeck.jdbc"),
        limits, reader.factor("limbeck.effort", 0.01, 1000), (int) reader.number("limbeck.threads", 1, 1024, 0), reader.flag("limbeck.debug"), reader.flag("limbeck.warningsAsErrors"), reader.dialect(),
        reader.lock("limbeck.lock"), reader.path("limbeck.locks", reader.text("limbeck.locks")));
  }

  /** The options as text; the paths of those in a file are relative to its directory. */
  private static final class Values {
    private final Map<String, String> given;
    private final List<Finding> findings;
    private final Set<String> fromFile = new HashSet<>();
    private Path directory;

    Values(Map<String, String> given, List<Finding> findings) {
      this.given = given;
      this.findings = findings;
    }

    void addFile(Path project) {
      Path file = project.resolve(FILE);
      directory = project;
      if (!Files.isRegularFile(file)) {
        return;
      }
      Properties properties = new Properties();
      try (Reader text = Files.newBufferedReader(file)) {
        properties.load(text);
      } catch (IOException | IllegalArgumentException e) {
        findings.add(Finding.of(Diagnostic.BAD_OPTION, Place.SUBJECT, "The file " + FILE + " of the project can't be read."));
      }
      for (String name : new TreeSet<>(properties.stringPropertyNames())) {
        if (!NAMES.contains(name)) {
          findings.add(Finding.of(Diagnostic.BAD_OPTION, Place.SUBJECT,
              "There is no option " + Wording.quote(name) + ", which " + FILE + " sets." + Wording.hint(name, NAMES)));
        } else if (!given.containsKey(name)) {
          given.put(name, properties.getProperty(name));
          fromFile.add(name);
        }
      }
    }

    String text(String option) {
      return given.get(option) == null ? "" : given.get(option);
    }

    Optional<Path> path(String option, String text) {
      try {
        return text.isBlank() ? Optional.empty()
            : Optional.of(fromFile.contains(option) ? directory.resolve(text.trim()) : Path.of(text.trim()));
      } catch (InvalidPathException e) {
        refuse(option, text, "a path");
        return Optional.empty();
      }
    }

    /** A directory, or {@code off}. */
    Directory directory(String option) {
      String text = text(option);
      return text.equals("off") ? new Directory(Optional.empty(), true) : new Directory(path(option, text), false);
    }

    /** What a file of properties says; empty if there is none. */
    Properties properties(String option) {
      Properties properties = new Properties();
      Optional<Path> file = path(option, text(option));
      if (file.isPresent()) {
        try (Reader text = Files.newBufferedReader(file.get())) {
          properties.load(text);
        } catch (IOException | IllegalArgumentException e) {
          refuse(option, given.get(option), "a file of properties that can be read");
        }
      }
      return properties;
    }

    long number(String option, long least, long most, long otherwise) {
      String text = given.get(option);
      if (text == null) {
        return otherwise;
      }
      try {
        long value = Long.parseLong(text.trim());
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        // refused below
      }
      refuse(option, text, "a whole number from " + least + " to " + most);
      return otherwise;
    }

    double factor(String option, double least, double most) {
      String text = given.get(option);
      if (text == null) {
        return 1;
      }
      try {
        double value = Double.parseDouble(text.trim());
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        // refused below
      }
      refuse(option, text, "a number from " + least + " to " + (long) most);
      return 1;
    }

    Optional<LockMode> lock(String option) {
      String text = text(option).trim();
      Optional<LockMode> mode = Arrays.stream(LockMode.values()).filter(m -> m.name().toLowerCase(Locale.ROOT).equals(text)).findFirst();
      if (mode.isEmpty() && !text.isEmpty()) {
        refuse(option, text, "off, check or use");
      }
      return mode;
    }

    /** An option given without a value counts as true. */
    boolean flag(String option) {
      String text = given.containsKey(option) ? String.valueOf(given.get(option)) : "false";
      boolean on = text.equals("true") || text.isEmpty() || text.equals("null");
      if (!on && !text.equals("false")) {
        refuse(option, text, "true or false");
      }
      return on;
    }

    /** How text files are written. A tab may be written as in Java. */
    Dialect dialect() {
      return new Dialect(character("limbeck.csv.separator"), character("limbeck.csv.decimal"), character("limbeck.csv.grouping"), text("limbeck.csv.charset").trim(),
          (int) number("limbeck.csv.header", 1, Integer.MAX_VALUE, 1), flag("limbeck.csv.units"), text("limbeck.csv.date").trim(), "", 1);
    }

    private String character(String option) {
      String text = text(option).equals("\\t") || text(option).equals("tab") ? "\t" : text(option);
      if (text.length() > 1) {
        refuse(option, text, "a single character");
      }
      return text.length() > 1 ? "" : text;
    }

    private void refuse(String option, String text, String expected) {
      findings.add(Finding.of(Diagnostic.BAD_OPTION, Place.SUBJECT,
          "The option " + (fromFile.contains(option) ? "" : "-A") + option + "=" + text + " is not " + expected + "."));
    }
  }
}
