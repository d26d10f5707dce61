package io.github.limbeck.spark;

import io.github.limbeck.engine.partition.Part;
import io.github.limbeck.engine.source.CellText;
import io.github.limbeck.engine.source.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Rows of a table or query of Spark's. Fields of structures have the path {@code outer.inner}, arrays become JSON, as in Parquet files. */
final class TableRows implements FlatMapFunction<Iterator<Row>, Part> {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 4096;

  private final Part.Origin origin;

  TableRows(String dataset, StructType schema) {
    List<String> columns = new ArrayList<>();
    addNames(schema, "", columns);
    origin = new Part.Origin(dataset, List.copyOf(columns), false);
  }

  private static void addNames(StructType schema, String prefix, List<String> names) {
    for (StructField field : schema.fields()) {
      if (field.dataType() instanceof StructType inner) {
        addNames(inner, prefix + field.name() + ".", names);
      } else {
        names.add(prefix + field.name());
      }
    }
  }

  @Override
  public Iterator<Part> call(Iterator<Row> rows) {
    return new Iterator<>() {
      private long line;

      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Part next() {
        List<RowReader.Row> some = new ArrayList<>();
        while (some.size() < ROWS && rows.hasNext()) {
          Row row = rows.next();
          List<String> cells = new ArrayList<>(origin.columns().size());
          addCells(row, row.schema(), cells);
          some.add(new RowReader.Row(++line, cells));
        }
        return new Part(origin, some);
      }
    };
  }

  private static void addCells(Row row, StructType schema, List<String> cells) {
    StructField[] fields = schema.fields();
    for (int f = 0; f < fields.length; f++) {
      Object value = row == null ? null : row.get(f);
      if (fields[f].dataType() instanceof StructType inner) {
        addCells((Row) value, inner, cells);
      } else {
        cells.add(text(value));
      }
    }
  }

  private static String text(Object value) {
    try {
      return CellText.of(plain(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same value as a plain one of Java's. */
  private static Object plain(Object value) {
    if (value instanceof scala.collection.Seq<?> seq) {
      List<Object> list = new ArrayList<>();
      CollectionConverters.asJava(seq).forEach(element -> list.add(plain(element)));
      return list;
    }
    if (value instanceof Row row) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int f = 0; f < row.size(); f++) {
        fields.put(row.schema().fields()[f].name(), plain(row.get(f)));
      }
      return fields;
    }
    return value instanceof Timestamp time ? time.toLocalDateTime() : value;
  }
}
