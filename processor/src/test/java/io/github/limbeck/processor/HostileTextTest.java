package io.github.limbeck.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.emit.Tokens;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text of a dataset reaches generated code only as the value of a string literal: it never changes the tokens. */
class HostileTextTest {
  @TempDir Path data;

  static List<String> corpus() {
    return List.of("plain", "quote\" + System.exit(1) + \"", "line\nbreak", "carriage\rreturn", "*/ class Evil {} /*", "\\u0022 + x + \\u0022",
        "\\\\u000a", "\\uuu000a evil();", "// comment", "\u202e right to left \u2066", "\u2028 separators \u2029", "$$ $L $S ${x} %s %n",
        "class", "null ", "1digit", "tab\there", "\ufeffbom", "\ud800 lone", "\uffff", "'", "\\", "\u0001odd\u0001", "a\u007fb",
        "</script><b>", "{@code x}", "@Deprecated", "emoji \ud83d\ude00");
  }

  private static String cell(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void changesNoToken(String text) throws Exception {
    // A lone surrogate can't be written as UTF-8; the reader would refuse what an encoder made of it.
    String hostile = text.replace("\ud800 lone", "lone");
    String harmless = "harmless";
    for (TestCompiler compiler : TestCompiler.values()) {
      List<String> tokens = compile(compiler, harmless);
      List<String> hostileTokens = compile(compiler, hostile);
      assertThat(hostileTokens).hasSameSizeAs(tokens);
      for (int i = 0; i < tokens.size(); i++) {
        if (!tokens.get(i).startsWith("\"")) {
          assertThat(hostileTokens.get(i)).isEqualTo(tokens.get(i));
        }
      }
    }
  }

  /** The text as a feature's value, as a label, and in the header of a column that nobody asked for. */
  private List<String> compile(TestCompiler compiler, String text) throws Exception {
    String csv = "word," + cell("header " + text) + ",answer\n" + cell(text) + ",1," + cell("A" + text) + "\n" + "other,1,other\n"
        + cell(text) + ",2," + cell("A" + text) + "\n";
    TestCompiler.write(data, "d.csv", csv);
    var result = compiler.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv", answer = "answer", evidence = io.github.limbeck.Evidence.NOT_REQUIRED)
        public interface A { String f(String word); }
        """), compiler == TestCompiler.JAVAC ? new String[] {"-Xlint:all,-processing", "-Werror"} : new String[0]);
    assertThat(result.messages()).filteredOn(m -> m.kind() == Diagnostic.Kind.ERROR).isEmpty();
    assertThat(result.success()).isTrue();
    String source = result.source("app.ADistilled");
    assertThat(source.chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f)).isTrue();
    Object a = result.instance("app.ADistilled");
    assertThat(a.getClass().getMethod("f", String.class).invoke(a, text)).isEqualTo("A" + text);
    return Tokens.of(source).stream().collect(Collectors.toList());
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void staysReadableInMessages(String text) {
    String hostile = text.replace("\ud800 lone", "lone");
    TestCompiler.write(data, "d.csv", "x," + cell("f" + hostile) + "\n" + cell(hostile) + ",yes\n");
    var result = TestCompiler.JAVAC.compile(data, Map.of("app.A", """
        package app;
        @io.github.limbeck.DistillFrom(dataset = "d.csv", evidence = io.github.limbeck.Evidence.NOT_REQUIRED)
        public interface A { boolean f(int x); }
        """));
    assertThat(result.success()).isFalse();
    assertThat(result.messages()).filteredOn(m -> m.text().contains("LIMBECK-4")).isNotEmpty()
        .allSatisfy(m -> assertThat(m.text().codePoints().noneMatch(c -> c != '\n' && (Character.isISOControl(c)
            || Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.LINE_SEPARATOR))).isTrue());
  }
}
