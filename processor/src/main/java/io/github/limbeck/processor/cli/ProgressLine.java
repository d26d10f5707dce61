package io.github.limbeck.processor.cli;

import java.io.IOException;
import java.io.PrintStream;

/** A line on the terminal, if there is one, that says what is being done and for how long. */
final class ProgressLine implements AutoCloseable {
  private static final int REFRESH_MILLIS = 200;

  private final long start = System.nanoTime();
  private final PrintStream terminal;
  private final Thread thread;
  private volatile String stage;

  /** Work that the line stands for. */
  interface Work<T, E extends Exception> {
    T run(ProgressLine line) throws IOException, E;
  }

  private ProgressLine(String stage, PrintStream terminal) {
    this.stage = stage;
    this.terminal = terminal;
    this.thread = new Thread(this::refresh, "progress");
    thread.setDaemon(true);
    thread.start();
  }

  /** Does some work; the line is gone when it is done. */
  static <T, E extends Exception> T during(String stage, boolean quiet, Work<T, E> work) throws IOException, E {
    if (quiet || System.console() == null) {
      return work.run(null);
    }
    try (ProgressLine line = new ProgressLine(stage, System.err)) {
      return work.run(line);
    }
  }

  /** From now on something else is done. */
  void stage(String now) {
    stage = now;
  }

  private void refresh() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        terminal.print("\r\u001b[K" + stage + " (" + (System.nanoTime() - start) / 1_000_000_000 + " s)");
        terminal.flush();
        Thread.sleep(REFRESH_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminal.print("\r\u001b[K");
    terminal.flush();
  }
}
