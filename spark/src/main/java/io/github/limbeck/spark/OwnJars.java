package io.github.limbeck.spark;

import java.io.File;
import java.util.Arrays;
import java.util.List;

/** The jars that executors need beside Spark's. */
final class OwnJars {
  private static final String PROPERTY = "limbeck.spark.jars";

  private OwnJars() {}

  /** Those of the class path that are not in the home of Spark, without the native ones of large dense work, which the driver alone does. */
  static List<String> ofClassPath() {
    String given = System.getProperty(PROPERTY);
    if (given != null) {
      return given.isEmpty() ? List.of() : List.of(given.split(","));
    }
    String home = System.getenv("SPARK_HOME");
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar") && (home == null || !entry.startsWith(home)))
        .filter(entry -> !new File(entry).getName().matches("(nd4j|javacpp|openblas|spark|scala|hadoop|protobuf|guava|jackson|slf4j).*")).toList();
  }
}
