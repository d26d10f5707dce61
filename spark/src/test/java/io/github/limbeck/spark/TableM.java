package io.github.limbeck.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.partition.Part;
import io.github.limbeck.engine.partition.PartitionedRows;
import io.github.limbeck.engine.partition.Partitions;
import io.github.limbeck.engine.partition.Question;
import io.github.limbeck.processor.cli.ProjectDistillation;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Table M: rows that are made on the executors, learned by threads and by clusters of one and two executors of this machine. Printed by
 * {@code mvn verify -pl spark -am -Dtest=TableM -Dsurefire.failIfNoSpecifiedTests=false -Dlimbeck.rows=1000000,10000000}; {@code -Dlimbeck.laws=rule -Dlimbeck.executors=2}
 * prints some of it; no executors are threads.
 */
class TableM {
  private static final int PARTITIONS = 8;

  @TempDir Path directory;

  /** How many rows there are: what Spark itself needs to make and count them is what times are compared with. */
  private static final class Counting implements Question<long[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public long[] none() {
      return new long[1];
    }

    @Override
    public long[] with(long[] before, Part more) {
      before[0] += more.rows().size();
      return before;
    }

    @Override
    public long[] together(long[] one, long[] other) {
      one[0] += other[0];
      return one;
    }
  }

  /** Rows that tell how long they were asked, and how much they answered. */
  private static final class Timed implements PartitionedRows {
    private final PartitionedRows rows;
    private final List<Double> seconds = new ArrayList<>();
    private long mostBytes;

    Timed(PartitionedRows rows) {
      this.rows = rows;
    }

    @Override
    public String name() {
      return rows.name();
    }

    @Override
    public <A extends Serializable> A ask(Question<A> question) throws IOException {
      long start = System.nanoTime();
      A answer = rows.ask(question);
      seconds.add((System.nanoTime() - start) / 1e9);
      AtomicLong bytes = new AtomicLong();
      try (ObjectOutputStream out = new ObjectOutputStream(new OutputStream() {
        @Override
        public void write(int b) {
          bytes.incrementAndGet();
        }

        @Override
        public void write(byte[] b, int offset, int length) {
          bytes.addAndGet(length);
        }
      })) {
        out.writeObject(answer);
      }
      mostBytes = Math.max(mostBytes, bytes.get());
      return answer;
    }
  }

  /** Bytes that tasks wrote for others to read, and sent to the driver. */
  private static final class Traffic extends SparkListener {
    private final AtomicLong shuffled = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      shuffled.addAndGet(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
    }
  }

  @Test
  void print() throws IOException {
    System.out.printf("%n| rows | law | where | make and count | draw | try on all | in all | rounds | right | answer | shuffled | executor, driver |%n|---|---|---|---|---|---|---|---|---|---|---|---|%n");
    for (String rows : System.getProperty("limbeck.rows", "1000000").split(",")) {
      for (String name : System.getProperty("limbeck.laws", "rule,scores,formula").split(",")) {
        Generated.Law law = Generated.Law.valueOf(name.toUpperCase(Locale.ROOT));
        Generated generated = new Generated(law, Long.parseLong(rows));
        String first = "";
        for (String number : System.getProperty("limbeck.executors", "0,1,2").split(",")) {
          int executors = Integer.parseInt(number);
          String lock = executors == 0 ? line(generated, "2 threads", generated.onThreads(2), new Traffic()) : onCluster(generated, executors);
          assertThat(lock).as("the same lock file").isEqualTo(first.isEmpty() ? lock : first);
          first = lock;
        }
      }
    }
  }

  private String onCluster(Generated generated, int executors) throws IOException {
    try (SparkSession spark = Cluster.start(executors, Files.createDirectories(directory.resolve("m" + executors)))) {
      Traffic traffic = new Traffic();
      spark.sparkContext().addSparkListener(traffic);
      return line(generated, executors + " executor" + (executors == 1 ? "" : "s"), generated.onCluster(JavaSparkContext.fromSparkContext(spark.sparkContext()), PARTITIONS), traffic);
    }
  }

  /** Learns, prints a line of the table, and gives the lock file. */
  private String line(Generated generated, String where, PartitionedRows rows, Traffic traffic) throws IOException {
    Path project = directory.resolve("project-" + generated.law());
    Files.createDirectories(project.resolve("src/main/java/m"));
    Files.writeString(project.resolve("src/main/java/m/Answer.java"), generated.law().source());
    rows.ask(new Counting()); // executors start
    long start = System.nanoTime();
    rows.ask(new Counting());
    double count = (System.nanoTime() - start) / 1e9;
    Timed timed = new Timed(rows);
    Partitions partitions = new Partitions() {
      @Override
      public PartitionedRows find(Request request, Place place) {
        return timed;
      }
    };
    StringWriter error = new StringWriter();
    start = System.nanoTime();
    int code = new ProjectDistillation(project, "", List.of(), List.of()).run(partitions, new PrintWriter(new StringWriter()), new PrintWriter(error));
    double all = (System.nanoTime() - start) / 1e9;
    assertThat(code).as(error.toString()).isZero();
    String lock = Files.readString(project.resolve("src/main/distilled/m.Answer.limbeck.json"));
    double trial = timed.seconds.subList(1, timed.seconds.size()).stream().mapToDouble(s -> s).average().orElseThrow();
    String right = lock.lines().filter(l -> l.contains("all " + generated.rows() + " rows")).findFirst().orElse("").replaceAll(".*rows:? ([0-9.]+( %)?).*", "$1");
    System.out.printf(Locale.ROOT, "| %.0e | %s | %s | %.1f s | %.1f s (%.1f x) | %.1f s (%.1f x) | %.1f s (%.1f x) | %d | %s | %.1f MB | %.1f MB | %s |%n", (double) generated.rows(), generated.law().name().toLowerCase(Locale.ROOT), where,
        count, timed.seconds.get(0), timed.seconds.get(0) / count, trial, trial / count, all, all / count, timed.seconds.size() - 1, right, timed.mostBytes / 1e6, traffic.shuffled.get() / 1e6, memory());
    System.out.flush();
    return lock;
  }

  /** The greatest memory of an executor and of this process so far, where the system tells. */
  private static String memory() {
    long executor = Cluster.executors().stream().mapToLong(p -> peak(p.pid())).max().orElse(0);
    return (executor == 0 ? "-" : String.format(Locale.ROOT, "%.0f MB", executor / 1e3)) + String.format(Locale.ROOT, ", %.0f MB", peak(ProcessHandle.current().pid()) / 1e3);
  }

  private static long peak(long process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream().filter(l -> l.startsWith("VmHWM")).mapToLong(l -> Long.parseLong(l.replaceAll("[^0-9]", ""))).findFirst().orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
