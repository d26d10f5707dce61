package io.github.limbeck.processor.cli;

import io.github.limbeck.engine.lock.TestSources;
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

/** Writes JUnit tests of the rules of a project's lock files. */
@Command(name = "tests", mixinStandardHelpOptions = true, description = {"Writes JUnit 5 tests of the rules of a project's lock files, src/test/java/<package>/<Type>BoundaryTest.java:",
    "for each condition two inputs that differ in it alone, and what is answered to both."})
final class Tests implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "PROJECT", description = "The directory of the project; by default the present one.")
  private Path project = Path.of("");

  @Option(names = "--type", paramLabel = "TYPE", description = "The one interface, with or without its package; by default all that have a lock file.")
  private String type = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter error = spec.commandLine().getErr();
    try {
      List<String> lines = TestSources.write(project.toAbsolutePath().normalize(), type);
      lines.forEach(out::println);
      if (lines.isEmpty()) {
        error.println("There is no lock file" + (type.isEmpty() ? "" : " for " + type) + ". To write one, build the project and run: limbeck lock");
      }
      return lines.isEmpty() ? 1 : 0;
    } catch (IOException e) {
      error.println("The tests could not be written: " + e.getMessage() + ".");
      return 1;
    } finally {
      out.flush();
      error.flush();
    }
  }
}
