package io.github.limbeck.engine.partition;

import io.github.limbeck.engine.source.Dialect;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.Source;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Rows of files of this machine, asked by several threads while they are read. No more of them is in memory than the threads work on. */
public final class LocalRows implements PartitionedRows {
  private final String name;
  private final List<Source> files;
  private final Dialect dialect;
  private final Limits limits;
  private final int threads;

  /**
   * @param files in any order
   * @param dialect how those are written that are texts
   */
  public LocalRows(String name, List<Source> files, Dialect dialect, Limits limits, int threads) {
    this.name = name;
    this.files = List.copyOf(files);
    this.dialect = dialect;
    this.limits = limits;
    this.threads = threads;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public <A extends Serializable> A ask(Question<A> question) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      BlockingQueue<Optional<Part>> queue = new ArrayBlockingQueue<>(2 * threads);
      List<Future<A>> answers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        answers.add(pool.submit(() -> answer(question, queue)));
      }
      hand(answers, queue);
      A all = question.none();
      for (Future<A> answer : answers) {
        all = question.together(all, answer.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static <A extends Serializable> A answer(Question<A> question, BlockingQueue<Optional<Part>> queue) throws InterruptedException {
    A answer = question.none();
    for (Optional<Part> part = queue.take(); part.isPresent(); part = queue.take()) {
      answer = question.with(answer, part.get());
    }
    return answer;
  }

  /** Reads, and hands what was read to whoever is free. */
  private <A> void hand(List<Future<A>> answers, BlockingQueue<Optional<Part>> queue) throws InterruptedException, ExecutionException {
    for (Source file : files) {
      for (Iterator<Part> parts = new FileParts(file, dialect, limits); parts.hasNext();) {
        put(answers, queue, Optional.of(parts.next()));
      }
    }
    for (int t = 0; t < threads; t++) {
      put(answers, queue, Optional.empty());
    }
  }

  private static <A> void put(List<Future<A>> answers, BlockingQueue<Optional<Part>> queue, Optional<Part> part) throws InterruptedException, ExecutionException {
    while (!queue.offer(part, 1, TimeUnit.SECONDS)) {
      for (Future<A> answer : answers) {
        if (answer.isDone()) {
          answer.get(); // throws why it takes no more
        }
      }
    }
  }
}
