package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.source.DatasetFormat;
import io.github.limbeck.engine.source.MalformedDataException;
import io.github.limbeck.engine.source.RowReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Classes distilled from Parquet, from databases and from a format of a user's own, by both compilers. */
class FormatsTest {
  /** A format of a user's own, registered as a service. */
  public static final class Blanks implements DatasetFormat {
    @Override
    public List<String> endings() {
      return List.of(".blanks");
    }

    @Override
    public RowReader open(Path file) throws IOException {
      BufferedReader text = Files.newBufferedReader(file);
      return new RowReader() {
        private long line;

        @Override
        public List<String> columns() throws IOException {
          return next().map(Row::cells).orElse(List.of());
        }

        @Override
        public Optional<Row> next() throws IOException {
          String row = text.readLine();
          if (row != null && row.contains("?")) {
            throw new MalformedDataException(line + 1, "there is a question mark");
          }
          return row == null ? Optional.empty() : Optional.of(new Row(++line, Arrays.asList(row.split(" "))));
        }

        @Override
        public void close() throws IOException {
          text.close();
        }
      };
    }
  }

  @TempDir Path data;
  private String url;

  @BeforeEach
  void fillTheDatabase() throws SQLException, IOException {
    url = "jdbc:h2:" + data.resolve("shop");
    try (Connection connection = DriverManager.getConnection(url, "reader", "secret of mine"); Statement statement = connection.createStatement()) {
      statement.execute("create table orders(id int, items int, member boolean, colour varchar(9), discount boolean)");
      for (int i = 0; i < 40; i++) {
        boolean member = i / 9 % 2 == 0;
        statement.execute("insert into orders values(" + i + "," + i % 9 + "," + member + "," + (i % 5 == 0 ? "null" : "'red'") + "," + (i % 9 >= 3 && member) + ")");
      }
    }
    Files.writeString(data.resolve("login.properties"), "user = reader\npassword = secret of mine\n");
  }

  private TestCompiler.Result orders(TestCompiler compiler, String query, String... options) {
    return compiler.compile(data, Map.of("app.Discount", """
        package app;
        import io.github.limbeck.*;
        import java.util.Optional;
        @DistillFrom(dataset = "%s", query = "%s", answer = "discount")
        public interface Discount { boolean applies(int items, boolean member, Optional<String> colour); }
        """.formatted(url, query)), options);
  }

  @ParameterizedTest
  @EnumSource(TestCompiler.class)
  void aDatabaseIsAskedWithTheUserOfTheOption(TestCompiler compiler) {
    var result = orders(compiler, "select * from orders order by id", "-Alimbeck.jdbc=" + data.resolve("login.properties"));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.DiscountDistilled")).contains("items >= 3 && member").contains("40 rows of jdbc");
    assertThat(result.output().values()).noneMatch(bytes -> new String(bytes).contains("secret"));
  }

  @Test
  void aWrongUserIsRefusedWithoutSayingTheSecret() throws IOException {
    Files.writeString(data.resolve("login.properties"), "user = reader\npassword = another secret\n");
    var result = orders(TestCompiler.JAVAC, "select * from orders order by id", "-Alimbeck.jdbc=" + data.resolve("login.properties"));
    assertThat(result.success()).isFalse();
    assertThat(result.withId("LIMBECK-209")).singleElement().satisfies(m -> assertThat(m.text()).doesNotContain("secret"));
    assertThat(orders(TestCompiler.JAVAC, "select 1", "-Alimbeck.jdbc=" + data.resolve("none")).withId("LIMBECK-601")).hasSize(1);
  }

