package io.github.limbeck.processor.shell;

import io.github.limbeck.engine.finding.Refusal;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

/** Runs the parallel parts of a distillation in as many threads as asked for. Results do not depend on how many there are. */
public final class Threads {
  private Threads() {}

  /** A piece of a distillation. */
  public interface Task<T> {
    T run() throws Refusal;
  }

  /**
   * Runs a task, whose parallel streams then run in its threads.
   *
   * @param count how many threads, 0 for as many as there are processors
   */
  public static <T> T run(int count, Task<T> task) throws Refusal {
    if (count == 0) {
      return task.run();
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ForkJoinPool pool = new ForkJoinPool(count);
    try {
      return pool.submit(() -> {
        Thread.currentThread().setContextClassLoader(loader);
        return task.run();
      }).get();
    } catch (ExecutionException e) {
      // A pool wraps exceptions that are checked, and does so once more where one of its threads waits for another.
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof Refusal refusal) {
          throw refusal;
        }
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
