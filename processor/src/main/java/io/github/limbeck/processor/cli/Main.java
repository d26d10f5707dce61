package io.github.limbeck.processor.cli;

import io.github.limbeck.processor.DistillProcessor;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: what Limbeck makes of a dataset, without a project. */
@Command(name = "limbeck", description = "Turns examples into verified, readable Java.", mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class, subcommands = {Distill.class, Watch.class, Explain.class, LockCommand.class, Diff.class, Export.class, Tests.class})
public final class Main {
  private Main() {}

  /** The version of the processor. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"limbeck " + DistillProcessor.version()};
    }
  }

  /** Runs a command and ends the program: 0 if all went well, 1 if something could not be distilled or found, 2 for a wrong command line. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
  }
}
