package io.github.limbeck.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.limbeck.engine.model.Atom;
import io.github.limbeck.engine.model.DecisionList;
import io.github.limbeck.engine.model.EssenceNetwork;
import io.github.limbeck.engine.model.Form;
import io.github.limbeck.engine.model.Literal;
import io.github.limbeck.engine.model.Rule;
import io.github.limbeck.engine.program.Input;
import io.github.limbeck.engine.program.Program.AnswerType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code by hand against networks by hand: what is proved, what is refuted and by which input, and what is left open. */
class ProofTest {
  private static Input input(String name, Input.Kind kind, String type, Input.Presence presence) {
    return new Input(name, name, kind, type, presence, kind == Input.Kind.STRING ? List.of("red", "green") : List.of(), Optional.empty());
  }

  private static final List<Input> INPUTS = List.of(input("x", Input.Kind.INTEGER, "int", Input.Presence.REQUIRED),
      input("y", Input.Kind.INTEGER, "int", Input.Presence.REQUIRED), input("n", Input.Kind.INTEGER, "int", Input.Presence.BOXED),
      input("a", Input.Kind.REAL, "double", Input.Presence.REQUIRED), input("b", Input.Kind.REAL, "double", Input.Presence.REQUIRED),
      input("c", Input.Kind.REAL, "double", Input.Presence.REQUIRED), input("t", Input.Kind.STRING, "java.lang.String", Input.Presence.REQUIRED));
  private static final int X = 0;
  private static final int Y = 1;
  private static final int N = 2;
  private static final int A = 3;
  private static final int B = 4;
  private static final int T = 6;

  /** The body of a method, against a network that says true where the literals hold. */
  private static Proof.Outcome prove(String body, Literal... literals) {
    DecisionList list = new DecisionList(List.of(new Rule(List.of(literals), 1)), 0);
    String source = "class G { boolean f(int x, int y, Integer n, double a, double b, double c, String t) { " + body + " } }";
    return Proof.ofScalars(source, new Proof.Signature("f", 7, INPUTS, List.of(),
        List.of(new AnswerType(Input.Kind.BOOLEAN, "boolean", List.of("false", "true"))), false, () -> 100, Proof.Setting.USUAL), List.of(EssenceNetwork.of(list)));
  }

  private static Form sum(double... weights) {
    Form form = null;
    for (int i = 0; i < weights.length; i++) {
      Form own = new Form(List.of(new Form.Term(weights[i], new Atom.Value(A + i))));
      form = form == null ? own : form.combine(1, 1, own);
    }
    return form;
  }

  private static final Literal APART = Literal.atLeast(Form.difference(X, Y), 1);

  @ParameterizedTest
  @ValueSource(strings = {"return x > y;", "return !(y >= x);", "return (long) x - y >= 1;", "if (x <= y) { return false; } return true;",
      "boolean more = false; for (int i = 0; i < 3; i++) { more = x > y; } return more;", "return x >= y && x != y;",
      "int most = Math.max(x, y); return most != y;", "return x > y ? true : false;"})
  void whatMeansTheSameIsProved(String body) {
    assertThat(prove(body, APART).proved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"return x >= y;", "return x != y;", "return x > y && x < 1000000;", "return x > y || t.equals(\"red\") && x == y;"})
  void whatDiffersIsRefuted(String body) {
    Proof.Outcome outcome = prove(body, APART);
    assertThat(outcome.proved()).isFalse();
    double[] row = outcome.candidate().orElseThrow().row();
    boolean network = row[X] > row[Y];
    boolean code = body.contains(">=") ? row[X] >= row[Y] : body.contains("!=") ? row[X] != row[Y]
        : body.contains("1000000") ? network && row[X] < 1_000_000 : network || row[T] == 0 && row[X] == row[Y];
    assertThat(code).isNotEqualTo(network);
  }

  /** A sum that leaves its type is no proof of anything: the input that does it is found. */
  @Test
  void overflowIsFound() {
    Proof.Outcome outcome = prove("return x - y >= 1;", APART);
    assertThat(outcome.proved()).isFalse();
    double[] row = outcome.candidate().orElseThrow().row();
    assertThat(Math.abs(row[X] - row[Y])).isGreaterThan(Integer.MAX_VALUE);
  }

