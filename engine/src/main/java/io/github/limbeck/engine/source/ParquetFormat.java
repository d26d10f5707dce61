package io.github.limbeck.engine.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Parquet files, of any of the usual compressions. */
@AutoService(DatasetFormat.class)
public final class ParquetFormat implements DatasetFormat {
  @Override
  public List<String> endings() {
    return List.of(".parquet");
  }

  @Override
  public RowReader open(Path file) throws IOException {
    return ParquetRows.of(file);
  }
}
