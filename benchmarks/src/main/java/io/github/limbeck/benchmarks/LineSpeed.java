package io.github.limbeck.benchmarks;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints how fast generated functions from lines to lines are on rows of 1,000 cells, as ratios against loops written by hand in the same run. */
@State(Scope.Benchmark)
public class LineSpeed {
  /** A function from lines to lines. */
  private interface Line {
    int[] decide(int[] row);
  }

  private static final int ROWS = 64;

  @Param({"last mark's colour goes on", "marks so far", "length of the run", "differences", "greatest so far", "one pass of exchanges", "sum from here on", "negative ones become zero"})
  String function;

  private final int[][] rows = new int[ROWS][];
  private Line generated;
  private Line byHand;
  private int next;

  /** Learns the function from 40 pairs. */
  @Setup(Level.Trial)
  public void distil() throws IOException {
    ArrayTask task = LineFunctions.all(40, 1000, ROWS).stream().filter(t -> t.name().equals(function)).findFirst().orElseThrow();
    Path folder = Files.createTempDirectory("limbeck");
    Files.writeString(folder.resolve("examples.jsonl"),
        task.train().apply(new Random(1000)).stream().map(c -> c.toJson(task.names())).collect(Collectors.joining("\n")));
    try {
      Distiller.Distilled distilled = Distiller.distilSource(task.source(), folder);
      generated = line(MethodHandles.publicLookup().unreflect(distilled.method()).bindTo(distilled.instance()));
    } catch (Distiller.Refused | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    byHand = byHand(function);
    List<ArrayTask.Case> cases = task.test().apply(new Random(2000));
    for (int r = 0; r < ROWS; r++) {
      rows[r] = (int[]) cases.get(r).arguments().get(0);
      if (!cases.get(r).isRight(generated.decide(rows[r])) || !cases.get(r).isRight(byHand.decide(rows[r]))) {
        throw new IllegalStateException("a wrong answer of " + function);
      }
    }
  }

  private static Line line(MethodHandle handle) {
    return row -> {
      try {
        return (int[]) handle.invokeExact(row);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Benchmark
  public int[] generated() {
    next = (next + 1) % ROWS;
    return generated.decide(rows[next]);
  }

  @Benchmark
  public int[] byHand() {
    next = (next + 1) % ROWS;
    return byHand.decide(rows[next]);
  }

  /** The function as one would write it. */
  private static Line byHand(String function) {
    return switch (function) {
      case "last mark's colour goes on" -> x -> {
        int[] y = new int[x.length];
        int last = 0;
        for (int i = 0; i < x.length; i++) {
          last = x[i] != 0 ? x[i] : last;
          y[i] = last;
        }
        return y;
      };
      case "marks so far" -> x -> {
        int[] y = new int[x.length];
        int marks = 0;
        for (int i = 0; i < x.length; i++) {
          marks += x[i] != 0 ? 1 : 0;
          y[i] = marks;
        }
        return y;
      };
      case "length of the run" -> x -> {
        int[] y = new int[x.length];
        for (int from = 0; from < x.length; ) {
          int to = from + 1;
          while (to < x.length && x[to] == x[from]) {
            to++;
          }
          Arrays.fill(y, from, to, to - from);
          from = to;
        }
        return y;
      };
      case "differences" -> x -> {
        int[] y = new int[x.length];
        y[0] = x[0];
        for (int i = 1; i < x.length; i++) {
          y[i] = x[i] - x[i - 1];
        }
        return y;
      };
      case "greatest so far" -> x -> {
        int[] y = new int[x.length];
        int greatest = Integer.MIN_VALUE;
        for (int i = 0; i < x.length; i++) {
          greatest = Math.max(greatest, x[i]);
          y[i] = greatest;
        }
        return y;
      };
      case "one pass of exchanges" -> x -> {
        int[] y = x.clone();
        for (int i = 0; i + 1 < y.length; i++) {
          if (y[i] > y[i + 1]) {
            int greater = y[i];
            y[i] = y[i + 1];
            y[i + 1] = greater;
          }
        }
        return y;
      };
      case "sum from here on" -> x -> {
        int[] y = new int[x.length];
        int sum = 0;
        for (int i = x.length - 1; i >= 0; i--) {
          sum += x[i];
          y[i] = sum;
        }
        return y;
      };
      case "negative ones become zero" -> x -> {
        int[] y = new int[x.length];
        for (int i = 0; i < x.length; i++) {
          y[i] = Math.max(0, x[i]);
        }
        return y;
      };
      default -> throw new IllegalArgumentException(function);
    };
  }

  public static void main(String[] args) throws RunnerException {
    Map<String, Map<String, Double>> speeds = new TreeMap<>();
    for (RunResult result : new Runner(new OptionsBuilder().include(LineSpeed.class.getName() + "\\.").forks(1)
        .warmupIterations(3).warmupTime(TimeValue.milliseconds(500)).measurementIterations(5).measurementTime(TimeValue.milliseconds(500))
        .timeUnit(TimeUnit.MICROSECONDS).verbosity(VerboseMode.SILENT).build()).run()) {
      String benchmark = result.getParams().getBenchmark();
      speeds.computeIfAbsent(result.getParams().getParam("function"), f -> new TreeMap<>())
          .put(benchmark.substring(benchmark.lastIndexOf('.') + 1), result.getPrimaryResult().getScore());
    }
    System.out.printf("%-32s %20s %20s %10s%n", "rows of 1,000 cells a microsecond", "generated", "by hand", "ratio");
    speeds.forEach((function, speed) -> System.out.printf(Locale.ROOT, "%-32s %20.3f %20.3f %10.2f%n", function, speed.get("generated"), speed.get("byHand"),
        speed.get("byHand") / speed.get("generated")));
  }
}