  @Test
  void aMissingValueThatIsReadIsFound() {
    Literal three = Literal.atLeast(Form.feature(N), 3);
    assertThat(prove("return n != null && n >= 3;", three).proved()).isTrue();
    Proof.Outcome outcome = prove("return n >= 3;", three);
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.candidate().orElseThrow().row()[N]).isNaN();
  }

  @Test
  void anIndexOutsideIsFound() {
    assertThat(prove("int[] some = new int[2]; some[0] = 1; return some[x > y ? 0 : 1] == 1;", APART).proved()).isTrue();
    assertThat(prove("int[] some = new int[2]; some[0] = 1; return some[x > y ? 0 : 2] == 1;", APART).candidate()).isPresent();
  }

  @Test
  void remaindersFollowTheSign() {
    Literal odd = Literal.exactly(Form.of(new Atom.Remainder(Form.feature(X), 2)), 1);
    assertThat(prove("return Math.floorMod(x, 2) == 1;", odd).proved()).isTrue();
    assertThat(prove("return x % 2 != 0;", odd).proved()).isTrue();
    Proof.Outcome outcome = prove("return x % 2 == 1;", odd);
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.candidate().orElseThrow().row()[X]).isNegative();
  }

  @Test
  void textsBeyondTheKnownOnesCount() {
    Literal red = Literal.atLeast(Form.of(new Atom.Is(T, 0)), 1);
    assertThat(prove("return t.equals(\"red\");", red).proved()).isTrue();
    Proof.Outcome outcome = prove("return !t.equals(\"green\");", red);
    assertThat(outcome.proved()).isFalse();
    assertThat(outcome.candidate().orElseThrow().row()[T]).isEqualTo(2);
  }

  /** Equal over the reals; in another order the sum is rounded otherwise. */
  @Test
  void theOrderOfASumDecidesHowItIsRounded() {
    Literal literal = Literal.atLeast(sum(0.1, 0.2, -0.3), 1);
    Proof.Outcome own = prove("return 0.1 * a + 0.2 * b - 0.3 * c >= 1.0;", literal);
    assertThat(own.proved()).isTrue();
    assertThat(own.overReals()).isTrue();
    assertThat(own.band()).isZero();
    Proof.Outcome other = prove("return 0.2 * b - 0.3 * c + 0.1 * a >= 1.0;", literal);
    assertThat(other.proved()).isTrue();
    assertThat(other.band()).isBetween(1e-15, 1e-12);
    assertThat(prove("return 0.1 * a + 0.2 * b >= 1.0 + 0.3 * c;", literal).band()).isPositive();
  }

  /** A weighted condition is exact; so is a sum of whole numbers that is compared with a real one. */
  @Test
  void conditionsAndWholeNumbersAreNotRounded() {
    Form mixed = sum(0.76, -1).combine(1, 0.16, Form.of(new Atom.Is(T, 0)));
    Proof.Outcome outcome = prove("return 0.76 * a - b + (t.equals(\"red\") ? 0.16 : 0.0) >= 0.1;", Literal.atLeast(mixed, 0.1));
    assertThat(outcome.proved()).isTrue();
    assertThat(outcome.band()).isZero();
    Literal whole = Literal.atLeast(Form.feature(X).combine(1, 10, Form.of(new Atom.Is(T, 0))), 14.5);
    assertThat(prove("return (long) x + (t.equals(\"red\") ? 10 : 0) >= 14.5;", whole).band()).isZero();
  }

  @Test
  void comparisonsWithoutSumsAreNotRounded() {
    Literal literal = Literal.atLeast(new Form(List.of(new Form.Term(1, new Atom.Value(A)), new Form.Term(-1, new Atom.Value(B)))), 0);
    assertThat(prove("return a >= b;", literal).band()).isZero();
    assertThat(prove("return !(b > a);", literal).band()).isZero();
    assertThat(prove("return a >= 0.5;", Literal.atLeast(Form.feature(A), 0.5)).band()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"while (x > y) { return true; } return false;", "return Integer.compare(x, y) > 0;", "return x * x > x * y && x > y;",
      "do { return x > y; } while (true);", "try { return x > y; } finally { }", "return f(y, x, n, a, b, c, t);", "return x >>> 1 > y;"})
  void whatIsNotUnderstoodIsNeverProved(String body) {
    assertThat(prove(body, APART).proved()).isFalse();
  }

  @Test
  void stepsAreCountedNotSeconds() {
    long steps = prove("return x > y;", APART).steps();
    assertThat(prove("return x > y;", APART).steps()).isEqualTo(steps);
  }
}
