package io.github.limbeck.processor.cli;

import io.github.limbeck.engine.export.Inexpressible;
import io.github.limbeck.engine.export.RuleExport;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.lock.Lock;
import io.github.limbeck.engine.lock.LockText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the rule of a lock file in another language. */
@Command(name = "export", mixinStandardHelpOptions = true, description = {"Prints the rule or formula of a lock file in another language.",
    "SQL is a CASE expression over columns that are called as the parameters, or as the components of records; JavaScript is a function with the parameters of the method; DMN is a document with a decision table, in FEEL."})
final class Export implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "LOCK", description = "A lock file, src/main/distilled/<type>.limbeck.json.")
  private Path file;

  @Option(names = "--to", required = true, paramLabel = "LANGUAGE", description = "sql, javascript or dmn.")
  private RuleExport.Target target;

  @Option(names = "--method", paramLabel = "NAME", description = "The method; by default all.")
  private String method = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter error = spec.commandLine().getErr();
    try {
      Lock lock = LockText.read(Files.readString(file));
      List<String> names = lock.provenance().methods().stream().map(m -> m.name()).toList();
      int[] wanted = IntStream.range(0, names.size()).filter(m -> method.isEmpty() || names.get(m).equals(method)).toArray();
      if (wanted.length == 0) {
        error.println("There is no method " + method + " in " + file + ". There are: " + String.join(", ", names) + ".");
        return 1;
      }
      if (wanted.length > 1 && target == RuleExport.Target.DMN) {
        error.println("DMN has a document for each method: say which one by --method. There are: " + String.join(", ", names) + ".");
        return 1;
      }
      StringBuilder text = new StringBuilder();
      for (int m : wanted) {
        if (lock.readsImages(m)) {
          throw new Inexpressible(names.get(m) + " is given images");
        }
        String comment = names.get(m) + ", learned from " + lock.provenance().methods().get(m).rows() + " rows of " + lock.dataset(m).replaceAll("[\\r\\n]", " ");
        text.append(switch (target) {
          case SQL -> "-- " + comment;
          case JAVASCRIPT -> "// " + comment;
          case DMN -> "<!-- " + comment.replace("--", "\u2010\u2010") + " -->";
        }).append('\n').append(RuleExport.of(lock.known(m), target));
      }
      out.print(text);
      return 0;
    } catch (Inexpressible e) {
      error.println("The rule can't be written in that language: " + e.getMessage() + ".");
    } catch (LockText.Unreadable e) {
      error.println(file + " is no lock file that can be used: " + e.getMessage() + ".");
    } catch (Refusal e) {
      e.findings().forEach(f -> error.println(f.message()));
    } catch (IOException e) {
      error.println("There is no " + file + " that can be read.");
    } finally {
      out.flush();
      error.flush();
    }
    return 1;
  }
}
