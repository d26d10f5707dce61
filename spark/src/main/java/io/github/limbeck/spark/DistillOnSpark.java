package io.github.limbeck.spark;

import io.github.limbeck.processor.cli.InParts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.package$;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program of the driver: learns the interfaces of a project from rows of a cluster, and writes their lock files. */
@Command(name = "limbeck-spark", mixinStandardHelpOptions = true, description = "Learns the interfaces of a project from rows that lie on a cluster of Spark, and writes their lock files.")
public final class DistillOnSpark implements Callable<Integer> {
  @Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PROJECT", description = "The directory of the project.")
  private Path project;

  @Option(names = "--master", paramLabel = "URL", description = "The cluster, as Spark calls it: spark://host:7077, yarn, k8s://…; not needed under spark-submit.")
  private String master = "";

  @Option(names = "--conf", paramLabel = "NAME=VALUE", description = "A setting of Spark's. May be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--partitions", paramLabel = "NUMBER", description = "Into how many partitions rows are dealt; by default as many as Spark chooses. The result does not depend on it.")
  private int partitions;

  @Option(names = "--quiet", description = "Says nothing but what is asked for, and errors.")
  private boolean quiet;

  @Mixin private InParts parts;

  private DistillOnSpark() {}

  /** Runs the program and ends: 0 if all went well, 1 if something could not be learned, 2 for a wrong command line. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new DistillOnSpark()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter error = spec.commandLine().getErr();
    String version = package$.MODULE$.SPARK_VERSION();
    if (!version.matches("(3[.]5|4[.][0-9]+)[.].*")) {
      error.println("Spark " + version + " is not supported; Limbeck runs on Spark 3.5 and 4. Set SPARK_HOME to one of these.");
      return 1;
    }
    Optional<SparkSession> started = started(error);
    if (started.isEmpty()) {
      return 1;
    }
    try (SparkSession spark = started.get()) {
      SparkPartitions found = new SparkPartitions(spark, parts.places(project), partitions, parts.skipsUnreadable(), parts.settings(), what -> {
        if (!quiet) {
          error.println(what + " …");
          error.flush();
        }
      });
      return parts.of(project).run(found, spec.commandLine().getOut(), error);
    }
  }

  private Optional<SparkSession> started(PrintWriter error) {
    try {
      return Optional.of(session());
    } catch (Exception e) { // Scala's methods don't say what they throw
      error.println("Spark could not be started" + (master.isEmpty() ? "" : " with the master " + master) + ": " + SparkRows.words(e) + ". Lock files are as they were.");
      return Optional.empty();
    }
  }

  /** What stands in the file of settings of the home of Spark, as programs that are submitted have it. */
  private static Properties defaults() throws IOException {
    Properties defaults = new Properties();
    String home = System.getenv("SPARK_HOME");
    String directory = System.getenv().getOrDefault("SPARK_CONF_DIR", home == null ? "" : home + "/conf");
    Path file = Path.of(directory, "spark-defaults.conf");
    if (!directory.isEmpty() && Files.isRegularFile(file)) {
      try (Reader text = Files.newBufferedReader(file)) {
        defaults.load(text);
      }
    }
    return defaults;
  }

  private SparkSession session() throws IOException {
    SparkConf conf = new SparkConf().setAppName("limbeck");
    defaults().forEach((name, value) -> conf.setIfMissing(name.toString(), value.toString().strip()));
    conf.setIfMissing("spark.ui.enabled", "false").setIfMissing("spark.ui.showConsoleProgress", "false").setIfMissing("spark.log.level", "ERROR");
    if (!master.isEmpty()) {
      conf.setMaster(master);
    }
    List<String> jars = OwnJars.ofClassPath();
    if (!jars.isEmpty()) {
      List<String> all = new ArrayList<>(jars);
      if (conf.contains("spark.jars")) {
        all.addAll(List.of(conf.get("spark.jars").split(",")));
      }
      conf.set("spark.jars", String.join(",", all));
    }
    settings.forEach(conf::set);
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
