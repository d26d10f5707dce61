package io.github.limbeck.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints how fast generated code is, as ratios against its peers in the same run. */
public final class TableD {
  private TableD() {}

  public static void main(String[] args) throws RunnerException {
    Options options = new OptionsBuilder()
        .include(SpeedBenchmark.class.getName() + "." + (args.length > 0 ? args[0] : ""))
        .forks(2)
        .warmupIterations(3).warmupTime(TimeValue.milliseconds(500))
        .measurementIterations(5).measurementTime(TimeValue.milliseconds(500))
        .timeUnit(TimeUnit.MICROSECONDS)
        .verbosity(VerboseMode.SILENT)
        .build();
    Map<String, Double> throughputs = new LinkedHashMap<>();
    for (RunResult result : new Runner(options).run()) {
      String name = result.getParams().getBenchmark();
      throughputs.put(name.substring(name.lastIndexOf('.') + 1), result.getPrimaryResult().getScore());
    }
    System.out.printf("%-24s %16s %18s%n", "", "per microsecond", "generated is");
    throughputs.forEach((name, score) -> {
      String task = name.replaceFirst("[A-Z].*", "");
      double generated = throughputs.get(task + "Generated");
      System.out.printf(Locale.ROOT, "%-24s %16.5f %18s%n", name, score,
          name.endsWith("Generated") ? "" : String.format(Locale.ROOT, "%.2f x", generated / score));
    });
  }
}
