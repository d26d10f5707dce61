package io.github.limbeck.processor.cli;

import io.github.limbeck.engine.partition.DriverProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Learns the interfaces of a project on a cluster of Spark, by a program of its own. */
final class OnSpark {
  private OnSpark() {}

  static int run(Path project, String master, Map<String, String> settings, InParts parts, boolean quiet, PrintWriter out, PrintWriter error) throws IOException {
    String home = System.getenv("SPARK_HOME");
    Optional<List<Path>> spark = home == null ? Optional.empty() : DriverProcess.sparkPath(Path.of(home));
    if (spark.isEmpty()) {
      error.println(home == null ? "There is no Spark: SPARK_HOME is not set. Set it to the directory of a release of Spark 3.5 or 4."
          : "There is no Spark in " + home + ", where SPARK_HOME says it is: no jars/spark-core_*.jar. Set it to the directory of a release of Spark 3.5 or 4.");
      return 1;
    }
    Path own = own();
    Optional<Path> module = module(own);
    if (module.isEmpty()) {
      error.println("There is no limbeck-spark.jar beside " + own + ". Put it there; it is the artifact limbeck-spark of the same version.");
      return 1;
    }
    List<String> arguments = new ArrayList<>(List.of(project.toString(), "--master", master));
    settings.forEach((name, value) -> arguments.addAll(List.of("--conf", name + "=" + value)));
    arguments.addAll(parts.arguments());
    if (quiet) {
      arguments.add("--quiet");
    }
    return DriverProcess.run(DriverProcess.ON_SPARK, spark.get(), List.of(own, module.get()), arguments, line -> {
      out.println(line);
      out.flush();
    });
  }

  /** The jar of this program. */
  private static Path own() throws IOException {
    try {
      return Path.of(OnSpark.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static Optional<Path> module(Path own) throws IOException {
    try (Stream<Path> files = Files.list(own.toAbsolutePath().getParent())) {
      return files.filter(file -> file.getFileName().toString().matches("limbeck-spark.*[.]jar")).sorted().findFirst();
    }
  }
}
