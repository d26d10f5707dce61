package io.github.limbeck.engine.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files of Weka's format, in which each attribute has a line of its own above the rows. */
@AutoService(DatasetFormat.class)
public final class ArffFormat implements DatasetFormat {
  @Override
  public List<String> endings() {
    return List.of(".arff");
  }

  @Override
  public RowReader open(Path file) throws IOException {
    return new ArffRows(file);
  }
}
