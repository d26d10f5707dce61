package io.github.limbeck.processor.cli;

import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Work that may take long, with a bar on the terminal, if there is one, that shows how far it is. */
final class LongWork {
  private static final int REFRESH_MILLIS = 250;

  private LongWork() {}

  interface Reading<T> {
    T read(Source source) throws Refusal;
  }

  interface Distilling {
    boolean run() throws IOException;
  }

  /** Reads a file; the bar counts its bytes. */
  static <T> T reading(Path file, Reading<T> work) throws IOException, Refusal {
    if (!isShown()) {
      return work.read(Source.ofPath(file.getFileName().toString(), file));
    }
    ProgressBarBuilder bar = builder("reading " + file.getFileName(), Files.size(file)).setUnit(" MB", 1_000_000);
    return work.read(new Source.Bytes(file.getFileName().toString(), () -> ProgressBar.wrap(Files.newInputStream(file), bar)));
  }

  /** Trains and proves; nobody knows how long that takes, so the bar shows the time. */
  @SuppressWarnings("try") // the bar moves by itself
  static boolean distilling(Distilling work) throws IOException {
    if (!isShown()) {
      return work.run();
    }
    try (ProgressBar bar = builder("distilling", -1).build()) {
      return work.run();
    }
  }

  private static ProgressBarBuilder builder(String task, long most) {
    return new ProgressBarBuilder().setTaskName(task).setInitialMax(most).setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REFRESH_MILLIS).clearDisplayOnFinish();
  }

  private static boolean isShown() {
    return System.console() != null;
  }
}
