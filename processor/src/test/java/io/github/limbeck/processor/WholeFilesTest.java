package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is read to its end, or not at all: no row and no byte of it is passed over in silence. */
class WholeFilesTest {
  private static final String CSV = "a,answer\n1,true\n2,false\n";

  @TempDir Path data;

  private TestCompiler.Result compile(String file, byte[] bytes) throws IOException {
    Files.write(data.resolve(file), bytes);
    return TestCompiler.JAVAC.compile(data, Map.of("app.A", "package app;\n@io.github.limbeck.DistillFrom(dataset = \"" + file
        + "\", answer = \"answer\")\npublic interface A {\n  boolean decide(int a);\n}\n"));
  }

  private TestCompiler.Result compile(String file, String text) throws IOException {
    return compile(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] a, byte[] b) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(a);
    out.write(b);
    return out.toByteArray();
  }

  private static void assertRefused(TestCompiler.Result result, String id, String... words) {
    assertThat(result.success()).isFalse();
    assertThat(result.withId(id)).as("%s", result.messages()).singleElement().satisfies(m -> assertThat(m.text()).contains(words));
  }

  @Test
  void aSecondArrayIsNotPassedOver() throws IOException {
    String one = "[{\"a\": 1, \"answer\": true}, {\"a\": 2, \"answer\": false}]";
    assertThat(compile("d.json", one + "\n").success()).isTrue();
    assertRefused(compile("d.json", one + "\n[{\"a\": 3, \"answer\": true}]\n"), "LIMBECK-413", "d.json:2: the array of rows is closed, but more follows");
    assertRefused(compile("d.json", one + "\n\n{\"a\": 3, \"answer\": true}\n"), "LIMBECK-413", "d.json:3");
  }

  @Test
  void aFieldThatIsThereTwiceIsRefused() throws IOException {
    Files.writeString(data.resolve("d.jsonl"), "{\"p.x\": 1, \"p\": {\"x\": 2}, \"answer\": true}\n");
    TestCompiler.Result result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.jsonl", answer = "answer")
        public interface A {
          boolean decide(P p);
          record P(int x) {}
        }
        """));
    assertRefused(result, "LIMBECK-413", "d.jsonl:1: the field 'p.x' is there twice");
  }

  @Test
  void whatFollowsAGzipMemberIsReadOrRefused() throws IOException {
    TestCompiler.Result two = compile("d.csv.gz", joined(gzip("a,answer\n1,true\n"), gzip("2,false\n")));
    assertThat(two.success()).as("%s", two.messages()).isTrue();
    assertThat(two.resource("META-INF/limbeck/app.A.json")).contains("\"rows\" : 2");
    for (int size : new int[] {1, 9, 30, 280_000}) {
      assertRefused(compile("d.csv.gz", joined(gzip(CSV), "x".repeat(size).getBytes(StandardCharsets.UTF_8))), "LIMBECK-204", "d.csv.gz can't be read");
    }
  }

  @Test
  void theFingerprintIsThatOfAllBytes() throws Exception {
    String spaces = " \n".repeat(200_000);
    for (Map.Entry<String, byte[]> file : Map.of("d.json", ("[{\"a\": 1, \"answer\": true}, {\"a\": 2, \"answer\": false}]" + spaces)
        .getBytes(StandardCharsets.UTF_8), "d.csv.gz", gzip(CSV), "d.csv", CSV.getBytes(StandardCharsets.UTF_8)).entrySet()) {
      TestCompiler.Result result = compile(file.getKey(), file.getValue());
      assertThat(result.success()).as("%s", result.messages()).isTrue();
      assertThat(result.resource("META-INF/limbeck/app.A.json"))
          .contains(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.getValue())));
    }
  }

  @Test
  void aVeryLongCellIsSaidToBeOne() throws IOException {
    String cell = "x".repeat(21 << 20);
    assertRefused(compile("d.csv", "a,answer\n1,true\n" + cell + ",false\n"), "LIMBECK-409", "d.csv");
    assertRefused(compile("d.jsonl", "{\"a\": 1, \"answer\": true}\n{\"a\": \"" + cell + "\", \"answer\": false}\n"), "LIMBECK-409", "d.jsonl:2");
  }
}