  @Test
  void neitherSecretsNorTheProjectsPlaceAreInWhatIsWritten() throws IOException {
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "jdbc:h2:%s;user=reader;password=secret of mine", query = "select items x, items > 3 f from orders order by id")
        interface A { boolean f(int x); }
        """.formatted(data.resolve("shop"))));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.ADistilled")).doesNotContain("secret");
    assertThat(result.resource("META-INF/limbeck/app.A.json")).doesNotContain("secret").contains("select items x");
  }

  @Test
  void theFingerprintIsThatOfTheRows() {
    String login = "-Alimbeck.jdbc=" + data.resolve("login.properties");
    String all = fingerprint(orders(TestCompiler.JAVAC, "select * from orders order by id", login));
    assertThat(fingerprint(orders(TestCompiler.JAVAC, "select * from orders order by id asc", login))).isEqualTo(all);
    assertThat(fingerprint(orders(TestCompiler.JAVAC, "select * from orders where id < 39 order by id", login))).isNotEqualTo(all);
  }

  private static String fingerprint(TestCompiler.Result result) {
    return result.resource("META-INF/limbeck/app.Discount.json").replaceAll("(?s).*\"sha256\" : \"(\\w+)\".*", "$1");
  }

  @ParameterizedTest
  @EnumSource(TestCompiler.class)
  void parquetHasNumbersTextsMissingValuesAndArrays(TestCompiler compiler) throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("""
        message rows {
          required int32 width; optional double weight; required binary site (STRING);
          required group cells (LIST) { repeated group list { required boolean element; } }
          required boolean wide; required boolean many;
        }""");
    Path file = data.resolve("d.parquet");
    Files.deleteIfExists(file);
    try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file)).withConf(new PlainParquetConfiguration())
        .withType(schema).withCompressionCodec(CompressionCodecName.UNCOMPRESSED).build()) {
      for (int i = 0; i < 60; i++) {
        Group row = new SimpleGroup(schema);
        row.add("width", i % 13);
        if (i % 4 > 0) {
          row.add("weight", i / 8.0);
        }
        row.add("site", i % 2 == 0 ? "north" : "south");
        Group cells = row.addGroup("cells");
        int count = 0;
        for (int k = 0; k < 3 + i % 4; k++) {
          boolean cell = (i * 7 >> k & 1) == 1;
          cells.addGroup("list").add("element", cell);
          count += cell ? 1 : 0;
        }
        row.add("wide", i % 13 > 6 && i % 2 == 0);
        row.add("many", count >= 2);
        writer.write(row);
      }
    }
    var result = compiler.compile(data, Map.of("app.Rows", """
        package app;
        import io.github.limbeck.*;
        public interface Rows {
          @DistillFrom(dataset = "d.parquet") boolean wide(int width, Double weight, String site);
          @DistillFrom(dataset = "d.parquet") boolean many(boolean[] cells);
        }
        """));
    assertThat(result.success()).as("%s", result.messages()).isTrue();
    assertThat(result.source("app.RowsDistilled")).contains("width >= 7", "site.equals(", ">= 2");
  }

  @Test
  void aDamagedParquetFileIsRefusedWithItsName() throws IOException {
    Files.writeString(data.resolve("d.parquet"), "PAR1 and nothing more, PAR1");
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.parquet")
        interface A { boolean f(int x); }
        """));
    assertThat(result.success()).isFalse();
    assertThat(result.withId("LIMBECK-413")).singleElement().satisfies(m -> assertThat(m.text()).contains("d.parquet: this is not a Parquet file that can be read"));
  }

  @ParameterizedTest
  @EnumSource(TestCompiler.class)
  void aFormatOfTheUsersServesLikeAnyOther(TestCompiler compiler) throws IOException {
    Files.writeString(data.resolve("d.blanks"), "x f\n1 no\n2 no\n3 yes\n4 yes\n");
    String source = """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.blanks")
        interface A { boolean f(int x); }
        """;
    assertThat(compiler.compile(data, Map.of("app.A", source)).source("app.ADistilled")).contains("return x >= 3;");
    Files.writeString(data.resolve("d.blanks"), "x f\n1 no\n? no\n");
    assertThat(compiler.compile(data, Map.of("app.A", source)).withId("LIMBECK-413")).singleElement()
        .satisfies(m -> assertThat(m.text()).contains("d.blanks:3: there is a question mark."));
    Files.writeString(data.resolve("d.blanks"), "x f\n1 no\ntwo no\n");
    assertThat(compiler.compile(data, Map.of("app.A", source)).withId("LIMBECK-401")).singleElement()
        .satisfies(m -> assertThat(m.text()).contains("d.blanks:3:1"));
  }
}
