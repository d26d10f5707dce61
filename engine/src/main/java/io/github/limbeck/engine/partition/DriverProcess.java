package io.github.limbeck.engine.partition;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A virtual machine of its own in which something is learned, so that what it needs is not in the way of whoever asks for it; it ends when that one does. */
public final class DriverProcess {
  /** The program that learns from rows of this machine. */
  public static final String ON_THREADS = "io.github.limbeck.processor.cli.Main";
  /** The program that learns from rows of a cluster of Spark. */
  public static final String ON_SPARK = "io.github.limbeck.spark.DistillOnSpark";

  /** What Spark asks of a virtual machine (its class JavaModuleOptions). */
  private static final List<String> OPENED = List.of("java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent",
      "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar");

  private DriverProcess() {}

  /**
   * What is on the class path of Spark's programs: the settings of a home of Spark and of Hadoop, where there are any, and the jars of the home.
   *
   * @param home its directory
   * @return empty if there is no Spark in it
   */
  public static Optional<List<Path>> sparkPath(Path home) throws IOException {
    Path jars = home.resolve("jars");
    if (!Files.isDirectory(jars)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(jars)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      Stream<Path> settings = Stream.of(System.getenv().getOrDefault("SPARK_CONF_DIR", home.resolve("conf").toString()), System.getenv("HADOOP_CONF_DIR"), System.getenv("YARN_CONF_DIR"))
          .filter(Objects::nonNull).map(Path::of).filter(Files::isDirectory);
      return found.stream().anyMatch(file -> file.getFileName().toString().startsWith("spark-core_")) ? Optional.of(Stream.concat(settings, found.stream()).toList()) : Optional.empty();
    }
  }

  /**
   * Runs a program to its end.
   *
   * @param spark what Spark needs, which comes first; empty where it is not needed
   * @param classPath what else there is to run
   * @param arguments of the program
   * @param line told what the program says, line by line
   * @return what it ended with: 0 if all went well
   */
  public static int run(String program, List<Path> spark, List<Path> classPath, List<String> arguments, Consumer<String> line) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+IgnoreUnrecognizedVMOptions"));
    if (!spark.isEmpty()) {
      OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
      if (spark.stream().map(directory -> directory.resolve("log4j2.properties")).noneMatch(Files::isRegularFile)) {
        command.add("-Dlog4j2.configurationFile=limbeck-log4j2.properties");
      }
      command.add("-Dlimbeck.spark.jars=" + String.join(",", classPath.stream().map(Path::toString).filter(DriverProcess::isForExecutors).toList()));
    }
    command.add("-cp");
    command.add(String.join(File.pathSeparator, Stream.concat(spark.stream(), classPath.stream()).map(Path::toString).toList()));
    command.add(program);
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread end = new Thread(process::destroy, "end of the driver");
    Runtime.getRuntime().addShutdownHook(end);
    try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
      process.getOutputStream().close();
      for (String next = said.readLine(); next != null; next = said.readLine()) {
        line.accept(next);
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted", e);
    } finally {
      process.destroy();
      forget(end);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // this process ends, and the hook has run
    }
  }

  /** Whether executors need a jar: the native ones of large dense work are of use to the driver alone. */
  public static boolean isForExecutors(String jar) {
    return jar.endsWith(".jar") && !Path.of(jar).getFileName().toString().matches("(nd4j|javacpp|openblas)-.*");
  }
}
