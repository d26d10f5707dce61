package io.github.limbeck.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.program.Expr;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Logical;
import io.github.limbeck.engine.program.Program;
import io.github.limbeck.engine.program.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check can fail: it notices small corruptions of the code. */
class VerificationTest {
  private static final String CODE = "public class G { public boolean f(int x, boolean b) { return b && x >= 7 || x == 3; } }";

  private static Input input(String name, Input.Kind kind, String type) {
    return new Input(name, name, kind, type, Input.Presence.REQUIRED, List.of(), Optional.empty());
  }

  private static Verification verification() {
    Program program = new Program(
        List.of(input("x", Input.Kind.INTEGER, "int"), input("b", Input.Kind.BOOLEAN, "boolean")),
        new Program.AnswerType(Input.Kind.BOOLEAN, "boolean", List.of("false", "true")),
        List.of(new Statement.Return(new Logical.Truth(true))));
    double[][] rows = {{1, 0}, {3, 0}, {7, 1}, {7, 0}, {20, 1}, {6, 1}};
    List<TreeSet<Double>> boundaries = List.of(new TreeSet<>(List.of(1.0, 3.0, 7.0, 20.0)), new TreeSet<>());
    var network = (ToIntFunction<double[]>) r -> r[1] == 1 && r[0] >= 7 || r[0] == 3 ? 1 : 0;
    var checked = new Verification.Rows(rows.length, (i, into) -> System.arraycopy(rows[i], 0, into, 0, 2), i -> "d.csv:" + i,
        List.of(List.of(), List.of()), List.of(network));
    return Verification.of("f", 2, List.of(program),
        new Verification.Trials(List.of(checked), List.of(network), boundaries, new ArrayList<>(List.of(rows)), 0x1p40, false));
  }

  private static Optional<String> difference(String code) throws Exception {
    return verification().firstDifference(InMemoryCompiler.compile(Map.of("G", code)), "G", false);
  }

  @Test
  void acceptsCodeThatEqualsItsNetwork() throws Exception {
    assertThat(difference(CODE)).isEmpty();
    assertThat(verification().byRunning()).hasToString("SAMPLED(20000)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x >= 8", "x > 7", "x <= 7", "x >= 6", "x >= -7"})
  void noticesAnotherBound(String corrupted) throws Exception {
    assertThat(difference(CODE.replace("x >= 7", corrupted))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"b || x >= 7 || x == 3", "!b && x >= 7 || x == 3", "x >= 7 || x == 3", "b && x >= 7", "b && (x >= 7 || x == 3)",
      "b && x >= 7 || x != 3", "b && x >= 7 || x == 4"})
  void noticesOtherLogic(String corrupted) throws Exception {
    assertThat(difference(CODE.replace("b && x >= 7 || x == 3", corrupted))).isPresent();
  }

  @Test
  void noticesAnException() throws Exception {
    assertThat(difference(CODE.replace("return", "if (x == 20) throw new IllegalStateException(); return")).orElseThrow())
        .contains("throws IllegalStateException");
  }

  @Test
  void enumeratesSmallDomains() {
    Input bit = input("b", Input.Kind.BOOLEAN, "boolean");
    List<TreeSet<Double>> none = new ArrayList<>();
    List<Input> bits = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      bits.add(bit);
      none.add(new TreeSet<>());
    }
    assertThat(InputDomain.of(bits, none, 1, false).equality()).isEqualTo(Equality.exhaustive(1 << 20, ""));
    bits.add(bit);
    none.add(new TreeSet<>());
    assertThat(InputDomain.of(bits, none, 1, false).equality().kind()).isEqualTo(Equality.Kind.SAMPLED);
    int[] count = {0};
    InputDomain.of(bits.subList(0, 10), none.subList(0, 10), 1, false).forEach(List.of(), row -> count[0]++);
    assertThat(count[0]).isEqualTo(1024);
  }
}
