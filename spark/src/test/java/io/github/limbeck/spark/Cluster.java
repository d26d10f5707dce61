package io.github.limbeck.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** A cluster on this machine, whose executors are processes of their own. */
final class Cluster {
  private Cluster() {}

  /** Starts it; modules that are built as directories are packed, since executors take jars alone. */
  static SparkSession start(int executors, Path work) throws IOException {
    SparkConf conf = new SparkConf().setAppName("test").setMaster("local-cluster[" + executors + ",1,900]").set("spark.executor.memory", "900m")
        .set("spark.ui.enabled", "false").set("spark.log.level", "OFF").set("spark.task.maxFailures", "100").set("spark.deploy.maxExecutorRetries", "-1")
        .set("spark.jars", String.join(",", jars(work))).set("spark.local.dir", work.resolve("spark-work").toString()).set("spark.sql.warehouse.dir", work.resolve("warehouse").toString());
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /** The jars of the class path that executors need. */
  static List<String> jars(Path work) throws IOException {
    List<String> jars = new ArrayList<>(OwnJars.ofClassPath());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (Files.isDirectory(Path.of(entry))) {
        jars.add(packed(Path.of(entry), work.resolve("limbeck-" + jars.size() + ".jar")).toString());
      }
    }
    return jars;
  }

  private static Path packed(Path directory, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out); Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(new JarEntry(directory.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
    return jar;
  }

  /** The processes of executors that run now. */
  static List<ProcessHandle> executors() {
    return ProcessHandle.current().descendants().filter(p -> p.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend")).toList();
  }
}
