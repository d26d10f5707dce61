package io.github.limbeck.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the formats give: columns and cells as text. */
class DatasetFormatsTest {
  private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
      message rows {
        required double x; optional float narrow; optional binary text (STRING); required boolean truth; required int32 whole;
        optional int64 price (DECIMAL(10, 2)); optional int32 day (DATE);
        optional group list (LIST) { repeated group list { optional int32 element; } }
        optional group grid (LIST) { repeated group list { optional group element (LIST) { repeated group list { optional boolean element; } } } }
        repeated int32 bare;
        optional group inner { optional int32 a; optional int32 b; }
      }""");

  @TempDir Path directory;

  private List<List<String>> read(Source source) throws IOException {
    List<List<String>> all = new ArrayList<>();
    try (OpenDataset open = OpenDataset.of(source, Limits.DEFAULT)) {
      all.add(open.rows().columns());
      for (Optional<RowReader.Row> row = open.rows().next(); row.isPresent(); row = open.rows().next()) {
        all.add(row.get().cells());
      }
    }
    return all;
  }

  private Source file(String name, String text) throws IOException {
    return Source.ofPath(name, Files.writeString(directory.resolve(name), text));
  }

  @Test
  void aJsonNullIsAMissingValueAndItsFieldsMayBeNested() throws IOException {
    assertThat(read(file("d.jsonl", "{\"x\":1.50,\"p\":{\"a\":\"t\",\"b\":[1,2]}}\n{\"x\":null,\"p\":{\"a\":\"null\"}}\n"))).containsExactly(
        List.of("x", "p.a", "p.b"), List.of("1.50", "t", "[1,2]"), Arrays.asList(null, "null", ""));
  }

  @ParameterizedTest
  @EnumSource(value = CompressionCodecName.class, names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
  void readsParquetOfEveryUsualCompression(CompressionCodecName codec) throws IOException {
    Path file = parquet(codec, 5000);
    List<List<String>> rows = read(Source.ofPath("d.parquet", file));
    assertThat(rows.get(0)).containsExactly("x", "narrow", "text", "truth", "whole", "price", "day", "list", "grid", "bare", "inner.a", "inner.b");
    assertThat(rows.get(1)).containsExactly("0", "0", "text 0", "false", "0", "0", "1970-01-01", "[]", "[[true,false]]", "[]", "0", null);
    assertThat(rows.get(2)).containsExactly("0.1", "0.2", null, "false", "-1", "1.25", null, "[0]", null, "[7]", null, null);
    assertThat(rows.get(4)).containsExactly("0.30000000000000004", "0.6", null, "false", "-3", "3.75", null, "[]", null, "[7]", null, null);
    assertThat(rows).hasSize(5001);
  }

  /** It is read from a copy. Other builds of the machine may keep copies of theirs: those are of other sizes. */
  @Test
  void nothingIsLeftOfAParquetFileThatIsRead() throws IOException {
    Path file = parquet(CompressionCodecName.UNCOMPRESSED, 5003);
    Set<Path> before = copies(Files.size(file));
    try (OpenDataset open = OpenDataset.of(Source.ofPath("d.parquet", file), Limits.DEFAULT)) {
      assertThat(open.rows().next()).isPresent();
      assertThat(copies(Files.size(file))).hasSize(before.size() + 1);
    }
    assertThat(copies(Files.size(file))).isEqualTo(before);
  }

  /** The copies of files of a size that any process of the machine has made. */
  private static Set<Path> copies(long size) throws IOException {
    Set<Path> found = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "limbeck*.data")) {
      for (Path file : files) {
        if (file.toFile().length() == size) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private Path parquet(CompressionCodecName codec, int rows) throws IOException {
    Path file = directory.resolve("d.parquet");
    try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file)).withConf(new PlainParquetConfiguration())
        .withType(SCHEMA).withCompressionCodec(codec).withCodecFactory(new Codecs()).withRowGroupSize(40_000L).build()) {
      for (int i = 0; i < rows; i++) {
        Group row = new SimpleGroup(SCHEMA);
        row.add("x", i * 0.1);
        row.add("narrow", i * 0.2f);
        row.add("truth", i > 4);
        row.add("whole", -i);
        row.add("price", 125L * i);
        Group list = row.addGroup("list");
        for (int k = 0; k < i % 3; k++) {
          list.addGroup("list").add("element", k);
        }
        if (i % 2 == 0) {
          row.add("text", "text " + i);
          row.add("day", i);
          Group line = row.addGroup("grid").addGroup("list").addGroup("element");
          line.addGroup("list").add("element", true);
          line.addGroup("list").add("element", false);
          row.addGroup("inner").add("a", i);
        } else {
          row.add("bare", 7);
        }
        writer.write(row);
      }
    }
    return file;
  }

  @Test
  void refusesDamagedParquet() throws IOException {
    byte[] bytes = Files.readAllBytes(parquet(CompressionCodecName.SNAPPY, 500));
    for (int i = 0; i < bytes.length; i += 1 + bytes.length / 300) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x55;
      Files.write(directory.resolve("bad.parquet"), damaged);
      try {
        read(Source.ofPath("bad.parquet", directory.resolve("bad.parquet")));
      } catch (IOException e) {
        // refused, as it may be: what a byte means decides
      }
    }
    Files.write(directory.resolve("bad.parquet"), Arrays.copyOf(bytes, 200));
    assertThatThrownBy(() -> read(Source.ofPath("bad.parquet", directory.resolve("bad.parquet")))).isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> read(file("bad.parquet", "x,f\n1,yes\n"))).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void readsWhatADatabaseAnswers() throws IOException {
    Properties user = new Properties();
    user.setProperty("user", "sa");
    Source.Query query = new Source.Query("memory", "jdbc:h2:mem:", """
        select x, cast(x as double precision) / 3 as third, cast(x / 4.0 as decimal(9, 3)) as quarter, x > 1 as more, case when x > 1 then 'text' end as text,
          array[x, 7] as list
        from system_range(1, 2) order by x""", user);
    assertThat(read(query)).containsExactly(List.of("X", "THIRD", "QUARTER", "MORE", "TEXT", "LIST"),
        Arrays.asList("1", "0.3333333333333333", "0.25", "false", null, "[1,7]"), List.of("2", "0.6666666666666666", "0.5", "true", "text", "[2,7]"));
    assertThat(Source.Query.nameOf("jdbc:pg://me:secret@host/shop?password=secret")).isEqualTo("jdbc:pg://host/shop");
    assertThat(Source.Query.nameOf("jdbc:h2:${project}/data/shop;user=me")).isEqualTo("jdbc:h2:data/shop");
  }

  /** The codecs of the test's writer. */
  private static final class Codecs implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      return new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
          byte[] plain = bytes.toInputStream().readAllBytes();
          return BytesInput.from(switch (codec) {
            case GZIP -> gzip(plain);
            case SNAPPY -> compressed(new SnappyCompressor(), plain);
            case ZSTD -> compressed(new ZstdCompressor(), plain);
            case LZ4_RAW -> compressed(new Lz4Compressor(), plain);
            default -> plain;
          });
        }

        @Override
        public CompressionCodecName getCodecName() {
          return codec;
        }

        @Override
        public void release() {}
      };
    }

    private static byte[] gzip(byte[] plain) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        out.write(plain);
      }
      return bytes.toByteArray();
    }

    private static byte[] compressed(Compressor compressor, byte[] plain) {
      byte[] bytes = new byte[compressor.maxCompressedLength(plain.length)];
      return Arrays.copyOf(bytes, compressor.compress(plain, 0, plain.length, bytes, 0, bytes.length));
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release() {}
  }
}
