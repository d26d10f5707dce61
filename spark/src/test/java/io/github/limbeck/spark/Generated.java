package io.github.limbeck.spark;

import io.github.limbeck.engine.partition.Part;
import io.github.limbeck.engine.partition.PartitionedRows;
import io.github.limbeck.engine.partition.Question;
import io.github.limbeck.engine.source.RowReader;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Rows that are made where they are asked, by their numbers, and lie in no file.
 *
 * @param rows how many there are
 */
record Generated(Law law, long rows) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BLOCK = 4096;

  /** What the rows follow. */
  enum Law {
    /** A rule of three conditions. */
    RULE("boolean answer(int distance, int hour, int zone)", "distance,hour,zone,answer", ""),
    /** An answer that conditions add up to, wrong in some rows. */
    SCORES("boolean answer(int age, int visits, int alarms, int months)", "age,visits,alarms,months,answer", ""),
    /** A formula of physics, measured. */
    FORMULA("double answer(double mass, double speed, double height)", "mass,speed,height,answer", "@Formula\n");

    private final String method;
    private final String columns;
    private final String annotation;

    Law(String method, String columns, String annotation) {
      this.method = method;
      this.columns = columns;
      this.annotation = annotation;
    }

    String source() {
      return "package m;\nimport io.github.limbeck.*;\n" + annotation + "@DistillFrom(dataset = \"generated\")\npublic interface Answer {\n  " + method + ";\n}\n";
    }

    List<String> columns() {
      return List.of(columns.split(","));
    }

    List<String> row(long number) {
      long h = mixed(number);
      int a = (int) Math.floorMod(h, 1_000_003L);
      int b = (int) Math.floorMod(h >>> 20, 24L);
      int c = (int) Math.floorMod(h >>> 40, 50L);
      long d = mixed(h);
      return switch (this) {
        case RULE -> cells(a, b, c, a >= 500_000 || b >= 22 && a >= 100_000 || c == 7 && a < 2_000);
        case SCORES -> {
          int months = (int) Math.floorMod(d, 60L);
          int points = 3 * (a % 90 > 60 ? 1 : 0) + 2 * (b > 12 ? 1 : 0) + 2 * (c > 40 ? 1 : 0) - (months > 24 ? 1 : 0);
          yield cells(a % 90, b, c, months, points >= 3 != (Math.floorMod(d >>> 20, 50L) == 0));
        }
        case FORMULA -> {
          double mass = 1 + a % 1000 / 100.0;
          double speed = c / 2.0 + b / 100.0;
          double height = Math.floorMod(d, 500L) / 10.0;
          double noise = (Math.floorMod(d >>> 20, 2001L) - 1000) / 10_000.0;
          yield cells(mass, speed, height, mass * speed * speed / 2 + 9.81 * mass * height + noise);
        }
      };
    }

    private static List<String> cells(Object... values) {
      List<String> cells = new ArrayList<>(values.length);
      for (Object value : values) {
        cells.add(value.toString());
      }
      return cells;
    }

    private static long mixed(long before) {
      long h = before + 0x9E3779B97F4A7C15L;
      h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
      h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
      return h ^ h >>> 31;
    }
  }

  /** The rows of one of several partitions. */
  Iterator<Part> partition(int index, int of) {
    long from = rows * index / of;
    long to = rows * (index + 1) / of;
    Part.Origin origin = new Part.Origin("generated", law.columns(), false);
    return LongStream.range(0, (to - from + BLOCK - 1) / BLOCK).mapToObj(block -> {
      long first = from + block * BLOCK;
      return new Part(origin, LongStream.range(first, Math.min(to, first + BLOCK)).mapToObj(n -> new RowReader.Row(n + 1, law.row(n))).toList());
    }).iterator();
  }

  /** Makes the rows of partitions on executors. */
  private record Making(Generated generated, int partitions) implements FlatMapFunction<Integer, Part> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Part> call(Integer index) {
      return generated.partition(index, partitions);
    }
  }

  PartitionedRows onCluster(JavaSparkContext context, int partitions) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      numbers.add(i);
    }
    return new SparkRows("generated", context.parallelize(numbers, partitions).flatMap(new Making(this, partitions)));
  }

  PartitionedRows onThreads(int threads) {
    return new PartitionedRows() {
      @Override
      public String name() {
        return "generated";
      }

      @Override
      public <A extends Serializable> A ask(Question<A> question) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
          List<Future<A>> answers = new ArrayList<>();
          for (int t = 0; t < threads; t++) {
            Iterator<Part> parts = partition(t, threads);
            answers.add(pool.submit(() -> {
              A answer = question.none();
              while (parts.hasNext()) {
                answer = question.with(answer, parts.next());
              }
              return answer;
            }));
          }
          A all = question.none();
          for (Future<A> answer : answers) {
            all = question.together(all, answer.get());
          }
          return all;
        } catch (InterruptedException | ExecutionException e) {
          throw new IOException(e);
        } finally {
          pool.shutdownNow();
        }
      }
    };
  }
}
