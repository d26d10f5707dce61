package io.github.limbeck.processor.cli;

import io.github.limbeck.engine.lock.Offers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the lock files of a project from what its last build learned. */
@Command(name = "lock", mixinStandardHelpOptions = true,
    description = {"Accepts what the last build of a project learned: writes src/main/distilled/<type>.limbeck.json.", "From then on builds fail if they learn something else."})
final class LockCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "PROJECT", description = "The directory of the project; by default the present one.")
  private Path project = Path.of("");

  @Option(names = "--type", paramLabel = "TYPE", description = "The one interface to lock, with or without its package; by default all.")
  private String type = "";

  @Option(names = "--markdown", description = "Writes a page for people beside each lock file, in Markdown.")
  private boolean markdown;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter error = spec.commandLine().getErr();
    Path directory = project.toAbsolutePath().normalize();
    int lines = 0;
    try {
      for (String build : List.of("target", "build")) {
        List<String> accepted = Offers.accept(directory, directory.resolve(build), type, markdown);
        accepted.forEach(out::println);
        lines += accepted.size();
      }
    } catch (IOException e) {
      error.println("The lock files could not be written: " + e.getMessage() + ".");
      return 1;
    }
    if (lines == 0) {
      error.println("There is nothing to lock" + (type.isEmpty() ? "" : " for " + type) + " in " + directory + ". Build the project first, with its data.");
    }
    out.flush();
    error.flush();
    return lines == 0 ? 1 : 0;
  }
}
