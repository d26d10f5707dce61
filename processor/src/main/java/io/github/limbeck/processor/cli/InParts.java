package io.github.limbeck.processor.cli;

import io.github.limbeck.engine.partition.DataPlaces;
import io.github.limbeck.engine.partition.LocalPartitions;
import io.github.limbeck.engine.partition.RoundSettings;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How the interfaces of a project are learned from rows that are drawn from more than can be held. */
public final class InParts {
  /** What becomes of files that can't be read. */
  public enum Unreadable {
    /** Nothing is learned. */
    FAIL,
    /** They are left out, and counted. */
    SKIP
  }

  @Option(names = "--type", paramLabel = "TYPE", description = "Of a project: the one interface to learn, with or without its package; by default all.")
  private String type = "";

  @Option(names = "--data", paramLabel = "NAME=PLACE", description = "Of a project: where a dataset is that an interface names; a file, a directory of files, or, on a cluster, what its file systems call so. May be repeated.")
  private Map<String, String> data = new TreeMap<>();

  @Option(names = "--unreadable", paramLabel = "WHAT", description = "Of a project: what becomes of files that can't be read: fail (the default), or skip, which counts them.")
  private Unreadable unreadable = Unreadable.FAIL;

  @Option(names = "--sample", paramLabel = "NUMBER", description = "Of a project: about how many rows are drawn to learn from; 20000 by default.")
  private int sample = RoundSettings.USUAL.rows();

  @Option(names = "--class-path", paramLabel = "PATH", description = "Of a project: what its interfaces mention beside its own sources.")
  private String classPath = "";

  @Option(names = "--threads", paramLabel = "NUMBER", description = "Of a project: how many threads there are for it; by default as many as there are processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  public InParts() {
    // filled by the command line
  }

  /** Where the datasets are. */
  public DataPlaces places(Path project) {
    return new DataPlaces(project.toAbsolutePath().normalize(), data);
  }

  /** How much is drawn. */
  public RoundSettings settings() {
    RoundSettings usual = RoundSettings.USUAL;
    return new RoundSettings(Math.max(usual.held(), sample), usual.counterexamples(), usual.answers(), usual.rounds(), usual.held());
  }

  public boolean skipsUnreadable() {
    return unreadable == Unreadable.SKIP;
  }

  /**
   * The work to do.
   *
   * @param project the directory of the project
   */
  public ProjectDistillation of(Path project) {
    List<Path> path = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      if (!entry.isBlank()) {
        path.add(Path.of(entry));
      }
    }
    return new ProjectDistillation(project, type, path, List.of("-Alimbeck.threads=" + threads));
  }

  /** The same as arguments of a command line. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("--unreadable", unreadable.name(), "--sample", String.valueOf(sample), "--threads", String.valueOf(threads)));
    data.forEach((name, place) -> arguments.addAll(List.of("--data", name + "=" + place)));
    for (Map.Entry<String, String> text : Map.of("--type", type, "--class-path", classPath).entrySet()) {
      if (!text.getValue().isEmpty()) {
        arguments.addAll(List.of(text.getKey(), text.getValue()));
      }
    }
    return arguments;
  }

  /** Does it with the threads of this machine. */
  int onThreads(Path project, boolean quiet, PrintWriter out, PrintWriter error) throws IOException {
    LocalPartitions partitions = new LocalPartitions(places(project), threads, skipsUnreadable(), settings(), what -> {
      if (!quiet) {
        error.println(what + " …");
        error.flush();
      }
    });
    return of(project).run(partitions, out, error);
  }
}
