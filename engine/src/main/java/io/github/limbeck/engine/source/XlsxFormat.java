package io.github.limbeck.engine.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Workbooks of spreadsheets, in the format that Excel writes since 2007. */
@AutoService(DatasetFormat.class)
public final class XlsxFormat implements DatasetFormat {
  @Override
  public List<String> endings() {
    return List.of(".xlsx");
  }

  @Override
  public RowReader open(Path file) throws IOException {
    return open(file, Dialect.USUAL);
  }

  @Override
  public RowReader open(Path file, Dialect dialect) throws IOException {
    return XlsxRows.of(file, dialect);
  }
}
