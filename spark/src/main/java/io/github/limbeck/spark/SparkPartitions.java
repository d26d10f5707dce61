package io.github.limbeck.spark;

import io.github.limbeck.engine.contract.Request;
import io.github.limbeck.engine.finding.Diagnostic;
import io.github.limbeck.engine.finding.Place;
import io.github.limbeck.engine.finding.Refusal;
import io.github.limbeck.engine.partition.DataPlaces;
import io.github.limbeck.engine.partition.Part;
import io.github.limbeck.engine.partition.PartitionedRows;
import io.github.limbeck.engine.partition.Partitions;
import io.github.limbeck.engine.partition.RoundSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Where examples are on a cluster: files, which are read as on one machine; or, where a place begins with {@code table:} or {@code sql:}, what Spark knows by that name or answers to that query.
 */
final class SparkPartitions implements Partitions {
  private static final String TABLE = "table:";
  private static final String SQL = "sql:";

  private final SparkSession spark;
  private final DataPlaces places;
  private final int partitions;
  private final boolean skips;
  private final RoundSettings settings;
  private final Consumer<String> progress;

  /**
   * @param partitions into how many partitions files are dealt at least; 0 for as many as Spark chooses
   * @param skips whether files that can't be read are left out
   * @param settings how much is drawn
   * @param progress told what is done
   */
  SparkPartitions(SparkSession spark, DataPlaces places, int partitions, boolean skips, RoundSettings settings, Consumer<String> progress) {
    this.spark = spark;
    this.places = places;
    this.partitions = partitions;
    this.skips = skips;
    this.settings = settings;
    this.progress = progress;
  }

  @Override
  public PartitionedRows find(Request request, Place place) throws Refusal {
    if (request.isQuery() || !request.data().isEmpty()) {
      throw new Refusal(Diagnostic.NOT_IN_PARTS, place, "Rows that stand in the annotation, or that a query of it gives, are not on the cluster.");
    }
    String where = places.of(request.dataset(), place);
    try {
      if (where.startsWith(TABLE) || where.startsWith(SQL)) {
        return new SparkRows(request.dataset(), table(request.dataset(), where.startsWith(TABLE) ? spark.table(where.substring(TABLE.length())) : spark.sql(where.substring(SQL.length()))));
      }
      return new SparkRows(request.dataset(), files(request, where, place));
    } catch (RuntimeException e) {
      throw new Refusal(Diagnostic.PARTITIONS_FAILED, place, request.dataset() + " could not be asked: " + SparkRows.words(e) + ".");
    } catch (Exception e) { // Scala's methods don't say what they throw
      if (e instanceof Refusal refusal) {
        throw refusal;
      }
      throw new Refusal(Diagnostic.PARTITIONS_FAILED, place, request.dataset() + " could not be asked: " + SparkRows.words(e) + ".");
    }
  }

  private JavaRDD<Part> table(String dataset, Dataset<Row> rows) {
    return (partitions > 0 ? rows.repartition(partitions) : rows).toJavaRDD().mapPartitions(new TableRows(dataset, rows.schema()));
  }

  /** Whether Spark's classes for Parquet are those that our own reader works with: Spark 3.5 has older ones, and reads such files itself. */
  private static boolean ownParquet() {
    try {
      Class.forName("org.apache.parquet.conf.ParquetConfiguration");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static boolean isParquet(org.apache.hadoop.fs.Path place, Configuration configuration) throws IOException {
    RemoteIterator<LocatedFileStatus> files = place.getFileSystem(configuration).listFiles(place, true);
    while (files.hasNext()) {
      String name = files.next().getPath().getName();
      if (DataPlaces.isData(Path.of(name))) {
        return name.endsWith(".parquet");
      }
    }
    return false;
  }

  private JavaRDD<Part> files(Request request, String where, Place place) throws Refusal, IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    boolean here = !where.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*") && Files.exists(Path.of(where));
    String path = here ? Path.of(where).toUri().toString() : where;
    org.apache.hadoop.fs.Path there = new org.apache.hadoop.fs.Path(path);
    if (!there.getFileSystem(context.hadoopConfiguration()).exists(there)) {
      throw new Refusal(Diagnostic.DATASET_NOT_FOUND, place, "There is no file or directory " + where + " for the dataset " + request.dataset() + ".");
    }
    if (!ownParquet() && isParquet(there, context.hadoopConfiguration())) {
      return table(request.dataset(), spark.read().parquet(path));
    }
    context.hadoopConfiguration().setBoolean("mapreduce.input.fileinputformat.input.dir.recursive", true);
    int least = partitions > 0 ? partitions : context.defaultParallelism();
    var files = context.binaryFiles(path, least);
    return (partitions > 0 ? files.repartition(partitions) : files).flatMap(new FileRows(request.dataset(), path, request.dialect()));
  }

  @Override
  public boolean skipsUnreadable() {
    return skips;
  }

  @Override
  public RoundSettings settings() {
    return settings;
  }

  @Override
  public void progress(String what) {
    progress.accept(what);
  }
}
