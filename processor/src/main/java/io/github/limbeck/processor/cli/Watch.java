package io.github.limbeck.processor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Distils a file again whenever it has changed, until it is interrupted. */
@Command(name = "watch", description = "Does what distill does, and again whenever the file has changed, until it is interrupted.")
final class Watch extends Distill {
  private static final int INTERVAL_MILLIS = 300;

  @Option(names = "--times", hidden = true)
  private int times = Integer.MAX_VALUE;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(Path.of(file()))) {
      error().println("There is no file " + file() + " to watch.");
      error().flush();
      return 1;
    }
    int code = 0;
    for (int run = 0; run < times; run++) {
      String before = stamp();
      code = super.call();
      if (run + 1 == times) {
        break;
      }
      error().println("Waiting for " + file() + " to change …");
      error().flush();
      try {
        String last = before;
        // Until it has changed, and then until it stays as it is.
        for (String now = before; now.equals(before) || !now.equals(last); now = stamp()) {
          last = now;
          Thread.sleep(INTERVAL_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return code;
  }

  /** Changes when the file does; a file that is being replaced may not be there for a moment. */
  private String stamp() throws IOException {
    Path path = Path.of(file());
    return Files.isRegularFile(path) ? Files.size(path) + "@" + Files.getLastModifiedTime(path) : "none";
  }
}
