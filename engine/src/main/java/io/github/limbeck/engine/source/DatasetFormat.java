package io.github.limbeck.engine.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A format of files that hold datasets. Implementations are services
 * ({@code META-INF/services/io.github.limbeck.engine.source.DatasetFormat}) on the processor path.
 */
public interface DatasetFormat {
  /** The endings of its files, in lower case and with the point: {@code ".arff"}. */
  List<String> endings();

  /**
   * Opens a file. Its size lies within the limits; its content is not to be trusted.
   *
   * @throws MalformedDataException if the file is not of this format
   */
  RowReader open(Path file) throws IOException;

  /**
   * Opens a file of which something is said beside its bytes, such as which sheet to read.
   *
   * @throws MalformedDataException if the file is not of this format
   */
  default RowReader open(Path file, Dialect dialect) throws IOException {
    return open(file);
  }

  /** The format of a file, by its name. */
  static Optional<DatasetFormat> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ServiceLoader.load(DatasetFormat.class, DatasetFormat.class.getClassLoader()).stream().map(ServiceLoader.Provider::get)
        .filter(format -> format.endings().stream().anyMatch(lower::endsWith))
        .findFirst();
  }
}
