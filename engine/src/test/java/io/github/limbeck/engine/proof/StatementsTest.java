package io.github.limbeck.engine.proof;

import static io.github.limbeck.engine.proof.MethodUnderProof.at;
import static io.github.limbeck.engine.proof.MethodUnderProof.atLeast;
import static io.github.limbeck.engine.proof.MethodUnderProof.prove;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Input;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Branches, loops, arrays and calls of methods of the class do what Java says. */
class StatementsTest {
  private static final Literal HIGH = atLeast("x", 3);

  private static Arguments code(Literal network, String right, String... wrong) {
    return Arguments.of(network, right, Arrays.asList(wrong));
  }

  static Stream<Arguments> cases() {
    Literal more = Literal.atLeast(Form.difference(at("x"), at("y")), 1);
    Literal twice = Literal.atLeast(new Form(List.of(new Form.Term(2, new Atom.Value(at("s"))))), 6);
    return Stream.of(
        // Branches
        code(HIGH, "if (x >= 3) { return true; } else { return false; }", "if (x >= 3) { return false; } else { return true; }"),
        code(HIGH, "if (x >= 3) { return true; } else if (x >= 2) { return false; } return false;",
            "if (x >= 3) { return true; } else if (x >= 2) { return true; } return false;"),
        code(HIGH, "boolean z = false; if (x >= 3) { z = true; } return z;", "boolean z = false; if (x >= 3) { z = true; } z = false; return z;",
            "boolean z = true; if (x >= 3) { z = true; } return z;"),
        code(HIGH, "int z = 0; if (x >= 3) { z = 1; } else { z = 2; } return z == 1;", "int z = 0; if (x >= 3) { z = 1; } else { z = 2; } return z == 2;"),
        code(HIGH, "int z = 0; if (x >= 3) { if (x >= 9) { z += 1; } z += 1; } return z > 0;", "int z = 0; if (x >= 3) { if (x >= 9) { z += 1; } } return z > 0;"),
        code(HIGH, "if (false) { return true; } return x >= 3;", "if (true) { return true; } return x >= 3;"),
        code(HIGH, "{ int z = x; { int k = z; if (k >= 3) { return true; } } } return false;"),
        code(HIGH, "if (x < 3) { return false; } if (x < 3) { throw new IllegalStateException(); } return true;",
            "if (x < 4) { throw new IllegalStateException(); } return x >= 3;"),
        code(more, "boolean z = x > y; boolean k = z; z = false; return k;", "boolean z = x > y; boolean k = z; z = false; return z;"),
        code(more, "int a = x, b = y; return a > b;", "int a = x, b = y; return b > a;"),
        // Only what is reached can fail
        code(HIGH, "return n != null && n >= 3 || x >= 3 && (n == null || n < 3) ? x >= 3 : false;", "return n >= 3 || x >= 3;"),
        code(HIGH, "if (n != null) { int k = n; } return x >= 3;", "if (n == null) { int k = n; } return x >= 3;"),
        code(HIGH, "boolean z = n == null || n > 0 || true; return x >= 3;", "boolean z = n != null || n > 0 || true; return x >= 3;"),
        code(HIGH, "boolean z = n == null ? false : n > 0; return x >= 3;", "boolean z = n == null ? n > 0 : false; return x >= 3;"),
        code(HIGH, "boolean z = false && n > 0; return x >= 3;", "boolean z = n > 0 && false; return x >= 3;"),
        code(HIGH, "int k = x >= 0 && x < 100 ? x + 1 : 0; return x >= 3;", "int k = x >= 0 ? x + 1 : 0; return x >= 3;",
            "int k = x < 100 ? x - 1 : 0; return x >= 3;"),
        code(HIGH, "long k = l < 100 ? 0 : l - 1; return x >= 3;", "long k = l + 1; return x >= 3;", "long k = l - 1; return x >= 3;"),
        code(HIGH, "int k = s + s; return x >= 3;", "int k = x + 0 + s; return x >= 3;"),
        code(HIGH, "return x >= 3 && x != Integer.MIN_VALUE + 0;", "int k = -x; return x >= 3;", "return x >= 3 && x < 2147483647 + 1;",
            "return x >= 3 || x < -2147483647 - 2;"),
        // Loops
        code(HIGH, "int k = 0; for (int i = 0; i < 3; i++) { k += 1; } return x >= k;", "int k = 0; for (int i = 0; i <= 3; i++) { k += 1; } return x >= k;"),
        code(HIGH, "int k = 0; for (int i = 3; i > 0; i--) { k += 1; } return x >= k;", "int k = 0; for (int i = 3; i > 1; i--) { k += 1; } return x >= k;"),
        code(HIGH, "int k = 0; for (int i = 0, j = 6; i < j; i++, j--) { k += 1; } return x >= k;",
            "int k = 0; for (int i = 0, j = 6; i < j; i++) { k += 1; } return x >= k;"),
        code(HIGH, "for (int i = 0; i < 9; i++) { if (x >= 3) { return true; } } return false;",
            "for (int i = 0; i < 9; i++) { if (x >= i) { return true; } } return false;"),
        code(HIGH, "for (int i = 0; i < 9; i++) { return x >= 3; } return false;", "for (int i = 0; i < 0; i++) { return x >= 3; } return false;"),
        code(HIGH, "int k = 0; for (int i = 0; i < x && i < 5; i++) { k += 1; } return k >= 3;",
            "int k = 0; for (int i = 0; i < x && i < 5; i++) { k += 1; } return k > 3;"),
        code(HIGH, "int i = 7; boolean z = i == 7; for (int j = 0; j < 2; j++) { } for (int j = 0; j < 2; j++) { } return z && x >= 3;"),
        // Arrays
        code(HIGH, "int[] z = new int[3]; z[1] = x; return z[1] >= 3;", "int[] z = new int[3]; z[1] = x; return z[2] >= 3;",
            "int[] z = new int[3]; z[3] = x; return x >= 3;",
            "int[] z = new int[3]; z[-1] = x; return x >= 3;", "int[] z = new int[3]; return z[3] >= 3 || x >= 3;",
                "int[] z = new int[3]; return z[-1] >= 3 || x >= 3;"),
        code(HIGH, "int[] z = new int[3]; if (p) { z[0] = x; } else { z[0] = x; } return z[0] >= 3;",
            "int[] z = new int[3]; if (p) { z[0] = x; } return z[0] >= 3;"),
        code(HIGH, "long[] z = new long[1]; z[0] += x; z[0] += 1; return z[0] >= 4;", "long[] z = new long[1]; z[0] += x; z[0] += 1; return z[0] >= 3;"),
        code(HIGH, "boolean[] z = new boolean[2]; z[0] = x >= 3; return z[0] || z[1];", "boolean[] z = new boolean[2]; z[0] = x >= 3; return !z[1];"),
        code(HIGH, "int[][] z = new int[2][3]; z[1][2] = x; return z[1][2] >= 3 && z.length == 2 && z[0].length == 3;",
            "int[][] z = new int[2][3]; z[1][2] = x; return z[0][2] >= 3;",
            "int[][] z = new int[2][3]; return x >= 3 && z.length == 3;", "int[][] z = new int[2][3]; return x >= 3 && z[1].length == 2;"),
        code(HIGH, "int[] z = new int[5]; z[3] = 1; z[4] = 1; return x >= 5 || x >= 0 && z[x] == 1;",
            "int[] z = new int[5]; z[2] = 1; z[4] = 1; return x >= 5 || x >= 0 && z[x] == 1;",
            "int[] z = new int[4]; z[3] = 1; return x >= 5 || x >= 0 && z[x] == 1;", "int[] z = new int[5]; z[3] = 1; z[4] = 1; return x >= 5 || z[x] == 1;"),
        code(HIGH, "int[] z = new int[2]; z[0] = 2; z[1] = 1; int k = 0; for (int v : z) { k += v; } return x >= k;",
            "int[] z = new int[2]; z[0] = 2; z[1] = 2; int k = 0; for (int v : z) { k += v; } return x >= k;"),
        code(HIGH, "int[] z = new int[2]; for (int v : z) { if (x >= 3) { return true; } } return false;",
            "int[] z = new int[0]; for (int v : z) { if (x >= 3) { return true; } } return false;"),
        code(HIGH, "int[] z = new int[2]; int[] k = new int[2]; k[1] = x; int[] h = p ? k : k; return h[1] >= 3 && z[1] == 0;",
            "int[] z = new int[2]; int[] k = new int[2]; k[1] = x; int[] h = p ? k : z; return h[1] >= 3;"),
        // Methods of the class
        code(twice, "return twice(s) >= 6;", "return twice(s) > 6;", "return twice(x) >= 6;"),
        code(HIGH, "return positive(x) && x >= 3;", "return positive(y) && x >= 3;", "return positive(x);"),
        code(HIGH, "return x >= 0 && positive(x - 2);", "return x >= 0 && positive(x - 1);", "return positive(x - 2);"),
        code(HIGH, "for (int i = 0; i < 1; i++) { return positive(x) && x >= 3; } return false;"),
        code(HIGH, "int[] z = new int[2]; z[0] = 1; z[1] = 2; return x >= sum(z);", "int[] z = new int[2]; z[0] = 1; z[1] = 1; return x >= sum(z);"),
        code(HIGH, "boolean[] z = new boolean[3]; z[0] = true; return x >= sum(z) + 2;", "boolean[] z = new boolean[3]; return x >= sum(z) + 2;"),
        code(HIGH, "return x >= 3 && down(x) >= 3;", "return down(x) >= 3;", "down(x); return x >= 3;"),
        code(HIGH, "if (x >= 0) { down(x); } return x >= 3;", "if (x >= -1) { down(x); } return x >= 3;"));
  }

