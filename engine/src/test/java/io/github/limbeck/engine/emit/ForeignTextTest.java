package io.github.limbeck.engine.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.verify.InMemoryCompiler;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever a text holds, it stays one literal with its value, and plain words in a comment. */
class ForeignTextTest {
  @Property(tries = 300)
  void aLiteralIsOneAsciiToken(@ForAll String text) {
    String literal = ForeignText.literal(text);
    assertThat(literal.chars().allMatch(c -> c >= 0x20 && c < 0x7f)).isTrue();
    assertThat(Tokens.of(literal)).hasSize(1);
  }

  @Property(tries = 300)
  void aCommentCanNotEndItself(@ForAll String text) {
    assertThat(Tokens.of("/* " + ForeignText.comment(text) + " */ x")).containsExactly("x");
    assertThat(Tokens.of("// " + ForeignText.comment(text) + "\nx")).containsExactly("x");
    assertThat(ForeignText.comment(text)).doesNotContain("\\");
  }

  @Test
  void aLiteralKeepsItsValue() throws Exception {
    StringBuilder all = new StringBuilder("\\u0022; /* */ // \\");
    for (char c = 0; c < 0x300; c++) {
      all.append(c);
    }
    all.append("\u2028\u2029\u202e\ufeff\ud800x\uffff$$%s");
    ClassLoader loader = InMemoryCompiler.compile(Map.of("T", "public class T { public static String t = "
        + ForeignText.literal(all.toString()) + "; public static char q = " + ForeignText.character('\'') + "; }"));
    assertThat(loader.loadClass("T").getField("t").get(null)).isEqualTo(all.toString());
    assertThat(loader.loadClass("T").getField("q").get(null)).isEqualTo('\'');
  }
}
