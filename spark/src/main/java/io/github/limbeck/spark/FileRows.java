package io.github.limbeck.spark;

import io.github.limbeck.engine.partition.FileParts;
import io.github.limbeck.engine.partition.Part;
import io.github.limbeck.engine.source.Dialect;
import io.github.limbeck.engine.source.Limits;
import io.github.limbeck.engine.source.Source;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.input.PortableDataStream;
import scala.Tuple2;

/** Reads files as they are read on one machine: with the same dialects, limits and words, each from its beginning to its end by one task. */
final class FileRows implements FlatMapFunction<Tuple2<String, PortableDataStream>, Part> {
  private static final long serialVersionUID = 1L;

  private final String dataset;
  private final String place;
  private final Dialect dialect;

  /**
   * @param dataset the name of the dataset
   * @param place the path of it, which paths of files begin with
   */
  FileRows(String dataset, String place, Dialect dialect) {
    this.dataset = dataset;
    this.place = place;
    this.dialect = dialect;
  }

  @Override
  public Iterator<Part> call(Tuple2<String, PortableDataStream> file) {
    return new FileParts(new Source.Bytes(name(file._1()), file._2()::open), dialect, Limits.DEFAULT);
  }

  /** What messages call a file: the dataset, and the path of the file in it. */
  String name(String path) {
    String directory = plain(place);
    String plain = plain(path);
    int at = plain.indexOf(directory);
    String below = at < 0 ? plain.substring(plain.lastIndexOf('/') + 1) : plain.substring(at + directory.length()).replaceFirst("^/", "");
    return below.isEmpty() ? dataset : dataset + "/" + below;
  }

  private static String plain(String path) {
    return path.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*:/*", "/").replaceFirst("/$", "");
  }
}