  /** A parameter that is handed on under its own name is known by what is read from it. */
  @Test
  void parametersAreHandedOn() {
    List<Input> inputs = List.of(new Input("p.x", "p.x()", Input.Kind.INTEGER, "int", Input.Presence.REQUIRED, List.of(), Optional.empty()));
    Proof.Signature signature = new Proof.Signature("f", 1, inputs, List.of(), List.of(MethodUnderProof.TRUTH), false, () -> 1, Proof.Setting.USUAL);
    List<EssenceNetwork> networks = List.of(EssenceNetwork.of(new DecisionList(List.of(new Rule(List.of(Literal.atLeast(Form.feature(0), 3)), 1)), 0)));
    String source = "class A { boolean f(Point p) { return high(p); } private boolean high(Point p) { return p.x() >= 3; } }";
    assertThat(Proof.ofScalars(source, signature, networks).proved()).isTrue();
    assertThat(Proof.ofScalars(source.replace(">= 3", "> 3"), signature, networks).candidate()).isPresent();
    assertThat(Proof.ofScalars(source.replace("high(Point p)", "high(Point q)"), signature, networks).proved()).isFalse();
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("cases")
  void doWhatJavaSays(Literal network, String right, List<String> wrong) {
    MethodUnderProof.assertProvedAndRefuted(network, right, wrong);
  }
}
