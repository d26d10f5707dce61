package io.github.limbeck.engine.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Rows of a Parquet file. A field of a group has the path {@code outer.inner}, as in JSON; lists, and repeated values,
 * become JSON arrays.
 */
final class ParquetRows implements RowReader {
  private final ParquetFileReader file;
  private final MessageType schema;
  private RecordReader<Group> records;
  private long left;
  private long rows;

  private ParquetRows(ParquetFileReader file) {
    this.file = file;
    this.schema = file.getFooter().getFileMetaData().getSchema();
  }

  static ParquetRows of(Path path) throws IOException {
    try {
      return new ParquetRows(ParquetFileReader.open(new LocalInputFile(path),
          ParquetReadOptions.builder(new PlainParquetConfiguration()).withCodecFactory(new ParquetCodecs()).build()));
    } catch (RuntimeException e) {
      throw malformed(e);
    }
  }

  private static MalformedDataException malformed(RuntimeException e) {
    return new MalformedDataException(0, "this is not a Parquet file that can be read (" + e.getMessage() + ")");
  }

  @Override
  public List<String> columns() {
    List<String> names = new ArrayList<>();
    addNames(schema, "", names);
    return names;
  }

  private static void addNames(GroupType group, String prefix, List<String> names) {
    for (Type field : group.getFields()) {
      if (isStructure(field)) {
        addNames(field.asGroupType(), prefix + field.getName() + ".", names);
      } else {
        names.add(prefix + field.getName());
      }
    }
  }

  /** A group with fields of its own, rather than one that stands for a list. */
  private static boolean isStructure(Type field) {
    return !field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED) && !isList(field);
  }

  private static boolean isList(Type field) {
    return LogicalTypeAnnotation.listType().equals(field.getLogicalTypeAnnotation());
  }

  @Override
  public Optional<Row> next() throws IOException {
    try {
      while (left == 0) {
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
          return Optional.empty();
        }
        records = new ColumnIOFactory().getColumnIO(schema).getRecordReader(pages, new GroupRecordConverter(schema));
        left = pages.getRowCount();
      }
      left--;
      List<String> cells = new ArrayList<>();
      addCells(Optional.of(records.read()), schema, cells);
      return Optional.of(new Row(++rows, cells));
    } catch (RuntimeException e) {
      throw malformed(e);
    }
  }

  private static void addCells(Optional<Group> group, GroupType type, List<String> cells) throws IOException {
    for (int f = 0; f < type.getFieldCount(); f++) {
      Type field = type.getType(f);
      int at = f;
      Optional<Group> holder = group.filter(g -> g.getFieldRepetitionCount(at) > 0);
      if (isStructure(field)) {
        addCells(holder.map(g -> g.getGroup(at, 0)), field.asGroupType(), cells);
      } else if (field.isRepetition(Type.Repetition.REPEATED)) {
        cells.add(group.isEmpty() ? null : CellText.of(values(group.get(), f)));
      } else {
        cells.add(holder.isEmpty() ? null : CellText.of(value(holder.get(), f, 0)));
      }
    }
  }

  /** All values of a repeated field. */
  private static List<Object> values(Group group, int field) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
      values.add(value(group, field, i));
    }
    return values;
  }

  private static Object value(Group group, int field, int index) {
    Type type = group.getType().getType(field);
    if (type.isPrimitive()) {
      return primitive(group, field, index, type.asPrimitiveType());
    }
    Group inner = group.getGroup(field, index);
    if (isList(type)) {
      return list(inner);
    }
    // A group in a list that has but one field is the element that the field holds.
    return inner.getType().getFieldCount() == 1 ? inner.getFieldRepetitionCount(0) == 0 ? null : value(inner, 0, 0) : fields(inner);
  }

  /** What a group holds, by the names of its fields. */
  private static Map<String, Object> fields(Group group) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int f = 0; f < group.getType().getFieldCount(); f++) {
      boolean repeated = group.getType().getType(f).isRepetition(Type.Repetition.REPEATED);
      fields.put(group.getType().getFieldName(f), repeated ? values(group, f) : group.getFieldRepetitionCount(f) == 0 ? null : value(group, f, 0));
    }
    return fields;
  }

  /** A list is a group that holds one repeated field: the elements, or groups of one element each. */
  private static List<Object> list(Group list) {
    return values(list, 0);
  }

  private static Object primitive(Group group, int field, int index, PrimitiveType type) {
    if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(unscaled(group, field, index, type), decimal.getScale());
    }
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> group.getBoolean(field, index);
      case FLOAT -> group.getFloat(field, index);
      case DOUBLE -> group.getDouble(field, index);
      case INT32 -> type.getLogicalTypeAnnotation() == null ? (Object) group.getInteger(field, index)
          : type.stringifier().stringify(group.getInteger(field, index));
      case INT64 -> type.getLogicalTypeAnnotation() == null ? (Object) group.getLong(field, index)
          : type.stringifier().stringify(group.getLong(field, index));
      case BINARY -> type.getLogicalTypeAnnotation() == null ? group.getBinary(field, index).toStringUsingUTF8()
          : type.stringifier().stringify(group.getBinary(field, index));
      case INT96, FIXED_LEN_BYTE_ARRAY -> group.getValueToString(field, index);
    };
  }

  private static BigInteger unscaled(Group group, int field, int index, PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> BigInteger.valueOf(group.getInteger(field, index));
      case INT64 -> BigInteger.valueOf(group.getLong(field, index));
      default -> new BigInteger(group.getBinary(field, index).getBytes());
    };
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
