package io.github.limbeck.spark;

import io.github.limbeck.engine.partition.DriverProcess;
import java.io.File;
import java.util.Arrays;
import java.util.List;

/** The jars that executors need beside Spark's. */
final class OwnJars {
  private static final String PROPERTY = "limbeck.spark.jars";

  private OwnJars() {}

  /** Those that the driver was told of; else those of its class path that are not in the home of Spark, nor are named as what Spark brings. */
  static List<String> ofClassPath() {
    String given = System.getProperty(PROPERTY);
    if (given != null) {
      return given.isEmpty() ? List.of() : List.of(given.split(","));
    }
    String home = System.getenv("SPARK_HOME");
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> DriverProcess.isForExecutors(entry) && (home == null || !entry.startsWith(home)))
        .filter(entry -> !new File(entry).getName().matches("(spark|scala|hadoop|protobuf|guava|jackson|slf4j).*")).toList();
  }
}
